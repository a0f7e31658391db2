import Base
internal import TFCatJSON

/// CITATION.cff, version 1.2.0 of the format: YAML whose texts are in double quotes, as in JSON.
struct CitationFile {
  let facts: PackageFacts

  var text: String {
    let description = facts.description
    var lines = [
      "# How to cite this catalogue: https://citation-file-format.github.io", "cff-version: 1.2.0",
      "type: dataset", member("message", "If you use this catalogue, please cite it as below."),
      member("title", facts.title), member("abstract", description.description), "authors:",
    ]
    for creator in description.creators {
      var members: [(String, String)] = []
      if creator.isPerson {
        members.append(("family-names", creator.familyName ?? creator.name))
        if let given = creator.givenName { members.append(("given-names", given)) }
        if let orcid = creator.orcid { members.append(("orcid", "https://orcid.org/\(orcid)")) }
        if let affiliation = creator.affiliation { members.append(("affiliation", affiliation)) }
      } else {
        members.append(("name", creator.name))
      }
      lines += item(members)
    }
    lines.append("contact:")
    var contact: [(String, String)] = []
    let name = facts.contact.name.split(separator: ",", maxSplits: 1).map { String($0.drop { $0 == " " }) }
    if name.count == 2 {
      contact = [("family-names", name[0]), ("given-names", name[1])]
    } else {
      contact = [("name", facts.contact.name)]
    }
    if let email = facts.contact.email { contact.append(("email", email)) }
    if let address = facts.contact.address { contact.append(("address", address)) }
    lines += item(contact)
    if let doi = description.doi { lines.append(member("doi", doi)) }
    if let version = description.version { lines.append(member("version", version)) }
    // The format allows whole dates only.
    if let day = facts.published.day { lines.append(member("date-released", day)) }
    if facts.licence.isKnown, let identifier = facts.licence.identifier {
      lines.append(member("license", identifier))
    } else {
      lines.append(member("license-url", facts.licence.url))
    }
    lines.append(member("url", facts.referenceURL))
    // The format wants each keyword once.
    var words: [String] = []
    for subject in facts.subjects where !words.contains(subject.label) { words.append(subject.label) }
    if !words.isEmpty {
      lines.append("keywords:")
      lines += words.map { "  - \(quoted($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func member(_ name: String, _ text: String) -> String { "\(name): \(quoted(text))" }

  private func quoted(_ text: String) -> String {
    YAMLEscaping.flow(json: JSONValue.string(text).description)
  }

  private func item(_ members: [(String, String)]) -> [String] {
    members.enumerated().map { index, entry in
      (index == 0 ? "  - " : "    ") + member(entry.0, DisplayText.line(entry.1))
    }
  }
}
