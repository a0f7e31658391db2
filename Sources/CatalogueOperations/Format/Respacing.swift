import Base
import TFCatJSON

/// Gives a sound JSON text another white space; all other bytes stay.
struct Respacing {
  private let file: MappedFile
  /// Whether members and features stand on lines of their own.
  private let isCatalogue: Bool
  private var window: ReadWindow
  private var place = 0
  private var depth = 0
  private var output: [UInt8] = []
  /// The name of the member of the catalogue that is being read, with its quotes.
  private var name: [UInt8] = []
  private var isName = false
  private var isInList = false
  private var listHasItems = false
  private var hasEnded = false

  private static let partSize = 1 << 16
  private static let list = Array("\"features\"".utf8)

  init(_ file: MappedFile, isCatalogue: Bool) {
    self.file = file
    self.isCatalogue = isCatalogue
    window = ReadWindow(file)
    // A byte order mark is no part of the text.
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next part of the text; `nil` behind its end.
  mutating func next() -> [UInt8]? {
    output.removeAll(keepingCapacity: true)
    let bytes = file.bytes
    while place < bytes.count, output.count < Self.partSize {
      let byte = bytes[place]
      switch byte {
      case _ where byte.isJSONWhitespace: place += 1
      case .quotationMark: copyString(bytes)
      default:
        put(byte)
        place += 1
      }
    }
    window.advance(to: place)
    if place >= bytes.count, !hasEnded {
      hasEnded = true
      output.append(.newline)
    }
    return output.isEmpty ? nil : output
  }

  private mutating func copyString(_ bytes: UnsafeRawBufferPointer) {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != .quotationMark {
      place += bytes[place] == .reverseSolidus ? 2 : 1
    }
    place = min(place + 1, bytes.count)
    if isName, depth == 1 {
      name = Array(bytes[start..<place])
      isName = false
    }
    output.append(contentsOf: bytes[start..<place])
  }

  private mutating func put(_ byte: UInt8) {
    switch byte {
    case .beginObject, .beginArray:
      if isInList { listHasItems = true }
      output.append(byte)
      depth += 1
      if isCatalogue, depth == 1 {
        output.append(.newline)
        isName = true
      } else if isCatalogue, depth == 2, byte == .beginArray, name == Self.list {
        (isInList, listHasItems) = (true, false)
        output.append(.newline)
      }
    case .endObject, .endArray:
      if isCatalogue, depth == 1 || (depth == 2 && isInList) {
        if depth == 1 || listHasItems { output.append(.newline) }
        if depth == 2 { isInList = false }
      }
      depth -= 1
      output.append(byte)
    case .valueSeparator:
      output.append(byte)
      if isCatalogue, depth == 1 || (depth == 2 && isInList) {
        output.append(.newline)
        isName = depth == 1
      } else {
        output.append(.space)
      }
    case .nameSeparator:
      output.append(byte)
      output.append(.space)
    default: output.append(byte)
    }
  }
}
