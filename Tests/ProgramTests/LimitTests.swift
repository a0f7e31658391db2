import Foundation
import TFCatTestSupport
import Testing

/// Where the system gives little, the program does its work or says what is missing; it does not crash.
@Suite struct LimitTests {
  private static let example = Execution.packageFolder.appendingPathComponent(
    "examples/solar-bursts.tfcat.json"
  ).path
  private static let list = Execution.packageFolder.appendingPathComponent(
    "Tests/TFCatConvertTests/Fixtures/cdaw.txt"
  ).path

  private static let commands = [
    "lint \(example)", "info \(example)", "convert \(list) -o out.tfcat --rejects rejects.csv",
    "convert \(example) -o out.vot", "validate \(example)",
    "granules \(example) --service bursts --set target_name=Sun -o out.sqlite",
  ]

  /// Work done, or one message and status 2, and nothing half made.
  private func expectWorkOrMessage(_ command: String, limit: String) throws {
    let folder = try ScratchFolder()
    let run = try Execution(shell: "\(limit) && exec \"$TFCAT\" \(command)", directory: folder.url)
    #expect(!run.wasKilled, "\(run)")
    #expect(run.status == 0 || (run.status == 2 && !run.errors.isEmpty), "\(run)")
    let complete: Set = ["out.tfcat", "out.vot", "out.sqlite", "rejects.csv"]
    let names = try folder.names()
    #expect(Set(names).subtracting(complete).isEmpty, "\(names)")
    if run.status != 0 { #expect(names.filter { $0.hasPrefix("out") } == []) }
  }

  @Test(arguments: commands, [4, 5, 6]) func fewFiles(_ command: String, _ count: Int) throws {
    try expectWorkOrMessage(command, limit: "ulimit -n \(count)")
  }

  @Test(arguments: commands) func aSmallStack(_ command: String) throws {
    try expectWorkOrMessage(command, limit: "ulimit -s 256")
  }

  /// Half a kilobyte: enough for a message.
  @Test(arguments: commands) func smallFiles(_ command: String) throws {
    try expectWorkOrMessage(command, limit: "ulimit -f 1")
  }

  /// A file that cannot be mapped is a message.
  @Test func littleAddressSpace() throws {
    let folder = try ScratchFolder()
    let path = folder.path("large.tfcat")
    try folder.write("large.tfcat", "{\"type\": \"FeatureCollection\", \"features\": [")
    // A hole: it takes addresses, and no room on the disk.
    try #require(truncate(path, 8 << 30) == 0)
    let run = try Execution(
      shell: "ulimit -v 4000000 && exec \"$TFCAT\" info large.tfcat", directory: folder.url)
    #expect(run.status == 2 && !run.wasKilled)
    #expect(run.errors.contains("large.tfcat: cannot be mapped: Cannot allocate memory"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func aFullDeviceIsTold() throws {
    for command in [
      "lint --format json \(Self.example)", "info \(Self.example)", "rules", "formats",
      "convert \(Self.list)", "--version", "--help", "help lint", "lint --help",
      "--generate-completion-script bash",
    ] {
      let run = try Execution(shell: "\"$TFCAT\" \(command) > /dev/full")
      #expect(run.status == 2, "\(command)")
      #expect(run.errors.contains("standard output: No space left on device"), "\(command): \(run.errors)")
    }
  }
}
