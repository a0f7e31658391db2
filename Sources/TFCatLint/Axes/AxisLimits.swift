import Base
import LintKit
package import TFCat
import VOVocabulary

/// Which numbers are likely on the axes of a CRS, worked out once.
package struct AxisLimits: Sendable {
  /// The years 1600 to 2200 in the unit of the time axis; `nil` where the axis is not understood.
  package var times: ClosedRange<Double>?
  /// The years 1900 to 2100: nearly all observations.
  package var usualTimes: ClosedRange<Double>?
  /// From 0.1 mHz to beyond gamma rays in the unit of the spectral axis; `nil` where it is not understood.
  package var spectral: ClosedRange<Double>?
  /// From 1 kHz to 1 THz: where radio instruments work.
  package var radio: ClosedRange<Double>?
  /// Whether times count seconds since 1970, by whatever name.
  package var isUnix = false

  package init(_ crs: LocalCRS) {
    if let axis = crs.timeAxis() {
      // Scales differ by minutes at most, which does not matter here.
      func value(_ julianDate: Double) -> Double {
        (julianDate - axis.origin.julianDate) * 86400 / axis.secondsPerUnit
      }
      // The fill value of CDF would be a time in 1707.
      let first = value(Self.year1600)
      times = (axis.fillValue.map { max(first, $0.nextUp) } ?? first)...value(Self.year2200)
      usualTimes = value(Self.year1900)...value(Self.year2100)
      // Scales and leap seconds are nothing against a quarter of an hour.
      isUnix = axis.secondsPerUnit == 1 && abs(axis.origin.julianDate - JulianDate.unix) < 0.01
    }
    spectral = Self.spectral(crs.spectralCoordinates, 1e-4...1e30)
    radio = Self.spectral(crs.spectralCoordinates, 1e3...1e12)
  }

  /// Whether the times are of 1900 to 2100, and not those of the first months of 1970 that other numbers look
  /// like.
  func areUsual(_ bounds: BoundingBox) -> Bool {
    guard let usualTimes else { return false }
    return usualTimes.contains(bounds.timeMin) && usualTimes.contains(bounds.timeMax)
      && (!isUnix || bounds.timeMax >= TimeSuspicion.earlySeconds.upperBound)
  }

  private static let year1600 = 2_305_447.5
  static let year1900 = 2_415_020.5
  static let year2100 = 2_488_069.5
  private static let year2200 = 2_524_593.5

  private static func spectral(
    _ axis: SpectralCoordinates, _ hertz: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    guard let type = SpectralCoordinateType(rawValue: axis.kind.rawValue),
      let unit = try? VOUnit(parsing: axis.unit),
      let conversion = try? SpectralConversion(type: type, unit: unit)
    else { return nil }
    let ends = [conversion.inverse(hertz.lowerBound), conversion.inverse(hertz.upperBound)].sorted()
    guard ends[0] > 0, ends[1].isFinite else { return nil }
    return ends[0]...ends[1]
  }
}

extension LintContext {
  /// The limits for a feature with that CRS.
  func limits(for feature: CheckedFeature) -> AxisLimits? {
    feature.hasOwnCRS ? feature.ownCRS.map(AxisLimits.init) : axisLimits
  }

  /// The CRS that a feature's coordinates are in.
  func crs(of feature: CheckedFeature) -> LocalCRS? { feature.hasOwnCRS ? feature.ownCRS : crs }
}
