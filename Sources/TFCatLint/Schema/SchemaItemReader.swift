import Base
import JSONSchema
import LintKit
import TFCatJSON

/// Asks the items of a list one after the other.
struct SchemaItemReader: ~Copyable {
  let pass: SchemaPass
  let text: UnsafeRawBufferPointer
  /// Where the text begins in the document.
  let base: Int
  let list: String
  let firstIndex: Int
  let schemas: [Int]
  /// Where reading stopped.
  var offset = 0
  var hasTrailingComma = false
  var outcome = SchemaPass.ListOutcome()
  private var tape = JSONTape()
  private var validity: ValidityCheck

  init(
    pass: SchemaPass, text: UnsafeRawBufferPointer, base: Int, list: String, firstIndex: Int,
    schemas: [Int],
    offset: Int = 0
  ) {
    self.pass = pass
    self.text = text
    self.base = base
    self.list = list
    self.firstIndex = firstIndex
    self.schemas = schemas
    self.offset = offset
    validity = ValidityCheck(pass.schema)
  }

  mutating func fail(_ reason: JSONTape.Fault.Reason = .noJSON, at place: Int? = nil) {
    outcome.fault = outcome.fault ?? JSONTape.Fault(reason: reason, offset: (place ?? offset) + base)
  }

  /// Reads items and commas, as long as there are any.
  mutating func run() {
    while offset < text.count {
      let start = offset
      do throws(JSONTape.Fault) {
        offset = try tape.readValue(of: text, at: offset)
      } catch {
        return fail(error.reason, at: error.offset)
      }
      if !tape.duplicateNames.isEmpty { outcome.hasDuplicateNames = true }
      if let view = tape.view(of: text) { ask(view, start..<offset) }
      outcome.count += 1
      hasTrailingComma = false
      offset = text.skippingWhitespace(from: offset)
      guard offset < text.count, text[offset] == .valueSeparator else { return }
      offset = text.skippingWhitespace(from: offset + 1)
      hasTrailingComma = true
      if offset < text.count, text[offset] == .endArray { return }
    }
  }

  private mutating func ask(_ view: TapeView, _ range: Range<Int>) {
    for schema in schemas {
      let index = firstIndex + outcome.count
      var place: [JSONPointer.Token] { [.name(list), .index(index)] }
      let whole = (range.lowerBound + base)..<(range.upperBound + base)
      do throws(EvaluationFault) {
        if try validity.isValid(view, schema: schema) { continue }
        let name = "item \(index) of \"\(list)\""
        let found = try pass.schema.violations(
          of: view, schema: schema, rootName: name,
          counting: outcome.findings[schema]?.counted ?? KeywordSet())
        var findings: [Finding] = []
        for violation in found.violations {
          let range = (violation.range.lowerBound + base)..<(violation.range.upperBound + base)
          if let finding = pass.finding(violation, range, place, of: item(index, whole)) {
            findings.append(finding)
          }
        }
        let nothing = pass.noItemFindings
        outcome.findings[schema, default: nothing].add(found.counts, findings)
      } catch {
        guard let finding = pass.finding(error, whole, place, of: item(index, whole)) else { continue }
        let nothing = pass.noItemFindings
        outcome.findings[schema, default: nothing].addUnanswered(finding)
      }
    }
  }

  /// - Parameter range: in the document.
  private func item(_ index: Int, _ range: Range<Int>) -> Finding.Item {
    Finding.Item(list: list, index: index, range: range)
  }
}

extension UnsafeRawBufferPointer {
  func skippingWhitespace(from start: Int) -> Int {
    var offset = start
    while offset < count, self[offset].isJSONWhitespace { offset += 1 }
    return offset
  }
}
