import EPNCore
import Foundation
import TFCat
import TFCatJSON
import TFCatTables
import TFCatTestSupport
import Testing

@testable import TFCatPublish

/// The parts of a batch of granules, each alone.
struct GranulePartsTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func head(fields: [String] = []) throws -> CatalogueHead {
    let list = fields.map { #""\#($0)": {"info": "a", "ucd": "time", "datatype": "str"}"# }
    let path = try folder.write(
      "head.tfcat",
      #"{"type": "FeatureCollection", "fields": {\#(list.joined(separator: ", "))}, "features": []}"#)
    return try CatalogueReader(path: path).head
  }

  private func granule(_ uid: String = "a", date: String = "2020-01-01") -> Granule {
    var granule = Granule()
    granule.uid = uid
    granule.creationDate = date
    granule.modificationDate = date
    granule.releaseDate = date
    return granule
  }

  // MARK: Dates

  @Test func theAuthorDatesWhatAFirstRunPublishes() throws {
    var granule = granule()
    GranuleDates(try head(), run: "2024-05-01", isFirstRun: true).dateNew(&granule)
    #expect(granule == self.granule())
  }

  @Test func whatIsNewLaterIsDatedByItsRun() throws {
    var granule = granule()
    let dates = GranuleDates(try head(), run: "2024-05-01", isFirstRun: false)
    dates.dateNew(&granule)
    #expect(granule == self.granule(date: "2024-05-01"))
    #expect(Set(dates.givenColumns) == [42, 43, 44])
    // A release that is not the creation stays.
    granule = self.granule()
    granule.releaseDate = "2030-01-01"
    dates.dateNew(&granule)
    #expect(granule.creationDate == "2024-05-01" && granule.releaseDate == "2030-01-01")
  }

  @Test func datesOfTheCatalogueStay() throws {
    let dates = GranuleDates(
      try head(fields: ["creation_date", "modification_date", "release_date"]), run: "2024-05-01",
      isFirstRun: false)
    #expect(dates.givenColumns.isEmpty)
    var granule = granule()
    dates.dateNew(&granule)
    dates.dateKnown(&granule, created: "2010-01-01", modified: "2011-01-01", isChanged: true)
    #expect(granule == self.granule())
  }

  @Test func whatIsKnownKeepsItsFirstDate() throws {
    let dates = GranuleDates(try head(), run: "2024-05-01", isFirstRun: false)
    var granule = granule()
    dates.dateKnown(&granule, created: "2010-01-01", modified: "2011-01-01", isChanged: true)
    #expect(granule.creationDate == "2010-01-01" && granule.releaseDate == "2010-01-01")
    #expect(granule.modificationDate == "2024-05-01")
    dates.dateKnown(&granule, created: "2010-01-01", modified: "2011-01-01", isChanged: false)
    #expect(granule.modificationDate == "2011-01-01")
  }

  // MARK: The file

  @Test func theFileIsOpenedWithTheFirstGranule() throws {
    let path = folder.path("granules.csv")
    var asked = 0
    var file = GranuleFile(
      table: GranuleTable(service: "a", schema: .mandatory, frame: .none),
      path: {
        asked += 1
        return path
      })
    try file.finish()
    #expect(asked == 0 && !FileManager.default.fileExists(atPath: path))
    var granule = granule()
    try file.write(granule)
    #expect(file.unicodeColumns.isEmpty)
    granule.instrumentHostName = "Nançay"
    granule.uid = "b"
    try file.write(granule)
    try file.finish()
    #expect(asked == 1 && file.unicodeColumns == ["instrument_host_name"])
    let lines = try folder.text("granules.csv").split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("a,") && lines[2].contains("Nançay"))
  }

  // MARK: Links

