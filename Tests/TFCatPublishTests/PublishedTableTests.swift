import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import TFCatSQLite
import TFCatTestSupport
import Testing

/// Rows of tables go through the ledger as the events of catalogues do.
struct PublishedTableTests {
  let service: SampleService

  static let mapping = """
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

  func row(_ number: Int, flux: Double = 1, written: Int = 1, begin: String? = nil) -> String {
    let digits = String(100 + number).dropFirst()
    return "i\(number),\(begin ?? "2024-01-\(digits)T00:00:00"),150,\(flux),\(written)"
  }

  func source(constants: [(String, String)] = [], date: String = "2024-05-01") throws
    -> GranuleMapping
  {
    try GranuleMapping(
      path: "\(service.directory)/map.yml", constants: constants,
      defaults: [("creation_date", date), ("datalink_url", "")])
  }

  @discardableResult
  func publish(
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
