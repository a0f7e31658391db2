import Base
import Foundation
import JSONSchema
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatPublish
import TFCatTables
import TFCatYAML
import TableMapping

/// A YAML document, also as settings of a service.
func fuzzYAML(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  _ = try? YAMLParser.parse(text)
  _ = try? PublishSettings(yaml: text)
}

/// A table of bursts for mappings and formulas.
private let table = """
  start,end,low,high,type,note
  2024-01-01T00:00:00,2024-01-01T00:01:00,20,30 MHz,III,a (b)
  2024-01-01 00:10,10:20,"1,5",300 kHz,,<5
  2460310.5,,-1e3,nan,II,
  """

func fuzzMapping(_ bytes: [UInt8]) {
  let (mapping, input) = (ScratchFile.path(ending: "yml"), ScratchFile.path(ending: "csv"))
  guard ScratchFile.write(bytes, to: mapping), ScratchFile.write(Array(table.utf8), to: input) else { return }
  do {
    var conversion = try Conversion(paths: [input], options: SourceOptions(parameters: ["map": mapping]))
    while let feature = try conversion.next() {
      guard try Feature(json: feature.json) == feature else {
        fatalError("a feature changes on the way: \(feature)")
      }
    }
  } catch {
    guard !"\(error)".isEmpty else { fatalError("an error without a text") }
  }
}

func fuzzExpression(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self), let formula = try? MappingExpression(text),
    var reader = try? DelimitedTableReader(bytes: Array(table.utf8)),
    let mapping = try? MappingFile(YAMLParser.parse("version: 1"), path: "fuzz", sections: []),
    var scope = try? MappingScope(mapping, head: reader.head)
  else { return }
  while let row = try? reader.next() {
    scope.take(row)
    _ = try? formula.evaluate(in: scope)
  }
}

/// A schema and an instance, with a line `---` between them.
func fuzzSchema(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: Array("\n---\n".utf8), maxSplits: 1)
  guard let first = parts.first, let document = try? JSONValue(jsonText: first),
    let schema = try? Schema(document),
    let instance = parts.count > 1 ? try? JSONValue(jsonText: parts[1]) : document
  else { return }
  guard let isValid = try? schema.isValid(instance), let evaluation = try? schema.evaluate(instance)
  else { return }
  guard evaluation.isValid == isValid else {
    fatalError("valid: \(isValid), and \(evaluation.violations.count) violations")
  }
}

/// A chain code in a row of the Heliophysics Feature Catalogue: where it starts, and its steps.
func fuzzChain(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let cells = text.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false).map {
    $0.filter { !$0.isNewline && $0 != ";" && $0 != "\"" }
  }
  guard cells.count == 4 else { return }
  let row = """
    CC_X_PIX;CC_Y_PIX;CC;SKE_CC_X_PIX;SKE_CC_Y_PIX;SKE_CC;TIME_START;TIME_END;BR_Y0_MHZ;BR_Y1_MHZ;BR_X0_PIX;BR_Y0_PIX;BR_X2_PIX;BR_Y1_PIX;FEAT_FILENAME
    \(cells[0]);\(cells[1]);\(cells[2]);601;230;\(cells[3]);2010-06-12T10:00:00;2010-06-12T10:03:00;12.375;12.575;600;226;603;230;rabat3_203_win_20100612T000000_feat.csv

    """
  let path = ScratchFile.path(ending: "csv")
  guard ScratchFile.write(Array(row.utf8), to: path),
    let source = try? SourceRegistry.standard.source(named: "hfc1t3"),
    var conversion = try? Conversion(paths: [path], as: source)
  else { return }
  while let feature = try? conversion.next() {
    guard (try? Feature(json: feature.json)) == feature else {
      fatalError("a feature changes on the way: \(feature)")
    }
  }
}
