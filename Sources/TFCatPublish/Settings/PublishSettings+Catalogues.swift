internal import EPNCore
internal import TFCat
internal import TFCatJSON

extension PublishSettings {
  /// Takes what the settings do not say from the properties of the catalogues.
  mutating func takeOver(_ heads: [CatalogueHead]) {
    let properties = heads.compactMap(\.properties)
    func text(_ names: String...) -> String? {
      for object in properties {
        for name in names {
          if let text = object[name]?.string, !text.isEmpty { return text }
        }
      }
      return nil
    }
    if service.title.isEmpty { service.title = text("title") ?? "" }
    if service.description.isEmpty { service.description = text("description", "abstract") ?? "" }
    if service.creators.isEmpty {
      for object in properties where service.creators.isEmpty {
        service.creators = Self.creators(object["authors"] ?? object["creators"] ?? object["author"])
      }
    }
    service.licence = service.licence ?? text("licence", "license")
    service.doi = service.doi ?? text("doi").map { $0.replacing("https://doi.org/", with: "") }
    service.publisher = service.publisher ?? text("publisher")
    service.version = service.version ?? text("version")
    service.published =
      service.published
      // The day is what publications are dated by.
      ?? text("published", "creation_date", "created", "date").map {
        Timestamp.isValid($0) ? String($0.prefix(10)) : $0
      }
  }

  private static func creators(_ json: JSONValue?) -> [ServiceDescription.Creator] {
    switch json {
    case .string(let text): [ServiceDescription.Creator(text: text)]
    case .array(let items): items.flatMap { creators($0) }
    case .object(let object):
      object["name"]?.string.map { name in
        let orcid = object["orcid"]?.string.map { $0.replacing("https://orcid.org/", with: "") }
        return [
          ServiceDescription.Creator(
            name: name, orcid: orcid, affiliation: object["affiliation"]?.string)
        ]
      } ?? []
    default: []
    }
  }

  /// - Throws: `PublishError` for what is missing or wrong, all of it at once.
  func check(hasCatalogues: Bool) throws(PublishError) {
    if service.name.isEmpty {
      throw PublishError("the service has no name: say --service NAME, or \"service: NAME\" in the settings")
    }
    guard GranulePlan.isServiceName(service.name) else {
      throw PublishError(
        "\"\(service.name)\" cannot name a service: use lower-case letters, digits and _, a letter first")
    }
    if hasCatalogues, database != nil {
      throw PublishError("a service has catalogues, or a database that the server reads; not both")
    }
    var lines = service.faults
    if !service.missing.isEmpty {
      lines.append(
        "a service says of itself what nobody can guess; add to the settings, or give as options: "
          + service.missing.joined(separator: "; "))
    }
    guard lines.isEmpty else { throw PublishError(lines.joined(separator: "\n")) }
  }

  /// Where the server offers the files and links of the service.
  func url(_ path: String) -> String {
    var base = service.baseURL ?? ""
    while base.hasSuffix("/") { base.removeLast() }
    return "\(base)/\(service.name)/q/\(path)"
  }

  /// How granules are made of the catalogues.
  func granuleOptions(date: String) -> GranuleOptions {
    var options = GranuleOptions(service: service.name)
    options.rows = .both
    options.constants = granules
    options.freeFields = freeFields
    options.typeField = typeField
    options.accessURL = url("files/static/{file_name}")
    options.defaults = [("creation_date", service.published.flatMap(Self.day) ?? date)]
    // These are told row by row, and their columns are there in any case.
    let names = Set(granules.map(\.column))
    for name in ["datalink_url", "internal_reference", "thumbnail_url"] where !names.contains(name) {
      options.defaults.append((name, ""))
    }
    if let doi = service.doi, !names.contains("bib_reference") {
      options.defaults.append(("bib_reference", doi))
    }
    if let publisher = service.publisher, !names.contains("publisher") {
      options.defaults.append(("publisher", publisher))
    }
    return options
  }

  /// A date as the columns of dates take it; a year alone is none.
  private static func day(_ text: String) -> String? { Timestamp.isValid(text) ? text : nil }
}
