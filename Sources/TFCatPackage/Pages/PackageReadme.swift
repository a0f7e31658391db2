import Base

/// README.md of a package.
struct PackageReadme {
  let facts: PackageFacts
  let coverage: PackageCoverage
  let catalogues: [PackagedCatalogue]
  let eventCount: Int

  var text: String {
    var text = "# \(MarkdownEscaping.text(facts.title))\n\n"
    text += "\(MarkdownEscaping.lines(facts.description.description))\n\n"
    text += "\(DisplayText.grouped(eventCount)) \(eventCount == 1 ? "event" : "events")"
    if let days = coverage.days { text += ", \(days.first) to \(days.last) (UTC)" }
    text += ".\n\n"
    text += "![The events in time and frequency](\(PackageNames.overview))\n\n"
    text += "## How to cite\n\n\(MarkdownEscaping.text(facts.citation))<\(facts.citedURL)>\n\n"
    text +=
      "`\(PackageNames.citation)`, `\(PackageNames.dataCiteJSON)` and `\(PackageNames.dataCiteXML)` say the same to programs.\n\n"
    if !facts.description.references.isEmpty {
      text += "The catalogue is described in:\n\n"
      for reference in facts.description.references.map(PackageReference.init) {
        text +=
          reference.url.map { "- [\(MarkdownEscaping.text(reference.text))](\($0))\n" }
          ?? "- \(MarkdownEscaping.text(reference.text))\n"
      }
      text += "\n"
    }
    text += "## Files\n\n| file | what it is | size |\n|---|---|---|\n"
    for file in catalogues.flatMap({ [$0.tfcat, $0.votable, $0.csv] }) {
      text +=
        "| [\(MarkdownEscaping.text(file.name))](\(PackageText.percentEncoded(file.name))) | \(MarkdownEscaping.text(file.title)) | \(DisplayText.size(file.byteCount)) |\n"
    }
    for (name, title) in Self.others { text += "| [\(name)](\(name)) | \(title) | |\n" }
    text +=
      "\nThe files are whole if this says `OK` of each:\n\n```\nsha256sum -c \(PackageNames.checksums)\n```\n\n"
    text += reading
    for catalogue in catalogues { text += columns(catalogue) }
    text += "## Licence\n\n\(facts.licence.name): <\(facts.licence.url)>. See `\(PackageNames.licence)`.\n\n"
    text += "## Contact\n\n\(MarkdownEscaping.text(facts.contact.name))"
    if let email = facts.contact.email { text += ", <\(email)>" }
    if let address = facts.contact.address { text += ", \(MarkdownEscaping.text(address))" }
    text += ". Published by \(MarkdownEscaping.text(facts.publisher)), \(facts.published)"
    if let version = facts.description.version { text += ", version \(MarkdownEscaping.text(version))" }
    return text + ".\n"
  }

  static let others = [
    (PackageNames.page, "this description as a web page"),
    (PackageNames.viewer, "a page to look around in: picture, table, filters"),
    (PackageNames.overview, "the events in time and frequency"),
    (PackageNames.thumbnail, "the same as a small picture"), (PackageNames.citation, "how to cite"),
    (PackageNames.dataCiteJSON, "metadata for DataCite (kernel 4.5)"),
    (PackageNames.dataCiteXML, "the same as XML"),
    (PackageNames.frictionless, "the files and their columns (Frictionless Data Package)"),
    (PackageNames.registry, "metadata for the Virtual Observatory"), (PackageNames.licence, "the licence"),
    (PackageNames.checksums, "SHA-256 of all files"),
  ]

  private var reading: String {
    guard let first = catalogues.first else { return "" }
    return """
      ## Reading the catalogue

      TOPCAT opens `\(first.votable.name)`; in Python:

      ```python
      from astropy.table import Table
      events = Table.read("\(first.votable.name)")
      ```

      Times are in UTC, frequencies in Hz. The shapes on the dynamic spectrum are in the TFCat file
      (<https://doi.org/10.3389/fspas.2022.1049677>) and, as JSON text, in the column `geometry` of its twins.


      """
  }

  private func columns(_ catalogue: PackagedCatalogue) -> String {
    var text =
      "## Columns of \(catalogue.csv.name)\n\n| column | type | unit | UCD | what it is |\n|---|---|---|---|---|\n"
    for column in catalogue.columns {
      text +=
        "| \(MarkdownEscaping.text(column.name)) | \(column.kind.rawValue) | \(MarkdownEscaping.text(column.unit ?? "")) "
      text +=
        "| \(MarkdownEscaping.text(column.ucd ?? "")) | \(MarkdownEscaping.text(column.description ?? "")) |\n"
    }
    return text + "\n"
  }
}
