import ArgumentParser
import TFCatConvert

/// The options that only some formats understand: those that the sources declare.
///
/// The parser looks for options among the stored properties of a type. Here they are made of the list of the
/// sources, so that a new source needs no change.
struct SourceParameters: ParsableArguments, CustomReflectable {
  private static let declared = SourceRegistry.standard.parameters

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private var options: [(name: String, option: Option<String?>)]

  init() {
    options = Self.declared.map { parameter in
      (
        parameter.name,
        Option<String?>(
          name: .customLong(parameter.name),
          help: ArgumentHelp("\(parameter.help)", valueName: parameter.valueName),
          completion: Self.completion(of: parameter))
      )
    }
  }

  /// Files where the value is one, and the words that it can be.
  private static func completion(of parameter: SourceParameter) -> CompletionKind {
    if parameter.valueName == "file" { return .file() }
    let words = parameter.valueName.split(separator: "|").map(String.init)
    return words.count > 1 ? .list(words) : .default
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    options = try Self.declared.map { parameter in
      (parameter.name, try container.decode(Option<String?>.self, forKey: Key(stringValue: parameter.name)))
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: options.map { (label: $0.name, value: $0.option as Any) })
  }

  /// What the user gave, by the names of the options.
  var values: [String: String] {
    options.reduce(into: [:]) { values, entry in values[entry.name] = entry.option.wrappedValue }
  }
}
