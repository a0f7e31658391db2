internal import VOVocabulary

/// Gives the extents of features in seconds and hertz. The axes of each CRS are worked out once.
package struct ExtentReader: Sendable {
  private let catalogue: CRS?
  private var axes: ExtentAxes
  private var others: [CRS: ExtentAxes] = [:]

  /// More CRSs than any sane catalogue has; one made to have more takes time only.
  private static let cacheLimit = 256

  /// - Parameter crs: that of the catalogue; one that a feature or a geometry has goes before it.
  package init(_ crs: CRS?) {
    catalogue = crs
    axes = ExtentAxes(crs)
  }

  /// Why the times or the frequencies of the last feature are not known.
  package private(set) var fault: AxisError?

  /// The box around a feature; `nil` for one without positions.
  package mutating func extent(of feature: Feature) -> PhysicalExtent? {
    var extent: PhysicalExtent?
    fault = nil
    add(feature.geometry, in: feature.crs ?? catalogue, to: &extent)
    return extent
  }

  private mutating func add(_ geometry: Geometry, in crs: CRS?, to extent: inout PhysicalExtent?) {
    let crs = geometry.attributes.crs ?? crs
    if case .geometryCollection(let collection) = geometry {
      for geometry in collection.geometries { add(geometry, in: crs, to: &extent) }
      return
    }
    guard let bounds = geometry.bounds else { return }
    let other = use(crs) { axes in axes.extent(of: bounds) }
    guard let known = extent else {
      extent = other
      return
    }
    extent = PhysicalExtent(
      times: Self.union(known.times, other.times),
      frequencies: Self.union(known.frequencies, other.frequencies))
  }

  private static func union(_ one: ClosedRange<Double>?, _ other: ClosedRange<Double>?) -> ClosedRange<
    Double
  >? {
    guard let one, let other else { return nil }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }

  /// The geometries of a feature, those of a collection one by one; `nil` where a position is not known.
  package mutating func shapes(of feature: Feature) -> [PhysicalShape]? {
    var shapes: [PhysicalShape] = []
    fault = nil
    return add(feature.geometry, in: feature.crs ?? catalogue, to: &shapes) ? shapes : nil
  }

  private mutating func add(_ geometry: Geometry, in crs: CRS?, to shapes: inout [PhysicalShape]) -> Bool {
    let crs = geometry.attributes.crs ?? crs
    if case .geometryCollection(let collection) = geometry {
      return collection.geometries.allSatisfy { add($0, in: crs, to: &shapes) }
    }
    guard let coordinates = geometry.coordinates, !coordinates.values.isEmpty else { return true }
    guard let points = use(crs, { axes in axes.points(coordinates.values) }) else { return false }
    func parts(_ range: Range<Int>) -> [[SIMD2<Double>]] {
      range.map { part in
        Array(points[(part == 0 ? 0 : coordinates.partEnds[part - 1])..<coordinates.partEnds[part]])
      }
    }
    switch geometry.kind {
    case .point, .multiPoint: shapes.append(PhysicalShape(kind: .points, parts: [points]))
    case .lineString: shapes.append(PhysicalShape(kind: .lines, parts: [points]))
    case .multiLineString:
      shapes.append(PhysicalShape(kind: .lines, parts: parts(coordinates.partEnds.indices)))
    case .polygon: shapes.append(PhysicalShape(kind: .polygon, parts: parts(coordinates.partEnds.indices)))
    case .multiPolygon:
      shapes += coordinates.groups.map { PhysicalShape(kind: .polygon, parts: parts($0)) }
    case .geometryCollection: break
    }
    return true
  }

  /// Lends the axes of a CRS.
  private mutating func use<Result>(_ crs: CRS?, _ body: (inout ExtentAxes) -> Result) -> Result {
    guard crs != catalogue, let crs else {
      if fault == nil { fault = axes.fault }
      return body(&axes)
    }
    if others.count >= Self.cacheLimit { others.removeAll() }
    var other = others.removeValue(forKey: crs) ?? ExtentAxes(crs)
    defer { others[crs] = other }
    if fault == nil { fault = other.fault }
    return body(&other)
  }
}

/// How the numbers of a CRS become seconds and hertz.
private struct ExtentAxes: Sendable {
  /// To seconds of TT; the spectral axis stays as it is.
  private var time: PositionTransform?
  private var spectral: SpectralConversion?
  private(set) var fault: AxisError?

  init(_ crs: CRS?) {
    do {
      let local = try CRS.local(crs)
      spectral = try local.spectralCoordinates.conversion()
      time = try PositionTransform(
        from: local, to: TargetAxes(time: PhysicalTime.axis).applied(to: local))
    } catch {
      fault = error
    }
  }

  mutating func extent(of box: BoundingBox) -> PhysicalExtent {
    var extent = PhysicalExtent(times: nil, frequencies: nil)
    if time != nil, let start = seconds(box.timeMin), let end = seconds(box.timeMax) {
      // A leap second turns time round where a system does not count it.
      extent.times = min(start, end)...max(start, end)
    }
    if let range = spectral?.hertz(from: box.spectralMin, to: box.spectralMax), range.min <= range.max {
      extent.frequencies = range.min...range.max
    }
    return extent
  }

  private mutating func seconds(_ value: Double) -> Double? {
    guard let seconds = time?.convert(Position(time: value, spectral: 1)).time, seconds.isFinite else {
      return nil
    }
    return PhysicalTime.rounded(seconds)
  }

  /// - Parameter values: times and spectral values by turns.
  mutating func points(_ values: [Double]) -> [SIMD2<Double>]? {
    guard let spectral else { return nil }
    var values = values
    guard time?.convert(&values) != nil else { return nil }
    var points: [SIMD2<Double>] = []
    points.reserveCapacity(values.count / 2)
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      let point = SIMD2(PhysicalTime.rounded(values[index]), spectral.hertz(values[index + 1]))
      guard point.x.isFinite, point.y.isFinite else { return nil }
      points.append(point)
    }
    return points
  }
}
