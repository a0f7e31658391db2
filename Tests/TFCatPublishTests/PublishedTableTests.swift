import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import TFCatSQLite
import TFCatTestSupport
import Testing

/// Rows of tables go through the ledger as the events of catalogues do.
struct PublishedTableTests {
  private let service: SampleService

  private static let mapping = """
    version: 1
    filter: flux > 0
    granule:
      service: images
      newer_by: written
      granule_uid: id
      granule_gid: {constant: image}
      obs_id: id
      dataproduct_type: {constant: im}
      target_name: {constant: Sun}
      time_min: begin
      time_max: begin
      spectral_range_min: {value: freq, unit: MHz}
      processing_level: {constant: 3}
      access_url: "'https://example.org/' & id"
      access_format: {constant: image/png}
      access_estsize: {constant: 1}
      measurement_type: {constant: phot.flux.density}
      instrument_name: {constant: NRH}
      free:
        images_flux: {value: flux, type: double, unit: Jy, ucd: phot.flux.density, info: Flux}

    """

  init() throws {
    service = try SampleService()
    service.settings.service.name = "images"
    try Self.mapping.write(toFile: "\(service.directory)/map.yml", atomically: true, encoding: .utf8)
  }

  private func row(_ number: Int, flux: Double = 1, written: Int = 1, begin: String? = nil) -> String {
    let digits = String(100 + number).dropFirst()
    return "i\(number),\(begin ?? "2024-01-\(digits)T00:00:00"),150,\(flux),\(written)"
  }

  private func source(constants: [(String, String)] = [], date: String = "2024-05-01") throws
    -> GranuleMapping
  {
    try GranuleMapping(
      path: "\(service.directory)/map.yml", constants: constants,
      defaults: [("creation_date", date), ("datalink_url", "")])
  }

  @discardableResult
  private func publish(
    _ tables: [String: [String]], date: String = "2024-05-01", constants: [(String, String)] = [],
    _ change: (inout PublishOptions) -> Void = { _ in }, vanished: ((String) -> Void)? = nil,
    rejected: ((RejectedRow) -> Void)? = nil
  ) throws -> PublishReport {
    var paths: [String] = []
    for (name, rows) in tables.sorted(by: { $0.key < $1.key }) {
      paths.append("\(service.directory)/\(name)")
      let text = (["id,begin,freq,flux,written"] + rows).joined(separator: "\n") + "\n"
      try text.write(toFile: paths[paths.count - 1], atomically: true, encoding: .utf8)
    }
    var options = PublishOptions(date: date)
    change(&options)
    return try Publisher(settings: service.settings, options: options).publish(
      tables: paths, by: source(constants: constants, date: date), to: service.folder,
      onVanished: { vanished?($0) }, onReject: { rejected?($0) })
  }

