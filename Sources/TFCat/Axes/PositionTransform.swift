import TFCatJSON
internal import VOVocabulary

/// Re-expresses positions of one CRS in another: 10 million of them in a fraction of a second.
///
///     var transform = try PositionTransform(from: crs, to: .unixHertz(at: crs.referencePosition))
///     transform.convert(&values)   // [t0, f0, t1, f1 ...] in place
///
/// Times become the same moments in the other system, unit and scale; they are not carried to another
/// reference position, which would take the way of the light. They are as exact as the numbers: digits that
/// the source does not resolve are not invented (a Julian day resolves 40 us). An axis that counts the same
/// in both is left as it is.
///
/// The transform is a value with a cache in it: give each task its own copy and keep it for all its calls.
public struct PositionTransform: Sendable {
  /// The CRS of the positions that are converted.
  public let source: LocalCRS
  /// The CRS in which they are re-expressed.
  public let target: LocalCRS
  /// The least and the greatest source time that was converted.
  public private(set) var sourceTimes: ClosedRange<Double>?

  /// `nil` where both time axes count the same.
  private var times: TimeConverter?
  private var rounding: TimeRounding
  private let spectral: SpectralRescaling

  /// Whether both axes count the same.
  package var isIdentity: Bool { times == nil && spectral.operation == .identity }
  /// Whether the spectral axis turns round.
  public var reversesSpectrum: Bool { spectral.reverses }

  /// A transform from one CRS to another, whose axes are worked out once.
  ///
  /// - Parameters:
  ///   - source: the CRS of the positions.
  ///   - target: the CRS in which they are to be re-expressed.
  ///   - tt2000Origin: what `cdf_tt2000` counts from, on both sides.
  /// - Throws: `AxisError` when an axis is not understood, or the scales differ and one of them does not
  ///   convert.
  public init(
    from source: LocalCRS, to target: LocalCRS, tt2000Origin: TT2000Origin = .j2000Noon
  ) throws(AxisError) {
    self.source = source
    self.target = target
    let sourceTime = try source.timeCoordinates.axis(tt2000Origin: tt2000Origin)
    let targetTime = try target.timeCoordinates.axis(tt2000Origin: tt2000Origin)
    rounding = TimeRounding(from: sourceTime, to: targetTime)
    if !sourceTime.countsLike(targetTime) {
      do {
        times = try TimeConverter(from: sourceTime, to: targetTime)
      } catch {
        throw AxisError(error)
      }
    }
    let from = try source.spectralCoordinates.conversion()
    let to = try target.spectralCoordinates.conversion()
    guard let rescaling = SpectralRescaling(from: from, to: to) else {
      throw AxisError(
        .spectralUnit, "\(from.unit) and \(to.unit) are too far apart for the numbers of a computer")
    }
    spectral = rescaling
  }

  /// Re-expresses positions in place; NaN stands for a time beyond all calendars, an infinity for the
  /// wavelength of the frequency 0.
  ///
  /// - Parameter positions: times at even, spectral values at odd indices.
  public mutating func convert(_ positions: inout [Double]) {
    positions.withUnsafeMutableBufferPointer { convert($0) }
  }

  /// As for an array.
  public mutating func convert(_ positions: UnsafeMutableBufferPointer<Double>) {
    if times != nil { convertTimes(positions) }
    spectral.convert(positions, stride: 2, offset: 1)
  }

  /// Re-expresses one position.
  public mutating func convert(_ position: Position) -> Position {
    Position(time: convert(time: position.time), spectral: spectral.convert(position.spectral))
  }

  private mutating func convert(time: Double) -> Double {
    guard let result = times?.convert(time) else { return time }
    return rounding.round(result, from: time)
  }

  /// As many times as are kept beside the positions at once.
  private static let batch = 512

