import Foundation
import TFCatJSON
import TFCatTestSupport
import TFCatYAML
import Testing

/// What the program writes satisfies the schemas of `schemas/`, by its own validator.
@Suite struct OutputSchemaTests {
  private static let schemas = Execution.packageFolder.appendingPathComponent("schemas")

  /// Asks `tfcat validate` about documents.
  ///
  /// - Returns: what is wrong; empty when nothing is.
  private func complaints(_ paths: [String], about schema: String) throws -> String {
    let run = try Execution(
      ["validate", "--schema", Self.schemas.appendingPathComponent(schema).path] + paths)
    return run.status == 0 && run.output.isEmpty ? "" : run.output + run.errors
  }

  /// Settings, mappings or inputs of the services.
  private func serviceFiles(_ isWanted: (String) -> Bool) throws -> [String] {
    let folder = Execution.packageFolder.appendingPathComponent("examples/services")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter(isWanted)
    try #require(!names.isEmpty)
    return names.sorted().map { folder.appendingPathComponent($0).path }
  }

  private func repositoryFiles(_ folder: String, _ ending: String) throws -> [String] {
    let url = Execution.packageFolder.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(ending) }
    try #require(!names.isEmpty, "nothing in \(folder)")
    return names.sorted().map { url.appendingPathComponent($0).path }
  }

  /// Rewrites YAML as JSON. The settings of the end-to-end test have BASE_URL where the address of its server
  /// goes.
  private func json(of yaml: String, as name: String, in folder: ScratchFolder) throws -> String {
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
      .replacingOccurrences(of: "BASE_URL", with: "http://localhost:8080")
    return try folder.write(name, YAMLParser.parse(text).json.description)
  }

  @Test func eachSchemaIsUsedHere() throws {
    let names = try repositoryFiles("schemas", ".json").map { ($0 as NSString).lastPathComponent }
    #expect(
      names == [
        "baseline-1.schema.json", "config-1.schema.json", "cover-1.schema.json", "diff-1.schema.json",
        "gitlab-code-quality-report.schema.json", "info-1.schema.json",
        "lint-report-1.schema.json", "mapping-1.schema.json", "match-1.schema.json", "publish-1.schema.json",
        "rdjson-report.schema.json", "sarif-2.1.0-report.schema.json", "tfcat-1.0.schema.json",
      ])
  }

  // MARK: - Reports and descriptions

  @Test func reportsOfMatch() throws {
    let folder = try ScratchFolder()
    let examples = Execution.packageFolder.appendingPathComponent("examples")
    let bursts = examples.appendingPathComponent("solar-bursts.tfcat.json").path
    let others = examples.appendingPathComponent("jupiter-decametric.tfcat.json").path
    let runs = [
      ["same": [bursts, bursts, "--score", "peak_flux"]], ["other": [bursts, others]],
      ["distance": [bursts, bursts, "--by", "distance", "--gap", "60s,1MHz"]],
    ]
    for (name, arguments) in runs.joined() {
      try folder.write(name, Execution(["match", "--format", "json"] + arguments).output)
    }
    #expect(
      try complaints(["same", "other", "distance"].map(folder.path), about: "match-1.schema.json") == "")
    try folder.write("wrong", "{}")
    #expect(try complaints([folder.path("wrong")], about: "match-1.schema.json") != "")
  }

  @Test func reportsOfCover() throws {
    let folder = try ScratchFolder()
    let examples = Execution.packageFolder.appendingPathComponent("examples")
    let bursts = examples.appendingPathComponent("solar-bursts.tfcat.json").path
    let others = examples.appendingPathComponent("jupiter-decametric.tfcat.json").path
    let runs = [
      "events": [bursts, others], "observations": [bursts, "--of", "observations"],
      "rates": [bursts, "--rates", "1h", "--band", "100kHz-1MHz", "--band", "1-14"],
      "guessed": [others, "--rates", "6h"], "none": [bursts, "--overlap", others],
    ]
    for (name, arguments) in runs {
      let run = try Execution(["cover", "--format", "json"] + arguments)
      try #require(run.status == 0, "\(name): \(run.errors)")
      try folder.write(name, run.output)
    }
    #expect(try complaints(runs.keys.map(folder.path), about: "cover-1.schema.json") == "")
    try folder.write("wrong", folder.text("rates").replacingOccurrences(of: "observed_s", with: "seconds"))
    #expect(try complaints([folder.path("wrong")], about: "cover-1.schema.json") != "")
  }

  @Test func reportsOfDiff() throws {
    let folder = try ScratchFolder()
    let examples = Execution.packageFolder.appendingPathComponent("examples")
    let bursts = examples.appendingPathComponent("solar-bursts.tfcat.json").path
    let others = [
      bursts, examples.appendingPathComponent("jupiter-decametric.tfcat.json").path,
      examples.appendingPathComponent("comparing/solar-bursts-1.1.tfcat.json").path,
      examples.appendingPathComponent("comparing/detected.tfcat.json").path,
    ]
    for (number, other) in others.enumerated() {
      try folder.write("\(number)", Execution(["diff", "--format", "json", bursts, other]).output)
    }
    #expect(
      try complaints(others.indices.map { folder.path("\($0)") }, about: "diff-1.schema.json") == "")
    try folder.write("wrong", "{}")
    #expect(try complaints([folder.path("wrong")], about: "diff-1.schema.json") != "")
  }

  @Test func reportsOfLint() throws {
    let folder = try ScratchFolder()
    let names = ["corpus", "profile", "missing", "limited", "sound"]
    let corpus = CorpusDocument.folder
    let schema = corpus.appendingPathComponent("profile/journal.schema.json").path
    let all = try CorpusDocument.all().map(\.file)
    let arguments = [
      all, ["--schema", schema, "profile"], ["nowhere.tfcat"], ["--max-per-rule", "1"] + all, ["sound"],
    ]
    for (name, arguments) in zip(names, arguments) {
      try folder.write(name, Execution(["lint", "--format", "json"] + arguments, directory: corpus).output)
    }
    #expect(try complaints(names.map(folder.path), about: "lint-report-1.schema.json") == "")
    try folder.write(
      "other", folder.text("corpus").replacingOccurrences(of: "\"severity\"", with: "\"level\""))
    #expect(try complaints([folder.path("other")], about: "lint-report-1.schema.json") != "")
  }

  @Test func descriptionsOfCatalogues() throws {
    let folder = try ScratchFolder()
    var written: [String] = []
    let corpus = [
      "sound/no-features.tfcat", "sound/lone-feature.json", "sound/every-geometry.tfcat",
      "sound/wavelength.tfcat",
      "sound/energy.tfcat", "sound/origin-and-scale.tfcat", "sound/observations.tfcat", "crs/missing.tfcat",
      "crs/no-spectral.tfcat", "crs/scale.tfcat", "plausibility/milliseconds.tfcat",
      "structure/no-fields.tfcat",
    ].map { CorpusDocument.folder.appendingPathComponent($0).path }
    for (number, path) in (corpus + (try repositoryFiles("examples", ".tfcat.json"))).enumerated() {
      let run = try Execution(["info", "--format", "json", path])
      #expect(run.status == 0, "\(path): \(run.errors)")
      written.append(try folder.write("\(number).json", run.output))
    }
    #expect(try complaints(written, about: "info-1.schema.json") == "")
  }

  // MARK: - Mappings and settings

  @Test func mappings() throws {
    let folder = try ScratchFolder()
    var written: [String] = []
    let tables =
      try ["csv", "ndjson", "txt", "tsv"].flatMap { try repositoryFiles("examples/mappings", $0) }
      + serviceFiles {
        [".csv", ".ndjson"].contains(where: $0.hasSuffix)
          && !["granules", "links"].contains(where: $0.contains)
          && !$0.contains("hfc")
      } + repositoryFiles("examples/publishing", "csv")
    for (number, table) in tables.enumerated() {
      let draft = folder.path("\(number).yml")
      let run = try Execution(["map", "init", table, "-o", draft])
      #expect(run.status == 0, "\(table): \(run.errors)")
      written.append(try json(of: draft, as: "draft-\(number).json", in: folder))
    }
    let mappings =
      try repositoryFiles("examples/mappings", "yml")
      + serviceFiles { $0.hasSuffix(".yml") && !$0.hasSuffix("tfcat-publish.yml") }
    for (number, mapping) in mappings.enumerated() {
      written.append(try json(of: mapping, as: "example-\(number).json", in: folder))
    }
    #expect(try complaints(written, about: "mapping-1.schema.json") == "")
    let wrong = try folder.write("wrong.json", #"{"version": 2}"#)
    #expect(try complaints([wrong], about: "mapping-1.schema.json") != "")
  }

  @Test func settingsOfServices() throws {
    let folder = try ScratchFolder()
    let settings =
      try repositoryFiles("Tests/ProgramTests/Publication", "yml")
      + repositoryFiles("Tests/EndToEnd/settings", "yml")
      + serviceFiles { $0.hasSuffix("tfcat-publish.yml") }
      + ["tfcat-publish.yml", "bursts.yml"].map {
        Execution.packageFolder.appendingPathComponent("examples/publishing/\($0)").path
      }
    let written = try settings.enumerated().map { number, path in
      try json(of: path, as: "\(number).json", in: folder)
    }
    #expect(try complaints(written, about: "publish-1.schema.json") == "")
    let wrong = try folder.write("wrong.json", #"{"service": "Bursts of the day"}"#)
    #expect(try complaints([wrong], about: "publish-1.schema.json") != "")
  }

  @Test func configurations() throws {
    let folder = try ScratchFolder()
    let written = try repositoryFiles("examples/configurations", "yml").map { path in
      // Each is one that the program takes.
      let run = try Execution(["config", "show", "--config", path, "a.tfcat"])
      #expect(run.status == 0, "\(path): \(run.errors)")
      return try json(of: path, as: (path as NSString).lastPathComponent + ".json", in: folder)
    }
    #expect(try complaints(written, about: "config-1.schema.json") == "")
    for (number, text) in [
      #"{"version": 2}"#, #"{"lnt": {}}"#, #"{"lint": {"fail-on": "always"}}"#,
      #"{"lint": {"severity": {"TFC307": "off"}}}"#, #"{"lint": {"profile": "house"}}"#,
      #"{"lint": {"exceptions": [{"rules": ["TFC307"], "files": ["a"]}]}}"#,
      #"{"lint": {"exceptions": [{"rules": ["TFC307"], "reason": "a"}]}}"#,
      #"{"lint": {"exceptions": [{"rules": "TFC3", "pointers": "a", "reason": "a"}]}}"#,
    ].enumerated() {
      let wrong = try folder.write("wrong-\(number).json", text)
      #expect(try complaints([wrong], about: "config-1.schema.json") != "", "\(text)")
      let run = try Execution(["config", "show", "--config", wrong, "a.tfcat"])
      #expect(run.status == 2 && run.errors.contains("wrong-\(number).json:1:"), "\(text): \(run.errors)")
    }
  }

  // MARK: - Catalogues

  /// Event lists, tables and catalogues that are converted without further options.
  private static let sources = [
    "candidate.tfcat", "cdaw.txt", "culgoora.txt", "ecallisto.txt", "hec-noaa.txt", "hec-tsrs.txt",
    "hec-wind.txt",
    "rpw.csv", "space2021.json", "swpc-day.txt", "swpc.json", "waves.txt", "HFC/hqi-1.2.xml",
    "HFC/quirks.csv",
    "HFC/t2-quirks.csv", "HFC/t2.csv",
  ]

  @Test func convertedCatalogues() throws {
    let folder = try ScratchFolder()
    let fixtures = Execution.packageFolder.appendingPathComponent("Tests/TFCatConvertTests/Fixtures")
    var conversions = Self.sources.map { [fixtures.appendingPathComponent($0).path] }
    let tables = try ["csv", "ndjson", "txt", "tsv"].flatMap { try repositoryFiles("examples/mappings", $0) }
    for table in tables {
      conversions.append(["--map", (table as NSString).deletingPathExtension + ".yml", table])
    }
    for catalogue in try repositoryFiles("examples", ".tfcat.json") where !catalogue.contains("broken") {
      conversions.append(["--time", "mjd", "--spectral", "m", catalogue])
      conversions.append([catalogue])
    }
    var written: [String] = []
    for (number, arguments) in conversions.enumerated() {
      let output = folder.path("\(number).json")
      let run = try Execution(["convert"] + arguments + ["-o", output, "--rejects", "/dev/null"])
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      written.append(output)
    }
    #expect(try complaints(written, about: "tfcat-1.0.schema.json") == "")
    let broken = Execution.packageFolder.appendingPathComponent("examples/broken.tfcat.json").path
    #expect(try complaints([broken], about: "tfcat-1.0.schema.json") != "")
  }
}
