import Foundation
import TFCatTestSupport
import Testing

/// FITS tables where commands take tables.
@Suite struct FITSCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A table of two events as astropy writes one: texts filled with blanks, units in TUNITn.
  private func table() throws -> String {
    let row = { (start: String, low: Double, high: Double, kind: String) in
      Array(start.utf8) + big(low) + big(high) + Array(kind.utf8)
    }
    let fits = FITSBytes.table(
      rows: 2, width: 38, columns: [("start", "19A"), ("low", "D"), ("high", "D"), ("kind", "3A")],
      more: [card("TUNIT2", "'MHz'"), card("TUNIT3", "'MHz'")],
      data: row("2024-05-01T10:00:00", 20, 80, "III") + row("2024-05-01T11:00:00", 30, 90, "II "))
    let path = folder.path("table.fits")
    try Data(fits.bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aTableBecomesACatalogueByAMapping() throws {
    let path = try table()
    let draft = try Execution(["map", "init", path, "--position", "GEOCENTER"])
    #expect(draft.status == 0 && draft.output.contains("low: {column: low, unit: MHz}"))
    let map = try folder.write("map.yml", draft.output)
    let run = try Execution(["convert", "--map", map, path])
    #expect(run.status == 0 && run.errors.contains("table: 2 rows = 2 features"))
    #expect(run.output.contains("\"kind\": \"III\"") && run.output.contains("1714557600"))
  }

  /// Columns of times as astropy writes them, a Julian date in two numbers with its scale, and as satellites
  /// do, seconds since MJDREFI and MJDREFF.
  @Test func columnsOfTimesSayTheirScale() throws {
    func times(_ name: String, _ form: String, _ scale: String, _ more: [String], _ cells: [UInt8]) throws
      -> String
    {
      let width = cells.count + 16
      let fits = FITSBytes.table(
        rows: 1, width: width, columns: [("start", form), ("low", "D"), ("high", "D")],
        more: [card("TCTYP1", "'\(scale)'"), card("TUNIT2", "'MHz'"), card("TUNIT3", "'MHz'")] + more,
        data: cells + big(20.0) + big(80.0))
      try Data(fits.bytes).write(to: URL(fileURLWithPath: folder.path(name)))
      let draft = try Execution(["map", "init", folder.path(name), "--position", "GEOCENTER"])
      #expect(draft.output.contains("time: {column: start"), "\(draft.output)")
      let map = try folder.write(
        "map.yml",
        """
        version: 1
        event:
          crs: {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}
          time: start
          low: low
          high: high

        """)
      let run = try Execution(["convert", "--map", map, folder.path(name)])
      let text = run.output.firstRange(of: "\"coordinates\": [[").map { run.output[$0.upperBound...] } ?? ""
      return String(text.prefix { $0 != "," })
    }
    let julian = [card("TUNIT1", "'d'"), card("JDREF", "0.0")]
    // 2024-05-01T10:00:00.000001
    let parts = big(2_460_432.0) + big(-0.08333333332175926)
    #expect(try times("utc.fits", "2D", "UTC", julian, parts) == "1714557600.000001")
    // 37 leap seconds and 32.184 s.
    #expect(try times("tt.fits", "2D", "TT", julian, big(2_460_432.0) + big(-10.0 / 120)) == "1714557530.816")
    let seconds = [card("TUNIT1", "'s'"), card("MJDREFI", "51910"), card("MJDREFF", "7.428703703703703D-04")]
    #expect(try times("met.fits", "D", "TT", seconds, big(736_250_464.0)) == "1714557659")
  }

  @Test func aTableThatIsNoCatalogueSaysWhatToDo() throws {
    let path = try table()
    let convert = try Execution(["convert", path])
    #expect(convert.status == 2 && convert.errors.contains("`tfcat map init` drafts one"))
    let lint = try Execution(["lint", path])
    #expect(lint.status == 1 && lint.output.contains("TFC003"))
  }

  @Test func granulesAsFITSAreChecked() throws {
    let catalogue = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let path = folder.path("g.fits")
    let made = try Execution([
      "granules", catalogue, "--service", "bursts", "--set", "target_name=Sun", "--set",
      "creation_date=2024-05-01", "-o", path,
    ])
    #expect(made.status == 0)
    let lint = try Execution(["lint", path])
    #expect(lint.status == 0 && lint.errors.contains("1 file with 3 granules checked"))
    // A value that breaks a rule is found as in any other table.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("2024-05-01".utf8)))
    bytes.replaceSubrange(place, with: Data("2024-99-01".utf8))
    try bytes.write(to: URL(fileURLWithPath: path))
    let broken = try Execution(["lint", path])
    #expect(broken.status == 1 && broken.output.contains("2024-99-01") && broken.output.contains("in row 1"))
  }

  @Test func aCatalogueGoesToFITSAndBack() throws {
    let catalogue = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let path = folder.path("c.fits")
    #expect(try Execution(["convert", catalogue, "-o", path]).status == 0)
    let direct = try Execution(["convert", catalogue])
    #expect(try Execution(["convert", path]).output == direct.output)
    // To a pipe it goes too.
    let script = "\"$TFCAT\" convert --to fits c.tfcat | \"$TFCAT\" convert -"
    #expect(try Execution(shell: script, directory: folder.url).output == direct.output)
  }

  /// Receivers step unevenly, and pictures show their channels side by side all the same.
  @Test func labelsTakeTheirAxesFromTheFileOfWhichTheImageWasMade() throws {
    let frequencies: [Double] = [80, 60, 30, 20]
    var fits = FITSBytes.image(
      8, [10, 4],
      more: [
        card("BUNIT", "'digits'"), card("DATE-OBS", "'2024/05/01'"), card("TIME-OBS", "'10:00:00.000'"),
        card("CTYPE1", "'Time [UT]'"), card("CDELT1", "1.0"), card("CTYPE2", "'Frequency [MHz]'"),
      ], data: [UInt8](repeating: 1, count: 40))
    fits.header([
      card("XTENSION", "'BINTABLE'"), card("BITPIX", "8"), card("NAXIS", "2"), card("NAXIS1", "32"),
      card("NAXIS2", "1"), card("PCOUNT", "0"), card("GCOUNT", "1"), card("TFIELDS", "1"),
      card("TTYPE1", "'FREQUENCY'"), card("TFORM1", "'4D'"),
    ])
    fits.data(frequencies.flatMap { big($0) })
    let image = folder.path("image.fits")
    try Data(fits.bytes).write(to: URL(fileURLWithPath: image))
    // The second row from above, four to six seconds after the start.
    let labels = try folder.write("labels.txt", "0 0.5 0.375 0.2 0.25\n")
    let run = try Execution(["convert", labels, "--from", "yolo", "--axes", image])
    #expect(run.status == 0)
    for number in ["1714557604", "1714557606", "45", "70"] {
      #expect(run.output.contains(number), "\(number)")
    }
    let catalogue = try folder.write("c.tfcat", run.output)
    let back = try Execution(["convert", catalogue, "--to", "yolo", "--axes", image])
    #expect(back.output.split(separator: " ").compactMap { Double($0) }.prefix(3) == [0, 0.5, 0.375])
    let low = try Execution(["convert", labels, "--from", "yolo", "--axes", image, "--image-top", "low"])
    #expect(low.output.contains("25") && !low.output.contains("70"))
    let both = try Execution([
      "convert", labels, "--from", "yolo", "--axes", image, "--image-frequency", "20-80",
    ])
    #expect(both.status == 2 && both.errors.contains("it says the axes"))
  }
}
