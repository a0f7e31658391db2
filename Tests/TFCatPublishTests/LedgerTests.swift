import Foundation
import TFCatPublish
import TFCatSQLite
import Testing

/// A ledger lasts: one of an earlier version goes on, and what is none is refused in words.
struct LedgerTests {
  // MARK: - Versions

  /// The folder that version 0.1 left: 20 events, of which `b3` changed in a second run.
  private func earlierService() throws -> SampleService {
    let service = try SampleService()
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/service-of-layout-1")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: service.folder)
    return service
  }

  private static var earlierCatalogue: SampleCatalogue {
    var catalogue = SampleCatalogue(1...20)
    catalogue.events[2].flux = 2e-20
    return catalogue
  }

  @Test func aLedgerOfAnEarlierVersionGoesOn() throws {
    let service = try earlierService()
    let same = try service.publish(Self.earlierCatalogue, date: "2024-07-01")
    // The earlier version did not write fluxes in the unit of their column.
    #expect(same.added == 0 && same.changed == 20 && same.total == 21 && !same.isFirst)
    var catalogue = Self.earlierCatalogue
    catalogue.events[4].flux = 5e-20
    catalogue.events.append(.init(id: "late", minute: 777))
    let report = try service.publish(catalogue, date: "2024-07-02")
    #expect(report.added == 1 && report.changed == 1 && report.batch?.hasSuffix(".csv") == true)
    let rows = try service.rows(try #require(report.batch))
    #expect(rows["bursts_b5"]?["creation_date"] == "2024-05-01")
    #expect(rows["bursts_late"]?["creation_date"] == "2024-07-02")
    let ledger = try service.ledger()
    #expect(try ledger.value("PRAGMA user_version").integer == 3)
    #expect(try ledger.value("PRAGMA application_id").integer == 0x5446_434C)
    // Once more, by what is now the present version.
    catalogue.events.removeLast()
    #expect(try service.publish(catalogue, date: "2024-07-03").vanished == 1)
  }

  /// The last file of an earlier version has to be there; which of the others are, its ledger does not know.
  @Test func anEarlierLedgerKnowsItsLastFile() throws {
    let service = try earlierService()
    try FileManager.default.removeItem(atPath: service.path("data/granules-000001.csv"))
    try service.publish(Self.earlierCatalogue, date: "2024-07-01")
    try FileManager.default.removeItem(atPath: service.path("data/granules-000002.csv"))
    let error = #expect(throws: PublishError.self) {
      try service.publish(Self.earlierCatalogue, date: "2024-07-01")
    }
    #expect(error?.reason.contains("data/granules-000002.csv is missing") == true)
  }

  @Test func aTrialRunMigratesNothing() throws {
    let service = try earlierService()
    try service.publish(SampleCatalogue(1...21), date: "2024-07-01") { $0.isDryRun = true }
    #expect(try service.ledger().value("PRAGMA user_version").integer == 0)
  }

