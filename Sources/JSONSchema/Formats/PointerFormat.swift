import Base

/// `json-pointer` (RFC 6901) and `relative-json-pointer` (draft-handrews-relative-json-pointer).
enum PointerFormat {
  static func isPointer(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.isEmpty || text.first == UInt8(ascii: "/") else { return false }
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), rest.first != UInt8(ascii: "0"), rest.first != UInt8(ascii: "1") {
        return false
      }
    }
    return true
  }

  static func isRelativePointer(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    let steps = rest.take(while: \.isDigit)
    guard !steps.isEmpty, steps.count == 1 || steps.first != 0x30 else { return false }
    return rest.elementsEqual([UInt8(ascii: "#")]) || isPointer(rest)
  }
}
