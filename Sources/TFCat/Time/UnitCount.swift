import Base

/// Turns a count of units into whole days and a rest, and back, without loss.
struct UnitCount: Sendable, Hashable {
  /// Units in a day if that is a whole number, else 0.
  let unitsPerDay: Double
  /// Days in a unit; used if ``unitsPerDay`` is 0.
  let daysPerUnit: Double

  init(secondsPerUnit: Double) {
    daysPerUnit = secondsPerUnit / 86400
    let inverse = 86400 / secondsPerUnit
    let whole = inverse.rounded()
    // 1e-9 s is not a Double, but 86.4e12 in a day is; the unit meant is the one with the whole number.
    let isWhole = whole >= 1 && whole < 0x1p53 && abs(inverse - whole) <= 4 * whole.ulp
    unitsPerDay = isWhole ? whole : 0
  }

  /// Whole days and the rest in days; the rest is exact but for one rounding.
  func split(_ value: Double) -> (days: Double, rest: Double) {
    if unitsPerDay > 0 {
      let days = (value / unitsPerDay).rounded(.down)
      return (days, value.addingProduct(-days, unitsPerDay) / unitsPerDay)
    }
    let product = value * daysPerUnit
    let lost = (-product).addingProduct(value, daysPerUnit)
    let days = product.rounded(.down)
    return (days, (product - days) + lost)
  }

  /// The same for an integer of 64 bits; nil where the unit is no whole part of a day.
  func split(_ value: Int64) -> (days: Double, rest: Double)? {
    guard let units = Int64(exactly: unitsPerDay), units > 0 else { return nil }
    let (days, rest) = value.dividedRoundingDown(by: units)
    return (Double(days), Double(rest) / unitsPerDay)
  }

  /// The nearest integer of 64 bits; nil beyond those.
  func joinInteger(days: Double, rest: Double) -> Int64? {
    guard let units = Int64(exactly: unitsPerDay), units > 0, let whole = Int64(exactly: days),
      let part = Int64(exactly: (rest * unitsPerDay).rounded())
    else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: units)
    let (sum, carry) = product.addingReportingOverflow(part)
    return overflow || carry ? nil : sum
  }

  func join(days: Double, rest: Double) -> Double {
    unitsPerDay > 0
      ? (rest * unitsPerDay).addingProduct(days, unitsPerDay)
      : (days + rest) / daysPerUnit
  }
}
