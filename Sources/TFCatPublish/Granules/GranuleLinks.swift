import EPNCore
import TFCatPackage
import TFCatTables

/// The columns of granules that lead elsewhere: the datalink document, the granule of the catalogue, the
/// small picture. Values that the settings give go before them.
struct GranuleLinks: Sendable {
  private let settings: PublishSettings
  private let datalink, reference, thumbnail: Int?
  /// The address of datalink documents, up to the identifier.
  private let documents: String

  init(_ settings: PublishSettings, _ schema: GranuleSchema) {
    self.settings = settings
    documents = settings.url("dl/dlmeta?ID=")
    datalink = schema.index("datalink_url")
    reference = schema.index("internal_reference")
    thumbnail = schema.index("thumbnail_url")
  }

  /// What keeps a granule from its links; `nil` where all is well.
  func fault(of granule: Granule) -> String? {
    settings.links.lazy.compactMap { $0.items?.fault(of: granule) }.first
  }

  /// Gives a granule its small picture, by the first link that has one, or by the table of links.
  func linkThumbnail(of granule: inout Granule, _ rows: LinkRows?) throws {
    guard let thumbnail, granule[thumbnail].isNull else { return }
    for link in settings.links {
      guard let url = link.thumbnailURL(of: granule) else { continue }
      granule[thumbnail] = .string(url)
      return
    }
    if let url = try rows?.thumbnailURL(of: granule) { granule[thumbnail] = .string(url) }
  }

  /// Links a granule to its datalink document.
  func linkDocument(of granule: inout Granule, uid: String) {
    fill(datalink, of: &granule) { documents + PackageText.percentEncoded(uid) }
  }

  /// Links the granule of an event to that of its catalogue.
  func linkCatalogue(_ uid: String, from granule: inout Granule) {
    fill(reference, of: &granule) { uid }
  }

  /// Links the granule of a catalogue to its small picture.
  func linkThumbnail(ofCatalogue name: String, from granule: inout Granule) {
    fill(thumbnail, of: &granule) {
      settings.url("files/static/\(PublishedCatalogue.thumbnailName(of: name))")
    }
  }

  private func fill(_ place: Int?, of granule: inout Granule, _ text: () -> String) {
    if let place, granule[place].isNull { granule[place] = .string(text()) }
  }
}
