import Foundation

/// `tfcat validate` beside the Rust validator jsonschema-rs, which is called on data that Python has parsed already.
struct SchemaBenchmark {
  var options: Options

  func run() throws -> [Budget] {
    let file = try Workload.standard.file(in: options.folder)
    let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = folder.deletingLastPathComponent().appendingPathComponent("schemas/tfcat-1.0.schema.json")
      .path
    let script = folder.appendingPathComponent("jsonschema_rs_validate.py").path
    guard let one = measure(["--jobs", "1"], file), let all = measure([], file) else { return [] }
    print("\n\(file.lastPathComponent) against TFCat's schema, median of \(options.runs) runs")
    print(line("tfcat validate --jobs 1 (whole process)", one.seconds))
    print(line("tfcat validate (whole process)", all.seconds))
    let beyond = max(0, Double(max(one.peak, all.peak) - bytes) / 1e6)
    let memory = Budget("validate", beyond, "MB beyond the file", atMost: 64)
    guard let peer = peerSeconds([script, schema, file.path, String(options.runs)]) else {
      print("jsonschema-rs: \(options.python) does not have it")
      return [memory]
    }
    print(line("jsonschema-rs, parsed data (one core)", peer))
    return [
      memory, Budget("jsonschema-rs", peer / one.seconds, "times validate on one core", atLeast: 1),
      Budget("jsonschema-rs", peer / all.seconds, "times validate on all cores", atLeast: 1),
    ]
  }

  private func line(_ name: String, _ seconds: Double) -> String {
    name + String(repeating: " ", count: max(1, 44 - name.count)) + String(format: "%.3f", seconds)
  }

  private func measure(_ arguments: [String], _ file: URL) -> (seconds: Double, peak: Int)? {
    // The first run warms the caches.
    let results = (0...options.runs).compactMap { _ in
      Measurement.run([options.tool, "validate"] + arguments + [file.path])
    }
    guard results.count == options.runs + 1, results.allSatisfy({ $0.status == 0 }) else { return nil }
    return (results.dropFirst().map(\.seconds).median, results.map(\.peakBytes).max() ?? 0)
  }

  /// The median of the seconds that the script prints.
  private func peerSeconds(_ arguments: [String]) -> Double? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [options.python] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
    return process.terminationStatus == 0 && !seconds.isEmpty ? seconds.median : nil
  }
}
