import Base

/// The form of a time by the codes of `strptime`, as Python and C have them.
///
/// `%Y` year of four digits, `%y` year of two (69 to 99 are 19xx), `%m` month, `%d` day, `%j` day of the
/// year, `%b` and `%B` name of the month, `%H` hour, `%I` hour of twelve with `%p`, `%M` minute, `%S` second,
/// both with or without a fraction, `%f` fraction of what stands before it (behind `%M` of a minute), `%z`
/// `Z`, `UTC`, an offset or nothing, `%%`. Numbers other than years may have fewer digits where something
/// else than a digit follows; blanks stand for any number of blanks.
public struct TimePattern: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case code(UInt8)
    case byte(UInt8)
    case blanks
  }

  /// The pattern as it is written, after strptime.
  public let text: String
  let parts: [Part]

  /// - Returns: nil where the text has an unknown code, or none for the year.
  public init?(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var isCode = false
    for byte in text.utf8 {
      if isCode {
        guard "YymdjbBHIpMSfz%".utf8.contains(byte) else { return nil }
        parts.append(byte == UInt8(ascii: "%") ? .byte(byte) : .code(byte))
        isCode = false
      } else if byte == UInt8(ascii: "%") {
        isCode = true
      } else if byte == 0x20 {
        if parts.last != .blanks { parts.append(.blanks) }
      } else {
        parts.append(.byte(byte))
      }
    }
    guard !isCode, parts.contains(.code(UInt8(ascii: "Y"))) || parts.contains(.code(UInt8(ascii: "y"))) else {
      return nil
    }
    self.parts = parts
  }

  /// - Returns: nil where the text is not of this form.
  func read(_ text: String) -> CivilTime? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes)
      return reader.read(parts)
    }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var time = CivilTime()
    var isAfternoon: Bool?
    /// The smallest part that has been read, in seconds.
    var unit = 86_400.0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func read(_ parts: [Part]) -> CivilTime? {
      skipBlanks()
      for (index, part) in parts.enumerated() {
        switch part {
        case .blanks: skipBlanks()
        case .byte(let byte):
          guard peek == byte else { return nil }
          position += 1
        case .code(let code):
          // Where digits follow each other, each number has all of its digits.
          var isTight = false
          if index + 1 < parts.count, case .code(let next) = parts[index + 1] {
            isTight = !"zpbBf".utf8.contains(next)
          }
          let next = index + 1 < parts.count ? parts[index + 1] : nil
          guard take(code, isTight: isTight, before: next) else { return nil }
        }
      }
      skipBlanks()
      guard position == bytes.count else { return nil }
      if let isAfternoon {
        guard let hour = CivilTimeReader.hour(time.hour, isAfternoon: isAfternoon) else { return nil }
        time.hour = hour
      }
      return time
    }

    private mutating func skipBlanks() {
      while let byte = peek, byte.isBlankOrTab { position += 1 }
    }

    private mutating func number(_ width: Int, isTight: Bool) -> Int? {
      var value = 0
      let start = position
      while position - start < width, let byte = peek, byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Int(byte - 0x30)
        position += 1
      }
      let count = position - start
      return count == width || (count > 0 && !isTight) ? value : nil
    }

    private mutating func take(_ code: UInt8, isTight: Bool, before next: Part?) -> Bool {
      switch code {
      // Years have all of their digits: no century is guessed but where `%y` asks for it.
      case UInt8(ascii: "Y"): return set(\.year, number(4, isTight: true))
      case UInt8(ascii: "y"):
        return set(\.year, number(2, isTight: true).map { $0 < 69 ? 2000 + $0 : 1900 + $0 })
      case UInt8(ascii: "m"): return set(\.month, number(2, isTight: isTight))
      case UInt8(ascii: "d"): return set(\.day, number(2, isTight: isTight))
      case UInt8(ascii: "j"):
        guard let day = number(3, isTight: isTight) else { return false }
        time.dayOfYear = day
        return true
      case UInt8(ascii: "H"), UInt8(ascii: "I"):
        unit = 3600
        return set(\.hour, number(2, isTight: isTight))
      case UInt8(ascii: "M"):
        unit = 60
        guard set(\.minute, number(2, isTight: isTight)) else { return false }
        takeFraction(before: next)
        return true
      case UInt8(ascii: "S"):
        unit = 1
        guard set(\.second, number(2, isTight: isTight)) else { return false }
        takeFraction(before: next)
        return true
      case UInt8(ascii: "f"): return addFraction()
      case UInt8(ascii: "b"), UInt8(ascii: "B"): return takeMonthName()
      case UInt8(ascii: "p"): return takeHalf()
      case UInt8(ascii: "z"): return takeZone()
      default: return false
      }
    }

    private mutating func set(_ path: WritableKeyPath<CivilTime, Int>, _ value: Int?) -> Bool {
      guard let value else { return false }
      time[keyPath: path] = value
      return true
    }

    /// A point or a comma with digits behind it, where the pattern has none of its own.
    private mutating func takeFraction(before next: Part?) {
      guard let mark = peek, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","), next != .byte(mark),
        position + 1 < bytes.count, bytes[position + 1] >= 0x30, bytes[position + 1] <= 0x39
      else { return }
      position += 1
      addFraction()
    }

    @discardableResult
    private mutating func addFraction() -> Bool {
      var value = 0.0
      var scale = 1.0
      let start = position
      while let byte = peek, byte >= 0x30, byte <= 0x39 {
        if position - start < 15 {
          value = value * 10 + Double(byte - 0x30)
          scale *= 10
        }
        position += 1
      }
      time.fraction += value * unit / scale
      return position > start
    }

    private static let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private mutating func takeMonthName() -> Bool {
      let start = position
      while let byte = peek, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
        position += 1
      }
      let word = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
      guard word.count >= 3, let index = Self.months.firstIndex(where: { word.hasPrefix($0) }) else {
        return false
      }
      time.month = index + 1
      return true
    }

    private mutating func takeHalf() -> Bool {
      guard bytes.count - position >= 2, bytes[position + 1] | 0x20 == UInt8(ascii: "m") else { return false }
      switch bytes[position] | 0x20 {
      case UInt8(ascii: "a"): isAfternoon = false
      case UInt8(ascii: "p"): isAfternoon = true
      default: return false
      }
      position += 2
      return true
    }

    private mutating func takeZone() -> Bool {
      let start = position
      skipBlanks()
      guard let first = peek else { return true }
      if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
        guard let offset = CivilTimeReader.readOffset(bytes, &position) else { return false }
        time.offset = offset
        return true
      }
      let word = position
      while let byte = peek, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
        position += 1
      }
      if word == position {
        position = start
        return true
      }
      guard CivilTimeReader.isUniversal(UnsafeBufferPointer(rebasing: bytes[word..<position])) else {
        return false
      }
      time.offset = 0
      return true
    }
  }
}