  private mutating func convertTimes(_ positions: UnsafeMutableBufferPointer<Double>) {
    let count = positions.count / 2
    guard var converter = times, count > 0 else { return }
    var rounding = rounding
    var low = positions[0]
    var high = low
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.batch) { results in
      for start in stride(from: 0, to: count, by: Self.batch) {
        let size = min(Self.batch, count - start)
        converter.convert(
          UnsafeBufferPointer(rebasing: positions[(2 * start)..<(2 * (start + size))]), stride: 2,
          into: UnsafeMutableBufferPointer(rebasing: results[..<size]))
        for index in 0..<size {
          let value = positions[2 * (start + index)]
          low = min(low, value)
          high = max(high, value)
          positions[2 * (start + index)] = rounding.round(results[index], from: value)
        }
      }
    }
    times = converter
    self.rounding = rounding
    if low <= high { note(low...high) }
  }

  /// As if no time had been converted.
  mutating func forgetTimes() { sourceTimes = nil }

  private mutating func note(_ range: ClosedRange<Double>) {
    sourceTimes =
      sourceTimes.map {
        min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound)
      } ?? range
  }
}

// MARK: - Parts of a catalogue

extension PositionTransform {
  /// Re-expresses a geometry, but not what has a CRS of its own inside it. Rings keep their sense: where the
  /// spectral axis turns round they are reversed, so that outlines still run counter-clockwise.
  ///
  /// - Throws: `AxisError` with the place of a number that has no counterpart; the coordinates are then of no
  ///   use.
  mutating func convert(_ coordinates: inout Coordinates, _ kind: Geometry.Kind) throws(AxisError) {
    if isIdentity { return }
    if reversesSpectrum, let index = coordinates.firstSpectral(where: { !($0 > 0) }) {
      throw noCounterpart(coordinates.values[index]).at(index, coordinates, kind)
    }
    let isPolygonal = kind == .polygon || kind == .multiPolygon
    let senses = reversesSpectrum && isPolygonal ? coordinates.senses : []
    let longTimes = longTimes(of: coordinates)
    coordinates.values.withUnsafeMutableBufferPointer { convert($0) }
    coordinates.spelling.forget(times: times != nil, spectral: spectral.operation != .identity)
    for (index, integer) in longTimes { convert(integer, at: index, of: &coordinates) }
    if let index = coordinates.values.firstIndex(where: { !$0.isFinite }) {
      let reason: AxisError =
        index.isMultiple(of: 2)
        ? AxisError(.timeRange, "the number is no time: it is a fill value, or beyond all calendars")
        : AxisError(.spectralRange, "a spectral value leaves the range of numbers")
      throw reason.at(index, coordinates, kind)
    }
    if !senses.isEmpty { coordinates.restore(senses) }
  }

  /// The times that lose digits as doubles: integers beyond 2^53, as nanoseconds of TT2000 are.
  private func longTimes(of coordinates: Coordinates) -> [(index: Int, value: Int64)] {
    guard let times else { return [] }
    guard times.source.isFine, times.target.isFine else {
      return coordinates.spelling.exceptions.isEmpty ? [] : coordinates.spelling.longTimes
    }
    return stride(from: 0, to: coordinates.values.count, by: 2).compactMap { index in
      // A small integer may become a long one.
      coordinates.number(at: index).flatMap { Int64($0.literal) ?? Int64(exactly: $0.doubleValue) }
        .map { (index, $0) }
    }
  }

  private mutating func convert(_ integer: Int64, at index: Int, of coordinates: inout Coordinates) {
    let (value, long) = convert(integer)
    coordinates.values[index] = value
    if let long { coordinates.spelling.note(long, at: index) }
  }

  /// A whole number between axes that both count finely: it may become an integer beyond 2^53.
  private func wholeTime(_ time: Double) -> Int64? {
    guard let times, times.source.isFine, times.target.isFine else { return nil }
    return Int64(exactly: time)
  }

  /// The double of an integer that is re-expressed, and the integer where the double loses digits.
  private mutating func convert(_ integer: Int64) -> (value: Double, integer: Int64?) {
    guard let result = times?.convert(integer) else { return (Double(integer), integer) }
    if let times, times.target.isFine || result.magnitude >= 0x1p53, let whole = times.integer(integer) {
      return (Double(whole), whole.magnitude < 1 << 53 ? nil : whole)
    }
    return (rounding.round(result, from: Double(integer)), nil)
  }

