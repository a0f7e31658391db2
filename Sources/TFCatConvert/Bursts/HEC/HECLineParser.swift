internal import TFCat
internal import VOVocabulary

/// The rows of a HELIO table, whose columns are recognised by their names.
struct HECLineParser: LineParser {
  private let band: StationBands.Band?
  private var columns: NamedColumns?
  private var layout: Layout?

  typealias Column = HECSource.Column
  typealias Fix = HECSource.Fix

  /// Where the columns are that tables may have.
  private struct Layout {
    var start, peak, end, startFrequency, endFrequency, frequency, radioClass, flux, spectrum, comment,
      url: Int?
    var latitude, longitude, place, region, filament, flareClass, cmeTime, angle, widthLimit, width,
      speed: Int?
    var flux245, flux10cm, sweepII, sweepIV: Int?
    /// The columns that have no field of their own.
    var others: [(name: String, place: Int)] = []
    /// The wind tables give kHz, the others MHz.
    var isInKHz: Bool { startFrequency != nil || endFrequency != nil }

    init(_ columns: NamedColumns) {
      var taken: Set<Int> = []
      func take(_ names: String...) -> Int? {
        let place = names.lazy.compactMap { columns.place($0) }.first
        if let place { taken.insert(place) }
        return place
      }
      start = take("time_start")
      peak = take("time_peak")
      end = take("time_end")
      startFrequency = take("freq_start")
      endFrequency = take("freq_end")
      frequency = take("freq")
      radioClass = take("radio_class")
      flux = take("sfu_max")
      spectrum = take("dyn_spec")
      comment = take("comment")
      url = take("data_url")
      latitude = take("lat_hg", "latitude")
      longitude = take("long_hg", "longitude")
      place = take("loc")
      region = take("nar")
      filament = take("filar")
      flareClass = take("xray_class")
      cmeTime = take("time_cme")
      angle = take("pa")
      widthLimit = take("pa_width_ll")
      width = take("pa_width")
      speed = take("v_ps")
      flux245 = take("radio_245mhz")
      flux10cm = take("radio_10cm")
      sweepII = take("radio_sweep_ii")
      sweepIV = take("radio_sweep_iv")
      others = columns.names.enumerated().filter { !taken.contains($0.offset) }.map {
        ($0.element, $0.offset)
      }
    }
  }

  /// From the units that a table says of its frequencies to kHz where it has those of start and end, else to
  /// MHz; by the names of the columns.
  private let scalings: [String: UnitScaling]

  /// - Parameter units: those of the columns, by `NamedColumns.key`; none for a table as text.
  /// - Throws: `ConversionError` for a frequency in another unit than one of frequency.
  init(band: StationBands.Band?, units: [String: String] = [:]) throws(ConversionError) {
    self.band = band
    var scalings: [String: UnitScaling] = [:]
    for (name, usual) in [("freq_start", "kHz"), ("freq_end", "kHz"), ("freq", "MHz")] {
      guard let text = units[NamedColumns.key(name)], !text.isEmpty, text != usual else { continue }
      guard let unit = VOUnit(text), let scaling = VOUnit(usual).flatMap({ unit.scaling(to: $0) }) else {
        throw ConversionError(reason: "the column \(name) is in \"\(text)\", which is no unit of frequency")
      }
      scalings[name] = scaling
    }
    self.scalings = scalings
  }

