import Base
import EPNCore
import Foundation
import PlanarGeometry
import TFCatTables
import TFCatTestSupport
import Testing

@testable import SolarGranules

/// Regions of real and made-up rows of which the true shape on the sphere is known; a folder that lies beside
/// the checkout where the project is developed.
@Suite struct RegionReferenceTests {
  private static let folder = "data/hfc_regions"

  private static func rows(_ path: String) throws -> [[String: String]] {
    var reader = try TableFile.open(path: path)
    var rows: [[String: String]] = []
    while let row = try reader.next() {
      var cells: [String: String] = [:]
      for (column, cell) in zip(reader.head.columns, row.cells) { cells[column.name] = cell.text }
      rows.append(cells)
    }
    return rows
  }

  /// The granules that the command makes of an input.
  private static func granules(_ source: RegionSource, _ name: String) throws -> [String: [String: String]] {
    try granules(source, path: Samples.url("\(folder)/\(name)").path)
  }

  private static func granules(
    _ source: RegionSource, of rows: [[String: String]]
  ) throws -> [String: [String: String]] {
    let names = rows.first.map { $0.keys.sorted() } ?? []
    let lines = [names] + rows.map { row in names.map { row[$0] ?? "" } }
    let input = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: input) }
    try lines.map { $0.joined(separator: ",") + "\n" }.joined()
      .write(to: input, atomically: true, encoding: .utf8)
    return try granules(source, path: input.path)
  }

  private static func granules(_ source: RegionSource, path: String) throws -> [String: [String: String]] {
    var options = RegionOptions(service: source.rawValue, now: "2024-05-01")
    options.freeColumns = nil
    let granules = try RegionGranules(
      source, paths: [path], options: options)
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: output) }
    _ = try granules.write(to: output.path, as: .csv)
    let key = source == .activeRegions ? "id_ar" : "id_coronalholes"
    return Dictionary(
      try rows(output.path).map { ($0[key] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Compared {
    var iou: [Double] = []
    var centroid: [Double] = []
    var vertices: [Double] = []

    func share(_ least: Double) -> Double { Double(iou.count { $0 >= least }) / Double(max(iou.count, 1)) }
  }

  @Test(.needsSamples("data/hfc_regions/reference.csv"))
  func regionsAreWhereTheyAre() throws {
    let granules = [
      "image": try Self.granules(.activeRegions, "input_image.csv"),
      "ch": try Self.granules(.coronalHoles, "input_ch.csv"),
    ]
    var outlines: [String: [[SIMD3<Double>]]] = [:]
    for row in try Self.rows(Samples.url("\(Self.folder)/outlines.csv").path) {
      let degrees = (row["lon_lat"] ?? "").split(separator: " ").compactMap { Double($0) }
      outlines[row["id"] ?? "", default: []].append(SphericalPolygon(degrees: degrees).vertices.map(\.vector))
    }
    let geos = try GEOS()
    var sets: [String: Compared] = [:]
    for row in try Self.rows(Samples.url("\(Self.folder)/reference.csv").path) {
      func value(_ name: String) -> Double { Double(row[name] ?? "") ?? .nan }
      let (id, set) = (row["id"] ?? "", row["set"] ?? "")
      let granule = try #require(granules[row["table"] ?? ""]?[row["row_id"] ?? ""], "\(id)")
      func number(_ name: String) -> Double { Double(granule[name] ?? "") ?? .nan }
      #expect(abs(number("subobserver_latitude_min") - value("b0_deg")) < 1e-5, "\(id)")
      let turn = (number("subobserver_longitude_min") - value("l0_deg")).remainder(dividingBy: 360)
      #expect(abs(turn) < 1e-5, "\(id)")
      guard let text = granule["s_region"] else {
        #expect(row["expect"] != "region", "\(id): \(granule["region_note"] ?? "")")
        continue
      }
      #expect(row["expect"] != "null", "\(id)")
      #expect(number("region_pixels") == value("n_pixels"), "\(id)")
      let polygon = SphericalPolygon(
        degrees: text.split(separator: " ").dropFirst(2).compactMap { Double($0) })
      #expect(polygon.faults.isEmpty && (polygon.signedArea ?? 0) > 0, "\(id)")
      let middle = SpherePoint(longitude: value("centroid_lon"), latitude: value("centroid_lat")).vector
      let ring = polygon.vertices.map(\.vector)
      let distance = (Self.centroid(ring) - middle).length * 180 / .pi
      sets[set, default: Compared()].centroid.append(distance)
      sets[set, default: Compared()].vertices.append(Double(ring.count))
      if let parts = outlines[id] {
        let iou = try Self.iou(ring, parts, around: middle, geos)
        sets[set, default: Compared()].iou.append(iou)
        #expect(iou >= (value("n_pixels") <= 20 ? 0.9 : 0.95), "\(id): \(iou)")
      }
    }
    for (set, iou, most, centroid, median, vertices) in [
      ("ar", 0.97, 0.975, 0.04, 0.01, 64.0), ("ch", 0.96, 0.97, 0.1, 0.01, 128),
      ("limb", 0.95, 0.97, 0.2, 0.04, 128),
      ("made", 0.9, 0.97, 0.12, 0.02, 128),
    ] {
      let compared = try #require(sets[set])
      #expect(compared.iou.min() ?? 0 >= iou, "\(set)")
      #expect(compared.share(most) >= 0.97, "\(set)")
      #expect(compared.centroid.max() ?? .infinity <= centroid, "\(set)")
      #expect(compared.centroid.sorted()[compared.centroid.count / 2] <= median, "\(set)")
      #expect(compared.vertices.reduce(0, +) / Double(compared.vertices.count) < vertices, "\(set)")
    }
  }

  /// Every tenth coronal hole, with something of its box taken away or changed: the same region or none.
  @Test(.needsSamples("data/hfc_regions/input_ch.csv"))
  func boxesThatAreDamagedMakeNoOtherRegion() throws {
    let plain = try Self.granules(.coronalHoles, "input_ch.csv")
    let rows = try Self.rows(Samples.url("\(Self.folder)/input_ch.csv").path).enumerated()
      .filter { $0.offset % 10 == 0 }.map(\.element)
    let corners: Set<String> = [
      "BR_HG_LONG0_DEG", "BR_HG_LONG1_DEG", "BR_HG_LONG2_DEG", "BR_HG_LONG3_DEG",
    ]
    func rounded(_ row: [String: String], _ decimals: Int) -> [String: String] {
      row.filter { corners.contains($0.key) }.mapValues {
        String(format: "%.\(decimals)f", Double($0) ?? .nan)
      }
    }
    func empty(_ row: [String: String], _ names: String...) -> [String: String] {
      row.filter { cell in names.contains { cell.key.hasPrefix($0) } }.mapValues { _ in "" }
    }
    func exchanged(_ row: [String: String], _ one: String, _ other: String) -> [String: String] {
      [one: row[other] ?? "", other: row[one] ?? ""]
    }
    // The least number of regions that must be left of 61.
    let damages: [(name: String, least: Int, change: ([String: String]) -> [String: String])] = [
      ("corners 0 and 3", 61, { empty($0, "BR_HG_LONG0", "BR_HG_LONG3") }),
      ("pixels of 0 and 3", 61, { empty($0, "BR_X0_PIX", "BR_X3_PIX") }),
      ("latitudes of 0 and 3", 61, { empty($0, "BR_HG_LAT0", "BR_HG_LAT3") }),
      ("one side", 50, { empty($0, "BR_HG_LONG0", "BR_HG_LONG1") }),
      ("longitudes", 0, { empty($0, "BR_HG_LONG") }), ("all", 0, { empty($0, "BR_") }),
      ("two decimals", 50, { rounded($0, 2) }), ("one decimal", 0, { rounded($0, 1) }),
      ("degrees", 0, { rounded($0, 0) }),
      ("exchanged", 61, { exchanged($0, "BR_HG_LONG0_DEG", "BR_HG_LONG3_DEG") }),
      ("exchanged arc seconds", 61, { exchanged($0, "BR_X0_ARCSEC", "BR_X3_ARCSEC") }),
      ("off by one", 0, { ["BR_X3_PIX": "\((Int($0["BR_X3_PIX"] ?? "") ?? 0) + 1)"] }),
      ("mirrored", 61, { _ in ["CDELT1": "-2.63000"] }),
    ]
    for (name, least, change) in damages {
      let changed = rows.map { $0.merging(change($0)) { $1 } }
      let granules = try Self.granules(.coronalHoles, of: changed)
      var regions = 0
      for (id, granule) in granules {
        guard let region = granule["s_region"] else { continue }
        regions += 1
        #expect(region == plain[id]?["s_region"], "\(name): \(id)")
      }
      #expect(granules.count == rows.count && regions >= least, "\(name): \(regions)")
    }
  }

  /// Of the area: half of the sum of the edges' planes, each by its angle.
  private static func centroid(_ ring: [SIMD3<Double>]) -> SIMD3<Double> {
    var sum = SIMD3<Double>.zero
    for (index, from) in ring.enumerated() {
      let to = ring[(index + 1) % ring.count]
      let normal = from.cross(to)
      let sine = normal.length
      if sine > 0 { sum += normal / sine * atan2(sine, from.dot(to)) }
    }
    return sum.direction ?? .zero
  }

  /// Intersection over union in Lambert's azimuthal equal-area projection.
  private static func iou(
    _ ring: [SIMD3<Double>], _ parts: [[SIMD3<Double>]], around middle: SIMD3<Double>, _ geos: GEOS
  ) throws -> Double {
    let pole: SIMD3<Double> = abs(middle.z) < 0.9 ? [0, 0, 1] : [1, 0, 0]
    let across = try #require(pole.cross(middle).direction)
    let along = middle.cross(across)
    func plane(_ ring: [SIMD3<Double>]) throws -> [PlanePolygon] {
      var places: [SIMD2<Double>] = []
      for (index, from) in ring.enumerated() {
        let way = ring[(index + 1) % ring.count] - from
        let count = max(1, Int((way.length / 0.0035).rounded(.up)))
        for step in 0..<count {
          let point = from + way * (Double(step) / Double(count))
          let vector = point / point.length
          let scale = (2 / (1 + vector.dot(middle))).squareRoot()
          places.append([scale * vector.dot(across), scale * vector.dot(along)])
        }
      }
      return try geos.makeValid(PlanePolygon(exterior: places + places.prefix(1))).polygons
    }
    let mine = try plane(ring)
    let truth = try geos.union(try parts.flatMap(plane)).polygons
    let all = area(try geos.union(mine + truth).polygons)
    return (area(mine) + area(truth) - all) / all
  }

  private static func area(_ polygons: [PlanePolygon]) -> Double {
    polygons.reduce(0) { sum, polygon in
      sum + abs(area(polygon.exterior)) - polygon.holes.reduce(0) { $0 + abs(area($1)) }
    }
  }

  private static func area(_ ring: [SIMD2<Double>]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.0.y * $1.1.x } / 2
  }
}
