package import TFCatJSON

/// Through which one rule reports what it finds.
///
/// It is handed to checks a hundred times for each feature, so that it counts no references: the worker that
/// calls the rule holds the sink, and the type of a rule holds its words. A rule cannot keep it, as rules are
/// `Sendable` and emitters are not.
package struct Emitter {
  private unowned(unsafe) let sink: FindingSink
  /// The rule that reports.
  package unowned(unsafe) let rule: RuleDescription

  init(_ sink: FindingSink, _ rule: RuleDescription) {
    self.sink = sink
    self.rule = rule
  }

  /// Reports a fault.
  ///
  /// - Parameters:
  ///   - message: what is wrong there, with the offending value, in one sentence without a full stop.
  ///   - pointer: the place, relative to what the rule was shown.
  ///   - part: `.name` to point at the member's name and not at its value.
  ///   - severity: where it is not the rule's own.
  ///   - notes: what else helps, such as the place of a first use.
  ///   - repair: how it can be mended.
  package func report(
    _ message: String, at pointer: JSONPointer = JSONPointer(), part: JSONNode.Part = .value,
    severity: Severity? = nil, notes: [String] = [], repair: Repair? = nil
  ) {
    sink.found.append(
      Finding(
        rule, message, severity: severity, notes: notes, at: .pointer(sink.base.appending(pointer), part),
        of: sink.item, repair: repair))
  }

  /// Reports a fault of the text, whose bytes are known.
  package func report(
    _ message: String, severity: Severity? = nil, bytes: Range<Int>, pointer: JSONPointer,
    repair: Repair? = nil
  ) {
    sink.found.append(
      Finding(rule, message, severity: severity, at: .bytes(bytes, pointer), of: sink.item, repair: repair))
  }

  /// Reports a fault of an item that was seen before.
  package func report(
    _ message: String, at pointer: JSONPointer, part: JSONNode.Part = .value, of item: Finding.Item,
    notes: [String] = [], repair: Repair? = nil
  ) {
    sink.found.append(
      Finding(rule, message, notes: notes, at: .pointer(pointer, part), of: item, repair: repair))
    sink.noteItem(of: rule)
  }

  /// Counts faults without a place.
  package func omit(severity: Severity? = nil, count: Int) {
    sink.found.omit(rule, severity ?? rule.severity, count: count)
  }

  /// Whether enough was said of items that were seen before; what the rule says must come in the order of the
  /// document. Then nobody needs the place of another one, and it is only counted.
  package func omitsAnother() -> Bool {
    guard sink.isSatisfied(with: rule) else { return false }
    omit(count: 1)
    return true
  }
}
