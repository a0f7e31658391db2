package import Base
internal import Glibc

extension CoverageMap {
  /// The coverage of stretches of time.
  ///
  /// - Parameters:
  ///   - times: in Unix seconds of UTC; a moment covers one cell.
  ///   - order: 0 to 61; a cell has 2^(61 - order) microseconds.
  /// - Returns: `nil` where a time is before Julian date 0 or beyond all calendars.
  package static func times(_ times: IntervalSet, order: Int) -> CoverageMap? {
    let axis = TimeAxis(.unix)
    func microseconds(_ seconds: Double) -> UInt64? {
      guard let date = try? axis.instant(of: seconds)?.converted(to: .tcb) else { return nil }
      // The first part is a whole number of half days.
      let whole = Int64((date.jd1 * 2).rounded()) * 43_200_000_000
      let rest = date.jd1 - (date.jd1 * 2).rounded() / 2 + date.jd2
      // A double of our time resolves a quarter of a microsecond, which must not cost a cell.
      return UInt64(exactly: whole + Int64((rest * 86_400e6 + 0.25).rounded(.down)))
    }
    var ranges: [Range<UInt64>] = []
    for stretch in times.intervals {
      guard let start = microseconds(stretch.lowerBound), let end = microseconds(stretch.upperBound),
        start <= end
      else { return nil }
      ranges.append(start..<end)
    }
    return CoverageMap(.time, order: order, ranges)
  }

  /// The coverage of bands.
  ///
  /// - Parameters:
  ///   - bands: in Hz; a single frequency covers one cell.
  ///   - order: 0 to 51.
  /// - Returns: `nil` where a frequency is not above 1e-18 Hz and below 1e38 Hz.
  package static func bands(_ bands: IntervalSet, order: Int) -> CoverageMap? {
    func cell(_ hertz: Double) -> UInt64? {
      guard hertz >= 1e-18, hertz < 1e38 else { return nil }
      return UInt64((log10(hertz) + 18) / 56 * 0x1p52)
    }
    var ranges: [Range<UInt64>] = []
    for band in bands.intervals {
      guard let low = cell(band.lowerBound), let high = cell(band.upperBound), low <= high else { return nil }
      ranges.append(low..<high)
    }
    return CoverageMap(.frequency, order: order, ranges)
  }
}