  @Test func linksAreFilledInWhereNoneIsGiven() throws {
    let settings = try PublishSettings(yaml: "service: bursts\nbase_url: https://vo.example.org/")
    let names = ["datalink_url", "internal_reference", "thumbnail_url"]
    let schema = GranuleSchema(additional: names.compactMap(GranuleColumn.named))
    let links = GranuleLinks(settings, schema)
    var granule = Granule(schema: schema)
    links.linkDocument(of: &granule, uid: "a b")
    links.linkCatalogue("c", from: &granule)
    granule["thumbnail_url"] = "https://example.org/mine.png"
    links.linkThumbnail(ofCatalogue: "c.json", from: &granule)
    #expect(granule["datalink_url"] == "https://vo.example.org/bursts/q/dl/dlmeta?ID=a%20b")
    #expect(granule["internal_reference"] == "c")
    #expect(granule["thumbnail_url"] == "https://example.org/mine.png")
    // A table without these columns gets no link in another column.
    var plain = Granule()
    GranuleLinks(settings, .mandatory).linkDocument(of: &plain, uid: "a")
    #expect(plain == Granule())
  }

  // MARK: The ledger

  /// Records granules in a run of their own.
  private func record(
    _ granules: [Granule], run date: String, repeatsFrom: Int64? = nil
  ) throws -> [(GranuleRecorder.Outcome, Granule)] {
    let path = folder.path("ledger.sqlite")
    let ledger = try Ledger(path: path, isNew: !FileManager.default.fileExists(atPath: path))
    let head = try head()
    let outcomes = try ledger.transaction { session in
      var recorder = GranuleRecorder(session, repeatsFrom: repeatsFrom)
      let dates = GranuleDates(head, run: date, isFirstRun: session.run == 1)
      let block = try session.addBlock(digest: 1, catalogue: "c")
      var outcomes: [(GranuleRecorder.Outcome, Granule)] = []
      for var granule in granules {
        let uid = try #require(granule.uid)
        let outcome = try recorder.record(
          &granule, entry: try session.entry(uid), block: block, dates: dates)
        outcomes.append((outcome, granule))
      }
      try session.markVanished()
      try session.removeVanished()
      try session.record(date: date, tool: "test", report: PublishReport(), batch: nil)
      return (outcomes, true)
    }
    try ledger.close()
    return outcomes
  }

  @Test func theLedgerTellsWhatHasBecomeOfAGranule() throws {
    var changed = granule("b")
    #expect(try record([granule("a"), granule("b")], run: "2024-05-01").map(\.0) == [.new, .new])
    changed.targetName = "Sun"
    let second = try record([granule("a"), changed], run: "2024-06-01")
    #expect(second.map(\.0) == [.unchanged, .changed])
    #expect(second[1].1.creationDate == "2020-01-01" && second[1].1.modificationDate == "2024-06-01")
    // Another date of the catalogue alone changes nothing.
    #expect(try record([granule("a", date: "2021-01-01")], run: "2024-07-01").map(\.0) == [.unchanged])
    // The other one was removed and comes back as it was.
    let back = try record([granule("a"), changed], run: "2024-08-01")
    #expect(back.map(\.0) == [.unchanged, .changed] && back[1].1.modificationDate == "2024-08-01")
    let repeated = try record([granule("a"), changed], run: "2024-09-01", repeatsFrom: 2)
    #expect(repeated.map(\.0) == [.unchanged, .repeated])
    #expect(repeated[1].1.modificationDate == "2024-08-01")
  }

  @Test func aGranuleWithoutIdentifierIsAnError() throws {
    let ledger = try Ledger(path: folder.path("ledger.sqlite"), isNew: true)
    let dates = GranuleDates(try head(), run: "2024-05-01", isFirstRun: true)
    #expect(throws: PublishError.self) {
      try ledger.transaction { session in
        var recorder = GranuleRecorder(session)
        var granule = Granule()
        _ = try recorder.record(&granule, entry: nil, block: 1, dates: dates)
        return ((), false)
      }
    }
  }

  @Test func identifiersAreClaimedOnce() throws {
    let ledger = try Ledger(path: folder.path("ledger.sqlite"), isNew: true)
    let dates = GranuleDates(try head(), run: "2024-05-01", isFirstRun: true)
    try ledger.transaction { session in
      var recorder = GranuleRecorder(session)
      var register = LedgerRegister(session)
      let block = try session.addBlock(digest: 1, catalogue: "c")
      var numbers: [Int?] = []
      for _ in 0..<3 {
        let number = try register.claim("a")
        numbers.append(number)
        var granule = granule(number.map { "a-\($0)" } ?? "a")
        _ = try recorder.record(&granule, entry: register.entry, block: block, dates: dates)
      }
      #expect(numbers == [nil, 2, 3])
      return ((), false)
    }
  }
}
