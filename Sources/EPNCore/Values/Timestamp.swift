import Base
import TFCat

/// Times as EPNcore tables have them in `creation_date` and its like: `YYYY-MM-DD[Thh:mm:ss[.sss][Z]]` (DALI
/// 1.1, section 3.3.3), in UTC.
public enum Timestamp {
  /// Whether the text is a time of the calendar in that form.
  public static func isValid(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isValid($0) }
  }

  private static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= text.count else { return nil }
      var value = 0
      for byte in text[start..<start + count] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func isByte(_ index: Int, _ character: Unicode.Scalar) -> Bool {
      index < text.count && text[index] == UInt8(truncatingIfNeeded: character.value)
    }
    guard let year = number(0, 4), isByte(4, "-"), let month = number(5, 2), isByte(7, "-"),
      let day = number(8, 2), let date = CivilDay(year: year, month: month, day: day)
    else { return false }
    if text.count == 10 { return true }
    guard isByte(10, "T"), let hour = number(11, 2), isByte(13, ":"), let minute = number(14, 2),
      isByte(16, ":"), let second = number(17, 2), hour < 24, minute < 60,
      second < 60 || (second == 60 && minute == 59 && hour == 23 && hasLeapSecond(date))
    else { return false }
    var end = 19
    if isByte(end, ".") {
      end += 1
      let digits = end
      while end < text.count, text[end] >= 0x30, text[end] <= 0x39 { end += 1 }
      if end == digits { return false }
    }
    if isByte(end, "Z") { end += 1 }
    return end == text.count
  }

  private static func hasLeapSecond(_ day: CivilDay) -> Bool {
    LeapSeconds.steps.contains { $0.date.jd1 == day.julianDate + 1 && $0.extraSeconds >= 1 }
  }
}
