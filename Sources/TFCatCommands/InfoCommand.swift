import ArgumentParser
import Base
import LintKit
import TFCat
import TFCatLint

/// `tfcat info`
struct InfoCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Describes a catalogue: features, time and spectral range, CRS, fields, observations.",
    discussion: """
      What cannot be understood is left out; `tfcat lint` says what is wrong.

        tfcat info bursts.tfcat
        tfcat info --format json - < bursts.tfcat
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: "How the answer is written: text or json.")
  var format = Format.text

  @OptionGroup var tt2000: TT2000Options

  @OptionGroup var jobs: JobsOption

  func run() throws {
    try OutputCollision.check(outputs: ["-"], inputs: [file])
    let mapped = try MappedFile(path: file)
    if mapped.count == 0 { throw CommandError("\(file): the file is empty") }
    if let signature = FileSignature.ofNoJSON(mapped.bytes) {
      throw CommandError("\(file): \(signature.reason)")
    }
    guard
      let description = CatalogueDescription(
        of: mapped, path: file, tt2000Origin: tt2000.origin, jobs: jobs.count)
    else { throw CommandError("\(file): this is no TFCat document; `tfcat lint` says what is wrong with it") }
    let output = try OutputFile(path: "-")
    switch format {
    case .text: try output.write(description.text.utf8)
    case .json: try output.write("\(description.json)\n".utf8)
    }
    try output.commit()
  }
}
