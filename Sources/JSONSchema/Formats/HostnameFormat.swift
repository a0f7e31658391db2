import Base

/// `hostname` (RFC 1123, section 2.1) and `idn-hostname` (RFC 5890, section 2.3.2.3).
enum HostnameFormat {
  static func isHostname(_ text: [UInt8]) -> Bool {
    guard (1...253).contains(text.count) else { return false }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      isASCIILabel(label)
    }
  }

  /// Labels may be parted by the full stops of Chinese and Japanese as well (RFC 3490, section 3.1).
  static func isInternationalHostname(_ text: [UInt8]) -> Bool {
    guard let string = String(validating: text, as: UTF8.self), !string.isEmpty else { return false }
    let labels = string.unicodeScalars.split(
      omittingEmptySubsequences: false,
      whereSeparator: { [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains($0) })
    var length = labels.count - 1
    for label in labels {
      let codePoints = label.map(\.value)
      if label.allSatisfy(\.isASCII) {
        guard isASCIILabel(codePoints.map { UInt8($0) }[...]) else { return false }
        length += codePoints.count
      } else {
        guard InternationalLabel.isValid(codePoints), let encoded = Punycode.encode(codePoints),
          encoded.count <= 59
        else { return false }
        length += encoded.count + 4
      }
    }
    return length <= 253
  }

  private static func isASCIILabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen,
      label.allSatisfy({ $0.isLetterOrDigit || $0 == hyphen })
    else { return false }
    let start = label.startIndex
    guard label.count >= 4, label[start + 2] == hyphen, label[start + 3] == hyphen else { return true }
    // Two hyphens in the third and fourth place are kept for encoded labels.
    guard label[start] | 0x20 == UInt8(ascii: "x"), label[start + 1] | 0x20 == UInt8(ascii: "n"),
      let decoded = Punycode.decode(Array(label.dropFirst(4))), decoded.contains(where: { $0 >= 0x80 })
    else { return false }
    return InternationalLabel.isValid(decoded)
  }
}

/// The encoding of other letters by those of ASCII (RFC 3492).
enum Punycode {
  private static let base = 36

  static func decode(_ text: [UInt8]) -> [UInt32]? {
    var output: [UInt32] = []
    var rest = text[...]
    if let delimiter = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<delimiter].map(UInt32.init)
      rest = text[(delimiter + 1)...]
    }
    guard !rest.isEmpty else { return nil }
    var codePoint = 128
    var index = 0
    var bias = 72
    while !rest.isEmpty {
      let before = index
      var weight = 1
      var step = base
      while true {
        guard let byte = rest.popFirst(), let digit = digit(byte) else { return nil }
        let (product, overflows) = digit.multipliedReportingOverflow(by: weight)
        guard !overflows, product < 1 << 40, index < 1 << 40 else { return nil }
        index += product
        let threshold = min(max(step - bias, 1), 26)
        if digit < threshold { break }
        weight = min(weight * (base - threshold), 1 << 50)
        step += base
      }
      bias = adapt(index - before, output.count + 1, isFirst: before == 0)
      codePoint += index / (output.count + 1)
      index %= output.count + 1
      guard codePoint <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(codePoint)) else { return nil }
      output.insert(scalar.value, at: index)
      index += 1
    }
    return output
  }

  /// `nil` for a label that is far too long.
  static func encode(_ label: [UInt32]) -> [UInt8]? {
    guard label.count <= 63 else { return nil }
    var output = label.filter { $0 < 0x80 }.map { UInt8($0) }
    let basic = output.count
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var codePoint: UInt32 = 128
    var delta = 0
    var bias = 72
    var handled = basic
    while handled < label.count {
      guard let next = label.filter({ $0 >= codePoint }).min() else { return nil }
      delta += Int(next - codePoint) * (handled + 1)
      codePoint = next
      for value in label {
        if value < codePoint { delta += 1 }
        guard value == codePoint else { continue }
        var rest = delta
        var step = base
        while true {
          let threshold = min(max(step - bias, 1), 26)
          if rest < threshold { break }
          output.append(letter(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          step += base
        }
        output.append(letter(rest))
        bias = adapt(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      codePoint += 1
    }
    return output
  }

  private static func letter(_ digit: Int) -> UInt8 { UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26) }

  private static func digit(_ byte: UInt8) -> Int? {
    byte.isDigit ? Int(byte) - 0x30 + 26 : byte.isLetter ? Int(byte | 0x20) - 0x61 : nil
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var step = 0
    while delta > (base - 1) * 26 / 2 {
      delta /= base - 1
      step += base
    }
    return step + base * delta / (delta + 38)
  }
}
