import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTables
import TFCatTestSupport
import Testing

/// Tables that tfcat has made, and that other programs or hands have changed since.
@Suite struct ChangedTableTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A catalogue as a table, read row by row and written again with a change.
  private func changed(
    _ name: String, head changeHead: (inout TableHead) -> Void = { _ in },
    row change: (inout [TableValue], TableHead) -> Void = { _, _ in }
  ) throws -> String {
    let catalogue = try folder.write("in.tfcat", BurstCatalogues.bursts)
    var conversion = try Conversion(paths: [catalogue])
    let own = folder.path("own.\(name)")
    _ = try conversion.write(to: own)
    var reader = try TableFile.open(path: own)
    var head = reader.head
    // In ECSV parameters are infos.
    changeHead(&head)
    let path = folder.path("changed.\(name)")
    if name == "vot" {
      var writer = try VOTableWriter(path: path, head: head, serialization: .tableData)
      while let row = try reader.next() {
        var cells = row.cells
        change(&cells, head)
        try writer.write(cells)
      }
      try writer.finish()
    } else {
      var writer = try ECSVWriter(path: path, head: head)
      while let row = try reader.next() {
        var cells = row.cells
        change(&cells, head)
        try writer.write(cells)
      }
      try writer.finish()
    }
    return path
  }

  private static func place(_ utype: String, _ head: TableHead) -> Int {
    head.columns.firstIndex { $0.utype == utype } ?? 0
  }

  @Test(arguments: ["vot", "ecsv"]) func columnsThatWereAddedAreFields(_ name: String) throws {
    let path = try changed(name) { head in
      head.columns.append(
        TableColumn(
          name: "drift", dataType: .double, unit: "MHz/s", ucd: "arith.rate;em.freq",
          description: "By hand"))
      head.columns.append(.text("note"))
      head.columns.append(TableColumn(name: "n", dataType: .int))
    } row: { cells, _ in
      cells += [.double(-1.5), .string("weak"), .integer(3)]
    }
    let converted = try Converted([path])
    #expect(converted.features.count == 3 && converted.rejects.isEmpty)
    let field = try #require(converted.head.fields?["drift"])
    #expect(field.unit == "MHz/s" && field.ucd == "arith.rate;em.freq" && field.info == "By hand")
    #expect(field.dataType == .float)
    #expect(converted.property("drift", 0) == -1.5)
    #expect(converted.property("note", 1) == "weak" && converted.property("n", 2) == 3)
    #expect(try complaints(written(path)) == [])
  }

  private func written(_ path: String) throws -> String {
    var conversion = try Conversion(paths: [path])
    let out = folder.path("out.tfcat")
    _ = try conversion.write(to: out)
    return out
  }

  @Test(arguments: ["vot", "ecsv"]) func columnsMayBeRenamed(_ name: String) throws {
    let path = try changed(name) { head in
      let index = head.columns.lastIndex { $0.utype == "tfcat:feature.properties" } ?? 0
      head.columns[index].name = "another name"
    }
    let before = try Converted([folder.path("in.tfcat")])
    let after = try Converted([path])
    let last = try #require(before.head.fields?.names.last)
    #expect(after.head.fields?["another name"] != nil)
    let values = before.features.indices.map { before.property(last, $0) }
    #expect(after.features.indices.map { after.property("another name", $0) } == values)
  }

  @Test(arguments: ["vot", "ecsv"], ["tfcat:feature.time_min", "tfcat:feature.spectral_max"])
  func rowsThatContradictTheirGeometryAreRejects(_ name: String, _ utype: String) throws {
    var count = 0
    let path = try changed(
      name,
      row: { cells, head in
        count += 1
        guard count == 2 else { return }
        let place = Self.place(utype, head)
        cells[place] =
          if case .double(let value) = cells[place] { .double(value * 1.01) } else {
            .string("2001-01-01T00:00:00Z")
          }
      })
    let converted = try Converted([path])
    #expect(converted.features.count == 2 && converted.rejects.count == 1)
    #expect(converted.rejects[0].reason.contains("are not those of its geometry"))
    // The same way as text, without features between.
    var conversion = try Conversion(paths: [path])
    #expect(try conversion.write(to: folder.path("out.tfcat")).total.features == 2)
  }

  @Test func featuresOfGeoJSONThatContradictThemselvesAreRejects() throws {
    let path = folder.path("own.geojson")
    var conversion = try Conversion(paths: [folder.write("in.tfcat", BurstCatalogues.bursts)])
    _ = try conversion.write(to: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let times = try #require(text.firstRange(of: #""time_min": "2006-09-12T"#))
    let edited = text.replacingCharacters(in: times, with: #""time_min": "2006-09-11T"#)
    let converted = try Converted([folder.write("edited.geojson", edited)])
    #expect(converted.features.count == 2 && converted.rejects.count == 1)
    #expect(converted.rejects[0].reason.contains("are not those of its geometry"))
  }

  @Test func columnsOfTheExtentMayBeLeftOut() throws {
    var places: [Int] = []
    let path = try changed("ecsv") { head in
      places = head.columns.indices.filter {
        ["tfcat:feature.time_max", "tfcat:feature.spectral_min"].contains(head.columns[$0].utype)
      }
      for place in places.reversed() { head.columns.remove(at: place) }
    } row: { cells, _ in
      for place in places.reversed() { cells.remove(at: place) }
    }
    #expect(try Converted([path]).features.count == 3)
  }

  @Test func anECSVThatAstropyHasWrittenIsTheSameCatalogue() throws {
    let before = try changed("ecsv")
    let text = try String(contentsOfFile: before, encoding: .utf8)
    // Ordered mappings are lists of mappings with one member each.
    var isMeta = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line == "# meta:" {
        isMeta = true
        return "# meta: !!omap"
      }
      if line.hasPrefix("# schema") { isMeta = false }
      if isMeta, line.hasPrefix("#   ") { return "# - " + line.dropFirst(4) }
      guard let start = line.firstRange(of: "\"meta\": {") else { return String(line) }
      let inner = line[start.upperBound...].prefix { $0 != "}" }
      let members = inner.split(separator: ", ").map { "{\($0)}" }.joined(separator: ", ")
      return line[..<start.lowerBound] + "\"meta\": !!omap [\(members)]" + line[inner.endIndex...].dropFirst()
    }
    let path = try folder.write("astropy.ecsv", lines.joined(separator: "\n"))
    #expect(lines != text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    let (first, second) = (try Converted([before]), try Converted([path]))
    #expect(second.head == first.head && second.features == first.features)
    #expect(second.features.count == 3)
  }

  @Test func aCellThatIsNoValueOfItsFieldIsAReject() throws {
    let text = """
      {"type": "FeatureCollection", "fields": {"n": {"info": "n", "ucd": "meta.number", "datatype": "int"}},
      "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
      "features": [{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"n": 7171}}]}
      """
    let path = folder.path("n.ecsv")
    var conversion = try Conversion(paths: [folder.write("n.tfcat", text)])
    _ = try conversion.write(to: path)
    let table = try String(contentsOfFile: path, encoding: .utf8)
    let bad = try Converted([folder.write("bad.ecsv", table.replacing(",7171,", with: ",many,"))])
    #expect(bad.features.isEmpty && bad.rejects.first?.reason.contains("many is no int") == true)
  }

  private static let crs =
    #""crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}"#

  @Test func propertiesWithoutAFieldGetOne() throws {
    let lines = """
      {"type": "FeatureCollection", "fields": {"a": {"info": "a", "ucd": "meta.note", "datatype": "str"}}, \(Self.crs), "features": []}
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": "x"}}
      {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": "x", "b": 2.5}}
      """
    let ndjson = try folder.write("b.ndjson", lines)
    #expect(try Converted([ndjson]).head.fields?["b"]?.dataType == .float)
    #expect(try complaints(written(ndjson)) == [])
    let geojson = folder.path("b.geojson")
    var conversion = try Conversion(paths: [ndjson])
    _ = try conversion.write(to: geojson)
    let text = try String(contentsOfFile: geojson, encoding: .utf8)
    let added = try folder.write(
      "c.geojson", text.replacing("\"a\": \"x\"", with: "\"a\": \"x\", \"c\": true"))
    #expect(try Converted([added]).head.fields?["c"]?.dataType == .bool)
    #expect(try complaints(written(added)) == [])
  }

  /// Names are compared letter by letter: an accent of its own makes another one.
  @Test func namesThatOnlyLookAlikeAreTwoFields() throws {
    let lines = """
      {"type": "FeatureCollection", "fields": {"\u{E9}": {"info": "e", "ucd": "meta.note", "datatype": "str"}}, \(Self.crs), "features": []}
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"e\u{301}": "x"}}
      """
    let ndjson = try folder.write("accents.ndjson", lines)
    #expect(try complaints(written(ndjson)) == [])
    #expect(try Converted([ndjson]).head.fields?.count == 2)
  }

  @Test func linesWithTheirOwnCRSMakeACatalogueWithOne() throws {
    let feature =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": "x"}, \#(Self.crs)}"#
    let path = try folder.write(
      "own.ndjson", feature + "\n" + feature.replacing("\"id\": 1", with: "\"id\": 2"))
    let converted = try Converted([path])
    #expect(converted.head.crs?.local?.referencePosition == "wind" && converted.features.count == 2)
    #expect(try complaints(written(path)) == [])
  }

  @Test func ringsOfGeoJSONAreMended() throws {
    let rings = [
      "[[0,1],[0,2],[1,2],[1,1],[0,1]]", "[[0,1],[1,1],[1,2],[0,2]]", "[[0,1],[2,2],[2,1],[0,2],[0,1]]",
    ]
    let features = rings.enumerated().map { index, ring in
      #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Polygon", "coordinates": [\#(ring)]}, "properties": {}}"#
    }
    let path = try folder.write(
      "r.geojson",
      #"{"type": "FeatureCollection", "tfcat": {"type": "FeatureCollection", "fields": {}, \#(Self.crs), "features": []}, "features": [\#(features.joined(separator: ", "))]}"#
    )
    let converted = try Converted([path])
    #expect(converted.report.format == "geojson")
    #expect(
      converted.property("repairs", 0) == "ring-orientation"
        && converted.property("repairs", 1) == "closed-ring"
        && converted.property("repairs", 2) == "crossing-ring")
    #expect(converted.rejects.isEmpty)
    #expect(try complaints(written(path)) == [])
  }
}
