internal import Base
public import TFCat
internal import TFCatJSON

extension ServiceDescription {
  /// Fills in what is not said yet from the properties of catalogues: `title`, `description`, `authors`,
  /// `licence`, `doi`, `publisher`, `version` and `published` or `created`, under these and other usual
  /// names. A `caveat` of a catalogue joins the description, whatever that is.
  ///
  /// - Returns: what the user should know, in sentences without a full stop.
  public mutating func fillIn(from heads: [CatalogueHead]) -> [String] {
    var notes: [String] = []
    let properties = heads.compactMap(\.properties)
    func texts(_ names: [String]) -> some Sequence<String> {
      properties.lazy.flatMap { object in
        names.lazy.compactMap { object[$0]?.string }.filter { !$0.isEmpty }
      }
    }
    func text(_ names: String...) -> String? { texts(names).first { _ in true } }
    if title.isEmpty { title = text("title") ?? "" }
    if description.isEmpty { description = text("description", "abstract") ?? "" }
    // What the sources do not know is told with whatever else is said of the catalogues.
    for caveat in texts(["caveat"]) where !description.contains(caveat) {
      description += (description.isEmpty ? "" : " ") + caveat
    }
    if creators.isEmpty {
      for object in properties where creators.isEmpty {
        creators = Self.creators(object["authors"] ?? object["creators"] ?? object["author"])
      }
      for creator in creators where creator.isUndivided {
        notes.append(
          "the catalogue's authors \"\(DisplayText.shortened(creator.name, to: 60))\" may be several: say creators one by one, each as Family, Given"
        )
      }
    }
    licence = licence ?? text("licence", "license")
    doi = doi ?? text("doi").map { $0.replacing("https://doi.org/", with: "").replacing("doi:", with: "") }
    publisher = publisher ?? text("publisher")
    version = version ?? text("version")
    guard published == nil else { return notes }
    for text in texts(["published", "creation_date", "created", "date"]) {
      if let date = PublicationDate(text) {
        published = date.text
        return notes
      }
      notes.append(
        "the catalogue's date \"\(DisplayText.shortened(text, to: 60))\" cannot be read: say published: 2024-05-01 in its place"
      )
    }
    return notes
  }

  private static func creators(_ json: JSONValue?) -> [Creator] {
    switch json {
    case .string(let text): Creator.several(in: text)
    case .array(let items): items.flatMap { creators($0) }
    case .object(let object):
      object["name"]?.string.map { name in
        let orcid = object["orcid"]?.string.map { $0.replacing("https://orcid.org/", with: "") }
        let affiliation = object["affiliation"]?.string
        guard orcid == nil else { return [Creator(name: name, orcid: orcid, affiliation: affiliation)] }
        return Creator.several(in: name).map { creator in
          var creator = creator
          creator.affiliation = affiliation
          return creator
        }
      } ?? []
    default: []
    }
  }
}
