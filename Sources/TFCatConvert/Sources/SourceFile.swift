public import Base
internal import Synchronization
import TFCat
package import TFCatJSON

/// An input of a conversion.
public struct SourceFile: Sendable {
  /// The path, as it was given; `-` for standard input.
  public let path: String
  /// The bytes, mapped into memory.
  public let file: MappedFile
  private let shared = Shared()

  /// What is found out once, whoever asks.
  private final class Shared: Sendable {
    let layout = Mutex<DocumentLayout?>(nil)
  }

  /// An input that is mapped already.
  ///
  /// - Parameters:
  ///   - path: the name for messages.
  ///   - file: its bytes.
  public init(path: String, file: MappedFile) {
    self.path = path
    self.file = file
  }

  /// Opens an input. A text in UTF-16 or UTF-32 becomes one in UTF-8, whatever its format.
  ///
  /// - Parameter path: a file; `-` for standard input, which is spooled to a temporary file.
  /// - Throws: also for archives, pictures and the like, told by their first bytes.
  public init(path: String) throws(ConversionError) {
    do {
      self.init(path: path, file: try MappedFile(textAt: path).inUTF8(path: path))
    } catch {
      throw ConversionError(path: path, reason: error.reason)
    }
  }

  /// All bytes of the file, valid as long as the file is mapped.
  public var contents: ByteText { ByteText(file.bytes) }

  /// Where the parts of a JSON document lie.
  package var layout: DocumentLayout {
    shared.layout.withLock { layout in
      if let layout { return layout }
      let found = DocumentLayout(file.bytes) { file.release($0) }
      layout = found
      return found
    }
  }

  /// What sources recognise their format from.
  public var start: SourceStart { SourceStart(of: contents) }
}

/// The first bytes of an input.
public struct SourceStart {
  /// At most `size` bytes.
  public let text: ByteText
  /// The same, or as many bytes behind the first line where that is longer: a catalogue's head may fill it.
  let textBehindLine: ByteText

  /// How many bytes sources are shown: 16384.
  public static let size = 1 << 14
  private static let longestLine = 1 << 24
  /// The names of members, if it is JSON.
  let json: JSONStart?
  /// Columns and the like, if it is XML.
  let votable: VOTableStart?

  init(of contents: ByteText) {
    text = contents[0, Self.size]
    json = JSONStart(text)
    votable = VOTableStart(text)
    if text.firstIndex(of: 0x0A) == nil,
      let end = contents[0, Self.longestLine].firstIndex(of: 0x0A, from: text.count)
    {
      textBehindLine = contents[0, end + Self.size]
    } else {
      textBehindLine = text
    }
  }

  /// The names of members in JSON that is neither TFCat nor GeoJSON: no other format has the types of these
  /// at its top.
  var otherJSON: JSONStart? { json.flatMap { $0.isOfFeatures ? nil : $0 } }

  /// The first lines, without blank ones; the last may be cut.
  public func lines(_ count: Int = 40) -> [ByteText] {
    var cursor = LineCursor(text)
    var lines: [ByteText] = []
    while lines.count < count, let line = cursor.next() {
      if !line.trimmed.isEmpty { lines.append(line) }
    }
    return lines
  }

  /// The bytes up to the last line end, or all where there is none.
  package var wholeLines: UnsafeBufferPointer<UInt8> {
    var end = text.count
    while end > 0, text[end - 1] != 0x0A { end -= 1 }
    // All of a file that is shorter is there.
    if end == 0 || text.count < Self.size { end = text.count }
    return UnsafeBufferPointer(start: text.base, count: end)
  }

  /// The first byte that is no white space, past a byte order mark; 0 where there is none.
  public var firstByte: UInt8 { lines(1).first?.trimmed[0] ?? 0 }
}
