import ArgumentParser

/// Where commands that compare and count write what they found.
struct AnswerOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the answer goes; - is standard output.", valueName: "file"), completion: .file()
  )
  var output = "-"
}