  @Test func theFirstRunWritesAllRows() throws {
    let report = try publish(["a.csv": [row(1), row(2), row(3, flux: -1)]])
    #expect(report.isFirst && report.added == 2 && report.filtered == 1 && report.total == 2)
    let rows = try service.rows("data/granules-000001.csv")
    #expect(Set(rows.keys) == ["i1", "i2"])
    #expect(rows["i1"]?["spectral_range_max"] == "150000000" && rows["i1"]?["service_title"] == "images")
    #expect(
      rows["i1"]?["datalink_url"] == "https://vo.example.org/images/q/dl/dlmeta?ID=i1"
        && rows["i1"]?["creation_date"] == "2024-05-01")
    let descriptor = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(descriptor.contains("<column name=\"images_flux\" type=\"double precision\""))
    #expect(descriptor.contains("description=\"The data\"") && !descriptor.contains("TFCat catalogue"))
    #expect(descriptor.contains("<temporal>60310.0 60311.0</temporal>"))
    #expect(descriptor.contains("<meta name=\"coverage.waveband\">Radio</meta>"))
    #expect(!FileManager.default.fileExists(atPath: service.path("static")))
  }

  @Test func laterRunsWriteWhatIsNewOrChanged() throws {
    try publish(["a.csv": [row(1), row(2), row(3)]])
    // In another order, and with dates of the run.
    let same = try publish(["a.csv": [row(3), row(1), row(2)]], date: "2024-05-02")
    #expect((same.added, same.changed, same.unchanged, same.total) == (0, 0, 3, 3))
    #expect(!same.needsImport && !same.filesChanged)
    var gone: [String] = []
    let report = try publish(
      ["a.csv": [row(1), row(2, flux: 5), row(4)]], date: "2024-05-03", vanished: { gone.append($0) })
    #expect((report.added, report.changed, report.vanished, report.unchanged) == (1, 1, 1, 1))
    #expect(gone == ["i3"])
    let rows = try service.rows("data/granules-000002.csv")
    #expect(Set(rows.keys) == ["i2", "i4"])
    #expect(rows["i2"]?["creation_date"] == "2024-05-01" && rows["i2"]?["modification_date"] == "2024-05-03")
    let last = try publish(["a.csv": [row(1), row(2, flux: 5), row(4)]], date: "2024-05-04") {
      $0.removesVanished = true
    }
    #expect(last.removed == 1 && last.total == 3)
    #expect(
      try String(contentsOfFile: service.path("removed.csv"), encoding: .utf8) == "granule_uid\ni3\n")
  }

  @Test func aTableThatIsAsItWasStaysAsItIs() throws {
    try publish(["a.csv": [row(1), row(2)], "b.csv": [row(3)]])
    let report = try publish(["a.csv": [row(1), row(2)], "b.csv": [row(3), row(4)]], date: "2024-05-02")
    #expect((report.added, report.changed, report.unchanged, report.vanished) == (1, 0, 3, 0))
    // A table that is left out takes its rows along.
    #expect(try publish(["a.csv": [row(1), row(2)]], date: "2024-05-03").vanished == 2)
    // Another mapping of the same bytes is another one.
    let other = try publish(
      ["a.csv": [row(1), row(2)], "b.csv": [row(3), row(4)]], date: "2024-05-04",
      constants: [("instrument_name", "Other")])
    #expect(other.changed == 4)
  }

  @Test func rowsThatCannotBeUsedAreToldEachTime() throws {
    let rows = [row(1), row(2, begin: "yesterday"), row(1, flux: 7), row(3)]
    for date in ["2024-05-01", "2024-05-02"] {
      var rejects: [RejectedRow] = []
      let report = try publish(["a.csv": rows], date: date, rejected: { rejects.append($0) })
      #expect(report.total == 2 && report.rejected == 2 && rejects.map(\.line) == [3, 4])
      #expect(rejects.last?.reason == "granule_uid i1 is that of another row too")
    }
    // What was a granule and is a reject now is not removed for that.
    let before = try service.contents()
    let error = #expect(throws: PublishError.self) {
      try publish(["a.csv": [row(1), row(3, begin: "never")]], date: "2024-05-03") {
        $0.removesVanished = true
      }
    }
    #expect(error?.reason.contains("1 rows were rejected") == true)
    #expect(try service.contents() == before)
  }

  @Test func theSameRowInTwoTablesIsToldWhicheverIsKnown() throws {
    try publish(["b.csv": [row(1)]])
    var rejects: [RejectedRow] = []
    let report = try publish(
      ["a.csv": [row(1), row(2)], "b.csv": [row(1)]], date: "2024-05-02", rejected: { rejects.append($0) })
    #expect((report.added, report.changed, report.total) == (1, 0, 2))
    #expect(rejects.map(\.path) == ["\(service.directory)/a.csv"] && rejects.map(\.line) == [2])
  }

  /// What another program has written to a database stands in a file beside it for a while.
  @Test func rowsOfADatabaseInUseAreNew() throws {
    let path = "\(service.directory)/a.sqlite"
    let database = try SQLiteDatabase(path: path, access: .own)
    _ = try database.value("PRAGMA journal_mode = WAL")
    try database.execute(
      "CREATE TABLE images (id TEXT, begin TEXT, freq REAL, flux REAL, written INTEGER);"
        + "INSERT INTO images VALUES ('i1', '2024-01-01', 150, 1, 1); PRAGMA wal_checkpoint(TRUNCATE);")
    func publish(_ date: String) throws -> PublishReport {
      var source = try source(date: date)
      source.openers = [.sqlite]
      return try Publisher(settings: service.settings, options: PublishOptions(date: date)).publish(
        tables: [path], by: source, to: service.folder)
    }
    #expect(try publish("2024-05-01").added == 1)
    try database.execute("INSERT INTO images VALUES ('i2', '2024-01-02', 150, 1, 2)")
    #expect(try publish("2024-05-02").added == 1)
    #expect(try publish("2024-05-03").total == 2)
  }

  /// A query that finds nothing new is nothing wrong.
  @Test(arguments: [
    "", "\n", "[]", #"{"took": 1, "hits": {"total": 0, "hits": []}}"#, "id,begin,freq,flux,written\n",
  ])
  func anUpdateMayBeEmpty(_ text: String) throws {
    try publish(["a.csv": [row(1), row(2)]])
    let path = "\(service.directory)/new"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var options = PublishOptions(date: "2024-05-02")
    options.isPartial = true
    let report = try Publisher(settings: service.settings, options: options).publish(
      tables: [path], by: source(date: "2024-05-02"), to: service.folder)
    #expect(report.total == 2 && report.vanished == 0 && report.rejected == 0 && !report.needsImport)
    // All rows of a service are not none in silence.
    if !text.hasPrefix("i"), text.count < 2 {
      #expect(throws: (any Error).self) {
        try Publisher(settings: service.settings, options: PublishOptions(date: "2024-05-03")).publish(
          tables: [path], by: source(date: "2024-05-03"), to: service.folder)
      }
    }
  }

  // MARK: - Alternatives

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

  // MARK: - Tables of granules

  @Test func tablesOfGranulesArePublishedAsTheyAre() throws {
    try publish(["a.csv": [row(1), row(2)]])
    let table = "\(service.directory)/granules.csv"
    try FileManager.default.moveItem(atPath: service.path("data/granules-000001.csv"), toPath: table)
    try FileManager.default.removeItem(atPath: service.folder)
    let source = try GranuleTableSource(
      paths: [table], service: "images",
      constants: [("target_name", "Moon"), ("target_class", "satellite")],
      defaults: [("creation_date", "2020-01-01"), ("publisher", "Somebody")])
    let publisher = Publisher(settings: service.settings, options: PublishOptions(date: "2024-06-01"))
    let report = try publisher.publish(tables: [table], by: source, to: service.folder)
    #expect(report.added == 2)
    let rows = try service.rows("data/granules-000001.csv")
    #expect(rows["i1"]?["target_name"] == "Moon" && rows["i1"]?["publisher"] == "Somebody")
    #expect(rows["i1"]?["creation_date"] == "2024-05-01" && rows["i1"]?["images_flux"] == "1")
    #expect(try publisher.publish(tables: [table], by: source, to: service.folder).unchanged == 2)
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

  // MARK: - Only what is new

  @Test func aPartOfTheRowsLeavesAllOthers() throws {
    try publish(["all.csv": [row(1, written: 8), row(2, written: 9), row(3, written: 10)]])
    #expect(try Publisher.newestMark(of: service.folder) == "10")
    var gone: [String] = []
    let report = try publish(
      ["new.csv": [row(2, flux: 3, written: 11), row(4, written: 12)]], date: "2024-05-02",
      { $0.isPartial = true },
      vanished: { gone.append($0) })
    #expect((report.added, report.changed, report.unchanged, report.vanished) == (1, 1, 2, 0))
    #expect(report.total == 4 && gone.isEmpty)
    #expect(try Publisher.newestMark(of: service.folder) == "12")
    // The first table is as it was, but what came later is not in it.
    let full = try publish(
      ["all.csv": [row(1, written: 8), row(2, written: 9), row(3, written: 10)]], date: "2024-05-03",
      vanished: { gone.append($0) })
    #expect((full.changed, full.vanished) == (1, 1) && gone == ["i4"])
  }

  @Test func aPartIsNoWhole() throws {
    try publish(["a.csv": [row(1)]])
    for (words, change) in [
      ("--full needs all rows", { $0.isFull = true }), ("--since needs", { $0.since = "2024-01-01" }),
      ("nothing vanishes", { $0.removesVanished = true }),
    ] as [(String, (inout PublishOptions) -> Void)] {
      let error = #expect(throws: PublishError.self) {
        try publish(["a.csv": [row(2)]]) { options in
          options.isPartial = true
          change(&options)
        }
      }
      #expect(error?.reason.contains(words) == true)
    }
  }

  @Test func aServiceThatIsNotThereHasNoMark() throws {
    #expect(try Publisher.newestMark(of: service.folder) == nil)
  }

  @Test(arguments: [
    (["9", "10"], "10"), (["2024-05-01T10:00:00", "2024-05-01T09:00:00"], "2024-05-01T10:00:00"),
    (["1e3", "999.5"], "1e3"), (["9223372036854775806", "9223372036854775807"], "9223372036854775807"),
    (["2024-05-01T10:00:00.5Z", "2024-05-01T10:00:00Z"], "2024-05-01T10:00:00.5Z"),
    (["2024-05-01 10:00:00", "2024-05-01 09:30:00.123456"], "2024-05-01 10:00:00"),
    (["2024-05-01T10:30:00+02:00", "2024-05-01T09:00:00Z"], "2024-05-01T09:00:00Z"),
    (["2024-05-01", "2024-04-30T23:59:59"], "2024-05-01"),
  ]) func theLatestMarkIsThatOfItsKind(_ marks: [String], _ latest: String) throws {
    let rows = marks.enumerated().map { "i\($0.offset + 1),2024-01-01T00:00:00,150,1,\($0.element)" }
    try publish(["a.csv": rows])
    #expect(try Publisher.newestMark(of: service.folder) == latest)
  }

  @Test func fullAndSinceWriteAgain() throws {
    try publish(["a.csv": [row(1)]])
    try publish(["a.csv": [row(1), row(2)]], date: "2024-05-02")
    let since = try publish(["a.csv": [row(1), row(2)]], date: "2024-05-03") { $0.since = "2024-05-02" }
    #expect(since.repeated == 1 && since.unchanged == 1)
    let full = try publish(["a.csv": [row(1), row(2)]], date: "2024-05-04") { $0.isFull = true }
    #expect(full.repeated == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: service.path("data")).count == 1)
  }

  @Test func whatLintFindsIsNotPublished() throws {
    try publish(["a.csv": [row(1)]])
    let before = try service.contents()
    #expect(throws: (any Error).self) {
      try publish(["a.csv": [row(1), row(2)]], constants: [("processing_level", "9")])
    }
    #expect(try service.contents() == before)
  }

  @Test func settingsOfCataloguesAreRefused() throws {
    service.settings.freeFields = nil
    let error = #expect(throws: PublishError.self) { try publish(["a.csv": [row(1)]]) }
    #expect(error?.reason.contains("free is for catalogues") == true)
  }
}
