import Base
import EPNCore
import TFCatPackage
import TFCatTables

/// The datalink service of an RD: what belongs to a granule, by kind (DataLink 1.1).
struct DatalinkService {
  var settings: PublishSettings
  var schema: GranuleSchema
  /// Whether an event lies in the file of its catalogue.
  var holdsCatalogues: Bool

  var text: String {
    #"""
      <service id="dl" allowed="dlmeta">
        <meta name="title">Links of \#(DescriptorText.meta(settings.service.title))</meta>
        <datalinkCore>
          <descriptorGenerator>
            <setup><code>
              import datetime, itertools, urllib.parse
            </code></setup>
            <code>
              with base.getTableConn() as connection:
                def granule(uid):
                  rows = list(connection.queryToDicts(
                    "SELECT * FROM \schema.epn_core WHERE granule_uid=%(uid)s", {"uid": uid}))
                  return rows[0] if rows else None
                row = granule(pubDID)
                if row is None:
                  return DatalinkFault.NotFoundFault(pubDID, "There is no such granule.")
    \#(findingData)\#(findingLinks)          descriptor = ProductDescriptor(pubDID, None, None, row.get("access_format"))
              descriptor.suppressAutoLinks = True
              descriptor.row, descriptor.data = row, data or {}\#(settings.linksTable == nil ? "" : "\n          descriptor.links = links")

              def moment(name, form, seconds=0):
                when = (datetime.datetime(2000, 1, 1, 12)
                  + datetime.timedelta(days=row[name]-2451545.0, seconds=seconds))
                return (when+datetime.timedelta(microseconds=500)).strftime(form)
              def quote(text):
                return urllib.parse.quote(str(text), safe="")
              def quoted(name):
                return quote(row[name])
              def items(name, bands):
                lists = [str(row[column] or "").split("#") for column in (name, bands)]
                return itertools.zip_longest(*lists, fillvalue="")
              def media(url, other):
                return \#(Self.mediaTypes).get(
                  url.split("?")[0].rsplit(".", 1)[-1].lower(), other)
              def number(band):
                try:
                  return float(band.split()[0])
                except (IndexError, ValueError):
                  return None
              descriptor.moment, descriptor.quote, descriptor.quoted = moment, quote, quoted
              descriptor.items, descriptor.media, descriptor.number = items, media, number
              return descriptor
            </code>
          </descriptorGenerator>
          <metaMaker name="links">
            <code>
              row, data = descriptor.row, descriptor.data
              moment, quote, quoted = descriptor.moment, descriptor.quote, descriptor.quoted
              items, media, number = descriptor.items, descriptor.media, descriptor.number
              if data.get("access_url"):
                yield descriptor.makeLink(data["access_url"], semantics="#this",
                  contentType=data["access_format"], description=\#(dataTitle))
              if row.get("thumbnail_url"):
                yield descriptor.makeLink(row["thumbnail_url"], semantics="#thumbnail",
                  contentType=\#(thumbnailFormat), description="A small picture")
    \#(documentation + settings.links.map(statement).joined() + tableOfLinks)        </code>
          </metaMaker>
        </datalinkCore>
      </service>

    """#
  }

  private var findingData: String {
    holdsCatalogues
      ? #"""
                  # An event lies in the file of its catalogue.
                  data = row if row.get("access_url") else granule(row.get("internal_reference"))

      """#
      : #"""
                  data = row

      """#
  }

  /// The media types that endings of addresses tell, as a dictionary of Python.
  private static let mediaTypes: String = {
    let known = MediaType.endings.map { "\"\($0.ending)\": \"\($0.type)\"" }
    return "{\(known.joined(separator: ", "))}"
  }()

  private var thumbnailFormat: String {
    let other = settings.links.first { $0.thumbnail != nil }?.format ?? "image/png"
    return "media(row[\"thumbnail_url\"], \(DescriptorText.pythonString(other)))"
  }

  /// The media type of a link as a term of Python; where it is not said, its address tells it.
  private func format(_ item: DataLink, _ url: String) -> String {
    let format = DescriptorText.pythonString(item.format)
    guard case .url = item.access, item.format == DataLink.unknownFormat else { return format }
    return "media(\(url), \(format))"
  }

  private var findingLinks: String {
    guard let table = settings.linksTable else { return "" }
    return #"""
                  links = list(connection.queryToDicts(
                    "SELECT * FROM \schema.links WHERE link_key=%(key)s", {"key": str(row["\#(table.key)"])}))

      """#
  }

  /// A link for each row of the table of links.
  private var tableOfLinks: String {
    guard settings.linksTable != nil else { return "" }
    return """
                for link in descriptor.links:
                  yield descriptor.makeLink(link["url"], semantics="#"+link["semantics"],
                    contentType=link["content_type"], contentLength=link["content_length"],
                    description=link["description"])

      """
  }

  private var dataTitle: String {
    holdsCatalogues
      ? #""The TFCat catalogue" if data is row else "The TFCat catalogue that holds the event""#
      : #""The data""#
  }

  private func link(
    _ url: String, _ semantics: String, format: String, _ description: String, indent: Int
  ) -> String {
    let space = String(repeating: " ", count: indent)
    return """
      \(space)yield descriptor.makeLink(\(url), semantics=\(DescriptorText.pythonString("#\(semantics)")),
      \(space)  contentType=\(format), description=\(DescriptorText.pythonString(description)))

      """
  }

  private var documentation: String {
    let service = settings.service
    var text = ""
    if let url = service.referenceURL {
      text += link(
        DescriptorText.pythonString(url), "documentation", format: #""text/html""#,
        holdsCatalogues ? "About the catalogue" : "About the service", indent: 10)
    }
    if let doi = service.doi {
      text += link(
        DescriptorText.pythonString(URIEscaping.doiURL(doi)), "documentation", format: #""text/html""#,
        holdsCatalogues ? "The catalogue as a publication" : "The data as a publication", indent: 10)
    }
    return text
  }

  private func statement(_ item: DataLink) -> String {
    let (url, columns) = expression(item)
    if let items = item.items { return loop(over: items, item, url, columns) }
    guard !columns.isEmpty else {
      return link(url, item.semantics, format: format(item, url), item.description, indent: 10)
    }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    return "          if all(row[name] is not None for name in (\(names),)):\n"
      + link(url, item.semantics, format: format(item, url), item.description, indent: 12)
  }

  /// A link for each item of a list.
  private func loop(
    over items: DataLink.Items, _ item: DataLink, _ url: String, _ columns: [String]
  ) -> String {
    let others = columns.filter { ![LinkTemplate.item, LinkTemplate.band].contains($0) }
    let excluded = items.excluded.map { DescriptorText.pythonString($0) + ", " }.joined()
    let numbers = items.excluded.compactMap(TableText.double).filter(\.isFinite).map { "\($0), " }.joined()
    var condition = "item"
    if !excluded.isEmpty { condition += " and band not in (\(excluded))" }
    if !numbers.isEmpty { condition += " and number(band) not in (\(numbers))" }
    if !others.isEmpty {
      let names = others.map { "\"\($0)\", " }.joined()
      condition += " and all(row[name] is not None for name in (\(names)))"
    }
    return """
                for item, band in items("\(items.column)", "\(items.bands ?? items.column)"):
                  if \(condition):
                    yield descriptor.makeLink(\(url), semantics=\(DescriptorText.pythonString("#\(item.semantics)")),
                      contentType=\(format(item, url)), description=\(description(item.description)))

      """
  }

  /// A description as a term of Python, with the item and its band where `{item}` and `{band}` stand.
  private func description(_ text: String) -> String {
    var terms: [String] = []
    for (index, part) in text.split(separator: "{item}", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { terms.append("item") }
      let texts = part.split(separator: "{band}", omittingEmptySubsequences: false)
      for (index, text) in texts.enumerated() {
        if index > 0 { terms.append("band") }
        terms.append(DescriptorText.pythonString(String(text)))
      }
    }
    return terms.joined(separator: " + ")
  }

  /// The URL as a term of Python, and the columns that it needs.
  private func expression(_ item: DataLink) -> (String, [String]) {
    let form = "%Y-%m-%dT%H:%M:%SZ"
    let start = "moment(\"time_min\", \"\(form)\", -\(item.margin))"
    // The end of a request is not part of it (HAPI 3.1, section 3.5), and whole seconds are cut off.
    let stop = "moment(\"time_max\", \"\(form)\", \(item.margin)+1)"
    func string(_ text: String) -> String { DescriptorText.pythonString(text) }
    // Slashes and commas may stand in a query (RFC 3986, section 3.4), and are what people know of names of
    // datasets.
    func quoted(_ text: String) -> String {
      PackageText.percentEncoded(text).replacing("%2F", with: "/").replacing("%2C", with: ",")
    }
    switch item.access {
    case .url(let template):
      var terms: [String] = []
      for (index, piece) in template.pieces.enumerated() {
        switch piece {
        case .text(let text): terms.append(string(text))
        case .value(let column, let form?):
          let margin = column == "time_max" ? item.margin : -item.margin
          terms.append("moment(\"\(column)\", \(string(form)), \(margin))")
        case .value(LinkTemplate.item, nil) where item.items != nil:
          terms.append(index == 0 ? "item" : "quote(item)")
        case .value(LinkTemplate.band, nil) where item.items != nil: terms.append("quote(band)")
        // A column that is the beginning of the URL is a URL.
        case .value(let column, nil):
          terms.append(index == 0 ? "str(row[\"\(column)\"])" : "quoted(\"\(column)\")")
        }
      }
      return (terms.joined(separator: " + "), template.columns)
    case .hapi(let server, let dataset, let parameters, let version):
      let names = version == 2 ? ("id", "time.min", "time.max") : ("dataset", "start", "stop")
      var terms = [string("\(base(server))/data?\(names.0)=\(quoted(dataset))&\(names.1)="), start]
      terms += [string("&\(names.2)="), stop]
      if let parameters { terms.append(string("&parameters=\(quoted(parameters))")) }
      return (terms.joined(separator: " + "), ["time_min", "time_max"])
    case .das2(let server, let dataset, let parameters):
      var terms = [string("\(base(server))?server=dataset&dataset=\(quoted(dataset))&start_time="), start]
      terms += [string("&end_time="), stop]
      if let parameters { terms.append(string("&params=\(quoted(parameters))")) }
      return (terms.joined(separator: " + "), ["time_min", "time_max"])
    }
  }

  private func base(_ server: String) -> String {
    server.hasSuffix("/") ? String(server.dropLast()) : server
  }
}
