internal import VOVocabulary

/// From when to when, in UTC.
public struct TimeRange: Hashable, Sendable {
  /// The first moment, in UTC.
  public var start: Instant
  /// The last moment, in UTC.
  public var end: Instant

  /// A range from its two ends, both in UTC.
  public init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }

  /// Elapsed SI seconds; leap seconds count.
  public var duration: Double { (try? end.seconds(since: start)) ?? .nan }

  /// The smallest range around both.
  public func union(_ other: TimeRange) -> TimeRange {
    TimeRange(
      start: other.start.isBefore(start) ? other.start : start, end: end.isBefore(other.end) ? other.end : end
    )
  }
}

/// From which frequency to which, in Hz.
public struct SpectralRange: Hashable, Sendable {
  /// The lowest frequency, in Hz.
  public var min: Double
  /// Infinite for a wavelength of zero.
  public var max: Double

  /// A range from its two ends, both in Hz.
  public init(min: Double, max: Double) {
    self.min = min
    self.max = max
  }

  /// The smallest range around both.
  public func union(_ other: SpectralRange) -> SpectralRange {
    SpectralRange(min: Swift.min(min, other.min), max: Swift.max(max, other.max))
  }
}

extension Instant {
  /// Whether this date comes first; both are in UTC, whose dates never go back.
  package func isBefore(_ other: Instant) -> Bool { (jd1, jd2) < (other.jd1, other.jd2) }
}

extension CRSAxes {
  /// The times of a box, in UTC.
  ///
  /// - Throws: `AxisError` for a time scale that does not convert, and a time beyond all calendars.
  public func timeRange(of box: BoundingBox) throws(AxisError) -> TimeRange {
    TimeRange(start: try utc(box.timeMin, box.startInteger), end: try utc(box.timeMax, box.endInteger))
  }

  /// The frequencies of a box, in Hz: the greatest wavelength is the least frequency.
  public func spectralRange(of box: BoundingBox) -> SpectralRange {
    let (min, max) = spectral.hertz(from: box.spectralMin, to: box.spectralMax)
    return SpectralRange(min: min, max: max)
  }
}

extension Feature {
  /// From when to when the feature lasts, in UTC.
  ///
  ///     let range = try feature.timeRange(in: reader.head.crs)
  ///
  /// - Parameters:
  ///   - crs: the catalogue's; one that the feature or its geometry has goes before it.
  ///   - tt2000Origin: what `cdf_tt2000` counts from.
  /// - Returns: `nil` for a feature without positions.
  /// - Throws: `AxisError` when the axis is not understood or its scale does not convert to UTC.
  public func timeRange(
    in crs: CRS?, tt2000Origin: TT2000Origin = .j2000Noon
  ) throws(AxisError) -> TimeRange? {
    var range: TimeRange?
    try geometry.visitBounds(in: self.crs ?? crs) { (box, crs) throws(AxisError) in
      let other = try CRSAxes(crs, tt2000Origin: tt2000Origin).timeRange(of: box)
      range = range?.union(other) ?? other
    }
    return range
  }

  /// The frequencies that the feature covers, in Hz.
  ///
  /// - Parameter crs: the catalogue's; one that the feature or its geometry has goes before it.
  /// - Returns: `nil` for a feature without positions.
  /// - Throws: `AxisError` when the axis is not understood.
  public func spectralRange(in crs: CRS?) throws(AxisError) -> SpectralRange? {
    var range: SpectralRange?
    try geometry.visitBounds(in: self.crs ?? crs) { (box, crs) throws(AxisError) in
      let (min, max) = try CRS.local(crs).spectralCoordinates.conversion()
        .hertz(from: box.spectralMin, to: box.spectralMax)
      let other = SpectralRange(min: min, max: max)
      range = range?.union(other) ?? other
    }
    return range
  }
}

extension Geometry {
  /// The positions in UTC and Hz, in the order of the file; those of a collection one geometry after the
  /// other.
  ///
  /// - Parameters:
  ///   - crs: the catalogue's or the feature's; one that the geometry has goes before it.
  ///   - tt2000Origin: what `cdf_tt2000` counts from.
  /// - Throws: `AxisError` when an axis is not understood or the time scale does not convert to UTC.
  public func physicalPositions(
    in crs: CRS?, tt2000Origin: TT2000Origin = .j2000Noon
  ) throws(AxisError) -> [PhysicalPosition] {
    let crs = attributes.crs ?? crs
    var positions: [PhysicalPosition] = []
    if case .geometryCollection(let collection) = self {
      for geometry in collection.geometries {
        positions += try geometry.physicalPositions(in: crs, tt2000Origin: tt2000Origin)
      }
    } else if let coordinates {
      let axes = try CRSAxes(crs, tt2000Origin: tt2000Origin)
      positions.reserveCapacity(coordinates.values.count / 2)
      for position in coordinates.positions { positions.append(try axes.physical(position)) }
    }
    return positions
  }

  /// Shows the box of each geometry that has positions with the CRS that it is in.
  fileprivate func visitBounds(
    in crs: CRS?, _ visit: (BoundingBox, CRS?) throws(AxisError) -> Void
  ) throws(AxisError) {
    let crs = attributes.crs ?? crs
    if case .geometryCollection(let collection) = self {
      for geometry in collection.geometries { try geometry.visitBounds(in: crs, visit) }
    } else if let bounds {
      try visit(bounds, crs)
    }
  }
}
