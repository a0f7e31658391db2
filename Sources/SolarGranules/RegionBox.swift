internal import SolarRegions

/// The box around a feature, of which the catalogue gives pixels, heliographic degrees and arc seconds.
///
/// On CHARM's map longitude grows with the column, from -80 degrees at 0, so that the columns and longitudes
/// of both sides give one whole number of columns. In an image they do not.
struct RegionBox {
  /// The south-east and the north-west corner, as far as they are known.
  private let corners: [Corner]

  /// A number, and by how much another one may differ from it that is written like it.
  struct Decimal {
    var value: Double
    var doubt: Double
  }

  private struct Corner {
    var x: Double?
    var y: Double?
    var longitude: Decimal?
    var latitude: Double?
    /// Arc seconds from the centre of the disc, to the west and to the north.
    var arcX: Decimal?
    var arcY: Double?
  }

  struct Map {
    var map: SolarMap
    /// Whether arc seconds tell the number of rows; else there may be one more or less.
    var hasKnownRows: Bool
  }

  struct Fault: Error {
    var words: String
  }

  init(_ row: RegionRow) throws(RegionRowFault) {
    if let pixels = try row.numbers(.boxPixels, count: 4),
      let degrees = try row.numbers(.boxDegrees, count: 4)
    {
      let arcs = try row.numbers(.boxArcsec, count: 4)
      let texts = Self.texts(row, .boxDegrees)
      let arcTexts = Self.texts(row, .boxArcsec)
      // The results have the corners of arc seconds in the other order.
      corners = [0, 2].map { place in
        Corner(
          x: pixels[place], y: pixels[place + 1],
          longitude: Decimal(degrees[place], texts[place]), latitude: degrees[place + 1],
          arcX: arcs.map { Decimal($0[2 - place], arcTexts[2 - place]) })
      }
      return
    }
    corners = [
      try Self.corner(
        row, (.br0XPix, .br0Longitude), (.br1XPix, .br1Longitude), latitudes: [.br0Latitude, .br2Latitude],
        rows: [.br0YPix, .br2YPix], arcs: (.br0XArcsec, .br0YArcsec)),
      try Self.corner(
        row, (.br3XPix, .br3Longitude), (.br2XPix, .br2Longitude), latitudes: [.br3Latitude, .br1Latitude],
        rows: [.br3YPix, .br1YPix], arcs: (.br3XArcsec, .br3YArcsec)),
    ]
  }

  /// A corner; what it lacks comes from those in the same column and in the same row.
  private static func corner(
    _ row: RegionRow, _ own: (RegionColumn, RegionColumn), _ other: (RegionColumn, RegionColumn),
    latitudes: [RegionColumn], rows: [RegionColumn], arcs: (RegionColumn, RegionColumn)
  ) throws(RegionRowFault) -> Corner {
    var corner = Corner()
    corner.x = try row.number(own.0)
    corner.longitude = try decimal(row, own.1)
    if corner.x == nil || corner.longitude == nil, let x = try row.number(other.0),
      let longitude = try decimal(row, other.1)
    {
      corner.x = x
      corner.longitude = longitude
    }
    for column in latitudes where corner.latitude == nil { corner.latitude = try row.number(column) }
    for column in rows where corner.y == nil { corner.y = try row.number(column) }
    corner.arcX = try decimal(row, arcs.0)
    corner.arcY = try row.number(arcs.1)
    return corner
  }

  private static func decimal(_ row: RegionRow, _ column: RegionColumn) throws(RegionRowFault) -> Decimal? {
    guard let value = try row.number(column) else { return nil }
    return Decimal(value, row.text(column) ?? "")
  }

  private static func texts(_ row: RegionRow, _ column: RegionColumn) -> [Substring] {
    (row.text(column) ?? "").split(separator: ",", omittingEmptySubsequences: false)
  }

  // MARK: The map

  /// The map that the pixels are those of, where they are those of a map.
  ///
  /// - Parameter scale: arc seconds for each pixel of the image of which the map was made.
  func map(scale: Double?) -> Result<Map, Fault> {
    let sides = self.sides
    guard let first = sides.first else {
      return .failure(
        Fault(
          words:
            "the columns of CHARM's map are not known: BR_X0_PIX and BR_HG_LONG0_DEG, BR_X3_PIX and BR_HG_LONG3_DEG tell them"
        ))
    }
    let (low, high) = sides.reduce((first.low, first.high)) { (max($0.0, $1.low), min($0.1, $1.high)) }
    let columns = low.rounded(.up)
    guard columns <= high, columns >= 1 else {
      return .failure(
        Fault(
          words: "the box of the feature contradicts itself: its columns and longitudes are those of no map"))
    }
    guard columns + 1 > high else {
      return .failure(
        Fault(
          words:
            "the longitudes of the box have too few decimals: CHARM's map may have \(Int(columns)) to \(Int(min(high, 1e9))) columns"
        ))
    }
    let rows = rows(columns, sides, scale: scale)
    // One side alone must agree with the arc seconds.
    guard rows != nil || Self.areTwo(sides) else {
      return .failure(
        Fault(words: "the columns of CHARM's map are not known: one side of the box does not prove them"))
    }
    // Without arc seconds the map has as many rows as make the pixels in its middle squares, or one less or
    // more.
    let squares = (columns * SolarMapShape.height / SolarMapShape.width).rounded()
    return .success(
      Map(map: SolarMap(columns: columns, rows: rows ?? squares), hasKnownRows: rows != nil))
  }

