import Base
internal import TFCat

/// What the rows of a text file and the objects of the JSON have in common.
struct SWPCReport {
  var start: Int
  var startQualifier: ByteText
  var peak: Int?
  var peakQualifier: ByteText
  var end: Int?
  var endQualifier: ByteText
  var observatory: ByteText
  var quality: ByteText
  var kind: ByteText
  var frequency: ByteText
  var particulars: ByteText
  var furtherParticulars: ByteText
  var day: CivilDay

  typealias Column = SWPCSource.Column
  typealias Fix = SWPCSource.Fix

  /// The kinds of reports that are radio bursts; all others announce something else.
  static func isRadio(_ kind: ByteText) -> Bool { kind == "RSP" || kind == "RBR" || kind == "RNS" }

  /// Whether a text looks like the kind of a report.
  static func isKind(_ text: ByteText) -> Bool {
    text.count == 3 && (0..<3).allSatisfy { text[$0].isUppercaseLetter }
  }

  /// Missing data are written as slashes.
  static func value(_ text: ByteText) -> ByteText {
    let text = text.trimmed
    return text == "////" || text == "///" || text == "//" || text == "/" ? .empty : text
  }

  /// - Parameter unread: gets what of the row is not understood.
  func fill(_ event: inout RadioEvent, unread: inout UnreadCells) -> RowOutcome {
    guard var limits = limits else {
      return .reject(
        reason: frequency.isEmpty
          ? "there is no frequency"
          : "\"\(String(frequency))\" is no frequency in MHz, nor a range as 025-180")
    }
    if limits.low > limits.high {
      guard event.repair(Fix.swappedFrequencies) else {
        return .reject(reason: "the lower frequency is above the upper one")
      }
      limits = (limits.high, limits.low)
    }
    let last = end ?? max(peak ?? start, start)
    event.shape = .box(
      BoundingBox(
        timeMin: Double(start), spectralMin: limits.low, timeMax: Double(last), spectralMax: limits.high))
    event[Column.startFlag] = Self.flag("start_flag", startQualifier, &unread)
    let endFlag = Self.flag("end_flag", endQualifier, &unread)
    event[Column.endFlag] = end == nil ? TimeFlag.unknown.value : endFlag
    if let peak { event[Column.peakTime] = .time(peak) }
    event[Column.peakFlag] = Self.flag("peak_flag", peakQualifier, &unread)
    event[Column.reportType] = .text(kind)
    event[Column.observatory] = .text(observatory)
    event[Column.quality] = .text(quality)
    if kind == "RSP" { fillSweep(&event, limits) } else { fillFixed(&event) }
    return .event
  }

  private var limits: (low: Double, high: Double)? {
    guard let dash = frequency.firstIndex(of: UInt8(ascii: "-")) else {
      guard let value = frequency.number, value > 0 else { return nil }
      return (value, value)
    }
    guard let first = frequency[0, dash].trimmed.number, first > 0,
      let second = frequency.from(dash + 1).trimmed.number, second > 0
    else { return nil }
    return (first, second)
  }

  private func fillSweep(_ event: inout RadioEvent, _ limits: (low: Double, high: Double)) {
    let slash = particulars.firstIndex(of: UInt8(ascii: "/")) ?? particulars.count
    let text = particulars[0, slash].trimmed
    var intensity = particulars.from(slash + 1).trimmed.integer
    if intensity == nil, let several = Self.severalTypes(particulars) {
      event[Column.type] = several.types[0].value
      event[Column.otherTypes] = .string(several.types.dropFirst().map(\.rawValue).joined(separator: " "))
      intensity = several.intensity
    } else if let type = BurstClassification.plain(text) {
      event[Column.type] = type.value
    } else {
      let classification = BurstClassification(text)
      event[Column.type] = classification.type.value
      event[Column.otherTypes] = .string(classification.others)
      if classification.isUncertain { event[Column.typeIsUncertain] = .bool(true) }
    }
    event[Column.typeText] = .text(particulars)
    event[Column.intensity] = .optional(intensity)
    if let speed = furtherParticulars.number {
      event[Column.shockSpeed] = .number(speed)
    } else {
      event[Column.particulars] = .text(furtherParticulars)
    }
    let (low, high) = instrumentLimits
    event[Column.lowerLimit] = (limits.low <= low ? SpectralLimit.instrument : .measured).value
    event[Column.upperLimit] = (limits.high >= high ? SpectralLimit.instrument : .measured).value
  }

  /// Types of which each may have an intensity, as in `II/IV/2` and `III/1,V/2`; nil for anything else.
  ///
  /// - Returns: different types, and the first intensity.
  private static func severalTypes(_ text: ByteText) -> (types: [BurstType], intensity: Int?)? {
    var types: [BurstType] = []
    var intensity: Int?
    var start = 0
    for end in 0...text.count
    where end == text.count || text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: ",") {
      let word = text[start, end].trimmed
      start = end + 1
      if let number = word.integer {
        intensity = intensity ?? number
      } else if let type = BurstClassification.plain(word) {
        if !types.contains(type) { types.append(type) }
      } else {
        return nil
      }
    }
    return types.count > 1 ? (types, intensity) : nil
  }

  /// The range of the spectrograph in MHz: Culgoora's, or that of the Radio Solar Telescope Network.
  private var instrumentLimits: (Double, Double) { observatory == "CUL" ? (18, 1800) : (25, 180) }

  private func fillFixed(_ event: inout RadioEvent) {
    event[Column.type] = (kind == "RNS" ? BurstType.noiseStorm : .fixedFrequency).value
    // One solar flux unit is 10^4 Jy.
    event[Column.peakFlux] = .optional(particulars.number.map { $0 * 1e4 })
    if particulars.number == nil { event[Column.typeText] = .text(particulars) }
    event[Column.particulars] = .text(furtherParticulars)
  }

  private static func flag(
    _ name: String, _ qualifier: ByteText, _ unread: inout UnreadCells
  ) -> EventValue {
    let qualifier = value(qualifier)
    switch qualifier[0] {
    case UInt8(ascii: "B"): return TimeFlag.before.value
    case UInt8(ascii: "A"): return TimeFlag.after.value
    case UInt8(ascii: "U"), UInt8(ascii: "?"): return TimeFlag.uncertain.value
    default:
      unread.add(name, qualifier)
      return .none
    }
  }
}
