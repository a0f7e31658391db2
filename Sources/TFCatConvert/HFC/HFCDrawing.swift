internal import PlanarGeometry
internal import TFCat

/// Draws the geometries of one row.
struct HFCDrawing {
  /// A geometry, and what was repaired for it.
  struct Result {
    var geometry: Geometry
    var repairs: [HFCRepair] = []
  }

  let row: HFCRow
  let spectrogram: HFCSpectrogram
  let options: HFCOptions
  let geos: GEOS
  /// Whether arms of a contour may be widened.
  let widens: Bool
  /// Start and end as the table tells them, in Unix time.
  let start: Double?
  let end: Double?
  /// From which hours are counted.
  let midnight: Double?

  /// - Throws: What is missing or wrong, in words that follow "no contour: ".
  func draw(_ kind: HFCGeometry) throws(HFCFault) -> Result {
    switch kind {
    case .contour: return try contour()
    case .ridge: return try ridge()
    case .box: return try box()
    case .band: return try band()
    case .collection:
      let contour = try contour()
      let ridge = try ridge()
      return Result(
        geometry: .geometryCollection(GeometryCollection([contour.geometry, ridge.geometry])),
        repairs: contour.repairs + ridge.repairs.filter { !contour.repairs.contains($0) })
    }
  }

  // MARK: Chains

  private func path(
    _ code: HFCColumn, from start: (HFCColumn, HFCColumn)
  ) throws(HFCFault) -> PixelPath {
    guard let text = row.text(code) else { throw HFCFault("\(code.name) is empty") }
    let chain: ChainCode
    do { chain = try ChainCode(text, convention: options.convention) } catch {
      throw HFCFault("in \(code.name), \(error)")
    }
    guard let pixel = try row.pixel(start.0, start.1) else {
      throw HFCFault("\(start.0.name) or \(start.1.name) is missing")
    }
    guard let path = chain.path(from: pixel) else { throw HFCFault("\(code.name) leaves the spectrogram") }
    return path
  }

  private func isInside(_ path: PixelPath) -> Bool {
    path.columns.lowerBound >= 0 && path.rows.lowerBound >= 0
      && path.columns.upperBound < spectrogram.size.time ?? 1 << 31
      && path.rows.upperBound < spectrogram.size.frequency ?? 1 << 31
  }

  private func contour() throws(HFCFault) -> Result {
    var path = try path(.cc, from: (.ccXPix, .ccYPix))
    var repairs = spectrogram.repairs
    let gap = path.displacement
    if gap != (0, 0) {
      let count = path.pixels.count - 1
      if let length = try row.integer(.ccLength), length != count {
        throw HFCFault("CC has \(count) codes where CC_LENGTH is \(length), and does not close")
      }
      guard max(abs(gap.dx), abs(gap.dy)) <= 1 else {
        throw HFCFault("CC ends \(gap.dx) and \(gap.dy) pixels from its start")
      }
      repairs.append(.contourClosed)
    }
    if try isMirrored(path) {
      path = path.mirrored
      repairs.append(.mirroredChain)
    }
    guard isInside(path) else { throw HFCFault("CC leaves the spectrogram") }
    if !options.cornersOnly, path.isSimpleRing, let ring = ring(of: path) {
      return Result(geometry: .polygon(ring), repairs: repairs)
    }
    let drawn: PixelOutline?
    do {
      drawn = try PixelOutline(path.pixels, geos: geos, widens: widens)
    } catch {
      // What GEOS cannot use has no area.
      guard case .tooComplex = error else { throw HFCFault("CC encloses nothing") }
      throw HFCFault("CC is \(error.reason)")
    }
    guard let outline = drawn else {
      throw HFCFault(widens ? "CC encloses nothing" : "CC has parts that enclose nothing")
    }
    if outline.touchesItself { repairs.append(.contourMadeValid) }
    if outline.isWidened { repairs.append(.contourWidened) }
    return Result(geometry: try geometry(of: outline), repairs: repairs)
  }

