import ArgumentParser
import Base
import SolarGranules
import TFCat
import TFCatConvert

/// `tfcat formats`
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Lists the formats that convert reads and writes, or explains one.")

  @Argument(help: ArgumentHelp("The name of a format to read.", valueName: "format"))
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
      let names = sources.map { $0.name } + targets.map { $0.name }
      let width = 2 + (names.map(\.count).max() ?? 0)
      text += "Read (convert --from, or recognised from the content):\n"
      for source in sources {
        text += "  \(source.name.padded(to: width))\(source.title)\n"
        if let needs = source.needs { text += "  \("".padded(to: width))needs: \(needs)\n" }
      }
      text += "\nRead by granules (granules --from):\n"
      for source in RegionSource.allCases {
        text += "  \(source.rawValue.padded(to: width))\(source.title)\n"
      }
      text += "\nWritten (convert --to, or by the ending of the output's name):\n"
      for target in targets {
        let endings = target.fileExtensions.joined(separator: " ")
        text += "  \(target.name.padded(to: width))\(target.title)\(endings.isEmpty ? "" : "  \(endings)")\n"
      }
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
      let width = 2 + (source.parameters.map { $0.name.count }.max() ?? 0)
      for parameter in source.parameters {
        text += "  --\(parameter.name.padded(to: width))\(parameter.summary)\n"
      }
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
