import Base

/// Where in JSON a place of a text is, found by looking back from it: the text is being written, and need not
/// be JSON yet.
struct CursorContext {
  /// A step from the outermost value that was looked at to the place.
  enum Step: Equatable {
    case member(String)
    case item(Int)
  }

  /// What stands at the place.
  enum Part {
    /// The name of a member, between its quotes.
    case name
    /// A string, between its quotes.
    case string
    /// Anything else.
    case other
  }

  var part: Part
  /// The bytes between the quotes, from the opening one to the place and on to the closing one.
  var content: Range<Int>
  /// The steps to the value at the place, the last one last. Of a name the last step is the name itself.
  var steps: [Step]
  /// The opening brackets of the containers around the place, the innermost last.
  var openers: [Int]

  /// How far it is looked back, so that a place in a file of any size is found at once.
  private static let reach = 1 << 22

  init(_ bytes: [UInt8], at offset: Int) {
    let offset = min(max(0, offset), bytes.count)
    self = bytes.withUnsafeBufferPointer { Self.find($0, offset) }
  }

  private init(part: Part, content: Range<Int>, steps: [Step], openers: [Int]) {
    (self.part, self.content, self.steps, self.openers) = (part, content, steps, openers)
  }

  /// The names of the members that lead to the place, the innermost first.
  var names: [String] {
    steps.reversed().compactMap { if case .member(let name) = $0 { name } else { nil } }
  }

  private static func find(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> CursorContext {
    let opening = openQuote(bytes, offset)
    let start = opening ?? tokenStart(bytes, offset)
    var steps: [Step] = []
    var openers: [Int] = []
    var isName = false
    var position = start - 1
    let limit = max(0, start - reach)
    // Of the container that is gone back through: how many commas were met, and the name before the value.
    var commas = 0
    var name: String?
    var isFirst = true
    while position >= limit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position = startOfString(bytes, endingAt: position, limit: limit)
      case UInt8(ascii: ":") where name == nil && commas == 0:
        name = Self.name(bytes, before: position, limit: limit)
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        position = openingBracket(bytes, closedAt: position, limit: limit)
      case UInt8(ascii: "{"):
        openers.append(position)
        if let name {
          steps.append(.member(name))
        } else if isFirst, opening != nil {
          isName = true
        }
        (commas, name, isFirst) = (0, nil, false)
      case UInt8(ascii: "["):
        openers.append(position)
        steps.append(.item(commas))
        (commas, name, isFirst) = (0, nil, false)
      default: break
      }
      position -= 1
    }
    let end = opening.map { closingQuote(bytes, from: max(offset, $0 + 1)) } ?? offset
    let content = (opening.map { $0 + 1 } ?? start)..<max(end, start)
    if isName, opening != nil {
      steps.insert(.member(String(decoding: bytes[content], as: UTF8.self)), at: 0)
    }
    return CursorContext(
      part: opening == nil ? .other : isName ? .name : .string, content: content, steps: steps.reversed(),
      openers: openers.reversed())
  }

  /// The quote that opens the string around a place. A string has no line end.
  private static func openQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    var position = offset - 1
    let limit = max(0, offset - 8192)
    while position >= limit, bytes[position] != 0x0A {
      if bytes[position] == UInt8(ascii: "\""), !isEscaped(bytes, position) {
        // What opens a string stands behind a bracket, a comma or a colon.
        var before = position - 1
        while before >= 0, bytes[before].isJSONWhitespace { before -= 1 }
        let opens = before < 0 || "{[,:".utf8.contains(bytes[before])
        return opens ? position : nil
      }
      position -= 1
    }
    return nil
  }

  private static func closingQuote(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var position = offset
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      if bytes[position] == UInt8(ascii: "\""), !isEscaped(bytes, position) { return position }
      position += 1
    }
    return offset
  }

  private static func isEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    var count = 0
    while offset - count - 1 >= 0, bytes[offset - count - 1] == UInt8(ascii: "\\") { count += 1 }
    return count % 2 == 1
  }

  private static func tokenStart(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var position = offset
    while position > 0, !bytes[position - 1].isJSONWhitespace, !"{}[],:\"".utf8.contains(bytes[position - 1])
    {
      position -= 1
    }
    return position
  }

  private static func startOfString(
    _ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int, limit: Int
  ) -> Int {
    var position = end - 1
    while position >= limit, bytes[position] != 0x0A {
      if bytes[position] == UInt8(ascii: "\""), !isEscaped(bytes, position) { return position }
      position -= 1
    }
    return end
  }

  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, before colon: Int, limit: Int) -> String? {
    var end = colon - 1
    while end >= limit, bytes[end].isJSONWhitespace { end -= 1 }
    guard end >= limit, bytes[end] == UInt8(ascii: "\"") else { return nil }
    let start = startOfString(bytes, endingAt: end, limit: limit)
    guard start < end else { return nil }
    return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
  }

  private static func openingBracket(
    _ bytes: UnsafeBufferPointer<UInt8>, closedAt end: Int, limit: Int
  ) -> Int {
    var depth = 0
    var position = end
    while position >= limit {
      switch bytes[position] {
      case UInt8(ascii: "\""): position = startOfString(bytes, endingAt: position, limit: limit)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
      position -= 1
    }
    return limit
  }
}
