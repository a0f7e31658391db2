/// What a linter has found in a catalogue, for a layer of the view page.
public struct ViewFinding: Sendable, Hashable {
  /// `error`, `warning` or `info`.
  public var severity: String
  /// As in `TFC307`.
  public var rule: String
  /// As in `ring-not-closed`.
  public var name: String
  /// What is wrong.
  public var message: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1.
  public var column: Int
  /// The place as a JSON Pointer.
  public var pointer: String
  /// The place of the feature in the list of its catalogue, from 0; `nil` for what concerns no single one.
  public var feature: Int?

  /// A finding from its parts.
  public init(
    severity: String, rule: String, name: String, message: String, line: Int, column: Int, pointer: String,
    feature: Int?
  ) {
    (self.severity, self.rule, self.name, self.message) = (severity, rule, name, message)
    (self.line, self.column, self.pointer, self.feature) = (line, column, pointer, feature)
  }
}
