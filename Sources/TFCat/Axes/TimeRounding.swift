/// Takes from re-expressed times the digits that the numbers they come from cannot tell.
///
/// A Julian day resolves 40 us: the Unix time of 2453990.8779861112 is 1158051858 as well as 1158051857.999997. Of all
/// numbers that are no further away than half of what the source resolves, one with the fewest decimals is taken. It is
/// as true as the others, and the way back leads to the same source number.
struct TimeRounding: Sendable {
  /// Target units in a source unit.
  private let ratio: Double
  /// The binary exponent of the source numbers that the rest is for: these resolve the same.
  private var exponent = Int.min
  private var tolerance = 0.0
  private var coarse = 1.0
  private var fine = 1.0

  init(from source: TimeAxis, to target: TimeAxis) { ratio = source.secondsPerUnit / target.secondsPerUnit }

  @inline(__always)
  mutating func round(_ result: Double, from value: Double) -> Double {
    if value.exponent != exponent { prepare(value) }
    let scaled = result * coarse
    if scaled.magnitude < 0x1p52 {
      let candidate = scaled.rounded() / coarse
      if (candidate - result).magnitude <= tolerance { return candidate }
    }
    let rest = result * fine
    return rest.magnitude < 0x1p52 ? rest.rounded() / fine : result
  }

  @inline(never)
  private mutating func prepare(_ value: Double) {
    exponent = value.exponent
    let step = value.ulp * ratio
    // A little less than half, so that the number next to the source's is not as near.
    tolerance = step * 0.4999
    coarse = 1
    fine = 1
    // Powers of ten up to the 22nd are doubles, so that a division rounds once.
    for _ in 0..<22 where 1 / fine > step * 0.9 {
      coarse = fine
      fine *= 10
    }
  }
}
