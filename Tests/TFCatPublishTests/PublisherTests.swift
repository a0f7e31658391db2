import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import Testing

struct PublisherTests {
  @Test func theFirstRunMakesTheFolder() throws {
    let service = try SampleService()
    let report = try service.publish(SampleCatalogue(1...100))
    #expect(report.isFirst && report.added == 100 && report.catalogues == 1 && report.total == 101)
    #expect(report.batch == "data/granules-000001.csv" && report.needsImport)
    #expect(
      Set(try service.contents().keys).isSuperset(of: [
        "q.rd", "README.md", "LICENSE", "data/granules-000001.csv", "static/sample.tfcat.json",
      ]))
    let rows = try service.rows("data/granules-000001.csv")
    #expect(rows.count == 101)
    let event = try #require(rows["bursts_b7"])
    #expect(event["creation_date"] == "2024-05-01" && event["modification_date"] == "2024-05-01")
    #expect(event["datalink_url"] == "https://vo.example.org/bursts/q/dl/dlmeta?ID=bursts_b7")
    #expect(event["internal_reference"] == "bursts_catalogue_sample")
    let file = try #require(rows["bursts_catalogue_sample"])
    #expect(file["access_url"] == "https://vo.example.org/bursts/q/files/static/sample.tfcat.json")
    #expect(file["dataproduct_type"] == "ca#ev")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: service.directory).filter { $0.hasPrefix(".") }
        .isEmpty)
  }

  @Test func filesThatAreGoneAreWrittenAgain() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...100))
    let before = try service.contents()
    try FileManager.default.removeItem(atPath: service.path("static"))
    let report = try service.publish(SampleCatalogue(1...100), date: "2024-06-01")
    #expect(report.filesChanged && report.added == 0 && report.changed == 0 && report.batch == nil)
    for name in before.keys where name.hasPrefix("static/") {
      #expect(try service.contents()[name] == before[name])
    }
  }

  /// Readers that end lines at such characters, as DaCHS does, take them in quotes only.
  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"]) func textsWithSeparatorsAreQuoted(_ character: String)
    throws
  {
    let service = try SampleService()
    service.settings.granules = [("instrument_name", "a\(character)b")]
    try service.publish(SampleCatalogue(1...2))
    let text = try String(contentsOfFile: service.path("data/granules-000001.csv"), encoding: .utf8)
    #expect(text.components(separatedBy: ",\"a\(character)b\",").count == 4)
  }

  /// No column has control characters, whatever the table is written as.
  @Test(arguments: ["\u{0}", "\u{B}", "\u{1B}"]) func controlCharactersAreRefused(_ character: String) throws
  {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...2))
    let before = try service.contents()
    service.settings.granules = [("instrument_name", "a\(character)b")]
    let error = #expect(throws: GranuleError.self) { try service.publish(SampleCatalogue(1...3)) }
    #expect(error?.reason.hasSuffix("has a control character in it") == true)
    #expect(try service.contents() == before)
  }

  @Test(arguments: ["\u{FFFE}", "\u{FFFF}", "\u{1F600}", "\u{110BD}"])
  func textsThatNoVOTableCanHaveAreRefused(_ character: String) throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...2))
    let before = try service.contents()
    service.settings.granules = [("instrument_name", "a\(character)b")]
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...3)) }
    #expect(error?.reason.hasPrefix("granule bursts_b") == true)
    #expect(error?.reason.contains("instrument_name has U+") == true)
    #expect(try service.contents() == before)
  }

  @Test func namesThatQueriesCannotHaveAreRefused() throws {
    let service = try SampleService()
    for (name, reason) in [
      ("order", "it is a word of SQL"), ("user", "it is a word of SQL"), ("moc", "it is a word of SQL"),
      ("analyse", "it is a word of SQL"), ("tap_schema", "has a schema of that name"),
      ("pg_bursts", "has a schema of that name"), (String(repeating: "a", count: 64), "after 63 characters"),
      ("Bursts", "use lower-case letters"),
    ] {
      service.settings.service.name = name
      let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...2)) }
      #expect(error?.reason.contains(reason) == true, "\(name)")
    }
    #expect(!FileManager.default.fileExists(atPath: service.folder))
  }

  @Test func nothingIsWrittenWhenNothingHasChanged() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...100))
    let before = try service.contents()
    let report = try service.publish(SampleCatalogue(1...100), date: "2024-06-01")
    #expect(report.added == 0 && report.changed == 0 && report.catalogues == 0 && report.total == 101)
    #expect(!report.needsImport && !report.filesChanged && report.batch == nil)
    #expect(try service.contents() == before)
  }

  @Test(arguments: [500, 3000]) func onlyWhatIsNewOrChangedMoves(count: Int) throws {
    let service = try SampleService()
    var catalogue = SampleCatalogue(1...count)
    try service.publish(catalogue)
    catalogue.events[17].flux = 2e-20
    catalogue.events.insert(.init(id: "late", minute: 35), at: 3)
    catalogue.events.append(.init(id: "last", minute: 10 * count + 5))
    let report = try service.publish(catalogue, date: "2024-06-01")
    #expect(report.added == 2 && report.changed == 1 && report.catalogues == 1)
    let batch = try #require(report.batch)
    let rows = try service.rows(batch)
    #expect(Set(rows.keys) == ["bursts_b18", "bursts_late", "bursts_last", "bursts_catalogue_sample"])
    #expect(rows["bursts_b18"]?["creation_date"] == "2024-05-01")
    #expect(rows["bursts_b18"]?["modification_date"] == "2024-06-01")
    #expect(rows["bursts_late"]?["creation_date"] == "2024-06-01")
    #expect(rows["bursts_late"]?["modification_date"] == "2024-06-01")
    let descriptor = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(descriptor.contains("self.assertEqual(row[\"n\"], \(count + 3))"))
  }

  @Test func anotherOrderChangesNothing() throws {
    let service = try SampleService()
    var catalogue = SampleCatalogue(1...300)
    try service.publish(catalogue)
    catalogue.events.reverse()
    let report = try service.publish(catalogue, date: "2024-06-01")
    // The file is another one; its events are not.
    #expect(report.added == 0 && report.changed == 0 && report.vanished == 0 && report.catalogues == 1)
  }

  @Test func whatHasVanishedStaysUntilItIsToldToGo() throws {
    let service = try SampleService()
    var catalogue = SampleCatalogue(1...50)
    try service.publish(catalogue)
    let gone = catalogue.events.remove(at: 9)
    var vanished: [String] = []
    var report = try service.publish(catalogue, date: "2024-06-01", vanished: { vanished.append($0) })
    #expect(report.vanished == 1 && vanished == ["bursts_b10"] && report.removed == 0 && report.total == 51)
    #expect(!FileManager.default.fileExists(atPath: service.path("removed.csv")))
    report = try service.publish(catalogue, date: "2024-06-02", vanished: { vanished.append($0) })
    #expect(report.vanished == 1 && vanished == ["bursts_b10", "bursts_b10"] && !report.needsImport)
    report = try service.publish(catalogue, date: "2024-06-03") { $0.removesVanished = true }
    #expect(report.vanished == 0 && report.removed == 1 && report.needsImport && report.total == 50)
    #expect(
      try String(contentsOfFile: service.path("removed.csv"), encoding: .utf8) == "granule_uid\nbursts_b10\n")
    // It comes back, with the date of its first entry.
    catalogue.events.append(gone)
    report = try service.publish(catalogue, date: "2024-06-04")
    #expect(report.changed == 1 && report.added == 0 && report.total == 51)
    let row = try service.rows(try #require(report.batch))["bursts_b10"]
    #expect(row?["creation_date"] == "2024-05-01" && row?["modification_date"] == "2024-06-04")
    #expect(try String(contentsOfFile: service.path("removed.csv"), encoding: .utf8) == "granule_uid\n")
  }

  @Test func aCatalogueThatIsLeftOutHasVanished() throws {
    let service = try SampleService()
    let (one, two) = (SampleCatalogue(1...5), SampleCatalogue(6...10))
    let first = try service.publish(["one.json": one, "two.json": two])
    #expect(first.added == 10 && first.catalogues == 2)
    let report = try service.publish(["one.json": one], date: "2024-06-01")
    #expect(report.vanished == 6 && report.notes.contains { $0.hasPrefix("two.json was published before") })
    let last = try service.publish(["one.json": one], date: "2024-06-02") { $0.removesVanished = true }
    #expect(last.removed == 6 && !FileManager.default.fileExists(atPath: service.path("static/two.json")))
  }

  /// Which of the events with one id gets a number depends on the names of their catalogues alone.
  @Test func theOrderOfCataloguesChangesNothing() throws {
    let service = try SampleService()
    let texts = ["b.json": SampleCatalogue(1...5), "a.json": SampleCatalogue(4...8)]
    try service.publish(texts)
    let before = try service.rows("data/granules-000001.csv")
    #expect(before["bursts_b4"]?["internal_reference"] == "bursts_catalogue_a")
    #expect(before["bursts_b4-2"]?["internal_reference"] == "bursts_catalogue_b")
    let paths = ["b.json", "a.json"].map { "\(service.directory)/\($0)" }
    let publisher = Publisher(settings: service.settings, options: PublishOptions(date: "2024-06-01"))
    let report = try publisher.publish(paths, to: service.folder)
    #expect(report.added == 0 && report.changed == 0 && report.vanished == 0)
  }

  @Test func eventsThatAreAlikeKeepTheirNumbers() throws {
    let service = try SampleService()
    var catalogue = SampleCatalogue(1...40)
    for index in [3, 4, 5] { catalogue.events[index] = .init(id: nil, minute: 77) }
    let report = try service.publish(catalogue)
    #expect(
      report.added == 40
        && report.notes.contains { $0.hasPrefix("2 events have the identifier of another one") })
    catalogue.events[0].flux = 3e-20
    catalogue.events[39].flux = 3e-20
    let again = try service.publish(catalogue, date: "2024-06-01")
    #expect(again.changed == 2 && again.added == 0 && again.vanished == 0)
  }

  @Test func changedColumnsNeedAFullRun() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...20))
    let before = try service.contents()
    service.settings.freeFields = ["flux"]
    let error = #expect(throws: PublishError.self) {
      try service.publish(SampleCatalogue(1...20), date: "2024-06-01")
    }
    #expect(error?.reason.contains("+bursts_flux double") == true)
    #expect(error?.reason.contains("dachs drop bursts/q && dachs imp bursts/q && dachs pub bursts/q") == true)
    #expect(try service.contents() == before)
    let report = try service.publish(SampleCatalogue(1...20), date: "2024-06-01") { $0.isFull = true }
    #expect(report.changed == 20 && report.columnsChanged)
    #expect(try service.rows(try #require(report.batch)).count == 21)
    #expect(try service.contents().keys.filter { $0.hasPrefix("data/") } == [report.batch])
  }

  @Test func aFullRunDropsNothingInSilence() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...20))
    let before = try service.contents()
    let error = #expect(throws: PublishError.self) {
      try service.publish(SampleCatalogue(1...18), date: "2024-06-01") { $0.isFull = true }
    }
    #expect(error?.reason.hasPrefix("2 granules are in no input any more") == true)
    #expect(try service.contents() == before)
    let report = try service.publish(SampleCatalogue(1...18), date: "2024-06-01") {
      $0.isFull = true
      $0.removesVanished = true
    }
    #expect(report.removed == 2 && report.total == 19)
  }

  @Test func aServerThatWasSetBackGetsWhatItLost() throws {
    let service = try SampleService()
    var catalogue = SampleCatalogue(1...200)
    try service.publish(catalogue)
    catalogue.events[3].flux = 5e-20
    try service.publish(catalogue, date: "2024-06-01")
    catalogue.events[4].flux = 5e-20
    try service.publish(catalogue, date: "2024-07-01")
    let report = try service.publish(catalogue, date: "2024-08-01") { $0.since = "2024-06-01" }
    #expect(report.changed == 0 && report.repeated == 3)
    let rows = try service.rows(try #require(report.batch))
    #expect(rows["bursts_b4"]?["modification_date"] == "2024-06-01")
    #expect(rows["bursts_b5"]?["modification_date"] == "2024-07-01")
    #expect(rows.count == 3 && rows["bursts_catalogue_sample"] != nil)
    let full = try service.publish(catalogue, date: "2024-09-01") { $0.isFull = true }
    #expect(full.changed == 0 && full.repeated == 201)
  }

  @Test func aTrialRunLeavesNothing() throws {
    let service = try SampleService()
    let report = try service.publish(SampleCatalogue(1...20)) { $0.isDryRun = true }
    #expect(report.added == 20)
    #expect(try FileManager.default.contentsOfDirectory(atPath: service.directory) == ["sample.tfcat.json"])
    try service.publish(SampleCatalogue(1...20))
    let before = try service.contents()
    let second = try service.publish(SampleCatalogue(1...22), date: "2024-06-01") { $0.isDryRun = true }
    #expect(second.added == 2)
    #expect(try service.contents() == before)
    #expect(try service.publish(SampleCatalogue(1...22), date: "2024-06-01").added == 2)
  }

  @Test func brokenCataloguesAreRefused() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...20))
    let before = try service.contents()
    var broken = SampleCatalogue(1...21)
    broken.events[20].id = "b1"
    let refusal = #expect(throws: CatalogueRefusal.self) {
      try service.publish(["sample.tfcat.json": broken, "other.json": broken], date: "2024-06-01")
    }
    #expect(refusal?.reports.count == 2)
    #expect(try service.contents() == before)
  }

  /// What is as before is not linted again: nothing that is wrong must get by for that.
  @Test(arguments: [
    ("},\n{\"type\": \"Feature\", \"id\": \"b50\"", "}\n{\"type\": \"Feature\", \"id\": \"b50\""),
    ("},\n{\"type\": \"Feature\", \"id\": \"b50\"", "},,\n{\"type\": \"Feature\", \"id\": \"b50\""),
    ("},\n{\"type\": \"Feature\", \"id\": \"b50\"", "}, null,\n{\"type\": \"Feature\", \"id\": \"b50\""),
    ("]}", ",]}"), ("]}", "]"), ("\"features\": [", "\"features\": [,"), ("\"b50\"", "\"b51\""),
    ("\"crs\"", "\"Crs\""), ("\"Sample\"", "\"Sample"),
    ("{\"type\": \"Feature\", \"id\": \"b70\"", "{\"type\": \"Featur\", \"id\": \"b70\""),
    ("\"id\": \"b70\", \"geometry\"", "\"id\": \"b70\", \"geometri\""),
  ]) func mistakesAreFoundInWhatIsPublishedAgain(_ sound: String, _ broken: String) throws {
    let service = try SampleService()
    let text = SampleCatalogue(1...200).text
    try service.publish(text: text)
    let before = try service.contents()
    let place = try #require(text.range(of: sound, options: sound == "]}" ? .backwards : []))
    #expect(throws: CatalogueRefusal.self) {
      try service.publish(text: text.replacingCharacters(in: place, with: broken))
    }
    #expect(try service.contents() == before)
  }

  @Test func numbersAsIdsAreNotGivenTwice() throws {
    let service = try SampleService()
    func text(_ ids: [Int]) -> String {
      var catalogue = SampleCatalogue([])
      catalogue.events = ids.enumerated().map { .init(id: "NUMBER\($1)", minute: 10 * $0) }
      return catalogue.text.replacingOccurrences(
        of: "\"NUMBER([0-9]+)\"", with: "$1", options: .regularExpression)
    }
    try service.publish(text: text(Array(1...100)))
    #expect(throws: CatalogueRefusal.self) { try service.publish(text: text(Array(1...100) + [40])) }
    #expect(try service.publish(text: text(Array(1...100) + [140])).added == 1)
  }

  @Test func cataloguesOfOneNameAreRefused() throws {
    let service = try SampleService()
    let other = "\(service.directory)/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    let text = SampleCatalogue(1...3).text
    let paths = ["\(service.directory)/a.json", "\(other)/a.json"]
    for path in paths { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(throws: PublishError.self) {
      try Publisher(settings: service.settings, options: PublishOptions(date: "2024-05-01")).publish(
        paths, to: service.folder)
    }
    #expect(!FileManager.default.fileExists(atPath: service.folder))
  }

  @Test func aFolderOfSomethingElseIsLeftAlone() throws {
    let service = try SampleService()
    try FileManager.default.createDirectory(atPath: service.folder, withIntermediateDirectories: true)
    try "mine".write(toFile: service.path("notes.txt"), atomically: true, encoding: .utf8)
    #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...3)) }
    #expect(try service.contents().keys.sorted() == ["notes.txt"])
  }

  @Test func whatIsMissingIsAskedForByName() throws {
    let service = try SampleService()
    service.settings.service.licence = nil
    service.settings.service.subjects = []
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...3)) }
    #expect(error?.reason.contains("licence") == true && error?.reason.contains("subjects") == true)
  }
}