  /// A frequency above zero, in kHz where the table has those of start and end, else in MHz.
  private func frequency(_ name: String, _ cell: ByteText) -> Double? {
    guard let number = cell.number, number > 0 else { return nil }
    return scalings[name]?.convert(number) ?? number
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    guard let layout else {
      let columns = NamedColumns(header: line, separator: UInt8(ascii: "|"))
      let layout = Layout(columns)
      guard layout.start != nil else {
        throw ConversionError(reason: "the first line does not name a column time_start")
      }
      self.columns = columns
      self.layout = layout
      return nil
    }
    columns?.read(line)
    guard let columns else { return nil }
    guard columns.count == columns.width else {
      return .otherLayout(
        reason: "there are \(columns.count) columns, and \(columns.width) names in the first line")
    }
    guard let start = time(columns[layout.start], &event) else {
      return .otherLayout(
        reason: "time_start is \"\(String(columns[layout.start]))\", no time as 1997-04-01T14:00:00Z")
    }
    if layout.flux245 != nil || layout.sweepII != nil, !hasRadio(columns, layout) {
      guard let text = unreadableRadio(columns, layout) else { return .noEvent }
      return .reject(reason: "\"\(text)\" in a column of radio does not say whether there was a burst")
    }
    let endText = columns[layout.end]
    var end = time(endText, &event)
    if end == nil, !endText.isEmpty {
      return .reject(reason: "time_end is \"\(String(endText))\", no time as 1997-04-01T14:00:00Z")
    }
    if end == nil { event[Column.endFlag] = TimeFlag.unknown.value }
    if let given = end, given < start {
      guard let mended = Self.ordered(start, given, &event) else {
        return .reject(reason: "the end is before the start, and not on the next day within 20 hours")
      }
      end = mended
    }
    let limits: (Double, Double)
    switch self.limits(columns, layout, &event) {
    case .success(let frequencies): limits = frequencies
    case .failure(let reason): return .reject(reason: reason.text)
    }
    var last = end ?? start
    if layout.isInKHz, columns[layout.startFrequency].isEmpty, columns[layout.endFrequency].isEmpty,
      last == start,
      start.truncatingRemainder(dividingBy: 86_400) == 0
    {
      guard event.repair(Fix.wholeDay) else {
        return .reject(
          reason: "the list does not know when the burst was (00:00 to 00:00);"
            + " --repairs whole-day makes it last the whole day")
      }
      event[Column.startFlag] = TimeFlag.unknown.value
      event[Column.endFlag] = TimeFlag.unknown.value
      last = start + 86_400
    }
    let box = BoundingBox(
      timeMin: start, spectralMin: min(limits.0, limits.1), timeMax: last,
      spectralMax: max(limits.0, limits.1))
    event.shape = layout.flux10cm != nil && !isSweep(columns, layout) ? Self.fixedFrequencies(box) : .box(box)
    fillType(columns, layout, &event)
    fillRest(columns, layout, &event)
    return .event
  }

  /// In seconds of POSIX time; nil for what is no time.
  private func time(_ text: ByteText, _ event: inout RadioEvent) -> Double? {
    guard let time = try? ISOTime(text) else { return nil }
    if time.repairs.contains(.dayEnd), !event.repair(Fix.hour24) { return nil }
    if time.repairs.contains(.second60), !event.repair(Fix.second60) { return nil }
    return time.unix
  }

  /// Lines at the two frequencies: nothing is known of what lies between them.
  private static func fixedFrequencies(_ box: BoundingBox) -> RadioEvent.Shape {
    guard box.spectralMin < box.spectralMax else { return .box(box) }
    let frequencies = [box.spectralMin, box.spectralMax]
    if box.timeMin == box.timeMax {
      return .geometry(.multiPoint(MultiPoint(frequencies.map { Position(time: box.timeMin, spectral: $0) })))
    }
    let lines = frequencies.map { frequency in
      [box.timeMin, box.timeMax].map { Position(time: $0, spectral: frequency) }
    }
    return .geometry(.multiLineString(MultiLineString(lines)))
  }

  private func isSweep(_ columns: NamedColumns, _ layout: Layout) -> Bool {
    Self.isTrue(columns[layout.sweepII]) || Self.isTrue(columns[layout.sweepIV])
  }

  private func hasRadio(_ columns: NamedColumns, _ layout: Layout) -> Bool {
    isSweep(columns, layout)
      || (columns[layout.flux245].number ?? 0) > 0 || (columns[layout.flux10cm].number ?? 0) > 0
  }

  /// What stands in a column of radio and is neither a number nor a yes or a no.
  private func unreadableRadio(_ columns: NamedColumns, _ layout: Layout) -> String? {
    let fluxes = [layout.flux245, layout.flux10cm].map { columns[$0] }
    let sweeps = [layout.sweepII, layout.sweepIV].map { columns[$0] }
    let text =
      fluxes.first { !$0.isEmpty && $0.number == nil }
      ?? sweeps.first { !$0.isEmpty && !Self.isTrue($0) && !Self.isFalse($0) }
    return text.map { String($0) }
  }

  private static func isFalse(_ text: ByteText) -> Bool {
    text == "f" || text == "false" || text == "F" || text == "False" || text.number == 0
  }

  private static func isTrue(_ text: ByteText) -> Bool {
    text == "t" || text == "true" || text == "T" || text == "True" || (text.number ?? 0) > 0
  }

