internal import EPNCore
internal import TFCatPackage
internal import TFCatYAML
internal import TableMapping

extension PublishSettings {
  /// What the members of a settings file may be called.
  package static let names =
    ServiceDescription.memberNames + [
      "targets", "granules", "free", "type_field", "datalink", "links", "database",
    ]

  /// Reads a settings file, `tfcat-publish.yml`.
  ///
  /// - Throws: `YAMLError` for a file that is no YAML, `SettingsError` with all mistakes in one that is, by
  ///   their places.
  public init(path: String) throws {
    try self.init(YAMLParser.parse(path: path), path: path)
  }

  /// Reads settings from a text.
  ///
  /// - Parameters:
  ///   - yaml: the whole settings file.
  ///   - path: what messages call it.
  /// - Throws: as for a file.
  public init(yaml: String, path: String = "<memory>") throws {
    try self.init(YAMLParser.parse(yaml, path: path), path: path)
  }

  private init(_ yaml: YAMLValue, path: String) throws {
    var reader = SettingsReader(path: path)
    reader.checkFilled(yaml)
    try reader.finish()
    reader.checkMembers(of: yaml, among: Self.names, what: "the settings of a service")
    self.init(service: ServiceDescription(yaml, &reader))
    let targets = reader.texts(yaml["targets"])
    if !targets.isEmpty {
      addValue(of: "target_name", targets, at: yaml["targets"] ?? yaml, &reader)
    }
    if let section = yaml["granules"], !section.isNull {
      for member in reader.members(section) {
        guard GranuleColumn.named(member.name) != nil else {
          reader.report(
            GranuleColumn.refusal(of: member.name), at: member.namePlace)
          continue
        }
        addValue(of: member.name, reader.texts(member.value), at: member.value, &reader)
      }
    }
    if let free = yaml["free"] {
      let names = reader.texts(free)
      freeFields = names.contains("all") ? nil : names
    }
    typeField = reader.text(yaml["type_field"])
    if let section = yaml["datalink"], !section.isNull {
      if let items = section.items {
        links = items.compactMap { DataLink($0, &reader) }
      } else {
        reader.report("a list of links should be here, each with \"- \" before it", at: section.place)
      }
    }
    linksTable = yaml["links"].flatMap { $0.isNull ? nil : LinksTable($0, settings: path, &reader) }
    database = yaml["database"].flatMap { $0.isNull ? nil : DatabaseSource($0, &reader) }
    let places = SettingsPlaces(path: path, yaml: yaml, description: service)
    places.report(to: &reader)
    self.places = places
    try reader.finish()
  }

  private mutating func addValue(
    of column: String, _ items: [String], at value: YAMLValue, _ reader: inout SettingsReader
  ) {
    let text = items.joined(separator: "#")
    if let fault = GranuleOptions.fault(of: text, in: column) {
      reader.report(fault, at: value.place)
    } else {
      granules.append((column, text))
    }
  }
}
