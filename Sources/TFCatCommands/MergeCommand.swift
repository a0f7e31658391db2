import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert

/// `tfcat merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts several catalogues together into one.",
    discussion: """
      The result has the axes of the first catalogue; others are re-expressed. Fields are matched by their names: values \
      are converted to the unit of the first, int and float become float, and what does not fit is refused with the reason. \
      Ids stay where they are unique; one that is in use gets the name of its file before it, and that is said. The \
      catalogue's own properties are those of the first, with what others add.

      Exit status: 1 when there is no feature, and when rows of an input are rejected with --strict; 2 when the catalogues \
      do not fit together or the work could not be done.

        tfcat merge 2023.tfcat 2024.tfcat -o both.tfcat
        tfcat merge --source-field catalogue 'stations/*.tfcat' -o all.tfcat
        tfcat merge @list.txt -o all.tfcat
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "source"), completion: .file())
  var sources: [String]

  @Option(
    help: ArgumentHelp(
      "Adds a property with the name of the file from which a feature comes, without its ending.",
      valueName: "name"))
  var sourceField: String?

  @OptionGroup var tt2000: TT2000Options

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func run() throws {
    let sources = try InputSearch.paths(self.sources)
    let format = try result.format(beside: sources + input.files)
    let catalogues = try sources.map {
      try input.open($0, allowsEmpty: true, isOneOfSeveral: sources.count > 1)
    }
    var merge = try CatalogueMerge(
      catalogues, sourceField: sourceField, tt2000Origin: tt2000.origin)
    for note in merge.notes { Console.say("note: \(note)") }
    let output = try FeatureOutput(path: result.output, as: format, head: merge.head)
    let report = try merge.run(into: output)
    for remark in report.remarks { Console.say("note: \(remark)") }
    for change in report.changedIDs {
      let (old, new) = change.example
      let rest = change.count > 1 ? ", and so on" : ""
      Console.say(
        "note: \(change.path): \(change.count.of("id")) in use already: \(old) is now \(new)\(rest)")
    }
    let counts = report.counts.map(String.init).joined(separator: " + ")
    try result.finish(output) {
      Console.say(
        "\(sources.count.of("catalogue")) with \(counts) = \(output.count.of("feature")) merged\(result.place)"
      )
    }
    try input.checkRejects(of: catalogues)
  }
}
