import Foundation
import TFCat
import TFCatJSON
import Testing

/// What is written is complete or is not there, and never anything that is no JSON.
@Suite struct CatalogueWriterTests {
  let folder: TemporaryFolder
  let feature = Feature(
    id: 1, geometry: .point(Point(Position(time: 1, spectral: 2.5))), properties: ["a": "b"])

  init() throws { folder = try TemporaryFolder() }

  private func write(_ features: [Feature], to path: String) throws {
    try FeatureCollection(head: Catalogues.head, features: features).write(to: path)
  }

  @Test func thereIsALineForEachFeature() throws {
    try write([feature, feature], to: folder.file("out.json"))
    #expect(
      try folder.text(of: "out.json") == #"""
        {
        "type": "FeatureCollection",
        "fields": {},
        "crs": \#(Catalogues.crs),
        "features": [
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2.5]}, "properties": {"a": "b"}},
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2.5]}, "properties": {"a": "b"}}
        ]
        }

        """#)
    try write([], to: folder.file("empty.json"))
    #expect(try folder.text(of: "empty.json").hasSuffix("\"features\": [\n]\n}\n"))
  }

  /// Fields are left out at the end, when features have long been written: in memory, in a file, in a device.
  @Test(arguments: [1, 10_000]) func fieldsAreLeftOutAtTheEnd(_ count: Int) throws {
    let field = Field(info: "A text", ucd: "meta.note", dataType: .str)
    var head = Catalogues.head
    head.fields = Fields([("a", field), ("b", field), ("c", field)])
    var reduced = head
    reduced.fields = Fields([("a", field)])
    for (path, head, names) in [("cut.json", head, ["b", "c"]), ("right.json", reduced, [])] {
      var writer = try CatalogueWriter(path: folder.file(path), head: head)
      for _ in 0..<count { try writer.write(feature) }
      try writer.finish(leavingOut: Set(names))
    }
    #expect(try folder.text(of: "cut.json") == folder.text(of: "right.json"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("")).count == 2)
    var writer = try CatalogueWriter(path: "/dev/null", head: head)
    for _ in 0..<count { try writer.write(feature) }
    try writer.finish(leavingOut: ["b"])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func numbersThatJSONDoesNotHaveAreRefused(
    _ value: Double
  ) throws {
    var writer = try CatalogueWriter(path: folder.file("out.json"), head: Catalogues.head)
    try writer.write(feature)
    let line = Geometry.multiLineString(
      MultiLineString([
        [Position(time: 1, spectral: 2)],
        [Position(time: 3, spectral: 4), Position(time: value, spectral: 5)],
      ]))
    var error: CatalogueError?
    do { try writer.write(Feature(geometry: line)) } catch let caught { error = caught }
    #expect(error?.pointer.description == "/features/1/geometry/coordinates/1/1/0")
    #expect(
      error?.description
        == "\(folder.file("out.json")): /features/1/geometry/coordinates/1/1/0: \(value) cannot be written: JSON has no such number"
    )
    var boxed = feature
    boxed.bbox = BoundingBox(timeMin: 0, spectralMin: 0, timeMax: value, spectralMax: 1)
    error = nil
    do { try writer.write(boxed) } catch let caught { error = caught }
    #expect(error?.pointer.description == "/features/1/bbox/2")
    boxed = feature
    boxed.geometry.attributes.bbox = BoundingBox(timeMin: value, spectralMin: 0, timeMax: 0, spectralMax: 1)
    error = nil
    do { try writer.write(boxed) } catch let caught { error = caught }
    #expect(error?.pointer.description == "/features/1/geometry/bbox/0")
    // The others are written all the same.
    try writer.write(feature)
    #expect(writer.count == 2)
    try writer.finish()
    #expect(try FeatureCollection(path: folder.file("out.json")).features == [feature, feature])

    var head = Catalogues.head
    head.bbox = BoundingBox(timeMin: value, spectralMin: 0, timeMax: 1, spectralMax: 1)
    let refused = #expect(throws: CatalogueError.self) {
      try FeatureCollection(head: head).write(to: folder.file("no.json"))
    }
    #expect(refused?.pointer.description == "/bbox/0")
    #expect(try folder.names() == ["out.json"])
  }

  /// What was there stays until the new file is complete.
  @Test func aDroppedWriterLeavesNothing() throws {
    let path = try folder.write("before", to: "out.json")
    do {
      var writer = try CatalogueWriter(path: path, head: Catalogues.head)
      for _ in 0..<10_000 { try writer.write(feature) }
      #expect(try folder.text(of: "out.json") == "before")
      #expect(try folder.names().count == 2)
    }
    #expect(try folder.text(of: "out.json") == "before")
    #expect(try folder.names() == ["out.json"])
    do {
      _ = try CatalogueWriter(path: folder.file("new.json"), head: Catalogues.head)
    }
    #expect(try folder.names() == ["out.json"])
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    func reason(_ path: String) throws -> String {
      try #require(throws: CatalogueError.self) { try write([feature], to: path) }.description
    }
    #expect(
      try reason(folder.file("none/out.json")) == "\(folder.file("none/out.json")): No such file or directory"
    )
    #expect(try reason(folder.path) == "\(folder.path): Is a directory")
    let file = try folder.write("before", to: "file")
    #expect(try reason(file + "/out.json") == "\(file)/out.json: Not a directory")
    if geteuid() != 0 {
      #expect(chmod(file, 0o400) == 0)
      #expect(try reason(file) == "\(file): Permission denied")
      #expect(chmod(folder.path, 0o500) == 0)
      #expect(try reason(folder.file("out.json")) == "\(folder.file("out.json")): Permission denied")
      #expect(chmod(folder.path, 0o700) == 0)
    }
    #expect(try folder.names() == ["file"])
    #expect(try folder.text(of: "file") == "before")
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "there is no /dev/full")) func aFullDeviceIsTold() throws
  {
    let error = #expect(throws: CatalogueError.self) { try write([feature], to: "/dev/full") }
    #expect(error?.description == "/dev/full: No space left on device")
    var writer = try CatalogueWriter(path: "/dev/full", head: Catalogues.head)
    // Not only at the end.
    #expect(throws: CatalogueError.self) { for _ in 0..<50_000 { try writer.write(feature) } }
  }

  @Test func devicesAndPipesAreWrittenInPlace() throws {
    try write([feature], to: "/dev/null")
    let path = folder.file("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    let cat = Process()
    cat.executableURL = URL(fileURLWithPath: "/bin/sh")
    cat.arguments = ["-c", "cat '\(path)' > '\(folder.file("copy.json"))'"]
    try cat.run()
    try write([feature], to: path)
    cat.waitUntilExit()
    #expect(try FeatureCollection(path: folder.file("copy.json")).features == [feature])
    #expect(try folder.names() == ["copy.json", "pipe"])
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func permissionsAreKept() throws {
    let path = try folder.write("before", to: "out.json")
    #expect(chmod(path, 0o640) == 0)
    try write([feature], to: path)
    #expect(try mode(path) == 0o640)
    // A new file has those that any program would give it.
    try write([feature], to: folder.file("new.json"))
    try Data().write(to: URL(fileURLWithPath: folder.file("other")))
    #expect(try mode(folder.file("new.json")) == mode(folder.file("other")))
  }

  @Test func linksStayAndTheirTargetsAreReplaced() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder.file("deep"), withIntermediateDirectories: false)
    try folder.write("before", to: "deep/target.json")
    try files.createSymbolicLink(atPath: folder.file("deep/second"), withDestinationPath: "target.json")
    try files.createSymbolicLink(atPath: folder.file("first"), withDestinationPath: "deep/second")
    try files.createSymbolicLink(
      atPath: folder.file("new"), withDestinationPath: folder.file("deep/new.json"))
    try files.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: "loop")
    try write([feature], to: folder.file("first"))
    try write([feature], to: folder.file("new"))
    #expect(try files.destinationOfSymbolicLink(atPath: folder.file("first")) == "deep/second")
    #expect(try files.destinationOfSymbolicLink(atPath: folder.file("new")) == folder.file("deep/new.json"))
    #expect(try FeatureCollection(path: folder.file("deep/target.json")).features == [feature])
    #expect(try FeatureCollection(path: folder.file("deep/new.json")).features == [feature])
    let error = #expect(throws: CatalogueError.self) { try write([feature], to: folder.file("loop")) }
    #expect(error?.reason == "Too many levels of symbolic links")
    #expect(
      try files.contentsOfDirectory(atPath: folder.file("deep")).sorted() == [
        "new.json", "second", "target.json",
      ])
  }

  @Test func longNamesAreFine() throws {
    let name = String(repeating: "é", count: 125) + ".json"
    try write([feature], to: folder.file(name))
    #expect(try folder.names().count == 1)
    #expect(throws: CatalogueError.self) { try write([feature], to: folder.file(name + "x")) }
    #expect(try folder.names().count == 1)
  }

  /// The file that is read may be the one that is written: the reader keeps what it has opened.
  @Test func aCatalogueCanBeRewrittenInItsPlace() throws {
    let path = folder.file("out.json")
    try write([feature, feature], to: path)
    var reader = try CatalogueReader(path: path)
    var writer = try CatalogueWriter(path: path, head: reader.head)
    while var feature = try reader.next() {
      feature.geometry.updatePositions { $0.time += 1 }
      try writer.write(feature)
    }
    try writer.finish()
    #expect(try FeatureCollection(path: path).features.map { $0.geometry.bounds?.timeMin } == [2, 2])
  }
}
