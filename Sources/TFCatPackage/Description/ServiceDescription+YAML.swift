package import TFCatYAML

extension ServiceDescription {
  /// What the members of settings may be called that describe a catalogue and its service.
  package static let memberNames = [
    "service", "title", "description", "creators", "subjects", "licence", "doi", "publisher", "contact",
    "base_url", "version", "published", "facilities", "instruments", "references", "reference_url",
    "authority",
  ]

  /// Reads the members of settings that describe a catalogue and its service, and leaves all others alone.
  package init(_ yaml: YAMLValue, _ reader: inout SettingsReader) {
    self.init(
      name: reader.text(yaml["service"]) ?? "", title: reader.text(yaml["title"]) ?? "",
      description: reader.text(yaml["description"]) ?? "", subjects: reader.texts(yaml["subjects"]))
    if let value = yaml["creators"], !value.isNull {
      for item in value.items ?? [value] {
        if let creator = Self.creator(item, &reader) { creators.append(creator) }
      }
    }
    licence = reader.text(yaml["licence"])
    doi = reader.text(yaml["doi"])
    publisher = reader.text(yaml["publisher"])
    contact = yaml["contact"].flatMap { $0.isNull ? nil : Self.contact($0, &reader) }
    baseURL = reader.text(yaml["base_url"])
    version = reader.text(yaml["version"])
    published = reader.text(yaml["published"])
    facilities = reader.texts(yaml["facilities"])
    instruments = reader.texts(yaml["instruments"])
    references = reader.texts(yaml["references"])
    referenceURL = reader.text(yaml["reference_url"])
    authority = reader.text(yaml["authority"])
  }

  private static func creator(_ yaml: YAMLValue, _ reader: inout SettingsReader) -> Creator? {
    if let text = yaml.text { return Creator(text: text) }
    guard reader.checkMembers(of: yaml, among: ["name", "orcid", "affiliation"], what: "a creator") else {
      return nil
    }
    let (orcid, affiliation) = (reader.text(yaml["orcid"]), reader.text(yaml["affiliation"]))
    guard let name = reader.text(yaml["name"]) else {
      if yaml["name"] == nil { reader.report("this creator has no name", at: yaml.place) }
      return nil
    }
    return Creator(name: name, orcid: orcid, affiliation: affiliation)
  }

  private static func contact(_ yaml: YAMLValue, _ reader: inout SettingsReader) -> Contact? {
    if let text = yaml.text { return Contact(name: text) }
    guard reader.checkMembers(of: yaml, among: ["name", "email", "address"], what: "a contact") else {
      return nil
    }
    let (email, address) = (reader.text(yaml["email"]), reader.text(yaml["address"]))
    guard let name = reader.text(yaml["name"]) else {
      if yaml["name"] == nil { reader.report("this contact has no name", at: yaml.place) }
      return nil
    }
    return Contact(name: name, email: email, address: address)
  }
}

/// Where the members of a settings file stand, for messages about them.
package struct SettingsPlaces: Sendable {
  private let path: String
  private let yaml: YAMLValue
  /// What is wrong with the file's own values.
  private let faults: [DescriptionFault]

  /// - Parameters:
  ///   - yaml: the settings.
  ///   - description: what was read from them.
  package init(path: String, yaml: YAMLValue, description: ServiceDescription) {
    self.path = path
    self.yaml = yaml
    faults = description.faults
  }

  /// The mistake as it is reported: with its place where it stands in the file, and without one where an
  /// option or a catalogue brought it.
  package func message(_ fault: DescriptionFault) -> String {
    guard faults.contains(fault) else { return fault.reason }
    return YAMLError(path: path, place: value(of: fault)?.place, reason: fault.reason).description
  }

  /// Notes the mistakes of the description. Where subjects are all that is wrong they are left to whoever
  /// uses the description: a package accepts other words too.
  package func report(to reader: inout SettingsReader) {
    guard reader.hasFaults || faults.contains(where: { $0.member != "subjects" }) else { return }
    for fault in faults { reader.report(fault.reason, at: value(of: fault)?.place ?? yaml.place) }
  }

  private func value(of fault: DescriptionFault) -> YAMLValue? {
    guard let value = yaml[fault.member] else { return nil }
    var item = value
    if let index = fault.index, let items = value.items, items.indices.contains(index) { item = items[index] }
    switch fault.member {
    case "creators": return item["orcid"] ?? item
    case "contact": return item["email"] ?? item
    default: return item
    }
  }
}
