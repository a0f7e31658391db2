internal import Base

/// What the name of a column says of times and frequencies, in English, French and German: `Freq_max (kHz)`,
/// `Low frequency (Hz)`, `fmin_khz`, `untere Frequenz [MHz]`, `Fréquence de début`.
package struct ColumnName: Sendable, Hashable {
  /// An end of a range.
  package enum End: Sendable, Hashable {
    /// The lower or upper limit.
    case low, high
    /// The value at the start or the end of the event.
    case first, last
  }

  enum Word: Sendable, Hashable {
    case frequency, time, date, moment, peak, unit, filler
    case end(End)
  }

  package let title: String
  /// The unit that the name has at its end or in brackets, as VOUnits write it; without one that of the
  /// table's header.
  package let unit: String?
  /// The unit of the name alone.
  package let ownUnit: String?
  private let words: Set<Word>
  /// The words of the name in small letters without marks, and without its unit: `freqStart_MHz` is freq,
  /// start.
  package let parts: [String]
  /// How many words mean nothing here: `drift`, `WAVES`.
  package let unknownCount: Int
  /// How many words add nothing: `of`, `obs`.
  private let fillerCount: Int

  /// - Parameter headerUnit: what the header of the table says beside the name.
  package init(_ title: String, unit headerUnit: String? = nil) {
    self.title = title
    var rest = title
    var unit: String?
    if let open = title.lastIndex(where: { $0 == "(" || $0 == "[" }), open > title.startIndex {
      let inner = title[title.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
      unit = UnitName.known(String(inner).trimmedBlanks)
      // What else stands in brackets is a remark; behind a unit the name may go on.
      rest = String(title[..<open])
      if unit != nil { rest += title[open...].drop { $0 != ")" && $0 != "]" }.dropFirst() }
    }
    let chunks = rest.split { $0 == "_" || $0 == " " || $0 == "." }
    if unit == nil, chunks.count > 1, let last = chunks.last, let known = UnitName.known(word: last),
      Self.vocabulary[last.lowercased()] == nil
    {
      unit = known
      rest = String(rest[..<last.startIndex])
    }
    // `freqLowMHz` has its unit joined.
    if unit == nil,
      let joined = Self.joinedUnits.first(where: { rest.hasSuffix($0) && rest.count > $0.count })
    {
      unit = joined
      rest.removeLast(joined.count)
    }
    ownUnit = unit
    self.unit = unit ?? headerUnit.flatMap(UnitName.known)
    parts = Self.split(rest)
    var words: Set<Word> = []
    var (unknown, fillers) = (0, 0)
    for part in parts {
      if let found = Self.meaning(part) {
        words.formUnion(found)
        if found == [.filler] { fillers += 1 }
      } else if !part.allSatisfy(\.isNumber) {
        unknown += 1
      }
    }
    self.words = words
    (unknownCount, fillerCount) = (unknown, fillers)
  }

  private static let joinedUnits = ["kHz", "MHz", "GHz", "THz", "Hz"]

  /// Whether the name says less than another one beside what makes both the same: `fmin` and `fmin_obs`.
  package func isPlainer(than other: ColumnName) -> Bool {
    (unknownCount, fillerCount) < (other.unknownCount, other.fillerCount)
  }

  /// Whether the column has something else of an event than its times and frequencies: `start_lat`.
  package var isOfOtherQuantity: Bool { !Self.otherQuantities.isDisjoint(with: parts) }

  private var ends: [End] {
    [End.low, .high, .first, .last].filter { words.contains(.end($0)) }
  }

  /// Which end the name says; nil for none and for two.
  private var end: End? { ends.count == 1 ? ends.first : nil }

  /// Whether the unit is one of frequency.
  package var hasFrequencyUnit: Bool {
    unit.map { ["Hz", "kHz", "MHz", "GHz", "THz"].contains($0) } ?? false
  }

  /// The end of a range of frequencies that the column has.
  package var spectralEnd: End? {
    guard let end, !words.contains(.peak), !isOfOtherQuantity else { return nil }
    if words.contains(.frequency) { return end }
    // "Low (MHz)" is one by its unit; "start" without a word for frequency is a time.
    return hasFrequencyUnit ? end : nil
  }

  /// The end of a range that the column has, of whatever quantity.
  package var spectralLimit: End? { words.contains(.peak) ? nil : end }

  /// Whether the name speaks of a frequency, with or without an end.
  package var isSpectral: Bool { words.contains(.frequency) || hasFrequencyUnit }

  /// Whether the column has frequencies of the event, of whichever limit: no bandwidth and no drift.
  package var isFrequency: Bool {
    isSpectral && !isUnit && (hasFrequencyUnit || unknownCount == 0) && !isOfOtherQuantity
      && Self.differences.isDisjoint(with: parts)
  }

  private static let differences: Set<String> = [
    "bandwidth", "width", "drift", "rate", "step", "resolution", "sampling", "shift", "splitting", "gap",
  ]

  /// Whether the column says the unit of others.
  package var isUnit: Bool { words.contains(.unit) && ends.isEmpty }

  private var timeEnd: End? {
    guard !isSpectral, !isOfOtherQuantity, !words.contains(.peak), let end else { return nil }
    switch end {
    case .first, .last: return end
    // `tmin`, `time_max`: of a time the least is the start.
    case .low: return words.contains(.time) || words.contains(.moment) ? .first : nil
    case .high: return (words.contains(.time) || words.contains(.moment)) && !isMaximum ? .last : nil
    }
  }

  /// The end of a duration whose date the column has, without the time of day.
  package var dateEnd: End? {
    words.contains(.date) && !words.contains(.time) && !words.contains(.moment) ? timeEnd : nil
  }

  /// The end of a duration whose time the column has.
  package var momentEnd: End? { dateEnd == nil ? timeEnd : nil }

  /// Whether the column is a date by itself: `Date`, `Datum`.
  package var isDate: Bool {
    words.contains(.date) && !words.contains(.time) && ends.isEmpty && unknownCount == 0 && !isSpectral
  }

  /// Whether the column is the time of the maximum.
  package var isPeakTime: Bool {
    guard !isSpectral, unknownCount == 0 else { return false }
    return words.contains(.peak) || isMaximum
  }

  /// Whether a time is that of a maximum, and not the greatest: `max_time`, but not `tmax`.
  private var isMaximum: Bool {
    let lower = title.lowercased()
    return words.contains(.time) && end == .high && (lower.hasPrefix("max") || lower.contains("maxim"))
  }

  // MARK: Words

  /// The words of a name in small letters without marks: `freqStart_MHz` is freq, start, mhz.
  private static func split(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        word = ""
        wasLower = false
        continue
      }
      if character.isUppercase, wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      wasLower = character.isLowercase || character.isNumber
      word += plain(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func plain(_ character: Character) -> String {
    let lower = character.lowercased()
    if lower.utf8.count == 1 { return lower }
    // Decomposed characters have their mark behind them.
    guard let first = lower.unicodeScalars.first, !first.isASCII else {
      return String(lower.unicodeScalars.prefix(1).map(Character.init))
    }
    return letters[lower] ?? lower
  }

  private static let letters = [
    "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "î": "i", "ï": "i", "ô": "o", "ù": "u",
    "û": "u", "ç": "c", "ä": "a", "ö": "o", "ü": "u", "ß": "ss",
  ]

  /// What a word means; a word may be joined of others: `fmin`, `starttime`, `Grenzfrequenz`.
  private static func meaning(_ word: String) -> Set<Word>? {
    if let known = vocabulary[word] { return [known] }
    if let special = joined[word] { return special }
    guard word.utf8.count <= 40 else { return nil }
    return parts(word[...], 0)
  }

  private static func parts(_ word: Substring, _ depth: Int) -> Set<Word>? {
    if word.isEmpty { return [] }
    guard depth < 5 else { return nil }
    for length in stride(from: word.count, through: 1, by: -1) {
      let head = word.prefix(length)
      // Single letters begin a word, and do not stand inside one; those that mean nothing do neither: lat.
      guard length > 1 || depth == 0, let known = vocabulary[String(head)],
        length > 2 || depth == 0 || word.count == length, length > 1 || known != .filler
      else { continue }
      if let rest = parts(word.dropFirst(length), depth + 1) { return rest.union([known]) }
      // German joins words with an s: Anfangszeit.
      if word.dropFirst(length).first == "s", let rest = parts(word.dropFirst(length + 1), depth + 1),
        !rest.isEmpty
      {
        return rest.union([known])
      }
    }
    return nil
  }

  /// What makes a quantity of times or frequencies another one.
  private static let otherQuantities: Set<String> = [
    "drift", "rate", "resolution", "bandwidth", "width", "flux", "flag", "error", "err", "uncertainty",
    "number", "count", "step", "lat", "latitude", "lon", "longitude",
  ]

  private static let joined: [String: Set<Word>] = [
    "stime": [.end(.first), .time], "etime": [.end(.last), .time], "sdate": [.end(.first), .date],
    "edate": [.end(.last), .date], "fl": [.frequency, .end(.low)], "fh": [.frequency, .end(.high)],
    "fs": [.frequency, .end(.first)], "fe": [.frequency, .end(.last)], "t0": [.time, .end(.first)],
    "t1": [.time, .end(.last)], "f1": [.frequency, .end(.first)], "f2": [.frequency, .end(.last)],
  ]

  private static let vocabulary: [String: Word] = {
    var words: [String: Word] = [:]
    func add(_ meaning: Word, _ list: String) {
      for word in list.split(separator: " ") { words[String(word)] = meaning }
    }
    add(.frequency, "f freq freqs frequency frequencies frequence frequences frequenz frequenzen fr nu")
    add(
      .end(.low),
      "low lower lo lowest min minimum minimal minimale mini inf inferieur inferieure basse bas untere unten unterer unteres unter niedrig niedrigste tief tiefste bottom"
    )
    add(
      .end(.high),
      "high higher upper up hi highest max maximum maximal maximale maxi sup superieur superieure haute haut obere oben oberer oberes ober hoch hochste top"
    )
    add(
      .end(.first),
      "start starting started begin beginning beg initial initiale debut anfang beginn onset from von first"
    )
    add(.end(.last), "end ending ended stop final finale fin ende finish until last to bis ending")
    add(.time, "time times temps heure hour zeit uhrzeit t ut utc")
    add(.date, "date jour datum tag day dates")
    add(.moment, "datetime timestamp zeitpunkt")
    add(.peak, "peak hohepunkt pic")
    add(.unit, "unit units unite unites einheit einheiten")
    add(
      .filler,
      "of the de la le plus du des d l der die das an at in burst bursts event emission radio limit limits limite cutoff edge boundary bound grenz grenze range band bande observed obs value sursaut"
    )
    return words
  }()
}
