import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert
import TFCatJSON

/// `tfcat set`
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Sets metadata and descriptions of fields; renames and drops fields.",
    discussion: """
      A field is renamed or dropped in its description and in all features. Fields are renamed first, then described, then \
      dropped: all but --rename name them as they are called then. A new unit describes the numbers and does not change \
      them. Features without such a property keep their bytes.

      Exit status: 1 when there is no feature, and when rows of the input are rejected with --strict; 2 when the work \
      could not be done.

        tfcat set bursts.tfcat --title 'Bursts of 2024' --licence CC-BY-4.0 -o named.tfcat
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "source"), completion: .file())
  var source = "-"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Sets a property of the catalogue to a text, as in target_name=Sun.", valueName: "name=text"))
  var settings: [String] = []

  @Option(
    name: .customLong("set-json"),
    help: ArgumentHelp(
      "Sets a property of the catalogue to a JSON value, as in 'keywords=[\"Sun\"]'.", valueName: "name=json")
  )
  var jsonSettings: [String] = []

  @Option(help: ArgumentHelp("Removes a property of the catalogue.", valueName: "name"))
  var unset: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Sets info, ucd, unit, datatype or values (JSON) of a field, as in peak_flux.unit=Jy; nothing behind = removes it.
      """, valueName: "field.member=text"))
  var field: [String] = []

  @Option(help: ArgumentHelp("Gives a field another name.", valueName: "old=new"))
  var rename: [String] = []

  @Option(help: ArgumentHelp("Drops fields, separated by commas, with their values.", valueName: "fields"))
  var drop: [String] = []

  @Option(help: ArgumentHelp("Drops all fields but these, separated by commas.", valueName: "fields"))
  var keep: [String] = []

  @OptionGroup(title: "Metadata of the catalogue")
  var metadata: CatalogueMetadata

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if !drop.isEmpty, !keep.isEmpty { throw ValidationError("Say --drop or --keep.") }
  }

  func run() throws {
    let edit = try edit()
    var inputs = [source]
    if let file = metadata.metadata { inputs.append(file) }
    inputs.append(contentsOf: input.files)
    let format = try result.format(beside: inputs)
    let catalogue = try input.open(source, allowsEmpty: result.allowEmpty)
    let output = try FeatureOutput(
      path: result.output, as: format, head: try edit.head(of: catalogue))
    let report = try edit.run(catalogue, into: output)
    for note in edit.notes + report.misfits.notes { Console.say("note: --field: \(note)") }
    for (name, count) in report.renamed.sorted(by: { $0.key < $1.key }) {
      Console.say("\(name): renamed in \(count.of("feature"))")
    }
    for (name, count) in report.dropped.sorted(by: { $0.key < $1.key }) {
      Console.say("\(name): dropped from \(count.of("feature"))")
    }
    try result.finish(output) {
      Console.say("\(output.count.of("feature")) written\(result.place), \(report.features) changed")
    }
    try input.checkRejects(of: [catalogue])
  }

  private func edit() throws -> CatalogueEdit {
    var edit = CatalogueEdit()
    edit.properties = try metadata.properties()
    for text in settings {
      let (name, value) = try pair(text, "--set", "target_name=Sun")
      edit.properties[name] = .string(value)
    }
    for text in jsonSettings {
      let (name, value) = try pair(text, "--set-json", "year=2024")
      guard let json = CatalogueEdit.json(value) else {
        throw CommandError("--set-json: \"\(value)\" is no JSON: a text stands in double quotes")
      }
      edit.properties[name] = json
    }
    edit.removedProperties = unset
    for text in rename {
      let (old, new) = try pair(text, "--rename", "type=burst_type")
      edit.renames.append((old, new))
    }
    do throws(OperationError) {
      for text in field { edit.fieldChanges.append(try CatalogueEdit.FieldChange(parsing: text)) }
    } catch {
      throw CommandError("--field: \(error.reason)")
    }
    edit.drops = names(drop)
    if !keep.isEmpty { edit.keeps = names(keep) }
    let isEmpty =
      edit.properties.isEmpty && unset.isEmpty && field.isEmpty && rename.isEmpty && drop.isEmpty
      && keep.isEmpty
    if isEmpty { throw CommandError("Say what to set: --set, --field, --rename, --drop, --title ...") }
    return edit
  }

  private func names(_ lists: [String]) -> [String] {
    var names: [String] = []
    for list in lists { for name in list.split(separator: ",") { names.append(String(name)) } }
    return names
  }

  private func pair(_ text: String, _ option: String, _ example: String) throws -> (String, String) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw CommandError("\(option): \"\(text)\" has no name and value: write it as in \(example)")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }
}
