import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import TFCatTestSupport
import Testing

/// Links and thumbnails of the rows of tables.
extension PublishedTableTests {
  private func descriptor(_ links: [DataLink], bands: String = "150.9#228#445 MHz") throws -> String {
    service.settings.links = links
    let defaults = service.settings.tableDefaults(date: "2024-05-01")
    let mapping = try GranuleMapping(
      path: "\(service.directory)/map.yml", constants: [("feature_name", bands)], defaults: defaults)
    let path = "\(service.directory)/a.csv"
    let rows = ["i1,2024-03-01T23:59:59.9999,150,1,1"]
    try (["id,begin,freq,flux,written"] + rows).joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    _ = try Publisher(settings: service.settings, options: PublishOptions(date: "2024-05-01")).publish(
      tables: [path], by: mapping, to: service.folder)
    return try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
  }

  private func link(_ url: String, each: String? = nil, except: [String] = []) throws -> DataLink {
    var link = DataLink(
      access: .url(try LinkTemplate(url)), semantics: "preview", format: "image/gif", description: "At {item}"
    )
    link.items = each.map { DataLink.Items(column: $0, excluded: except) }
    return link
  }

  @Test func eachItemOfAListGetsALink() throws {
    let text = try descriptor([
      try link("https://example.org/{time_min:%j}_{item}.gif", each: "feature_name", except: ["150.9"])
    ])
    #expect(text.contains("for item, band in items(\"feature_name\", \"feature_name\"):"))
    #expect(
      text.contains(
        "if item and band not in (\"150.9\", ) and number(band) not in (150.9, ) and all(row[name] is not None for name in (\"time_min\", )):"
      ))
    #expect(text.contains("+ \"_\" + quote(item) + \".gif\""))
    #expect(text.contains("description=\"At \" + item + \"\""))
  }

  @Test(
    arguments: [
      (DataLink.ThumbnailRule.first, [], "150.9"), (.last, [], "445%20MHz"), (.highest, [], "445%20MHz"),
      (.lowest, [], "150.9"), (.highest, ["445 MHz"], "228"), (.lowest, ["150.9"], "228"),
      (.highest, ["445.0"], "228"), (.lowest, ["150.90", "228.0", "445"], ""),
      (.highest, ["none"], "445%20MHz"),
    ] as [(DataLink.ThumbnailRule, [String], String)])
  func theThumbnailIsChosen(_ rule: DataLink.ThumbnailRule, _ except: [String], _ item: String) throws {
    var link = try link(
      "https://example.org/{time_min:%Y-%m-%dT%H:%M:%S}_{item}.gif", each: "feature_name", except: except)
    link.thumbnail = rule
    let text = try descriptor([link])
    let row = try service.rows("data/granules-000001.csv")["i1"]
    #expect(
      row?["thumbnail_url"] == (item.isEmpty ? "" : "https://example.org/2024-03-02T00:00:00_\(item).gif"))
    #expect(
      text.contains(
        "contentType=media(row[\"thumbnail_url\"], \"image/gif\"), description=\"A small picture\""))
  }

  /// Addresses whose bands stand in another list.
  @Test func itemsMayHaveTheirBandsBeside() throws {
    var link = DataLink(
      access: .url(try LinkTemplate("{item}")), semantics: "preview", format: DataLink.unknownFormat,
      description: "At {band} MHz: {item}")
    link.items = DataLink.Items(column: "images_urls", bands: "images_bands", excluded: ["150.9"])
    link.thumbnail = .highest
    service.settings.links = [link]
    var mapping = Self.mapping
    mapping += """
          images_urls: {value: urls, list: " ", ucd: meta.ref.url}
          images_bands: {value: bands, list: " ", ucd: em.freq}

      """
    try mapping.write(toFile: "\(service.directory)/map.yml", atomically: true, encoding: .utf8)
    let path = "\(service.directory)/a.csv"
    let rows = [
      "i1,2024-01-01,150,1,1,https://e.org/b.png https://e.org/c.gif https://e.org/a.png,228 445.0 150.90",
      "i2,2024-01-02,150,1,1,https://e.org/a.png,150.9", "i3,2024-01-03,150,1,1,,",
      "i4,2024-01-04,150,1,1,https://e.org/a.png https://e.org/b.png,228",
    ]
    try (["id,begin,freq,flux,written,urls,bands"] + rows).joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    var rejects: [RejectedRow] = []
    let report = try Publisher(settings: service.settings, options: PublishOptions(date: "2024-05-01"))
      .publish(
        tables: [path],
        by: GranuleMapping(
          path: "\(service.directory)/map.yml", defaults: service.settings.tableDefaults(date: "2024-05-01")),
        to: service.folder, onReject: { rejects.append($0) })
    #expect(report.added == 3 && rejects.map(\.line) == [5])
    #expect(
      rejects.first?.reason == "images_urls has 2 items, and images_bands, which are their bands, 1")
    let granules = try service.rows("data/granules-000001.csv")
    #expect(
      ["i1", "i2", "i3"].map { granules[$0]?["thumbnail_url"] } == ["https://e.org/c.gif", "", ""])
    let text = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(text.contains("for item, band in items(\"images_urls\", \"images_bands\"):"))
    #expect(text.contains("contentType=media(item, \"application/octet-stream\")"))
    #expect(text.contains("description=\"At \" + band + \" MHz: \" + item + \"\""))
  }

  private func publishLinks(_ links: String, date: String = "2024-05-01", rows: [String]? = nil) throws
    -> PublishReport
  {
    let path = "\(service.directory)/links.csv"
    try ("id,url,band,format,description,size\n" + links).write(
      toFile: path, atomically: true, encoding: .utf8)
    service.settings.linksTable = LinksTable(
      path: path, key: "granule_uid", excludedBands: ["150.0"], thumbnail: .highest)
    // The key has the name that the granules call it by.
    try "granule_uid\(try String(contentsOfFile: path, encoding: .utf8).dropFirst(2))".write(
      toFile: path, atomically: true, encoding: .utf8)
    let table = "\(service.directory)/a.csv"
    try (["id,begin,freq,flux,written"] + (rows ?? [row(1), row(2)])).joined(separator: "\n").write(
      toFile: table, atomically: true, encoding: .utf8)
    let mapping = try GranuleMapping(
      path: "\(service.directory)/map.yml", defaults: service.settings.tableDefaults(date: date))
    return try Publisher(settings: service.settings, options: PublishOptions(date: date)).publish(
      tables: [table], by: mapping, to: service.folder)
  }

  @Test func aTableOfLinksIsImportedBesideTheGranules() throws {
    let links = """
      i1,https://example.org/a.png,164,,Quicklook,12
      i1,https://example.org/b.png,432,,,
      i1,https://example.org/c.png,150,,,
      i1,https://example.org/d.mp4,500,,,

      """
    #expect(try publishLinks(links).needsImport)
    #expect(
      try String(contentsOfFile: service.path("links.csv"), encoding: .utf8) == """
        link_key,url,semantics,content_type,description,content_length
        i1,https://example.org/a.png,preview,image/png,Quicklook,12
        i1,https://example.org/b.png,preview,image/png,Associated data,
        i1,https://example.org/d.mp4,preview,video/mp4,Associated data,

        """)
    let rows = try service.rows("data/granules-000001.csv")
    #expect(rows["i1"]?["thumbnail_url"] == "https://example.org/b.png" && rows["i2"]?["thumbnail_url"] == "")
    let text = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(text.contains("WHERE link_key=%(key)s\", {\"key\": str(row[\"granule_uid\"])}"))
    #expect(text.contains("<data id=\"import_links\">") && text.contains("for link in descriptor.links:"))
    // As it was, nothing is to be done; with another picture the granule changes, though its table has not.
    #expect(try !publishLinks(links, date: "2024-05-02").needsImport)
    let changed = try publishLinks(links + "i2,https://example.org/e.gif,1,,,\n", date: "2024-05-03")
    #expect(changed.changed == 1 && changed.linksChanged)
    // A link that has no part in a small picture is imported with nothing else.
    let other = try publishLinks(
      links + "i2,https://example.org/e.gif,1,,,\ni2,https://example.org/f.pdf,1,,,\n", date: "2024-05-04")
    #expect(other.changed == 0 && other.batch == nil && other.needsImport)
    service.settings.linksTable = nil
    try publish(["a.csv": [row(1), row(2)]], date: "2024-05-05", constants: [("thumbnail_url", "")])
    #expect(!FileManager.default.fileExists(atPath: service.path("links.csv")))
  }

  @Test func lettersThatALinkLosesAreTold() throws {
    let report = try publishLinks(
      "i1,https://example.org/a.png,1,,a,\ni1,https://example.org/b.png,2,,\u{E9},\n")
    #expect(report.notes.contains { $0.contains("links.csv:3: the link \"\u{E9}\": DaCHS writes ?") })
    service.settings.links = [try link("https://example.org/{granule_uid}")]
    #expect(try publishLinks("i1,https://example.org/a.png,1,,a,\n", date: "2024-05-02").notes == [])
    service.settings.links[0].description = "Aper\u{E7}u"
    let notes = try publishLinks("i1,https://example.org/a.png,1,,a,\n", date: "2024-05-03").notes
    #expect(notes.count == 1 && notes[0].contains("such as \"\u{E7}\""))
  }

  @Test(arguments: [
    ("i1,,1,,,\n", "2: granule_uid or url is empty"), ("i1,https://a/<b>,1,,,\n", "2: the link"),
    ("i1,https://a/b,1,,,many\n", "2: size is a number"),
  ]) func linksThatNoDocumentCanHaveStopTheRun(_ links: String, _ words: String) throws {
    let error = #expect(throws: PublishError.self) { try publishLinks(links) }
    #expect(error?.reason.contains("links.csv:\(words)") == true, "\(error?.reason ?? "")")
    #expect(!FileManager.default.fileExists(atPath: service.folder))
  }

  @Test func aThumbnailNeedsFormsThatAreKnown() throws {
    var link = try link("https://example.org/{time_min:%b}")
    link.thumbnail = .first
    let error = #expect(throws: PublishError.self) { try descriptor([link]) }
    #expect(error?.reason.contains("not by %b") == true)
    let unknown = try self.link("https://example.org/{item}", each: "bands")
    let other = #expect(throws: PublishError.self) { try descriptor([unknown]) }
    #expect(other?.reason.contains("takes {bands}, which is no column") == true)
  }
}
