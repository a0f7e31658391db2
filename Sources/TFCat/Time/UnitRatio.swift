/// From one unit of time to another with one rounding, where one is a whole number of the other: 1/60 is no
/// double, but a division by 60 gives the nearest one.
struct UnitRatio: Sendable {
  private let factor: Double
  /// Whether values are divided by the factor.
  private let divides: Bool

  /// - Returns: nil where neither unit is a whole number of the other.
  init?(from source: UnitCount, to target: UnitCount) {
    if let factor = Self.units(of: target, in: source) {
      (self.factor, divides) = (factor, false)
    } else if let factor = Self.units(of: source, in: target) {
      (self.factor, divides) = (factor, true)
    } else {
      return nil
    }
  }

  @inline(__always)
  func convert(_ value: Double) -> Double { divides ? value / factor : value * factor }

  /// How many of the smaller units the larger one has, if that is a whole number.
  private static func units(of smaller: UnitCount, in larger: UnitCount) -> Double? {
    guard smaller.unitsPerDay > 0 else { return nil }
    let number =
      larger.unitsPerDay > 0
      ? smaller.unitsPerDay / larger.unitsPerDay : smaller.unitsPerDay * larger.daysPerUnit
    return number >= 1 && number < 0x1p53 && number == number.rounded() ? number : nil
  }
}
