import Testing

@testable import Base

@Suite struct OutputEndingTests {
  private let forms = [
    OutputEnding.Form(1, name: "tfcat", endings: [".tfcat", ".json"]),
    OutputEnding.Form(2, name: "csv", endings: [".csv"]),
    OutputEnding.Form(3, name: "hapi", endings: [".hapi.csv"], alsoFits: [".csv"]),
    OutputEnding.Form(4, name: "binary", endings: []),
  ]

  private func form(_ path: String, _ name: String? = nil) throws(OutputEnding.Fault) -> Int? {
    try OutputEnding.form(named: name, of: path, among: forms)
  }

  @Test(arguments: [
    ("a.json", 1), ("A.CSV", 2), ("x.hapi.csv", 3), ("-", 1), ("out", 1), ("dir.d/out", 1), (".hidden", 1),
    ("/dev/fd/63", 1), ("/dev/stdout.x", 1),
  ])
  func endingsTell(_ path: String, _ expected: Int) throws { #expect(try form(path) == expected) }

  @Test func namesGoFirstWhereTheEndingAgrees() throws {
    #expect(try form("x.csv", "csv") == 2)
    #expect(try form("x.csv", "hapi") == 3)
    #expect(try form("x.dat", "csv") == 2)
    #expect(try form("-", "binary") == 4)
    let fault = #expect(throws: OutputEnding.Fault.self) { try form("x.csv", "tfcat") }
    #expect(fault?.description.contains("ends as csv does, and --to says tfcat") == true)
  }

  @Test func unknownEndingsAndNamesAreFaults() {
    let ending = #expect(throws: OutputEnding.Fault.self) { try form("x.xlsx") }
    #expect(ending?.description.contains("the ending .xlsx means no form") == true)
    #expect(ending?.description.contains("csv (.csv)") == true)
    let name = #expect(throws: OutputEnding.Fault.self) { try form("x.csv", "excel") }
    #expect(name?.description.contains("there is no format \"excel\"") == true)
  }
}
