import Base
import TFCatJSON

/// Finds the tags of elements in the text of a VOTable, for those that are reported.
struct MarkupPlaces {
  let file: MappedFile
  /// Where the table begins that is checked.
  let tableStart: Int

  /// The tag of an element.
  func tag(of element: TableElement) -> Range<Int>? {
    switch element {
    case .table: tag(at: tableStart)
    case .timeSystem(let id): tag("TIMESYS", with: "ID", of: id, isLast: false)
    case .queryStatus: tag("INFO", with: "name", of: "QUERY_STATUS", isLast: true)
    }
  }

  /// The tag that begins at a place; nothing where none does.
  func tag(at start: Int) -> Range<Int>? {
    let bytes = file.bytes
    guard bytes.indices.contains(start), bytes[start] == UInt8(ascii: "<"),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    return start..<(end + 1)
  }

  /// Whether the name of an element stands there, behind a prefix or without.
  func isName(_ name: String, at position: Int, limit: Int) -> Bool {
    let bytes = file.bytes
    func isHere(_ position: Int) -> Bool {
      let end = position + name.utf8.count
      guard end < limit, bytes[position..<end].elementsEqual(name.utf8) else { return false }
      return [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")].contains(bytes[end])
    }
    if isHere(position) { return true }
    guard position < limit,
      let colon = bytes[position..<min(position + 64, limit)].firstIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ">") || $0 <= 0x20
      }), bytes[colon] == UInt8(ascii: ":")
    else { return false }
    return isHere(colon + 1)
  }

  private func tag(_ name: String, with attribute: String, of value: String, isLast: Bool) -> Range<Int>? {
    let bytes = file.bytes
    var found: Range<Int>?
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      guard isName(name, at: position, limit: bytes.count), let tag = tag(at: start) else { continue }
      let text = String(decoding: bytes[tag], as: UTF8.self)
      guard ["\"", "'"].contains(where: { text.contains("\(attribute)=\($0)\(value)\($0)") }) else {
        continue
      }
      found = tag
      if !isLast { return found }
    }
    return found
  }
}
