/// What can be wrong with a UCD, one case for each rule of the standard.
public enum UCDProblem: String, Sendable, Hashable, CaseIterable {
  /// The text does not follow the grammar (UCD 1.1, section 2.2): an empty word or atom, a character that is
  /// not allowed, a misplaced hyphen, underscore or colon.
  case syntax
  /// The IVOA list has no such word (UCD1+ list 1.6, section 2).
  case unknownWord
  /// The word has left the list; another is to be written (the list of deprecated words of UCD1+ 1.6).
  case deprecatedWord
  /// A word stands where its syntax code forbids it (UCD 1.1, section 3.3; codes P and S).
  case order
  /// A spectral band or an axis is not where the word it belongs to expects it (codes E, C and V).
  case combination
  /// A word has a namespace in front: needless when it is `ivoa`, unknown to others when it is not.
  case namespace
  /// Right word, but not spelled with the capitals of the list. Case has no meaning in a UCD.
  case letterCase
  /// The same word twice.
  case repetition

  /// How much the problem weighs.
  public var severity: UCDSeverity {
    switch self {
    case .syntax, .unknownWord, .order: .error
    case .deprecatedWord: .warning
    case .namespace, .combination, .letterCase, .repetition: .advice
    }
  }

  /// Whether a UCD with this problem is outside the current standard, rather than only badly put.
  ///
  /// A deprecated word is: it was once correct, thus a warning, but the list of today does not have it.
  public var breaksStandard: Bool {
    switch self {
    case .syntax, .unknownWord, .order, .deprecatedWord: true
    case .namespace, .combination, .letterCase, .repetition: false
    }
  }
}

/// How much a problem of a UCD weighs, the lightest first.
public enum UCDSeverity: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The UCD is right, but could be put better.
  case advice
  /// The UCD was right in an earlier edition of the list.
  case warning
  /// The UCD breaks a rule.
  case error

  /// Whether the left one comes first.
  public static func < (left: UCDSeverity, right: UCDSeverity) -> Bool {
    left.rawValue < right.rawValue
  }
}
