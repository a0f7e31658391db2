import LintKit
package import TFCat
package import TFCatJSON

/// What a catalogue holds, gathered without a word about faults.
package struct CatalogueSurvey: Sendable {
  /// The document without its features; `nil` when it is no JSON at all.
  package var head: JSONValue?
  package var context: LintContext
  package var statistics: CatalogueStatistics

  /// The box around all features in the units of the catalogue's CRS.
  package var bounds: BoundingBox? { statistics.bounds }

  /// Features whose geometry cannot be understood.
  package var unreadableFeatureCount: Int {
    statistics.featureCount - statistics.geometryCounts.total
  }

  /// Features that are not in `bounds` because they have a CRS of their own, or no positions.
  package var featuresElsewhere: Int { statistics.geometryCounts.total - statistics.boundedCount }

  /// A time of the catalogue's axis in UTC, and why not where it cannot be had.
  ///
  /// - Parameter tt2000Origin: what `cdf_tt2000` counts from.
  package func utc(
    of time: Double, tt2000Origin: TT2000Origin = .j2000Noon
  ) -> (text: String?, reason: String?) {
    guard let axis = context.crs?.timeAxis(tt2000Origin: tt2000Origin) else {
      return (nil, "the time axis is not understood")
    }
    do {
      guard let text = try axis.utcText(of: time) else { return (nil, "beyond all calendars") }
      return (text, nil)
    } catch {
      return (nil, error.description)
    }
  }

  /// The same of an integer of 64 bits.
  package func utc(
    ofInteger time: Int64?, tt2000Origin: TT2000Origin = .j2000Noon
  ) -> (text: String?, reason: String?) {
    guard let time else { return (nil, "the fill value of CDF is no time") }
    guard let axis = context.crs?.timeAxis(tt2000Origin: tt2000Origin) else {
      return (nil, "the time axis is not understood")
    }
    do {
      guard let text = try axis.utcText(ofInteger: time) else { return (nil, "beyond all calendars") }
      return (text, nil)
    } catch {
      return (nil, error.description)
    }
  }

  /// The frequencies of all features in Hz; `nil` where there is none or the spectral axis is not understood.
  package var spectralRange: SpectralRange? {
    guard let bounds, let axes = try? context.crs?.axes() else { return nil }
    return axes.spectralRange(of: bounds)
  }
}
