public import Base
public import TFCatJSON

/// One finding, as reported: which rule, what is wrong, where.
public struct Diagnostic: Hashable, Sendable {
  /// The rule that reports it, with its id, its name, its advice and why it matters.
  public var rule: RuleDescription
  /// How grave the finding is: as its rule says, unless this one is graver or lighter.
  public var severity: Severity
  /// What is wrong, in one sentence.
  public var message: String
  /// More that helps: the place of a first use, the changes to make one by one.
  public var notes: [String]
  /// The place in the structure of the document, as a JSON Pointer (RFC 6901).
  public var pointer: JSONPointer
  /// The place in the file, in bytes from its start.
  public var range: Range<Int>
  /// Line and column of the first byte, from 1.
  public var start: SourcePosition
  /// The position after the last character.
  public var end: SourcePosition
  /// What tells the finding from all others of its file, also when the file is edited elsewhere.
  public var fingerprint: Fingerprint
  /// How the tool can mend it; `nil` where it cannot.
  public var fix: Fix?

  package init(
    rule: RuleDescription, severity: Severity, message: String, notes: [String] = [], pointer: JSONPointer,
    range: Range<Int>, start: SourcePosition, end: SourcePosition,
    fingerprint: Fingerprint, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.notes = notes
    self.pointer = pointer
    self.range = range
    self.start = start
    self.end = end
    self.fingerprint = fingerprint
    self.fix = fix
  }
}
