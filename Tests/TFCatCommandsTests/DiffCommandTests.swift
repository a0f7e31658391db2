import Foundation
import TFCatJSON
import TFCatTestSupport
import Testing

/// How two catalogues differ, by `tfcat diff`.
@Suite struct DiffCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  struct Event {
    var id: String?
    var start: Double
    var low: Double
    var type = "III"
    var properties = ""
  }

  @Test func inputsAreOfAnyKind() throws {
    let list = try folder.write(
      "b.csv", "start,end,low [MHz],high [MHz]\n2017-07-14T02:40:00,2017-07-14T02:41:00,10,15\n")
    let path = try catalogue("a", [Event(id: nil, start: 1_500_000_000, low: 10)])
    let same = try Execution(
      ["diff", "--events-only", "-", path], input: Data(contentsOf: URL(fileURLWithPath: list)))
    #expect(same.output.contains("0 removed, 0 added; paired by overlap"), "\(same.output)\(same.errors)")
    #expect(!same.output.contains(" moved "))
    let less = try Execution(["diff", "--events-only", list, try catalogue("c", [])])
    #expect(less.status == 1 && less.output.contains("1 removed"))
    // A list of which nothing can be read is no difference.
    let empty = try folder.write("d.csv", "start,end,low [MHz],high [MHz]\nx,y,z,w\n")
    #expect(try Execution(["diff", path, empty]).status == 2)
  }

  private let events = (0..<6).map {
    Event(id: "e\($0)", start: 1_500_000_000 + Double($0) * 1000, low: 10 + Double($0))
  }

  private func catalogue(
    _ name: String, _ events: [Event], unit: String = "MHz", scale: Double = 1, title: String = "Bursts"
  ) throws -> String {
    let features = events.map { event in
      let (start, end) = (event.start, event.start + 60)
      let (low, high) = (event.low * scale, (event.low + 5) * scale)
      return
        #"{"type": "Feature"\#(event.id.map { ", \"id\": \"\($0)\"" } ?? ""), "geometry": {"type": "Polygon", "coordinates": [[[\#(start), \#(low)], [\#(end), \#(low)], [\#(end), \#(high)], [\#(start), \#(high)], [\#(start), \#(low)]]]}, "properties": {"type": "\#(event.type)"\#(event.properties)}}"#
    }
    return try folder.write(
      "\(name).tfcat",
      """
      {"type": "FeatureCollection", "properties": {"title": "\(title)"},
      "fields": {"type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "\(unit)"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """)
  }

  private func report(_ one: String, _ other: String, _ arguments: String..., status: Int32 = 1) throws
    -> JSONValue
  {
    let run = try Execution(["diff", one, other, "--format", "json"] + arguments)
    #expect(run.status == status, "\(run.errors)")
    return try #require(Array(run.output.utf8).withUnsafeBytes { JanssonParser.parse($0) })
  }

  private func count(_ report: JSONValue, _ name: String) -> Int64? {
    report["summary"]?[name]?.number?.integerValue
  }

  private func changed(_ change: (inout Event) -> Void) -> [Event] {
    events.map {
      var event = $0
      change(&event)
      return event
    }
  }

  @Test func aCatalogueDoesNotDifferFromItself() throws {
    for path in [
      try catalogue("a", events), try catalogue("b", changed { $0.id = nil }), try catalogue("c", []),
    ]
      + (try exampleCatalogues())
    {
      let run = try Execution(["diff", path, path])
      #expect(
        run.status == 0 && run.output.isEmpty && run.errors == "no difference\n", "\(path): \(run.output)")
      #expect(try report(path, path, status: 0)["different"] == false)
      #expect(try report(path, path, "--by", "overlap", status: 0)["different"] == false)
    }
  }

  private func exampleCatalogues() throws -> [String] {
    let folder = Execution.packageFolder.appendingPathComponent("examples")
    return ["solar-bursts", "jupiter-decametric"].map {
      folder.appendingPathComponent("\($0).tfcat.json").path
    }
  }

  @Test func anObservationThatIsOnlyInOneIsNoNull() throws {
    let path = try catalogue("a", events)
    let observation =
      #"{"type": "Observation", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}"#
    let text = try folder.text("a.tfcat").replacingOccurrences(
      of: #""features": ["#, with: #""observations": [\#(observation)], "features": ["#)
    let change = try report(path, try folder.write("b.tfcat", text))
    #expect(!change.description.contains("null"), "\(change)")
  }

  @Test func orderAndAxesAreNoDifferenceOfEvents() throws {
    let one = try catalogue("a", events)
    let other = try catalogue("b", events.reversed(), unit: "kHz", scale: 1000)
    let found = try report(one, other)
    #expect(count(found, "same") == 6 && found["summary"]?["reordered"] == true)
    #expect(found["metadata"]?.array?.map { $0["name"] } == ["crs/properties/spectral_coords/unit"])
    #expect(try Execution(["diff", one, other, "--events-only"]).status == 0)
  }

  @Test func addedRemovedAndChanged() throws {
    let one = try catalogue("a", events)
    var others = Array(events.dropFirst())
    others[0].type = "II"
    others[1].start += 5
    others[2].low = 20
    others[3].properties = #", "note": "new""#
    others.append(Event(id: "new", start: 1_500_009_000, low: 30))
    let other = try catalogue("b", others, title: "Other")
    let found = try report(one, other)
    #expect(count(found, "same") == 1 && count(found, "changed") == 4)
    #expect(count(found, "removed") == 1 && count(found, "added") == 1)
    #expect(count(found, "moved_in_time") == 1 && count(found, "moved_in_frequency") == 1)
    #expect(count(found, "properties_changed") == 2 && found["shifts"] == [])
    #expect(found["removed"]?.array?.first?["id"] == "e0" && found["added"]?.array?.first?["id"] == "new")
    let text = try Execution(["diff", one, other])
    #expect(text.status == 1)
    #expect(text.output.contains(#"~ properties/title: "Bursts" -> "Other""#))
    #expect(text.output.contains(#"~ e1  type: "III" -> "II""#))
    #expect(text.output.contains("~ e2  start +5 s, end +5 s"))
    #expect(text.output.contains("~ e3  low +7 MHz, high +7 MHz"))
    #expect(text.output.contains(#"~ e4  note: "new" added"#))
    let ignored = try report(one, other, "--ignore", "type", "--ignore", "note", "--ignore", "title")
    #expect(count(ignored, "changed") == 2 && ignored["metadata"]?.array?.count == 0)
    let markdown = try Execution(["diff", one, other, "--format", "markdown"])
    #expect(markdown.status == 1 && markdown.output.contains("| removed | e0 "))
  }

  @Test(arguments: [
    (3600, "one hour"), (-3600, "one hour"), (43_200, "12 hours"), (86_400, "one day"),
    (37, "TAI - UTC, 37 s"),
    (69.184, "TT - UTC, 69.184 s"), (-69.184, "TT - UTC"), (32.184, "TT - TAI"), (18, "GPS - UTC, 18 s"),
    (19_800, "5.5 hours"), (1, "one second"), (27, "TAI - UTC, 27 s"),
  ])
  func constantShiftsAreNamed(seconds: Double, name: String) throws {
    let one = try catalogue("a", events)
    for id in [true, false] {
      let other = try catalogue(
        "b",
        changed {
          $0.start += seconds
          if !id { $0.id = nil }
        })
      let first = id ? one : try catalogue("c", changed { $0.id = nil })
      let found = try report(first, other)
      let shift = try #require(found["shifts"]?.array?.first)
      #expect(shift["axis"] == "time" && shift["events"] == 6 && shift["of"] == 6)
      let value = try #require(shift["seconds"]?.number?.doubleValue)
      #expect(abs(value - seconds) < 1e-6)
      #expect(shift["name"]?.string?.hasPrefix(name) == true, "\(shift)")
      #expect(count(found, "moved_in_time") == 6 && count(found, "added") == 0)
    }
  }

  @Test func factorsOfFrequencyAreNamed() throws {
    let one = try catalogue("a", events)
    for (factor, name) in [(1000.0, "1000"), (0.001, "1/1000"), (1e6, "1e6")] {
      for id in [true, false] {
        let first = id ? one : try catalogue("c", changed { $0.id = nil })
        let other = try catalogue("b", id ? events : changed { $0.id = nil }, scale: factor)
        let shift = try #require(try report(first, other)["shifts"]?.array?.first)
        #expect(shift["axis"] == "frequency" && shift["events"] == 6)
        #expect(shift["name"]?.string?.hasPrefix("a factor of \(name):") == true, "\(shift)")
      }
    }
    let text = try Execution(["diff", one, try catalogue("b", events, scale: 1000)])
    #expect(
      text.output.contains(
        "All 6 events that both have are at 1000 times the frequency in B: a factor of 1000"))
  }

  @Test func someEventsAreShifted() throws {
    let one = try catalogue("a", events)
    var others = events
    for index in 0..<2 { others[index].start += 3600 }
    let path = try catalogue("b", others)
    let shift = try #require(try report(one, path)["shifts"]?.array?.first)
    #expect(shift["events"] == 2 && shift["of"] == 6 && shift["seconds"] == 3600)
    let run = try Execution(["diff", one, path])
    #expect(run.output.contains("2 of 6 events that both have are 3600 s later in B: one hour"))
    #expect(run.output.contains("~ e1  start +3600 s, end +3600 s (one hour)\n"))
    // One event alone is no rule, but its hour has a name.
    others[1].start -= 3600
    let single = try catalogue("c", others)
    #expect(try report(one, single)["shifts"] == [])
    #expect(try Execution(["diff", one, single]).output.contains("start +3600 s, end +3600 s (one hour)"))
  }

  @Test func aShiftThatMeansNothingHasNoName() throws {
    let one = try catalogue("a", events)
    let found = try report(one, catalogue("b", changed { $0.start += 12.34 }))
    #expect(found["shifts"]?.array?.first?["name"] == .null)
    #expect(abs((found["shifts"]?.array?.first?["seconds"]?.number?.doubleValue ?? 0) - 12.34) < 1e-6)
  }

  @Test func withoutIdsOverlapTells() throws {
    let one = try catalogue("a", changed { $0.id = nil })
    var others = changed { $0.id = nil }
    others[0].start += 10
    others.remove(at: 5)
    others.append(Event(id: nil, start: 1_500_100_000, low: 10))
    let found = try report(one, try catalogue("b", others.reversed()))
    #expect(
      found["paired_by"] == "overlap" && count(found, "same") == 4 && count(found, "moved_in_time") == 1)
    #expect(count(found, "removed") == 1 && count(found, "added") == 1)
    // Renumbered: no id is common to both.
    let renumbered = try report(
      one, try catalogue("d", events))
    #expect(renumbered["paired_by"] == "overlap" && count(renumbered, "members_changed") == 6)
  }

  /// Events are read again where they are compared: many of them, some without a place, and those of a list
  /// that has no text of its own.
  @Test func eventsAreReadAgain() throws {
    let many = (0..<1500).map { Event(id: nil, start: 1_500_000_000 + Double($0) * 100, low: 10) }
    var other = many
    for index in stride(from: 7, to: 1500, by: 100) { other[index].type = "II" }
    other.swapAt(3, 1400)
    let (one, two) = (try catalogue("one", many), try catalogue("two", other))
    let found = try report(one, two)
    #expect(count(found, "changed") == 15 && count(found, "same") == 1485)
    #expect(count(found, "properties_changed") == 15 && found["summary"]?["reordered"] == true)
    // A name that is written with an escape is the same name.
    let text = try folder.text("two.tfcat").replacingOccurrences(
      of: #""features""#, with: #""f\u0065atures""#)
    #expect(count(try report(one, folder.write("three.tfcat", text)), "changed") == 15)

    let bare = #"{"type": "Feature", "geometry": null, "properties": {"type": "\#("III")"}}"#
    func lacking(_ name: String, _ features: [String]) throws -> String {
      let list = features.joined(separator: ", ")
      let text = try folder.text("one.tfcat")
      let head = text.components(separatedBy: #""features": ["#)[0]
      return try folder.write("\(name).tfcat", "\(head)\"features\": [\(list)]}")
    }
    let four = try lacking("four", [bare, bare.replacingOccurrences(of: "III", with: "IV"), bare])
    let five = try lacking("five", [bare.replacingOccurrences(of: "III", with: "IV"), bare])
    let less = try report(four, five)
    #expect(count(less, "same") == 2 && count(less, "removed") == 1 && count(less, "changed") == 0)
  }

  @Test func fieldsAndCRSAreCompared() throws {
    let one = try catalogue("a", events)
    let text = try folder.text("a.tfcat")
    let other = try folder.write(
      "b.tfcat",
      text.replacingOccurrences(of: #""info": "Type""#, with: #""info": "Kind", "unit": "m""#)
        .replacingOccurrences(of: "GEOCENTER", with: "wind"))
    let found = try report(one, other)
    #expect(
      found["metadata"]?.array?.compactMap { $0["name"]?.string } == [
        "fields/type/info", "fields/type/unit", "crs/properties/ref_position_id",
      ])
    #expect(count(found, "same") == 6)
  }

  @Test func valuesInOtherUnitsAreTheSame() throws {
    let one = try catalogue("a", changed { $0.properties = #", "peak": 8000"# })
    let other = try catalogue(
      "b", changed { $0.properties = $0.id == "e0" ? #", "peak": 9"# : #", "peak": 8"# })
    func declare(_ name: String, _ unit: String) throws -> String {
      try folder.write(
        "\(name)2.tfcat",
        folder.text("\(name).tfcat").replacingOccurrences(
          of: #""fields": {"#,
          with:
            #""fields": {"peak": {"info": "Peak", "datatype": "float", "ucd": "em.freq", "unit": "\#(unit)"}, "#
        ))
    }
    #expect(try count(report(one, other), "properties_changed") == 6)
    let found = try report(declare("a", "kHz"), declare("b", "MHz"))
    #expect(count(found, "properties_changed") == 1 && count(found, "metadata_changed") == 1)
  }

  @Test func whatCannotBeReadIsStatusTwo() throws {
    let path = try catalogue("a", [])
    let run = try Execution(["diff", "nowhere.tfcat", path])
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("nowhere.tfcat"))
    #expect(try Execution(["diff", path, path, "--by", "name"]).status == 2)
  }

  @Test func answersOfTheSchema() throws {
    let one = try catalogue("a", events)
    let schema = Execution.packageFolder.appendingPathComponent("schemas/diff-1.schema.json").path
    let others = [
      one, try catalogue("b", changed { $0.start += 3600 }, unit: "kHz"),
      try catalogue("c", [], title: "None"),
      try catalogue("d", changed { $0.type = "II" } + [Event(id: nil, start: 0, low: 1)], scale: 1000),
    ]
    for other in others {
      let run = try Execution(["diff", one, other, "--format", "json"])
      let answer = try folder.write("answer.json", run.output)
      let check = try Execution(["validate", "--schema", schema, answer])
      #expect(check.status == 0, "\(check.output)")
    }
  }
}