  /// The map, where the box is none that any other pixels could have: two sides whose longitudes have three
  /// decimals, of which one tells the width of the map to a tenth of a column, and rows that fit the
  /// latitudes.
  func provenMap(scale: Double?) -> Map? {
    let sides = self.sides
    guard Self.areTwo(sides), sides.allSatisfy({ $0.doubt < 0.002 }),
      sides.contains(where: { $0.high - $0.low < 0.2 }),
      case .success(let found) = map(scale: scale)
    else { return nil }
    for corner in corners {
      guard let y = corner.y, let latitude = corner.latitude else { return nil }
      // Latitudes are whole degrees, and the pixel below or above.
      let low = SolarMapShape.row(latitude: latitude - 1.5, rows: found.map.rows) - 1.5
      let high = SolarMapShape.row(latitude: latitude + 1.5, rows: found.map.rows) + 1.5
      guard y >= low, y <= high else { return nil }
    }
    return found
  }

  /// A side of the box that tells something of the columns of the map.
  private struct Side {
    var x: Double
    var latitude: Double?
    var arc: Decimal?
    /// By how much the longitude may be off, in degrees.
    var doubt: Double
    /// How many columns the map may have, by the decimals of the longitude.
    var low: Double
    var high: Double
  }

  private static func areTwo(_ sides: [Side]) -> Bool { sides.count > 1 && sides[0].x != sides[1].x }

  /// The east and the west side, as far as they are known.
  private var sides: [Side] {
    let known = corners.compactMap {
      corner -> (x: Double, longitude: Decimal, latitude: Double?, arc: Decimal?)? in
      guard let x = corner.x, let longitude = corner.longitude, x >= 1, x < 1e6 else { return nil }
      let degrees = longitude.value + SolarMapShape.reach
      guard degrees > 0.1, degrees < 2 * SolarMapShape.reach + 1, degrees > 2 * longitude.doubt else {
        return nil
      }
      return (x, longitude, corner.latitude, corner.arcX)
    }
    // The lesser column is that of the lesser longitude, whichever corner is named first.
    let columns = known.map(\.x).sorted()
    let longitudes = known.sorted { $0.longitude.value < $1.longitude.value }
    return zip(columns, longitudes).map { x, place in
      let degrees = place.longitude.value + SolarMapShape.reach
      let span = 2 * SolarMapShape.reach * x
      return Side(
        x: x, latitude: place.latitude, arc: place.arc, doubt: place.longitude.doubt,
        low: span / (degrees + place.longitude.doubt), high: span / (degrees - place.longitude.doubt))
    }
  }

  /// The number of rows, by the radius of the disc that the arc seconds tell; `nil` where they contradict the
  /// columns or do not tell it to a row.
  private func rows(_ columns: Double, _ sides: [Side], scale: Double?) -> Double? {
    guard let scale = scale.map(abs), scale > 0 else { return nil }
    // The number of rows, and how far the columns are from what is usual of the radius.
    func fit(_ side: Side, _ latitude: Double?, _ arc: Decimal?) -> (count: Double, difference: Double)? {
      guard let latitude, let arc else { return nil }
      let longitude = 2 * SolarMapShape.reach * side.x / columns - SolarMapShape.reach
      let place = DiscSide.of(longitude: longitude, latitude: latitude)
      guard abs(place) > 0.01, arc.doubt / abs(place) / scale * SolarMapShape.height < 0.5 else { return nil }
      let radius = arc.value / place / scale
      // CHARM's maps have 0.75 columns less to 0.3 columns more than the radius makes.
      let difference = abs(radius * SolarMapShape.width - columns - 0.2)
      guard radius > 0, difference <= 1 else { return nil }
      return ((radius * SolarMapShape.height).rounded(), difference)
    }
    // The farther from the axis, the better arc seconds tell the radius.
    let byReach = sides.sorted { abs($0.arc?.value ?? 0) > abs($1.arc?.value ?? 0) }
    if let own = byReach.lazy.compactMap({ fit($0, $0.latitude, $0.arc) }).first { return own.count }
    // Numbers of the corners may be exchanged with each other.
    let latitudes = corners.map(\.latitude)
    let arcs = corners.map(\.arcX)
    return sides.flatMap { side in
      latitudes.flatMap { latitude in arcs.compactMap { fit(side, latitude, $0) } }
    }.min { $0.difference < $1.difference }?.count
  }

  // MARK: The image

  /// Whether both corners are in the image where their arc seconds say.
  func isThat(of image: SolarImage) -> Bool {
    guard image.roll == 0 else { return false }
    return corners.allSatisfy { corner in
      guard let x = corner.x, let y = corner.y, let arcX = corner.arcX, let arcY = corner.arcY else {
        return false
      }
      let right = image.scaleX * (x - image.center.x) - arcX.value
      let up = image.scaleY * (y - image.center.y) - arcY
      return abs(right) <= 2 * abs(image.scaleX) && abs(up) <= 2 * abs(image.scaleY)
    }
  }
}

extension RegionBox.Decimal {
  /// - Parameters:
  ///   - value: the number.
  ///   - text: as it is written.
  init(_ value: Double, _ text: some StringProtocol) {
    self.value = value
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    // A unit of the last decimal, whether it was rounded or cut off, and something for single precision.
    var unit = 1.0
    for _ in 0..<min(parts.count > 1 ? parts[1].utf8.count : 0, 5) { unit /= 10 }
    if mantissa.count < text.count { unit = max(abs(value), unit) }
    doubt = unit + 2e-5
  }
}
