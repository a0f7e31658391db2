internal import TFCat

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
    /// The wind tables give kHz, the others MHz.
    var isInKHz: Bool { endFrequency != nil }

    init(_ columns: NamedColumns) {
      start = columns.place("time_start")
      peak = columns.place("time_peak")
      end = columns.place("time_end")
      startFrequency = columns.place("freq_start")
      endFrequency = columns.place("freq_end")
      frequency = columns.place("freq")
      radioClass = columns.place("radio_class")
      flux = columns.place("sfu_max")
      spectrum = columns.place("dyn_spec")
      comment = columns.place("comment")
      url = columns.place("data_url")
      latitude = columns.place("lat_hg", "latitude")
      longitude = columns.place("long_hg", "longitude")
      place = columns.place("loc")
      region = columns.place("nar")
      filament = columns.place("filar")
      flareClass = columns.place("xray_class")
      cmeTime = columns.place("time_cme")
      angle = columns.place("pa")
      widthLimit = columns.place("pa_width_ll")
      width = columns.place("pa_width")
      speed = columns.place("v_ps")
      flux245 = columns.place("radio_245mhz")
      flux10cm = columns.place("radio_10cm")
      sweepII = columns.place("radio_sweep_ii")
      sweepIV = columns.place("radio_sweep_iv")
    }
  }

  init(band: StationBands.Band?) { self.band = band }

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
    if layout.flux245 != nil || layout.sweepII != nil, !hasRadio(columns, layout) { return .noEvent }
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

  private static func isTrue(_ text: ByteText) -> Bool {
    text == "t" || text == "true" || text == "T" || text == "True" || (text.number ?? 0) > 0
  }

  private static func ordered(_ start: Double, _ end: Double, _ event: inout RadioEvent) -> Double? {
    let days = (start / 86_400).rounded(.down) - (end / 86_400).rounded(.down)
    if days != 0, !event.repair(Fix.endDate) { return nil }
    let sameDay = end + days * 86_400
    if sameDay >= start { return sameDay }
    guard sameDay + 86_400 - start <= Double(WAVESFields.longestRollover), event.repair(Fix.dayRollover)
    else {
      return nil
    }
    return sameDay + 86_400
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
      where !text.isEmpty && text.number == nil {
        return .failure(Reason(text: "\"\(String(text))\" is no frequency in kHz"))
      }
      let first = columns[layout.startFrequency].number.flatMap { $0 > 0 ? $0 : nil }
      let second = columns[layout.endFrequency].number.flatMap { $0 > 0 ? $0 : nil }
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
    let frequency = columns[layout.frequency]
    if let value = frequency.number, value > 0 { return .success((value, value)) }
    if !frequency.isEmpty, frequency.number == nil {
      return .failure(Reason(text: "\"\(String(frequency))\" is no frequency in MHz"))
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
    event[Column.unread] = unread.value
    event[Column.spectrum] = .text(columns[layout.spectrum])
    event[Column.url] = .text(columns[layout.url])
    event[Column.comment] = .text(columns[layout.comment])
  }

  /// `-08` is a number here, which `ByteText.number` does not accept.
  private static func signed(_ text: ByteText) -> Double? {
    text[0] == .init(ascii: "-") ? text.from(1).number.map { 0 - $0 } : text.number
  }
}
