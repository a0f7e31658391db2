import Foundation

/// `tfcat granules` of a million events, and `tfcat lint` of the tables that it makes beside what else reads
/// such tables.
struct GranuleBenchmark {
  var options: Options

  /// A table with what else reads it.
  private struct Table {
    var format: String
    var ending: String
    var peers: [Contest.Contender] = []
  }

  private var tables: [Table] {
    let python = options.python
    return [
      Table(
        format: "csv", ending: "csv",
        peers: [
          Contest.Contender(name: "python3 csv (reads)") {
            ["python3", "-c", "import csv,sys\nfor row in csv.reader(open(sys.argv[1])): pass", $0]
          }
        ]),
      Table(
        format: "votable", ending: "vot",
        peers: [
          Contest.Contender(name: "stilts votlint (checks VOTable)") { ["stilts", "votlint", $0] },
          Contest.Contender(name: "astropy (reads)") {
            [python, "-c", "import sys; from astropy.io import votable; votable.parse(sys.argv[1])", $0]
          },
        ]),
      Table(format: "votable-binary2", ending: "b2.vot"),
      Table(
        format: "sqlite", ending: "sqlite",
        peers: [
          Contest.Contender(name: "python3 sqlite3 (reads)") {
            [
              "python3", "-c",
              "import sqlite3,sys\nfor row in sqlite3.connect(sys.argv[1]).execute('SELECT * FROM epn_core'): pass",
              $0,
            ]
          }
        ]),
    ]
  }

  func run() throws -> [Budget] {
    let catalogue = try Workload.events.file(in: options.folder)
    return try tables.flatMap { table in
      let file = options.folder.appendingPathComponent("\(Workload.events.name).\(table.ending)")
      return try make(table, of: catalogue, at: file) + lint(table, at: file)
    }
  }

  private func make(_ table: Table, of catalogue: URL, at file: URL) throws -> [Budget] {
    let constants = ["target_name=Sun", "creation_date=2024-05-01", "instrument_name=waves"].flatMap {
      ["--set", $0]
    }
    let name = "granules \(table.format)"
    let contender = Contest.Contender(name: "tfcat \(name)") {
      [options.tool, "granules", $0, "--service", "bench", "--to", table.format, "-o", file.path] + constants
    }
    let results = try Contest(contenders: [contender, Yardstick.contender], runs: 1).run(
      on: catalogue.path, title: "\(catalogue.lastPathComponent), \(Workload.events.features) events")
    guard let result = results[contender.name] else { return [] }
    let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    return [
      Budget(name, Double(bytes) / result.seconds / 1e6, "MB/s out", atLeast: 100),
      Budget(name, Double(result.peakBytes) / 1e6, "MB of memory", atMost: 64),
    ] + Yardstick.budgets(name, result, in: results)
  }

  private func lint(_ table: Table, at file: URL) throws -> [Budget] {
    let tool = options.tool
    let one = Contest.Contender(name: "tfcat lint --jobs 1") { [tool, "lint", "--jobs", "1", $0] }
    let two = Contest.Contender(name: "tfcat lint --jobs 2") { [tool, "lint", "--jobs", "2", $0] }
    let results = try Contest(contenders: [one, two] + table.peers, runs: 1).run(
      on: file.path, title: "\(file.lastPathComponent), \(Workload.events.features) rows")
    guard let single = results[one.name] else { return [] }
    return [
      Budget("lint of a million rows, \(table.format)", single.seconds, "s on one core", atMost: 10),
      Budget("lint of a million rows, \(table.format)", Double(single.peakBytes) / 1e6, "MB", atMost: 100),
    ]
  }
}
