/// A regular expression of ECMA-262 (section 22.2, with the flag `u`), asked whether it is found in a text.
///
/// Without backreferences the answer takes time in proportion to the text, whatever the pattern; with them it
/// is given up after a number of steps.
struct Pattern: Sendable {
  /// As it was written.
  let source: String
  private let program: PatternProgram
  private let shortcut: Shortcut?

  /// - Parameter isLenient: whether escapes that are not needed are passed over, as most readers do.
  init(_ source: String, isLenient: Bool = true) throws(PatternParser.Fault) {
    self.source = source
    var parser = PatternParser(source, isLenient: isLenient)
    let parsed = try parser.parse()
    program = try PatternProgram(parsed.node, groupCount: parsed.groupCount)
    shortcut = Shortcut(source)
  }

  /// Whether the pattern is found anywhere in a text; `nil` when that would take too long to find out.
  ///
  /// - Parameter text: UTF-8, in which surrogates may stand alone.
  func isFound(in text: [UInt8]) -> Bool? {
    if let shortcut { return shortcut.isFound(in: text) }
    let codePoints = Self.codePoints(of: text)
    if program.hasBackreferences {
      var matcher = BacktrackingMatcher(program, codePoints)
      return matcher.isFound()
    }
    var matcher = ParallelMatcher(program, codePoints)
    return matcher.isFound()
  }

  /// Decodes bytes whose form has been checked.
  static func codePoints(of text: [UInt8]) -> [UInt32] {
    var codePoints: [UInt32] = []
    codePoints.reserveCapacity(text.count)
    for byte in text {
      if byte & 0xC0 == 0x80, let last = codePoints.last {
        codePoints[codePoints.count - 1] = last << 6 | UInt32(byte & 0x3F)
      } else {
        codePoints.append(
          UInt32(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07))
      }
    }
    return codePoints
  }

  /// The most frequent patterns are a plain text, at most with `^` before it or `$` after it.
  private struct Shortcut: Sendable {
    var text: [UInt8]
    var isAtStart: Bool
    var isAtEnd: Bool

    init?(_ source: String) {
      var rest = source.utf8[...]
      isAtStart = rest.first == UInt8(ascii: "^")
      if isAtStart { rest = rest.dropFirst() }
      isAtEnd = rest.last == UInt8(ascii: "$")
      if isAtEnd { rest = rest.dropLast() }
      guard rest.allSatisfy({ !"\\^$.*+?()[]{}|".utf8.contains($0) }) else { return nil }
      text = Array(rest)
    }

    func isFound(in other: [UInt8]) -> Bool {
      if isAtStart { return isAtEnd ? other == text : other.starts(with: text) }
      guard other.count >= text.count else { return false }
      if isAtEnd { return other.suffix(text.count).elementsEqual(text) }
      return (0...(other.count - text.count)).contains { other[$0..<($0 + text.count)].elementsEqual(text) }
    }
  }
}
