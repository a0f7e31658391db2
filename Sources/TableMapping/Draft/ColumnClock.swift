internal import Base
package import TFCat

/// The clock of the times in a column, as the name of the column says it: `Start (JST)`, `start_tai`,
/// `Start (UT+9)`.
package struct ColumnClock: Sendable, Hashable {
  /// What a mapping can be told of it.
  package enum Kind: Sendable, Hashable {
    /// Minutes ahead of UTC.
    case offset(Int)
    case scale(TimeScale)
    /// A zone whose distance to UTC depends on the place or the season, or that has a twin: EST, local time.
    case zone
  }

  /// The words of the name.
  package let text: String
  /// What they say.
  package let kind: Kind

  /// - Parameter title: the name of a column of times.
  /// - Returns: `nil` where the name says nothing, or UTC: UT, GMT, Z.
  package static func named(in title: String) -> ColumnClock? {
    let words = words(of: title)
    // "JST = UT+9" is known by its offset.
    for word in words where universal.contains(word.lowercased()) {
      guard let (minutes, end) = offset(title[word.endIndex...]) else { continue }
      let text = String(title[word.startIndex..<end])
      return minutes == 0 ? nil : ColumnClock(text: text, kind: .offset(minutes))
    }
    if let (minutes, text) = bracketed(title) {
      return minutes == 0 ? nil : ColumnClock(text: text, kind: .offset(minutes))
    }
    // A year behind it makes the name of an epoch: tt2000.
    for word in words where title[word.endIndex...].prefix(while: \.isNumber).count < 4 {
      if let scale = scales[word.lowercased()] { return ColumnClock(text: String(word), kind: .scale(scale)) }
      // In small letters some are words of a language: "End (EST)" and "end (est.)", which is estimated.
      if zones.contains(word.lowercased()) || zonesInCapitals.contains(String(word)) {
        return ColumnClock(text: String(word), kind: .zone)
      }
    }
    return nil
  }

  /// What a mapping has to say of it, as a member of a value; `FILL_IN` stands for what the name does not
  /// tell.
  package var member: String {
    switch kind {
    case .offset(let minutes):
      let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
      let sign = minutes < 0 ? "-" : "+"
      return "zone: \"\(sign)\("\(hours)".zeroPadded(to: 2)):\("\(rest)".zeroPadded(to: 2))\""
    case .scale(let scale): return "scale: \(scale.isConvertible ? scale.rawValue : "FILL_IN")"
    case .zone: return "zone: FILL_IN"
    }
  }

  /// Whether the name alone tells how the times become UTC.
  package var isKnown: Bool { !member.hasSuffix("FILL_IN") }

  /// What to fill in where it does not, in words.
  package var advice: String {
    kind == .zone ? "write how far it is from UTC, as in \"+09:00\"" : "write UTC if that is what it counts"
  }

  // MARK: Words

  private static let universal: Set<String> = ["ut", "utc", "gmt", "tu"]
  private static let scales: [String: TimeScale] = [
    "tai": .tai, "tt": .tt, "tdt": .tt, "tdb": .tdb, "tcb": .tcb, "tcg": .tcg, "gps": .gps, "scet": .scet,
    "sclk": .sclk,
  ]
  private static let zones: Set<String> = [
    "local", "locale", "localtime", "lokal", "lokale", "lokalzeit", "ortszeit", "jst", "kst", "cet", "cest",
    "eet", "eest", "mez", "mesz", "oez", "msk", "edt", "cdt", "mdt", "pdt", "akst", "akdt", "aest", "aedt",
    "acst", "acdt", "awst", "nzst", "nzdt", "hkt", "sgt", "sast", "pkt", "lmt", "gmst", "brt",
  ]
  private static let zonesInCapitals: Set<String> = [
    "EST", "CST", "MST", "PST", "HST", "IST", "BST", "WET", "WEST", "MET", "MEST", "LT", "LST", "ET", "ART",
    "EAT", "WAT", "NST", "SST", "PHT", "WIB",
  ]

  /// The words of letters, as they are written; one begins at a capital behind a small letter.
  private static func words(of title: String) -> [Substring] {
    var words: [Substring] = []
    var start: String.Index?
    var wasLower = false
    for index in title.indices {
      let character = title[index]
      if let begin = start, !character.isLetter || (character.isUppercase && wasLower) {
        words.append(title[begin..<index])
        start = nil
      }
      if character.isLetter, start == nil { start = index }
      wasLower = character.isLowercase
    }
    if let start { words.append(title[start...]) }
    return words
  }

  /// An offset at the start of a text, `+9`, ` + 09:00`, in minutes, and where it ends.
  private static func offset(_ text: Substring) -> (minutes: Int, end: String.Index)? {
    let signed = text.drop { $0 == " " }
    guard let sign = signed.first, "+-\u{2212}\u{2013}".contains(sign) else { return nil }
    let number = signed.dropFirst().drop { $0 == " " }
    let digits = number.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
    guard let first = digits.first, first != ":",
      let minutes = TimeReader.offset(ofZone: (sign == "+" ? "+" : "-") + digits)
    else { return nil }
    return (minutes, digits.endIndex)
  }

  /// An offset that stands in brackets alone: `Start (+09:00)`, in minutes. A single digit may say anything.
  private static func bracketed(_ title: String) -> (minutes: Int, text: String)? {
    guard let open = title.lastIndex(where: { "([".contains($0) }) else { return nil }
    let inner = title[title.index(after: open)...].prefix { !")]".contains($0) }
    guard let (minutes, end) = offset(inner), inner[end...].allSatisfy({ $0 == " " || $0 == "h" }),
      inner.count(where: \.isNumber) > 1
    else { return nil }
    return (minutes, String(inner))
  }
}
