import Foundation
import TFCatTestSupport
import Testing

/// `tfcat publish` of tables and event lists, as a user runs it.
@Suite struct PublishTablesCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      "tfcat-publish.yml",
      """
      title: Images of a test
      description: Three images.
      creators: ["Example, Ada"]
      subjects: [solar-physics]
      licence: CC-BY-4.0
      base_url: https://vo.example.org
      targets: [Sun]

      """)
    try folder.write(
      "map.yml",
      """
      version: 1
      granule:
        service: images
        newer_by: changed
        granule_uid: name
        granule_gid: {constant: image}
        obs_id: name
        dataproduct_type: {constant: im}
        time_min: begin
        measurement_type: {constant: phot.flux.density}
        processing_level: {constant: 3}

      """)
  }

  private static let rows = [
    #"{"_id": "1", "_source": {"name": "a", "begin": "2024-01-01T00:00:00", "changed": "2024-02-01"}}"#,
    #"{"_id": "2", "_source": {"name": "b", "begin": "2024-01-02T00:00:00", "changed": "2024-02-03"}}"#,
  ]

  /// Hits of a scan, as they come through a pipe.
  private func publish(_ rows: [String], _ arguments: String = "", day: Int = 1) throws -> Execution {
    try folder.write("hits.ndjson", rows.joined(separator: "\n") + "\n")
    return try Execution(
      shell: #"cat hits.ndjson | "$TFCAT" publish --map map.yml - --date 2024-05-0\#(day) \#(arguments)"#,
      directory: folder.url)
  }

  /// The catalogue that is made of event lists is gone when a message is read that tells a place in it.
  @Test func messagesNameTheListOfWhichACatalogueWasMade() throws {
    let crs =
      #"{"type": "local", "properties": {"time_coords_id": "unix", "ref_position_id": "wind", "spectral_coords": {"type": "frequency", "unit": "MHz"}}}"#
    let field = #"{"processing_level": {"info": "Level", "ucd": "meta.code.qual", "datatype": "int"}}"#
    try folder.write(
      "list.ndjson",
      #"{"type": "FeatureCollection", "fields": \#(field), "crs": \#(crs), "features": []}"# + "\n"
        + #"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"processing_level": 99}}"#
    )
    let refused = try Execution(
      ["publish", "--from", "ndjson", "list.ndjson", "--service", "bursts", "--date", "2024-05-01"],
      directory: folder.url)
    #expect(refused.status == 2, "\(refused.errors)")
    #expect(refused.errors.contains("bursts.tfcat (made of list.ndjson):"), "\(refused.errors)")
    #expect(!refused.errors.contains(".new/") && !refused.errors.contains("/features/0/geometry"))
  }

  @Test func hitsThroughAPipeAreKeptUpToDate() throws {
    let first = try publish(Self.rows)
    #expect(first.status == 0 && first.output.isEmpty)
    #expect(
      first.errors == """
        note: settings from tfcat-publish.yml
        images: 2 new, 0 changed, 0 unchanged; 2 granules in all
        next: copy images to the inputs of the server as images, and run there: dachs imp images/q && dachs pub images/q

        """)
    #expect(try publish(Self.rows, day: 2).errors.hasSuffix("2 granules in all\nnothing has changed\n"))
    let last = try Execution(
      ["publish", "--map", "map.yml", "--since-last"], directory: folder.url)
    #expect(last.status == 0 && last.output == "2024-02-03\n")
    let new = Self.rows[1].replacingOccurrences(of: "\"b\"", with: "\"c\"").replacingOccurrences(
      of: "02-03", with: "02-04")
    let part = try publish([new], "--partial", day: 3)
    #expect(part.errors.contains("images: 1 new, 0 changed, 2 unchanged; 3 granules in all\n"))
    // Without --partial, what is not there has vanished.
    let whole = try publish([new], day: 4)
    #expect(whole.output == "a\nb\n" && whole.errors.contains("2 in no table any more"))
  }

  @Test func nothingIsKnownBeforeTheFirstRun() throws {
    let last = try Execution(["publish", "--map", "map.yml", "--since-last"], directory: folder.url)
    #expect(last.status == 0 && last.output.isEmpty)
  }

  @Test func rowsThatCannotBeUsedAreTold() throws {
    let run = try publish(Self.rows + [#"{"_source": {"name": "c", "begin": "soon"}}"#, Self.rows[0]])
    #expect(run.status == 1)
    #expect(run.errors.contains("-:3: rejected: time_min: "))
    #expect(run.errors.contains("-:4: rejected: granule_uid a is that of another row too\n"))
    #expect(
      run.errors.contains("images: 2 new, 0 changed, 0 unchanged, 2 rows rejected; 2 granules in all\n"))
  }

  @Test(arguments: [
    ("--map map.yml", "Name a table, or - for standard input."),
    ("--from noaa-swpc --partial x", "--partial goes with --map"),
    ("--map map.yml --from hfc1t3 x", "--from hfc1t3 names another format"),
    ("--with date=2024-01-01 x", "--with goes with --from or --map"),
    ("--from noaa-swpc --with date x", "write NAME=VALUE"), ("--map map.yml - -", "only once"),
    ("--from epncore map.yml", "--service NAME is missing"),
    ("--from nao-swpc map.yml --service a", "did you mean"),
  ]) func whatDoesNotFitIsRefused(_ arguments: String, _ words: String) throws {
    let run = try Execution(shell: #""$TFCAT" publish \#(arguments)"#, directory: folder.url)
    #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
  }

  /// A table of granules comes from a file of any format, or through a pipe.
  @Test func granulesThroughAPipeAreKeptUpToDate() throws {
    try folder.write("hits.ndjson", Self.rows.joined(separator: "\n"))
    let make =
      #""$TFCAT" granules --map map.yml hits.ndjson --set target_name=Sun --set creation_date=2024-05-01"#
    let pipe = #"\#(make) | "$TFCAT" publish --from epncore - --service images"#
    for words in ["images: 2 new", "nothing has changed"] {
      let run = try Execution(shell: pipe, directory: folder.url)
      #expect(run.status == 0 && run.errors.contains(words), "\(run.errors)")
    }
    let run = try Execution(
      shell: #"\#(make) -o g.sqlite; "$TFCAT" publish --from epncore g.sqlite --service images"#,
      directory: folder.url)
    #expect(run.status == 0 && run.errors.contains("0 new, 0 changed, 2 unchanged"), "\(run.errors)")
  }

  @Test func whatGrowsIsSaidByTheMapping() throws {
    let mapping = try folder.text("map.yml").replacingOccurrences(of: "    newer_by: changed\n", with: "")
    try folder.write("other.yml", mapping.replacingOccurrences(of: "  newer_by: changed\n", with: ""))
    let run = try Execution(["publish", "--map", "other.yml", "--since-last"], directory: folder.url)
    #expect(run.status == 2 && run.errors.contains("newer_by in its section granule"))
  }

  @Test func eventListsBecomeACatalogueFirst() throws {
    try folder.write("events.csv", "start,end,low,high\n2024-01-01T00:00:00,2024-01-01T00:01:00,20,40\n")
    try folder.write(
      "events.yml",
      """
      version: 1
      event:
        crs: {time: unix, spectral: {unit: MHz}, position: geocenter}
        start: start
        end: end
        low: {value: low, unit: MHz}
        high: {value: high, unit: MHz}

      """)
    for words in ["1 new, 0 changed", "nothing has changed"] {
      let run = try Execution(
        ["publish", "--map", "events.yml", "events.csv", "--service", "bursts", "--date", "2024-05-01"],
        directory: folder.url)
      #expect(run.status == 0 && run.errors.contains(words), "\(run.errors)")
    }
    #expect(
      FileManager.default.fileExists(
        atPath: folder.url.appendingPathComponent("bursts/static/bursts.tfcat").path))
    #expect(
      !FileManager.default.fileExists(atPath: folder.url.appendingPathComponent(".bursts.catalogue.new").path)
    )
  }
}
