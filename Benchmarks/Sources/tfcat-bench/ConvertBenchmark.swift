import Foundation

/// `tfcat convert` from event lists to a catalogue, and from a catalogue to other formats.
struct ConvertBenchmark {
  var options: Options

  func run() throws -> [Budget] {
    var budgets: [Budget] = []
    for workload in EventListWorkload.all {
      let command = ["convert", "--from", workload.format] + workload.options
      let file = try workload.file(in: options.folder)
      budgets += try measure(file, workload.format, [(workload.format, command)])
    }
    let catalogue = try Workload.standard.file(in: options.folder)
    let targets = ["tfcat", "ndjson", "votable", "ecsv", "csv"].map {
      (name: "tfcat to \($0)", command: ["convert", "--to", $0])
    }
    return budgets + (try measure(catalogue, catalogue.lastPathComponent, targets))
  }

  private func measure(
    _ file: URL, _ title: String, _ commands: [(name: String, command: [String])]
  ) throws -> [Budget] {
    let contenders = commands.map { name, command in
      Contest.Contender(name: "tfcat convert: \(name)") { [options.tool] + command + [$0] }
    }
    let results = try Contest(contenders: contenders + [Yardstick.contender], runs: options.runs).run(
      on: file.path, title: title)
    return zip(commands, contenders).flatMap { command, contender -> [Budget] in
      guard let result = results[contender.name] else { return [] }
      let budgets = [
        Budget("convert \(command.name)", Double(result.peakBytes) / 1e6, "MB of memory", atMost: 64)
      ]
      return budgets + Yardstick.budgets("convert \(command.name)", result, in: results)
    }
  }
}
