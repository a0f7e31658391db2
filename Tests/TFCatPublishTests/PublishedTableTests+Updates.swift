import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import TFCatTestSupport
import Testing

/// Tables that hold only what is new.
extension PublishedTableTests {
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
}
