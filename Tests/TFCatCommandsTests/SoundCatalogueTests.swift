import Base
import Foundation
import TFCat
import TFCatConvert
import TFCatLint
import TFCatTestSupport
import Testing

@testable import TFCatCommands

/// A catalogue without faults goes through at once; what comes out must be what the mending way makes of it.
@Suite struct SoundCatalogueTests {
  private static let head = """
    "fields": {"n": {"info": "Number", "ucd": "meta.number", "datatype": "int"},
      "flux": {"info": "Flux", "ucd": "phot.flux.density", "datatype": "float", "unit": "Jy"},
      "kind": {"info": "Kind", "ucd": "meta.code.class", "datatype": "str", "values": ["II", "III"]}},
    "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}
    """

  private static let ring = "[[1158051700, 10], [1158051800, 10], [1158051800, 90], [1158051700, 10]]"

  private static func feature(
    _ geometry: String, properties: String = #"{"n": 1, "flux": 2.50, "kind": "II"}"#, more: String = ""
  ) -> String {
    #"{"type": "Feature", "id": 1, "geometry": \#(geometry), "properties": \#(properties)\#(more)}"#
  }

  private static func catalogue(_ features: String..., more: String = "") -> String {
    "{\"type\": \"FeatureCollection\", \(head)\(more), \"features\": [\(features.joined(separator: ", "))]}"
  }

  private static let polygon = feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#)

