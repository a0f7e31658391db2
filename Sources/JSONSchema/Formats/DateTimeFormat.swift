import Base

/// `date-time`, `date` and `time` (RFC 3339, section 5.6).
enum DateTimeFormat {
  static func isDateTime(_ text: [UInt8]) -> Bool {
    guard text.count > 11, text[10] | 0x20 == UInt8(ascii: "t") else { return false }
    return isDate(text[..<10]) && isTime(text[11...])
  }

  static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard let year = rest.takeDigits(4), rest.take("-"), let month = rest.takeDigits(2), rest.take("-"),
      let day = rest.takeDigits(2), rest.isEmpty
    else { return false }
    return CivilDay(year: year, month: month, day: day) != nil
  }

  /// A second 60 is one where the minute, seen from Greenwich, is the last of a day.
  static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard let hour = rest.takeDigits(2), rest.take(":"), let minute = rest.takeDigits(2), rest.take(":"),
      let second = rest.takeDigits(2), hour < 24, minute < 60, second <= 60
    else { return false }
    if rest.take(".") {
      guard !rest.take(while: \.isDigit).isEmpty else { return false }
    }
    var offset = 0
    if !rest.take("Z"), !rest.take("z") {
      let isWest = rest.take("-")
      guard isWest || rest.take("+"), let hours = rest.takeDigits(2), rest.take(":"),
        let minutes = rest.takeDigits(2), hours < 24, minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    guard rest.isEmpty else { return false }
    return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
  }
}

/// `duration` (RFC 3339, appendix A).
enum DurationFormat {
  static func isDuration(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    guard rest.take("P"), !rest.isEmpty else { return false }
    if rest.last == UInt8(ascii: "W") { return rest.count > 1 && rest.dropLast().allSatisfy(\.isDigit) }
    guard let days = units("YMD", &rest) else { return false }
    guard rest.take("T") else { return rest.isEmpty && days > 0 }
    guard let times = units("HMS", &rest) else { return false }
    return rest.isEmpty && times > 0
  }

  /// Numbers with units that follow each other as they do in `names`, without gaps.
  ///
  /// - Returns: how many; `nil` where a number has another unit.
  private static func units(_ names: String, _ rest: inout ArraySlice<UInt8>) -> Int? {
    var last: Int?
    var count = 0
    while let first = rest.first, first.isDigit {
      var ahead = rest
      _ = ahead.take(while: \.isDigit)
      guard let unit = ahead.popFirst(),
        let index = names.utf8.enumerated().first(where: { $0.1 == unit })?.0,
        last.map({ index == $0 + 1 }) ?? true
      else { return nil }
      last = index
      count += 1
      rest = ahead
    }
    return count
  }
}
