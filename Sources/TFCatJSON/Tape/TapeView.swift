/// A tape with its text. Valid until the tape reads another text, and while both live.
@usableFromInline package struct TapeView {
  @usableFromInline package typealias Entry = JSONTape.Entry

  @usableFromInline package let entries: UnsafePointer<Entry>
  @usableFromInline package let count: Int
  @usableFromInline package let base: UnsafePointer<UInt8>

  /// The number of items of the array, or of members of the object, at an index.
  package func childCount(of container: Int) -> Int {
    if let count = entries[container].childCount { return count }
    let isObject = entries[container].kind == .object
    var count = 0
    var child = container + 1
    while child < Int(entries[container].next) {
      child = Int(entries[isObject ? child + 1 : child].next)
      count += 1
    }
    return count
  }

  /// The value at an index, without its places.
  package func value(at index: Int = 0) -> JSONValue {
    guard index < count else { return .null }
    // Backwards, so that a container finds its children made: no nesting exhausts the thread's stack.
    var values: [JSONValue] = []
    for entry in stride(from: Int(entries[index].next) - 1, through: index, by: -1) {
      switch entries[entry].kind {
      case .null: values.append(.null)
      case .boolean: values.append(.bool(base[Int(entries[entry].start)] == UInt8(ascii: "t")))
      case .integer, .fraction:
        let literal = String(decoding: spelling(of: entry), as: UTF8.self)
        values.append(.number(JSONNumber(checkedLiteral: literal)))
      case .string: values.append(.string(JSONStringContent.text(of: entries[entry], base)))
      case .array:
        let start = values.count - childCount(of: entry)
        let items = Array(values[start...].reversed())
        values.removeSubrange(start...)
        values.append(.array(items))
      case .object:
        let start = values.count - 2 * childCount(of: entry)
        var members: [JSONObject.Member] = []
        members.reserveCapacity((values.count - start) / 2)
        for name in stride(from: values.count - 1, to: start, by: -2) {
          members.append(.init(name: values[name].string ?? "", value: values[name - 1]))
        }
        values.removeSubrange(start...)
        values.append(.object(JSONObject(members: members)))
      }
    }
    return values.last ?? .null
  }

  /// The content of a string, as `JSONStringContent.bytes(of:_:)` gives it.
  package func content(of string: Int) -> [UInt8] { JSONStringContent.bytes(of: entries[string], base) }

  package func text(of string: Int) -> String { JSONStringContent.text(of: entries[string], base) }

  /// The bytes between the quotes of a string that is plain.
  @inline(__always)
  package func plainContent(of string: Int) -> UnsafeBufferPointer<UInt8> {
    JSONStringContent.content(of: entries[string], base)
  }

  /// The bytes of a value as they stand in the text.
  @inlinable @inline(__always)
  package func spelling(of entry: Int) -> UnsafeBufferPointer<UInt8> {
    let place = entries[entry]
    return UnsafeBufferPointer(start: base + Int(place.start), count: Int(place.end - place.start))
  }
}
