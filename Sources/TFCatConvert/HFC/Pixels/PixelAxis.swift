/// A linear law from pixels to values: times or frequencies.
struct PixelAxis: Hashable, Sendable {
  /// The value of pixel 0.
  private let origin: Double
  /// The value of one pixel more minus that of the pixel; not zero.
  let step: Double
  /// The power of ten of which values are written as multiples.
  private let quantum: Double

  /// - Parameters:
  ///   - value: The value of a pixel.
  ///   - pixel: That pixel.
  ///   - step: How much the next pixel has more.
  ///   - decimals: What values are rounded to; more where a thousandth of the step needs them.
  /// - Returns: `nil` unless all is finite and the step is not zero.
  init?(value: Double, at pixel: Double, step: Double, decimals: Int) {
    let origin = value - pixel * step
    guard origin.isFinite, step.isFinite, step != 0 else { return nil }
    self.origin = origin
    self.step = step
    var places = decimals
    while places < 12, Self.powersOfTen[places] * step.magnitude < 1000 { places += 1 }
    quantum = Self.powersOfTen[places]
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
  ]

  /// The value of a pixel, or of a place between two.
  func value(at pixel: Double) -> Double {
    rounded(origin + pixel * step)
  }

  /// The values of pixels in a row.
  func values(at pixels: ClosedRange<Int>) -> [Double] { pixels.map { value(at: Double($0)) } }

  /// To the decimals of the axis: what the database holds has fewer digits than a double, and the rest would
  /// be noise.
  func rounded(_ value: Double) -> Double {
    let rounded = (value * quantum).rounded() / quantum
    return rounded.isFinite ? rounded : value
  }
}
