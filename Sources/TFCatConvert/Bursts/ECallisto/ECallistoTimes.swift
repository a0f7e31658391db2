import Base

/// Start and end of a row of an e-CALLISTO list, and what had to be mended.
struct ECallistoTimes {
  var start: Int
  var end: Int
  var startFlag: TimeFlag?
  var endFlag: TimeFlag?

  typealias Fix = ECallistoSource.Fix

  struct Reason: Error {
    var text: String
  }

  @inline(__always)
  static func read(_ text: ByteText, day: CivilDay, _ event: inout RadioEvent) -> Result<
    ECallistoTimes, Reason
  > {
    if text.count == 11, text[5] == UInt8(ascii: "-"), let start = ClockTime.minute(text[0, 5]),
      let end = ClockTime.minute(text[6, 11]), start <= end, end < 1440
    {
      return .success(ECallistoTimes(start: day.unix(minute: start), end: day.unix(minute: end)))
    }
    return readUnusual(text, day: day, &event)
  }

  private static func readUnusual(
    _ text: ByteText, day: CivilDay, _ event: inout RadioEvent
  ) -> Result<ECallistoTimes, Reason> {
    var (startFlag, endFlag): (TimeFlag?, TimeFlag?) = (nil, nil)
    var text = text
    // The legend says: the burst may take longer.
    if text[text.count - 1] == UInt8(ascii: "+") {
      endFlag = .after
      text = text[0, text.count - 1].trimmed
    }
    let whole = String(text)
    guard let parts = split(text) else {
      return .failure(Reason(text: "\"\(whole)\" is no time range HH:MM-HH:MM"))
    }
    if !isRegular(text), !parts.isMarkedUnknown, !event.repair(Fix.timeSeparator) {
      return .failure(Reason(text: "\"\(whole)\" is not written HH:MM-HH:MM"))
    }
    let minutes: (Int, Int)
    switch (parts.start, parts.end) {
    case (nil, nil): return .failure(Reason(text: "neither time of \"\(whole)\" is a time of day"))
    case (let start?, nil):
      guard event.repair(Fix.unreadableEnd) else {
        return .failure(Reason(text: "the end of \"\(whole)\" is no time of day"))
      }
      endFlag = .unknown
      minutes = (start, start)
    case (nil, let end?):
      guard event.repair(Fix.unreadableStart) else {
        return .failure(Reason(text: "the start of \"\(whole)\" is no time of day"))
      }
      startFlag = .unknown
      minutes = (end, end)
    case (let start?, let end?): minutes = (start, end)
    }
    if minutes.0 == 1440 || minutes.1 == 1440, !event.repair(Fix.hour24) {
      return .failure(Reason(text: "24:00 is no time of day"))
    }
    return ordered(minutes, day: day, whole: whole, &event).map { times in
      ECallistoTimes(
        start: day.unix(minute: times.0), end: day.unix(minute: times.1), startFlag: startFlag,
        endFlag: endFlag)
    }
  }

  private static func ordered(
    _ minutes: (Int, Int), day: CivilDay, whole: String, _ event: inout RadioEvent
  ) -> Result<(Int, Int), Reason> {
    let (start, end) = minutes
    if start <= end { return .success(minutes) }
    if end + 1440 - start <= 360 {
      guard event.repair(Fix.dayRollover) else {
        return .failure(Reason(text: "\"\(whole)\" ends before it starts"))
      }
      return .success((start, end + 1440))
    }
    if start - end <= 60 {
      guard event.repair(Fix.swappedTimes) else {
        return .failure(Reason(text: "\"\(whole)\" ends before it starts"))
      }
      return .success((end, start))
    }
    return .failure(
      Reason(
        text:
          "\"\(whole)\" ends hours before it starts, too many for swapped times and too few for the next day")
    )
  }

  private static func isRegular(_ text: ByteText) -> Bool {
    text.count == 11 && text[2] == UInt8(ascii: ":") && text[5] == UInt8(ascii: "-")
      && text[8] == UInt8(ascii: ":")
  }

  /// Two times in whatever stands for `HH:MM-HH:MM`: other separators, one digit for the hour, none between hour and minute.
  ///
  /// - Returns: nil where there are not two times; a time that cannot be one is nil.
  private static func split(_ text: ByteText) -> (start: Int?, end: Int?, isMarkedUnknown: Bool)? {
    // The separator of the two is a dash, or the second of three others.
    let separators = (0..<text.count).filter { !text[$0].isDecimalDigit && text[$0] != UInt8(ascii: "?") }
    let middle: Int
    if let dash = separators.first(where: { text[$0] == UInt8(ascii: "-") }) {
      middle = dash
    } else if separators.count == 3 {
      middle = separators[1]
    } else {
      return nil
    }
    let (first, second) = (text[0, middle].trimmed, text.from(middle + 1).trimmed)
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let question = UInt8(ascii: "?")
    return (
      minute(first), minute(second),
      first.firstIndex(of: question) != nil || second.firstIndex(of: question) != nil
    )
  }

  private static func minute(_ text: ByteText) -> Int? {
    if text.isDigits {
      guard text.count == 3 || text.count == 4, let hour = text[0, text.count - 2].integer,
        let minute = text[text.count - 2, text.count].integer
      else { return nil }
      return ClockTime.minute(hour: hour, minute)
    }
    guard let separator = (0..<text.count).first(where: { !text[$0].isDecimalDigit }),
      [UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ";")].contains(text[separator]),
      separator <= 2, text.count - separator - 1 == 2, let hour = text[0, separator].integer,
      let minute = text.from(separator + 1).integer
    else { return nil }
    return ClockTime.minute(hour: hour, minute)
  }
}
