import ArgumentParser
import Base
import CatalogueOperations
import TFCatConvert

/// `tfcat fmt`
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Brings catalogues to the canonical form: each member and each feature on a line.",
    discussion: """
      Only white space changes; members keep their order, and numbers and texts their spelling. Files are replaced where \
      they have another form, and left alone where they have it. Standard input goes to standard output.

      Exit status: 1 when a file has another form with --check; 2 when a file could not be read or is no sound catalogue.

        tfcat fmt bursts.tfcat
        tfcat fmt --check data/
      """)

  @Argument(
    help: ArgumentHelp(
      "TFCat catalogues, directories, patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "path"), completion: .file())
  var paths: [String]

  @Flag(help: "Changes nothing, and names the files that have another form.")
  var check = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the one catalogue goes; by default it is replaced.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    if check, output != nil { throw ValidationError("Say --check or --output.") }
    if output != nil, paths.count != 1 { throw ValidationError("--output goes with one catalogue.") }
  }

  func run() throws {
    var changed = 0
    var failed = 0
    var total = 0
    for candidate in try CatalogueFiles(InputSearch(), paths).candidates {
      do {
        guard let (file, _) = try candidate.open(jobs: 1) else { continue }
        total += 1
        if try format(candidate.path, file) { changed += 1 }
      } catch {
        failed += 1
        Console.say("Error: \(error)")
      }
    }
    let files = total == 1 ? "1 file" : "\(total) files"
    let verb = check ? "would change" : "changed"
    Console.say("\(files) looked at, \(changed) \(verb)\(failed > 0 ? ", \(failed) could not be read" : "")")
    if failed == 0, total == 0 { throw CommandError("No TFCat file was found there.") }
    if failed > 0 { throw ExitCode(2) }
    if check, changed > 0 { throw ExitCode(1) }
  }

  /// - Returns: whether the file has another form.
  private func format(_ path: String, _ file: MappedFile) throws -> Bool {
    let isCanonical = try CanonicalForm.isCanonical(path: path, file)
    if check {
      if !isCanonical { Console.say("\(path): has another form") }
      return !isCanonical
    }
    if let target = output ?? (path == "-" ? "-" : nil) {
      try OutputCollision.check(outputs: [target], inputs: target == path ? [] : [path])
      try CanonicalForm.write(path: path, file, to: target)
      return !isCanonical
    }
    if isCanonical { return false }
    if CanonicalForm.isPacked(path: path) {
      throw CommandError(
        "\(path): is packed by gzip, and would be replaced by text: name another file with -o")
    }
    try CanonicalForm.write(path: path, file, to: path)
    Console.say("\(path): changed")
    return true
  }
}
