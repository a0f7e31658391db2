import Foundation

/// `tfcat validate` beside the Rust validator jsonschema-rs, which is called on data that Python has parsed already.
struct SchemaBenchmark {
  var tool: String
  var python: String
  var runs: Int

  /// What was measured, as budgets.
  func run(on file: URL, bytes: Int) -> [(text: String, isMet: Bool)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = folder.deletingLastPathComponent().appendingPathComponent("schemas/tfcat-1.0.schema.json")
      .path
    let script = folder.appendingPathComponent("jsonschema_rs_validate.py").path
    let one = measure(["--jobs", "1"], file)
    let all = measure([], file)
    let peer = peerSeconds([script, schema, file.path, String(runs)])
    guard let one, let all else { return [] }
    print("\n\(file.lastPathComponent) against TFCat's schema, median of \(runs) runs")
    print(line("tfcat validate --jobs 1 (whole process)", one.seconds))
    print(line("tfcat validate (whole process)", all.seconds))
    let beyond = max(0, Double(max(one.peak, all.peak) - bytes) / 1e6)
    var budgets = [(String(format: "validate: %.0f MB beyond the file (at most 64)", beyond), beyond <= 64)]
    guard let peer else {
      print("jsonschema-rs is not installed for \(python)")
      return budgets
    }
    print(line("jsonschema-rs, parsed data (one core)", peer))
    for (name, seconds) in [("on one core", one.seconds), ("on all", all.seconds)] {
      let ratio = peer / seconds
      budgets.append(
        (String(format: "validate: %.2f times jsonschema-rs \(name) (at least 1)", ratio), ratio >= 1))
    }
    return budgets
  }

  private func line(_ name: String, _ seconds: Double) -> String {
    name + String(repeating: " ", count: max(1, 44 - name.count)) + String(format: "%.3f", seconds)
  }

  private func measure(_ options: [String], _ file: URL) -> (seconds: Double, peak: Int)? {
    // The first run warms the caches.
    let results = (0...runs).compactMap { _ in Measurement.run([tool, "validate"] + options + [file.path]) }
    guard results.count == runs + 1, results.allSatisfy({ $0.status == 0 }) else { return nil }
    return (results.dropFirst().map(\.seconds).median, results.map(\.peakBytes).max() ?? 0)
  }

  /// The median of the seconds that the script prints.
  private func peerSeconds(_ arguments: [String]) -> Double? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
    return process.terminationStatus == 0 && !seconds.isEmpty ? seconds.median : nil
  }
}
