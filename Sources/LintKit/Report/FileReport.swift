import Base
import TFCatJSON

/// What linting one file found.
public struct FileReport: Sendable {
  /// As it was given; `-` for standard input.
  public var path: String
  /// What the document says it is: `FeatureCollection`, `Feature` or a geometry; `EPNcore table` for a table;
  /// `nil` when it says nothing.
  public var type: String?
  /// How many items were looked at: the features of a catalogue, the rows of a table, the items of the long
  /// lists of any other document.
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
        end: origin)
    ]
    counts = [rule.id: 1]
    severities = [rule.severity: 1]
    isReadable = false
  }

  /// The gravest severity found; `nil` where there are no findings.
  public var worst: Severity? { severities.keys.max() }
}
