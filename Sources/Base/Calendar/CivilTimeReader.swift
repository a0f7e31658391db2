/// Reads dates and times as lists and tables write them.
///
/// Dates: `2017-12-31`, `2017-365`, `20171231`, with `-`, `/` or `.` between the parts, which may have single
/// digits. Times after a `T` or blanks: `12:00`, `12:00:00.5`, `1200`, `120000`, decimal minutes (`0856.3`,
/// `08:56.3`), AM and PM. At the end `Z`, `UTC`, `UT`, `GMT` or an offset (`+02:00`, `+0200`, `+02`). Blanks
/// around the text do not count. A year has four digits: no century is guessed.
package struct CivilTimeReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var time = CivilTime()

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads a date, with or without a time of day.
  ///
  /// - Returns: nil for a text of another form. What it says need not exist: see ``CivilTime/fault``.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilTime? {
    if let time = readUsual(bytes) { return time }
    var reader = CivilTimeReader(bytes)
    reader.skipBlanks()
    guard reader.readDate() else { return nil }
    if !reader.isAtEnd, !reader.readClockAfterDate() { return nil }
    return reader.isAtEnd ? reader.time : nil
  }

  package static func read(_ text: String) -> CivilTime? {
    var text = text
    return text.withUTF8 { read($0) }
  }

  /// Reads a time of day without a date.
  ///
  /// - Returns: nil for a text of another form. The date of the result means nothing.
  package static func readClock(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilTime? {
    var reader = CivilTimeReader(bytes)
    reader.skipBlanks()
    guard reader.readClock(), reader.isAtEnd else { return nil }
    return reader.time
  }

  package static func readClock(_ text: String) -> CivilTime? {
    var text = text
    return text.withUTF8 { readClock($0) }
  }

  /// The POSIX time of a date and a time of day in UTC, as nearly all are written: `2020-05-01T14:00:00`.
  ///
  /// - Returns: nil for every other form, for what does not exist, and for the end of a day and leap seconds:
  ///   ``read(_:)`` knows more of these.
  package static func readUnix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let time = readUsual(bytes), time.hour < 24, time.minute < 60, time.second < 60,
      let day = CivilDay(year: time.year, month: time.month, day: time.day)
    else { return nil }
    return day.number * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
  }

  /// Reads `2020-05-01T14:00:00`, with `Z` or nothing behind it, as nearly all times are written.
  ///
  /// - Returns: nil for every other form.
  @inline(__always)
  private static func readUsual(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilTime? {
    guard let text = bytes.baseAddress, bytes.count == 19 || (bytes.count == 20 && text[19] == 0x5A),
      text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54 || text[10] == 0x20, text[13] == 0x3A,
      text[16] == 0x3A
    else { return nil }
    var hasOther = false
    func pair(_ place: Int) -> Int {
      let (tens, units) = (text[place] &- 0x30, text[place + 1] &- 0x30)
      if tens > 9 || units > 9 { hasOther = true }
      return Int(tens) &* 10 &+ Int(units)
    }
    var time = CivilTime()
    time.year = pair(0) &* 100 &+ pair(2)
    time.month = pair(5)
    time.day = pair(8)
    time.hour = pair(11)
    time.minute = pair(14)
    time.second = pair(17)
    if bytes.count == 20 { time.offset = 0 }
    return hasOther ? nil : time
  }

  // MARK: Date

  private mutating func readDate() -> Bool {
    let digits = run()
    switch digits {
    case 4: break
    case 8, 12, 14:
      time.year = take(4)
      time.month = take(2)
      time.day = take(2)
      if digits > 8 { return readCompactClock(digits - 8) }
      time.hasClock = false
      return true
    default: return false
    }
    time.year = take(4)
    time.hasClock = false
    guard let separator = peek, separator == 0x2D || separator == 0x2F || separator == 0x2E else {
      return false
    }
    place += 1
    let second = run()
    if second == 3, separator != UInt8(ascii: ".") {
      time.dayOfYear = take(3)
      return true
    }
    guard second == 1 || second == 2 else { return false }
    time.month = take(second)
    guard peek == separator else { return false }
    place += 1
    let third = run()
    guard third == 1 || third == 2 else { return false }
    time.day = take(third)
    return true
  }

  // MARK: Clock

  private mutating func readClockAfterDate() -> Bool {
    if time.hasClock { return readZone() }
    if peek == UInt8(ascii: "Z") || peek == UInt8(ascii: "z") { return readZone() }
    guard let separator = peek, separator | 0x20 == UInt8(ascii: "t") || separator.isBlank else {
      return false
    }
    place += 1
    if separator.isBlank { skipBlanks() }
    if isAtEnd { return separator.isBlank }
    if separator.isBlank, let byte = peek, !byte.isDigit { return readZone() }
    return readClock()
  }

  private mutating func readCompactClock(_ digits: Int) -> Bool {
    time.hasClock = true
    time.hour = take(2)
    time.minute = take(2)
    if digits >= 6 { time.second = take(2) }
    readFraction(of: digits >= 6 ? 1 : 60)
    return true
  }

  /// Reads a time of day and what follows it.
  private mutating func readClock() -> Bool {
    time.hasClock = true
    let digits = run()
    switch digits {
    case 4, 6: _ = readCompactClock(digits)
    case 1, 2:
      time.hour = take(digits)
      if peek == UInt8(ascii: ":") {
        place += 1
        guard run() == 2 else { return false }
        time.minute = take(2)
        if peek == UInt8(ascii: ":") {
          place += 1
          guard run() == 2 else { return false }
          time.second = take(2)
          readFraction(of: 1)
        } else {
          readFraction(of: 60)
        }
      } else {
        // An hour alone: `T12`, `1 PM`.
        guard digits == 2 || hasHalfAhead else { return false }
      }
    default: return false
    }
    return readHalf() && readZone()
  }

  /// Reads a decimal fraction of the smallest part, a point or a comma before it.
  private mutating func readFraction(of unit: Double) {
    guard let mark = peek, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return }
    place += 1
    var value = 0.0
    var scale = 1.0
    var count = 0
    while let byte = peek, byte.isDigit {
      // Fifteen digits are as many as a double holds; further ones have no effect.
      if count < 15 {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      }
      count += 1
      place += 1
    }
    time.fraction = value * unit / scale
  }

  private var hasHalfAhead: Bool {
    var ahead = self
    ahead.skipBlanks()
    guard let first = ahead.peek else { return false }
    return first | 0x20 == UInt8(ascii: "a") || first | 0x20 == UInt8(ascii: "p")
  }

  /// Reads `AM` or `PM`, if it is there.
  private mutating func readHalf() -> Bool {
    skipBlanks()
    guard place + 1 < bytes.count, bytes[place + 1] | 0x20 == UInt8(ascii: "m") else { return true }
    let half = bytes[place] | 0x20
    guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return true }
    guard let hour = Self.hour(time.hour, isAfternoon: half == UInt8(ascii: "p")) else { return false }
    time.hour = hour
    place += 2
    return true
  }

  /// The hour of the day of an hour of twelve; nil for one that is none.
  package static func hour(_ hour: Int, isAfternoon: Bool) -> Int? {
    guard (1...12).contains(hour) else { return nil }
    return hour % 12 + (isAfternoon ? 12 : 0)
  }

  // MARK: Zone

  private mutating func readZone() -> Bool {
    skipBlanks()
    guard let first = peek else { return true }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      guard let offset = Self.readOffset(bytes, &place) else { return false }
      time.offset = offset
    } else {
      let start = place
      while let byte = peek, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") { place += 1 }
      guard Self.isUniversal(UnsafeBufferPointer(rebasing: bytes[start..<place])) else { return false }
      time.offset = 0
    }
    skipBlanks()
    return true
  }

  /// Whether a word names universal time.
  package static func isUniversal(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 3 else { return false }
    switch String(decoding: word, as: UTF8.self).uppercased() {
    case "Z", "UTC", "UT", "GMT": return true
    default: return false
    }
  }

  /// Reads an offset from UTC: `+02:00`, `+0200`, `+02`.
  ///
  /// - Parameter place: where the sign is; behind the offset afterwards.
  /// - Returns: local time minus UTC in minutes; nil for what is no offset.
  package static func readOffset(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    func digits(_ start: Int) -> Int? {
      guard start + 1 < bytes.count, bytes[start].isDigit, bytes[start + 1].isDigit else { return nil }
      return Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30)
    }
    guard place < bytes.count, let hours = digits(place + 1) else { return nil }
    let isWest = bytes[place] == UInt8(ascii: "-")
    var end = place + 3
    var minutes = 0
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      guard let found = digits(end + 1) else { return nil }
      minutes = found
      end += 3
    } else if let found = digits(end) {
      minutes = found
      end += 2
    }
    guard hours < 24, minutes < 60 else { return nil }
    place = end
    return (hours * 60 + minutes) * (isWest ? -1 : 1)
  }

  // MARK: Bytes

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var isAtEnd: Bool {
    var end = place
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    return end == bytes.count
  }

  private mutating func skipBlanks() { while let byte = peek, byte.isBlank { place += 1 } }

  /// How many digits stand here, counted up to 15.
  private func run() -> Int {
    var end = place
    while end < bytes.count, end - place < 15, bytes[end].isDigit { end += 1 }
    return end - place
  }

  /// The number that some digits are.
  private mutating func take(_ count: Int) -> Int {
    var value = 0
    for _ in 0..<count {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    return value
  }
}
