import Base

/// Where lists of edited events say their day: in a header, in the title, in the name of the file.
enum SWPCDate {
  /// Whether a line begins the head of another day: `:Product:`, `:Date:`, or a title with its date.
  static func isHead(_ line: ByteText) -> Bool {
    line.hasPrefix(":Product:") || line.hasPrefix(":Date:") || ofTitle(line) != nil
  }

  /// Whether a line is the title, as lists have it before their columns: `Edited Events for 1996 Jun 02`.
  static func isTitle(_ line: ByteText) -> Bool {
    line.contains("Edited Events for") || line.contains("EDITED EVENTS FOR")
      || line.contains("EDITED EVENTS for")
  }

  /// The day of a title; the month has its name, and the year stands before or behind it.
  static func ofTitle(_ line: ByteText) -> CivilDay? {
    guard isTitle(line) else { return nil }
    let words = String(line).split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    guard let place = words.firstIndex(of: "for"), words.count >= place + 4 else { return nil }
    let parts = words[(place + 1)...(place + 3)]
    guard let month = parts.firstIndex(where: { Self.months[String($0.prefix(3))] != nil }) else {
      return nil
    }
    let numbers = parts.filter { $0 != parts[month] }.compactMap { Int($0) }
    guard numbers.count == 2, let year = numbers.first(where: { $0 >= 1900 }),
      let day = numbers.first(where: { $0 < 32 }), let number = months[String(parts[month].prefix(3))]
    else { return nil }
    return CivilDay(year: year, month: number, day: day)
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
  ]

  /// Whether a list says its day before its first row.
  static func isStated(in contents: ByteText) -> Bool {
    var cursor = LineCursor(contents)
    while let line = cursor.next(), !line[0].isDigit {
      if line.hasPrefix(":Date:"), CivilDay(line.from(6).trimmed[0, 10]) != nil { return true }
      if line.hasPrefix(":Product:"), CivilDay(line.from(9).trimmed[0, 8]) != nil { return true }
      if ofTitle(line) != nil { return true }
    }
    return false
  }

  /// The day in the name of a file: the only eight digits in a row that are one, as in `20240511events.txt`
  /// and `noaa_events_raw_20240511.txt`.
  static func ofFileName(_ path: String) -> CivilDay? {
    let name = path.split(separator: "/").last ?? ""
    let days = name.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 8 }.compactMap { digits in
      day(String(digits))
    }
    return days.count == 1 ? days.first : nil
  }

  /// `2024-05-11` or `20240511`.
  static func day(_ text: String) -> CivilDay? {
    var text = text
    return text.withUTF8 { CivilDay(ByteText(base: $0.baseAddress, count: $0.count)) }
  }

  /// `2024-05-11`.
  static func text(_ day: CivilDay) -> String { String(UTCText.string(unix: day.unix(minute: 0)).prefix(10)) }
}
