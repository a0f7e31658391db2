/// Takes from re-expressed times the digits that the numbers they come from cannot tell.
///
/// A Julian day resolves 40 us: the Unix time of 2453990.8779861112 is 1158051858 as well as
/// 1158051857.999997. Of all numbers that are no further away than half of what the source resolves, one with
/// the fewest decimals is taken. It is as true as the others, and the way back leads to the same source
/// number.
struct TimeRounding: Sendable {
  /// Target units in a source unit.
  private let ratio: Double
  /// The binary exponent of the source numbers that the rest is for: these resolve the same. At first one
  /// that no number has, not even zero.
  private var exponent = Int.max - 1
  private var tolerance = 0.0
  private var coarse = Grid()
  private var fine = Grid()

  init(from source: TimeAxis, to target: TimeAxis) { ratio = source.secondsPerUnit / target.secondsPerUnit }

  @inline(__always)
  mutating func round(_ result: Double, from value: Double) -> Double {
    if value.exponent != exponent { prepare(value) }
    if let candidate = coarse.nearest(to: result), (candidate - result).magnitude <= tolerance {
      return candidate
    }
    return fine.nearest(to: result) ?? result
  }

  @inline(never)
  private mutating func prepare(_ value: Double) {
    exponent = value.exponent
    let step = value.ulp * ratio
    // A little less than half, so that what the conversion rounds does not lead to the number next to the
    // source's.
    tolerance = step * 0.48
    fine = Grid()
    coarse = Grid(power: 10, isDecimal: false)
    if step * 0.9 >= 1 {
      while fine.power < 1e15, coarse.power <= step * 0.9 {
        fine = coarse
        coarse.power *= 10
      }
    } else {
      // Powers of ten up to the 22nd are doubles, so that a division rounds once.
      for _ in 0..<22 where 1 / fine.power > step * 0.9 {
        coarse = fine
        fine = Grid(power: fine.power * 10, isDecimal: true)
      }
    }
  }
}

/// The multiples of a power of ten.
private struct Grid {
  var power = 1.0
  /// Whether they are those of `1 / power`.
  var isDecimal = true

  /// The nearest multiple; `nil` where doubles lie no closer than that.
  @inline(__always)
  func nearest(to value: Double) -> Double? {
    let scaled = isDecimal ? value * power : value / power
    guard scaled.magnitude < 0x1p52 else { return nil }
    return isDecimal ? scaled.rounded() / power : scaled.rounded() * power
  }
}
