/// Where the Earth is.
package enum EarthEphemeris {
  /// Position and velocity of the Earth as seen from the Sun, along the axes of the ICRS, in astronomical
  /// units and units a day: ERFA's `epv00`, good to 5e-9 units between 1900 and 2100.
  ///
  /// - Parameter julianDate: in TDB; TT, which is within 2 ms of it, moves the Earth by less than 60 m.
  package static func heliocentric(
    atJulianDate julianDate: Double
  ) -> (position: SIMD3<Double>, velocity: SIMD3<Double>) {
    ERFA.earth((julianDate, 0))
  }
}
