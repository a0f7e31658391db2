import Base
internal import TFCat

/// What is said about a package, complete and checked.
struct PackageFacts: Sendable {
  let description: ServiceDescription
  let licence: Licence
  let publisher: String
  let contact: ServiceDescription.Contact
  /// When this package was made: an ISO 8601 date.
  let date: String
  /// When the catalogue was first published.
  let published: PublicationDate
  /// A page for people about the catalogue.
  let referenceURL: String
  /// What the maker of the package should know.
  private(set) var notes: [String] = []

  var year: String { published.year }
  /// When it was changed last, unless that is when it appeared.
  var updated: String? { published.text == date ? nil : date }
  var doiURL: String? { description.doi.map(URIEscaping.doiURL) }
  var title: String { DisplayText.line(description.title) }
  /// The words of the thesaurus, and whatever else was given.
  var subjects: [(word: String, label: String)] {
    description.subjects.map { ($0, Subjects.label(of: $0) ?? $0) }
  }

  /// The identifier of the registry record (IVOA Identifiers 2.0).
  var ivoid: String { "ivo://\(authority)/\(description.name)/epn_core" }
  var authority: String { description.authority ?? Self.noAuthority }
  /// What DaCHS has in the place of an authority that a data centre did not register.
  static let noAuthority = "x-unregistred"

  /// - Parameters:
  ///   - date: the day on which the package is made, an ISO 8601 date or time.
  ///   - firstPublished: when the catalogue appeared, where the description does not say it; `date` if that
  ///     is not known either.
  ///   - places: where the members of the description stand in a file.
  /// - Throws: `PackageError` with everything that is missing or wrong.
  init(
    _ description: ServiceDescription, date: String, firstPublished: PublicationDate? = nil,
    places: SettingsPlaces? = nil
  ) throws(PackageError) {
    var reasons: [String] = []
    func need(_ text: String?, _ name: String, _ who: String, example: String) -> String {
      if let text, !DisplayText.line(text).isEmpty { return text }
      reasons.append("\(name) is missing, which \(who) ask for: add \(example)")
      return ""
    }
    self.description = description
    _ = need(description.title, "title", "all descriptions", example: "title: Bursts of 2012")
    _ = need(
      description.description, "description", "all descriptions",
      example: "a paragraph about what the events are and how they were found")
    if !Self.isName(description.name) {
      reasons.append(
        "the service's name \"\(description.name)\" cannot stand in identifiers: lower-case letters, digits and underscores, as in bursts"
      )
    }
    if description.creators.isEmpty {
      reasons.append("creators is missing, which citations ask for: add creators: [\"Family, Given\"]")
    }
    if description.creators.contains(where: { DisplayText.line($0.name).isEmpty }) {
      reasons.append("a creator has no name")
    }
    if description.subjects.isEmpty {
      reasons.append(
        "subjects is missing, which registry records ask for: add subjects: [solar-physics, solar-radio-emission]"
      )
    }
    publisher = need(
      description.publisher, "publisher", "DataCite and registry records",
      example: "publisher: Observatory of Nowhere")
    let contactName = need(
      description.contact?.name, "contact", "registry records",
      example: "contact: {name: Data manager, email: data@example.org}")
    contact = description.contact ?? ServiceDescription.Contact(name: contactName)
    let licence = Licence(
      need(description.licence, "licence", "all who want to use the data", example: "licence: CC-BY-4.0"))
    let day = PublicationDate(date)?.day
    if day == nil { reasons.append("the date \"\(date)\" is no date: write it as 2024-05-01") }
    // A package may have subjects that are not the thesaurus's; a note tells.
    for fault in description.faults where fault.member != "subjects" {
      reasons.append(places?.message(fault) ?? fault.reason)
    }
    if let doi = description.doi, !description.faults.contains(where: { $0.member == "doi" }),
      !Self.isDOI(doi)
    {
      reasons.append(
        "\"\(doi)\" is no DOI that DataCite takes: four to nine digits follow \"10.\", as in 10.25935/bync-2m17"
      )
    }
    let urls = [
      description.referenceURL, description.doi.map(URIEscaping.doiURL), description.baseURL,
    ]
    referenceURL = urls.compactMap(\.self).first ?? ""
    if referenceURL.isEmpty {
      reasons.append(
        "a page about the catalogue is missing, which registry records ask for: add reference_url, doi or base_url"
      )
    }
    guard reasons.isEmpty, let licence, let day, let today = PublicationDate(day) else {
      throw PackageError(reasons)
    }
    self.date = day
    published = description.published.flatMap { PublicationDate($0) } ?? firstPublished ?? today
    self.licence = licence
    notes = madeNotes()
  }

  private func madeNotes() -> [String] {
    var notes = Subjects.faults(in: description.subjects)
    if description.doi == nil {
      notes.append(
        "there is no doi yet: datacite.xml says (:tba) in its place, and citations have no link; add doi when it is reserved"
      )
    }
    if description.authority == nil {
      notes.append(
        "there is no authority: voresource.xml is identified as \(ivoid); add authority when the data centre has registered one"
      )
    }
    if description.baseURL == nil {
      notes.append("there is no base_url: voresource.xml does not say where the table can be queried")
    }
    if !licence.isKnown {
      notes.append("the licence \(licence.name) is not one that this program knows: see that SPDX has it")
    }
    if contact.email == nil { notes.append("the contact has no e-mail address") }
    return notes
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  /// `10.`, four to nine digits, a slash, and no blanks: what DataCite's schema accepts.
  private static func isDOI(_ text: String) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[0].hasPrefix("10."), !text.contains(where: \.isWhitespace) else {
      return false
    }
    let digits = parts[0].dropFirst(3)
    return (4...9).contains(digits.count) && digits.utf8.allSatisfy(\.isDigit)
  }

  /// Where a citation leads.
  var citedURL: String { doiURL ?? referenceURL }

  /// How the catalogue is cited, in DataCite's order; `citedURL` comes behind it.
  var citation: String {
    let version = description.version.map { " Version \($0)." } ?? ""
    let names = description.creators.map { DisplayText.line($0.name) }.joined(separator: "; ")
    return "\(names) (\(year)): \(title).\(version) \(DisplayText.line(publisher)). Dataset. "
  }
}

/// A paper or page that belongs to a catalogue.
struct PackageReference: Sendable, Hashable {
  /// `bibcode`, `DOI`, `arXiv` or `URL`, in DataCite's words.
  var kind: String
  var text: String
  /// `nil` for what has no address.
  var url: String?

  init(_ text: String) {
    let text = DisplayText.line(text)
    let bare = ["https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:"].lazy
      .compactMap { text.hasPrefix($0) ? String(text.dropFirst($0.count)) : nil }.first
    if let doi = bare ?? (text.hasPrefix("10.") && text.contains("/") ? text : nil) {
      (kind, self.text, url) = ("DOI", doi, URIEscaping.doiURL(doi))
    } else if text.utf8.count == 19, Int(text.prefix(4)) != nil, !text.contains(" ") {
      (kind, self.text) = ("bibcode", text)
      url = "https://ui.adsabs.harvard.edu/abs/\(PackageText.percentEncoded(text))/abstract"
    } else if text.lowercased().hasPrefix("arxiv:") {
      (kind, self.text, url) = ("arXiv", text, "https://arxiv.org/abs/\(text.dropFirst(6))")
    } else {
      (kind, self.text, url) = ("URL", text, ServiceDescription.isURL(text) ? text : nil)
    }
  }
}
