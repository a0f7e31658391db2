import Foundation
import TFCat

// Runs lint and the peers that are installed on the same generated files, in turn, and prints medians and ratios.

struct Contender {
  var name: String
  var command: (String) -> [String]
}

func option(_ name: String) -> String? {
  CommandLine.arguments.firstIndex(of: name).flatMap { index in
    index + 1 < CommandLine.arguments.count ? CommandLine.arguments[index + 1] : nil
  }
}

let tool = option("--tool") ?? "../.build/release/tfcat"
let folder = URL(fileURLWithPath: option("--data") ?? ".build/data")
let runs = option("--runs").flatMap(Int.init) ?? 5
let validator = option("--java-validator") ?? "/usr/share/java/starlink-tfcat.jar"

let ours = [
  Contender(name: "tfcat lint --jobs 1") { [tool, "lint", "--jobs", "1", $0] },
  Contender(name: "tfcat lint --jobs 2") { [tool, "lint", "--jobs", "2", $0] },
]
let peers = [
  Contender(name: "starlink-tfcat-java (validates)") {
    ["java", "-cp", validator, "uk.ac.starlink.tfcat.Validate", $0]
  },
  Contender(name: "python3 json.load (parses)") {
    ["python3", "-c", "import json,sys; json.load(open(sys.argv[1]))", $0]
  },
  Contender(name: "jq empty (parses)") { ["jq", "empty", $0] },
]

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

func measure(_ contenders: [Contender], on file: String, runs: Int) -> [(seconds: Double, peak: Int)?] {
  var seconds = Array(repeating: [Double](), count: contenders.count)
  var peaks = Array(repeating: 0, count: contenders.count)
  for run in 0...runs {
    for (index, contender) in contenders.enumerated() {
      guard let result = Measurement.run(contender.command(file)) else { continue }
      // The first round warms the caches.
      if run > 0 || runs == 0 { seconds[index].append(result.seconds) }
      peaks[index] = max(peaks[index], result.peakBytes)
    }
  }
  return contenders.indices.map { seconds[$0].isEmpty ? nil : (seconds[$0].median, peaks[$0]) }
}

var budgets: [(text: String, isMet: Bool)] = []
var workloads: [(Workload, Int)] = [(.small, 15), (.standard, runs), (.long, runs)]
if CommandLine.arguments.contains("--large") { workloads.append((.large, 1)) }
for (workload, runs) in workloads {
  let file = try workload.file(in: folder)
  let bytes = (try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
  let isPeered = workload.name == Workload.standard.name
  let contenders = ours + (isPeered ? peers : [])
  let results = measure(contenders, on: file.path, runs: runs)
  print("\n\(file.lastPathComponent), \(bytes) bytes, \(workload.features) features, median of \(runs) runs")
  print(padded("", 34) + padded("seconds", 10) + padded("MB/s", 8) + padded("peak MB", 10) + "times ours")
  for (contender, result) in zip(contenders, results) {
    guard let result else {
      print(padded(contender.name, 34) + "not installed")
      continue
    }
    let ratio = results[0].map { result.seconds / $0.seconds } ?? .nan
    print(
      padded(contender.name, 34) + padded(String(format: "%.3f", result.seconds), 10)
        + padded(String(format: "%.0f", Double(bytes) / result.seconds / 1e6), 8)
        + padded(String(result.peak / 1_000_000), 10) + String(format: "%.2f", ratio))
  }
  guard let one = results[0], let two = results[1] else { continue }
  let beyond = Double(max(one.peak, two.peak) - bytes) / 1e6
  budgets.append(
    (String(format: "\(workload.name): %.0f MB beyond the file (at most 64)", max(0, beyond)), beyond <= 64))
  if workload.name == Workload.small.name {
    budgets.append(
      (String(format: "\(workload.name): %.1f ms (under 25)", one.seconds * 1000), one.seconds < 0.025))
  } else {
    let speed = Double(bytes) / one.seconds / 1e6
    budgets.append(
      (String(format: "\(workload.name): %.0f MB/s on one core (at least 150)", speed), speed >= 150))
    let gain = one.seconds / two.seconds
    budgets.append(
      (String(format: "\(workload.name): %.2f times as fast on two (at least 1.7)", gain), gain >= 1.7))
  }
  if isPeered, let java = results[2] {
    let single = java.seconds / one.seconds
    let double = java.seconds / two.seconds
    budgets.append(
      (String(format: "%.1f times the Java validator on one core (at least 6)", single), single >= 6))
    budgets.append(
      (String(format: "%.1f times the Java validator on two (at least 10)", double), double >= 10))
  }
}
print("\n\(PositionWorkload.count) positions re-expressed in memory, one core, least of \(runs) runs")
let conversions = try PositionWorkload.measure(runs: runs)
for conversion in conversions {
  print(padded(conversion.name, 50) + String(format: "%.3f s", conversion.seconds))
}
if let slowest = conversions.map(\.seconds).max() {
  budgets.append(
    (String(format: "10 million positions in %.2f s at most (under 1)", slowest), slowest < 1))
}
print("\nBudgets")
for budget in budgets { print("  \(budget.isMet ? "met   " : "missed")  \(budget.text)") }