  @Test func aLedgerOfALaterVersionIsRefused() throws {
    let service = try published { try $0.execute("PRAGMA user_version = 99") }
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...21)) }
    #expect(error?.reason.contains("later version of tfcat (its layout is 99") == true)
  }

  // MARK: - What is no ledger

  private func published(_ change: (SQLiteDatabase) throws -> Void = { _ in }) throws -> SampleService {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...40))
    let ledger = try service.ledger()
    try change(ledger)
    try ledger.close()
    return service
  }

  private func reason(of service: SampleService) throws -> String {
    let before = try service.contents()
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...41)) }
    #expect(try service.contents() == before)
    let reason = try #require(error?.reason)
    #expect(reason.hasPrefix("\(service.folder)/.tfcat/ledger.sqlite"))
    #expect(!reason.contains("columns of the table") && !reason.contains("--full"))
    return reason
  }

  @Test func anEmptyFileIsNoLedger() throws {
    let service = try published()
    _ = FileManager.default.createFile(
      atPath: service.path(".tfcat/ledger.sqlite"), contents: Data())
    #expect(try reason(of: service).contains("the file is empty"))
  }

  @Test func anotherFileIsNoLedger() throws {
    let service = try published()
    try String(repeating: "notes ", count: 2000).write(
      toFile: service.path(".tfcat/ledger.sqlite"), atomically: true, encoding: .utf8)
    #expect(try reason(of: service).contains("it is no SQLite database"))
  }

  @Test(arguments: [
    "PRAGMA application_id = 1196444487", "PRAGMA application_id = 0; PRAGMA user_version = 3",
  ]) func aDatabaseOfAnotherProgramIsNoLedger(_ script: String) throws {
    let service = try published { try $0.execute(script) }
    #expect(try reason(of: service).contains("a database of another program"))
  }

  @Test func aForeignDatabaseWithoutDeclarationsIsNoLedger() throws {
    let service = try published()
    try FileManager.default.removeItem(atPath: service.path(".tfcat/ledger.sqlite"))
    let other = try SQLiteDatabase(path: service.path(".tfcat/ledger.sqlite"), access: .own)
    try other.execute("CREATE TABLE places (name TEXT)")
    try other.close()
    #expect(try reason(of: service).contains("a database of another program"))
  }

  @Test(arguments: ["fact", "run", "date", "catalogue", "block", "granule", "obsolete"])
  func aMissingTableIsNamed(_ table: String) throws {
    let service = try published { try $0.execute("DROP TABLE \(table)") }
    #expect(try reason(of: service).contains("table \(table)"))
  }

  @Test func aMissingColumnAndIndexAreNamed() throws {
    let column = try published { try $0.execute("ALTER TABLE run DROP COLUMN tool") }
    #expect(try reason(of: column).contains("it has no column run.tool"))
    let index = try published { try $0.execute("DROP INDEX block_digest") }
    #expect(try reason(of: index).contains("it has no index block_digest"))
  }

  @Test(arguments: 1..<11) func damagedPagesAreCalledThat(_ page: Int) throws {
    let service = try published()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: service.path(".tfcat/ledger.sqlite")))
    try #require(try file.seekToEnd() > UInt64((page + 1) * 4096))
    try file.seek(toOffset: UInt64(page * 4096))
    try file.write(contentsOf: Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }))
    try file.close()
    #expect(try reason(of: service).contains("it is damaged: "))
  }

  @Test func aLedgerThatIsKeptByAnotherProgramIsToldAsThat() throws {
    let service = try published()
    let other = try service.ledger()
    try other.execute("BEGIN IMMEDIATE")
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...41)) }
    #expect(error?.reason.contains("another program keeps the ledger") == true)
  }

  /// A failure of the ledger in the middle of a run is none of the feature that was at hand.
  @Test func aFailureOfTheLedgerIsNotThatOfAFeature() throws {
    let service = try published {
      // Text where a number has to be passes quick_check.
      try $0.execute("UPDATE granule SET content = 'x' WHERE granule_uid = 'bursts_b7'")
    }
    var catalogue = SampleCatalogue(1...40)
    catalogue.events[6].flux = 2e-20
    let error = #expect(throws: PublishError.self) { try service.publish(catalogue) }
    #expect(
      error?.reason.contains("ledger.sqlite") == true && error?.reason.contains("sample.tfcat.json") == false)
  }

  // MARK: - Files of granules

  @Test func aDeletedFileIsNoticed() throws {
    let service = try published()
    try service.publish(SampleCatalogue(1...41))
    try FileManager.default.removeItem(atPath: service.path("data"))
    let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...41)) }
    #expect(error?.reason.contains("data/granules-000001.csv and 1 more files are missing") == true)
    let report = try service.publish(SampleCatalogue(1...41)) { $0.isFull = true }
    #expect(report.batch == "data/granules-000003.csv")
    // What --full replaced is missed by nobody.
    #expect(try service.publish(SampleCatalogue(1...42)).batch == "data/granules-000004.csv")
  }

  /// Where an old copy of the ledger is put back, the server has imported files that it does not know.
  @Test func noNameOfAFileIsUsedTwice() throws {
    let service = try published()
    let copy = try Data(contentsOf: URL(fileURLWithPath: service.path(".tfcat/ledger.sqlite")))
    try service.publish(SampleCatalogue(1...41))
    let file = try Data(contentsOf: URL(fileURLWithPath: service.path("data/granules-000002.csv")))
    try copy.write(to: URL(fileURLWithPath: service.path(".tfcat/ledger.sqlite")))
    let report = try service.publish(SampleCatalogue(1...42))
    #expect(report.batch == "data/granules-000003.csv" && report.added == 2)
    #expect(
      report.notes.contains {
        $0.contains("data/granules-000002.csv is of a later run than the ledger knows")
      })
    #expect(try Data(contentsOf: URL(fileURLWithPath: service.path("data/granules-000002.csv"))) == file)
    #expect(try service.publish(SampleCatalogue(1...43)).batch == "data/granules-000004.csv")
  }

  /// Files go by their numbers, and not by their names; a number that nothing can follow stops nothing dead.
  @Test func theHighestNumberOfAFileCounts() throws {
    let service = try published()
    for name in ["granules-9.csv", "granules-000010.csv", "granules-x.csv", "other.csv"] {
      try Data("granule_uid\n".utf8).write(to: URL(fileURLWithPath: service.path("data/\(name)")))
    }
    let report = try service.publish(SampleCatalogue(1...42))
    #expect(report.batch == "data/granules-000011.csv")
    #expect(report.notes.contains { $0.contains("data/granules-000010.csv is of a later run") })
    for number in [Int64.max, Int64.max - 1] {
      let path = service.path("data/granules-\(number).csv")
      try Data("granule_uid\n".utf8).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: PublishError.self) { try service.publish(SampleCatalogue(1...43)) }
      #expect(error?.reason.contains("data/granules-\(number).csv has a number that no run gave it") == true)
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(try service.publish(SampleCatalogue(1...43)).batch == "data/granules-000012.csv")
  }

  @Test func aLedgerWithoutANumberLeftIsRefused() throws {
    let service = try published()
    try service.ledger().run("UPDATE run SET id = \(Int64.max)")
    #expect(throws: (any Error).self) { try service.publish(SampleCatalogue(1...42)) }
  }

  @Test func aClockThatWasSetBackIsTold() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...3), date: "2024-06-01T12:00:00")
    let report = try service.publish(SampleCatalogue(1...4), date: "2024-05-31T23:00:00")
    #expect(report.notes.contains { $0.contains("the clock was set back") })
    // A date alone is not before a time of that day.
    #expect(
      try service.publish(SampleCatalogue(1...5), date: "2024-06-01").notes.allSatisfy {
        !$0.contains("clock")
      })
  }
}

extension SampleService {
  fileprivate func ledger() throws -> SQLiteDatabase {
    try SQLiteDatabase(path: path(".tfcat/ledger.sqlite"), access: .own, patience: 100)
  }
}
