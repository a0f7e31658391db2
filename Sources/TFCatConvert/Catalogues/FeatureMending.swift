import Base
internal import TFCat
internal import TFCatJSON

/// Makes features sound, whichever format of catalogues they come in: their geometries, and what stands
/// beside these. Properties and ids are left: what is wrong with them the fields and the other features tell.
struct FeatureMending {
  typealias Fix = CatalogueEventSource.Fix

  /// What is mended, beside an id that comes again, in formats of catalogues that are not TFCat itself.
  static let fixes: [Fix] = [
    .closedRing, .ringOrientation, .flatRing, .crossingRing, .geometryDegenerate, .boundingBox, .crs,
  ]
  /// The list of repairs of these formats.
  static let repairs = [Repair.id] + fixes.map(\.repair)

  private var geometry = GeometryMending()

  /// Mends a feature of a format whose repairs are `repairs`.
  ///
  /// - Returns: why it cannot be used; `nil` where it can.
  /// - Throws: where GEOS is needed and not installed.
  mutating func mend(
    _ read: inout ReadFeature, _ event: inout RadioEvent
  ) throws(ConversionError) -> String? {
    try mend(&read) { fix in Self.fixes.firstIndex(of: fix).map { event.repair($0 + 1) } ?? false }
  }

  /// - Parameter may: asks whether a repair may be made, and records it.
  /// - Returns: why the feature cannot be used; `nil` where it can.
  /// - Throws: where GEOS is needed and not installed.
  mutating func mend(_ read: inout ReadFeature, _ may: (Fix) -> Bool) throws(ConversionError) -> String? {
    if read.hadFlatRing, !may(.flatRing) {
      return "the coordinates of the polygon are one ring and not a list of rings"
    }
    if read.hadOldCRS, !may(.crs) { return "the CRS of the feature is laid out as before TFCat 1.0" }
    if case .hopeless(let reason) = try geometry.mend(&read.feature.geometry, may) { return reason }
    if let name = Self.forbiddenMember(read.feature) {
      return "\"\(name)\" must not stand in a feature or a geometry (RFC 7946, section 7.1)"
    }
    if let box = read.feature.bbox, !Self.holds(box, read.feature.geometry.bounds) {
      guard may(.boundingBox) else { return "the bbox does not hold the feature" }
      read.feature.bbox = nil
    }
    return nil
  }

  private static func holds(_ box: BoundingBox, _ bounds: BoundingBox?) -> Bool {
    bounds.map { box.contains($0) && box.isSound } ?? true
  }

  private static func forbiddenMember(_ feature: Feature) -> String? {
    feature.foreignMembers.names.first { ["features", "coordinates", "geometries"].contains($0) }
      ?? feature.geometry.attributes.foreignMembers.names.first {
        ["features", "geometry", "properties"].contains($0)
      }
  }

  // MARK: - Features as text

  /// Whether a feature whose text is to be written as it stands has nothing to mend.
  ///
  /// - Throws: where GEOS is needed and not installed.
  mutating func isSound(_ tape: FeatureTape) throws(ConversionError) -> Bool {
    if let box = tape.bbox, !Self.holds(box, tape.geometry.bounds) { return false }
    if Self.looksSound(tape) { return true }
    var (geometry, isMended) = (tape.geometry, false)
    let outcome = try self.geometry.mend(&geometry) { _ in
      isMended = true
      return true
    }
    guard case .sound = outcome else { return false }
    return !isMended
  }

  /// Whether a geometry of one of the usual kinds is sound, as far as a look at its numbers tells.
  private static func looksSound(_ tape: FeatureTape) -> Bool {
    switch tape.kind {
    case .point, .multiPoint: return tape.numberCount >= 2
    case .polygon where tape.partEnds.count == 1:
      guard let bounds = tape.plainBounds else { return false }
      return tape.numbers.withUnsafeBufferPointer { numbers in
        isSoundRing(UnsafeBufferPointer(rebasing: numbers[..<tape.numberCount]), in: bounds)
      }
    default: return false
    }
  }

  /// Whether a ring is closed, runs counter-clockwise, and does not meet itself.
  private static func isSoundRing(_ numbers: UnsafeBufferPointer<Double>, in bounds: BoundingBox) -> Bool {
    guard numbers.count >= 8, numbers[0] == numbers[numbers.count - 2],
      numbers[1] == numbers[numbers.count - 1]
    else { return false }
    let origin = SIMD2(numbers[0], numbers[1])
    var (doubledArea, last) = (0.0, SIMD2(0.0, 0.0))
    for index in stride(from: 2, to: numbers.count, by: 2) {
      let point = SIMD2(numbers[index], numbers[index + 1]) - origin
      if point == last { return false }
      doubledArea += last.x * point.y - last.y * point.x
      last = point
    }
    let center = SIMD2(
      bounds.timeMin + (bounds.timeMax - bounds.timeMin) / 2,
      bounds.spectralMin + (bounds.spectralMax - bounds.spectralMin) / 2)
    return doubledArea > 0
      && SimpleRing.defect(numbers, center: center, hasRepeatedPositions: false) == nil
  }
}
