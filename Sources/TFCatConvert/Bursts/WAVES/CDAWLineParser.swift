import Base
internal import TFCat

/// The rows of the list, with blanks between the columns; those of the CME may be missing:
///
///     1998/05/11 21:40 05/11 22:00 10000  1000   N32W90  8214 B6.6   05/11 21:55  208 >301  830   PHTX
///     2005/06/16 20:25 06/16 21:40  9000  1000   N08W90 10775 M4.0                   PHTX  LASCO_DATA_GAP
struct CDAWLineParser: LineParser {
  static let keepsTexts = true

  /// Up to the speed of the CME.
  private var words = [ByteText](repeating: .empty, count: 14)
  /// What stands between the speed and the links.
  private var rest = ByteText.empty

  typealias Column = CDAWSource.Column
  typealias Fix = CDAWSource.Fix

  /// Whether a line starts with a date as 1998/05/11.
  static func isRow(_ line: ByteText) -> Bool {
    let line = line.trimmed
    return line[4] == UInt8(ascii: "/") && line[7] == UInt8(ascii: "/") && line[0, 4].isDigits
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    guard Self.isRow(line) else {
      let text = line.trimmed
      if Self.isRow(text.from(1)), text[0] != UInt8(ascii: "#") {
        return .reject(reason: "the row does not begin with its date (YYYY/MM/DD)")
      }
      return text[0].isDigit ? .otherLayout(reason: Self.noRow) : nil
    }
    let comment = splitWords(line)
    guard let date = CivilDay.components(of: words[0]),
      let day = CivilDay(year: date.year, month: date.month, day: date.day)
    else {
      return .otherLayout(reason: "\"\(String(words[0]))\" is no date (YYYY/MM/DD)")
    }
    guard words[8].count > 0 else { return .otherLayout(reason: Self.noRow) }
    guard let endDay = Self.day(words[2], after: date) else {
      return .otherLayout(reason: "\"\(String(words[2]))\" is no date (MM/DD)")
    }
    let frequencies = (words[4], words[5])
    let range: (start: Int, end: Int)
    switch times(
      day, endDay, frequenciesAreUnknown: Self.isUnknown(frequencies.0) && Self.isUnknown(frequencies.1),
      &event)
    {
    case .success(let times): range = times
    case .failure(let reason): return .reject(reason: reason.text)
    }
    let limits: (Double, Double)
    switch Self.limits(frequencies, &event) {
    case .success(let frequencies): limits = frequencies
    case .failure(let reason): return .reject(reason: reason.text)
    }
    event.shape = .box(
      BoundingBox(
        timeMin: Double(range.start), spectralMin: min(limits.0, limits.1), timeMax: Double(range.end),
        spectralMax: max(limits.0, limits.1)))
    event[Column.type] = BurstType.ii.value
    guard !isShifted else {
      return .reject(
        reason: "the cells are not in their columns: one too many or too few stands before the CME")
    }
    guard rest.isEmpty || hasCME else {
      return .reject(
        reason: "the cells are not in their columns: \"\(String(rest))\" stands behind the speed of the CME")
    }
    var unread = UnreadCells()
    fillFlare(day, &event, unread: &unread)
    fillCME(date, &event, unread: &unread)
    unread.add("cme_speed", rest)
    event[Column.unread] = unread.value
    event[Column.comment] = .text(comment)
    if !comment.isEmpty, comment.contains("may not be a type II") {
      event[Column.typeIsUncertain] = .bool(true)
    }
    return .event
  }

  private static let noRow =
    "the columns are not those of the list: start, end, two frequencies, location, NOAA number, flare class, CME"

  /// Puts the words before the links of the plots into `words`.
  ///
  /// - Returns: the comment after the links.
  private mutating func splitWords(_ line: ByteText) -> ByteText {
    var comment: ByteText?
    var (restStart, restEnd) = (line.count, line.count)
    words.withUnsafeMutableBufferPointer { words in
      var count = 0
      line.forEachWord { word in
        guard let start = line.base, let place = word.base else { return false }
        if word == "PHTX" {
          comment = line.from(place - start + word.count).trimmed
          restEnd = place - start
          return false
        }
        if count < words.count {
          words[count] = word
        } else if count == words.count {
          restStart = place - start
        }
        count += 1
        return true
      }
      for index in min(count, words.count)..<words.count { words[index] = .empty }
    }
    rest = restStart < restEnd ? line[restStart, restEnd].trimmed : .empty
    if let comment { return comment }
    // Without links what follows is the comment.
    defer { rest = .empty }
    let remark = remark(in: line)
    return remark.isEmpty ? rest : remark
  }

  /// A row without links may have a remark where the CME would be.
  private mutating func remark(in line: ByteText) -> ByteText {
    let word = words[9]
    guard !word.isEmpty, !word[0].isDigit, word[0] != UInt8(ascii: "-"), let start = word.base,
      let lineStart = line.base
    else { return .empty }
    for index in 9..<words.count { words[index] = .empty }
    return line.from(start - lineStart).trimmed
  }

