import Foundation

/// `tfcat validate` beside the Rust validator jsonschema-rs, which is called on data that Python has parsed
/// already.
struct SchemaBenchmark {
  var options: Options

  func run() throws -> [Budget] {
    let tool = options.tool
    let one = Contest.Contender(name: "tfcat validate --jobs 1") { [tool, "validate", "--jobs", "1", $0] }
    let all = Contest.Contender(name: "tfcat validate") { [tool, "validate", $0] }
    let file = try Workload.standard.file(in: options.folder)
    let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    let results = try Contest(contenders: [one, all], runs: options.runs).run(
      on: file.path, title: "\(file.lastPathComponent) against TFCat's schema")
    guard let single = results[one.name], let multiple = results[all.name] else { return [] }
    let beyond = Double(max(single.peakBytes, multiple.peakBytes) - bytes) / 1e6
    let memory = Budget("validate", beyond, "MB beyond the file", atMost: 64)
    guard let peer = peerSeconds(on: file) else {
      print("jsonschema-rs is not installed for \(options.python)")
      return [memory]
    }
    print(String(format: "jsonschema-rs on parsed data, its call alone: %.3f seconds", peer))
    return [
      memory,
      Budget("validate", peer / single.seconds, "times jsonschema-rs on one core", atLeast: 1),
      Budget("validate", peer / multiple.seconds, "times jsonschema-rs on all", atLeast: 1),
    ]
  }

  /// The median of the seconds that the script prints.
  private func peerSeconds(on file: URL) -> Double? {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = folder.deletingLastPathComponent().appendingPathComponent("schemas/tfcat-1.0.schema.json")
    let script = folder.appendingPathComponent("jsonschema_rs_validate.py")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [options.python, script.path, schema.path, file.path, String(options.runs)]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
    return process.terminationStatus == 0 && !seconds.isEmpty ? seconds.median : nil
  }
}
