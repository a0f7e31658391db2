import ArgumentParser
import Base
import SolarGranules
import TFCat
import TFCatConvert

/// `tfcat formats`
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Lists the formats that convert reads and writes, or explains one.",
    discussion: """
        tfcat formats
        tfcat formats noaa-swpc
      """)

  @Argument(
    help: ArgumentHelp("The name of a format to read.", valueName: "format"), completion: .pagesOfFormats)
  var format: String?

  func run() throws {
    var text = ""
    if let format, let source = RegionSource(rawValue: format) {
      text =
        "\(source.rawValue): \(source.title)\n\nRead by `tfcat granules --from \(source.rawValue)`: each row becomes a granule with its region on the Sun.\n"
    } else if let format {
      text = Self.explanation(of: try SourceRegistry.standard.description(of: format))
    } else {
      let sources = SourceRegistry.standard.descriptions
      let targets = FormatRegistry.standard.formats
      let read = sources.flatMap { source in
        [[source.name, source.title]] + (source.needs.map { [["", "needs: \($0)"]] } ?? [])
      }
      let readByGranules = RegionSource.allCases.map { [$0.rawValue, $0.title] }
      let written = targets.map { target in
        let endings = target.fileExtensions.joined(separator: " ")
        return [target.name, target.title + (endings.isEmpty ? "" : "  \(endings)")]
      }
      var lines = TextTable(read + readByGranules + written).lines.map { "  \($0)\n" }[...]
      text += "Read (convert --from, or recognised from the content):\n"
      text += lines.prefix(read.count).joined()
      lines = lines.dropFirst(read.count)
      text += "\nRead by granules (granules --from):\n"
      text += lines.prefix(readByGranules.count).joined()
      text += "\nWritten (convert --to, or by the ending of the output's name):\n"
      text += lines.dropFirst(readByGranules.count).joined()
    }
    let output = try OutputFile(path: "-")
    try output.write(text.utf8)
    try output.commit()
  }

  private static func explanation(of source: SourceDescription) -> String {
    var text = "\(source.name): \(source.title)\n"
    if let needs = source.needs { text += "\nNeeds: \(needs)\n" }
    if !source.parameters.isEmpty {
      text += "\nOptions:\n"
      let options = TextTable(source.parameters.map { ["--\($0.name)", $0.summary] })
      text += options.lines.map { "  \($0)\n" }.joined()
    }
    if !source.repairs.isEmpty {
      text += "\nRepairs:\n"
      for repair in source.repairs {
        text += "  \(repair.name)\(repair.isOnByDefault ? "" : " (off by default)"): \(repair.summary)\n"
      }
    }
    return text + "\nMore: \(source.page)\n"
  }
}
