internal import SolarRegions
internal import TFCatTables

/// What the pixels of a row are those of: the image, or CHARM's heliographic map.
///
/// The map is recognised by the box around the feature, of which the catalogue gives pixels and heliographic
/// degrees: on the map longitude grows with the column, so that both corners give the same whole number of
/// columns, and in an image they do not.
struct RegionFrameReader {
  let row: RegionRow

  func frame() throws(RegionRowFault) -> SolarFrame? {
    if let map = try map() { return .map(map) }
    return try image().map(SolarFrame.image)
  }

  /// What the row does not say of the image; `nil` where it says all.
  func missing() throws(RegionRowFault) -> String? {
    let needed: [RegionColumn] = [.cdelt1, .cdelt2, .centerX, .centerY]
    for column in needed where try row.number(column) == nil { return column.name }
    return nil
  }

  private func image() throws(RegionRowFault) -> SolarImage? {
    guard let scaleX = try row.number(.cdelt1), let scaleY = try row.number(.cdelt2),
      let centerX = try row.number(.centerX), let centerY = try row.number(.centerY)
    else { return nil }
    return SolarImage(
      scaleX: scaleX, scaleY: scaleY, center: [centerX, centerY], radius: try row.number(.rSun),
      roll: try row.number(.roll) ?? 0, viewpoint: try viewpoint())
  }

  private func viewpoint() throws(RegionRowFault) -> SolarViewpoint {
    let distance = try row.number(.observerDistance)
    let longitude = try row.number(.stonyhurstLongitude)
    let latitude = try row.number(.stonyhurstLatitude)
    if let longitude, let latitude {
      return .stonyhurst(longitude: longitude, latitude: latitude, distance: distance)
    }
    if let longitude = try row.number(.carringtonLongitude),
      let latitude = try row.number(.carringtonLatitude)
    {
      return .carrington(longitude: longitude, latitude: latitude, distance: distance)
    }
    guard longitude == nil, latitude == nil else {
      throw RegionRowFault("HGLN_OBS and HGLT_OBS belong together: one of them has no value")
    }
    return .earth
  }

  // MARK: CHARM's map

  fileprivate struct Corner {
    var x: Double
    var longitude: Double
    /// How far the longitude may be off, by the decimals that it has.
    var doubt: Double
    var latitude: Double
    var arcseconds: Double?
  }

  private func map() throws(RegionRowFault) -> SolarMap? {
    guard let (first, second) = try corners(), let columns = columns(first, second) else { return nil }
    // The radius of the disc in arc seconds, by the corner that says it best.
    var rows: Double?
    let best = abs(first.side) > abs(second.side) ? first : second
    if let across = best.arcseconds, let scale = try row.number(.cdelt1), abs(best.side) > 0.01, scale != 0 {
      let radius = across / best.side
      if radius > 0 { rows = (2 * Self.sine80 * radius / abs(scale)).rounded() }
    }
    // Without it, as many as make pixels in the middle of the map squares.
    let count = rows ?? (columns * 2 * Self.sine80 / (160 * Double.pi / 180)).rounded()
    return SolarMap(columns: columns, rows: count)
  }

  private static let sine80 = 0.984_807_753_012_208_1

  /// The corners in the south-east and the north-west of the map: least and greatest longitude.
  private func corners() throws(RegionRowFault) -> (Corner, Corner)? {
    if let pixels = try row.numbers(.boxPixels, count: 4),
      let degrees = try row.numbers(.boxDegrees, count: 4)
    {
      let arcseconds = try row.numbers(.boxArcsec, count: 4)
      let doubts = Self.doubts(row.text(.boxDegrees) ?? "")
      // The results have the corners of arc seconds in the other order.
      return (
        Corner(
          x: pixels[0], longitude: degrees[0], doubt: doubts[0], latitude: degrees[1],
          arcseconds: arcseconds?[2]),
        Corner(
          x: pixels[2], longitude: degrees[2], doubt: doubts[2], latitude: degrees[3],
          arcseconds: arcseconds?[0])
      )
    }
    guard let x0 = try row.number(.br0XPix), let x3 = try row.number(.br3XPix),
      let longitude0 = try row.number(.br0Longitude), let longitude3 = try row.number(.br3Longitude),
      let latitude0 = try row.number(.br0Latitude), let latitude3 = try row.number(.br3Latitude)
    else { return nil }
    return (
      Corner(
        x: x0, longitude: longitude0, doubt: doubt(.br0Longitude), latitude: latitude0,
        arcseconds: try row.number(.br0XArcsec)),
      Corner(
        x: x3, longitude: longitude3, doubt: doubt(.br3Longitude), latitude: latitude3,
        arcseconds: try row.number(.br3XArcsec))
    )
  }

  private func doubt(_ column: RegionColumn) -> Double {
    if case .string(let text) = row.value(column) { return Self.doubt(text) }
    return 1e-4
  }

  private static func doubts(_ text: String) -> [Double] { text.split(separator: ",").map(doubt) }

  /// Half of the last decimal, and something for single precision.
  private static func doubt(_ text: some StringProtocol) -> Double {
    let decimals =
      text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.utf8.count ?? 0
    var doubt = 0.5
    for _ in 0..<min(decimals, 5) { doubt /= 10 }
    return doubt + 2e-5
  }

  /// The whole number of columns that both corners agree with; `nil` where there is none.
  private func columns(_ first: Corner, _ second: Corner) -> Double? {
    guard let one = range(first), let other = range(second) else { return nil }
    let (low, high) = (max(one.lowerBound, other.lowerBound), min(one.upperBound, other.upperBound))
    guard low <= high else { return nil }
    let columns = ((low + high) / 2).rounded()
    return columns >= low && columns <= high ? columns : nil
  }

  private func range(_ corner: Corner) -> ClosedRange<Double>? {
    let degrees = corner.longitude + SolarMapReach.degrees
    guard corner.x >= 1, degrees > 0.1, degrees < 161 else { return nil }
    let columns = 2 * SolarMapReach.degrees * corner.x / degrees
    let width = columns * corner.doubt / degrees
    // What agrees with every number says nothing.
    guard width < 0.5 else { return nil }
    return (columns - width)...(columns + width)
  }
}

extension RegionFrameReader.Corner {
  /// How far west of the centre of the disc the corner is, in radii: seen from the Earth's longitude.
  fileprivate var side: Double { DiscSide.of(longitude: longitude, latitude: latitude) }
}
