import Foundation
import TFCatTestSupport
import Testing

/// Settings of `tfcat.yml` and of options, as the program takes them.
@Suite struct ConfigurationTests {
  private static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  private static func catalogue(_ features: [String]) -> String {
    #"{"type": "FeatureCollection", "fields": {"a": {"info": "A", "datatype": "int", "ucd": "meta.number"}}, "properties": {"title": "Bursts"}, "crs": \#(crs), "features": ["#
      + features.joined(separator: ",\n") + "]}\n"
  }

  /// Three values in a position, and a property that is null.
  private static func feature(_ id: Int) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": {"type": "Point", "coordinates": [1158051858, 24, 7]}, "properties": {"a": null}}"#
  }

  private func folder(_ settings: String? = nil) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(".git/HEAD", "")
    for name in ["a", "old/b"] {
      try folder.write("data/\(name).tfcat", Self.catalogue((0..<3).map(Self.feature)))
    }
    if let settings { try folder.write("tfcat.yml", settings) }
    return folder
  }

  private func lint(_ arguments: [String], in folder: ScratchFolder) throws -> Execution {
    try Execution(["lint"] + arguments, directory: folder.url)
  }

  /// How often a rule spoke, by file.
  private func counts(_ arguments: [String], in folder: ScratchFolder) throws -> [String: Int] {
    let run = try lint(["--format", "jsonl", "--max-per-rule", "0"] + arguments, in: folder)
    var counts: [String: Int] = [:]
    for line in run.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      if let file = object?["file"] as? String, let rule = object?["rule"] as? String {
        counts["\((file as NSString).lastPathComponent) \(rule)", default: 0] += 1
      }
    }
    return counts
  }

  @Test func theFileIsFoundFromTheLintedFileUpwards() throws {
    let folder = try folder("lint: {select: [TFC301]}")
    #expect(try counts(["data"], in: folder) == ["a.tfcat TFC301": 3, "b.tfcat TFC301": 3])
    try folder.write("data/old/tfcat.yml", "lint: {select: [TFC405]}")
    #expect(try counts(["data"], in: folder) == ["a.tfcat TFC301": 3, "b.tfcat TFC405": 3])
    // From another folder too.
    let run = try Execution(
      ["lint", "--format", "concise", folder.path("data/a.tfcat")], directory: URL(fileURLWithPath: "/"))
    #expect(run.output.contains("TFC301") && !run.output.contains("TFC405"))
    #expect(try counts(["--no-config", "data/a.tfcat"], in: folder).count == 2)
    #expect(
      try counts(["--config", "data/old/tfcat.yml", "data"], in: folder) == [
        "a.tfcat TFC405": 3, "b.tfcat TFC405": 3,
      ])
    let input = try Data(contentsOf: folder.url.appendingPathComponent("data/a.tfcat"))
    let piped = try Execution(
      ["lint", "--stdin-filename", "data/old/c.tfcat", "--format", "concise", "-"], input: input,
      directory: folder.url)
    #expect(piped.output.contains("TFC405") && !piped.output.contains("TFC301"))
  }

  @Test func optionsGoBeforeTheFile() throws {
    let folder = try folder("lint: {select: [TFC301], ignore: [TFC405], fail-on: never}")
    #expect(try lint(["data"], in: folder).status == 0)
    #expect(try lint(["--fail-on", "error", "data"], in: folder).status == 1)
    #expect(try counts(["--select", "TFC405", "data/a.tfcat"], in: folder) == ["a.tfcat TFC405": 3])
    #expect(try counts(["--ignore", "TFC301", "data/a.tfcat"], in: folder) == [:])
  }

  @Test func severitiesChangeTheStatus() throws {
    let folder = try folder("lint: {severity: {TFC3: info, property-null: warning}, fail-on: warning}")
    let run = try lint(["data/a.tfcat"], in: folder)
    #expect(run.status == 1 && run.errors.contains("3 warnings, 3 notes"), "\(run.errors)")
    #expect(run.output.contains(": info: the position") && run.output.contains(": warning: "))
    #expect(try lint(["--fail-on", "error", "data/a.tfcat"], in: folder).status == 0)
  }

  /// What fails one file need not fail another.
  @Test func eachFileHasItsOwnLimit() throws {
    let folder = try folder("lint: {fail-on: never}")
    #expect(try lint(["data"], in: folder).status == 0)
    try folder.write("data/old/tfcat.yml", "lint: {fail-on: error}")
    let run = try lint(["--report", "junit=out.xml", "data"], in: folder)
    #expect(run.status == 1)
    #expect(try folder.text("out.xml").contains("failures=\"1\""))
  }

  @Test func exceptions() throws {
    let folder = try folder(
      """
      lint:
        exceptions:
          - {files: [old/], rules: [TFC301], reason: Drawn by hand}
          - {pointers: ["/features/[12]/properties"], rules: [property-null], reason: Not measured}
      """)
    #expect(
      try counts(["data"], in: folder) == ["a.tfcat TFC301": 3, "a.tfcat TFC405": 1, "b.tfcat TFC405": 1])
    #expect(try lint(["--select", "TFC301", "data/old/b.tfcat"], in: folder).status == 0)
  }

  /// A rule that speaks once in a file does so of the first place that is no exception.
  @Test(arguments: ["/features/0", "/features/1", "/features/0/properties/n"])
  func rulesThatSpeakOnceMoveOn(_ exception: String) throws {
    let folder = try folder(
      "lint: {select: [TFC032], exceptions: [{pointers: \(exception), rules: TFC032, reason: a}]}")
    let features = (0..<3).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"n": 9007199254740993}}"#
    }
    try folder.write("long.tfcat", Self.catalogue(features))
    let run = try lint(["--format", "concise", "long.tfcat"], in: folder)
    let place = exception.hasPrefix("/features/0") ? "/features/1/" : "/features/0/"
    #expect(run.output.contains("TFC032") && run.output.split(separator: "\n").count == 1)
    let json = try lint(["--format", "json", "long.tfcat"], in: folder)
    #expect(json.output.contains("\(place)properties/n") && json.output.contains("found in 1 more place"))
  }

  /// More findings than are kept of a file: those of ignored places are counted nowhere.
  @Test func ignoredPlacesOfManyFeatures() throws {
    let folder = try folder(
      "lint: {select: [TFC405], exceptions: [{pointers: /features/*/properties/a, rules: TFC405, reason: a}]}"
    )
    try folder.write("many.tfcat", Self.catalogue((0..<101_000).map(Self.feature)))
    for jobs in ["2"] {
      let run = try lint(["--jobs", jobs, "--fail-on", "info", "many.tfcat"], in: folder)
      #expect(run.status == 0 && run.output == "" && run.errors.contains("nothing found"), "\(run.errors)")
    }
  }

  @Test func reportsDoNotDependOnTheNumberOfJobs() throws {
    let folder = try folder(
      "lint: {severity: {TFC3: warning}, exceptions: [{pointers: /features/*1/properties, rules: TFC405, reason: a}]}"
    )
    try folder.write("many.tfcat", Self.catalogue((0..<3000).map(Self.feature)))
    for format in ["text", "json", "sarif"] {
      let runs = try ["1", "2", "8"].map {
        try lint(["--jobs", $0, "--format", format, "data", "many.tfcat"], in: folder).output
      }
      #expect(runs[0] == runs[1] && runs[0] == runs[2] && !runs[0].isEmpty, "\(format)")
    }
  }

  @Test func rowsOfTables() throws {
    let folder = try folder("lint: {fail-on: info}")
    let source = CorpusDocument.folder.appendingPathComponent("epncore/mjd.csv")
    try folder.write("t.csv", String(contentsOf: source, encoding: .utf8))
    let all = try counts(["t.csv"], in: folder)
    #expect(all["t.csv TFC829"] ?? 0 > 0, "\(all)")
    try folder.write(
      "tfcat.yml",
      "lint: {fail-on: info, exceptions: [{pointers: /rows/*/time_min, rules: TFC829, reason: a}, {pointers: /rows/*/time_max, rules: TFC829, reason: a}], severity: {all: info}}"
    )
    let run = try lint(["--format", "json", "t.csv"], in: folder)
    #expect(!run.output.contains("\"TFC829\"") && !run.output.contains("\"severity\": \"error\""))
  }

  @Test func mistakesStopTheRun() throws {
    let folder = try folder("lint: {selct: [TFC3], ignore: [ring-not-close]}")
    let run = try lint(["data"], in: folder)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains("tfcat.yml:1:8: \"selct\" is no member of lint; did you mean \"select\"?"))
    #expect(run.errors.contains("tfcat.yml:1:32: There is no rule \"ring-not-close\""))
    for arguments in [
      ["--config", "none.yml"], ["--config", "tfcat.yml"], ["--config", "x", "--no-config"],
    ] {
      #expect(try lint(arguments + ["data"], in: folder).status == 2, "\(arguments)")
    }
    #expect(try lint(["--no-config", "data"], in: folder).status == 1)
    let validate = try Execution(["validate", "data"], directory: folder.url)
    #expect(validate.status == 2 && validate.errors.contains("selct"))
  }

  @Test func schemasOfTheFile() throws {
    let folder = try folder("lint: {schema: s.json, select: [TFC9]}")
    try folder.write("s.json", #"{"properties": {"properties": {"required": ["licence"]}}}"#)
    let run = try lint(["data/a.tfcat"], in: folder)
    #expect(run.status == 1 && run.output.contains("TFC905"), "\(run.errors)")
    // A report may not take its place.
    #expect(try lint(["--report", "json=s.json", "data/a.tfcat"], in: folder).status == 2)
  }

  @Test func validateHasItToo() throws {
    let folder = try folder("lint: {fail-on: never, exclude: [old/], severity: {TFC9: info}, select: [TFC3]}")
    try folder.write("s.json", #"{"required": ["licence"]}"#)
    let run = try Execution(["validate", "--schema", "s.json", "data"], directory: folder.url)
    #expect(run.status == 0 && run.output.contains("a.tfcat:1:1: info: "), "\(run.output)")
    #expect(!run.output.contains("b.tfcat"))
    let alone = try Execution(
      ["validate", "--no-config", "--schema", "s.json", "data"], directory: folder.url)
    #expect(alone.status == 1 && alone.errors.contains("2 errors"))
  }

  // MARK: - What is searched

  @Test func ignoreFilesExcludesPatternsAndLists() throws {
    let folder = try folder()
    try folder.write(".gitignore", "old/\n")
    func files(_ arguments: [String]) throws -> Set<String> {
      Set(try counts(["--select", "TFC301"] + arguments, in: folder).keys.map { String($0.prefix(1)) })
    }
    #expect(try files(["data"]) == ["a"] && files(["--no-gitignore", "data"]) == ["a", "b"])
    #expect(try files(["--exclude", "a.*", "--no-gitignore", "data"]) == ["b"])
    #expect(try files(["--exclude", "/data/a.tfcat", "--no-gitignore", "."]) == ["b"])
    #expect(try files(["data/old/b.tfcat"]) == ["b"] && files(["data/old"]) == ["b"])
    #expect(try files(["**/*.tfcat"]) == ["a"])
    try folder.write("list", "data/a.tfcat\ndata/old/b.tfcat\n")
    #expect(try files(["@list"]) == ["a", "b"])
    let piped = try Execution(["lint", "@-"], input: Data("data/a.tfcat\n".utf8), directory: folder.url)
    #expect(piped.errors.contains("1 file "), "\(piped.errors)")
    for arguments in [["data/*.xml"], ["data/o*/*"], ["@none"]] {
      let run = try lint(arguments, in: folder)
      #expect(run.status == 2 && run.errors.contains(arguments[0].drop { $0 == "@" }), "\(run.errors)")
    }
  }

  // MARK: - Profiles, and what is shown

  @Test func profiles() throws {
    let folder = try folder("lint: {profile: journal}")
    let run = try lint(["data/a.tfcat"], in: folder)
    for name in ["authors", "description", "version", "licence"] {
      #expect(run.output.contains("\"\(name)\""), "\(name): \(run.output)")
    }
    let other = try lint(["--profile", "vespa", "data/a.tfcat"], in: folder)
    #expect(other.output.contains("target_name") && !other.output.contains("licence"))
    let unknown = try lint(["--profile", "jurnal", "data"], in: folder)
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean \"journal\"?"))
    // Each rule that a profile names is there: a wrong name is no mistake that anybody else would find.
    for profile in ["journal", "vespa", "strict"] {
      let show = try Execution(["config", "show", "--profile", profile, "a.tfcat"], directory: folder.url)
      #expect(show.status == 0 && show.output.contains(profile), "\(show.errors)")
    }
  }

  @Test func showSaysWhereSettingsComeFrom() throws {
    let folder = try folder("lint:\n  ignore: [TFC405]\n  profile: vespa\n  exclude: old/\n")
    let run = try Execution(
      ["config", "show", "--fail-on", "info", "data/old/b.tfcat"], directory: folder.url)
    #expect(run.status == 0 && run.errors == "")
    for line in [
      "settings  tfcat.yml", "TFC405", "tfcat.yml:2:12", "--fail-on", "profile vespa", "TFC420 error",
    ] { #expect(run.output.contains(line), "\(line): \(run.output)") }
    let json = try Execution(["config", "show", "--format", "json", "data/old"], directory: folder.url).json
    #expect(json["configuration"] as? String == "tfcat.yml" && json["excluded"] as? Bool == true)
    let none = try Execution(["config", "show", "--no-config", "nowhere/a"], directory: folder.url)
    #expect(none.status == 0 && none.output.contains("no tfcat.yml") && none.output.contains("default"))
  }
}
