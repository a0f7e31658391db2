import Foundation
import TFCatJSON
import TFCatTestSupport
import Testing

/// Events of two catalogues, paired by `tfcat match`.
@Suite struct MatchCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A catalogue of geometries, in seconds and MHz where nothing else is said.
  private func catalogue(
    _ name: String, _ geometries: [String], time: String = #""time_coords_id": "unix""#, unit: String = "MHz",
    properties: (Int) -> String = { _ in "{}" }
  ) throws -> String {
    let features = geometries.enumerated().map { index, geometry in
      #"{"type": "Feature", "id": "\#(name)\#(index)", "geometry": \#(geometry), "properties": \#(properties(index))}"#
    }
    return try folder.write(
      "\(name).tfcat",
      """
      {"type": "FeatureCollection", "fields": {
        "type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
        "score": {"info": "Score", "datatype": "float", "ucd": "stat.probability"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", \(time),
        "spectral_coords": {"type": "frequency", "unit": "\(unit)"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """)
  }

  private func box(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> String {
    let (left, right, low, high) = (x.lowerBound, x.upperBound, y.lowerBound, y.upperBound)
    return
      #"{"type": "Polygon", "coordinates": [[[\#(left), \#(low)], [\#(right), \#(low)], [\#(right), \#(high)], [\#(left), \#(high)], [\#(left), \#(low)]]]}"#
  }

  private func report(_ one: String, _ other: String, _ arguments: String...) throws -> JSONValue {
    let run = try Execution(["match", one, other, "--format", "json"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try json(run.output)
  }

  private func json(_ text: String) throws -> JSONValue {
    try #require(Array(text.utf8).withUnsafeBytes { JanssonParser.parse($0) })
  }

  private func counts(_ report: JSONValue) -> [Int64?] {
    ["matched", "missed", "extra"].map { report["summary"]?[$0]?.number?.integerValue }
  }

  private let t = 1_158_051_600.0

  /// What is matched may be an event list, and may come through a pipe, also where it is read twice.
  @Test func inputsAreOfAnyKind() throws {
    let path = try catalogue("a", [box(t...(t + 60), 10...20), box((t + 600)...(t + 660), 10...20)])
    let list = try folder.write(
      "b.csv", "start,end,low [MHz],high [MHz]\n2006-09-12T09:00:00,2006-09-12T09:01:00,10,20\n")
    #expect(counts(try report(path, list)) == [1, 1, 0])
    // What the list does not say is not asked of the catalogue.
    #expect(counts(try report(list, path, "--from", "start-end-table")) == [1, 0, 1])
    let run = try Execution(
      ["match", "-", list, "--disagreements", folder.path("d.tfcat")],
      input: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(run.status == 0 && run.errors.contains("1 event without a partner written"), "\(run.errors)")
    #expect(try folder.text("d.tfcat").contains(#""match_id": "a1""#))
    let broken = try folder.write(
      "c.csv",
      "start,end,low [MHz],high [MHz]\n2006-09-12T09:00:00,then,10,20\n2006-09-12T09:00:00,2006-09-12T09:01:00,10,20\n"
    )
    #expect(try Execution(["match", path, broken]).status == 0)
    #expect(try Execution(["match", path, broken, "--strict"]).status == 1)
  }

  @Test func aCatalogueFitsItself() throws {
    let path = try catalogue(
      "a",
      [
        box(t...(t + 60), 10...20), box(t...(t + 60), 10...20), box((t + 30)...(t + 90), 10...20),
        #"{"type": "Point", "coordinates": [1158051600, 15]}"#,
        #"{"type": "MultiPoint", "coordinates": [[1158051600, 15], [1158051601, 16]]}"#,
        #"{"type": "LineString", "coordinates": [[1158051600, 15], [1158051700, 10], [1158051800, 9.5]]}"#,
        #"{"type": "Polygon", "coordinates": [[[1158051600, 10], [1158051700, 20], [1158051700, 10], [1158051600, 20], [1158051600, 10]]]}"#,
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1158051900, 15]}]}"#,
      ])
    for measure in ["iou", "time", "frequency", "distance"] {
      let found = try report(path, path, "--by", measure, "--gap", "1s,1MHz")
      #expect(counts(found) == [8, 0, 0], "\(measure)")
    }
    let found = try report(path, path)
    #expect(counts(found) == [8, 0, 0] && found["summary"]?["f1"] == 1)
    #expect(
      found["pairs"]?.array?.allSatisfy { $0["iou"] == 1 && $0["a"]?["index"] == $0["b"]?["index"] } == true)
  }

  @Test func axesDoNotMatter() throws {
    let one = try catalogue("a", [box(t...(t + 60), 10...20), box((t + 600)...(t + 660), 30...40)])
    let kilohertz = try catalogue(
      "b", [box((t - 946_684_800)...(t - 946_684_740), 10_000...20_000)],
      time:
        #""time_coords": {"name": "s", "unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "UTC"}"#,
      unit: "kHz")
    #expect(try counts(report(one, kilohertz)) == [1, 1, 0])
    #expect(try counts(report(kilohertz, one)) == [1, 0, 1])
    // A Julian day resolves 40 us, and TT is 65.184 s ahead of UTC in 2006.
    let days = try catalogue(
      "c", [box(2_453_990.875...2_453_990.875694444, 10...20)], time: #""time_coords_id": "jd""#)
    #expect(try counts(report(one, days, "--iou", "0.999")) == [1, 1, 0])
    let terrestrial = try catalogue(
      "d", [box((t - 946_684_800 + 65.184)...(t - 946_684_740 + 65.184), 10...20)],
      time:
        #""time_coords": {"name": "s", "unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "TT"}"#
    )
    #expect(try counts(report(one, terrestrial, "--iou", "0.999")) == [1, 1, 0])
    // Two catalogues of one spacecraft clock can be compared, though nobody knows what it shows.
    let clock =
      #""time_coords": {"name": "s", "unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "SCLK"}"#
    let (first, second) = (
      try catalogue("e", [box(0...60, 10...20)], time: clock),
      try catalogue("f", [box(0...60, 10...20)], time: clock)
    )
    #expect(try counts(report(first, second)) == [1, 0, 0])
    #expect(try counts(report(first, one)) == [0, 1, 2])
  }

  @Test func whatOnlyTouchesIsNoPair() throws {
    let one = try catalogue("a", [box(t...(t + 60), 10...20)])
    let other = try catalogue("b", [box((t + 60)...(t + 120), 10...20), box(t...(t + 60), 20...30)])
    for measure in ["iou", "time"] {
      let found = try report(one, other, "--iou", "0", "--by", measure)
      #expect(counts(found)[0] == (measure == "iou" ? 0 : 1), "\(measure)")
    }
    #expect(try counts(report(one, other, "--by", "distance", "--gap", "1s,1MHz")) == [1, 0, 1])
    #expect(
      try counts(report(one, other, "--by", "distance", "--gap", "1s,1MHz", "--many-to-many")) == [1, 0, 0])
  }

  @Test func oneEventAgainstMany() throws {
    let one = try catalogue("a", [box(t...(t + 1000), 10...20)])
    let parts = (0..<10).map { box((t + Double($0) * 100)...(t + Double($0) * 100 + 100), 10...20) }
    let other = try catalogue("b", parts)
    #expect(try counts(report(one, other)) == [0, 1, 10])
    #expect(try counts(report(one, other, "--iou", "0.05")) == [1, 0, 9])
    let all = try report(one, other, "--iou", "0.05", "--many-to-many")
    #expect(counts(all) == [1, 0, 0] && all["summary"]?["pairs"] == 10 && all["summary"]?["matched_b"] == 10)
  }

  @Test func nothingAgainstSomething() throws {
    let none = try catalogue("a", [])
    let one = try catalogue("b", [box(t...(t + 60), 10...20), "null"])
    let empty = try report(none, none)
    #expect(counts(empty) == [0, 0, 0] && empty["summary"]?["f1"] == .null)
    let missed = try report(one, none)
    #expect(
      counts(missed) == [0, 2, 0] && missed["summary"]?["f1"] == 0 && missed["summary"]?["precision"] == .null
    )
    // An event without a geometry has no partner, and is counted.
    let same = try Execution(["match", one, one])
    #expect(
      same.status == 0 && same.errors.contains("1 event has no place")
        && same.output.contains("b1  without a place"))
    #expect(try counts(report(one, one)) == [1, 1, 1])
  }

  @Test func pointsAgainstPolygons() throws {
    let points = try catalogue(
      "a",
      [(t + 30, 15.0), (t + 70, 15), (t + 500, 15)].map {
        #"{"type": "Point", "coordinates": [\#($0.0), \#($0.1)]}"#
      })
    let boxes = try catalogue("b", [box(t...(t + 60), 10...20)])
    let plain = try Execution(["match", points, boxes])
    #expect(plain.status == 0 && plain.errors.contains("3 events are points or lines"))
    let found = try report(points, boxes, "--by", "distance", "--gap", "60s,1MHz")
    #expect(counts(found) == [1, 2, 0] && found["pairs"]?.array?.first?["measure"] == 0)
    #expect(found["missed"]?.array?.first?["nearest"]?["measure"]?.number?.doubleValue == 10.0 / 60)
  }

  @Test func typesAndScores() throws {
    let boxes = (0..<4).map { box((t + Double($0) * 100)...(t + Double($0) * 100 + 60), 10...20) }
    let one = try catalogue("a", boxes) { #"{"type": "\#($0 < 2 ? "II" : "III")"}"# }
    let other = try catalogue("b", boxes) {
      #"{"type": "\#($0 == 0 ? "III" : $0 < 2 ? "II" : "III")", "score": 0.\#(9 - $0)}"#
    }
    let found = try report(one, other, "--score", "score")
    #expect(counts(found) == [4, 0, 0] && found["summary"]?["pairs_of_one_type"] == 3)
    #expect(found["types"]?.array?.map { $0["recall"] } == [1, 1])
    // Of type II one of two is found: 51 of 101 recalls; of type III the surest detection is wrong.
    let precision = try #require(found["average_precision"]?["ap50"]?.number?.doubleValue)
    #expect(abs(precision - (51.0 / 101 + 2.0 / 3) / 2) < 1e-9)
    #expect(try counts(report(one, other, "--same-type")) == [3, 1, 1])
    let wrong = try Execution(["match", one, other, "--score", "scor"])
    #expect(wrong.status == 2 && wrong.errors.contains("there is no field \"scor\"; did you mean \"score\"?"))
  }

  @Test func disagreementsAreASoundCatalogue() throws {
    let one = try catalogue("a", [box(t...(t + 60), 10...20), box((t + 600)...(t + 660), 30...40)])
    let other = try catalogue(
      "b", [box(t...(t + 60), 10_000...20_000), box((t + 900)...(t + 960), 30_000...40_000)], unit: "kHz")
    let written = folder.path("d.tfcat")
    let run = try Execution(["match", one, other, "--disagreements", written])
    #expect(run.status == 0 && run.errors == "2 events without a partner written to \(written)\n")
    let lint = try Execution(["lint", written])
    #expect(lint.status == 0, "\(lint.output)")
    let json = try self.json(folder.text("d.tfcat"))
    let features = json["features"]?.array ?? []
    #expect(features.map { $0["properties"]?["match_status"] } == ["missed", "extra"])
    #expect(features.map { $0["properties"]?["match_id"] } == ["a1", "b1"])
    // In MHz, as the first catalogue.
    #expect(features.last?["geometry"]?["coordinates"]?.array?.first?.array?.first?.array?.last == 30)
    #expect(try Execution(["plot", written, "-o", "-"]).errors == "2 events drawn\n")
  }

  @Test func csvHasALineForEachEvent() throws {
    let one = try catalogue("a", [box(t...(t + 60), 10...20), box((t + 600)...(t + 660), 30...40)])
    let other = try catalogue("b", [box((t + 6)...(t + 66), 10...20)])
    let run = try Execution(["match", one, other, "--format", "csv"])
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 0 && lines.count == 3 && lines[0].hasPrefix("status,a_index,a_id,a_type,b_index"))
    #expect(lines[1].hasPrefix("matched,0,a0,,0,b0,,,0.818181818181818"))
    #expect(lines[1].hasSuffix("2006-09-12T09:00:00Z,2006-09-12T09:01:00Z,10000000,20000000,6,6,0,0"))
    #expect(lines[2].hasPrefix("missed,1,a1,"))
    let count = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == count })
  }

  @Test(arguments: [
    (["--by", "distance"], "--by distance needs --gap"), (["--iou", "1.5"], "--iou is a share from 0 to 1"),
    (["--gap", "1 kg"], "no value of --gap"), (["--gap", "1s,2s"], "no value of --gap"),
    (["--gap", "0s"], "no value of --gap"), (["--by", "iuo"], "iou"),
  ])
  func wrongOptions(arguments: [String], message: String) throws {
    let path = try catalogue("a", [])
    let run = try Execution(["match", path, path] + arguments)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
  }

  @Test func whatCannotBeReadIsStatusTwo() throws {
    let path = try catalogue("a", [])
    let run = try Execution(["match", path, "nowhere.tfcat"])
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("nowhere.tfcat"))
  }

  @Test(
    .enabled(
      if: OtherProgram.python(with: "shapely, scipy, pycocotools") != nil,
      "no Python with shapely, scipy and pycocotools is installed"))
  func asShapelyScipyAndCOCOHaveIt() throws {
    let python = try #require(OtherProgram.python(with: "shapely, scipy, pycocotools"))
    let script = Execution.packageFolder.appendingPathComponent("Scripts/match_oracle.py").path
    let run = try python.run([script, Execution.executable().path, "7"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}
