import ArgumentParser

/// How many processors a command uses.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many processors to use; as many as there are by default.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  /// As many as were asked for, or as there are.
  var count: Int { jobs ?? Console.processorCount }
}
