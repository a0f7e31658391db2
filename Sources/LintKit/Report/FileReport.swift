import Base
import TFCatJSON

/// What linting one file found.
public struct FileReport: Sendable {
  /// As it was given; `-` for standard input.
  public var path: String
  /// What the document says it is: `FeatureCollection`, `Feature` or a geometry; `EPNcore table` for a table;
  /// `nil` when it says nothing.
  public var type: String?
  /// How many items were looked at: the features of a document, the rows of a table.
  public var itemCount: Int
  /// The size of the file in bytes, unpacked where it is packed.
  public var byteCount: Int
  /// The findings, in the order of the document.
  public var diagnostics: [Diagnostic] = []
  /// Findings that were left out because their rule had reported `maximumPerRule` others, by rule id.
  public var omitted: [String: Int] = [:]
  /// All findings by rule id, those left out included.
  public var counts: [String: Int] = [:]
  /// All findings by severity, those left out included.
  public var severities: [Severity: Int] = [:]
  /// Whether the document is an EPNcore table, whose items are rows.
  public var isTable = false
  /// Whether the file is text, of which lines can be shown.
  public var isText = true
  /// How many findings a baseline knows, which are in no other number here.
  public var knownCount = 0
  /// The least severity that lets a run fail for this file; `nil` where no finding does.
  public var failOn: Severity? = .error
  /// How many fixes were applied to the document, which is reported as it is now.
  public var fixedCount = 0
  /// Whether the file could be read at all.
  public var isReadable = true

  package init(path: String, type: String?, itemCount: Int, byteCount: Int) {
    self.path = path
    self.type = type
    self.itemCount = itemCount
    self.byteCount = byteCount
  }

  /// The report of a file that cannot be read, which is a finding too.
  ///
  /// - Parameters:
  ///   - rule: the one about such files.
  ///   - message: what is the matter with this one.
  package init(unreadable path: String, rule: RuleDescription, message: String) {
    self.init(path: path, type: nil, itemCount: 0, byteCount: 0)
    let origin = SourcePosition(line: 1, column: 1)
    diagnostics = [
      Diagnostic(
        rule: rule, severity: rule.severity, message: message, pointer: [], range: 0..<0, start: origin,
        end: origin, fingerprint: Fingerprint(onceToldRule: rule.id))
    ]
    counts = [rule.id: 1]
    severities = [rule.severity: 1]
    isReadable = false
  }

  /// The same report with at most so many findings of each rule; those that it leaves out are counted.
  ///
  /// - Parameter maximumPerRule: `nil` for all.
  package func limited(to maximumPerRule: Int?) -> FileReport {
    guard let maximumPerRule else { return self }
    var report = self
    var shown: [String: Int] = [:]
    report.diagnostics = diagnostics.filter { diagnostic in
      shown[diagnostic.rule.id, default: 0] += 1
      let isShown = shown[diagnostic.rule.id, default: 0] <= maximumPerRule
      if !isShown { report.omitted[diagnostic.rule.id, default: 0] += 1 }
      return isShown
    }
    return report
  }

  /// Takes findings out, also of the counts.
  package mutating func removeDiagnostics(where isRemoved: (Diagnostic) -> Bool) {
    diagnostics.removeAll { diagnostic in
      guard isRemoved(diagnostic) else { return false }
      Self.subtractOne(from: &counts, diagnostic.rule.id)
      Self.subtractOne(from: &severities, diagnostic.severity)
      return true
    }
  }

  private static func subtractOne<Key>(from counts: inout [Key: Int], _ key: Key) {
    let rest = (counts[key] ?? 1) - 1
    counts[key] = rest > 0 ? rest : nil
  }

  /// Whether something was found that lets a run fail.
  public var fails: Bool {
    failOn.map { limit in severities.contains { $0.key >= limit && $0.value > 0 } } ?? false
  }

  /// The gravest severity found; `nil` where there are no findings.
  public var worst: Severity? { severities.keys.max() }
}
