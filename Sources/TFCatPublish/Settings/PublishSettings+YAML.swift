internal import EPNCore
internal import TFCatYAML
internal import TableMapping

extension PublishSettings {
  /// What the members of a settings file may be called.
  package static let names = [
    "service", "title", "description", "creators", "subjects", "licence", "doi", "publisher", "contact",
    "base_url", "version", "published", "facilities", "instruments", "references", "reference_url", "targets",
    "authority", "granules", "free", "type_field", "datalink", "database",
  ]

  /// Reads a settings file, `tfcat-publish.yml`.
  ///
  /// - Throws: `YAMLError` with the line of what is wrong, `PublishError`.
  public init(path: String) throws {
    try self.init(YAMLParser.parse(path: path), path: path)
  }

  /// Reads settings from a text.
  public init(yaml: String, path: String = "<memory>") throws {
    try self.init(YAMLParser.parse(yaml, path: path), path: path)
  }

  private init(_ yaml: YAMLValue, path: String) throws {
    let reader = MappingReader(path: path)
    try reader.expectFilled(yaml)
    try reader.expectMembers(of: yaml, among: Self.names, what: "the settings of a service")
    self.init(
      service: ServiceDescription(
        name: try reader.optionalText(yaml["service"]) ?? "",
        title: try reader.optionalText(yaml["title"]) ?? "",
        description: try reader.optionalText(yaml["description"]) ?? "",
        subjects: try reader.texts(yaml["subjects"])))
    for creator in yaml["creators"]?.items ?? (yaml["creators"].map { [$0] } ?? []) {
      service.creators.append(try Self.creator(creator, reader))
    }
    service.licence = try reader.optionalText(yaml["licence"])
    service.doi = try reader.optionalText(yaml["doi"])
    service.publisher = try reader.optionalText(yaml["publisher"])
    service.baseURL = try reader.optionalText(yaml["base_url"])
    service.authority = try reader.optionalText(yaml["authority"])
    service.version = try reader.optionalText(yaml["version"])
    service.published = try reader.optionalText(yaml["published"])
    service.facilities = try reader.texts(yaml["facilities"])
    service.instruments = try reader.texts(yaml["instruments"])
    service.references = try reader.texts(yaml["references"])
    service.referenceURL = try reader.optionalText(yaml["reference_url"])
    service.contact = try yaml["contact"].map { try Self.contact($0, reader) }
    let targets = try reader.texts(yaml["targets"])
    if !targets.isEmpty { granules.append(("target_name", targets.joined(separator: "#"))) }
    if let section = yaml["granules"] {
      for member in try reader.members(section) {
        guard GranuleColumn.named(member.name) != nil else {
          throw reader.error(
            YAMLValue(member.value.content, place: member.namePlace),
            "\"\(member.name)\" is no column of EPNcore; tfcat granules --columns lists them")
        }
        granules.append((member.name, try reader.texts(member.value).joined(separator: "#")))
      }
    }
    if let free = yaml["free"] {
      let names = try reader.texts(free)
      freeFields = names.contains("all") ? nil : names
    }
    typeField = try reader.optionalText(yaml["type_field"])
    if let section = yaml["datalink"] {
      guard let items = section.items else {
        throw reader.error(section, "a list of links should be here, each with \"- \" before it")
      }
      for item in items { links.append(try Self.link(item, reader)) }
    }
    database = try yaml["database"].map { try Self.database($0, reader) }
  }

