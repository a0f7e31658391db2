import Base
import EPNCore
import EPNCoreLint
import Foundation
import LintKit
import TFCatJSON
import TFCatPublish
import TFCatSQLite
import TFCatTables
import TFCatTestSupport
import TFCatYAML
import TableMapping
import Testing

@Suite struct MappedGranuleTests {
  static let repository = DictionaryTests.repository

  private func granules(
    _ mapping: String, _ table: String, constants: [(String, String)] = []
  ) throws -> (granules: [Granule], rejects: [String]) {
    var mapping = try GranuleMapping(path: mapping, constants: constants, defaults: Self.published)
    mapping.openers = [.sqlite]
    var reader = try mapping.reader(of: MappedFileReference(MappedFile(path: table), path: table))
    var (granules, rejects): ([Granule], [String]) = ([], [])
    while let outcome = try reader.next() {
      switch outcome {
      case .granule(let granule): granules.append(granule)
      case .reject(let line, let reason): rejects.append("\(line): \(reason)")
      case .filtered: break
      }
    }
    return (granules, rejects)
  }

  private static let published = [("creation_date", "2024-05-01")]

  @Test(arguments: [
    "bass2000/images.csv", "nrh/hits.ndjson", "orfees/index.csv", "nda/files.csv", "maser/files.ndjson",
    "expres/simulations.csv",
  ]) func servicesBecomeSoundTables(_ name: String) throws {
    let folder = Self.repository.appendingPathComponent("examples/services")
    let service = String(name.prefix { $0 != "/" })
    let path = folder.appendingPathComponent("\(service)/\(service).yml").path
    let (granules, rejects) = try granules(path, folder.appendingPathComponent(name).path)
    #expect(granules.count >= 2 && rejects.isEmpty, "\(rejects)")
    let scratch = try ScratchFolder()
    for format in [GranuleTableFormat.votable, .binary2, .csv, .sqlite] {
      let file = scratch.path("\(service).\(format.name)")
      var writer = try GranuleTableWriter(
        path: file, table: try GranuleMapping(path: path, defaults: Self.published).table, format: format)
      for granule in granules { try writer.write(granule) }
      try writer.finish()
      let report = try #require(
        EPNCoreLinter(openers: [.sqlite]).lint(MappedFile(path: file), path: file))
      #expect(report.isTable && report.itemCount == granules.count)
      #expect(report.diagnostics.isEmpty, "\(format): \(report.diagnostics.map(\.message))")
    }
  }

  /// Only wavelengths that become frequencies change places; what the table has the wrong way round is a
  /// reject.
  @Test func limitsAreNotExchangedInSilence() throws {
    let folder = try ScratchFolder()
    let mapping = try folder.write(
      "limits.yml",
      """
      version: 1
      granule:
        service: nda
        granule_uid: id
        granule_gid: {constant: d}
        dataproduct_type: {constant: ds}
        target_name: {constant: Sun}
        spatial_frame_type: {constant: body}
        time_min: t0
        time_max: t1
        time_exp_min: e0
        time_exp_max: e1
        spectral_range_min: {value: f0, unit: MHz}
        spectral_range_max: {value: f1, unit: MHz}
        c1min: lon0
        c1max: lon1

      """)
    let table = try folder.write(
      "limits.csv",
      """
      id,t0,t1,e0,e1,f0,f1,lon0,lon1
      a,2017-01-01,2017-01-02,1,2,10,80,350,10
      b,2017-01-01,2017-01-02,1,2,2 m,30 m,1,2
      c,2017-01-01,2017-01-02,1,2,80,10,1,2
      d,2017-01-01,2017-01-02,1,2,80,30 m,1,2
      e,2017-01-02,2017-01-01,1,2,10,80,1,2
      f,2017-01-01,2017-01-02,2,1,10,80,1,2
      g,2017-01-01,2017-01-02,,1,80,,1,2

      """)
    let (granules, rejects) = try granules(mapping, table)
    #expect(granules.map { $0["granule_uid"].text } == ["a", "b", "g"])
    #expect(granules[1]["spectral_range_max"].double == 149_896_229)
    #expect(
      rejects == [
        "4: spectral_range_min 80000000 is greater than spectral_range_max 10000000",
        "5: spectral_range_min 80000000 is greater than spectral_range_max 9993081.933333334",
        "6: time_min 2457755.5 is greater than time_max 2457754.5",
        "7: time_exp_min 2 is greater than time_exp_max 1",
      ])
  }

  @Test func systemsOfTimeAndPlaceAreThoseOfTheMapping() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "sky.yml",
      """
      version: 1
      granule:
        service: sky
        granule_uid: name
        spatial_frame_type: {constant: celestial}
        spatial_coordinate_description: {constant: ICRS}
        time_refposition: {constant: geocenter}

      """)
    let head = try GranuleMapping(path: folder.path("sky.yml")).table.head
    #expect(head.timeSystems.map(\.referencePosition) == ["GEOCENTER"])
    #expect(head.coordinateSystems.map(\.system) == ["ICRS"])
    #expect(head.columns.first { $0.name == "c1min" }?.reference == head.coordinateSystems.first?.id)
    let other = try GranuleMapping(
      path: folder.path("sky.yml"), constants: [("time_refposition", "BARYCENTER")])
    #expect(other.table.head.timeSystems.map(\.referencePosition) == ["BARYCENTER"])
  }

  /// In each run: what is published is compared by the order of its columns too.
  @Test func columnsOfConstantsHaveAnOrder() throws {
    let folder = try ScratchFolder()
    try folder.write("a.yml", "version: 1\ngranule: {service: a, granule_uid: name, feature_name: name}\n")
    let mapping = try GranuleMapping(
      path: folder.path("a.yml"), constants: [("publisher", "x"), ("access_format", "a/b")],
      defaults: [
        ("thumbnail_url", ""), ("datalink_url", ""), ("bib_reference", "x"), ("target_name", "Sun"),
        ("feature_name", "none"),
      ])
    #expect(
      mapping.schema.additional.map(\.name) == [
        "feature_name", "access_format", "bib_reference", "datalink_url", "publisher", "thumbnail_url",
      ])
    #expect(mapping.filledColumns == ["granule_uid", "feature_name"])
  }

  /// `#` separates items in columns of the service's own, as in those of the standard that are lists.
  @Test func ownColumnsMayBeLists() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "a.yml",
      """
      version: 1
      granule:
        service: a
        granule_uid: name
        granule_gid: {constant: a#b}
        obs_id: name
        dataproduct_type: {constant: im}
        target_class: {constant: star}
        processing_level: {constant: 3}
        creation_date: {constant: 2024-01-01}
        free: {a_bands: {constant: "150.9#228#445"}}

      """)
    try folder.write("a.csv", "name,x\nn,1\n")
    let granule = try #require(try granules(folder.path("a.yml"), folder.path("a.csv")).granules.first)
    #expect(granule["a_bands"].text == "150.9#228#445" && granule["granule_gid"].text == "a_b")
  }

  @Test func limitsOfAllRowsAreNotBeyondThoseOfARow() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "a.yml",
      """
      version: 1
      granule:
        service: a
        granule_uid: name
        granule_gid: {constant: a}
        obs_id: name
        dataproduct_type: {constant: im}
        target_class: {constant: star}
        processing_level: {constant: 3}
        spectral_range_max: high

      """)
    try folder.write("a.csv", "name,high\nn,200\nm,50\n")
    let (made, rejects) = try granules(
      folder.path("a.yml"), folder.path("a.csv"), constants: [("spectral_range_min", "100")])
    #expect(made.map(\.uid) == ["n"])
    #expect(
      rejects == [
        "3: spectral_range_min is 100.0, more than spectral_range_max, 50.0: one of both is given for all rows"
      ])
  }

  /// Lists of objects, as Elasticsearch has them.
  @Test func membersOfListsAreLists() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "a.yml",
      """
      version: 1
      granule:
        service: a
        granule_uid: _id
        granule_gid: {constant: g}
        dataproduct_type: {constant: mo}
        target_name: {constant: Sun}
        processing_level: {constant: 3}
        spectral_range_min: {value: "min(members(files, 'band'))", unit: MHz}
        free:
          a_urls: {value: "members(files, 'url')"}
          a_bands: {value: "members(files, 'band')"}
          a_none: {value: "members(files, 'size')"}

      """)
    try folder.write(
      "a.ndjson",
      #"{"_id": "1", "_source": {"files": [{"band": 228, "url": "b"}, {"band": 150.9, "url": "a"}]}}"#)
    let (made, rejects) = try granules(folder.path("a.yml"), folder.path("a.ndjson"))
    let granule = try #require(made.first, "\(rejects)")
    #expect(granule["a_urls"].text == "b#a" && granule["a_bands"].text == "228#150.9")
    #expect(granule["a_none"].isNull && granule.spectralRangeMin == 150.9e6)
  }

  @Test func aColumnMayBeMissingWhereTheMappingSaysSo() throws {
    let folder = try ScratchFolder()
    let mapping = """
      version: 1
      table: {optional: [files, note]}
      granule:
        service: a
        granule_uid: _id
        granule_gid: {constant: g}
        dataproduct_type: {constant: mo}
        target_name: {constant: Sun}
        processing_level: {constant: 3}
        free:
          a_urls: {value: "members(files, 'url')"}
          a_count: {value: count(files), type: integer}
          a_note: note

      """
    try folder.write("a.yml", mapping)
    try folder.write("a.ndjson", #"{"_id": "1", "_source": {"begin": 1}}"#)
    let (made, rejects) = try granules(folder.path("a.yml"), folder.path("a.ndjson"))
    let granule = try #require(made.first, "\(rejects)")
    #expect(granule["a_urls"].isNull && granule["a_note"].isNull && granule["a_count"].integer == 0)
    try folder.write("b.yml", mapping.replacing(", note]", with: "]"))
    let error = #expect(throws: YAMLError.self) {
      try granules(folder.path("b.yml"), folder.path("a.ndjson"))
    }
    #expect(error?.description.contains("one that it may lack stands in \"table: {optional") == true)
  }

  private static let indexMapping = """
    version: 1
    granule:
      service: a
      newer_by: changed
      granule_uid: "'a_' & number"
      granule_gid: {constant: g}
      dataproduct_type: {constant: ds}
      target_name: {constant: Sun}
      processing_level: {constant: 3}
      time_min: {value: start, format: jd}

    """

  @Test func tablesOfDatabasesAreChosenByTheirColumns() throws {
    let folder = try ScratchFolder()
    let mapping = try folder.write("a.yml", Self.indexMapping)
    let path = folder.path("a.sqlite")
    let database = try SQLiteDatabase(path: path, access: .own)
    try database.execute(
      """
      CREATE TABLE notes (number INTEGER, text TEXT);
      CREATE TABLE files (number INTEGER PRIMARY KEY, start REAL, changed TEXT);
      INSERT INTO files VALUES (1, 2456713.5, '2024-01-01'), (2, 2456714.5, '2024-01-02');
      CREATE VIEW latest AS SELECT * FROM files WHERE number = 2;
      """)
    #expect(try granules(mapping, path).granules.map(\.uid) == ["a_1", "a_2"])
    var plan = try GranuleMapping(path: mapping, defaults: Self.published)
    plan.openers = [.sqlite]
    let file = MappedFileReference(try MappedFile(path: path), path: path)
    #expect(try plan.reader(of: file).notes.first?.contains("those of files; latest") == true)
    plan.tableName = "latest"
    var reader = try plan.reader(of: file)
    guard case .granule(let granule)? = try reader.next() else {
      Issue.record("no granule")
      return
    }
    #expect(granule.uid == "a_2" && granule.timeMin == 2456714.5 && reader.mark == "2024-01-02")
    plan.tableName = "none"
    #expect(throws: TableError.self) { try plan.reader(of: file) }
    // Where no table has all columns, what is missing is told.
    try database.execute("ALTER TABLE files RENAME COLUMN changed TO modified; DROP VIEW latest;")
    let error = #expect(throws: YAMLError.self) { try granules(mapping, path) }
    #expect(error?.description.contains("has no column \"changed\"") == true)
  }

  @Test func aMappingThatDeniesTheUnitOfAColumnIsTold() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.csv", "number,start,f (kHz)\n1,2456713.5,20\n")
    let mapping = try folder.write(
      "a.yml",
      Self.indexMapping.replacing("  newer_by: changed\n", with: "")
        + "  spectral_range_min: {column: \"f (kHz)\", unit: MHz}\n")
    let plan = try GranuleMapping(path: mapping, defaults: Self.published)
    let notes = try plan.reader(of: MappedFileReference(MappedFile(path: path), path: path)).notes
    #expect(
      notes == ["the column \"f (kHz)\" is in kHz by its name and in MHz by the mapping, which holds"])
  }

  @Test func valuesTakeTheUnitsOfTheirColumns() throws {
    let folder = Self.repository.appendingPathComponent("examples/services").path
    let images = try granules(
      "\(folder)/bass2000/bass2000.yml", "\(folder)/bass2000/images.csv"
    ).granules
    #expect(
      images[0].spectralRangeMin == 299_792_458e9 / 656.28
        && images[0].spectralRangeMax == images[0].spectralRangeMin)
    #expect(
      images[0].timeMin == images[0].timeMax && abs((images[0].timeMin ?? 0) - 2455927.844_097_222) < 1e-9)
    #expect(images[0]["access_estsize"].integer == 8196)
    let simulations = try granules(
      "\(folder)/expres/expres.yml", "\(folder)/expres/simulations.csv"
    ).granules
    #expect(simulations[0].targetClass == "planet#satellite" && simulations[0].timeMin == 2458119.5)
  }

  @Test func rowsAreGranulesOrRejects() throws {
    let scratch = try ScratchFolder()
    let mapping = try scratch.write(
      "m.yml",
      """
      version: 1
      granule:
        service: a
        granule_uid: id
        granule_gid: {constant: g}
        dataproduct_type: kind
        target_name: {constant: Sun}
        time_min: t
        spectral_range_max: {value: f, unit: um}
        creation_date: {constant: 2024-01-01}
      """)
    let table = try scratch.write(
      "t.csv",
      "id,kind,t,f\na,ds,2012-01-01T00:00:00Z,1\nb,event,2012-01-01,1\n,ds,2012-01-01,1\nd,ds,soon,1\n")
    let (granules, rejects) = try granules(mapping, table)
    #expect(granules.count == 1 && granules[0].observationID == "a" && granules[0].timeMax == 2455927.5)
    #expect(granules[0].spectralRangeMin == 299_792_458 / 1e-6)
    #expect(rejects.count == 3)
    #expect(
      rejects[0].hasPrefix("3: dataproduct_type: \"event\"")
        && rejects[1] == "4: there is no value for granule_uid")
  }

  @Test func rowsThatNoTableCanHaveAreRejects() throws {
    let scratch = try ScratchFolder()
    let mapping = try GranuleMapping(
      path: try scratch.write(
        "m.yml",
        """
        version: 1
        granule:
          service: a
          granule_uid: id
          granule_gid: {constant: g}
          dataproduct_type: {constant: ds}
          target_name: {constant: Sun}
          spectral_range_min: {value: f, unit: um}
          albedo: {value: al, unit: "%"}
          time_scale: scale
          processing_level: level
          observer_id: level
          creation_date: {constant: 2024-01-01}
          free:
            a_gain: {value: gain, type: double, unit: Jy}
        """))
    let table = try scratch.write(
      "t.csv",
      """
      id,f,al,scale,gain,level
      a,1,50,UTC,2 mJy,5
      a,1,50,,1,
      b,0,50,,1,
      c,1,inf,,1,
      d,1,50,TDB,1,
      e,1,50,,1 s,
      f,1,50,,1,1.5
      g,1,50,,1,4
      h,1,50,,1,3000000000

      """)
    var rejects: [RejectedRow] = []
    let report = try mapping.write([table], to: scratch.path("o.csv"), as: .csv) { rejects.append($0) }
    #expect(report.granules == 1 && report.rejected == 8 && rejects.map(\.line) == Array(3...10))
    #expect(rejects.first?.reason == "granule_uid a is that of another row too")
    var reader = try GranuleTableReader(path: scratch.path("o.csv"))
    let granule = try reader.next()
    #expect(granule?["albedo"].double == 0.5 && granule?["a_gain"].double == 0.002)
  }

  @Test(arguments: [
    ("granule: {service: a, granule_id: x}", "granule_id"), ("granule: {granule_uid: x}", "service"),
    ("granule: {service: a, free: {Bad Name: x}}", "Bad Name"), ("event: {}", "granule"),
  ]) func mappingsAreChecked(_ text: String, _ word: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("m.yml", "version: 1\n\(text)\n")
    var message = ""
    do { _ = try GranuleMapping(path: path) } catch { message = "\(error)" }
    #expect(message.contains(word))
  }

  static let oracle = repository.appendingPathComponent("../shared/data/maser_epncore/epncore_expected.csv")
    .standardizedFileURL.path

  /// What MASER says of its own files comes out as it is.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: oracle), "../shared is not there: skipped"))
  func granulesOfMASERAreThoseOfMASER() throws {
    let scratch = try ScratchFolder()
    let columns = [
      "access_estsize", "access_format", "dataproduct_type", "feature_name", "file_name", "granule_gid",
      "granule_uid", "obs_id",
      "instrument_host_name", "instrument_name", "publisher", "target_class", "target_name", "target_region",
      "time_sampling_step_max", "time_sampling_step_min", "spectral_range_min", "spectral_range_max",
    ]
    let lines = columns.map { "  \($0): \($0)" }.joined(separator: "\n")
    let mapping = try scratch.write(
      "m.yml",
      """
      version: 1
      filter: "not missing(time_min)"
      granule:
        service: maser
        time_min: {value: time_min, format: jd}
        time_max: {value: time_max, format: jd}
        creation_date: {constant: 2024-01-01}
      \(lines)
      """)
    let (granules, rejects) = try granules(mapping, Self.oracle)
    #expect(rejects.isEmpty, "\(rejects)")
    var expected = try DelimitedTableReader(path: Self.oracle, dialect: .csv)
    var rows: [String: TableRow] = [:]
    let uid = try #require(expected.head.columnIndex("granule_uid"))
    while let row = try expected.next() { rows[row[uid].text ?? ""] = row }
    #expect(granules.count > 5)
    for granule in granules {
      let row = try #require(rows[granule.uid ?? ""])
      for (index, column) in expected.head.columns.enumerated() where !column.name.hasPrefix("_") {
        let (ours, theirs) = (granule[column.name], row[index])
        if let number = theirs.double {
          #expect(abs((ours.double ?? .nan) - number) <= 1e-9, "\(column.name)")
        } else {
          #expect(ours.text ?? "" == theirs.text ?? "", "\(column.name)")
        }
      }
    }
  }
}
