import Foundation
import TFCatTestSupport
import Testing

/// Nothing that a file says makes the program hang, crash or fill the memory.
///
/// Times are those of processors, and compared with what the same program takes for an ordinary catalogue on
/// the same machine, so that no test depends on how fast that is.
@Suite(.serialized, .timeLimit(.minutes(10))) struct HostileInputTests {
  /// The address space in kB: what the memory takes cannot be more.
  private static let space = 700_000

  /// What linting twenty thousand features takes, with the start of the program.
  private static let yardstick: Result<Double, any Error> = Result {
    let folder = try ScratchFolder()
    let head = try String(
      contentsOf: Execution.packageFolder.appendingPathComponent("examples/solar-bursts.tfcat.json"),
      encoding: .utf8)
    let feature = #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]}}"#
    let list = Array(repeating: feature, count: 20_000).joined(separator: ",\n")
    try folder.write("sound.json", #"{"type": "FeatureCollection", "features": [\#(list)], "x": \#(head)}"#)
    return try (0..<3).map { _ in
      try Execution(["lint", "sound.json"], directory: folder.url).processorTime
    }.min() ?? 0
  }

  private func run(_ input: HostileInput, _ count: Int, within seconds: Double) throws -> Execution {
    let folder = try ScratchFolder()
    for (name, text) in input.others { try folder.write(name, text) }
    try folder.write(input.file, input.text(count))
    let limits = "ulimit -v \(Self.space) && ulimit -t \(Int(seconds.rounded(.up)))"
    return try Execution(shell: "\(limits) && exec \"$TFCAT\" \(input.command)", directory: folder.url)
  }

  private func expectMessage(_ input: HostileInput, _ run: Execution) {
    #expect(!run.wasKilled, "\(run.errors)")
    #expect(run.status == input.status, "\(run.errors)")
    if !input.says.isEmpty { #expect((run.errors + run.output).contains(input.says), "\(run.errors)") }
  }

  /// Four times the input takes about four times as long, and not sixteen times.
  @Test(arguments: HostileInput.growing) func costGrowsWithTheInput(_ input: HostileInput) throws {
    let unit = try Self.yardstick.get()
    // Other work of the machine disturbs times, so that a pair is believed where it is low enough.
    var pairs: [(small: Double, large: Double)] = []
    func isLinear() -> Bool { pairs.contains { $0.large < 8 * $0.small + unit / 2 && $0.large < 30 * unit } }
    for _ in 0..<4 where !isLinear() {
      let small = try run(input, input.count, within: 60 * unit)
      let large = try run(input, 4 * input.count, within: 60 * unit)
      expectMessage(input, large)
      pairs.append((small.processorTime, large.processorTime))
    }
    #expect(isLinear(), "\(pairs); a sound catalogue takes \(unit) s")
  }

  @Test(arguments: HostileInput.refused) func limitsAreTold(_ input: HostileInput) throws {
    let unit = try Self.yardstick.get()
    let run = try run(input, input.count, within: 60 * unit)
    expectMessage(input, run)
    #expect(run.processorTime < 30 * unit, "a sound catalogue takes \(unit) s")
  }

  /// Where the system gives no memory that is a message, and nothing half made stays.
  @Test(arguments: [90_000, 100_000, 150_000, 250_000]) func memoryThatIsNotGivenIsAMessage(_ space: Int)
    throws
  {
    let folder = try ScratchFolder()
    let members = (0..<400_000).map { #""x\#($0)": 1"# }.joined(separator: ",")
    try folder.write(
      "in.json",
      #"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {\#(members)}}]}"#)
    let run = try Execution(
      shell: "ulimit -v \(space) && exec \"$TFCAT\" convert in.json --to ndjson -o out.ndjson",
      directory: folder.url)
    #expect(!run.wasKilled && [1, 2].contains(run.status), "\(run)")
    #expect(!run.errors.isEmpty)
    #expect(try folder.names() == ["in.json"])
  }

  /// Several threads need no more files than one.
  @Test(arguments: [4, 5, 6, 7]) func threadsNeedNoFiles(_ count: Int) throws {
    let folder = try ScratchFolder()
    try folder.write(
      "in.csv", "granule_uid,time_min,target_name,a\n" + String(repeating: "a\n", count: 50_000))
    let run = try Execution(
      shell: "ulimit -n \(count) && exec \"$TFCAT\" lint --jobs 4 in.csv", directory: folder.url)
    #expect(!run.wasKilled && run.status == 1, "\(run.errors)")
  }
}
