/// One thing to say about a unit text.
public struct UnitFinding: Hashable, Sendable {
  /// What is wrong, or worth knowing.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The text does not follow the grammar (appendix C.4).
    case syntax
    /// The text is a remark in the place of a unit: `n/a`, `hh:mm:ss`.
    case notAUnit
    /// The size or an exponent cannot be represented, or the text is unreasonably long or deep.
    case outOfRange
    /// `unknown`: reserved for a unit that has been lost (§2.2).
    case reserved
    /// The text is empty: dimensionless, unknown or forgotten (§2.2).
    case empty
    /// A symbol that is not in the table of known units (§2.4).
    case unknownUnit
    /// A function other than log, ln, exp and sqrt (§2.9).
    case unknownFunction
    /// A unit that the standard knows but deprecates (Table 2, §2.6 note 3).
    case deprecated
    /// A known unit that may not take this prefix (Table 2).
    case prefixNotAllowed
    /// The prefix `da`, which must not be used, or `d`, which should not (§2.7).
    case discouragedPrefix
    /// Valid, but read by the standard as something else than most writers mean: `Rs`, `ha`.
    case misleading
    /// `'name'`: allowed, but no program can convert it (§2.11).
    case quoted
  }

  /// How bad a finding is.
  public enum Severity: Int, Hashable, Sendable, Comparable {
    case note, warning, error

    /// Whether the left one comes first.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is found.
  public let kind: Kind
  /// Where, as UTF-8 offsets in the text.
  public let range: Range<Int>
  /// What is wrong and what to do, in one or two sentences.
  public let message: String
  /// What to write instead of the text in `range`, when a change there alone is what is needed.
  public let replacement: String?
  /// Whole unit texts to write instead, the likeliest first; every one of them is valid.
  public let suggestions: [String]

  /// An error is a text that has no reading; a warning a reading that the standard advises against.
  public var severity: Severity {
    switch kind {
    case .syntax, .notAUnit, .outOfRange: .error
    case .unknownUnit, .unknownFunction, .deprecated, .prefixNotAllowed, .misleading, .reserved: .warning
    case .discouragedPrefix: .warning
    case .quoted, .empty: .note
    }
  }

  init(
    _ kind: Kind, _ range: Range<Int>, _ message: String, replacement: String? = nil,
    suggestions: [String] = []
  ) {
    self.kind = kind
    self.range = range
    self.message = message
    self.replacement = replacement
    self.suggestions = suggestions
  }

  func suggesting(_ texts: [String]) -> UnitFinding {
    UnitFinding(kind, range, message, replacement: replacement, suggestions: texts)
  }
}

/// Why a text is no unit: the first finding of severity `error`.
public struct VOUnitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why there is no unit.
  public let finding: UnitFinding

  init(_ finding: UnitFinding) {
    self.finding = finding
  }

  /// The message with the likeliest correction behind it.
  public var description: String {
    guard let best = finding.suggestions.first else { return finding.message }
    return "\(finding.message) Write \(best)"
  }
}
