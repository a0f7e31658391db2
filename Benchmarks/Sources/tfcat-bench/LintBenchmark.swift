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
      (.small, 15, []), (.points, options.runs, peers), (.polygons, options.runs, peers),
      (.standard, options.runs, peers), (.long, options.runs, []),
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
        budgets.append(Budget("lint \(workload.name)", single.seconds * 1000, "ms", atMost: 15))
        continue
      }
      if workload.properties != nil {
        budgets += simdjsonBudgets(workload, file, single: single, double: double)
        if let validation = results[java.name] {
          budgets.append(
            Budget(
              "the Java validator, \(workload.name)", validation.seconds / single.seconds, "times one core",
              atLeast: 25))
        }
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

  /// The budgets of the files with many properties, set beside simdjson, which only parses.
  private func simdjsonBudgets(
    _ workload: Workload, _ file: URL, single: Contest.Result, double: Contest.Result
  ) -> [Budget] {
    var budgets = [
      Budget("lint \(workload.name)", single.seconds / double.seconds, "times as fast on two", atLeast: 1.8)
    ]
    var fastest: Double?
    for (name, peer) in Peer.simdjson(python: options.python) {
      guard let seconds = peer.seconds(on: file, runs: options.runs) else {
        print("\(name): not installed")
        continue
      }
      print(String(format: "\(name) (parses, the call alone): %.3f seconds", seconds))
      fastest = min(seconds, fastest ?? seconds)
    }
    if let fastest {
      budgets.append(
        Budget(
          "lint \(workload.name)", single.processorSeconds / fastest, "times simdjson's time on one core",
          atMost: workload.properties == .points ? 5 : 1.7))
    }
    return budgets
  }
}
