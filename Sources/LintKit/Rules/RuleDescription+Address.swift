extension RuleDescription {
  /// Where the standard can be read on which the rule stands: the one that its basis names first, else that
  /// of its family.
  public var standardAddress: String {
    let named = Self.standards.compactMap { standard in
      basis.firstRange(of: standard.name).map { (place: $0.lowerBound, address: standard.address) }
    }
    return named.min { $0.place < $1.place }?.address ?? familyAddress
  }

  /// Standards by the words with which the basis of a rule names them.
  private static let standards: [(name: String, address: String)] = [
    ("TFCat 1.0", tfcat),
    ("RFC 8259", "https://www.rfc-editor.org/rfc/rfc8259"),
    ("RFC 7946", "https://www.rfc-editor.org/rfc/rfc7946"),
    ("JSON Schema", "https://json-schema.org/specification"),
    ("EPN-TAP", "https://www.ivoa.net/documents/EPNTAP/"),
    ("IVOA VOUnits", "https://www.ivoa.net/documents/VOUnits/"),
    ("IVOA UCD", "https://www.ivoa.net/documents/UCD1+/"),
    ("DALI", "https://www.ivoa.net/documents/DALI/"),
    ("VOTable", "https://www.ivoa.net/documents/VOTable/"),
    ("MOC 2.0", "https://www.ivoa.net/documents/MOC/"),
    ("OGC 06-103r4", "https://www.ogc.org/standards/sfa/"),
  ]

  private static let tfcat = "https://doi.org/10.3389/fspas.2022.1049677"

  private var familyAddress: String {
    switch family {
    case .text: "https://www.rfc-editor.org/rfc/rfc8259"
    case .vocabulary: "https://www.ivoa.net/documents/UCD1+/"
    case .granules: "https://www.ivoa.net/documents/EPNTAP/"
    case .profile: "https://json-schema.org/specification"
    case .structure, .crs, .geometry, .properties, .plausibility, .publication: Self.tfcat
    }
  }

  /// What to do, why it matters and what it stands on, with line ends between: the text that services show
  /// beside a finding.
  var help: String {
    [advice, explanation, basis.isEmpty ? "" : "Basis: \(basis)"].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }
}
