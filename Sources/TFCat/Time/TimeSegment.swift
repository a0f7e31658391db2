/// A stretch of a source axis on which the way to a target axis is a polynomial of at most third degree.
struct TimeSegment: Sendable {
  /// The first value that belongs to the segment.
  let low: Double
  /// The first value past it.
  let high: Double
  /// What is added to whole days since the source's origin to make days since the target's.
  let dayShift: Double
  /// The source day that the polynomial counts from.
  let reference: Double
  /// The coefficients, in days per day^n, of what is added to the rest of the day.
  let c0, c1, c2, c3: Double

  /// A segment that no value belongs to.
  static let none = TimeSegment(
    low: .infinity, high: -.infinity, dayShift: 0, reference: 0, c0: 0, c1: 0, c2: 0, c3: 0)

  @inline(__always)
  func contains(_ value: Double) -> Bool { value >= low && value < high }

  /// The value on the target axis of a value that belongs to the segment.
  @inline(__always)
  func convert(_ value: Double, from source: UnitCount, to target: UnitCount) -> Double {
    let (days, rest) = source.split(value)
    let x = (days - reference) + rest
    return target.join(days: days + dayShift, rest: rest + (c0 + x * (c1 + x * (c2 + x * c3))))
  }
}