  // MARK: - Times

  private struct Reason: Error {
    var text: String
  }

  private typealias Date = (year: Int, month: Int, day: Int)

  /// A day without its year: that of the other, or the next where it lies at the other end of the year.
  private static func day(_ text: ByteText, after start: Date) -> CivilDay? {
    guard text.count == 5, text[2] == UInt8(ascii: "/"), let month = text.twoDigits(at: 0),
      let day = text.twoDigits(at: 3)
    else { return nil }
    let isNextYear = start.month == 12 && month == 1
    let isYearBefore = start.month == 1 && month == 12
    let year = start.year + (isNextYear ? 1 : isYearBefore ? -1 : 0)
    return CivilDay(year: year, month: month, day: day)
  }

  private func times(
    _ day: CivilDay, _ endDay: CivilDay, frequenciesAreUnknown: Bool, _ event: inout RadioEvent
  ) -> Result<(start: Int, end: Int), Reason> {
    let (startText, endText) = (words[1], words[3])
    let startIsUnknown = startText.firstIndex(of: UInt8(ascii: "?")) != nil
    let endIsUnknown = endText.firstIndex(of: UInt8(ascii: "?")) != nil
    let nothingIsKnown = frequenciesAreUnknown && startText == "00:00" && endText == "00:00" && day == endDay
    let start = startIsUnknown || nothingIsKnown ? 0 : ClockTime.minute(startText)
    let end = endIsUnknown || nothingIsKnown ? 1440 : ClockTime.minute(endText)
    guard let start else { return .failure(Reason(text: "\"\(String(startText))\" is no time of day")) }
    guard let end else { return .failure(Reason(text: "\"\(String(endText))\" is no time of day")) }
    if startIsUnknown || endIsUnknown || nothingIsKnown {
      guard event.repair(Fix.wholeDay) else {
        return .failure(
          Reason(
            text: "the list does not know when the burst was (\(String(startText)) to \(String(endText)));"
              + " --repairs whole-day makes it last the whole day"))
      }
      if !endIsUnknown, !nothingIsKnown {
        event[Column.startFlag] = TimeFlag.unknown.value
      } else if !startIsUnknown, !nothingIsKnown {
        event[Column.endFlag] = TimeFlag.unknown.value
      } else {
        event[Column.startFlag] = TimeFlag.unknown.value
        event[Column.endFlag] = TimeFlag.unknown.value
      }
    } else if start == 1440 || end == 1440, !event.repair(Fix.hour24) {
      return .failure(Reason(text: "24:00 is no time of day"))
    }
    return ordered(day.unix(minute: start), endDay.unix(minute: end), day: day, endDay: endDay, &event)
  }

  private func ordered(
    _ start: Int, _ end: Int, day: CivilDay, endDay: CivilDay, _ event: inout RadioEvent
  ) -> Result<(start: Int, end: Int), Reason> {
    if start <= end { return .success((start, end)) }
    guard endDay == day || event.repair(Fix.endDate) else {
      return .failure(Reason(text: "the end is on a day before the start"))
    }
    let sameDay = end + (day.number - endDay.number) * 86_400
    if start <= sameDay { return .success((start, sameDay)) }
    guard let nextDay = NextDay.end(sameDay, after: start), event.repair(Fix.dayRollover) else {
      return .failure(Reason(text: NextDay.refusal))
    }
    return .success((start, nextDay))
  }

  // MARK: - Frequencies

  /// Whether there is nothing but question marks; `400?` is a frequency that the list doubts.
  private static func isUnknown(_ text: ByteText) -> Bool { text[0] == UInt8(ascii: "?") }

  private static func isDoubted(_ text: ByteText) -> Bool { text[text.count - 1] == UInt8(ascii: "?") }

  private static func frequency(_ text: ByteText) -> Double? {
    let value = (isDoubted(text) ? text[0, text.count - 1] : text).number
    return (value ?? 0) > 0 ? value : nil
  }

