internal import SolarRegions
internal import TFCatTables

/// What the pixels of a row are those of, as far as the row tells it.
enum RegionFrame {
  case known(SolarFrame)
  /// A map of which one row more or less than there are is possible.
  case rough(SolarMap)
  /// A word by which rows are counted, and the reason in words without a full stop.
  case unknown(name: String, words: String)
}

/// What the pixels of a row are those of: the image, or CHARM's heliographic map.
///
/// Active regions have pixels of the image. Coronal holes have either, and are taken as what their own box
/// proves: pixels read in the wrong frame make a region that is 10 to 50 degrees away.
struct RegionFrameReader {
  let row: RegionRow
  let source: RegionSource

  func frame() throws(RegionRowFault) -> RegionFrame {
    let isCHARM = row.text(.code)?.uppercased() == "CHARM" || row.columns[.boxPixels] != nil
    guard isCHARM || source == .coronalHoles else { return try imageFrame() }
    let box = try RegionBox(row)
    if isCHARM {
      switch box.map(scale: try row.number(.cdelt1)) {
      case .success(let map): return Self.frame(map)
      case .failure(let fault): return .unknown(name: "no-frame", words: fault.words)
      }
    }
    if let image = try image(), box.isThat(of: image) { return .known(.image(image)) }
    if let map = box.provenMap(scale: try row.number(.cdelt1)) { return Self.frame(map) }
    return .unknown(
      name: "no-frame",
      words:
        "the box of the feature does not tell whether its pixels are those of the image or of CHARM's map"
    )
  }

  private static func frame(_ found: RegionBox.Map) -> RegionFrame {
    found.hasKnownRows ? .known(.map(found.map)) : .rough(found.map)
  }

  private func imageFrame() throws(RegionRowFault) -> RegionFrame {
    if let image = try image() { return .known(.image(image)) }
    if let absent = row.absent.first(where: { $0.isObservation }) {
      return .unknown(name: "no-image", words: absent.words)
    }
    let needed: [RegionColumn] = [.cdelt1, .cdelt2, .centerX, .centerY]
    var name = "the image"
    for column in needed where try row.number(column) == nil {
      name = column.name
      break
    }
    return .unknown(name: "no-image", words: "\(name) has no value, so that pixels have no place")
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
}
