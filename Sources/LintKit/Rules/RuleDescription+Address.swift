extension RuleDescription {
  /// Where the standard that the rule's family stands on can be read.
  public var standardAddress: String {
    switch family {
    case .text: "https://www.rfc-editor.org/rfc/rfc8259"
    case .vocabulary: "https://www.ivoa.net/documents/UCD1+/"
    case .granules: "https://www.ivoa.net/documents/EPNTAP/"
    case .profile: "https://json-schema.org/specification"
    case .structure, .crs, .geometry, .properties, .plausibility, .publication:
      "https://doi.org/10.3389/fspas.2022.1049677"
    }
  }

  /// What to do, why it matters and what it stands on, with line ends between: the text that services show
  /// beside a finding.
  var help: String {
    [advice, explanation, basis.isEmpty ? "" : "Basis: \(basis)"].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }
}
