import Base

extension RecoveringParser {
  /// Tells of a fault. What stands there is taken from the text unless it is given.
  mutating func report(
    _ kind: JSONFault.Kind, _ range: Range<Int>, text: String? = nil, suggestion: String? = nil,
    pointer: JSONPointer? = nil
  ) {
    guard !isStopped else { return }
    // Advice is no reason to stop reading: times in nanoseconds are integers beyond 2^53, one and all.
    if kind.isAdvice {
      adviceCount += 1
      if adviceCount > JSONLimits.faults { return }
    } else if kind == .singleQuotes {
      // Nor is how strings are quoted: a text that Python wrote has all of them in single quotes.
      quoteCount += 1
      let told = faults.count - min(adviceCount, JSONLimits.faults)
      if quoteCount > JSONLimits.faults / 2 || told >= JSONLimits.faults { return }
    } else if faults.count - min(adviceCount, JSONLimits.faults) >= JSONLimits.faults {
      stop(
        with: JSONFault(
          kind: .tooManyFaults, range: range, pointer: pointer ?? self.pointer,
          text: "more than \(JSONLimits.faults) faults"))
      return
    }
    faults.append(
      JSONFault(
        kind: kind, range: range, pointer: pointer ?? self.pointer, text: text ?? excerpt(range),
        suggestion: suggestion))
  }

  private mutating func stop(with fault: JSONFault) {
    faults.append(fault)
    isStopped = true
  }

  /// What stands there, shortened to a line, with what cannot be seen made visible.
  func excerpt(_ range: Range<Int>) -> String {
    let limit = 40
    let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + limit)
    var text = ""
    var offset = shown.lowerBound
    while offset < shown.upperBound {
      let unit = UTF8Unit(bytes, at: offset)
      if let scalar = unit.scalar {
        text += Self.visible(scalar)
      } else {
        for byte in bytes[offset..<offset + unit.length] { text += "\\x" + Self.hex(UInt32(byte), digits: 2) }
      }
      offset += unit.length
    }
    return offset < range.upperBound ? text + "…" : text
  }

  static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\0"..<" ", "\u{7F}": "\\x" + hex(scalar.value, digits: 2)
    case "\u{80}"..."\u{A0}", "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}", "\u{2060}",
      "\u{FEFF}":
      "U+" + hex(scalar.value, digits: 4)
    default: String(Character(scalar))
    }
  }

  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
