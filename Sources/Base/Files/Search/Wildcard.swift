/// A pattern for one part of a path, as shells and `.gitignore` write it: `*` stands for any characters, `?`
/// for one, `[a-z]` for one of a set, `[!a-z]` for one of none, and a backslash takes the meaning from what
/// follows it. A bracket that is not closed stands for itself.
package struct Wildcard: Sendable, Hashable {
  private enum Token: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    case one
    case run
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private var tokens: [Token] = []

  package init(_ text: some StringProtocol) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*": if tokens.last != .run { tokens.append(.run) }
      case "?": tokens.append(.one)
      case "[":
        if let (token, end) = Self.set(scalars, from: index) {
          tokens.append(token)
          index = end
        } else {
          tokens.append(.scalar("["))
        }
      case "\\" where index < scalars.count:
        tokens.append(.scalar(scalars[index]))
        index += 1
      default: tokens.append(.scalar(scalar))
      }
    }
  }

  /// Whether a text has a character that makes it a pattern.
  package static func isPattern(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { $0 == "*" || $0 == "?" || $0 == "[" }
  }

  private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (token: Token, end: Int)? {
    var index = start
    var isNegated = false
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      isNegated = true
      index += 1
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    let first = index
    while index < scalars.count {
      // A closing bracket that comes first is one of the set.
      if scalars[index] == "]", index > first { return (.set(ranges, isNegated: isNegated), index + 1) }
      if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
      let low = scalars[index]
      index += 1
      guard index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" else {
        ranges.append(low...low)
        continue
      }
      index += 1
      if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
      if low <= scalars[index] { ranges.append(low...scalars[index]) }
      index += 1
    }
    return nil
  }

  /// Whether the whole text has this form.
  package func matches(_ text: some StringProtocol) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var (token, index) = (0, 0)
    // Where the last run began, and how far it reached: only that one is ever made longer.
    var lastRun: (token: Int, index: Int)?
    while index < scalars.count {
      if token < tokens.count, tokens[token] == .run {
        lastRun = (token, index)
        token += 1
      } else if token < tokens.count, Self.takes(tokens[token], scalars[index]) {
        token += 1
        index += 1
      } else if let run = lastRun {
        lastRun = (run.token, run.index + 1)
        (token, index) = (run.token + 1, run.index + 1)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .run }
  }

  private static func takes(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .scalar(let own): own == scalar
    case .one: true
    case .run: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}
