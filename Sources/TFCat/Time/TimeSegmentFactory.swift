/// Finds how far around a value two axes differ smoothly, and fits the difference there.
struct TimeSegmentFactory: Sendable {
  private let source: TimeAxis
  private let target: TimeAxis
  /// Leap seconds lie between the two: one side counts them and the other does not, or each in its way.
  private let seesLeapSeconds: Bool
  /// The difference is the series of TDB - TT and not a line.
  private let seesSeries: Bool
  /// The source values of the Julian dates 0 and 5373484.5 (the end of the year 9999).
  private var range: (low: Double, high: Double)

  /// The stretch of even UTC that was found last, in source values.
  private var lastStretch: (low: Double, high: Double)?

  /// Eight days: a cubic through four points then follows the fastest terms of the series, those of the
  /// lunar month, to 6 ns.
  private static let cellLength = 8.0

  init(source: TimeAxis, target: TimeAxis) {
    self.source = source
    self.target = target
    func isUniversal(_ scale: TimeScale) -> Bool { scale == .utc || scale == .ut }
    func isBarycentric(_ scale: TimeScale) -> Bool { scale == .tdb || scale == .tcb }
    if source.scale == target.scale {
      seesLeapSeconds = source.countsClockSeconds != target.countsClockSeconds
    } else {
      seesLeapSeconds = isUniversal(source.scale) || isUniversal(target.scale)
    }
    seesSeries = isBarycentric(source.scale) != isBarycentric(target.scale)
    range = (source.value(ofReading: 0), source.value(ofReading: 5_373_484.5))
    if let fill = source.fillValue { range.low = max(range.low, fill.nextUp) }
  }

  /// The segment that a value belongs to; nil if the value is better converted by itself.
  mutating func segment(around value: Double) -> TimeSegment? {
    guard value >= range.low, value < range.high, let instant = source.instant(of: value) else { return nil }
    var (low, high) = range
    if seesSeries {
      let cell = ((instant.jd1 - 0.5) / Self.cellLength).rounded(.down) * Self.cellLength + 0.5
      low = max(low, source.value(ofReading: cell))
      high = min(high, source.value(ofReading: cell + Self.cellLength))
    }
    if seesLeapSeconds {
      guard let stretch = stretch(around: value, instant) else { return nil }
      low = max(low, stretch.low)
      high = min(high, stretch.high)
    }
    guard low <= value, value < high else { return nil }
    return fit(low: low, high: high)
  }

  /// The source values around one between which UTC goes evenly.
  private mutating func stretch(around value: Double, _ instant: Instant) -> (low: Double, high: Double)? {
    // Many cells of the series lie on one stretch, and each end of it would take two evaluations.
    if let last = lastStretch, value >= last.low, value < last.high { return last }
    guard let utc = try? instant.converted(to: .utc), let ends = LeapSeconds.evenStretch(around: utc)
    else { return nil }
    // On the wrong side of a leap second a result would be a second off: the ends are moved inwards by the
    // rounding of the value and, for values that resolve more than that, by a microsecond.
    let margin = 1e-6 / source.secondsPerUnit
    var stretch = (low: -Double.infinity, high: Double.infinity)
    if let first = ends.first {
      guard let edge = try? source.value(of: first) else { return nil }
      stretch.low = max(edge.nextUp, edge + margin)
    }
    if let end = ends.end {
      guard let edge = try? source.value(of: end) else { return nil }
      stretch.high = min(edge.nextDown, edge - margin)
    }
    lastStretch = stretch
    return stretch
  }

  /// The polynomial through two points, or four if the difference is not a line.
  private func fit(low: Double, high: Double) -> TimeSegment? {
    // Chebyshev's points for the cubic; the very ends for the line, so that it is nowhere extrapolated.
    let places =
      seesSeries
      ? [-0.9238795325112867, -0.3826834323650898, 0.3826834323650898, 0.9238795325112867] : [-1, 1]
    let middle = low + (high - low) / 2
    var points: [(x: Double, y: Double)] = []
    var reference = 0.0
    var dayShift = 0.0
    for place in places {
      let value = min(max(middle + place * (high - low) / 2, low), high)
      guard let instant = source.instant(of: value), let there = try? target.offset(of: instant) else {
        return nil
      }
      let here = source.count.split(value)
      if points.isEmpty {
        reference = here.days
        dayShift = there.days - here.days
      }
      points.append(
        (
          x: (here.days - reference) + here.rest,
          y: (there.days - here.days - dayShift) + (there.rest - here.rest)
        ))
    }
    guard let c = Self.coefficients(through: points) else { return nil }
    return TimeSegment(
      low: low, high: high, dayShift: dayShift, reference: reference, c0: c[0], c1: c[1], c2: c[2], c3: c[3])
  }

  /// The coefficients of the polynomial through up to four points, by divided differences.
  private static func coefficients(through points: [(x: Double, y: Double)]) -> [Double]? {
    var differences = points.map(\.y)
    for order in 1..<points.count {
      for index in stride(from: points.count - 1, through: order, by: -1) {
        let width = points[index].x - points[index - order].x
        guard width > 0 else { return nil }
        differences[index] = (differences[index] - differences[index - 1]) / width
      }
    }
    var coefficients = [0.0, 0, 0, 0]
    for index in points.indices.reversed() {
      // (polynomial so far) * (x - x_index) + difference
      for power in stride(from: 3, to: 0, by: -1) {
        coefficients[power] = coefficients[power - 1] - points[index].x * coefficients[power]
      }
      coefficients[0] = differences[index] - points[index].x * coefficients[0]
    }
    return coefficients
  }
}

extension TimeAxis {
  /// The value at a Julian date in the axis's own scale and way of counting.
  fileprivate func value(ofReading jd: Double) -> Double {
    count.join(days: jd - origin.jd1, rest: -originFraction)
  }
}

extension LeapSeconds {
  /// The longest stretch around a UTC instant on which UTC goes evenly against TAI. An end that is nil is
  /// open.
  ///
  /// A day with a leap second is a stretch by itself, since its quasi-Julian date runs slower, and so is each
  /// day of the years with drift. Nil inside a leap second and on a shortened day.
  fileprivate static func evenStretch(around utc: Instant) -> (first: Instant?, end: Instant?)? {
    let day = utc.jd1
    let length = dayLength(startingAt: day)
    // A shortened day (two in the 1960s) has clock times that do not exist.
    guard utc.clockSeconds < 86400, length >= 86400 else { return nil }
    guard let start = Instant(jd1: day, scale: .utc) else { return nil }
    if length != 86400 {
      return (start, Instant(midnight: day, clockSeconds: 86400, scale: .utc))
    }
    guard let first = steps.first, day >= first.date.jd1 - 1 else {
      return (nil, steps.first.flatMap { Instant(jd1: $0.date.jd1 - 1, scale: .utc) })
    }
    if day < driftEnd { return (start, Instant(jd1: day + 1, scale: .utc)) }
    let next = steps.first { $0.date.jd1 > day }
    let last = steps.last { $0.date.jd1 <= day }
    return (last?.date, next.flatMap { Instant(jd1: $0.date.jd1 - 1, scale: .utc) })
  }

  /// 1972-01-01, when UTC ceased to drift against TAI.
  private static let driftEnd = 2_441_317.5
}
