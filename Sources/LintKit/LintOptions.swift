/// How to lint, whatever is linted.
public struct LintOptions: Sendable {
  /// Which of the linter's rules are used.
  public var selection: RuleSelection
  /// How many pieces of a file are checked at the same time, at least 1.
  public var jobs: Int
  /// How many findings of one rule are kept for one file; `nil` for all.
  public var maximumPerRule: Int?
  /// Severities that are not the rules' own, by the ids of the rules.
  package var severities: [String: Severity] = [:]
  /// Places of which some rules are not heard. Where there are any, findings must not be limited in number.
  package var ignoredPlaces = IgnoredPlaces.none
  /// The size of the pieces in which features are read, in bytes.
  package var chunkSize = 1 << 18
  /// Whether the memory of each piece is given back once it has been checked, for callers that read the file
  /// again in any case.
  package var releasesMemory = false
  /// Asked before each piece of a file: what is found no longer matters once it says yes.
  package var isCancelled: (@Sendable () -> Bool)?

  /// Options of a run.
  ///
  /// - Parameters:
  ///   - selection: the rules to run.
  ///   - jobs: how many threads work at a time, at least 1. The report does not depend on it.
  ///   - maximumPerRule: how many findings of a rule to keep for each file; `nil` for all.
  public init(selection: RuleSelection = .all, jobs: Int = 1, maximumPerRule: Int? = nil) {
    self.selection = selection
    self.jobs = max(1, jobs)
    self.maximumPerRule = maximumPerRule
  }
}