  /// Re-expresses a box; minimum and maximum change places where the axis turns round.
  ///
  /// - Throws: `AxisError` for a number that has no counterpart.
  mutating func convert(_ box: inout BoundingBox) throws(AxisError) {
    if isIdentity { return }
    if reversesSpectrum, !(box.spectralMin > 0 && box.spectralMax > 0) {
      throw noCounterpart(box.spectralMin > 0 ? box.spectralMax : box.spectralMin)
    }
    var start = convert(Position(time: box.timeMin, spectral: box.spectralMin))
    var end = convert(Position(time: box.timeMax, spectral: box.spectralMax))
    var integers: (start: Int64?, end: Int64?) = (nil, nil)
    if times != nil {
      if let integer = box.startInteger ?? wholeTime(box.timeMin) {
        (start.time, integers.start) = convert(integer)
      }
      if let integer = box.endInteger ?? wholeTime(box.timeMax) {
        (end.time, integers.end) = convert(integer)
      }
    }
    guard start.time.isFinite, end.time.isFinite else {
      throw .notATime(start.time.isFinite ? box.timeMax : box.timeMin)
    }
    guard start.spectral.isFinite, end.spectral.isFinite else {
      throw AxisError(.spectralRange, "a spectral value leaves the range of numbers")
    }
    // A leap second turns time round where a system does not count it.
    let isTurned = end.time < start.time
    box.timeMin = min(start.time, end.time)
    box.timeMax = max(start.time, end.time)
    if times != nil {
      box.setIntegers(
        start: isTurned ? integers.end : integers.start, end: isTurned ? integers.start : integers.end)
    }
    box.spectralMin = reversesSpectrum ? end.spectral : start.spectral
    box.spectralMax = reversesSpectrum ? start.spectral : end.spectral
  }

  /// The box whose outline is that of a box re-expressed position by position; `nil` where there is none.
  mutating func outline(of box: BoundingBox) -> BoundingBox? {
    if isIdentity { return box }
    guard !reversesSpectrum else { return nil }
    let converted = withUnsafeTemporaryAllocation(of: Double.self, capacity: 4) { corners in
      _ = corners.initialize(fromContentsOf: [box.timeMin, box.spectralMin, box.timeMax, box.spectralMax])
      convert(corners)
      return BoundingBox(
        timeMin: corners[0], spectralMin: corners[1], timeMax: corners[2], spectralMax: corners[3])
    }
    // Sides may neither vanish nor change places.
    guard converted.timeMin.isFinite, converted.timeMax.isFinite, converted.spectralMin.isFinite,
      converted.spectralMax.isFinite,
      box.timeMin == box.timeMax
        ? converted.timeMin == converted.timeMax : converted.timeMin < converted.timeMax,
      box.spectralMin == box.spectralMax
        ? converted.spectralMin == converted.spectralMax : converted.spectralMin < converted.spectralMax
    else { return nil }
    return converted
  }

  private func noCounterpart(_ value: Double) -> AxisError {
    AxisError(
      .spectralRange,
      """
      the \(source.spectralCoordinates.kind.rawValue) \(JSONNumber(value)?.literal ?? "\(value)") is not above zero and \
      has no \(target.spectralCoordinates.kind.rawValue); give the limit that was measured
      """)
  }
}

extension AxisError {
  /// The error of one of the numbers of a geometry.
  fileprivate func at(_ index: Int, _ coordinates: Coordinates, _ kind: Geometry.Kind) -> AxisError {
    AxisError(code, at: coordinates.pointer(toValue: index, depth: kind.depth), reason).inside("coordinates")
  }
}

extension LocalCRS {
  /// Unix seconds and Hz, seen from a place.
  public static func unixHertz(at referencePosition: String) -> LocalCRS {
    LocalCRS(
      timeCoordinates: .predefined(.unix),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "Hz"),
      referencePosition: referencePosition)
  }
}

extension TimeAxis {
  /// Whether the unit is so small that the times of our age are beyond 2^53.
  fileprivate var isFine: Bool { secondsPerUnit < 1e-7 }

  /// Whether every number stands for the same moment on both.
  func countsLike(_ other: TimeAxis) -> Bool {
    secondsPerUnit == other.secondsPerUnit && origin == other.origin
  }
}
