import Base
internal import TFCat
internal import TFCatJSON

/// The items of a file that is one JSON array, parsed one by one; an object at the top is the only item.
struct JSONItems {
  private let input: SourceFile
  private var offset = 0
  private var isFirst = true
  /// Whether a closing bracket is awaited.
  private var isArray = false
  private var current = 0..<0
  private var lines: LineIndex
  private(set) var line = 0

  init(_ input: SourceFile) {
    self.input = input
    lines = LineIndex(input.file.bytes)
    if input.contents.hasPrefix("\u{FEFF}") { offset = 3 }
  }

  /// The text of the item read last.
  var text: String { String(input.contents[current.lowerBound, current.upperBound]) }

  enum Item {
    case value(JSONValue)
    /// Text between two commas that is no sound JSON.
    case unreadable
  }

  /// The next item; `nil` after the last.
  ///
  /// - Throws: where the brackets cannot be followed.
  mutating func next() throws(ConversionError) -> Item? {
    let bytes = input.file.bytes
    skipSpace()
    if isFirst, offset < bytes.count {
      isFirst = false
      if bytes[offset] == .beginArray {
        isArray = true
        offset += 1
        skipSpace()
      }
    } else if offset < bytes.count, bytes[offset] == .valueSeparator {
      offset += 1
      skipSpace()
    }
    line = lines.position(of: offset).line
    guard offset < bytes.count else {
      if isArray { throw ConversionError(path: input.path, line: line, reason: "the JSON array has no end") }
      return nil
    }
    if bytes[offset] == .endArray { return nil }
    guard let end = BracketScanner.endOfValue(in: bytes, at: offset, limit: bytes.count), end > offset else {
      throw ConversionError(path: input.path, line: line, reason: "the JSON text breaks off here")
    }
    current = offset..<end
    offset = end
    let value = ExactJSON.parse(UnsafeRawBufferPointer(rebasing: bytes[current]))
    return value.map(Item.value) ?? .unreadable
  }

  private mutating func skipSpace() {
    let bytes = input.file.bytes
    while offset < bytes.count, bytes[offset].isJSONWhitespace { offset += 1 }
  }
}
