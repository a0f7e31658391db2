public import Base
public import TFCat

/// One finding, as reported: which rule, what is wrong, where.
public struct Diagnostic: Hashable, Sendable {
  /// The rule's id, `TFC307`.
  public var rule: String
  /// The rule's name, `ring-not-closed`.
  public var name: String
  public var severity: Severity
  /// What is wrong, in one sentence.
  public var message: String
  /// What to do about it.
  public var advice: String
  /// Why it matters.
  public var explanation: String
  /// More that helps: the place of a first use, the changes to make one by one.
  public var notes: [String]
  /// The place in the document's structure.
  public var pointer: JSONPointer
  /// The place in the file: bytes from its start.
  public var range: Range<Int>
  public var start: SourcePosition
  /// The position after the last character.
  public var end: SourcePosition
}

/// What linting one file found.
public struct FileReport: Sendable {
  public var path: String
  /// The document's type: `FeatureCollection`, `Feature` or a geometry; `nil` when it has none.
  public var type: String?
  /// The number of features that were looked at.
  public var featureCount: Int
  public var byteCount: Int
  /// In the order of the document.
  public var diagnostics: [Diagnostic]
  /// Findings that were left out because their rule had spoken often enough, by rule id.
  public var omitted: [String: Int]
  /// All findings by rule id, those left out included.
  public var counts: [String: Int]
  /// All findings by severity, those left out included.
  public var severities: [Severity: Int]
  /// Whether the document is an EPNcore table, of which `featureCount` is the number of rows.
  public var isTable = false
  /// Whether the file is text, of which lines can be shown.
  public var isText = true
  /// Whether the file could be read at all.
  public var isReadable = true

  /// The gravest severity found.
  public var worst: Severity? { severities.keys.max() }
}
