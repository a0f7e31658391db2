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

  /// Features that are in no range: without positions, or with a CRS of their own that is not understood.
  package var unplacedFeatureCount: Int {
    statistics.geometryCounts.total - statistics.boundedCount - statistics.countElsewhere
  }

  /// A time in UTC, and why not where it cannot be had.
  struct UTC: Sendable {
    var text: String?
    var reason: String?
    /// To compare it with those of other axes.
    fileprivate var instant: Instant?
  }

  /// The first and the last time of all features, whatever their CRS.
  ///
  /// - Parameters:
  ///   - tt2000Origin: what `cdf_tt2000` counts from.
  ///   - long: the ends of `bounds` to the last digit, where they are integers beyond 2^53.
  /// - Returns: `nil` where no feature has a place.
  func utcRange(tt2000Origin: TT2000Origin, _ long: LongTimes?) -> (start: UTC, end: UTC)? {
    var range: (start: UTC, end: UTC)?
    if let bounds {
      let axis = context.crs?.timeAxis(tt2000Origin: tt2000Origin)
      if let long {
        range = (Self.utc(ofInteger: long.start, on: axis), Self.utc(ofInteger: long.end, on: axis))
      } else {
        range = (Self.utc(of: bounds.timeMin, on: axis), Self.utc(of: bounds.timeMax, on: axis))
      }
    }
    for (crs, box) in statistics.boundsElsewhere {
      let axis = crs.timeAxis(tt2000Origin: tt2000Origin)
      let (start, end) = (Self.utc(of: box.timeMin, on: axis), Self.utc(of: box.timeMax, on: axis))
      guard let known = range else {
        range = (start, end)
        continue
      }
      range = (known.start.orEarlier(start), known.end.orLater(end))
    }
    return range
  }

  private static func utc(of time: Double, on axis: TimeAxis?) -> UTC {
    utc(on: axis, axis?.instant(of: time)) { (axis) throws(TimeConversionError) in try axis.utcText(of: time)
    }
  }

  private static func utc(ofInteger time: Int64?, on axis: TimeAxis?) -> UTC {
    guard let time else { return UTC(reason: "the fill value of CDF is no time") }
    return utc(on: axis, axis?.instant(ofInteger: time)) { (axis) throws(TimeConversionError) in
      try axis.utcText(ofInteger: time)
    }
  }

  private static func utc(
    on axis: TimeAxis?, _ instant: Instant?, _ text: (TimeAxis) throws(TimeConversionError) -> String?
  ) -> UTC {
    guard let axis else { return UTC(reason: "the time axis is not understood") }
    do {
      guard let instant, let text = try text(axis) else { return UTC(reason: "beyond all calendars") }
      return UTC(text: text, instant: try instant.converted(to: .utc))
    } catch {
      return UTC(reason: error.description)
    }
  }

  /// The frequencies of all features in Hz, whatever their CRS; `nil` where there is none or a spectral axis
  /// is not understood.
  package var spectralRange: SpectralRange? {
    var boxes = statistics.boundsElsewhere.map { (Optional($0.key), $0.value) }
    if let bounds { boxes.append((context.crs, bounds)) }
    var range: SpectralRange?
    for (crs, box) in boxes {
      guard let axes = try? crs?.axes() else { return nil }
      let other = axes.spectralRange(of: box)
      range = range?.union(other) ?? other
    }
    return range
  }
}

extension CatalogueSurvey.UTC {
  /// The earlier of two, or what is not known of one.
  fileprivate func orEarlier(_ other: Self) -> Self {
    guard let own = instant, let others = other.instant else { return instant == nil ? self : other }
    return others.isBefore(own) ? other : self
  }

  /// The later of two, or what is not known of one.
  fileprivate func orLater(_ other: Self) -> Self {
    guard let own = instant, let others = other.instant else { return instant == nil ? self : other }
    return own.isBefore(others) ? other : self
  }
}
