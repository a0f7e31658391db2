import Testing

@testable import Base

@Suite struct OutputEndingTests {
  private let formats = [
    OutputEnding.Format(1, name: "tfcat", endings: [".tfcat", ".json"]),
    OutputEnding.Format(2, name: "csv", endings: [".csv"]),
    OutputEnding.Format(3, name: "hapi", endings: [".hapi.csv"], alsoFits: [".csv"]),
    OutputEnding.Format(4, name: "binary", endings: []),
  ]

  private func format(_ path: String, _ name: String? = nil) throws(OutputEnding.Fault) -> Int? {
    try OutputEnding.format(named: name, of: path, among: formats)
  }

  @Test(arguments: [
    ("a.json", 1), ("A.CSV", 2), ("x.hapi.csv", 3), ("-", 1), ("out", 1), ("dir.d/out", 1), (".hidden", 1),
    ("/dev/fd/63", 1), ("/dev/stdout.x", 1),
  ])
  func endingsTell(_ path: String, _ expected: Int) throws { #expect(try format(path) == expected) }

  @Test func namesGoFirstWhereTheEndingAgrees() throws {
    #expect(try format("x.csv", "csv") == 2)
    #expect(try format("x.csv", "hapi") == 3)
    #expect(try format("x.dat", "csv") == 2)
    #expect(try format("-", "binary") == 4)
    let fault = #expect(throws: OutputEnding.Fault.self) { try format("x.csv", "tfcat") }
    #expect(fault?.description.contains("ends as csv does, and --to says tfcat") == true)
  }

  @Test func unknownEndingsAndNamesAreFaults() {
    let ending = #expect(throws: OutputEnding.Fault.self) { try format("x.xlsx") }
    #expect(ending?.description.contains("the ending .xlsx means no format") == true)
    #expect(ending?.description.contains("csv (.csv)") == true)
    let name = #expect(throws: OutputEnding.Fault.self) { try format("x.csv", "excel") }
    #expect(name?.description.contains("there is no format \"excel\"") == true)
  }
}