  /// The frequencies at the start and at the end, in kHz.
  private static func limits(
    _ texts: (ByteText, ByteText), _ event: inout RadioEvent
  ) -> Result<(Double, Double), Reason> {
    let first = frequency(texts.0)
    let second = frequency(texts.1)
    if first == nil, !isUnknown(texts.0) {
      return .failure(Reason(text: "\"\(String(texts.0))\" is no frequency in kHz"))
    }
    if second == nil, !isUnknown(texts.1) {
      return .failure(Reason(text: "\"\(String(texts.1))\" is no frequency in kHz"))
    }
    event[Column.startFrequency] = .optional(first)
    event[Column.endFrequency] = .optional(second)
    if first == nil || second == nil, !event.repair(Fix.instrumentBand) {
      return .failure(Reason(text: "the frequencies are unknown"))
    }
    // The bursts drift down: the first frequency is the upper limit, but for a few.
    let isRising = (first ?? WAVESFields.highest) < (second ?? WAVESFields.lowest)
    let (high, highText) = isRising ? (second, texts.1) : (first, texts.0)
    let (low, lowText) = isRising ? (first, texts.0) : (second, texts.1)
    event[Column.upperLimit] =
      (isDoubted(highText) && high != nil ? .uncertain : high.map(WAVESFields.upperLimit) ?? .unknown).value
    event[Column.lowerLimit] =
      (isDoubted(lowText) && low != nil ? .uncertain : low.map(WAVESFields.lowerLimit) ?? .unknown).value
    return .success((first ?? WAVESFields.highest, second ?? WAVESFields.lowest))
  }

  // MARK: - Flare and CME

  /// Whether the day of the CME stands in the column of another cell.
  private var isShifted: Bool {
    func isDay(_ word: ByteText) -> Bool {
      word.count == 5 && word[2] == UInt8(ascii: "/") && word[0, 2].isDigits && word[3, 5].isDigits
    }
    return !isDay(words[9]) && (6..<12).contains { isDay(words[$0]) }
  }

  /// Whether angle, width and speed of the CME are such.
  private var hasCME: Bool {
    func isNumber(_ word: ByteText) -> Bool { word.number != nil || word.hasPrefix("--") }
    let angle = words[11]
    let width = words[12][0] == UInt8(ascii: ">") ? words[12].from(1) : words[12]
    return (angle == "Halo" || angle == "HALO" || isNumber(angle)) && isNumber(width) && isNumber(words[13])
  }

  private func fillFlare(_ day: CivilDay, _ event: inout RadioEvent, unread: inout UnreadCells) {
    let place = words[6]
    if place[0] != UInt8(ascii: "-") {
      event[Column.flareLocation] = .text(place)
      let hasMark = place[place.count - 1] == UInt8(ascii: "b")
      // The 90 of `N20W90b` is the limb itself, behind which the source is.
      if let place = SolarPlace(hasMark ? place[0, place.count - 1] : place),
        !hasMark || abs(place.longitude) > 90
      {
        event[Column.flareLatitude] = .integer(place.latitude)
        event[Column.flareLongitude] = .integer(place.longitude)
      }
      let isBack = place.hasPrefix("Back") || place.hasPrefix("BACK")
      if isBack || hasMark { event[Column.isBehindLimb] = .bool(true) }
    }
    fillSource(day, &event, unread: &unread)
  }

  /// The NOAA number, the class of the flare, or what erupted instead, recognised by their form.
  private func fillSource(_ day: CivilDay, _ event: inout RadioEvent, unread: inout UnreadCells) {
    var region: Int?
    var (flareClass, kind) = (ByteText.empty, ByteText.empty)
    for index in 7...8 {
      let word = words[index]
      if word.hasPrefix("--") { continue }
      if region == nil, let number = word.integer {
        region = number
      } else if flareClass.isEmpty, Self.isFlareClass(word) {
        flareClass = word
      } else if word[0].isLetter, word[word.count - 1].isLetter {
        // Of `altr FILA` the second word says what erupted.
        if !kind.isEmpty { unread.add("source", kind) }
        kind = word
      } else {
        unread.add("source", word)
      }
    }
    event[Column.activeRegion] = .optional(region.flatMap { ActiveRegion.number($0, day: day) })
    event[Column.flareClass] = .text(flareClass)
    event[Column.sourceKind] = .text(kind)
  }

  /// Whether a word looks like a GOES class: `X1.1`, `m3`.
  private static func isFlareClass(_ word: ByteText) -> Bool {
    switch word[0] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "m"), UInt8(ascii: "x"):
      word[1].isDigit
    default: false
    }
  }

  private func fillCME(_ date: Date, _ event: inout RadioEvent, unread: inout UnreadCells) {
    if let cmeDay = Self.day(words[9], after: date), let minute = ClockTime.minute(words[10]) {
      event[Column.cmeTime] = .time(cmeDay.unix(minute: minute))
    } else {
      unread.add("cme_time", words[9])
      unread.add("cme_time", words[10])
    }
    let angle = words[11]
    if angle == "Halo" || angle == "HALO" {
      event[Column.cmeIsHalo] = .bool(true)
    } else {
      event[Column.cmeAngle] = .optional(unread.number("cme_angle", angle))
    }
    let isLowerLimit = words[12][0] == UInt8(ascii: ">")
    if isLowerLimit { event[Column.cmeWidthIsLowerLimit] = .bool(true) }
    let width = isLowerLimit ? words[12].from(1) : words[12]
    event[Column.cmeWidth] = .optional(unread.number("cme_width", width))
    event[Column.cmeSpeed] = .optional(unread.number("cme_speed", words[13]))
  }
}
