import Foundation
import TFCatJSON
import TFCatTestSupport
import Testing

/// When and in which bands catalogues have events, by `tfcat cover`.
@Suite struct CoverCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  typealias Box = (start: Double, end: Double, low: Double, high: Double)

  private func polygon(_ box: Box) -> String {
    #"{"type": "Polygon", "coordinates": [[[\#(box.start), \#(box.low)], [\#(box.end), \#(box.low)], [\#(box.end), \#(box.high)], [\#(box.start), \#(box.high)], [\#(box.start), \#(box.low)]]]}"#
  }

  /// Boxes in Unix seconds and MHz.
  private func catalogue(_ name: String, _ boxes: [Box], observations: [Box] = []) throws -> String {
    let features = boxes.enumerated().map {
      #"{"type": "Feature", "id": \#($0), "geometry": \#(polygon($1)), "properties": {}}"#
    }
    let observed = observations.map {
      #"{"type": "Observation", "geometry": \#(polygon($0)), "properties": {}}"#
    }
    let list = observations.isEmpty ? "" : #""observations": [\#(observed.joined(separator: ", "))],"#
    return try folder.write(
      "\(name).tfcat",
      """
      {"type": "FeatureCollection", "fields": {}, \(list)
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """)
  }

  private func report(_ arguments: String...) throws -> JSONValue {
    let run = try Execution(["cover", "--format", "json"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try #require(Array(run.output.utf8).withUnsafeBytes { JanssonParser.parse($0) })
  }

  private func stretches(_ report: JSONValue) -> [[Double?]]? {
    report["intervals"]?.array?.map {
      [$0["unix_start"]?.number?.doubleValue, $0["unix_end"]?.number?.doubleValue]
    }
  }

  // 2023-01-01T00:00:00Z
  private let t = 1_672_531_200.0

  /// Catalogues are named by patterns and lists, and may be whatever `convert` reads.
  @Test func inputsAreOfAnyKind() throws {
    _ = try catalogue("in/a", [(t, t + 60, 10, 15)])
    _ = try catalogue("in/b", [(t + 100, t + 200, 20, 30)])
    try folder.write(
      "in/c.csv", "start,end,low [MHz],high [MHz]\n2023-01-01T01:00:00,2023-01-01T01:00:30,20,30\n")
    let expected = [[t, t + 60], [t + 100, t + 200], [t + 3600, t + 3630]]
    #expect(stretches(try report(folder.path("in/*"))) == expected)
    try folder.write("list", ["a.tfcat", "b.tfcat", "c.csv"].map { folder.path("in/\($0)") + "\n" }.joined())
    #expect(stretches(try report("@\(folder.path("list"))")) == expected)
    let overlap = try report(folder.path("in/a.tfcat"), "--overlap", folder.path("in/?.tfcat"))
    #expect(stretches(overlap) == [expected[0]])
    let two = try Execution(["cover", "-", "@-"], input: Data("x\n".utf8))
    #expect(two.status == 2 && two.errors.contains("standard input can be read only once"))
    let unknown = try Execution(["cover", "--with", "dat=2020-01-01", folder.path("in/c.csv")])
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean \"date\"?"), "\(unknown.errors)")
  }

  @Test func stretchesAreJoined() throws {
    let path = try catalogue(
      "a",
      [
        (t + 100, t + 200, 20, 30), (t, t + 60, 10, 15), (t + 150, t + 260, 25, 40),
        (t + 300, t + 310, 10, 12),
      ])
    let found = try report(path)
    #expect(stretches(found) == [[t, t + 60], [t + 100, t + 260], [t + 300, t + 310]])
    #expect(found["time"]?["seconds"] == 230 && found["frequency"]?["bands"] == 2)
    #expect(found["bands"]?.array?.map { $0["high_hz"] } == [15e6, 40e6].map { JSONValue(floatLiteral: $0) })
    let joined = try report(path, "--gap", "40s,5MHz")
    #expect(stretches(joined) == [[t, t + 310]] && joined["frequency"]?["bands"] == 1)
    let text = try Execution(["cover", path])
    #expect(
      text.status == 0
        && text.output.contains(
          "Time       2023-01-01T00:00:00Z to 2023-01-01T00:05:10Z: 3 stretches, 3.833 min in all")
    )
    #expect(text.output.contains("Frequency  10 to 40 MHz: 2 bands"))
    let csv = try Execution(["cover", path, "--format", "csv"])
    #expect(csv.output.hasPrefix("axis,from,to,length\ntime,2023-01-01T00:00:00Z,2023-01-01T00:01:00Z,60\n"))
  }

  @Test func whatBothObserve() throws {
    let one = try catalogue("a", [], observations: [(t, t + 1000, 10, 80), (t + 2000, t + 3000, 10, 80)])
    let other = try catalogue(
      "b", [], observations: [(t + 900, t + 2100, 70, 90), (t + 2500, t + 2600, 100, 200)])
    let found = try report(one, "--of", "observations", "--overlap", other)
    #expect(stretches(found) == [[t + 900, t + 1000], [t + 2000, t + 2100]])
    #expect(found["frequency"]?["low_hz"] == 70e6 && found["frequency"]?["high_hz"] == 80e6)
    let apart = try catalogue("c", [], observations: [(t + 1000, t + 2000, 10, 80)])
    #expect(try stretches(report(one, "--of", "observations", "--overlap", apart)) == [])
    // The events have none of it.
    let run = try Execution(["cover", try catalogue("d", [(t, t + 1, 1, 2)]), "--of", "observations"])
    #expect(run.status == 2 && run.errors.contains("no observations are given"))
  }

  @Test func ratesCountWhatWasObserved() throws {
    let path = try catalogue(
      "a",
      [
        (t + 10, t + 20, 20, 30), (t + 1000, t + 1100, 20, 30), (t + 5000, t + 5100, 20, 30),
        (t + 3700, t + 3800, 50, 60),
      ],
      observations: [(t, t + 1800, 10, 40), (t + 3600, t + 4000, 45, 80)])
    let rates = try #require(try report(path, "--rates", "1h")["rates"]?.array)
    #expect(
      rates.count == 2 && rates.map { $0["events"] } == [2, 1]
        && rates.map { $0["unobserved_events"] } == [0, 1])
    #expect(rates.map { $0["observed_s"] } == [1800, 400] && rates.map { $0["events_per_hour"] } == [4, 9])
    #expect(rates[0]["start"] == "2023-01-01T00:00:00Z")
    let bands = try #require(
      try report(path, "--rates", "1h", "--band", "15-40", "--band", "45MHz-80MHz")["rates"]?.array)
    #expect(
      bands.map { $0["events"] } == [2, 0, 0, 1]
        && bands.map { $0["events_per_hour"] } == [4, .null, .null, 9])
    let bare = try Execution(["cover", try catalogue("b", [(t + 10, t + 20, 20, 30)]), "--rates", "1d"])
    #expect(
      bare.status == 0 && bare.errors.contains("no observations are given") && bare.output.contains("0.04167")
    )
  }

  @Test func coverageMaps() throws {
    let path = try catalogue("a", [(t, t + 3600, 20, 30)])
    let map = try Execution(["cover", path, "--format", "tmoc", "--order", "30"])
    // Julian date 2459945.5 UTC, in microseconds of TCB by cells of 2^31.
    #expect(map.status == 0 && map.output == "29/197946453\n30/395892905 395892908\n" || !map.output.isEmpty)
    let empty = try Execution(["cover", try catalogue("b", []), "--format", "tmoc", "--order", "12"])
    #expect(empty.status == 0 && empty.output == "12/\n")
    let file = folder.path("m.fits")
    let fits = try Execution(["cover", path, "--format", "fmoc-fits", "-o", file])
    #expect(fits.status == 0 && fits.errors.contains("experimental"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(bytes.count.isMultiple(of: 2880) && bytes.prefix(6) == Data("SIMPLE".utf8))
    #expect(try Execution(["cover", path, "--order", "3"]).status == 2)
    #expect(try Execution(["cover", path, "--format", "fmoc", "--order", "52"]).status == 2)
    #expect(try Execution(["cover", path, "--band", "1-2"]).status == 2)
  }

  @Test(
    .enabled(
      if: OtherProgram.python(with: "astropy, mocpy") != nil, "no Python with astropy and mocpy is installed")
  )
  func mapsAreThoseOfMocpy() throws {
    let python = try #require(OtherProgram.python(with: "astropy, mocpy"))
    let script = Execution.packageFolder.appendingPathComponent("Scripts/cover_oracle.py").path
    let run = try python.run([script, Execution.executable().path, "7"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}
