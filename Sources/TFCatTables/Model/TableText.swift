import Base
import TFCatJSON

/// Numbers as tables write them: those of JSON, with a plus sign, without digits on one side of the point,
/// `NaN`, `Inf`.
package enum TableText {
  package static func double(_ text: some StringProtocol) -> Double? {
    var text = Substring(text)
    return text.withUTF8 { double($0) }
  }

  package static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let text = trimmed(text)
    guard let start = text.baseAddress, !text.isEmpty else { return nil }
    let limit = start + text.count
    if let number = NumberReader.read(start, limit: limit), number.end == limit { return number.value }
    return unusual(text)
  }

  private static func unusual(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let string = String(decoding: text, as: UTF8.self)
    switch string.lowercased() {
    case "nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: break
    }
    // The standard library also takes hexadecimal floats, which no table means.
    guard text.allSatisfy({ $0.isDigit || "+-.eEdD".utf8.contains($0) }) else { return nil }
    // Fortran writes the exponent of a double precision number with D.
    return Double(String(string.map { $0 == "d" || $0 == "D" ? "e" : $0 }))
  }

  package static func integer(_ text: some StringProtocol) -> Int64? {
    var text = Substring(text)
    return text.withUTF8 { integer($0) }
  }

  /// Decimal, or hexadecimal after `0x` (VOTable 1.4, section 2.1).
  package static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let text = trimmed(text)
    guard !text.isEmpty else { return nil }
    var value: Int64 = 0
    var digits = text[...]
    let isNegative = digits.first == .minus
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    if digits.starts(with: [0x30, UInt8(ascii: "x")]) || digits.starts(with: [0x30, UInt8(ascii: "X")]) {
      let hexadecimal = String(decoding: digits.dropFirst(2), as: UTF8.self)
      return hexadecimal.first?.isHexDigit == true
        ? Int64(hexadecimal, radix: 16).map { isNegative ? -$0 : $0 } : nil
    }
    guard !digits.isEmpty else { return nil }
    for byte in digits {
      guard byte.isDigit else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte &- 0x30)
      let (sum, carry) =
        isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  package static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    let text = trimmed(text)
    guard text.count <= 5 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "t", "true", "1": return true
    case "f", "false", "0": return false
    default: return nil
    }
  }

  /// The shortest text that reads back as the same double, with `NaN` and `Inf` as VOTable writes them.
  package static func text(of value: Double) -> String {
    if value.isFinite { return JSONNumber.shortest(value) }
    return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
  }

  /// Appends what `text(of:)` gives, without making a string.
  static func append(_ value: Double, to bytes: inout ByteBuffer) {
    var text = DoubleText()
    append(value, with: &text, to: &bytes)
  }

  /// The same, for many numbers with few decimals.
  ///
  /// - Parameter text: what has written the numbers before.
  static func append(_ value: Double, with text: inout DoubleText, to bytes: inout ByteBuffer) {
    guard value.isFinite, value != 0 else { return bytes.append(text: self.text(of: value)) }
    _ = bytes.append(room: DoubleText.capacity) { text.put(value, wholeHasFraction: false, at: $0) }
  }

  static func append(_ value: Int64, to bytes: inout ByteBuffer) {
    if value < 0 { bytes.append(.minus) }
    _ = bytes.append(room: DoubleText.capacity) { DoubleText.put(value.magnitude, at: $0) }
  }

  package static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, text[start].isBlank { start += 1 }
    while end > start, text[end - 1].isBlank { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}
