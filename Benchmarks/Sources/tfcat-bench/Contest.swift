import Foundation

/// Commands that do the same work on the same file, run in turn, so that whatever else the machine does meets
/// all of them.
struct Contest {
  struct Contender {
    var name: String
    /// The command for a file.
    var command: (String) -> [String]
    /// The exit status of a run that did its work.
    var status: Int32 = 0
  }

  /// Medians over the runs, and the largest peak.
  struct Result {
    var seconds: Double
    var processorSeconds: Double
    var peakBytes: Int
  }

  var contenders: [Contender]
  var runs: Int

  /// The results by the name of the contender; nothing for one that is not installed or failed.
  ///
  /// Prints them as a table, with times and ratios to the first contender.
  func run(on file: String, title: String) throws -> [String: Result] {
    let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    var measurements = Array(repeating: [Measurement](), count: contenders.count)
    var reasons: [Int: String] = [:]
    // The first round warms the caches and finds out who is there.
    for round in 0...runs {
      for (index, contender) in contenders.enumerated() where reasons[index] == nil {
        guard let measurement = Measurement.run(contender.command(file)) else {
          reasons[index] = "not installed"
          continue
        }
        guard measurement.status == contender.status else {
          reasons[index] = "failed with status \(measurement.status)"
          continue
        }
        if round > 0 { measurements[index].append(measurement) }
      }
    }
    print("\n\(title): \(bytes) bytes, medians of \(runs) \(runs == 1 ? "run" : "runs")")
    print(Self.row("", "seconds", "CPU s", "MB/s", "peak MB", "times ours"))
    var results: [String: Result] = [:]
    for (index, contender) in contenders.enumerated() {
      if let reason = reasons[index] {
        print(Self.row(contender.name, reason))
        continue
      }
      let result = Result(
        seconds: measurements[index].map(\.seconds).median,
        processorSeconds: measurements[index].map(\.processorSeconds).median,
        peakBytes: measurements[index].map(\.peakBytes).max() ?? 0)
      results[contender.name] = result
      let ratio = results[contenders[0].name].map { result.seconds / $0.seconds } ?? .nan
      print(
        Self.row(
          contender.name, String(format: "%.3f", result.seconds),
          String(format: "%.3f", result.processorSeconds),
          String(format: "%.0f", Double(bytes) / result.seconds / 1e6),
          String(result.peakBytes / 1_000_000), String(format: "%.2f", ratio)))
    }
    return results
  }

  private static func row(_ name: String, _ cells: String...) -> String {
    name.padding(toLength: 38, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
  }
}

/// What `docs/benchmarks.md` promises, and what came out.
struct Budget {
  var text: String
  var isMet: Bool

  init(_ name: String, _ value: Double, _ unit: String, atLeast limit: Double) {
    text = String(format: "\(name): %.2f \(unit) (at least %g)", value, limit)
    isMet = value >= limit
  }

  init(_ name: String, _ value: Double, _ unit: String, atMost limit: Double) {
    text = String(format: "\(name): %.2f \(unit) (at most %g)", value, limit)
    isMet = value <= limit
  }
}