  private static let sound = [
    catalogue(), catalogue(polygon),
    catalogue(polygon, more: #", "bbox": [1158051700, 10, 1158051800, 90], "properties": {"title": "T"}"#),
    catalogue(
      feature(#"{"type": "Point", "coordinates": [1158051700, 1.50]}"#, more: #", "note": [1, null]"#)),
    catalogue(
      feature(#"{"type": "MultiLineString", "coordinates": [[[1158051700, 1], [1158051701, 2e0]]]}"#)),
    catalogue(
      feature(
        #"{"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [\#(ring)]}]}"#)),
    catalogue(feature(#"{"type": "MultiPolygon", "coordinates": [[\#(ring)]]}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: "{}")),
  ]

  /// Formats that take features as text, or from the tape, where nothing has to be mended.
  private static let formats: [any CatalogueFormat] = [
    TFCatFormat(), FeatureLinesFormat.newlineDelimited, CSVFormat(), CSVFormat(isForSpreadsheets: true),
    ECSVFormat(), VOTableFormat.tableData, VOTableFormat.binary2,
  ]

  /// Values that tables spell in another way than the text, or have no cell for.
  @Test(arguments: [
    #"{"n": 1, "flux": 2.50, "kind": "II"}"#, #"{"flux": 5.0}"#, #"{"flux": 5}"#, #"{"flux": -0.5}"#,
    #"{"flux": 0.0}"#, #"{"flux": -0.0}"#, #"{"n": -0, "flux": -0}"#, #"{"flux": 0.0001}"#,
    #"{"flux": 0.00001}"#, #"{"flux": 1e3}"#, #"{"flux": 1E-7}"#, #"{"flux": 100}"#, #"{"flux": 100.0}"#,
    #"{"flux": 0.1234567890123456789}"#, #"{"flux": 123456789.123456789}"#, #"{"flux": 4503599627370497.0}"#,
    #"{"n": 9007199254740993}"#, #"{"n": -12}"#, #"{"kind": "III", "n": 4}"#, "{}",
    #"{"note": "a, \"b\" <c> & d"}"#, #"{"note": "a <c> & d"}"#, #"{"note": "Été — 𝄞"}"#,
    ##"{"note": "#1"}"##, #"{"note": "NULL"}"#, #"{"note": " a"}"#, #"{"note": "a, b"}"#,
    #"{"note": "a\tb\nc"}"#, #"{"note": "\u00e9"}"#, #"{"note": ""}"#, #"{"note": "\ufffd\uFEFF"}"#,
    #"{"note": "=1+1"}"#, #"{"sure": true}"#, #"{"sure": false, "note": "x"}"#,
  ])
  func valuesAreSpelledTheSameInTables(_ properties: String) throws {
    try compareTables(
      Self.feature(#"{"type": "Polygon", "coordinates": [\#(Self.ring)]}"#, properties: properties))
  }

  @Test(arguments: [
    #"{"type": "Point", "coordinates": [1158051700, 1.50]}"#,
    #"{"coordinates": [1158051700, 1.5], "type": "Point"}"#,
    #"{"type": "Point", "coordinates": [1158051700.0, 1e1]}"#,
    #"{"type":"Point","coordinates":[1158051700,1]}"#,
    #"{"type": "LineString", "coordinates": [[1158051700.25, 1], [1158051701.125, 2.0]]}"#,
    #"{"type": "MultiPoint", "coordinates": [[1158051700.123456, 1.0], [1158051701, 2.5]]}"#,
    #"{"type": "MultiLineString", "coordinates": [[[1158051700, 1], [1158051701, 2]]]}"#,
    #"{"type": "MultiPolygon", "coordinates": [[\#(ring)]]}"#,
    #"{"type": "Point", "coordinates": [1158051700.12345678901, 0.1234567890123456789]}"#,
    #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1158051700, 1]}]}"#,
  ])
  func geometriesAreSpelledTheSameInTables(_ geometry: String) throws {
    try compareTables(Self.feature(geometry))
  }

  @Test(arguments: [
    #""a""#, #""1""#, #""-1""#, #""1a""#, #""""#, "12", "-3", "1.5", "9007199254740993", #""é,""#, #""\\""#,
  ])
  func idsAreSpelledTheSameInTables(_ id: String) throws {
    let feature = Self.feature(#"{"type": "Polygon", "coordinates": [\#(Self.ring)]}"#)
    try compareTables(feature.replacingOccurrences(of: #""id": 1,"#, with: #""id": \#(id),"#))
  }

  /// Each input is read by a reader of its own, which knows nothing of the names of the one before.
  @Test func namesOfOneInputAreNotThoseOfTheNext() throws {
    let folder = try ScratchFolder()
    let texts = [#"{"n": 1, "kind": "II"}"#, #"{"kind": "III", "n": 2}"#, #"{"flux": 2.5}"#].map {
      properties in
      let head = "{\"type\": \"FeatureCollection\", \(Self.head), \"features\": []}"
      let feature = Self.feature(
        #"{"type": "Point", "coordinates": [1158051700, 1]}"#, properties: properties)
      return "\(head.filter { $0 != "\n" })\n\(feature)\n"
    }
    let paths = try texts.enumerated().map { number, text in
      try folder.write("\(number).ndjson", text.replacing("\"id\": 1,", with: "\"id\": \(number),"))
    }
    var conversion = try Conversion(paths: paths)
    try #require(try conversion.write(to: folder.path("out.csv"), as: CSVFormat()).total.features == 3)
    let rows = try folder.text("out.csv").split(separator: "\n").dropFirst()
    #expect(
      rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).suffix(4).joined(separator: ",") }
        == ["1,,II,", "2,,III,", ",2.5,,"])
  }

  /// Writes a feature with its own way, and others around it.
  private func compareTables(_ feature: String) throws {
    let folder = try ScratchFolder()
    let other = Self.feature(#"{"type": "Point", "coordinates": [1158051700, 1]}"#)
    let others = [101, 102].map { other.replacingOccurrences(of: #""id": 1,"#, with: #""id": \#($0),"#) }
    let text = Self.catalogue(others[0], feature, others[1]).replacingOccurrences(
      of: #""fields": {"#,
      with: #""fields": {"note": {"info": "Note", "ucd": "meta.note", "datatype": "str"}, "#
        + #""sure": {"info": "Sure?", "ucd": "meta.code.qual", "datatype": "bool"}, "#)
    try compare(try folder.write("in.json", text), in: folder)
  }

  private static let hole = "[[1158051780, 20], [1158051790, 40], [1158051790, 20], [1158051780, 20]]"

  /// What has to be mended, or may have to be.
  private static let others = [
    catalogue(polygon, polygon),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring), \#(hole), \#(hole)]}"#)),
    catalogue(feature(#"{"type": "MultiPolygon", "coordinates": [[\#(ring)], [\#(ring)]]}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": \#(ring)}"#)),
    catalogue(feature(#"{"type": "LineString", "coordinates": [[1158051700, 1], [1158051700, 1]]}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: "null")),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: #"{"n": null}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: #"{"kind": "IV"}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: #"{"flux": "2"}"#)),
    catalogue(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#, properties: #"{"other": 2}"#)),
    catalogue(polygon, more: #", "bbox": [1158051700, 10, 1158051800, 20]"#),
    catalogue(
      feature(
        #"{"type": "Point", "coordinates": [1158051700, 1]}"#,
        more: #", "bbox": [1158051701, 1, 1158051701, 1]"#)),
    catalogue(polygon, more: #", "metadata": {"instrument_name: ": "x"}"#),
    catalogue(
      feature(
        #"{"type": "Point", "coordinates": [1158051700, 1]}"#,
        more:
          #", "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "#
          + #""spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#)),
    polygon,
  ]

  @Test(arguments: sound) func whatIsSoundIsSeenToBe(_ text: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("in.json", text)
    #expect(SoundCatalogue.isSound(try MappedFile(path: path), path: path))
    try compare(path, in: folder)
  }

  @Test(arguments: others) func whatMayHaveToBeMendedIsNot(_ text: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("in.json", text)
    #expect(!SoundCatalogue.isSound(try MappedFile(path: path), path: path))
  }

  /// A file is written while the check still runs, and standard output after it.
  @Test(arguments: sound + others) func aFileGetsWhatStandardOutputGets(_ text: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("in.json", text)
    for format in ["tfcat", "csv", "ndjson"] {
      let (output, rejects) = (folder.path("out"), folder.path("rejects"))
      let command = ["convert", path, "--to", format, "--rejects", rejects]
      let file = try Execution(command + ["-o", output])
      let fileRejects = try? folder.text("rejects")
      let stream = try Execution(command)
      #expect(file.status == stream.status)
      #expect(file.errors == stream.errors)
      #expect((try? folder.text("out")) ?? "" == stream.output)
      #expect(fileRejects == (try? folder.text("rejects")))
      #expect(try folder.names().allSatisfy { ["in.json", "out", "rejects"].contains($0) })
      try? FileManager.default.removeItem(atPath: output)
      try? FileManager.default.removeItem(atPath: rejects)
    }
  }

  @Test func declarationsThatDependOnValuesAreLookedAt() throws {
    let folder = try ScratchFolder()
    for field in [
      #"{"info": "Kind", "ucd": "meta.note", "datatype": "str", "unit": "Jy"}"#,
      #"{"info": "Kind", "ucd": "meta.note", "datatype": "int"}"#, #"{"info": "Kind", "ucd": "meta.note"}"#,
      #"{"info": "Kind", "ucd": "phys.drift", "datatype": "float"}"#, #"{"datatype": "str"}"#,
    ] {
      let text = Self.catalogue(
        Self.feature(#"{"type": "Polygon", "coordinates": [\#(Self.ring)]}"#, properties: "{}"))
      let declared = text.replacingOccurrences(
        of: #""fields": {"#, with: #""fields": {"kind_2": \#(field), "#)
      try compare(try folder.write("in.json", declared), in: folder)
      let values =
        #"{"n": 1, "flux": 2.5, "kind": "II", "kind_2": \#(field.contains("str") ? #""a""# : "2")}"#
      let used = declared.replacingOccurrences(of: #""properties": {}"#, with: #""properties": \#(values)"#)
      try compare(try folder.write("used.json", used), in: folder)
    }
  }

  @Test func catalogueFilesComeOutTheSameBothWays() throws {
    try compareCatalogues(in: Execution.packageFolder.appendingPathComponent("examples"))
    try compareCatalogues(in: CorpusDocument.folder.appendingPathComponent("sound"))
  }

  @Test(.needsSamples("data/tfcat_real")) func cataloguesOfOthersComeOutTheSameBothWays() throws {
    try compareCatalogues(in: Samples.url("data/tfcat_real"))
  }

  private func compareCatalogues(in directory: URL) throws {
    let folder = try ScratchFolder()
    var count = 0
    let files = try CatalogueFiles(InputSearch(), [directory.path]).candidates.filter {
      try $0.open(jobs: 1) != nil
    }
    for path in files.map(\.path) where SoundCatalogue.isSound(try MappedFile(path: path), path: path) {
      try compare(path, in: folder)
      count += 1
    }
    #expect(count >= 1)
  }

  /// A catalogue of several runs; those features have a member that is not of TFCat.
  private static func long(odd: [Int] = [], separator: String = ",", frequencyOf: (Int) -> Int = { $0 + 1 })
    -> String
  {
    let note = String(repeating: "x", count: 2000)
    let features = (0..<1000).map { index in
      feature(
        #"{"type": "Point", "coordinates": [1158051700, \#(frequencyOf(index))]}"#,
        properties: #"{"n": \#(index), "note": "\#(note)"}"#, more: odd.contains(index) ? #", "more": 1"# : ""
      ).replacingOccurrences(of: #""id": 1,"#, with: #""id": \#(index),"#)
    }
    let list = "[\n  \(features.joined(separator: separator))\n]"
    return "{\"type\": \"FeatureCollection\", \(head), \"features\": \(list)}"
  }

  private static let formatsOfRuns: [any CatalogueFormat] = [
    CSVFormat(), ECSVFormat(), VOTableFormat.tableData, TFCatFormat(), FeatureLinesFormat.newlineDelimited,
    FeatureLinesFormat.textSequence,
  ]

  /// Of several runs some have features that cannot be made ready apart from the others.
  @Test(arguments: [[], [0], [999], [0, 500, 999], Array(stride(from: 0, to: 1000, by: 7))])
  func threadsChangeNothing(odd: [Int]) throws {
    let folder = try ScratchFolder()
    let separator = odd.isEmpty ? "," : " ,\n  "
    let path = try folder.write("in.json", Self.long(odd: odd, separator: separator))
    for (format, axes) in Self.formatsOfRuns.flatMap({ [($0, nil), ($0, "mjd")] }) {
      let one = try Self.convert(path, to: format, axes: axes, 1, in: folder)
      #expect(try one == Self.convert(path, to: format, axes: axes, 3, in: folder))
      #expect(one.contains("999"))
    }
  }

  private static func convert(
    _ path: String, to format: any CatalogueFormat, axes: String?, _ jobs: Int, in folder: ScratchFolder
  ) throws -> String {
    var options = SourceOptions()
    options.inputsAreSound = true
    options.inputsUseAllFields = true
    let source: any EventSource.Type =
      axes != nil && format.copiesCatalogues ? CatalogueCopySource.self : CatalogueEventSource.self
    var conversion = try Conversion(
      paths: [path], as: source, options: options,
      axes: try axes.map { CRSTransform(to: try TargetAxes(time: $0, spectral: "m")) })
    conversion.jobs = jobs
    let report = try conversion.write(to: folder.path("out"), as: format)
    #expect(report.total.rows == 1000 && report.total.features == 1000)
    let text = try String(contentsOfFile: folder.path("out"), encoding: .utf8)
    try FileManager.default.removeItem(atPath: folder.path("out"))
    return text
  }

  @Test(arguments: [1, 3]) func whatHasNoPlaceOnTheAxesLeavesNothing(jobs: Int) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("in.json", Self.long { $0 == 700 ? 0 : 1 })
    for format in Self.formatsOfRuns {
      let error = #expect(throws: ConversionError.self) {
        try Self.convert(path, to: format, axes: "mjd", jobs, in: folder)
      }
      #expect(error?.description.contains("700") == true || error?.description.contains("701") == true)
      #expect(try folder.names() == ["in.json"])
    }
  }

  @Test func remarksAreThoseOfAllRuns() throws {
    let folder = try ScratchFolder()
    let text = Self.long().replacingOccurrences(of: "[1158051700, 900]", with: "[-5e8, 900]")
    let path = try folder.write("in.json", text)
    let remarks = try [1, 3].map { jobs in
      var conversion = try Conversion(
        paths: [path], as: CatalogueCopySource.self,
        axes: CRSTransform(to: try TargetAxes(time: "cdf_tt2000", spectral: "MHz")))
      conversion.jobs = jobs
      _ = try conversion.write(to: folder.path("out"), as: TFCatFormat())
      return try #require(conversion.axesReport).remarks
    }
    #expect(remarks[0] == remarks[1])
    #expect(remarks[0].contains { $0.text.contains("1960") })
  }

  /// Converts a catalogue in both ways, the first also on several threads.
  private func compare(_ path: String, in folder: ScratchFolder) throws {
    let ways = try [(true, 1), (true, 3), (false, 1)].map { isSound, jobs in
      var options = SourceOptions()
      let answer = SoundCatalogue.check(try MappedFile(path: path), path: path)
      options.inputsAreSound = isSound && answer.isSound
      options.inputsUseAllFields = answer.usesAllFields
      var texts: [String] = []
      var reports: [ConversionReport] = []
      for format in Self.formats {
        var conversion = try Conversion(paths: [path], as: CatalogueEventSource.self, options: options)
        conversion.jobs = jobs
        let output = folder.url.appendingPathComponent("\(isSound).\(format.name)").path
        reports.append(try conversion.write(to: output, as: format, allowsEmpty: true))
        texts.append(try String(contentsOfFile: output, encoding: .utf8))
      }
      return (report: reports[0], notes: reports[0].notes, text: texts)
    }
    for way in ways[1...] {
      #expect(ways[0].text == way.text, "\(path)")
      #expect(ways[0].report == way.report && ways[0].notes == way.notes)
    }
  }
}
