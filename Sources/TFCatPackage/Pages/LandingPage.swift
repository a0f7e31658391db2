import Base
internal import EPNCore
internal import TFCatJSON

/// index.html: a page about the catalogue for people, and for search engines as a schema.org Dataset.
struct LandingPage {
  let facts: PackageFacts
  let coverage: PackageCoverage
  let catalogues: [PackagedCatalogue]
  let eventCount: Int

  private var description: ServiceDescription { facts.description }
  private static func escaped(_ text: String) -> String { XMLEscaping.text(text) }
  private static func link(_ url: String, _ text: String) -> String {
    "<a href=\"\(escaped(url))\">\(escaped(text))</a>"
  }

  var html: String {
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(facts.title))</title>
      <meta name="description" content="\(Self.escaped(DisplayText.shortened(description.description, to: 200)))">
      <style>\(Self.style)</style>
      <noscript><style>\(Self.styleWithoutScripts)</style></noscript>
      <script type="application/ld+json">
      \(Self.script(dataset))
      </script>
      </head>
      <body>
      <main>
      <h1>\(Self.escaped(facts.title))</h1>
      <p class="by">\(creators)</p>

      """
    for paragraph in description.description.split(separator: "\n") {
      html += "<p>\(Self.escaped(DisplayText.line(String(paragraph))))</p>\n"
    }
    html += picture
    html += "<h2>How to cite</h2>\n<p class=\"cite\">\(citation)</p>\n"
    html +=
      "<p class=\"note\">For programs: \(Self.link(PackageNames.citation, PackageNames.citation)), \(Self.link(PackageNames.dataCiteJSON, "DataCite JSON")), \(Self.link(PackageNames.dataCiteXML, "DataCite XML")).</p>\n"
    html += "<h2>About</h2>\n<dl>\n\(about)</dl>\n"
    html += "<h2>Files</h2>\n\(files)"
    for catalogue in catalogues { html += columns(catalogue) }
    return html + "</main>\n</body>\n</html>\n"
  }

  /// The page to look around in; on paper and without scripts the still picture.
  private var picture: String {
    let name = PackageNames.viewer
    return """
      <iframe class="viewer" src="\(name)" title="The events in time and frequency, to look around in"></iframe>
      <p class="note look">\(Self.link(name, "In a window of its own"))</p>
      <img class="still" src="\(PackageNames.overview)" width="960" height="560" alt="The events in time and frequency">

      """
  }

  private var creators: String {
    description.creators.map { creator in
      let name = Self.escaped(DisplayText.line(creator.name))
      let place = creator.affiliation.map { " (\(Self.escaped(DisplayText.line($0))))" } ?? ""
      return creator.orcid.map { "<a href=\"https://orcid.org/\(Self.escaped($0))\">\(name)</a>\(place)" }
        ?? name + place
    }.joined(separator: "; ")
  }

  private var citation: String {
    "\(Self.escaped(facts.citation))\(Self.link(facts.citedURL, facts.citedURL))"
  }

  private var about: String {
    var rows: [(String, String)] = []
    var extent = "\(DisplayText.grouped(eventCount))"
    if let days = coverage.days { extent += ", \(days.first) to \(days.last) (UTC)" }
    rows.append(("Events", Self.escaped(extent)))
    if !description.facilities.isEmpty {
      rows.append(("Facilities", Self.escaped(description.facilities.joined(separator: ", "))))
    }
    if !description.instruments.isEmpty {
      rows.append(("Instruments", Self.escaped(description.instruments.joined(separator: ", "))))
    }
    rows.append(("Subjects", Self.escaped(facts.subjects.map(\.label).joined(separator: ", "))))
    rows.append(("Licence", Self.link(facts.licence.url, facts.licence.name)))
    rows.append(("Published", Self.escaped("\(facts.published) by \(DisplayText.line(facts.publisher))")))
    if let version = description.version {
      rows.append(("Version", Self.escaped("\(version), \(facts.date)")))
    }
    if !description.references.isEmpty {
      let links = description.references.map(PackageReference.init).map { reference in
        reference.url.map { Self.link($0, reference.text) } ?? Self.escaped(reference.text)
      }
      rows.append(("Described in", links.joined(separator: ", ")))
    }
    if let page = description.referenceURL { rows.append(("See also", Self.link(page, page))) }
    var contact = Self.escaped(DisplayText.line(facts.contact.name))
    if let email = facts.contact.email { contact += ", \(Self.link("mailto:\(email)", email))" }
    rows.append(("Contact", contact))
    return rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>\n" }.joined()
  }

  private var files: String {
    var html = "<div class=\"wide\"><table>\n<tr><th>File</th><th>What it is</th><th>Size</th></tr>\n"
    for file in catalogues.flatMap({ [$0.tfcat, $0.votable, $0.csv] }) {
      html +=
        "<tr><td>\(Self.link(PackageText.percentEncoded(file.name), file.name))</td><td>\(Self.escaped(file.title))</td><td class=\"n\">\(DisplayText.size(file.byteCount))</td></tr>\n"
    }
    for (name, title) in PackageReadme.others where name != PackageNames.page {
      html += "<tr><td>\(Self.link(name, name))</td><td>\(Self.escaped(title))</td><td></td></tr>\n"
    }
    html +=
      "</table></div>\n<p class=\"note\">The files are whole if <code>sha256sum -c \(PackageNames.checksums)</code>"
    return html + " says OK of each. TOPCAT and astropy read the VOTable.</p>\n"
  }

  private func columns(_ catalogue: PackagedCatalogue) -> String {
    var html = "<h2>Columns of \(Self.escaped(catalogue.csv.name))</h2>\n<div class=\"wide\"><table>\n"
    html += "<tr><th>Column</th><th>Type</th><th>Unit</th><th>UCD</th><th>What it is</th></tr>\n"
    for column in catalogue.columns {
      html +=
        "<tr><td><code>\(Self.escaped(column.name))</code></td><td>\(column.kind.rawValue)</td><td>\(Self.escaped(column.unit ?? ""))</td><td>\(column.ucd.map { "<code>\(Self.escaped($0))</code>" } ?? "")</td><td>\(Self.escaped(column.description ?? ""))</td></tr>\n"
    }
    return html + "</table></div>\n"
  }

  // MARK: Style

  /// What the page may do: be drawn by its two styles, and show the picture and the page beside it. It has no
  /// script; the one of the page beside it is named there.
  private static let policy =
    "default-src 'none'; style-src \(digest(style)) \(digest(styleWithoutScripts)); img-src 'self'; "
    + "frame-src 'self'; base-uri 'none'; form-action 'none'"

  private static func digest(_ text: String) -> String {
    let bytes = Array(text.utf8).withUnsafeBytes { Digest.sha256.bytes(of: $0) }
    return "'sha256-\(Base64Encoder.text(of: bytes))'"
  }

  private static let styleWithoutScripts = ".viewer, .look { display: none } .still { display: block }"

  private static let style = """

