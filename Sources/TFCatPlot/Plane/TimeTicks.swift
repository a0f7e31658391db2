import Base
package import TFCat

/// Ticks of a time axis in UTC: round fractions of days, or beginnings of days, months and years.
package struct TimeTicks: Sendable {
  struct Tick: Sendable, Hashable {
    /// Days since the origin of the plot.
    var time: Double
    var label: String
    /// The date below the first tick of a day.
    var date: String?
  }

  let ticks: [Tick]

  /// Seconds.
  private static let steps: [Double] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800,
    3600, 7200, 10800, 21600, 43200,
  ]

  /// - Parameters:
  ///   - times: the limits of the axis, in days since its origin.
  ///   - most: how many ticks have room.
  init(_ times: ClosedRange<Double>, origin: Instant, most: Int = 8) {
    let span = times.upperBound - times.lowerBound
    if let step = Self.steps.first(where: { span * 86400 / $0 <= Double(most) }) {
      ticks = Self.clockTicks(times, origin: origin, step: step, most)
    } else if let days = [1.0, 2, 5, 10].first(where: { span / $0 <= Double(most) }) {
      ticks = Self.dayTicks(times, origin: origin, step: days, most)
    } else {
      ticks = Self.calendarTicks(times, origin: origin, most)
    }
  }

  private static func clockTicks(_ times: ClosedRange<Double>, origin: Instant, step: Double, _ most: Int)
    -> [Tick]
  {
    let perDay = (86400 / step).rounded()
    let decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
    let first = (times.lowerBound * perDay).rounded(.up)
    var lastDate: Substring?
    return (0...most).compactMap { index -> Tick? in
      let time = (first + Double(index)) / perDay
      guard time <= times.upperBound,
        let text = text(of: time, origin: origin, decimals: .fixed(decimals))
      else { return nil }
      let (date, clock) = (text.prefix { $0 != "T" }, text.drop { $0 != "T" }.dropFirst().dropLast())
      defer { lastDate = date }
      return Tick(
        time: time, label: String(step >= 60 ? clock.prefix(5) : clock),
        date: date == lastDate ? nil : String(date))
    }
  }

  private static func dayTicks(_ times: ClosedRange<Double>, origin: Instant, step: Double, _ most: Int)
    -> [Tick]
  {
    // Counted from a day that does not depend on the plot, so that the same days have ticks in neighbouring
    // plots.
    let offset = origin.jd1 - 0.5
    let first = ((times.lowerBound + offset) / step).rounded(.up)
    return (0...most).compactMap { index -> Tick? in
      let time = (first + Double(index)) * step - offset
      guard time <= times.upperBound, let text = text(of: time, origin: origin, decimals: .fixed(0)) else {
        return nil
      }
      return Tick(time: time, label: String(text.prefix { $0 != "T" }), date: nil)
    }
  }

  /// Beginnings of months or years.
  private static func calendarTicks(_ times: ClosedRange<Double>, origin: Instant, _ most: Int) -> [Tick] {
    guard let start = date(of: times.lowerBound, origin: origin),
      let end = date(of: times.upperBound, origin: origin)
    else { return [] }
    let months = (end.year - start.year) * 12 + end.month - start.month
    let step =
      [1, 2, 3, 6].first { months / $0 < most }
      ?? 12 * Int(FrequencyTicks.niceStep(atLeast: max(1, Double(months) / 12 / Double(most))))
    guard step > 0 else { return [] }
    let first = start.year * 12 + start.month - 1
    var month = first - first % step
    var ticks: [Tick] = []
    while month <= end.year * 12 + end.month, ticks.count <= most {
      defer { month += step }
      let year = month / 12
      let number = String(month % 12 + 1).zeroPadded(to: 2)
      let label = step >= 12 ? "\(year)" : "\(year)-\(number)"
      guard year >= 0, year <= 9999,
        let instant = try? Instant(iso8601: "\(String(year).zeroPadded(to: 4))-\(number)-01T00:00:00Z")
      else { continue }
      let time = instant.jd1 - origin.jd1
      if times.contains(time) { ticks.append(Tick(time: time, label: label, date: nil)) }
    }
    return ticks
  }

  private static func date(of time: Double, origin: Instant) -> (year: Int, month: Int)? {
    guard let parts = text(of: time, origin: origin, decimals: .fixed(0))?.split(separator: "-"),
      parts.count >= 3, let year = Int(parts[0]), let month = Int(parts[1])
    else { return nil }
    return (year, month)
  }

  /// A moment of the plot in ISO 8601, UTC.
  package static func text(of time: Double, origin: Instant, decimals: Instant.Decimals) -> String? {
    try? Instant(jd1: origin.jd1, jd2: time, scale: .utc)?.iso8601(decimals: decimals)
  }
}
