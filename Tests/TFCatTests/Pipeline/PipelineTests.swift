import Foundation
import TFCat
import TFCatJSON
import Testing

/// The example of a program that uses the library is a package of its own: here it is built, as its README
/// says, and run.
@Suite(.serialized) struct PipelineTests {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let examples = repository.appendingPathComponent("examples")

  @Test(arguments: ["solar-bursts", "jupiter-decametric"]) func examplesAreReadWithoutLoss(_ name: String)
    throws
  {
    let path = Self.examples.appendingPathComponent("\(name).tfcat.json").path
    let folder = try TemporaryFolder()
    let collection = try FeatureCollection(path: path)
    #expect(!collection.features.isEmpty)
    try collection.write(to: folder.file("once.json"))
    #expect(try FeatureCollection(path: folder.file("once.json")) == collection)
    try FeatureCollection(path: folder.file("once.json")).write(to: folder.file("twice.json"))
    #expect(try folder.text(of: "once.json") == folder.text(of: "twice.json"))
  }

  /// The swift command, as far as it can be found from a test.
  private static let swift: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/swift" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  private static var reasonToSkip: String? {
    if swift == nil { return "no swift command on the PATH" }
    if ProcessInfo.processInfo.environment["TFCAT_SKIP_PIPELINE"] != nil {
      return "TFCAT_SKIP_PIPELINE is set"
    }
    return nil
  }

  @Test(.enabled(if: reasonToSkip == nil, "\(reasonToSkip ?? "")"), .timeLimit(.minutes(15)))
  func theExampleIsBuiltAndRun() throws {
    // Beside the products of the package itself, so that a second run of the tests builds nothing; a build of
    // the library as its users build it.
    let scratch = Self.repository.appendingPathComponent(".build-pipeline").path
    let folder = try TemporaryFolder()
    var build = try build(in: scratch)
    if build.status != 0, FileManager.default.fileExists(atPath: scratch) {
      // The plan of an older build may name files that are gone.
      try FileManager.default.removeItem(atPath: scratch)
      build = try self.build(in: scratch)
    }
    try #require(build.status == 0, "\(build.output)")
    let pipeline = scratch + "/debug/pipeline"

    let input = Self.examples.appendingPathComponent("solar-bursts.tfcat.json").path
    let all = try FeatureCollection(path: input)
    let wanted = all.features.filter { $0.properties?["burst_type"] == "III" }
    #expect(!wanted.isEmpty && wanted.count < all.features.count)
    let copy = try run(pipeline, input, folder.file("out.json"), "burst_type", "III")
    #expect(copy.status == 0 && copy.output.isEmpty, "\(copy.output)")
    #expect(
      try FeatureCollection(path: folder.file("out.json"))
        == FeatureCollection(head: all.head, features: wanted))

    // Through standard input and output.
    let piped = try run("/bin/sh", "-c", "'\(pipeline)' - - burst_type III < '\(input)'")
    #expect(try piped.output == folder.text(of: "out.json"))

    // A fault stops it with the place of the fault, and what was there stays.
    let before = try folder.text(of: "out.json")
    let broken = Self.examples.appendingPathComponent("broken.tfcat.json").path
    let refused = try run(pipeline, broken, folder.file("out.json"), "burst_type", "III")
    #expect(refused.status != 0)
    #expect(refused.output.contains("broken.tfcat.json"), "\(refused.output)")
    #expect(try folder.text(of: "out.json") == before)
    #expect(try folder.names() == ["out.json"])
  }

  private func build(in scratch: String) throws -> (status: Int32, output: String) {
    try run(
      Self.swift ?? "swift", "build", "--package-path", Self.examples.appendingPathComponent("pipeline").path,
      "--scratch-path", scratch, "--disable-index-store")
  }

  private func run(_ command: String, _ arguments: String...) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    let output = try folder.write("", to: "output")
    let handle = try #require(FileHandle(forWritingAtPath: output))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = arguments
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.text(of: "output"))
  }
}
