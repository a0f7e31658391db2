import Foundation
import TFCat
import Testing

/// Where catalogues are read from: files, pipes, and what turns out to be neither.
@Suite struct CatalogueInputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func reason(_ path: String) throws -> String {
    let error = try #require(throws: CatalogueError.self) { try CatalogueReader(path: path) }
    #expect(error.path == path && error.position == nil)
    return error.description
  }

  @Test func whatCannotBeReadIsRefused() throws {
    #expect(try reason(folder.file("none.json")) == "\(folder.file("none.json")): No such file or directory")
    #expect(try reason(folder.file("none/none.json")).hasSuffix("No such file or directory"))
    #expect(try reason(folder.path) == "\(folder.path): this is a directory: name a file in it")
    let secret = try folder.write("{}", to: "secret.json")
    #expect(chmod(secret, 0) == 0)
    // The superuser reads all the same.
    if geteuid() != 0 { #expect(try reason(secret) == "\(secret): Permission denied") }
  }

  @Test func anEmptyFileIsRefused() throws {
    let path = try folder.write("", to: "empty.json")
    let error = try #require(throws: CatalogueError.self) { try CatalogueReader(path: path) }
    #expect(error.description.hasPrefix(path))
    #expect(throws: CatalogueError.self) { try CatalogueReader(bytes: []) }
    #expect(throws: CatalogueError.self) { try CatalogueReader(path: "/dev/null") }
  }

  /// A pipe is read from beginning to end before the features come, for the head may stand at its end.
  @Test func pipesAreSpooled() throws {
    let path = folder.file("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    let text = Catalogues.collection(RoundTripTests.features.joined(separator: ",\n"))
    let source = try folder.write(text, to: "in.json")
    let cat = Process()
    cat.executableURL = URL(fileURLWithPath: "/bin/sh")
    cat.arguments = ["-c", "cat '\(source)' > '\(path)'"]
    try cat.run()
    let collection = try FeatureCollection(path: path)
    cat.waitUntilExit()
    #expect(try collection == Catalogues.read(text))
  }

  @Test func readersAreValues() throws {
    let text = Catalogues.collection(
      Catalogues.point("[1, 1]"), Catalogues.point("[2, 1]"), Catalogues.point("[3, 1]"))
    var first = try CatalogueReader(path: folder.write(text, to: "in.json"))
    _ = try first.next()
    var second = first
    #expect(try first.next()?.geometry == second.next()?.geometry)
    #expect(try first.next() != nil)
    #expect(try first.next() == nil)
    #expect(try second.next() != nil)
  }

  /// More than is kept in memory at a time.
  @Test func longFilesAreReadToTheEnd() throws {
    let head = Catalogues.head
    var writer = try CatalogueWriter(path: folder.file("long.json"), head: head)
    let line = LineString((0..<1000).map { Position(time: Double($0) + 0.125, spectral: 1.5 * Double($0)) })
    for id in 0..<1000 { try writer.write(Feature(id: .integer(Int64(id)), geometry: .lineString(line))) }
    #expect(writer.count == 1000)
    try writer.finish()
    var reader = try CatalogueReader(path: folder.file("long.json"))
    #expect(reader.head == head)
    var count = 0
    while let feature = try reader.next() {
      #expect(feature.id == .integer(Int64(count)) && feature.geometry == .lineString(line))
      count += 1
    }
    #expect(count == 1000)
  }
}
