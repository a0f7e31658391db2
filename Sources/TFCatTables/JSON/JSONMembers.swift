import Base
import TFCatJSON

/// The members of an object, or the items of a list, as places in the bytes: nothing inside them is read.
struct JSONMembers {
  struct Member {
    /// Empty for items of a list.
    var name: String
    var range: Range<Int>
  }

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func skipWhitespace(_ place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place].isJSONWhitespace { place += 1 }
    return place
  }

  /// Skips what stands between documents: white space, and the record separator of RFC 8142.
  func skipDocumentSeparators(_ place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place].isJSONWhitespace || bytes[place] == 0x1E { place += 1 }
    return place
  }

  func endOfValue(at place: Int) -> Int? {
    place < bytes.count ? BracketScanner.endOfValue(in: bytes, at: place, limit: bytes.count) : nil
  }

  func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  /// The first byte inside a list or object that is no white space.
  func first(in range: Range<Int>) -> UInt8? {
    let place = skipWhitespace(range.lowerBound + 1)
    return place < range.upperBound ? bytes[place] : nil
  }

  func value(_ range: Range<Int>) -> JSONValue? {
    guard var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: bytes[range])) else { return nil }
    return cursor.value()
  }

  /// Calls `body` with each member of the object or list at `open`, until it returns `false`.
  ///
  /// - Returns: whether brackets, names and commas could be followed as far as was asked.
  @discardableResult
  func forEach(at open: Int, limit: Int, _ body: (Member) -> Bool) -> Bool {
    let isObject = bytes[open] == .beginObject
    let close: UInt8 = isObject ? .endObject : .endArray
    var place = skipWhitespace(open + 1)
    while place < limit {
      if bytes[place] == close { return true }
      var name = ""
      if isObject {
        guard let end = BracketScanner.endOfValue(in: bytes, at: place, limit: limit),
          case .string(let text)? = value(place..<end)
        else { return false }
        name = text
        place = skipWhitespace(end)
        guard place < limit, bytes[place] == .nameSeparator else { return false }
        place = skipWhitespace(place + 1)
      }
      guard place < limit, let end = BracketScanner.endOfValue(in: bytes, at: place, limit: limit),
        end > place
      else { return false }
      if !body(Member(name: name, range: place..<end)) { return true }
      place = skipWhitespace(end)
      if place < limit, bytes[place] == .valueSeparator { place = skipWhitespace(place + 1) }
    }
    return false
  }
}
