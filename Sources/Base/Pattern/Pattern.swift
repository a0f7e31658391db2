/// A regular expression of ECMA-262 (section 22.2, with the flag `u`), asked whether it is found in a text.
///
/// Without backreferences the answer takes time in proportion to the text, whatever the pattern; with them it
/// is given up after a number of steps.
package struct Pattern: Sendable {
  /// Why a text is no pattern.
  package struct Fault: Error, Sendable {
    package var message: String
    /// The place in the pattern, in code points.
    package var offset: Int
  }

  /// What came of the search for a pattern in a text.
  package enum Search<Match: Sendable & Equatable>: Sendable, Equatable {
    case found(Match)
    case nothing
    /// It was given up: it would take too long to find out.
    case tooLong
  }

  /// As it was written.
  package let source: String
  private let program: PatternProgram
  private let shortcut: Shortcut?

  /// - Parameters:
  ///   - isLenient: whether escapes that are not needed are passed over, as most readers do.
  ///   - ignoresCase: whether letters stand for their other case too.
  package init(
    _ source: String, isLenient: Bool = true, ignoresCase: Bool = false
  ) throws(Pattern.Fault) {
    self.source = source
    var parser = PatternParser(source, isLenient: isLenient, ignoresCase: ignoresCase)
    let parsed = try parser.parse()
    program = try PatternProgram(parsed.node, groupCount: parsed.groupCount)
    shortcut = ignoresCase ? nil : Shortcut(source)
  }

  /// How many groups it has, without that of the whole.
  package var groupCount: Int { program.groupCount }

  /// Whether the pattern is found anywhere in a text; `nil` when that would take too long to find out.
  ///
  /// - Parameter text: UTF-8, in which surrogates may stand alone.
  package func isFound(in text: [UInt8]) -> Bool? {
    if let shortcut { return shortcut.isFound(in: text) }
    let codePoints = Self.codePoints(of: text)
    if program.hasBackreferences {
      var matcher = BacktrackingMatcher(program, codePoints)
      return switch matcher.firstMatch() {
      case .found: true
      case .nothing: false
      case .tooLong: nil
      }
    }
    var matcher = ParallelMatcher(program, codePoints)
    return matcher.isFound()
  }

  /// The first match in a text: the bytes of the whole and of each group, `nil` for groups that have no part
  /// in it.
  ///
  /// - Parameter text: UTF-8, in which surrogates may stand alone.
  package func firstMatch(in text: [UInt8]) -> Search<[Range<Int>?]> {
    let codePoints = Self.codePoints(of: text)
    let search: Search<[Int]>
    if program.hasBackreferences || program.hasGroupsInLooks {
      var matcher = BacktrackingMatcher(program, codePoints)
      search = matcher.firstMatch()
    } else {
      var matcher = CapturingMatcher(program, codePoints)
      search = matcher.firstMatch()
    }
    switch search {
    case .nothing: return .nothing
    case .tooLong: return .tooLong
    case .found(let places):
      let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
      return .found(
        stride(from: 0, to: places.count, by: 2).map { slot in
          let (start, end) = (places[slot], places[slot + 1])
          return start >= 0 && end >= start ? starts[start]..<starts[end] : nil
        })
    }
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
