import TFCat
import TFCatConvert
import TFCatTables
import TFCatTestSupport
import Testing

/// The column of VOTables by which TOPCAT and STILTS draw areas.
@Suite struct FeatureOutlineTests {
  /// The outlines of geometries, as they are read from a VOTable.
  private func outlines(
    _ geometries: [String], time: String = "unix", spectral: String = #""type": "frequency", "unit": "MHz""#,
    format: String = "votable"
  ) throws -> (column: TableColumn, cells: [TableValue]) {
    let folder = try ScratchFolder()
    let features = geometries.map { #"{"type": "Feature", "geometry": \#($0), "properties": {}}"# }
    try folder.write(
      "in.json",
      #"""
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"name": "Time-Frequency",
      "time_coords_id": "\#(time)", "spectral_coords": {\#(spectral)}, "ref_position_id": "GEOCENTER"}},
      "features": [\#(features.joined(separator: ", "))]}
      """#)
    let catalogue = try FeatureCollection(path: folder.path("in.json"))
    let path = folder.path("out.vot")
    let sink = try FormatRegistry.standard.format(of: path, named: format).sink(
      path: path, head: catalogue.head)
    for feature in catalogue.features { try sink.write(feature) }
    try sink.finish()
    var table = try TableFile.open(path: path, format: .votable)
    let index = try #require(table.head.columnIndex("outline"))
    var cells: [TableValue] = []
    while let row = try table.next() { cells.append(row[index]) }
    return (table.head.columns[index], cells)
  }

  private func numbers(_ cell: TableValue) -> [Double] {
    guard case .array(let items) = cell else { return [] }
    return items.map { $0.double ?? .nan }
  }

  @Test(arguments: ["votable", "votable-binary2"]) func aRingIsInDaysAndHertz(_ format: String) throws {
    // 2006-09-12T12:00:00 and a quarter of a day later.
    let (column, cells) = try outlines(
      [
        #"{"type": "Polygon", "coordinates": [[[1158062400, 20], [1158084000, 20], [1158084000, 40.5], [1158062400, 20]]]}"#
      ], format: format)
    #expect(column.dataType == .double && column.shape == .variable && column.xtype == "polygon")
    #expect(numbers(cells[0]) == [53990.5, 20e6, 53990.75, 20e6, 53990.75, 40.5e6])
  }

  @Test func aHoleIsReachedAndLeftByTheSameWay() throws {
    let (_, cells) = try outlines(
      [
        #"{"type": "Polygon", "coordinates": [[[53990, 10], [53994, 10], [53994, 50], [53990, 10]], [[53992, 15], [53993, 25], [53993, 15], [53992, 15]]]}"#
      ], time: "mjd")
    #expect(
      numbers(cells[0]) == [
        53990, 10e6, 53994, 10e6, 53994, 50e6, 53990, 10e6, 53992, 15e6, 53993, 25e6, 53993, 15e6, 53992,
        15e6, 53990, 10e6,
      ])
  }

  @Test func polygonsAreToldApart() throws {
    let ring = "[[[53990, 1], [53991, 1], [53991, 2], [53990, 1]]]"
    let (_, cells) = try outlines(
      [
        #"{"type": "MultiPolygon", "coordinates": [\#(ring), \#(ring)]}"#,
        #"{"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": \#(ring)}, {"type": "Point", "coordinates": [53990, 1]}]}"#,
      ], time: "mjd")
    let several = numbers(cells[0])
    #expect(several.count == 14 && several[6].isNaN && several[7].isNaN)
    #expect(Array(several.prefix(6)) == Array(several.suffix(6)))
    #expect(numbers(cells[1]) == Array(several.prefix(6)))
  }

  /// A wavelength runs against the frequency.
  @Test func otherAxesAreReexpressed() throws {
    let ring = "[[[0, 10], [1, 10], [1, 30], [0, 10]]]"
    let (_, cells) = try outlines(
      [#"{"type": "Polygon", "coordinates": \#(ring)}"#], time: "mjd_cnes",
      spectral: #""type": "wavelength", "unit": "m""#)
    let light = 299_792_458.0
    #expect(numbers(cells[0]) == [33282, light / 10, 33283, light / 10, 33283, light / 30])
  }

  @Test func whatHasNoAreaHasNoOutline() throws {
    let (_, cells) = try outlines([
      #"{"type": "Point", "coordinates": [1158062400, 20]}"#,
      #"{"type": "LineString", "coordinates": [[1158062400, 20], [1158062401, 30]]}"#,
      #"{"type": "Polygon", "coordinates": [[[1e300, 20], [1158084000, 20], [1158084000, 40], [1e300, 20]]]}"#,
    ])
    #expect(cells.count == 3)
    for cell in cells { #expect(numbers(cell).map(\.isNaN) == [Bool](repeating: true, count: 6)) }
  }
}
