import TFCatJSON

/// How columns of a position count, as client and server have agreed.
enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// How many units a character takes whose first byte that is.
  func width(of first: UInt8) -> Int {
    switch self {
    case .utf8: first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    case .utf16: first < 0xF0 ? 1 : 2
    }
  }
}

/// A line and a column, both from 0.
struct DocumentPosition: Equatable {
  var line: Int
  var character: Int
}

/// An open file as the editor has it.
struct TextDocument {
  let uri: String
  var version: Int
  private(set) var bytes: [UInt8]
  private var lineStarts: [Int] = [0]
  let encoding: PositionEncoding

  init(uri: String, version: Int, text: String, encoding: PositionEncoding) {
    self.uri = uri
    self.version = version
    self.encoding = encoding
    bytes = Array(text.utf8)
    lineStarts = Self.lineStarts(bytes)
  }

  /// Lines end with LF, CR LF or CR.
  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      for index in bytes.indices where bytes[index] <= 0x0D {
        let isEnd =
          bytes[index] == 0x0A
          || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
        if isEnd { starts.append(index + 1) }
      }
      return starts
    }
  }

  /// Takes the whole text anew.
  mutating func replace(by text: String) {
    bytes = Array(text.utf8)
    lineStarts = Self.lineStarts(bytes)
  }

  /// Writes a text in the place of a range.
  mutating func replace(_ range: Range<Int>, by text: String) {
    bytes.replaceSubrange(range, with: text.utf8)
    lineStarts = Self.lineStarts(bytes)
  }

  /// The end of a line without its line end.
  private func end(ofLine line: Int) -> Int {
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    while end > lineStarts[line], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The offset of a position; one behind the end of a line is that end.
  func offset(of position: DocumentPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let end = end(ofLine: position.line)
    var offset = lineStarts[position.line]
    var column = 0
    while offset < end, column < position.character {
      column += encoding.width(of: bytes[offset])
      offset = next(offset)
    }
    return min(offset, end)
  }

  /// The start of the character behind the one at an offset.
  private func next(_ offset: Int) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// The positions of offsets in ascending order.
  ///
  /// A file may be one line of many megabytes, so that each line is gone along once for all.
  func positions(of offsets: [Int]) -> [Int: DocumentPosition] {
    var result: [Int: DocumentPosition] = [:]
    var (line, offset, column) = (0, 0, 0)
    for target in offsets {
      let found = self.line(of: target)
      if found != line { (line, offset, column) = (found, lineStarts[found], 0) }
      while offset < min(target, bytes.count) {
        column += encoding.width(of: bytes[offset])
        offset = next(offset)
      }
      result[target] = DocumentPosition(line: line, character: column)
    }
    return result
  }

  /// The line of an offset, by halving.
  private func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Ranges of bytes as ranges of the protocol.
  func ranges(_ ranges: [Range<Int>]) -> [Range<Int>: JSONValue] {
    let positions = positions(of: Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted())
    let origin = DocumentPosition(line: 0, character: 0)
    return Dictionary(
      ranges.map { range in
        let start = positions[range.lowerBound] ?? origin
        return (range, ["start": start.json, "end": (positions[range.upperBound] ?? start).json])
      }, uniquingKeysWith: { $1 })
  }

  func range(_ range: Range<Int>) -> JSONValue { ranges([range])[range] ?? .null }
}

extension DocumentPosition {
  init?(_ json: JSONValue?) {
    guard let line = json?["line"]?.number?.integerValue,
      let character = json?["character"]?.number?.integerValue,
      line >= 0, character >= 0
    else { return nil }
    self.init(line: Int(line), character: Int(character))
  }

  var json: JSONValue { ["line": .number(JSONNumber(line)), "character": .number(JSONNumber(character))] }
}
