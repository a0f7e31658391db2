import Foundation

/// `tfcat lint` with all rules beside what else reads catalogues.
struct LintBenchmark {
  var options: Options

  func run() throws -> [Budget] {
    let tool = options.tool
    let one = Contest.Contender(name: "tfcat lint --jobs 1") { [tool, "lint", "--jobs", "1", $0] }
    let two = Contest.Contender(name: "tfcat lint --jobs 2") { [tool, "lint", "--jobs", "2", $0] }
    let validator = options.javaValidator
    let java = Contest.Contender(name: "starlink-tfcat-java (validates)") {
      ["java", "-cp", validator, "uk.ac.starlink.tfcat.Validate", $0]
    }
    let peers = [
      java,
      Contest.Contender(name: "python3 json.load (parses)") {
        ["python3", "-c", "import json,sys; json.load(open(sys.argv[1]))", $0]
      },
      Contest.Contender(name: "jq empty (parses)") { ["jq", "empty", $0] },
    ]
    var budgets: [Budget] = []
    var workloads: [(workload: Workload, runs: Int, peers: [Contest.Contender])] = [
      (.small, 15, []), (.standard, options.runs, peers), (.long, options.runs, []),
    ]
    if options.isLarge { workloads.append((.large, 1, [])) }
    for (workload, runs, peers) in workloads {
      let file = try workload.file(in: options.folder)
      let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      let contest = Contest(contenders: [one, two] + peers, runs: runs)
      let results = try contest.run(
        on: file.path, title: "\(file.lastPathComponent), \(workload.features) features")
      guard let single = results[one.name], let double = results[two.name] else { continue }
      let beyond = Double(max(single.peakBytes, double.peakBytes) - bytes) / 1e6
      budgets.append(Budget("lint \(workload.name)", beyond, "MB beyond the file", atMost: 64))
      if workload.name == Workload.small.name {
        budgets.append(Budget("lint \(workload.name)", single.seconds * 1000, "ms", atMost: 25))
        continue
      }
      budgets += [
        Budget(
          "lint \(workload.name)", Double(bytes) / single.seconds / 1e6, "MB/s on one core", atLeast: 150),
        Budget(
          "lint \(workload.name)", single.seconds / double.seconds, "times as fast on two", atLeast: 1.7),
      ]
      if let validation = results[java.name] {
        budgets += [
          Budget("the Java validator", validation.seconds / single.seconds, "times one core", atLeast: 6),
          Budget("the Java validator", validation.seconds / double.seconds, "times two cores", atLeast: 10),
        ]
      }
    }
    return budgets
  }
}
