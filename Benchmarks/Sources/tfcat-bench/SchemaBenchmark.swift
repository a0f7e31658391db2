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
    let schema = Peer.folder.deletingLastPathComponent().appendingPathComponent(
      "schemas/tfcat-1.0.schema.json")
    let script = Peer.folder.appendingPathComponent("jsonschema_rs_validate.py")
    let validator = Peer(command: [options.python, script.path, schema.path])
    guard let peer = validator.seconds(on: file, runs: options.runs) else {
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
}
