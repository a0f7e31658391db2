package import EPNCore
internal import TFCatPackage

extension PublishSettings {
  /// Where the server offers the files and links of the service.
  package func url(_ path: String) -> String {
    var base = service.baseURL ?? ""
    while base.hasSuffix("/") { base.removeLast() }
    return "\(base)/\(service.name)/q/\(path)"
  }

  /// How granules are made of the catalogues.
  package func granuleOptions(date: String) -> GranuleOptions {
    var options = GranuleOptions(service: service.name)
    options.rows = .both
    options.constants = granules
    options.freeFields = freeFields
    options.typeField = typeField
    options.accessURL = url("files/static/{file_name}")
    options.defaults = [("creation_date", firstPublished ?? date)]
    // These are given row by row, and their columns are there in any case.
    let names = Set(granules.map(\.column))
    for name in ["datalink_url", "internal_reference", "thumbnail_url"] where !names.contains(name) {
      options.defaults.append((name, ""))
    }
    if let doi = service.doi, !names.contains("bib_reference") {
      options.defaults.append(("bib_reference", doi))
    }
    if let publisher, !names.contains("publisher") { options.defaults.append(("publisher", publisher)) }
    return options
  }

  /// Values of the columns of granules of tables where neither the mapping nor the settings have one.
  package func tableDefaults(date: String) -> [(column: String, text: String)] {
    var defaults = [("creation_date", firstPublished ?? date), ("datalink_url", "")]
    if linksTable?.thumbnail != nil || links.contains(where: { $0.thumbnail != nil }) {
      defaults.append(("thumbnail_url", ""))
    }
    if let doi = service.doi { defaults.append(("bib_reference", doi)) }
    if let publisher { defaults.append(("publisher", publisher)) }
    return defaults
  }

  /// The publisher, as a cell has it.
  private var publisher: String? { service.publisher.map(CatalogueProperties.clean) }

  /// When the catalogue was first published, as it is written into columns of dates; `nil` where no day is
  /// known.
  package var firstPublished: String? {
    service.published.flatMap { Timestamp.isValid($0) ? $0 : PublicationDate($0)?.day }
  }
}