  private static func ordered(_ start: Double, _ end: Double, _ event: inout RadioEvent) -> Double? {
    let days = (start / 86_400).rounded(.down) - (end / 86_400).rounded(.down)
    if days != 0, !event.repair(Fix.endDate) { return nil }
    let sameDay = end + days * 86_400
    if sameDay >= start { return sameDay }
    guard let nextDay = NextDay.end(sameDay, after: start), event.repair(Fix.dayRollover) else { return nil }
    return nextDay
  }

  private struct Reason: Error {
    var text: String
  }

  /// Frequencies at the start and at the end in MHz.
  private func limits(
    _ columns: NamedColumns, _ layout: Layout, _ event: inout RadioEvent
  ) -> Result<(Double, Double), Reason> {
    if layout.isInKHz {
      for text in [columns[layout.startFrequency], columns[layout.endFrequency]]
      where !text.isEmpty && (text.number ?? -1) < 0 {
        return .failure(Reason(text: "\"\(String(text))\" is no frequency in kHz"))
      }
      let first = frequency("freq_start", columns[layout.startFrequency])
      let second = frequency("freq_end", columns[layout.endFrequency])
      if first == nil, second == nil, let band { return .success(Self.limits(of: band, &event)) }
      event[Column.startFrequency] = .optional(first.map { $0 / 1000 })
      event[Column.endFrequency] = .optional(second.map { $0 / 1000 })
      // The bursts drift down: the first frequency is the upper limit, but for a few.
      let isRising = (first ?? WAVESFields.highest) < (second ?? WAVESFields.lowest)
      let (high, low) = isRising ? (second, first) : (first, second)
      event[Column.upperLimit] = high.map { WAVESFields.upperLimit($0).value } ?? SpectralLimit.unknown.value
      event[Column.lowerLimit] = low.map { WAVESFields.lowerLimit($0).value } ?? SpectralLimit.unknown.value
      if first == nil || second == nil, !event.repair(Fix.instrumentBand) {
        return .failure(Reason(text: "a frequency is missing"))
      }
      return .success(((first ?? WAVESFields.highest) / 1000, (second ?? WAVESFields.lowest) / 1000))
    }
    let cell = columns[layout.frequency]
    if let value = frequency("freq", cell) { return .success((value, value)) }
    if !cell.isEmpty, (cell.number ?? -1) < 0 {
      return .failure(Reason(text: "\"\(String(cell))\" is no frequency in MHz"))
    }
    if layout.sweepII != nil || layout.flux245 != nil { return .success(noaaLimits(columns, layout, &event)) }
    guard let band else {
      return .failure(
        Reason(text: "there is no frequency; --band LOW-HIGH gives the range of the receiver in MHz"))
    }
    return .success(Self.limits(of: band, &event))
  }

  private static func limits(of band: StationBands.Band, _ event: inout RadioEvent) -> (Double, Double) {
    event[Column.lowerLimit] = SpectralLimit.instrument.value
    event[Column.upperLimit] = SpectralLimit.instrument.value
    return (band.low, band.high)
  }

  /// A sweep was seen by the spectrographs of the Radio Solar Telescope Network, a burst at its fixed
  /// frequencies.
  private func noaaLimits(
    _ columns: NamedColumns, _ layout: Layout, _ event: inout RadioEvent
  ) -> (Double, Double) {
    if isSweep(columns, layout) {
      event[Column.lowerLimit] = SpectralLimit.instrument.value
      event[Column.upperLimit] = SpectralLimit.instrument.value
      return (band?.low ?? 25, band?.high ?? 180)
    }
    let hasMetric = (columns[layout.flux245].number ?? 0) > 0
    let hasMicrowave = (columns[layout.flux10cm].number ?? 0) > 0
    return (hasMetric ? 245 : 2695, hasMicrowave ? 2695 : 245)
  }

