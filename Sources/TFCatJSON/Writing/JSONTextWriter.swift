public import Base

/// Writes JSON text: a space after each colon and comma, as Python's json module does, and UTF-8 as it is.
@usableFromInline package struct JSONTextWriter: Sendable {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether a text is printable ASCII that stands for itself in a string, eight bytes at a time.
  @inlinable @inline(__always)
  package static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return true }
    var place = 0
    while place + 8 <= text.count {
      guard UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self).leadingPlainBytes == 8 else {
        return false
      }
      place += 8
    }
    while place < text.count {
      let byte = base[place]
      if byte &- 0x20 >= 0x60 || byte == .quotationMark || byte == .reverseSolidus { return false }
      place += 1
    }
    return true
  }

  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): if flag { raw("true") } else { raw("false") }
    case .number(let number): write(literal: number.literal)
    case .string(let text): write(text)
    case .array(let items):
      raw("[")
      for (index, item) in items.enumerated() {
        if index > 0 { raw(", ") }
        write(item)
      }
      raw("]")
    case .object(let object):
      raw("{")
      for (index, member) in object.members.enumerated() {
        if index > 0 { raw(", ") }
        write(member.name)
        raw(": ")
        write(member.value)
      }
      raw("}")
    }
  }

  package mutating func write(_ text: String) {
    bytes.append(.quotationMark)
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      // Nearly all strings can stay as they are.
      for byte in utf8 where byte < 0x20 || byte == .quotationMark || byte == .reverseSolidus { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isWritten { writeEscaped(text) }
    bytes.append(.quotationMark)
  }

  private mutating func write(literal text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func writeEscaped(_ text: String) {
    let hexadecimal: StaticString = "0123456789abcdef"
    for byte in text.utf8 {
      switch byte {
      case .quotationMark: raw("\\\"")
      case .reverseSolidus: raw("\\\\")
      case .newline: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20:
        raw("\\u00")
        bytes.append(hexadecimal.utf8Start[Int(byte >> 4)])
        bytes.append(hexadecimal.utf8Start[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as JSON text on one line.
  public var description: String {
    var writer = JSONTextWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