  /// Whether the chain fills the rectangle when its x is mirrored, and otherwise does not.
  private func isMirrored(_ path: PixelPath) throws(HFCFault) -> Bool {
    guard options.convention != .freeman, let low = try row.pixel(.br0XPix, .br0YPix),
      let high = try row.pixel(.br3XPix, .br3YPix), low != high
    else { return false }
    let box = min(low.x, high.x)...max(low.x, high.x)
    return path.columns != box && path.mirroredColumns == box
  }

  func ridge() throws(HFCFault) -> Result {
    let path = try path(.skeleton, from: (.skeletonXPix, .skeletonYPix))
    let count = path.pixels.count - 1
    if let length = try row.integer(.skeletonLength), length > count {
      throw HFCFault("SKE_CC has \(count) codes where SKE_CC_LENGTH is \(length)")
    }
    guard isInside(path) else { throw HFCFault("SKE_CC leaves the spectrogram") }
    var line = path.pixels.map { SIMD2(Double($0.x), Double($0.y)) }
    guard Set(line).count > 1 else { throw HFCFault("SKE_CC is a single pixel") }
    if options.cornersOnly { line = line.withoutStraightVertices }
    return Result(geometry: .lineString(LineString(try positions(line))), repairs: spectrogram.repairs)
  }

  // MARK: From pixels to times and frequencies

  private func positions(_ points: [SIMD2<Double>]) throws(HFCFault) -> [Position] {
    guard let time = spectrogram.time else {
      throw HFCFault("the times of pixels are unknown (CDELT1, DATE_OBS)")
    }
    guard let frequency = spectrogram.frequency else {
      throw HFCFault("the frequencies of pixels are unknown (CDELT2, WAVEMIN, WAVEUNIT)")
    }
    let positions = points.map { Position(time: time.value(at: $0.x), spectral: frequency.value(at: $0.y)) }
    for position in positions {
      try check(position)
      guard spectrogram.mayReach(position.spectral) else {
        throw HFCFault("it reaches \(position.spectral) MHz, beyond the receiver's limits")
      }
    }
    return positions
  }

  func check(_ position: Position) throws(HFCFault) {
    guard HFCTime.range.contains(position.time) else {
      throw HFCFault("its times are no times of an observation")
    }
    guard position.spectral > 0, position.spectral.isFinite else {
      throw HFCFault("it reaches \(position.spectral) MHz")
    }
  }

  private func geometry(of outline: PixelOutline) throws(HFCFault) -> Geometry {
    var groups: [[[Position]]] = []
    for polygon in outline.polygons {
      var rings: [[Position]] = []
      for ring in (options.cornersOnly ? polygon.withoutStraightVertices : polygon).rings {
        rings.append(try positions(ring).turned(counterClockwise: rings.isEmpty))
      }
      groups.append(rings)
    }
    // Rounding of values should not bring edges together that lie a quarter of a pixel apart; this makes
    // sure.
    if outline.isWidened || outline.touchesItself {
      let planes = groups.map { rings in
        let plane = rings.map { $0.map { SIMD2($0.time, $0.spectral) } }
        return PlanePolygon(exterior: plane.first ?? [], holes: Array(plane.dropFirst()))
      }
      guard geos.isValid(planes) == true else { throw HFCFault("CC gives no valid polygon") }
    }
    if groups.count == 1, let rings = groups.first { return .polygon(Polygon(rings)) }
    return .multiPolygon(MultiPolygon(groups))
  }
}

extension [Position] {
  /// The ring in the sense asked for, with time to the right and frequency up.
  fileprivate func turned(counterClockwise: Bool) -> [Position] {
    guard let first else { return self }
    var area = 0.0
    for (one, other) in zip(self, dropFirst()) {
      area += (one.time - first.time) * (other.spectral - first.spectral)
      area -= (other.time - first.time) * (one.spectral - first.spectral)
    }
    return (area > 0) == counterClockwise ? self : reversed()
  }
}
