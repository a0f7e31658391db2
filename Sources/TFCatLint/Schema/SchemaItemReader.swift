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
  /// Where reading stopped.
  var offset = 0
  var hasTrailingComma = false
  private(set) var outcome = SchemaPass.ListOutcome()
  private var tape = JSONTape()
  private var questions: [Question]

  /// What is asked about each item.
  private struct Question {
    let schema: Int
    var check: ItemCheck
    /// Whether all items so far satisfy the schema.
    var isSatisfied = true
    var found: SchemaItemFindings
    /// The keywords of which enough was told.
    var counted = KeywordSet()

    init(_ schema: Int, _ pass: SchemaPass) {
      self.schema = schema
      check = ItemCheck(pass.schema, schema)
      found = pass.noItemFindings
    }
  }

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
    self.offset = offset
    questions = schemas.map { Question($0, pass) }
  }

  mutating func fail(_ reason: JSONTape.Fault.Reason = .noJSON, at place: Int? = nil) {
    outcome.fault = outcome.fault ?? JSONTape.Fault(reason: reason, offset: (place ?? offset) + base)
  }

  /// Reads items and commas, as long as there are any.
  mutating func run() {
    readItems()
    for var question in questions where !question.isSatisfied {
      question.found.omit(question.check.counts)
      outcome.findings[question.schema] = question.found
    }
  }

  private mutating func readItems() {
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
    let index = firstIndex + outcome.count
    let whole = documentRange(range)
    var place: [JSONPointer.Token] { [.name(list), .index(index)] }
    var item: Finding.Item { Finding.Item(list: list, index: index, range: whole) }
    for position in questions.indices {
      do throws(EvaluationFault) {
        if try questions[position].check.isValid(view) { continue }
        questions[position].isSatisfied = false
        let counted = questions[position].counted
        let violations = try questions[position].check.violations(
          of: view, rootName: "item \(index) of \"\(list)\"", counting: counted)
        guard !violations.isEmpty else { continue }
        let findings = violations.compactMap { pass.finding($0, documentRange($0.range), place, of: item) }
        questions[position].found.add(findings)
        questions[position].counted = questions[position].found.counted
      } catch {
        guard let finding = pass.finding(error, whole, place, of: item) else { continue }
        questions[position].isSatisfied = false
        questions[position].found.addUnanswered(finding)
      }
    }
  }

  private func documentRange(_ range: Range<Int>) -> Range<Int> {
    (range.lowerBound + base)..<(range.upperBound + base)
  }
}

extension UnsafeRawBufferPointer {
  func skippingWhitespace(from start: Int) -> Int {
    var offset = start
    while offset < count, self[offset].isJSONWhitespace { offset += 1 }
    return offset
  }
}
