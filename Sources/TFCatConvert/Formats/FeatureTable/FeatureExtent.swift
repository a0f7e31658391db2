internal import TFCat
internal import VOVocabulary

/// The extent of features in units that need no CRS: UTC and hertz.
struct FeatureExtent {
  /// ISO 8601 in UTC, with the decimals that the catalogue's numbers resolve.
  var timeMin: String?
  var timeMax: String?
  /// In hertz.
  var spectralMin: Double?
  var spectralMax: Double?
}

/// How positions of one CRS become UTC and hertz, worked out once.
struct FeatureAxes {
  private let crs: CRS?
  private let time: TimeAxis?
  private let spectral: SpectralConversion?

  init(_ crs: CRS?) {
    self.crs = crs
    time = crs?.local?.timeAxis()
    spectral = crs?.local.flatMap { crs in
      guard let unit = try? VOUnit(parsing: crs.spectralCoordinates.unit),
        let type = SpectralCoordinateType(rawValue: crs.spectralCoordinates.kind.rawValue)
      else { return nil }
      return try? SpectralConversion(type: type, unit: unit)
    }
  }

  /// The extent of a feature; what its CRS does not tell is left out, and so is that of a collection whose
  /// members have axes of their own.
  func extent(of feature: Feature) -> FeatureExtent {
    if let own = feature.geometry.attributes.crs ?? feature.crs, own != crs {
      return FeatureAxes(own).extent(of: feature.geometry)
    }
    return extent(of: feature.geometry)
  }

  /// Start and end of a box of plain numbers in the axes of the catalogue; `nil` for a time that the CRS does
  /// not tell.
  func times(of box: BoundingBox) -> (start: ISO8601Text?, end: ISO8601Text?) {
    guard let time else { return (nil, nil) }
    let start = try? time.utcParts(of: box.timeMin)
    return (start, box.timeMin == box.timeMax ? start : try? time.utcParts(of: box.timeMax))
  }

  /// The limits of a box as frequencies; `nil` where the CRS does not tell.
  func hertz(of box: BoundingBox) -> (min: Double, max: Double)? {
    guard let range = spectral?.hertz(from: box.spectralMin, to: box.spectralMax), range.min.isFinite,
      range.max.isFinite
    else { return nil }
    return range
  }

  private func extent(of geometry: Geometry) -> FeatureExtent {
    guard let box = geometry.bounds, !Self.hasInnerCRS(geometry) else { return FeatureExtent() }
    var extent = FeatureExtent()
    if let time {
      extent.timeMin = try? time.utcText(ofStart: box)
      let isMoment = box.timeMin == box.timeMax && box.startInteger == box.endInteger
      extent.timeMax = isMoment ? extent.timeMin : try? time.utcText(ofEnd: box)
    }
    if let range = hertz(of: box) { (extent.spectralMin, extent.spectralMax) = range }
    return extent
  }

  /// The first and the last moment of a feature in UTC; `nil` where its CRS does not tell.
  func instants(of feature: Feature) -> (start: Instant, end: Instant)? {
    if let own = feature.geometry.attributes.crs ?? feature.crs, own != crs {
      return FeatureAxes(own).instants(of: feature.geometry)
    }
    return instants(of: feature.geometry)
  }

  private func instants(of geometry: Geometry) -> (start: Instant, end: Instant)? {
    guard let time, let box = geometry.bounds, !Self.hasInnerCRS(geometry),
      let first = box.startInteger.map({ time.instant(ofInteger: $0) }) ?? time.instant(of: box.timeMin),
      let last = box.endInteger.map({ time.instant(ofInteger: $0) }) ?? time.instant(of: box.timeMax),
      let start = try? first.converted(to: .utc), let end = try? last.converted(to: .utc)
    else { return nil }
    return (start, end)
  }

  private static func hasInnerCRS(_ geometry: Geometry) -> Bool {
    guard case .geometryCollection(let collection) = geometry else { return false }
    return collection.geometries.contains { $0.attributes.crs != nil || hasInnerCRS($0) }
  }
}
