internal import CERFA

/// The functions of the ERFA library that this package uses, as Swift values.
///
/// This is the only file that sees the C library. A warning of ERFA ("dubious year": before 1960, or more
/// than five years past its release) is no failure here; ``LeapSeconds`` answers that question.
enum ERFA {
  /// A Julian date in two parts whose sum is the date.
  typealias JD = (Double, Double)

  /// TAI - UTC in seconds at a UTC date; nil if the date is not a date.
  static func taiMinusUTC(year: Int, month: Int, day: Int, fraction: Double) -> Double? {
    guard let year = Int32(exactly: year) else { return nil }
    var delta = 0.0
    guard eraDat(year, Int32(month), Int32(day), fraction, &delta) >= 0 else { return nil }
    return delta
  }

  /// The first day of each step of TAI - UTC that the library knows, in order of time.
  static func leapSecondTable() -> [(year: Int, month: Int, taiMinusUTC: Double)] {
    var start: UnsafeMutablePointer<eraLEAPSECOND>?
    let count = eraGetLeapSeconds(&start)
    guard let start, count > 0 else { return [] }
    return UnsafeBufferPointer(start: start, count: Int(count))
      .map { (year: Int($0.iyear), month: Int($0.month), taiMinusUTC: $0.delat) }
  }

  static func utcToTAI(_ jd: JD) -> JD? { call(eraUtctai, jd) }
  static func taiToUTC(_ jd: JD) -> JD? { call(eraTaiutc, jd) }
  static func taiToTT(_ jd: JD) -> JD? { call(eraTaitt, jd) }
  static func ttToTAI(_ jd: JD) -> JD? { call(eraTttai, jd) }
  static func ttToTCG(_ jd: JD) -> JD? { call(eraTttcg, jd) }
  static func tcgToTT(_ jd: JD) -> JD? { call(eraTcgtt, jd) }
  static func tdbToTCB(_ jd: JD) -> JD? { call(eraTdbtcb, jd) }
  static func tcbToTDB(_ jd: JD) -> JD? { call(eraTcbtdb, jd) }
  static func ttToTDB(_ jd: JD) -> JD? { call(eraTttdb, jd, tdbMinusTT(jd)) }
  static func tdbToTT(_ jd: JD) -> JD? { call(eraTdbtt, jd, tdbMinusTT(jd)) }

  /// TDB - TT in seconds at the geocentre; the argument may be in either scale.
  static func tdbMinusTT(_ jd: JD) -> Double {
    // Every term that needs UT or a longitude is multiplied by a distance from the geocentre: here zero.
    eraDtdb(jd.0, jd.1, 0, 0, 0, 0)
  }

  /// Heliocentric position and velocity of the Earth at a date of TDB, along the axes of the ICRS, in
  /// astronomical units and units a day.
  static func earth(_ jd: JD) -> (position: SIMD3<Double>, velocity: SIMD3<Double>) {
    var (heliocentric, barycentric) = ((0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    withUnsafeMutableBytes(of: &heliocentric) { heliocentric in
      withUnsafeMutableBytes(of: &barycentric) { barycentric in
        typealias Vector = (Double, Double, Double)
        _ = eraEpv00(
          jd.0, jd.1, heliocentric.assumingMemoryBound(to: Vector.self).baseAddress,
          barycentric.assumingMemoryBound(to: Vector.self).baseAddress)
      }
    }
    return (
      [heliocentric.0, heliocentric.1, heliocentric.2], [heliocentric.3, heliocentric.4, heliocentric.5]
    )
  }

  private typealias OnePair = (Double, Double, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?)
    -> Int32
  private typealias PairAndDelta = (
    Double, Double, Double, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?
  ) -> Int32

  private static func call(_ function: OnePair, _ jd: JD) -> JD? {
    var first = 0.0
    var second = 0.0
    return function(jd.0, jd.1, &first, &second) >= 0 ? (first, second) : nil
  }

  private static func call(_ function: PairAndDelta, _ jd: JD, _ delta: Double) -> JD? {
    var first = 0.0
    var second = 0.0
    return function(jd.0, jd.1, delta, &first, &second) >= 0 ? (first, second) : nil
  }
}
