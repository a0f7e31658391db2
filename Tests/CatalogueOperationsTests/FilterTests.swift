import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatTestSupport
import Testing

/// What a filter keeps, drops and leaves as it is.
@Suite struct FilterTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func filter(
    _ path: String, to name: String, selection: CatalogueFilter.Selection = .all,
    _ change: (inout FeatureConditions) throws -> Void
  ) throws -> (path: String, report: CatalogueFilter.Report) {
    var conditions = FeatureConditions()
    try change(&conditions)
    let input = try CatalogueInput(path: path)
    let target = folder.path(name)
    let output = try FeatureOutput(
      path: target, as: TFCatFormat(), head: input.head, frame: input.frame)
    let report = try CatalogueFilter(conditions, selection: selection).run(input, into: output)
    try output.finish()
    return (target, report)
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test(arguments: 1...6) func nothingAskedIsNothingChanged(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(seed == 1 ? 0 : 40))
    let copy = try filter(path, to: "b.tfcat") { _ in }
    #expect(try bytes(path) == bytes(copy.path))
  }

  @Test(arguments: 1...12) func filteringTwiceIsFilteringOnce(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(120))
    func change(_ conditions: inout FeatureConditions) throws {
      if seed % 2 == 0 { conditions.times = [try TimeWindow(parsing: "2024-03")] }
      if seed % 3 == 0 { conditions.bands = [try SpectralWindow(parsing: "10..30MHz")] }
      if seed % 5 == 0 { conditions.wantsWhole = true }
      conditions.formulas = [try FeatureConditions.Formula("peak > 300 or kind_of_burst == 'II'")]
    }
    let once = try filter(path, to: "b.tfcat", change)
    let twice = try filter(once.path, to: "c.tfcat", change)
    #expect(try bytes(once.path) == bytes(twice.path))
    #expect(twice.report.looked == once.report.written && twice.report.written == once.report.written)
    // What is kept has its bytes, and what is kept and what is dropped are all.
    let texts = try CatalogueInput(path: path).all().map(\.text)
    let kept = try CatalogueInput(path: once.path).all().map(\.text)
    let rest = try filter(path, to: "d.tfcat") {
      try change(&$0)
      $0.isInverted = true
    }
    #expect(Set(kept).isSubset(of: Set(texts)) && kept == texts.filter(Set(kept).contains))
    #expect(once.report.written + rest.report.written == texts.count)
  }

  @Test func timesAreOfTheWindowWhateverTheAxis() throws {
    // 2024-02-29T23:00 to 2024-03-01T01:00, as Unix seconds and as Modified Julian days.
    for (id, times) in [
      ("unix", ["1709247600", "1709254800"]), ("mjd", ["60369.958333333336", "60370.041666666664"]),
    ] {
      let path = try folder.write(
        "a.tfcat",
        """
        {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "\(id)",
        "spectral_coords": {"type": "wavelength", "unit": "m"}, "ref_position_id": "GEOCENTER"}}, "features": [
        {"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[\(times[0]), 10], [\(times[1]), 30]]}, "properties": {}}]}
        """)
      func holds(_ time: String, whole: Bool = false) throws -> Bool {
        try filter(path, to: "b.tfcat") {
          $0.times = [try TimeWindow(parsing: time)]
          $0.wantsWhole = whole
        }.report.written == 1
      }
      for time in [
        "2024", "2024-02", "2024-03", "2024-02-29", "2024-03-01", "2024-060", "2024-03-01T00:59",
        "2024-02-29T23:00:00",
        "2024-02-29T23", "2024-03-01/2024-04-01", "2024-02-29T20:00/PT3H1M", "PT1H/2024-03-01", "/2024-03-01",
        "2024-03-01..",
      ] {
        #expect(try holds(time), "\(time) \(id)")
      }
      for time in [
        "2023", "2024-04", "2024-02-28", "2024-03-02", "2024-03-01T01:00", "2024-02-29T22:59",
        "/2024-02-29T23:00",
        "2024-03-01T01:00/", "2024-02-29T20:00/PT3H", "P1D/2024-02-29T23:00",
      ] {
        #expect(try !holds(time), "\(time) \(id)")
      }
      #expect(try holds("2024", whole: true) && !holds("2024-03", whole: true))
      // 10 to 30 m are 10 to 30 MHz.
      func covers(_ band: String) throws -> Bool {
        try filter(path, to: "b.tfcat") { $0.bands = [try SpectralWindow(parsing: band)] }.report.written == 1
      }
      for band in ["20MHz..80MHz", "20-80", "100kHz-10 MHz", "..9.9e7Hz", "29..", "15m..20m", "1e1-2e1MHz"] {
        #expect(try covers(band), "\(band)")
      }
      #expect(try !covers("30MHz..1GHz") && !covers("1-9.9") && !covers("31m..40m"))
    }
  }

  @Test(arguments: [
    "2024-13", "2024-02-30", "24-02", "", "/", "2024-01-02/2024-01-01", "2024-01-01/2024-01-01", "a/b",
    "2024/2025/2026",
    "2024-05-01T10:00:00.5", "2024-05-01/P", "12:00",
  ])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(throws: OperationError.self) { try TimeWindow(parsing: text) }
  }

  @Test(arguments: ["80-20", "20 s..30 s", "x..y", "20", "..", "-5..3", "20MHz..80kHz", "nan..3"])
  func whatIsNoBandIsRefused(text: String) {
    #expect(throws: OperationError.self) { try SpectralWindow(parsing: text) }
  }

  @Test func regionsAreMetByShapesAndNotByBoxes() throws {
    // A line from 10:00, 20 MHz to 12:00, 40 MHz.
    let path = try folder.write(
      "a.tfcat",
      """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}, "features": [
      {"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[1714730400, 20], [1714737600, 40]]}, "properties": {}},
      {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1714734000, 39]}, "properties": {}}]}
      """)
    func ids(_ region: String) throws -> [String] {
      let result = try filter(path, to: "b.tfcat") { $0.regions = [try PlaneRegion(parsing: region)] }
      return try CatalogueInput(path: result.path).all().map { "\($0.feature.id ?? 0)" }
    }
    // Above the line, where its box is.
    let above = "2024-05-03T10:00,38MHz 2024-05-03T11:20,38MHz 2024-05-03T11:20,40MHz 2024-05-03T10:00,40MHz"
    #expect(try ids(above) == ["2"])
    #expect(try ids("2024-05-03T10:30,20MHz 2024-05-03T11:30,20MHz 2024-05-03T11:00,35MHz") == ["1"])
    #expect(try ids("2024-05-04T10:30,20MHz 2024-05-04T11:30,20MHz 2024-05-04T11:00,35MHz") == [])
    #expect(try ids(path) == ["1", "2"])
  }

  @Test func aSampleIsTheSameForItsSeedAndFair() throws {
    var drawn = GeneratedCatalogue(seed: 5)
    let path = try folder.write("a.tfcat", drawn.text(30))
    func ids(_ seed: UInt64) throws -> [String] {
      let result = try filter(path, to: "b.tfcat", selection: .sample(10, seed: seed)) { _ in }
      return try CatalogueInput(path: result.path).all().map { "\($0.feature.id ?? "")" }
    }
    var counts: [String: Int] = [:]
    for seed in 0..<200 {
      let ids = try ids(UInt64(seed))
      #expect(ids.count == 10 && Set(ids).count == 10)
      #expect(ids == ids.sorted { Int($0.dropFirst()) ?? 0 < Int($1.dropFirst()) ?? 0 })
      for id in ids { counts[id, default: 0] += 1 }
    }
    #expect(try ids(3) == ids(3) && ids(3) != ids(4))
    // A third of 200, within six standard deviations.
    #expect(counts.count == 30 && counts.values.allSatisfy { (27...107).contains($0) })
  }

  @Test func formulasAskForPropertiesAndFacts() throws {
    var drawn = GeneratedCatalogue(seed: 8)
    let path = try folder.write("a.tfcat", drawn.text(60))
    func count(_ formula: String) throws -> Int {
      try filter(path, to: "b.tfcat") { $0.formulas = [try FeatureConditions.Formula(formula)] }.report
        .written
    }
    let all = try CatalogueInput(path: path).all().map(\.feature)
    #expect(try count("kind == 'Point'") == all.count { $0.geometry.kind == .point })
    #expect(try count("id == 'e7'") == 1)
    #expect(try count("start >= '2024-04' and end < '2024-05'") > 0)
    #expect(try count("duration == 0") >= all.count { $0.geometry.kind == .point })
    #expect(try count("low >= 2e7") == all.count { ($0.geometry.bounds?.spectralMin ?? 0) >= 20 })
    #expect(throws: OperationError.self) { try count("peek > 3") }
    #expect(throws: OperationError.self) { try count("peak >") }
  }
}