    :root { color-scheme: light }
    body { margin: 0; font: 16px/1.55 "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: #262d36; background: #f4f6f8 }
    main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; background: #fff; box-shadow: 0 0 1.5rem #0001 }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem }
    h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid #dfe4ea }
    a { color: #0a5ea8 }
    .by, .note { color: #5b6673 }
    .by { margin: 0 0 1.2rem }
    .cite { background: #f4f6f8; border-left: 4px solid #0072b2; padding: .8rem 1rem; margin: 0 }
    .viewer { display: block; width: 100%; height: 44rem; margin: 1.2rem 0 .3rem; border: 1px solid #dfe4ea; box-sizing: border-box }
    .still { display: none; width: 100%; height: auto; margin: 1.2rem 0 }
    @media print { .viewer, .look { display: none } .still { display: block } main { box-shadow: none } }
    .wide { overflow-x: auto }
    table { border-collapse: collapse; width: 100%; font-size: .92rem }
    th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #e8ecf0 }
    th { color: #5b6673; font-weight: 600 }
    td.n { white-space: nowrap }
    code { font: .86em ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 0 }
    dt { color: #5b6673 } dd { margin: 0 }

    """

  // MARK: schema.org

  /// JSON in a page: what would end the script is written another way.
  private static func script(_ json: JSONValue) -> String {
    PackageText.json(json).split(separator: "<", omittingEmptySubsequences: false).joined(
      separator: "\\u003c")
  }

  private var dataset: JSONValue {
    var object = JSONObject([("@context", "https://schema.org/"), ("@type", "Dataset")])
    object.add("@id", facts.doiURL)
    object.add("name", facts.title)
    // Google's search of datasets accepts 50 to 5000 characters.
    object.add("description", String(description.description.prefix(5000)))
    object.add("identifier", facts.doiURL)
    object.add("url", facts.referenceURL)
    object.add("version", description.version)
    object.add("license", facts.licence.url)
    object.add("isAccessibleForFree", .bool(true))
    object["creator"] = .array(description.creators.map(Self.person))
    object["publisher"] = ["@type": "Organization", "name": .string(DisplayText.line(facts.publisher))]
    object.add("datePublished", facts.published.text)
    object.add("dateModified", facts.date)
    object["keywords"] = .array(
      facts.subjects.map { word, label in
        guard Subjects.isKnown(word) else { return .string(word) }
        return [
          "@type": "DefinedTerm", "name": .string(label), "termCode": .string(word),
          "inDefinedTermSet": .string(Subjects.vocabulary),
        ]
      })
    if let start = coverage.start, let end = coverage.end {
      object.add("temporalCoverage", "\(start)/\(end)")
    }
    let references = description.references.map(PackageReference.init).compactMap(\.url)
    if !references.isEmpty { object["citation"] = .array(references.map(JSONValue.string)) }
    object["variableMeasured"] = .array(variables)
    object.add("thumbnailUrl", PackageNames.thumbnail)
    object["distribution"] = .array(
      catalogues.flatMap { [$0.tfcat, $0.votable, $0.csv] }.map { file in
        [
          "@type": "DataDownload", "name": .string(file.name), "description": .string(file.title),
          "contentUrl": .string(PackageText.percentEncoded(file.name)),
          "encodingFormat": .string(file.mediaType), "contentSize": .string("\(file.byteCount) B"),
          "sha256": .string(file.sha256),
        ]
      })
    return .object(object)
  }

  private static func person(_ creator: ServiceDescription.Creator) -> JSONValue {
    var object = JSONObject([("@type", creator.isPerson ? "Person" : "Organization")])
    object.add("@id", creator.orcid.map { "https://orcid.org/\($0)" })
    object.add("name", DisplayText.line(creator.name))
    object.add("givenName", creator.givenName)
    object.add("familyName", creator.familyName)
    if let place = creator.affiliation {
      object["affiliation"] = ["@type": "Organization", "name": .string(DisplayText.line(place))]
    }
    return .object(object)
  }

  /// Each column once, although several catalogues may have it.
  private var variables: [JSONValue] {
    var names: Set<String> = []
    return catalogues.flatMap(\.columns).filter { $0.kind != .object && names.insert($0.name).inserted }.map {
      column in
      var object = JSONObject([("@type", "PropertyValue"), ("name", .string(column.name))])
      object.add("description", column.description)
      object.add("unitText", column.unit)
      object.add("propertyID", column.ucd)
      return .object(object)
    }
  }
}
