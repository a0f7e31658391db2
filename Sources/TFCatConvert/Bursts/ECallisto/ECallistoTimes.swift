import Base
internal import TFCat

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
    if let clocks = clocks(text) {
      return withSeconds(clocks, day: day, whole: whole, &event).map { times in
        ECallistoTimes(start: times.0, end: times.1, endFlag: endFlag)
      }
    }
    // A second burst in the row must not become the unreadable end of the first.
    if text.firstIndex(of: UInt8(ascii: ",")) != nil
      || (0..<text.count).count(where: { text[$0].isDigit }) > 12
    {
      return .failure(Reason(text: "\"\(whole)\" is more than one time range: give each a row"))
    }
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
    return ordered((day.unix(minute: minutes.0), day.unix(minute: minutes.1)), whole: whole, &event).map {
      times in
      ECallistoTimes(start: times.0, end: times.1, startFlag: startFlag, endFlag: endFlag)
    }
  }

  /// Two times of day of which one at least has seconds: `13:42:10-13:45:59`; nil for anything else.
  private static func clocks(_ text: ByteText) -> (start: CivilTime, end: CivilTime)? {
    guard let dash = text.firstIndex(of: UInt8(ascii: "-")), text.count > 11 else { return nil }
    func clock(_ text: ByteText) -> CivilTime? {
      CivilTimeReader.readClock(UnsafeBufferPointer(start: text.base, count: text.count))
    }
    guard let start = clock(text[0, dash]), let end = clock(text.from(dash + 1)) else { return nil }
    return (start, end)
  }

  private static func withSeconds(
    _ clocks: (start: CivilTime, end: CivilTime), day: CivilDay, whole: String, _ event: inout RadioEvent
  ) -> Result<(Int, Int), Reason> {
    var seconds: [Int] = []
    for clock in [clocks.start, clocks.end] {
      do throws(ISO8601Error) {
        let time = try ISOTime(clock, day: day)
        if time.repairs.contains(.dayEnd), !event.repair(Fix.hour24) {
          return .failure(Reason(text: "24:00 is no time of day"))
        }
        guard !time.repairs.contains(.second60), let second = Int(exactly: time.unix) else {
          return .failure(Reason(text: "\"\(whole)\" has a second that does not exist, or a part of one"))
        }
        seconds.append(second)
      } catch {
        return .failure(Reason(text: "\"\(whole)\": \(error.message)"))
      }
    }
    return ordered((seconds[0], seconds[1]), whole: whole, &event)
  }

  /// POSIX times in order.
  private static func ordered(
    _ times: (Int, Int), whole: String, _ event: inout RadioEvent
  ) -> Result<(Int, Int), Reason> {
    let (start, end) = times
    if start <= end { return .success(times) }
    if end + 86_400 - start <= 360 * 60 {
      guard event.repair(Fix.dayRollover) else {
        return .failure(Reason(text: "\"\(whole)\" ends before it starts"))
      }
      return .success((start, end + 86_400))
    }
    if start - end <= 3600 {
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

  /// Two times in any form that is meant as `HH:MM-HH:MM`: other separators, one digit for the hour, none
  /// between hour and minute.
  ///
  /// - Returns: nil where there are not two times; a time that cannot be one is nil.
  private static func split(_ text: ByteText) -> (start: Int?, end: Int?, isMarkedUnknown: Bool)? {
    // The separator of the two is a dash, or the second of three others.
    let separators = (0..<text.count).filter { !text[$0].isDigit && text[$0] != UInt8(ascii: "?") }
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
    guard let separator = (0..<text.count).first(where: { !text[$0].isDigit }),
      [UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ";")].contains(text[separator]),
      separator <= 2, text.count - separator - 1 == 2, let hour = text[0, separator].integer,
      let minute = text.from(separator + 1).integer
    else { return nil }
    return ClockTime.minute(hour: hour, minute)
  }
}
