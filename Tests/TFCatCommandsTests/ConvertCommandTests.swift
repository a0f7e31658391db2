import Foundation
import TFCatTestSupport
import Testing

@Suite struct ConvertCommandTests {
  private static let events = """
    :Product: 20240314events.txt
    :Date: 2024 03 14
    #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
    1110       0017   ////      0019  LEA  C   RSP  025-180   III/2             3599
    1120       0302   0303      2400  LEA  G   RBR  245       340               3599
    1130       0302   0303      0303  G16  5   XRA  1-8A      M1.0              3599
    1140       1961   ////      1970  LEA  C   RSP  025-180   III/2             3599

    """

  @Test func theCatalogueGoesToStandardOutputAlone() throws {
    let run = try Execution(["convert", "-"], input: Data(Self.events.utf8))
    #expect(run.status == 0)
    #expect(try (run.json["features"] as? [Any])?.count == 2)
    #expect(
      run.errors == """
        -:7: rejected: "1961" is no time of day
        noaa-swpc: 4 rows = 2 features + 1 reject + 1 row without event; repairs: hour-24 1

        """)
  }

  @Test func rejectsGoIntoAFileAndStrictMindsThem() throws {
    let folder = try ScratchFolder()
    let input = try folder.write("events.txt", Self.events)
    let output = folder.url.appendingPathComponent("out.tfcat").path
    let rejects = folder.url.appendingPathComponent("rejects.csv").path
    let run = try Execution(["convert", input, "-o", output, "--rejects", rejects, "--strict"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == "noaa-swpc: 4 rows = 2 features + 1 reject + 1 row without event; repairs: hour-24 1\n")
    let table = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(table.hasPrefix("file,line,reason,text\r\n"))
    #expect(table.contains("\(input),7,\"\"\"1961\"\" is no time of day\",1140 "))
    #expect(try Execution(["lint", "--fail-on", "warning", output]).status == 0)
    #expect(try Execution(["convert", input, "-o", output, "--strict"]).status == 1)
    #expect(try Execution(["convert", input, "-o", output]).status == 0)
  }

  // MARK: - Spreadsheets

  private static let formulas = """
    {"type": "FeatureCollection", "properties": {"title": "x", "target_name": "Sun"},
    "fields": {"note": {"info": "Note", "ucd": "meta.note", "datatype": "str"},
    "flux": {"info": "Flux", "ucd": "phot.flux.density", "unit": "Jy", "datatype": "float"}},
    "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
    "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
    "features": [{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1704067200, 1]},
    "properties": {"note": "=cmd|' /C calc'!A0", "flux": -1.5}}]}
    """

  @Test func cellsAreNoFormulasWhereThatIsAsked() throws {
    let input = Data(Self.formulas.utf8)
    let plain = try Execution(["convert", "-", "--to", "csv"], input: input)
    #expect(plain.output.contains(",=cmd|") && plain.output.contains(",-1.5,"))
    let safe = try Execution(["convert", "-", "--to", "csv", "--safe-csv"], input: input)
    #expect(safe.output.contains(",'=cmd|") && safe.output.contains(",-1.5,"))
    let granules = [
      "granules", "-", "--service", "x", "--free", "all", "--set", "creation_date=2024-05-01", "--to", "csv",
    ]
    #expect(try Execution(granules, input: input).output.contains(",=cmd|"))
    let table = try Execution(granules + ["--safe-csv"], input: input)
    // The column flux is in mJy.
    #expect(table.output.contains(",'=cmd|") && table.output.contains(",-1500"))
  }

  @Test func rejectsAreNoFormulasEither() throws {
    let folder = try ScratchFolder()
    let list =
      "start,end,fmin (MHz),fmax (MHz)\n=1+1,x,20,30\n2024-01-01T00:00:00,2024-01-01T00:01:00,20,30\n"
    let input = Data(list.utf8)
    let arguments = ["convert", "-", "--from", "start-end-table", "--rejects", folder.path("r.csv")]
    _ = try Execution(arguments, input: input)
    #expect(try folder.text("r.csv").contains(",\"=1+1,"))
    _ = try Execution(arguments + ["--safe-csv"], input: input)
    #expect(try folder.text("r.csv").contains(",\"'=1+1,"))
  }

  @Test(arguments: [["convert", "-"], ["granules", "-", "--service", "x"]])
  func safeCSVGoesWithCSV(_ arguments: [String]) throws {
    let run = try Execution(arguments + ["--safe-csv"], input: Data(Self.formulas.utf8))
    #expect(run.status == 2 && run.errors.contains("--safe-csv goes with --to csv"))
  }

  @Test func repairsCanBeSwitchedOff() throws {
    let run = try Execution(
      ["convert", "-", "--no-repair", "hour-24,day-rollover"], input: Data(Self.events.utf8))
    #expect(try (run.json["features"] as? [Any])?.count == 1)
    #expect(run.errors.contains("-:5: rejected: 2400 is no time of day"))
    let unknown = try Execution(["convert", "-", "--no-repair", "spelling"], input: Data(Self.events.utf8))
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.contains(
        "has no repair \"spelling\" (it has day-rollover, hour-24, swapped-frequencies)"))
  }

  /// As in `psql -c "COPY (SELECT ...) TO STDOUT CSV HEADER" | tfcat convert --from hfc1t3 -`.
  @Test func rowsOfADatabaseComeThroughAPipe() throws {
    let rows = """
      id_type_iii,observat,date_obs,cdelt1,cdelt2,wavemin,wavemax,waveunit,cc_x_pix,cc_y_pix,cc,ske_cc_x_pix,ske_cc_y_pix,ske_cc
      5,STEREO_A,2010-06-12 00:00:00,0.016666666666666666,0.05,0.125,16.025,MHz,600,100,4422220066,,100,2223
      6,STEREO_A,2010-06-12 00:00:00,0.016666666666666666,0.05,0.125,16.025,MHz,700,100,44222200666,700,100,2222

      """
    let contours = try Execution(["convert", "--from", "hfc1t3", "-"], input: Data(rows.utf8))
    #expect(contours.status == 0)
    #expect(contours.errors.contains("hfc1t3: 2 rows = 1 feature + 1 reject"))
    #expect(contours.errors.hasSuffix("repairs: contour-closed 1\n"))
    #expect(contours.errors.contains("-:2: rejected: no contour: CC ends 0 and -2 pixels from its start"))
    let ridges = try Execution(["convert", "-", "--geometry", "ridge"], input: Data(rows.utf8))
    let features = try #require(try ridges.json["features"] as? [[String: Any]])
    #expect(
      features.compactMap { ($0["geometry"] as? [String: Any])?["type"] as? String } == [
        "LineString"
      ])
    #expect(try Execution(["convert", "-", "--geometry", "oval"], input: Data(rows.utf8)).status == 2)
  }

  @Test func eventListsGoIntoOtherAxesAtOnce() throws {
    let run = try Execution(
      ["convert", "-", "--time", "mjd", "--spectral", "kHz"], input: Data(Self.events.utf8))
    #expect(run.status == 0)
    #expect(run.output.contains(#""time_coords_id": "mjd""#))
    // 2024-03-14T00:17 and 245 MHz.
    #expect(run.output.contains("[60383.01180555556, 25000]"))
    #expect(run.output.contains("245000]"))
    #expect(run.errors.contains("4 rows = 2 features + 1 reject + 1 row without event"))
  }

  @Test func metadataComeFromTheAuthor() throws {
    let folder = try ScratchFolder()
    let metadata = try folder.write(
      "meta.yml",
      """
      title: From the file
      version: "1.10"
      n: 12
      reference: {doi: 10.1/x, year: 2024}
      """)
    let run = try Execution(
      [
        "convert", "-", "--metadata", metadata, "--title", "Mine", "--author", "A. B", "--author", "C. D",
        "--licence", "CC0",
      ],
      input: Data(Self.events.utf8))
    let properties = try #require(run.json["properties"] as? [String: Any])
    #expect(properties["title"] as? String == "Mine")
    #expect(properties["authors"] as? [String] == ["A. B", "C. D"])
    #expect(properties["licence"] as? String == "CC0")
    #expect(properties["version"] as? String == "1.10")
    #expect(properties["n"] as? Int == 12)
    #expect((properties["reference"] as? [String: Any])?["doi"] as? String == "10.1/x")
    #expect(properties["target_name"] as? String == "Sun")
    let broken = try folder.write("broken.yml", "title: [a\n")
    let failed = try Execution(["convert", "-", "--metadata", broken], input: Data(Self.events.utf8))
    #expect(failed.status == 2)
    #expect(failed.errors.contains("broken.yml"))
  }

  @Test func whatCannotBeDoneIsStatus2() throws {
    let folder = try ScratchFolder()
    let output = folder.url.appendingPathComponent("out.json").path
    for arguments in [
      ["convert"], ["convert", "missing.txt", "-o", output], ["convert", "-", "-"],
      ["convert", "-", "--from", "nonsense", "-o", output],
      ["convert", "-", "--to", "nonsense", "-o", output],
      ["convert", "-", "--band", "20-90", "-o", output], ["convert", "-", "-o", output, "--rejects", output],
    ] {
      let run = try Execution(arguments, input: Data(Self.events.utf8))
      #expect(run.status == 2, "\(arguments): \(run.errors)")
      #expect(!run.errors.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }

  @Test func outputsAreNotInputs() throws {
    let folder = try ScratchFolder()
    let input = try folder.write("events.txt", Self.events)
    let link = folder.url.appendingPathComponent("link.tfcat").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: input)
    let output = folder.url.appendingPathComponent("out.tfcat").path
    let metadata = try folder.write("meta.yml", "title: T\n")
    for arguments in [
      ["convert", input, "-o", input], ["convert", input, "-o", link],
      ["convert", input, "-o", output, "--rejects", link],
      ["convert", input, "-o", output, "--metadata", metadata, "--rejects", metadata],
      ["granules", input, "--service", "x", "-o", link], ["map", "init", input, "-o", link],
    ] {
      let run = try Execution(arguments)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.errors.contains("is the same file as the input"), "\(arguments): \(run.errors)")
    }
    #expect(try String(contentsOfFile: input, encoding: .utf8) == Self.events)
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func theEndingOfTheOutputMeansAForm() throws {
    let folder = try ScratchFolder()
    let input = try folder.write("events.txt", Self.events)
    func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }
    let unknown = try Execution(["convert", input, "-o", path("out.xlsx")])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("the ending .xlsx means no format"))
    #expect(unknown.errors.contains("votable (.vot .votable .vot.xml)"))
    let other = try Execution(["convert", input, "--to", "csv", "-o", path("out.vot")])
    #expect(other.status == 2)
    #expect(other.errors.contains("the name ends as votable does, and --to says csv"))
    for arguments in [
      ["--to", "geojson", "-o", path("out.json")], ["--to", "votable-binary2", "-o", path("out.vot")],
      ["--to", "csv", "-o", path("out.dat")], ["-o", path("out")],
    ] {
      #expect(try Execution(["convert", input] + arguments).status == 0, "\(arguments)")
    }
    let table = try Execution(["granules", input, "--service", "x", "-o", path("out.parquet")])
    #expect(table.status == 2)
    #expect(table.errors.contains("the ending .parquet means no format"))
  }

  @Test func nothingIsNoSuccess() throws {
    let folder = try ScratchFolder()
    let output = folder.url.appendingPathComponent("out.tfcat").path
    let quiet = Data(":Product: 20240314events.txt\n:Date: 2024 03 14\nNO EVENT REPORTS.\n".utf8)
    let empty = try Execution(["convert", "-", "-o", output], input: quiet)
    #expect(empty.status == 1)
    #expect(empty.errors.contains("no row became a feature"))
    #expect(empty.errors.contains("noaa-swpc: 1 row = 0 features + 0 rejects + 1 row without event"))
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try Execution(["convert", "-", "-o", output, "--allow-empty"], input: quiet).status == 0)
    #expect(FileManager.default.fileExists(atPath: output))
    let shifted = Data(
      Self.events.replacingOccurrences(of: "\n11", with: "\n   11").utf8)
    let other = try Execution(["convert", "-", "--from", "noaa-swpc"], input: shifted)
    #expect(other.status == 1)
    #expect(other.output.isEmpty)
    #expect(other.errors.contains("this looks like another layout than noaa-swpc, row 4"))
  }

  /// What `formats` says of an option is what `convert` has.
  @Test func optionsAreThoseOfTheSources() throws {
    let help = try Execution(["convert", "--help"]).output
    for name in ["band", "stations", "unit", "position", "date", "geometry", "vertices", "chain-code", "map"]
    {
      #expect(help.contains("--\(name) <"), "\(name)")
    }
  }

  @Test func formatsAreListedAndExplained() throws {
    let list = try Execution(["formats"])
    #expect(list.status == 0)
    for name in [
      "noaa-swpc", "e-callisto", "cdaw-type2", "waves-list", "helio-hec", "culgoora-log", "start-end-table",
      "tfcat",
    ] {
      #expect(list.output.contains("  \(name) "))
      let page = Execution.packageFolder.appendingPathComponent("docs/sources/\(name).md").path
      #expect(FileManager.default.fileExists(atPath: page), "\(page)")
    }
    let one = try Execution(["formats", "e-callisto"])
    #expect(one.output.contains("--band"))
    #expect(one.output.contains("hour-24: "))
    #expect(try Execution(["formats", "nonsense"]).status == 2)
  }
}
