import Base
import TFCatJSON

/// Reads rows of TABLEDATA that are written plainly, `<TR><TD>1</TD><TD/></TR>`, which nearly all are:
/// elements without attributes, texts in UTF-8 without comments, and of entities the five of XML. Whatever is
/// otherwise is left to the XML parser, which takes four times as long.
struct VOTablePlainRows {
  struct Row {
    /// From `<TR>` on.
    var range: Range<Int>
    /// The line ends before the row, and those in it.
    var linesBefore: Int
    var lines: Int
  }

  private let file: MappedFile
  /// Rows in succession that were otherwise.
  var refusals = 0
  /// The text of a cell with entities.
  private var text: [UInt8] = []

  private static let open = Array("<TR>".utf8)
  private static let close = Array("</TR>".utf8)
  private static let entities: [(name: StaticString, byte: UInt8)] = [
    ("amp;", UInt8(ascii: "&")), ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")),
    ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")),
  ]

  /// - Returns: `nil` for a document in another encoding than UTF-8.
  init?(_ file: MappedFile) {
    var start = file.bytes.prefix(256)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    guard let first = start.first, first < 0x80, first != 0, start.dropFirst().first != 0 else { return nil }
    if start.starts(with: "<?xml".utf8) {
      let declaration = String(decoding: start.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
      if declaration.contains("encoding"), !declaration.contains("utf-8") { return nil }
    }
    self.file = file
  }

  /// Where the first row of some bytes ends.
  func endOfFirstRow(in piece: Range<Int>) -> Int? {
    let bytes = file.bytes
    var place = piece.lowerBound
    while place + Self.close.count <= piece.upperBound {
      if bytes[place] == UInt8(ascii: "<"), isThere(Self.close, at: place) { return place + Self.close.count }
      place += 1
    }
    return nil
  }

  /// Where the last row that ends in some bytes does so.
  func endOfLastRow(in piece: Range<Int>) -> Int? {
    let bytes = file.bytes
    var place = piece.upperBound - Self.close.count
    while place >= piece.lowerBound {
      if bytes[place] == UInt8(ascii: "<"), isThere(Self.close, at: place) { return place + Self.close.count }
      place -= 1
    }
    return nil
  }

  private func isThere(_ word: [UInt8], at place: Int) -> Bool {
    guard place + word.count <= file.count else { return false }
    for (index, byte) in word.enumerated() where file.bytes[place + index] != byte { return false }
    return true
  }

  /// The row that follows, if it is a plain one with no more cells than there are formats.
  mutating func next(
    from start: Int, formats: [TableCellFormat], into cells: inout [TableValue]
  ) -> Row? {
    let bytes = file.bytes
    let count = bytes.count
    var place = start
    var linesBefore = 0
    while place < count, bytes[place].isBlank {
      if bytes[place] == 0x0A { linesBefore += 1 }
      // Alone it is a line end too.
      if bytes[place] == 0x0D { return nil }
      place += 1
    }
    guard isThere(Self.open, at: place) else { return nil }
    let rowStart = place
    place += Self.open.count
    var lines = 0
    while true {
      while place < count, bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x09 {
        if bytes[place] == 0x0A { lines += 1 }
        place += 1
      }
      guard place + 5 <= count, bytes[place] == UInt8(ascii: "<") else { return nil }
      if bytes[place + 1] == UInt8(ascii: "/") {
        guard isThere(Self.close, at: place) else { return nil }
        refusals = 0
        return Row(
          range: rowStart..<(place + Self.close.count), linesBefore: linesBefore, lines: lines)
      }
      guard cells.count < formats.count, bytes[place + 1] == UInt8(ascii: "T"),
        bytes[place + 2] == UInt8(ascii: "D")
      else { return nil }
      if bytes[place + 3] == UInt8(ascii: "/"), bytes[place + 4] == UInt8(ascii: ">") {
        place += 5
        cells.append(.null)
        continue
      }
      guard bytes[place + 3] == UInt8(ascii: ">"),
        let end = cell(from: place + 4, format: formats[cells.count], &lines, &cells)
      else { return nil }
      place = end
    }
  }

  /// Reads the text of a cell and the tag behind it.
  ///
  /// - Returns: where that ends.
  @inline(__always)
  private mutating func cell(
    from start: Int, format: borrowing TableCellFormat, _ lines: inout Int, _ cells: inout [TableValue]
  ) -> Int? {
    let bytes = file.bytes
    let count = bytes.count
    var place = Self.endOfPlainText(in: bytes, from: start)
    var (hasEntities, isASCII) = (false, true)
    while place < count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "<") { break }
      if byte == UInt8(ascii: "&") {
        hasEntities = true
      } else if byte < 0x20 {
        guard byte == 0x0A || byte == 0x09 else { return nil }
        if byte == 0x0A { lines += 1 }
      } else if byte >= 0x7F {
        // Among what begins so are two characters that XML does not have.
        if byte == 0xEF { return nil }
        isASCII = false
      } else if byte == UInt8(ascii: ">") {
        return nil
      }
      place += 1
    }
    guard place + 5 <= count, bytes[place + 1] == UInt8(ascii: "/"), bytes[place + 2] == UInt8(ascii: "T"),
      bytes[place + 3] == UInt8(ascii: "D"), bytes[place + 4] == UInt8(ascii: ">")
    else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes[start..<place]).assumingMemoryBound(to: UInt8.self)
    if !isASCII, String(utf8: content) == nil { return nil }
    if hasEntities {
      guard decode(content) else { return nil }
      cells.append(text.withUnsafeBufferPointer { format.value($0) })
    } else {
      cells.append(format.value(content))
    }
    return place + 5
  }

  /// Where something stands that is markup, a control character or no ASCII; less near the end of the file.
  @inline(__always)
  private static func endOfPlainText(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    typealias Block = SIMD32<UInt8>
    var place = start
    while place + Block.scalarCount <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: place, as: Block.self)
      // Control characters and what is not ASCII, in one comparison.
      let isOdd = block &- Block(repeating: 0x20) .>= Block(repeating: 0x5F)
      let others =
        isOdd .| (block .== Block(repeating: UInt8(ascii: "<")))
        .| (block .== Block(repeating: UInt8(ascii: "&")))
        .| (block .== Block(repeating: UInt8(ascii: ">")))
      if others.hasTrue { return place + others.bits.trailingZeroBitCount }
      place += Block.scalarCount
    }
    return place
  }

  /// Puts a text with its entities resolved into `text`.
  private mutating func decode(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    text.removeAll(keepingCapacity: true)
    var place = 0
    while place < content.count {
      guard content[place] == UInt8(ascii: "&") else {
        text.append(content[place])
        place += 1
        continue
      }
      let rest = content[(place + 1)...]
      guard
        let entity = Self.entities.first(where: { entity in
          rest.starts(
            with: UnsafeBufferPointer(start: entity.name.utf8Start, count: entity.name.utf8CodeUnitCount))
        })
      else { return false }
      text.append(entity.byte)
      place += 1 + entity.name.utf8CodeUnitCount
    }
    return true
  }
}
