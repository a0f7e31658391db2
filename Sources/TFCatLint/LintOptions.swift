public import JSONSchema

/// How to lint.
public struct LintOptions: Sendable {
  public var rules: RuleSet
  /// How many chunks of features are checked at the same time, at least 1.
  public var jobs: Int
  /// How often one rule may speak of one file; `nil` for as often as it has something to say.
  public var maximumPerRule: Int?
  /// A JSON Schema that catalogues have to satisfy besides: that of a journal or a project.
  public var profile: Schema?
  /// Tests set this to see that the fast path hides nothing.
  public var usesFastPath = true
  /// The size of the pieces in which features are read, in bytes.
  package var chunkSize = 1 << 18
  /// Whether the memory of each piece is given back once it has been checked, for who reads the file again in any case.
  package var releasesMemory = false

  public init(rules: RuleSet = RuleSet(), jobs: Int = 1, maximumPerRule: Int? = nil, profile: Schema? = nil) {
    self.rules = rules
    self.jobs = max(1, jobs)
    self.maximumPerRule = maximumPerRule
    self.profile = profile
  }

  /// By the index of the rule, how many of its findings a report shows at most.
  var limits: [Int] {
    rules.descriptions.map { $0.isOncePerFile ? 1 : maximumPerRule ?? .max }
  }
}
