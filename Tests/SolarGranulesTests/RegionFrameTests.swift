import EPNCore
import Foundation
import TFCatTables
import TFCatTestSupport
import Testing

@testable import SolarGranules

/// In which frame the pixels of rows are, made by hand: a wrong one puts a region degrees away, so that it is
/// the right one or none.
@Suite struct RegionFrameTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A feature on a map of 1000 columns and 705 rows, which CHARM made of an image with a disc of 941.97 arc
  /// seconds.
  private static let charm = [
    "CODE": "CHARM", "DATE_OBS": "2009-01-01T00:00:08.531", "CDELT1": "2.63", "CDELT2": "2.63",
    "CENTER_X": "508", "CENTER_Y": "518", "R_SUN": "375", "BR_X0_ARCSEC": "259.48701",
    "BR_Y0_ARCSEC": "80.00000", "BR_X3_ARCSEC": "333.22899", "BR_Y3_ARCSEC": "130.00000", "BR_X0_PIX": "600",
    "BR_Y0_PIX": "365", "BR_X1_PIX": "600", "BR_Y1_PIX": "380", "BR_X2_PIX": "630", "BR_Y2_PIX": "365",
    "BR_X3_PIX": "630", "BR_Y3_PIX": "380", "BR_HG_LONG0_DEG": "16.0000", "BR_HG_LAT0_DEG": "2.0000",
    "BR_HG_LONG1_DEG": "16.0000", "BR_HG_LAT1_DEG": "5.0000", "BR_HG_LONG2_DEG": "20.8000",
    "BR_HG_LAT2_DEG": "2.0000", "BR_HG_LONG3_DEG": "20.8000", "BR_HG_LAT3_DEG": "5.0000", "CC_X_PIX": "600",
    "CC_Y_PIX": "365", "CC": "444666000222", "CC_LENGTH": "12",
  ]

  private struct Result {
    var region: String?
    var longitude: Double?
    var reason: String?
    var words: String?
    var roughMaps = 0
  }

  private func made(
    _ row: [String: String], _ source: RegionSource = .coronalHoles, _ changes: [String: String] = [:]
  ) throws -> Result {
    let cells = row.merging(changes) { $1 }.sorted { $0.key < $1.key }
    try folder.write(
      "t.csv",
      cells.map(\.key).joined(separator: ",") + "\n" + cells.map(\.value).joined(separator: ",") + "\n")
    let path = folder.url.appendingPathComponent("t.csv").path
    let granules = try RegionGranules(
      source, paths: [path], options: RegionOptions(service: "test", now: "2024-05-01"))
    var granule: Granule?
    let report = try granules.makeGranules { made, _, _ in granule = made }
    let observer = granule?["subobserver_longitude_min"].text.flatMap(Double.init)
    let west = granule?["c1min"].text.flatMap(Double.init)
    var result = Result(region: granule?["s_region"].text)
    if let observer, let west { result.longitude = (west - observer).remainder(dividingBy: 360) }
    result.reason = report.reasons.first?.name
    result.words = report.reasons.first?.words
    result.roughMaps = report.roughMaps
    return result
  }

  private static func without(_ names: String...) -> [String: String] {
    var changes: [String: String] = [:]
    for name in charm.keys where names.contains(where: name.hasPrefix) { changes[name] = "" }
    return changes
  }

  private static let same: [[String: String]] = [
    [:], ["BR_HG_LONG0_DEG": ""], ["BR_HG_LONG3_DEG": ""],
    ["BR_HG_LONG0_DEG": "", "BR_HG_LONG3_DEG": "NULL"],
    without("BR_X0_PIX", "BR_X3_PIX"), without("BR_HG_LAT0", "BR_HG_LAT3"), without("BR_HG_LAT"),
    without("BR_X0_ARCSEC", "BR_X3_ARCSEC"), without("CDELT", "CENTER", "R_SUN"), ["CDELT1": "-2.63"],
    // A scale that does not fit the columns is not taken.
    ["CDELT1": "1.3"],
    ["BR_HG_LONG0_DEG": "16.00", "BR_HG_LONG3_DEG": "20.80"],
    ["BR_HG_LONG0_DEG": "16.0", "BR_HG_LONG3_DEG": "20.8"],
    // Corners exchanged: the lesser column is that of the lesser longitude.
    [
      "BR_HG_LONG0_DEG": "20.8000", "BR_HG_LAT0_DEG": "5", "BR_HG_LONG3_DEG": "16.0000",
      "BR_HG_LAT3_DEG": "2",
    ],
    ["BR_HG_LONG0_DEG": "20.8000", "BR_HG_LONG3_DEG": "16.0000"],
    ["BR_X0_PIX": "630", "BR_X3_PIX": "600"], ["BR_X0_ARCSEC": "333.22899", "BR_X3_ARCSEC": "259.48701"],
    // One side alone, which the arc seconds confirm.
    without("BR_HG_LONG0", "BR_HG_LONG1"), without("BR_HG_LONG2", "BR_HG_LONG3"),
    ["CODE": ""], ["CODE": "OTHER"],
  ]

  /// What the row says otherwise, or elsewhere, or not at all, is the same map.
  @Test(arguments: same)
  func theMapIsTheSame(_ changes: [String: String]) throws {
    let plain = try #require(try made(Self.charm).region)
    let result = try made(Self.charm, .coronalHoles, changes)
    #expect(result.region == plain, "\(result.words ?? "")")
    #expect(result.longitude.map { abs($0 - (-80 + 0.16 * 599.5)) < 1e-4 } ?? false)
  }

  @Test func rowsOfTheMapThatAreNotKnownAreTold() throws {
    let plain = try made(Self.charm)
    let changes = [
      Self.without("BR_X0_ARCSEC", "BR_X3_ARCSEC"), Self.without("BR_HG_LAT"), ["CDELT1": "1.3"],
    ]
    for change in changes { #expect(try made(Self.charm, .coronalHoles, change).roughMaps == 1) }
    #expect(plain.roughMaps == 0)
  }

  private static let unknown: [(changes: [String: String], words: String)] = [
    (without("BR_"), "are not known"), (without("BR_HG_LONG"), "are not known"),
    (["BR_X3_PIX": "631"], "contradicts itself"), (["BR_HG_LONG3_DEG": "22.1000"], "contradicts itself"),
    (
      ["BR_HG_LONG0_DEG": "16", "BR_HG_LONG3_DEG": "21"],
      "too few decimals: CHARM's map may have 990 to 1008 columns"
    ),
    (["BR_HG_LONG0_DEG": "-999", "BR_HG_LONG3_DEG": "-999"], "are not known"),
    (without("BR_HG_LONG0", "BR_HG_LONG1", "BR_X0_ARCSEC", "BR_X3_ARCSEC"), "one side"),
    (
      ["BR_HG_LONG0_DEG": "", "BR_HG_LONG1_DEG": "", "BR_X2_PIX": "629", "BR_X3_PIX": "629"],
      "contradicts itself"
    ),
    (["BR_X0_PIX": "1e300", "BR_X3_PIX": "1e300"], "are not known"),
    (["CODE": "", "BR_HG_LONG0_DEG": "16.00", "BR_HG_LONG3_DEG": "20.80"], "does not tell whether"),
    (["CODE": "OTHER", "BR_Y0_PIX": "500", "BR_Y3_PIX": "520"], "does not tell whether"),
    (without("BR_", "CODE"), "does not tell whether"),
  ]

  /// Where it cannot be told there is no region, and never one of the image.
  @Test(arguments: unknown)
  func withoutAFrameThereIsNoRegion(_ changes: [String: String], _ words: String) throws {
    let result = try made(Self.charm, .coronalHoles, changes)
    #expect(result.region == nil && result.reason == "no-frame")
    #expect(result.words?.contains(words) ?? false, "\(result.words ?? "")")
  }

  /// Coronal holes of another code have pixels of the image where their box proves it.
  @Test func theImageIsProvenToo() throws {
    let changes = [
      "CODE": "OTHER", "BR_X0_ARCSEC": "241.96", "BR_Y0_ARCSEC": "-402.39", "BR_X3_ARCSEC": "320.86",
      "BR_Y3_ARCSEC": "-362.94",
    ]
    let image = try #require(try made(Self.charm, .activeRegions, ["CODE": ""]).region)
    #expect(try made(Self.charm, .coronalHoles, changes).region == image)
    #expect(try made(Self.charm, .coronalHoles, changes).region != made(Self.charm).region)
    // Not where the code is that of the map, or one side is elsewhere.
    #expect(try made(Self.charm, .coronalHoles, changes.merging(["CODE": "CHARM"]) { $1 }).region != image)
    let elsewhere = ["BR_Y3_ARCSEC": "-340", "BR_HG_LONG3_DEG": "23"]
    #expect(try made(Self.charm, .coronalHoles, changes.merging(elsewhere) { $1 }).region == nil)
  }

  /// Active regions have pixels of the image, whatever their box looks like; CHARM's have not.
  @Test func activeRegionsAreInTheImage() throws {
    let image = try made(Self.charm, .activeRegions, Self.without("BR_", "CODE")).region
    #expect(try made(Self.charm, .activeRegions, ["CODE": "SMART"]).region == image && image != nil)
    #expect(try made(Self.charm, .activeRegions).region == made(Self.charm).region)
    #expect(try made(Self.charm, .activeRegions, Self.without("BR_")).reason == "no-frame")
  }
}