  private func fillType(_ columns: NamedColumns, _ layout: Layout, _ event: inout RadioEvent) {
    if let place = layout.radioClass {
      let text = columns[place]
      event[Column.typeText] = .text(text)
      event[Column.type] =
        (text == "SPIKE" ? BurstType.spikes : text == "S1" || text == "S2" ? .noiseStorm : .fixedFrequency)
        .value
    } else if layout.sweepII != nil || layout.sweepIV != nil {
      let isII = Self.isTrue(columns[layout.sweepII])
      let isIV = Self.isTrue(columns[layout.sweepIV])
      event[Column.type] = (isII ? BurstType.ii : isIV ? .iv : .fixedFrequency).value
      if isII, isIV { event[Column.otherTypes] = BurstType.iv.value }
    } else if layout.spectrum != nil {
      WAVESClassification(columns[layout.comment]).fill(
        &event, type: Column.type, others: Column.otherTypes, uncertain: Column.typeIsUncertain)
    } else {
      event[Column.type] = (layout.isInKHz ? BurstType.ii : .unknown).value
    }
  }

  private func fillRest(_ columns: NamedColumns, _ layout: Layout, _ event: inout RadioEvent) {
    var unread = UnreadCells()
    if let peak = time(columns[layout.peak], &event) {
      event[Column.peakTime] = .moment(peak)
    } else {
      unread.add("peak_time", columns[layout.peak])
    }
    // One solar flux unit is 10^4 Jy.
    let flux245 = unread.number("flux_245mhz", columns[layout.flux245])
    let flux2695 = unread.number("flux_2695mhz", columns[layout.flux10cm])
    event[Column.flux245] = .optional(flux245.map { $0 * 1e4 })
    event[Column.flux2695] = .optional(flux2695.map { $0 * 1e4 })
    var flux = unread.number("peak_flux", columns[layout.flux])
    // That of the burst, where it is at one frequency.
    if flux == nil, !isSweep(columns, layout) {
      let fluxes = [flux245, flux2695].compactMap { flux in flux.flatMap { $0 > 0 ? $0 : nil } }
      if fluxes.count == 1 { flux = fluxes[0] }
    }
    event[Column.peakFlux] = .optional(flux.map { $0 * 1e4 })
    event[Column.flareLocation] = .text(columns[layout.place])
    let (latitude, longitude) = (columns[layout.latitude], columns[layout.longitude])
    event[Column.flareLatitude] = .optional(Self.signed(latitude))
    if Self.signed(latitude) == nil { unread.add("flare_latitude", latitude) }
    event[Column.flareLongitude] = .optional(Self.signed(longitude))
    if Self.signed(longitude) == nil { unread.add("flare_longitude", longitude) }
    event[Column.activeRegion] = .optional(columns[layout.region].integer)
    if columns[layout.region].integer == nil { unread.add("active_region", columns[layout.region]) }
    event[Column.sourceKind] = .text(columns[layout.filament])
    event[Column.flareClass] = .text(columns[layout.flareClass])
    if let time = time(columns[layout.cmeTime], &event) {
      event[Column.cmeTime] = .moment(time)
    } else {
      unread.add("cme_time", columns[layout.cmeTime])
    }
    event[Column.cmeAngle] = .optional(unread.number("cme_angle", columns[layout.angle]))
    event[Column.cmeWidth] = .optional(unread.number("cme_width", columns[layout.width]))
    if columns[layout.widthLimit] == ">" { event[Column.cmeWidthIsLowerLimit] = .bool(true) }
    event[Column.cmeSpeed] = .optional(unread.number("cme_speed", columns[layout.speed]))
    for place in [layout.sweepII, layout.sweepIV] where !columns[place].isEmpty {
      let text = columns[place]
      if !Self.isTrue(text), !Self.isFalse(text) { unread.add("type", text) }
    }
    if columns[layout.widthLimit] != ">" {
      unread.add("cme_width_is_lower_limit", columns[layout.widthLimit])
    }
    event[Column.unread] = unread.value
    var others = UnreadCells()
    // Numbers there are the intensities of the sweeps.
    for (name, place) in [("radio_sweep_ii", layout.sweepII), ("radio_sweep_iv", layout.sweepIV)]
    where (columns[place].number ?? 0) > 0 {
      others.add(name, columns[place])
    }
    for (name, place) in layout.others { others.add(name, columns[place]) }
    event[Column.others] = others.value
    event[Column.spectrum] = .text(columns[layout.spectrum])
    event[Column.url] = .text(columns[layout.url])
    event[Column.comment] = .text(columns[layout.comment])
  }

  /// `-08` is a number here, which `ByteText.number` does not accept.
  private static func signed(_ text: ByteText) -> Double? {
    text[0] == .init(ascii: "-") ? text.from(1).number.map { 0 - $0 } : text.number
  }
}
