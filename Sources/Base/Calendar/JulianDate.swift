/// Julian dates of the moments that times are counted from.
@usableFromInline package enum JulianDate {
  /// 1970-01-01T00:00:00, where Unix time begins.
  @inlinable package static var unix: Double { 2_440_587.5 }
  /// 1858-11-17T00:00:00, where modified Julian dates begin.
  @inlinable package static var mjd: Double { 2_400_000.5 }
  /// 1950-01-01T00:00:00, where the modified Julian days of CNES begin.
  @inlinable package static var mjdCNES: Double { 2_433_282.5 }
  /// 1968-05-24T00:00:00, where the modified (truncated) Julian days of NASA begin.
  @inlinable package static var mjdNASA: Double { 2_440_000.5 }
  /// 2000-01-01T12:00:00, the standard epoch J2000.
  @inlinable package static var j2000: Double { 2_451_545 }
}
