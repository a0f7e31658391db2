import Base
import EPNCoreLint
import Foundation
import LintKit
import TFCatPublish
import TFCatTables

/// Reads a table to its end: rows are numbered one after the other.
private func drain(_ table: any TableReader) {
  var reader = table
  var last = 0
  do throws(TableError) {
    while let row = try reader.next() {
      guard row.number > last else { fatalError("row \(row.number) behind \(last)") }
      last = row.number
      if last <= 100 { _ = reader.text(of: row) }
      if last == 100_000 { return }
    }
  } catch {
    guard !error.description.isEmpty else { fatalError("an error without a text") }
  }
}

func fuzzVOTable(_ bytes: [UInt8]) {
  guard let reader = try? VOTableReader(bytes: bytes) else { return }
  drain(reader)
}

/// The first two bytes choose the types of three columns, the rest are the rows.
func fuzzBinary2(_ bytes: [UInt8]) {
  let types = [
    "boolean", "bit", "unsignedByte", "short", "int", "long", "char", "unicodeChar", "float", "double",
    "floatComplex", "doubleComplex",
  ]
  let sizes = ["", " arraysize=\"*\"", " arraysize=\"2x*\"", " arraysize=\"3\"", " arraysize=\"4*\""]
  guard bytes.count > 4 else { return }
  var fields = ""
  for (number, byte) in bytes.prefix(3).enumerated() {
    let (type, size) = (types[Int(byte) % types.count], sizes[Int(byte) / types.count % sizes.count])
    fields += "<FIELD name=\"c\(number)\" datatype=\"\(type)\"\(size)/>"
  }
  let kind = bytes[3] & 1 == 0 ? "BINARY2" : "BINARY"
  let stream = Data(bytes.dropFirst(4)).base64EncodedString()
  let text = """
    <VOTABLE version="1.4"><RESOURCE><TABLE>\(fields)<DATA><\(kind)>\
    <STREAM encoding="base64">\(stream)</STREAM></\(kind)></DATA></TABLE></RESOURCE></VOTABLE>
    """
  fuzzVOTable(Array(text.utf8))
}

func fuzzText(_ bytes: [UInt8]) {
  guard let reader = try? DelimitedTableReader(bytes: bytes) else { return }
  drain(reader)
}

func fuzzECSV(_ bytes: [UInt8]) {
  guard let reader = try? ECSVReader(bytes: bytes) else { return }
  drain(reader)
}

/// SQLite reads files only.
func fuzzSQLite(_ bytes: [UInt8]) {
  let path = ScratchFile.path(ending: "sqlite")
  guard ScratchFile.write(bytes, to: path), let file = try? MappedFile(path: path) else { return }
  _ = EPNCoreLinter(options: LintOptions(jobs: 1), openers: [.sqlite]).lint(file, path: path)
}
