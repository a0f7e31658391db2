/// One thing that is checked. A rule is one file: its words, its examples (which are its tests and its page
/// of the documentation) and its check.
///
/// What a rule looks at, a catalogue or a table, is the business of the linter that it belongs to: each
/// linter has protocols of its own, which refine this one. A rule reports what it sees to an `Emitter`; how
/// often it is heard is decided when the report is made.
package protocol Rule: Sendable {
  /// Its words. They belong to the type, so that a rule is an empty value.
  static var description: RuleDescription { get }
}

extension Rule {
  package var description: RuleDescription { Self.description }
}
