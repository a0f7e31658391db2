/// Times as lists write them: `1997-04-01T14:00:00Z`, with a blank for the T, without seconds, with a fraction.
enum ISOTime {
  /// Unix time in seconds of a UTC time, 24:00 being the next midnight; `nil` for anything else.
  static func unix(_ text: ByteText) -> Double? {
    var text = text
    if text[text.count - 1] == UInt8(ascii: "Z") { text = text[0, text.count - 1] }
    guard let day = CivilDay(text[0, 10]) ?? CivilDay(text[0, 8]) else { return nil }
    let dateLength = CivilDay(text[0, 10]) == nil ? 8 : 10
    if text.count == dateLength { return Double(day.number * 86_400) }
    guard text[dateLength] == UInt8(ascii: "T") || text[dateLength] == 0x20 else { return nil }
    return secondOfDay(text.from(dateLength + 1).trimmed).map { Double(day.number * 86_400) + $0 }
  }

  /// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.sss`.
  static func secondOfDay(_ text: ByteText) -> Double? {
    guard text.count >= 5, text[2] == UInt8(ascii: ":"), let minute = ClockTime.minute(text[0, 5]) else {
      return nil
    }
    if text.count == 5 { return Double(minute * 60) }
    guard text[5] == UInt8(ascii: ":"), text.count >= 8, let second = text.from(6).number, second >= 0,
      second < 61,
      minute < 1440 || second == 0
    else { return nil }
    return Double(minute * 60) + second
  }
}
