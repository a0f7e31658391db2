import Base
import TFCatJSON

/// The bytes of a text file, line by line; what is UTF-16 or UTF-32 becomes UTF-8 first.
struct TextLines {
  let file: MappedFile
  /// Where the next line starts.
  var position: Int
  /// The number of the next line, from 1.
  var number = 1
  private var window: ReadWindow

  init(_ mapped: MappedFile) throws(TableError) {
    file = try mapped.inPlainUTF8()
    window = ReadWindow(file)
    position = TextEncoding.markLength(file.bytes)
  }

  var isAtEnd: Bool { position >= file.count }

  /// The end of the line that starts at an offset: that of its line feed, carriage return, or the end of the
  /// file.
  @inline(__always)
  func lineEnd(from start: Int) -> Int {
    let bytes = file.bytes
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Where the line after the one that ends at an offset starts: behind LF, CR LF or CR.
  @inline(__always)
  func nextLine(after end: Int) -> Int {
    let bytes = file.bytes
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// Reads the next line.
  mutating func take() -> Range<Int>? {
    guard !isAtEnd else { return nil }
    let start = position
    let end = lineEnd(from: start)
    move(to: nextLine(after: end), lines: 1)
    return start..<end
  }

  mutating func move(to position: Int, lines: Int) {
    self.position = position
    number += lines
    window.advance(to: position)
  }
}
