internal import Base

extension ServiceDescription.Creator {
  /// Reads `Family, Given <0000-0001-7915-5571>`.
  public init(text: String) {
    let parts = text.split(separator: "<", maxSplits: 1)
    guard parts.count == 2, let orcid = parts[1].split(separator: ">").first,
      Self.isORCID(String(orcid))
    else {
      self.init(name: text)
      return
    }
    var name = parts[0]
    while name.last == " " { name.removeLast() }
    self.init(name: String(name), orcid: String(orcid))
  }

  /// Whether a text is an ORCID: four groups of four, of which the last digit checks the others (ISO 7064,
  /// MOD 11-2).
  public static func isORCID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.count == 4, groups.allSatisfy({ $0.utf8.count == 4 }) else { return false }
    let digits = Array(groups.joined().utf8)
    var sum = 0
    for digit in digits.dropLast() {
      guard digit >= 0x30, digit <= 0x39 else { return false }
      sum = (sum + Int(digit - 0x30)) * 2
    }
    let check = (12 - sum % 11) % 11
    return digits.last == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check))
  }
}

extension ServiceDescription {
  /// All that is wrong with what is there, in the order of the members. Whoever makes something of the
  /// description asks for what is missing.
  package var faults: [DescriptionFault] {
    var faults: [DescriptionFault] = []
    for (index, creator) in creators.enumerated() {
      if let orcid = creator.orcid, !Creator.isORCID(orcid) {
        faults.append(
          DescriptionFault(
            "creators", index,
            "\"\(orcid)\" is no ORCID: 16 digits in four groups, of which the last checks the others"))
      }
    }
    for (index, subject) in subjects.enumerated() {
      if let reason = Subjects.fault(of: subject) {
        faults.append(DescriptionFault("subjects", index, reason))
      }
    }
    if !subjects.isEmpty, let reason = Subjects.faultOfAll(subjects) {
      faults.append(DescriptionFault("subjects", nil, reason))
    }
    if let licence, Licence(licence) == nil {
      faults.append(
        DescriptionFault(
          "licence", nil,
          "\"\(licence)\" is no licence: write an SPDX identifier such as CC-BY-4.0, or the URL of its text"))
    }
    if let doi, !doi.hasPrefix("10.") || !doi.contains("/") || !Self.isPrintable(doi) {
      faults.append(DescriptionFault("doi", nil, "\"\(doi)\" is no DOI: write it as 10.25935/bync-2m17"))
    }
    if let email = contact?.email, !email.contains("@") || email.contains(" ") {
      faults.append(DescriptionFault("contact", nil, "\"\(email)\" is no e-mail address"))
    }
    for (member, url) in [("base_url", baseURL), ("reference_url", referenceURL)] {
      guard let url else { continue }
      if !Self.isURL(url) {
        faults.append(DescriptionFault(member, nil, "\"\(url)\" should begin with https://"))
      } else if let fault = URIEscaping.fault(of: url) {
        faults.append(DescriptionFault(member, nil, "\"\(url)\" is no address, as it has \(fault)"))
      }
    }
    if let published, PublicationDate(published) == nil {
      faults.append(
        DescriptionFault("published", nil, "\"\(published)\" is no date: write it as 2024-05-01"))
    }
    if let authority, !Self.isAuthority(authority) {
      faults.append(
        DescriptionFault(
          "authority", nil,
          "\"\(authority)\" is no authority of IVOA identifiers: write it as vopdc.obspm"))
    }
    return faults
  }

  /// Whether a text is the address of a page.
  static func isURL(_ text: String) -> Bool {
    (text.hasPrefix("https://") && text.utf8.count > 8 || text.hasPrefix("http://") && text.utf8.count > 7)
      && isPrintable(text)
  }

  /// Whether a text has neither blanks nor characters that are not seen.
  private static func isPrintable(_ text: String) -> Bool {
    !text.contains(where: \.isWhitespace) && !text.unicodeScalars.contains(where: TerminalEscaping.steers)
      && XMLEscaping.forbiddenCharacter(in: text) == nil
  }

  private static func isAuthority(_ text: String) -> Bool {
    text.utf8.count >= 3
      && text.utf8.allSatisfy { $0.isLetterOrDigit || "-_.~!*'()+=".utf8.contains($0) }
  }
}
