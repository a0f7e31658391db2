import Base
import EPNCore
import EPNCoreLint
import EPNCoreTestSupport
import Foundation
import LintKit
import TFCat
import TFCatJSON
import TFCatPublish
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct EPNCoreLinterTests {
  private let linter = EPNCoreLinter(openers: [.sqlite])

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Without what opens it a database is no table, and neither is anything else that has no columns of
  /// EPNcore.
  @Test func whatIsNoTableHasNoReport() throws {
    let folder = try ScratchFolder()
    let path = folder.path("granules.sqlite")
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .sqlite)
    try writer.write(SampleTable.granules[0])
    try writer.finish()
    #expect(EPNCoreLinter().lint(try MappedFile(path: path), path: path) == nil)
    #expect(linter.lint(try MappedFile(path: path), path: path)?.itemCount == 1)
    for text in ["", "{}", "a,b\n1,2\n", "<VOTABLE/>"] {
      #expect(linter.lint(try MappedFile(bytes: Array(text.utf8)), path: "a") == nil)
    }
  }

  /// A table that is cut short is a damaged table also where it cannot be opened any more.
  @Test func aTableThatCannotBeOpenedIsDamaged() throws {
    let folder = try ScratchFolder()
    let path = folder.path("granules")
    for format in [GranuleTableFormat.sqlite, .votable] {
      var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: format)
      for granule in SampleTable.granules { try writer.write(granule) }
      try writer.finish()
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      // Behind the names of the columns: a database has no end of its own, a VOTable none of its fields.
      let name = try #require(bytes.firstRange(of: Array("granule_uid".utf8)))
      for count in [name.upperBound + 40, (name.upperBound + 8192) / 4096 * 4096] where count < bytes.count {
        try Data(bytes[..<count]).write(to: URL(fileURLWithPath: path))
        let report = try #require(linter.lint(try MappedFile(path: path), path: path), "\(format) \(count)")
        #expect(report.diagnostics.map(\.rule.id).contains("TFC801"), "\(format) \(count)")
      }
      try Data(bytes[..<100]).write(to: URL(fileURLWithPath: path))
      #expect(linter.lint(try MappedFile(path: path), path: path) == nil)
    }
  }

  /// FITS and databases say no xtypes and UCDs of themselves: what no column has is not asked for.
  @Test func whatTheFormatHasNotIsNotAskedFor() throws {
    let folder = try ScratchFolder()
    let path = folder.path("granules.fits")
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .fits)
    for granule in SampleTable.granules { try writer.write(granule) }
    try writer.finish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let sound = try #require(linter.lint(MappedFile(path: path), path: path)).counts
    /// The rules that speak besides where some keywords have other names.
    func counts(without keywords: [String], atMost count: Int = .max) throws -> Set<String> {
      var changed = bytes
      for keyword in keywords {
        var left = count
        while left > 0, let place = changed.firstRange(of: Data(keyword.utf8)) {
          changed.replaceSubrange(place, with: Data("Q\(keyword.dropFirst())".utf8))
          left -= 1
        }
      }
      try changed.write(to: URL(fileURLWithPath: path))
      let report = try #require(linter.lint(MappedFile(path: path), path: path))
      return Set(report.counts.keys).subtracting(sound.keys)
    }
    #expect(try counts(without: ["TXTYP", "TUCD"]) == [])
    #expect(try counts(without: ["TXTYP"], atMost: 1) == ["TFC807"])
    #expect(try counts(without: ["TUCD"], atMost: 1) == ["TFC805"])
    #expect(try counts(without: ["TUNIT"], atMost: 1) == ["TFC804"])
  }

  /// Mistakes that other checkers let through, each found by a rule of its own.
  @Test(arguments: [
    ("granule_gid", "", "TFC850"), ("obs_id", "", "TFC850"), ("target_class", "", "TFC850"),
    ("release_date", "", "TFC850"),
    ("dataproduct_type", "event", "TFC821"), ("target_class", "Sun", "TFC821"),
    ("dataproduct_type", "ci,ev", "TFC822"),
    ("dataproduct_type", "ci # ev", "TFC822"), ("time_min", "2455930.5", "TFC852"),
    ("time_min", "55927.0", "TFC829"),
    ("time_max", "", "TFC851"), ("service_title", "NDA", "TFC870"), ("processing_level", "9", "TFC821"),
    ("access_estsize", "many", "TFC820"), ("granule_uid", "a#1", "TFC823"),
    ("target_name", "Nançay", "TFC826"),
    ("access_url", "file.json", "TFC831"),
  ]) func mistakesAreFound(_ column: String, _ text: String, _ rule: String) throws {
    let folder = try ScratchFolder()
    for format in [GranuleTableFormat.votable, .csv, .sqlite] {
      if format != .csv, column == "access_estsize" { continue }
      var granule = SampleTable.granules[0]
      granule["access_url"] = .null
      granule[column] = text.isEmpty ? .null : Double(text).map(TableValue.double) ?? .string(text)
      if column == "processing_level" { granule[column] = 9 }
      let path = folder.path("\(format.name)")
      var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: format)
      try writer.write(granule)
      try writer.finish()
      let report = try #require(linter.lint(try MappedFile(path: path), path: path))
      #expect(
        report.diagnostics.contains { $0.rule.id == rule }, "\(format): \(report.diagnostics.map(\.message))")
      // SQLite has no lines.
      if format != .sqlite, rule != "TFC870" {
        let line = try #require(report.diagnostics.first { $0.rule.id == rule }?.start.line)
        #expect(line > 1)
      }
    }
  }

  /// A value that its column cannot have is not compared with the other limit besides.
  @Test(arguments: [
    ("time_min", "1e9", "TFC829"), ("spectral_range_min", "inf", "TFC820"),
    ("spectral_range_max", "-5", "TFC835"),
    ("phase_min", "200", "TFC835"), ("c2min", "100", "TFC855"), ("c2max", "-91", "TFC855"),
    ("measurement_type", "Phot.Flux.Density", "TFC827"), ("target_class", "Star#planet", "TFC827"),
  ]) func faultsAreToldOnce(_ column: String, _ text: String, _ rule: String) throws {
    let sound = [
      "granule_uid": "a", "dataproduct_type": "ci#ev", "target_name": "Sun", "target_class": "star#planet",
      "measurement_type": "phot.flux", "spatial_frame_type": "body", "c1min": "10", "c1max": "20",
      "c2min": "10",
      "c2max": "20", "phase_min": "10", "phase_max": "20", "time_min": "2455927.5", "time_max": "2455927.6",
      "spectral_range_min": "1e7", "spectral_range_max": "2e7",
    ]
    let values = sound.merging([column: text]) { $1 }.sorted { $0.key < $1.key }
    let table = [values.map(\.key), values.map(\.value)].map { $0.joined(separator: ",") + "\n" }.joined()
    let report = try #require(linter.lint(MappedFile(bytes: Array(table.utf8)), path: "a.csv"))
    let found = report.diagnostics.filter { $0.start.line == 2 && $0.message.contains(column) }
    #expect(found.map(\.rule.id) == [rule], "\(found.map(\.message))")
  }

  @Test func twinsAreFoundAtTheSecond() throws {
    let folder = try ScratchFolder()
    let path = folder.path("twins.csv")
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .csv)
    for granule in [0, 1, 0].map({ SampleTable.granules[$0] }) { try writer.write(granule) }
    try writer.finish()
    let report = try #require(linter.lint(try MappedFile(path: path), path: path))
    let found = try #require(report.diagnostics.first { $0.rule.id == "TFC802" })
    #expect(
      found.start == SourcePosition(line: 4, column: 1) && found.pointer.description == "/rows/2/granule_uid")
    #expect(found.message == "granule_uid \"nda_0\" stands in row 1 already")
  }

  /// The place of a cell is found by what the reader takes for a quote.
  @Test(arguments: [
    ("|", "5\" dish"), ("|", "\"dish"), (",", "5\" dish"), (",", "\"a, \"\"b\"\", c\""),
    ("\t", "a \"b"), (";", "\"a;b\""),
  ])
  func quotesDoNotMoveCells(_ separator: String, _ name: String) throws {
    let names = ["granule_uid", "instrument_name", "dataproduct_type", "target_name"]
    let lines = [names, ["a", name, "event", "Jupiter"], ["b", "c", "event", "Jupiter"]].map {
      $0.joined(separator: separator) + "\n"
    }
    let report = try #require(linter.lint(MappedFile(bytes: Array(lines.joined().utf8)), path: "a.csv"))
    let found = report.diagnostics.filter { $0.rule.id == "TFC821" }
    #expect(found.map(\.start.line) == [2, 3] && report.itemCount == 2)
    #expect(
      found.map(\.start.column) == [name, "c"].map { 4 + $0.count }
        && found.allSatisfy { $0.pointer.description.hasSuffix("dataproduct_type") })
  }

  @Test func limitsHoldForTables() throws {
    let folder = try ScratchFolder()
    let path = folder.path("many.csv")
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .csv)
    var granule = SampleTable.granules[0]
    granule.targetClass = "sun"
    for index in 0..<3000 {
      granule.uid = "a\(index)"
      try writer.write(granule)
    }
    try writer.finish()
    let linter = EPNCoreLinter(options: LintOptions(maximumPerRule: 5))
    let report = try #require(linter.lint(MappedFile(path: path), path: path))
    #expect(
      report.counts["TFC821"] == 3000 && report.diagnostics.filter { $0.rule.id == "TFC821" }.count == 5)
  }

  /// Batches and jobs leave no trace.
  @Test func theReportIsTheSameForAnyNumberOfJobs() throws {
    let folder = try ScratchFolder()
    for format in [GranuleTableFormat.csv, .votable, .binary2, .sqlite] {
      let path = folder.path(format.name)
      var table = SampleTable.table
      table.schema = GranuleSchema(
        additional: Array(table.schema.additional)
          + [GranuleColumn.named("internal_reference")].compactMap(\.self))
      var writer = try GranuleTableWriter(path: path, table: table, format: format)
      for index in 0..<5000 {
        var granule = Granule(schema: table.schema)
        for column in SampleTable.table.schema.columns {
          granule[column.name] = SampleTable.granules[0][column.name]
        }
        // The rows 1 and 4001 have one identifier, which databases refuse.
        granule.uid = index == 4000 && format != .sqlite ? "a0" : "a\(index)"
        if index % 1500 == 7 { granule.targetClass = "sun" }
        // Before and behind the row, and nowhere.
        granule["internal_reference"] = .string("a\((index + 2500) % 5000)\(index == 3 ? "#nobody" : "")")
        try writer.write(granule)
      }
      try writer.finish()
      let reports = try [1, 3].map {
        try #require(
          EPNCoreLinter(options: LintOptions(jobs: $0), openers: [.sqlite])
            .lint(MappedFile(path: path), path: path))
      }
      #expect(reports[0].diagnostics == reports[1].diagnostics)
      #expect(reports[0].itemCount == 5000)
      #expect(reports[0].counts["TFC821"] == 4)
      #expect(reports[0].counts["TFC802"] == (format == .sqlite ? nil : 1))
      // Nobody is called a4000 where its row has another identifier.
      #expect(reports[0].counts["TFC858"] == (format == .sqlite ? 1 : 2))
    }
  }

  @Test func blanksAroundValuesOfCSVAreSeen() throws {
    let folder = try ScratchFolder()
    let path = folder.path("blank.csv")
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .csv)
    try writer.write(SampleTable.granules[0])
    try writer.finish()
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing(",Sun,", with: ",Sun ,")
    let report = try #require(linter.lint(try MappedFile(bytes: Array(text.utf8)), path: path))
    #expect(text.contains(",Sun ,") && report.counts["TFC824"] == 1)
  }

  /// The catalogues of the examples become tables that are sound.
  @Test(arguments: ["solar-bursts.tfcat.json", "jupiter-decametric.tfcat.json"])
  func examplesBecomeSoundTables(_ name: String) throws {
    let path = Self.repository.appendingPathComponent("examples/\(name)").path
    try expectSoundTables(of: path)
  }

  static let corpus = repository.appendingPathComponent("../shared/data/tfcat_real")
    .standardizedFileURL

  @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus.path), "../shared is not there: skipped"))
  func realCataloguesBecomeSoundTables() throws {
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(at: Self.corpus, includingPropertiesForKeys: nil)
    {
      guard file.pathExtension == "json", let reader = try? CatalogueReader(path: file.path),
        reader.head.crs?.local != nil
      else { continue }
      try expectSoundTables(of: file.path)
      count += 1
    }
    #expect(count > 0)
  }

  private func expectSoundTables(of path: String) throws {
    let folder = try ScratchFolder()
    var reader = try CatalogueReader(path: path)
    var options = GranuleOptions(service: "bursts")
    options.rows = .both
    options.freeFields = nil
    options.accessURL = "https://example.org/{file_name}"
    options.constants = [
      ("target_name", "Sun"), ("target_class", "star"), ("creation_date", "2024-05-01"),
      ("modification_date", "2024-05-01"), ("release_date", "2024-05-01"),
    ]
    let plan = try GranulePlan(heads: [(path, reader.head)], options: options)
    var maker = plan.maker(for: 0)
    var register = GranuleRegister()
    var granules: [Granule] = []
    do {
      while let feature = try reader.next() { granules.append(try maker.granule(of: feature, &register)) }
    } catch is CatalogueError {
      // What is no sound catalogue becomes no table.
      return
    }
    granules.append(try maker.catalogueGranule(of: MappedFile(path: path), &register))
    for format in [GranuleTableFormat.votable, .csv, .sqlite] {
      let file = folder.path("table.\(format.name)")
      var writer = try GranuleTableWriter(path: file, table: plan.table, format: format)
      for granule in granules { try writer.write(granule) }
      try writer.finish()
      let report = try #require(linter.lint(try MappedFile(path: file), path: file))
      // Some catalogues of the corpus have made-up times of the first days of the Julian period.
      let grave = report.diagnostics.filter { $0.severity > .info && $0.rule.id != "TFC829" }
      #expect(report.itemCount == granules.count)
      #expect(grave.isEmpty, "\(path) \(format): \(grave.prefix(5).map { "\($0.rule) \($0.message)" })")
    }
  }
}