  private static func creator(
    _ yaml: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> ServiceDescription.Creator {
    if let text = yaml.text { return ServiceDescription.Creator(text: text) }
    try reader.expectMembers(of: yaml, among: ["name", "orcid", "affiliation"], what: "a creator")
    guard let name = yaml["name"] else { throw reader.error(yaml, "this creator has no name") }
    let creator = ServiceDescription.Creator(
      name: try reader.text(name), orcid: try reader.optionalText(yaml["orcid"]),
      affiliation: try reader.optionalText(yaml["affiliation"]))
    if let orcid = creator.orcid, !ServiceDescription.Creator.isORCID(orcid) {
      throw reader.error(
        yaml["orcid"] ?? yaml,
        "\"\(orcid)\" is no ORCID: 16 digits in four groups, of which the last checks the others")
    }
    return creator
  }

  private static func contact(
    _ yaml: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> ServiceDescription.Contact {
    if let text = yaml.text { return ServiceDescription.Contact(name: text) }
    try reader.expectMembers(of: yaml, among: ["name", "email", "address"], what: "a contact")
    guard let name = yaml["name"] else { throw reader.error(yaml, "this contact has no name") }
    return ServiceDescription.Contact(
      name: try reader.text(name), email: try reader.optionalText(yaml["email"]),
      address: try reader.optionalText(yaml["address"]))
  }

  private static func link(_ yaml: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> DataLink {
    try reader.expectMembers(
      of: yaml,
      among: [
        "semantics", "url", "hapi", "das2", "dataset", "parameters", "version", "margin", "format",
        "description",
      ], what: "a link")
    let kinds = ["url", "hapi", "das2"].filter { yaml[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first, let place = yaml[kind] else {
      throw reader.error(yaml, "a link has one of url, hapi and das2")
    }
    let address = try reader.text(place)
    var word = try reader.optionalText(yaml["semantics"]) ?? (kind == "url" ? "auxiliary" : "progenitor")
    if word.hasPrefix("#") { word.removeFirst() }
    guard DataLink.semanticsWords.contains(word) else {
      let hint =
        Spelling.nearest(to: word, among: DataLink.semanticsWords).map { "; did you mean \($0)?" } ?? ""
      throw reader.error(
        yaml["semantics"] ?? yaml,
        "\"\(word)\" is no word of http://www.ivoa.net/rdf/datalink/core\(hint) (\(DataLink.semanticsWords.joined(separator: ", ")))"
      )
    }
    let parameters = try reader.optionalText(yaml["parameters"])
    let access: DataLink.Access
    let (format, description): (String, String)
    if kind == "url" {
      for name in ["dataset", "parameters", "version"] {
        if let value = yaml[name] { throw reader.error(value, "\(name) goes with hapi or das2") }
      }
      do {
        access = .url(try LinkTemplate(address))
      } catch {
        throw reader.error(place, error.reason)
      }
      (format, description) = ("application/octet-stream", "Associated data")
    } else {
      guard let dataset = try reader.optionalText(yaml["dataset"]) else {
        throw reader.error(yaml, "say which dataset of the server, as in \"dataset: WI_H1_WAV\"")
      }
      if kind == "hapi" {
        let version = try yaml["version"].map { value throws(YAMLError) in try reader.integer(value) } ?? 2
        guard version == 2 || version == 3 else {
          throw reader.error(yaml["version"] ?? yaml, "the version of HAPI is 2 or 3")
        }
        access = .hapi(server: address, dataset: dataset, parameters: parameters, version: version)
        (format, description) = ("text/csv", "Data of this time from the HAPI server")
      } else {
        if let value = yaml["version"] { throw reader.error(value, "version goes with hapi") }
        access = .das2(server: address, dataset: dataset, parameters: parameters)
        (format, description) = ("application/vnd.das2.das2stream", "Data of this time from the das2 server")
      }
    }
    var margin = 0.0
    if let value = yaml["margin"] {
      guard let number = Double(try reader.text(value)), number.isFinite, number >= 0 else {
        throw reader.error(value, "margin is a number of seconds")
      }
      margin = number
    }
    return DataLink(
      access: access, semantics: word, format: try reader.optionalText(yaml["format"]) ?? format,
      description: try reader.optionalText(yaml["description"]) ?? description, margin: margin)
  }

  private static func database(
    _ yaml: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> DatabaseSource {
    try reader.expectMembers(
      of: yaml, among: ["connection", "query", "changed", "columns"], what: "a database")
    func need(_ name: String, _ example: String) throws(YAMLError) -> String {
      guard let text = try reader.optionalText(yaml[name]) else {
        throw reader.error(yaml, "a database has a member \(name), as in \(example)")
      }
      return text
    }
    return DatabaseSource(
      connection: try need("connection", "\"DRIVER={PostgreSQL Unicode};SERVER=localhost;DATABASE=hfc\""),
      query: try need("query", "\"SELECT * FROM granules\""), changed: try need("changed", "\"modified\""),
      columns: try reader.texts(yaml["columns"]))
  }
}
