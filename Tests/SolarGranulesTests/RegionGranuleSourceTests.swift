import Base
import EPNCore
import Foundation
import TFCatTables
import TFCatTestSupport
import TableMapping
import Testing

@testable import SolarGranules

/// Features on the Sun as granules that are published row by row.
@Suite struct RegionGranuleSourceTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let head =
    "ID_AR,DATE_OBS,RUN_DATE,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH\n"
  private static let image = "1.98581,1.98581,512.743,512.471,488.779"

  private static func row(_ number: Int, x: Int = 600, chain: String = "444666000222") -> String {
    "\(number),2005-04-02T01:35:03.426,2011-02-18T11:56:38,\(image),\(x),500,\(chain),\(chain.count)\n"
  }

  private func open(
    _ text: String, _ source: RegionSource = .activeRegions,
    _ change: (inout RegionOptions) -> Void = { _ in }
  ) throws -> (source: RegionGranuleSource, rows: any GranuleRows) {
    try folder.write("features.csv", text)
    let path = folder.url.appendingPathComponent("features.csv").path
    let file = MappedFileReference(try .init(path: path), path: path)
    var options = RegionOptions(service: "hfc1ar", now: "2024-05-01")
    options.hasDatesOfRows = false
    change(&options)
    let made = try RegionGranuleSource(source, of: [file], options: options)
    return (made, try made.rows(of: file))
  }

  private func all(_ rows: any GranuleRows) throws -> (granules: [Granule], rows: any GranuleRows) {
    var (rows, granules) = (rows, [Granule]())
    while let outcome = try rows.next() {
      if case .granule(let granule) = outcome { granules.append(granule) }
    }
    return (granules, rows)
  }

  @Test func datesAreThoseOfPublishing() throws {
    let (source, rows) = try open(Self.head + Self.row(7)) {
      $0.defaults = [("datalink_url", ""), ("publisher", "Somebody {here}"), ("bib_reference", "10.1/x")]
    }
    let granule = try #require(try all(rows).granules.first)
    #expect(granule.creationDate == "2024-05-01" && granule.modificationDate == "2024-05-01")
    #expect(!source.filledColumns.contains("creation_date") && source.filledColumns.contains("s_region"))
    #expect(source.table.schema.index("datalink_url") != nil && granule["datalink_url"].isNull)
    #expect(granule["publisher"] == "Somebody {here}" && granule["bib_reference"] == "10.1/x")
  }

  @Test func theSameNumberIsTheSameIdentifier() throws {
    let (_, rows) = try open(Self.head + Self.row(7) + Self.row(7))
    #expect(try all(rows).granules.map(\.uid) == ["hfc1ar_7", "hfc1ar_7"])
  }

  @Test func whatGrowsIsTheNumberOrAColumnThatIsNamed() throws {
    var (_, rows) = try open(Self.head + Self.row(7))
    _ = try rows.next()
    #expect(rows.mark == "7" && rows.line == 2)
    (_, rows) = try open(Self.head + Self.row(7)) { $0.newerBy = "run_date" }
    _ = try rows.next()
    #expect(rows.mark == "2011-02-18T11:56:38")
    #expect(throws: GranuleError.self) { try open(Self.head + Self.row(7)) { $0.newerBy = "changed" } }
  }

  @Test func whatIsUnusualIsToldOfEachTable() throws {
    let (_, rows) = try open(Self.head + Self.row(1) + Self.row(2, x: 2) + Self.row(3, chain: "444666"))
    let notes = try all(rows).rows.notes
    #expect(
      notes == [
        "1 without a region (beyond-limb): nothing of the feature is on the disc; first at line 3",
        "1 without a region (open-chain): the chain code is open: its end is 3 pixels from its start; first at line 4",
        "3 rows: 3 granules, 1 with a region of 4.0 vertices on average (0 cut by the limb, 0 of several parts), 0 rejected",
      ])
  }

  /// Granules are the same again only of the same options and of the same tables beside.
  @Test func theIdentityIsThatOfAllThatDecides() throws {
    let observations = "ID,EXP_TIME\n1,2\n"
    try folder.write("o.csv", observations)
    let path = folder.url.appendingPathComponent("o.csv").path
    let text = Self.head + Self.row(1)
    let changes: [(inout RegionOptions) -> Void] = [
      { _ in }, { $0.tolerance = 0.1 }, { $0.output = .coverage }, { $0.freeColumns = nil },
      { $0.constants = [("target_name", "Sun#Earth")] }, { $0.observations = path }, { $0.newerBy = "cc" },
    ]
    var identities = try changes.map { try open(text, .activeRegions, $0).source.identity }
    try folder.write("o.csv", observations + "2,3\n")
    identities.append(try open(text) { $0.observations = path }.source.identity)
    #expect(Set(identities).count == identities.count)
    #expect(try open(text) { $0.now = "2024-05-02" }.source.identity == identities[0])
  }

  @Test func featuresOfTheOtherKindAreRefused() throws {
    let error = #expect(throws: TableError.self) { try open(Self.head + Self.row(1), .coronalHoles) }
    #expect(error?.reason.contains("--from hfc1ar") ?? false)
  }
}
