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

  /// Whether a text is an ORCID: four groups of four, of which the last digit checks the others (ISO 7064, MOD 11-2).
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
  /// What is missing of what a service has to say about itself, by the names of the settings, with an example each.
  var missing: [String] {
    var missing: [String] = []
    if title.isEmpty { missing.append("title (title: Bursts of 2012)") }
    if description.isEmpty { missing.append("description (what the events are and how they were found)") }
    if creators.isEmpty { missing.append("creators (creators: [\"Family, Given\"])") }
    if subjects.isEmpty { missing.append("subjects (subjects: [solar-physics, solar-radio-emission])") }
    if licence == nil { missing.append("licence (licence: CC-BY-4.0)") }
    if baseURL == nil {
      missing.append("base_url (base_url: https://vogate.example.org, where the server is)")
    }
    return missing
  }

  /// What is wrong with what is there.
  var faults: [String] {
    var faults: [String] = []
    for url in [baseURL, referenceURL].compactMap(\.self)
    where !url.hasPrefix("http://") && !url.hasPrefix("https://") {
      faults.append("\"\(url)\" should begin with https://")
    }
    if let doi, !doi.hasPrefix("10.") || !doi.contains("/") || doi.contains(" ") {
      faults.append("\"\(doi)\" is no DOI: write it as 10.25935/bync-2m17")
    }
    if !subjects.isEmpty { faults += Subjects.faults(in: subjects) }
    if let licence, Licence(licence) == nil {
      faults.append(
        "\"\(licence)\" is no licence: write an SPDX identifier such as CC-BY-4.0, or the URL of its text")
    }
    for creator in creators {
      if let orcid = creator.orcid, !Creator.isORCID(orcid) {
        faults.append(
          "\"\(orcid)\" is no ORCID: its last digit does not fit the others, or it is not 16 digits")
      }
    }
    if let email = contact?.email, !email.contains("@") || email.contains(" ") {
      faults.append("\"\(email)\" is no e-mail address")
    }
    return faults
  }
}
