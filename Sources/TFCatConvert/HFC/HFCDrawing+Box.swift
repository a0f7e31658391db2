internal import TFCat

extension HFCDrawing {
  func box() throws(HFCFault) -> Result {
    var repairs: [HFCRepair] = []
    let times = try corners((.br0XUTC, .br3XUTC), (.br0XPix, .br3XPix), spectrogram.time)
    var frequencies = try corners((.br0YMHz, .br3YMHz), (.br0YPix, .br3YPix), spectrogram.frequency)
    if frequencies == nil { frequencies = frequenciesOfRidge() }
    guard let times = try limits(times ?? startAndEnd, axis: spectrogram.time, &repairs) else {
      throw HFCFault("BR_X0_UTC or BR_X3_UTC is missing")
    }
    guard let frequencies = try limits(frequencies, axis: spectrogram.frequency, &repairs) else {
      throw HFCFault("BR_Y0_MHZ or BR_Y3_MHZ is missing")
    }
    return try rectangle(times, frequencies, repairs)
  }

  func band() throws(HFCFault) -> Result {
    var repairs: [HFCRepair] = []
    guard let times = try limits(startAndEnd, axis: spectrogram.time, &repairs) else {
      throw HFCFault("TIME_START or TIME_END is missing")
    }
    guard let band = spectrogram.band, band.lowerBound < band.upperBound else {
      throw HFCFault("the receiver's limits are unknown (WAVEMIN, WAVEMAX, WAVEUNIT)")
    }
    return try rectangle(times, band, repairs)
  }

  /// The range of the ridge, which lies inside of the burst.
  private func frequenciesOfRidge() -> (Double, Double)? {
    do throws(HFCFault) {
      return try ridge().geometry.bounds.map { ($0.spectralMin, $0.spectralMax) }
    } catch {
      return nil
    }
  }

  private var startAndEnd: (Double, Double)? {
    if let start, let end { (start, end) } else { nil }
  }

  /// Two corners of the rectangle as times or MHz. Where the table has pixels and values and they agree, the
  /// law of the pixels gives the values, so that the rectangle fits the contour: hours are written with few
  /// decimals.
  ///
  /// - Returns: `nil` where a corner is missing.
  private func corners(
    _ values: (HFCColumn, HFCColumn), _ pixels: (HFCColumn, HFCColumn), _ axis: PixelAxis?
  ) throws(HFCFault) -> (Double, Double)? {
    let given = try pair(values)
    guard let axis, let one = try row.integer(pixels.0), let other = try row.integer(pixels.1),
      one != 0 || other != 0
    else { return given }
    let drawn = (axis.value(at: Double(one)), axis.value(at: Double(other)))
    if let given, max(abs(given.0 - drawn.0), abs(given.1 - drawn.1)) > abs(axis.step) / 2 { return given }
    return axis.step < 0 ? (drawn.1, drawn.0) : drawn
  }

  /// Two values; `nil` where one is missing, or both are zero, which says the same.
  private func pair(_ columns: (HFCColumn, HFCColumn)) throws(HFCFault) -> (Double, Double)? {
    if columns.0 == .br0YMHz {
      guard let one = try row.number(columns.0), let other = try row.number(columns.1), one != 0 || other != 0
      else {
        return nil
      }
      return (one, other)
    }
    guard let midnight, let one = try row.hours(columns.0, midnight: midnight),
      let other = try row.hours(columns.1, midnight: midnight), one != midnight || other != midnight
    else { return nil }
    // A millisecond, as for pixels.
    return ((one * 1000).rounded() / 1000, (other * 1000).rounded() / 1000)
  }

  private func limits(
    _ pair: (Double, Double)?, axis: PixelAxis?, _ repairs: inout [HFCRepair]
  ) throws(HFCFault) -> ClosedRange<Double>? {
    guard let (one, other) = pair else { return nil }
    guard one.isFinite, other.isFinite else { throw HFCFault("its limits are no numbers") }
    if one == other {
      guard let axis else { return one...one }
      if !repairs.contains(.boxWidened) { repairs.append(.boxWidened) }
      let half = abs(axis.step) / 2
      return axis.rounded(one - half)...axis.rounded(one + half)
    }
    if one > other, !repairs.contains(.swappedLimits) { repairs.append(.swappedLimits) }
    return min(one, other)...max(one, other)
  }

  private func rectangle(
    _ times: ClosedRange<Double>, _ frequencies: ClosedRange<Double>, _ repairs: [HFCRepair]
  ) throws(HFCFault) -> Result {
    let box = BoundingBox(
      timeMin: times.lowerBound, spectralMin: frequencies.lowerBound, timeMax: times.upperBound,
      spectralMax: frequencies.upperBound)
    try check(Position(time: box.timeMin, spectral: box.spectralMin))
    try check(Position(time: box.timeMax, spectral: box.spectralMax))
    guard let geometry = RadioEvent.Shape.box(box).geometry else {
      throw HFCFault("its limits are no numbers")
    }
    return Result(geometry: geometry, repairs: repairs)
  }
}
