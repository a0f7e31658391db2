internal import Synchronization

/// Regular expressions of formulas, which are the same in each row: to compile one takes far longer than to
/// match it.
enum RegularExpressions {
  struct Match: Sendable {
    /// The text of the group that was asked for; `nil` where the expression has no such group.
    var group: String?
  }

  /// A pattern may be made of a row's values: of more than these, all are compiled anew.
  private static let limit = 64
  private static let compiled = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  /// What a pattern finds first in a text; `nil` for nothing.
  ///
  /// - Parameter number: of the group, 0 for the whole.
  static func match(
    _ pattern: String, in text: String, group number: Int
  ) throws(MappingFault) -> Match? {
    let result: Result<Match?, MappingFault> = compiled.withLock { compiled in
      let regex: Regex<AnyRegexOutput>
      if let known = compiled[pattern] {
        regex = known
      } else {
        guard let new = try? Regex(pattern) else {
          return .failure(MappingFault("\"\(pattern)\" is no regular expression"))
        }
        if compiled.count == limit { compiled.removeAll() }
        compiled[pattern] = new
        regex = new
      }
      guard let match = try? regex.firstMatch(in: text) else { return .success(nil) }
      guard number >= 0, number < match.output.count else { return .success(Match(group: nil)) }
      return .success(Match(group: match.output[number].substring.map(String.init) ?? ""))
    }
    return try result.get()
  }
}
