import Base

/// The words of a line of a spectrograph's list, with times and frequencies that have qualifiers: `2130E`,
/// `0856.3 U`, `18X`, `110 U`.
struct SpectrographWords {
  private var words: [ByteText] = []
  var count: Int { words.count }

  /// Cuts a line at blanks and bars.
  mutating func read(_ line: ByteText) {
    words.removeAll(keepingCapacity: true)
    var place = 0
    while place < line.count {
      while place < line.count, Self.isSpace(line[place]) { place += 1 }
      let start = place
      while place < line.count, !Self.isSpace(line[place]) { place += 1 }
      if place > start { words.append(line[start, place]) }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { ByteText.isBlank(byte) || byte == UInt8(ascii: "|") }

  /// A word by its place; empty beyond the last.
  subscript(place: Int) -> ByteText { words.indices.contains(place) ? words[place] : .empty }

  /// The words from a place to the end, or so many of them, with blanks between them.
  func text(from start: Int, count: Int = .max) -> String {
    words.dropFirst(start).prefix(count).map { String($0) }.joined(separator: " ")
  }

  /// A date in one word, or in three: year, month, day.
  func takeDay(_ place: inout Int) -> CivilDay? {
    if let day = CivilDay(self[place]) {
      place += 1
      return day
    }
    let parts = (self[place], self[place + 1], self[place + 2])
    guard parts.0.count == 4, parts.1.count == 2, parts.2.count == 2, let year = parts.0.integer,
      let month = parts.1.integer, let number = parts.2.integer, (1900..<2100).contains(year),
      let day = CivilDay(year: year, month: month, day: number)
    else { return nil }
    place += 3
    return day
  }

  /// How many words from the first on are written like a date, sound or not; 0 where they are none.
  var dateWidth: Int {
    if self[0].count == 8, self[0].isDigits { return 1 }
    let isDate = self[0].count == 4 && self[1].count == 2 && self[2].count == 2
    return isDate && self[0].isDigits && self[1].isDigits && self[2].isDigits ? 3 : 0
  }

  // MARK: Times

  /// A time of day with its qualifier.
  struct Time {
    /// The second of the day; 86400 where the day ends.
    var second: Double
    fileprivate var qualifier: UInt8

    var isDayEnd: Bool { second == 86_400 }

    /// What the qualifier says: E is in progress before, D after, U is uncertain.
    var flag: TimeFlag? {
      switch qualifier {
      case UInt8(ascii: "E"): .before
      case UInt8(ascii: "D"): .after
      case UInt8(ascii: "U"): .uncertain
      default: nil
      }
    }
  }

  /// A time with its qualifier, which may stand by itself. Minutes may have decimals: 0856.3 is 08:56:18.
  ///
  /// - Parameter isWord: whether the letter behind the time, though it looks like a qualifier, is a word of
  ///   its own; it gets the place of the letter.
  func takeTime(_ place: inout Int, unless isWord: (Int) -> Bool = { _ in false }) -> Time? {
    var text = self[place]
    var qualifier: UInt8 = 0
    if Self.isTimeQualifier(text[text.count - 1]) {
      qualifier = text[text.count - 1]
      text = text[0, text.count - 1]
    }
    guard let second = Self.second(text) else { return nil }
    place += 1
    if qualifier == 0, self[place].count == 1, Self.isTimeQualifier(self[place][0]), !isWord(place) {
      qualifier = self[place][0]
      place += 1
    }
    return Time(second: second, qualifier: qualifier)
  }

  private static func isTimeQualifier(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "E") || byte == UInt8(ascii: "U") || byte == UInt8(ascii: "D")
  }

  /// `HHMM` with up to three decimals of the minute.
  private static func second(_ text: ByteText) -> Double? {
    let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    guard let minute = ClockTime.minute(text[0, point]) else { return nil }
    let decimals = text.from(point + 1)
    guard !decimals.isEmpty else { return Double(minute * 60) }
    guard decimals.count <= 3, let digits = decimals.integer, minute < 1440 || digits == 0 else { return nil }
    // Whole numbers as far as they go, so that 0.3 minutes are 18 s to the last digit.
    let divisor = [1, 10, 100, 1000][decimals.count]
    return (Double(minute * 60 * divisor) + Double(digits * 60)) / Double(divisor)
  }

  // MARK: Frequencies

  /// A frequency in MHz with its qualifier, which may stand by itself: X is beyond what the instrument sees,
  /// U is uncertain.
  func takeFrequency(_ place: inout Int) -> (value: Double, limit: SpectralLimit)? {
    var text = self[place]
    var limit = Self.limit(text[text.count - 1])
    if limit != .measured { text = text[0, text.count - 1] }
    guard let value = text.number, value > 0 else { return nil }
    place += 1
    if limit == .measured, self[place].count == 1 {
      limit = Self.limit(self[place][0])
      if limit != .measured { place += 1 }
    }
    return (value, limit)
  }

  private static func limit(_ qualifier: UInt8) -> SpectralLimit {
    switch qualifier {
    case UInt8(ascii: "X"): .beyond
    case UInt8(ascii: "U"): .uncertain
    default: .measured
    }
  }
}
