internal import TFCat

/// What is drawn of an event.
enum HFCGeometry: String, CaseIterable, Sendable {
  /// The polygon inside the boundary's chain code.
  case contour
  /// The line along the skeleton's chain code.
  case ridge
  /// The bounding rectangle.
  case box
  /// Contour and ridge together.
  case collection
  /// From the start to the end of the event, over all frequencies of the receiver. Only what is left when nothing else is
  /// there.
  case band

  /// What users can ask for.
  static let choices: [HFCGeometry] = [.contour, .ridge, .box, .collection]

  /// What is tried in its place, in this order.
  var fallBacks: [HFCGeometry] {
    switch self {
    case .collection: [.contour, .ridge, .box, .band]
    default: [.contour, .box, .band].filter { $0 != self }
    }
  }
}

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

  private func chain(
    _ code: HFCColumn, length: HFCColumn, from start: (HFCColumn, HFCColumn)
  ) throws(HFCFault) -> (chain: ChainCode, start: Pixel) {
    guard let text = row.text(code) else { throw HFCFault("\(code.rawValue) is empty") }
    let chain: ChainCode
    do { chain = try ChainCode(text, convention: options.convention) } catch {
      throw HFCFault("in \(code.rawValue), \(error)")
    }
    guard let pixel = try row.pixel(start.0, start.1) else {
      throw HFCFault("\(start.0.rawValue) or \(start.1.rawValue) is missing")
    }
    return (chain, pixel)
  }

  private func pixels(_ chain: ChainCode, from start: Pixel, name: HFCColumn) throws(HFCFault) -> [Pixel] {
    guard let pixels = chain.pixels(from: start), pixels.allSatisfy(isInside) else {
      throw HFCFault("\(name.rawValue) leaves the spectrogram")
    }
    return pixels
  }

  private func isInside(_ pixel: Pixel) -> Bool {
    pixel.x >= 0 && pixel.y >= 0 && pixel.x < spectrogram.size.time ?? 1 << 31
      && pixel.y < spectrogram.size.frequency ?? 1 << 31
  }

  private func contour() throws(HFCFault) -> Result {
    var (chain, start) = try chain(.cc, length: .ccLength, from: (.ccXPix, .ccYPix))
    var repairs = spectrogram.repairs
    let gap = chain.displacement
    if gap != (0, 0) {
      if let length = try row.integer(.ccLength), length != chain.codes.count {
        throw HFCFault("CC has \(chain.codes.count) codes where CC_LENGTH is \(length), and does not close")
      }
      guard max(abs(gap.dx), abs(gap.dy)) <= 1 else {
        throw HFCFault("CC ends \(gap.dx) and \(gap.dy) pixels from its start")
      }
      repairs.append(.contourClosed)
    }
    if try isMirrored(chain, from: start) {
      chain = chain.read(as: chain.convention == .hfc ? .hfcClockwise : .hfc)
      repairs.append(.mirroredChain)
    }
    guard let outline = PixelOutline(try pixels(chain, from: start, name: .cc), geos: geos, widens: widens)
    else {
      throw HFCFault(widens ? "CC encloses nothing" : "CC has parts that enclose nothing")
    }
    if outline.touchesItself { repairs.append(.contourMadeValid) }
    if outline.isWidened { repairs.append(.contourWidened) }
    return Result(geometry: try geometry(of: outline.polygons), repairs: repairs)
  }

  /// Whether the chain fills the rectangle when its x is mirrored, and otherwise does not.
  private func isMirrored(_ chain: ChainCode, from start: Pixel) throws(HFCFault) -> Bool {
    guard chain.convention != .freeman, let low = try row.pixel(.br0XPix, .br0YPix),
      let high = try row.pixel(.br3XPix, .br3YPix), low != high
    else { return false }
    let box = (min(low.x, high.x), max(low.x, high.x))
    func width(_ chain: ChainCode) -> (Int, Int)? {
      guard let pixels = chain.pixels(from: start) else { return nil }
      return (pixels.map(\.x).min() ?? 0, pixels.map(\.x).max() ?? 0)
    }
    guard let here = width(chain), here != box else { return false }
    return width(chain.read(as: chain.convention == .hfc ? .hfcClockwise : .hfc)).map { $0 == box } ?? false
  }

  private func ridge() throws(HFCFault) -> Result {
    let (chain, start) = try chain(.skeleton, length: .skeletonLength, from: (.skeletonXPix, .skeletonYPix))
    if let length = try row.integer(.skeletonLength), length > chain.codes.count {
      throw HFCFault("SKE_CC has \(chain.codes.count) codes where SKE_CC_LENGTH is \(length)")
    }
    var line = try pixels(chain, from: start, name: .skeleton).map { SIMD2(Double($0.x), Double($0.y)) }
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
    for position in positions { try check(position) }
    return positions
  }

  private func check(_ position: Position) throws(HFCFault) {
    guard HFCTime.range.contains(position.time) else {
      throw HFCFault("its times are no times of an observation")
    }
    guard position.spectral > 0, position.spectral.isFinite else {
      throw HFCFault("it reaches \(position.spectral) MHz")
    }
  }

  private func geometry(of polygons: [PlanePolygon]) throws(HFCFault) -> Geometry {
    var groups: [[[Position]]] = []
    for polygon in polygons {
      var rings: [[Position]] = []
      for ring in (options.cornersOnly ? polygon.withoutStraightVertices : polygon).rings {
        rings.append(try positions(ring).turned(counterClockwise: rings.isEmpty))
      }
      groups.append(rings)
    }
    // Rounding of values cannot bring edges together that lie a quarter of a pixel apart; this makes sure.
    let planes = groups.map { rings in
      let plane = rings.map { $0.map { SIMD2($0.time, $0.spectral) } }
      return PlanePolygon(exterior: plane.first ?? [], holes: Array(plane.dropFirst()))
    }
    guard geos.isValid(planes) == true else { throw HFCFault("CC gives no valid polygon") }
    if groups.count == 1, let rings = groups.first { return .polygon(Polygon(rings)) }
    return .multiPolygon(MultiPolygon(groups))
  }

  // MARK: Rectangles

  private func box() throws(HFCFault) -> Result {
    var repairs: [HFCRepair] = []
    let times = try corners((.br0XUTC, .br3XUTC), (.br0XPix, .br3XPix), spectrogram.time)
    let frequencies = try corners((.br0YMHz, .br3YMHz), (.br0YPix, .br3YPix), spectrogram.frequency)
    guard let times = try limits(times ?? startAndEnd, axis: spectrogram.time, &repairs) else {
      throw HFCFault("BR_X0_UTC or BR_X3_UTC is missing")
    }
    guard let frequencies = try limits(frequencies, axis: spectrogram.frequency, &repairs) else {
      throw HFCFault("BR_Y0_MHZ or BR_Y3_MHZ is missing")
    }
    return try rectangle(times, frequencies, repairs)
  }

  private func band() throws(HFCFault) -> Result {
    var repairs: [HFCRepair] = []
    guard let times = try limits(startAndEnd, axis: spectrogram.time, &repairs) else {
      throw HFCFault("TIME_START or TIME_END is missing")
    }
    guard let band = spectrogram.band, band.lowerBound < band.upperBound else {
      throw HFCFault("the receiver's limits are unknown (WAVEMIN, WAVEMAX, WAVEUNIT)")
    }
    return try rectangle(times, band, repairs)
  }

  private var startAndEnd: (Double, Double)? {
    if let start, let end { (start, end) } else { nil }
  }

  /// Two corners of the rectangle as times or MHz. Where the table has pixels and values and they agree, the law of the
  /// pixels gives the values, so that the rectangle fits the contour: hours are written with few decimals.
  ///
  /// - Returns: `nil` where a corner is missing.
  private func corners(
    _ values: (HFCColumn, HFCColumn), _ pixels: (HFCColumn, HFCColumn), _ axis: PixelAxis?
  ) throws(HFCFault) -> (Double, Double)? {
    let given = try pair(values)
    guard let axis, let one = try row.integer(pixels.0), let other = try row.integer(pixels.1),
      one != 0 || other != 0
    else { return given }
    let drawn = (axis.value(at: Double(one)), axis.value(at: Double(other)))
    if let given, max(abs(given.0 - drawn.0), abs(given.1 - drawn.1)) > abs(axis.step) / 2 { return given }
    return axis.step < 0 ? (drawn.1, drawn.0) : drawn
  }

  /// Two values; `nil` where one is missing, or both are zero, which says the same.
  private func pair(_ columns: (HFCColumn, HFCColumn)) throws(HFCFault) -> (Double, Double)? {
    if columns.0 == .br0YMHz {
      guard let one = try row.number(columns.0), let other = try row.number(columns.1), one != 0 || other != 0
      else {
        return nil
      }
      return (one, other)
    }
    guard let midnight, let one = try row.hours(columns.0, midnight: midnight),
      let other = try row.hours(columns.1, midnight: midnight), one != midnight || other != midnight
    else { return nil }
    // A millisecond, as for pixels.
    return ((one * 1000).rounded() / 1000, (other * 1000).rounded() / 1000)
  }

  private func limits(
    _ pair: (Double, Double)?, axis: PixelAxis?, _ repairs: inout [HFCRepair]
  ) throws(HFCFault) -> ClosedRange<Double>? {
    guard let (one, other) = pair else { return nil }
    guard one.isFinite, other.isFinite else { throw HFCFault("its limits are no numbers") }
    if one == other {
      guard let axis else { return one...one }
      if !repairs.contains(.boxWidened) { repairs.append(.boxWidened) }
      let half = abs(axis.step) / 2
      return axis.rounded(one - half)...axis.rounded(one + half)
    }
    if one > other, !repairs.contains(.swappedLimits) { repairs.append(.swappedLimits) }
    return min(one, other)...max(one, other)
  }

  private func rectangle(
    _ times: ClosedRange<Double>, _ frequencies: ClosedRange<Double>, _ repairs: [HFCRepair]
  ) throws(HFCFault) -> Result {
    let box = BoundingBox(
      timeMin: times.lowerBound, spectralMin: frequencies.lowerBound, timeMax: times.upperBound,
      spectralMax: frequencies.upperBound)
    try check(Position(time: box.timeMin, spectral: box.spectralMin))
    try check(Position(time: box.timeMax, spectral: box.spectralMax))
    guard let geometry = RadioEvent.Shape.box(box).geometry else {
      throw HFCFault("its limits are no numbers")
    }
    return Result(geometry: geometry, repairs: repairs)
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
