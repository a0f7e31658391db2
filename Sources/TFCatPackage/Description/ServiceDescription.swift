/// What a catalogue and the service that publishes it are: title, creators, licence, place. All that the RD,
/// the data package and the pages beside them say about the whole comes from here.
public struct ServiceDescription: Sendable, Hashable {
  /// A person or an organisation that made the catalogue.
  public struct Creator: Sendable, Hashable {
    /// `Family, Given` for a person; the name of an organisation as it is.
    public var name: String
    /// The 16 digits, in four groups: `0000-0001-7915-5571`.
    public var orcid: String?
    /// Where a person works.
    public var affiliation: String?
    /// Whether a comma in the name may part persons, so that it does not tell a family name.
    package internal(set) var isUndivided = false

    /// A person or an organisation by name.
    public init(name: String, orcid: String? = nil, affiliation: String? = nil) {
      self.name = name
      self.orcid = orcid
      self.affiliation = affiliation
    }

    /// A name with a comma is a person's, unless the comma may part several.
    public var isPerson: Bool { (name.contains(",") && !isUndivided) || orcid != nil }

    /// What stands before the comma of a person's name.
    public var familyName: String? { part(0) }
    /// What stands behind it.
    public var givenName: String? { part(1) }

    private func part(_ index: Int) -> String? {
      let parts = name.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
      return isPerson && parts.indices.contains(index) ? String(parts[index]) : nil
    }
  }

  /// Whom users of the service write to.
  public struct Contact: Sendable, Hashable {
    /// `Family, Given` for a person; the name of an office as it is.
    public var name: String
    /// Where users write to.
    public var email: String?
    /// A postal address.
    public var address: String?

    /// Someone by name.
    public init(name: String, email: String? = nil, address: String? = nil) {
      self.name = name
      self.email = email
      self.address = address
    }
  }

  /// The schema of the service: a lower-case word.
  public var name: String
  /// What the catalogue is called.
  public var title: String
  /// A paragraph about what the events are and how they were found.
  public var description: String
  /// Who made the catalogue.
  public var creators: [Creator]
  /// Words of the Unified Astronomy Thesaurus as the IVOA writes them: `solar-physics`.
  public var subjects: [String]
  /// An SPDX identifier: `CC-BY-4.0`.
  public var licence: String?
  /// Without `https://doi.org/`: `10.25935/bync-2m17`.
  public var doi: String?
  /// Who publishes it.
  public var publisher: String?
  /// Whom users write to.
  public var contact: Contact?
  /// Where the server is: `https://vogate.example.org`.
  public var baseURL: String?
  /// The version of the catalogue: `1.1`.
  public var version: String?
  /// When the catalogue was first published: what `PublicationDate` reads.
  public var published: String?
  /// Observatories and spacecraft.
  public var facilities: [String] = []
  /// Instruments that the events were seen with.
  public var instruments: [String] = []
  /// Bibcodes or DOIs of papers that describe the catalogue.
  public var references: [String] = []
  /// A page for people about the catalogue.
  public var referenceURL: String?
  /// What the data centre registered for its IVOA identifiers: `vopdc.obspm` of `ivo://vopdc.obspm/...`.
  public var authority: String?

  /// A description with what each one has; all else can be added.
  public init(
    name: String, title: String, description: String, creators: [Creator] = [], subjects: [String] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.creators = creators
    self.subjects = subjects
  }
}

extension ServiceDescription {
  /// A text that is another one when anything of the description is.
  var fingerprint: String {
    func lines(_ texts: [String?]) -> String {
      texts.map { $0.map { "+\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: "\n")
    }
    return lines([
      name, title, description,
      lines(
        creators.flatMap { [$0.name, $0.orcid, $0.affiliation] + ($0.isUndivided ? ["undivided"] : []) }),
      lines(subjects), licence, doi,
      publisher,
      contact.map { lines([$0.name, $0.email, $0.address]) }, baseURL, version, published, lines(facilities),
      lines(instruments), lines(references), referenceURL, authority,
    ])
  }
}
