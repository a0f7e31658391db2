import Base
import TFCatJSON

/// Tells whether text is canonical: what `FeatureTextWriter` would write again to the byte, once it was read.
/// What is not told to be so may still be.
enum CanonicalText {
  /// Whether names, brackets and separators stand as a writer puts them: one blank behind each colon and
  /// comma, and none elsewhere.
  ///
  /// - Parameter text: what stands between two values.
  static func isLayout(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    while let byte = rest.popFirst() {
      switch byte {
      case .beginObject, .endObject: break
      case .nameSeparator, .valueSeparator:
        guard rest.popFirst() == .space, rest.first != .space else { return false }
      case .quotationMark:
        guard let end = rest.firstIndex(of: .quotationMark),
          rest[..<end].allSatisfy({ $0 &- 0x20 < 0x60 && $0 != .reverseSolidus })
        else { return false }
        rest = rest[rest.index(after: end)...]
      default: return false
      }
    }
    return true
  }

  /// Goes over a value of a property: a string without escapes, a number or a word.
  static func skipValue(_ cursor: inout JSONCursor) -> Bool {
    switch cursor.peek {
    case .quotationMark?: skipString(&cursor)
    case UInt8(ascii: "t")?: cursor.take(literal: "true")
    case UInt8(ascii: "f")?: cursor.take(literal: "false")
    case .beginArray?, .beginObject?, UInt8(ascii: "n")?: false
    // The text of a number stays as it is.
    default: cursor.double() != nil
    }
  }

  /// Goes over an id: a string without escapes, or an integer of 64 bits.
  static func skipID(_ cursor: inout JSONCursor) -> Bool {
    if cursor.peek == .quotationMark { return skipString(&cursor) }
    let start = cursor.position
    guard let first = cursor.peek, first.isDigit, let number = cursor.double() else { return false }
    return number.isInteger && cursor.position - start <= 18
  }

  private static func skipString(_ cursor: inout JSONCursor) -> Bool {
    let start = cursor.position
    if cursor.plainString() != nil { return true }
    cursor.position = start
    guard cursor.string() != nil else { return false }
    return !UnsafeBufferPointer(start: start, count: cursor.position - start).contains(.reverseSolidus)
  }

  /// Goes over positions, or arrays of them, of whatever depth the first brackets say.
  ///
  /// - Returns: the depth; nil where something is written in another way.
  static func skipCoordinates(_ cursor: inout JSONCursor) -> Int? {
    var place = cursor.position
    // So much can be looked at before the end of the text is met.
    let limit = cursor.limit - NumberScan.reach
    guard place < limit else { return nil }
    var depth = 0
    while place < limit, place.pointee == .beginArray {
      place += 1
      depth += 1
    }
    guard (1...4).contains(depth) else { return nil }
    while place < limit {
      var scan = NumberScan(place)
      guard let time = scan.takeNumber(), time.isShortest, scan.takeSeparator(),
        scan.position[-1] == .space, let spectral = scan.takeNumber(), spectral.isShortest,
        scan.position.pointee == .endArray
      else { return nil }
      if let next = scan.nextArray, next[-2] == .space, depth > 1 {
        place = next
        continue
      }
      place = scan.position + 1
      var open = depth - 1
      while open > 0, place.pointee == .endArray {
        place += 1
        open -= 1
      }
      if open == 0 {
        cursor.position = place
        return depth
      }
      guard place[0] == .valueSeparator, place[1] == .space else { return nil }
      place += 2
      for _ in open..<depth {
        guard place.pointee == .beginArray else { return nil }
        place += 1
      }
    }
    return nil
  }
}
