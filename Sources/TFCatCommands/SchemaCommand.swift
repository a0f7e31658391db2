import ArgumentParser
import Base
import JSONSchema
import TFCat
import TFCatLint

/// `tfcat schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints TFCat 1.0 as a JSON Schema, for editors and other validators.",
    discussion: """
      What a schema cannot say, closed and counter-clockwise rings among it, `tfcat lint` checks.

        tfcat schema > tfcat.schema.json
        tfcat schema --draft 2020-12
      """)

  @Option(help: ArgumentHelp("The edition of JSON Schema: 7 or 2020-12.", valueName: "edition"))
  var draft = Edition.draft7

  func validate() throws {
    if draft == .draft2019 { throw ValidationError("The schema is to be had for 7 and 2020-12.") }
  }

  func run() throws {
    let output = try OutputFile(path: "-")
    try output.write(TFCatSchema.text(draft.draft).utf8)
    try output.commit()
  }
}
