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

  func join(days: Double, rest: Double) -> Double {
    unitsPerDay > 0
      ? (rest * unitsPerDay).addingProduct(days, unitsPerDay)
      : (days + rest) / daysPerUnit
  }
}
