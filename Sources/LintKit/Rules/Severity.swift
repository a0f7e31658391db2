import Base

/// How bad a finding is.
public enum Severity: String, CaseIterable, Codable, Hashable, Sendable {
  /// Advice.
  case info
  /// Against a SHOULD of the standard, or a likely mistake.
  case warning
  /// Against a MUST of the standard, or refused by the reference validator.
  case error
}

extension Severity: Comparable {
  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Whether the left one is less severe: `info < warning < error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

extension Severity {
  /// The word, as wide as the longest one, for columns.
  var cell: String { rawValue.padded(to: Severity.warning.rawValue.count) }

  /// `2 errors, 1 warning`; empty where nothing was found.
  static func counted(_ counts: [Severity: Int]) -> String {
    allCases.reversed().compactMap { severity in
      counts[severity].map { $0.of(severity == .info ? "note" : severity.rawValue) }
    }.joined(separator: ", ")
  }
}
