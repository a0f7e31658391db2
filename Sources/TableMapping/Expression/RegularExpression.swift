internal import Base
internal import Synchronization

/// A regular expression of a formula: one of ECMA-262 with the flag `u`, and `(?i)` before it where upper and
/// lower case are the same. It is compiled once, and whatever it is, the time that it takes grows with the
/// text.
public struct RegularExpression: Sendable, Hashable {
  /// As it is written.
  public let source: String
  private let pattern: Pattern

  /// Compiles an expression.
  ///
  /// - Throws: `MappingFault` for a text that is none.
  public init(_ source: String) throws(MappingFault) {
    self.source = source
    let ignoresCase = source.hasPrefix("(?i)")
    do throws(Pattern.Fault) {
      pattern = try Pattern(ignoresCase ? String(source.dropFirst(4)) : source, ignoresCase: ignoresCase)
    } catch {
      let place = error.offset + (ignoresCase ? 5 : 1)
      throw MappingFault(
        "\"\(source)\" is no regular expression: \(error.message) (at character \(place))")
    }
  }

  /// Whether both are written alike.
  public static func == (one: RegularExpression, other: RegularExpression) -> Bool {
    one.source == other.source
  }

  /// Adds the source to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }

  /// Whether it is found in a text.
  func isFound(in text: String) throws(MappingFault) -> Bool {
    guard let isFound = pattern.isFound(in: Array(text.utf8)) else { throw tooLong }
    return isFound
  }

  /// What it finds first in a text; `nil` for nothing.
  ///
  /// - Parameter number: of the group, 0 for the whole.
  func match(in text: String, group number: Int) throws(MappingFault) -> String? {
    let bytes = Array(text.utf8)
    switch pattern.firstMatch(in: bytes) {
    case .nothing: return nil
    case .tooLong: throw tooLong
    case .found(let groups):
      guard groups.indices.contains(number), let range = groups[number] else { return nil }
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  private var tooLong: MappingFault {
    MappingFault("the regular expression \"\(source)\" takes too long to be searched for")
  }
}

/// Expressions that formulas make of a row's values: of more than a few, all are compiled anew.
enum MadeExpressions {
  private static let limit = 64
  private static let compiled = Mutex<[String: RegularExpression]>([:])

  /// The expression of a text, compiled where it was not made before.
  static func expression(_ source: String) throws(MappingFault) -> RegularExpression {
    if let known = compiled.withLock({ $0[source] }) { return known }
    let new = try RegularExpression(source)
    compiled.withLock { compiled in
      if compiled.count == limit { compiled.removeAll() }
      compiled[source] = new
    }
    return new
  }
}
