import Base
import LintConfiguration
import LintKit
import TFCatTestSupport
import TFCatYAML
import Testing

/// What `tfcat.yml` may say, and what is said of what it may not.
@Suite struct ConfigurationTests {
  static let rules = [
    rule("TFC301", "position-length", .error), rule("TFC307", "ring-not-closed", .error),
    rule("TFC405", "property-null", .info),
  ]

  private static func rule(_ id: String, _ name: String, _ severity: Severity) -> RuleDescription {
    RuleDescription(
      id: id, name: name, severity: severity, basis: "", summary: "", explanation: "", advice: "", valid: [],
      invalid: [])
  }

  private func read(_ text: String) throws(YAMLError) -> LintSettings {
    try Configuration(YAMLParser.parse(text, path: "tfcat.yml"), path: "tfcat.yml", rules: Self.rules).lint
  }

  private func faults(_ text: String) -> [String] {
    do throws(YAMLError) {
      _ = try read(text)
      return []
    } catch {
      return error.description.split(separator: "\n").map(String.init)
    }
  }

  @Test func all() throws {
    let settings = try read(
      """
      version: 1
      lint:
        profile: strict
        select: [TFC3, property-null]
        ignore: TFC301
        severity:
          TFC307: warning
        fail-on: never
        exclude: [old/, "*.draft.json"]
        exceptions:
          - files: archive/
            rules: [TFC307]
            reason: Drawn by hand
          - pointers: [/features/*/properties]
            rules: property-null
            reason: Nothing was measured
      """)
    #expect(settings.profile?.value.name == "strict")
    #expect(settings.select.map(\.value) == ["TFC3", "property-null"])
    #expect(
      settings.ignore == [Setting("TFC301", .file("tfcat.yml", SourcePosition(line: 5, column: 11)))])
    #expect(settings.severities(of: Self.rules).mapValues(\.value) == ["TFC307": .warning])
    #expect(settings.failOn?.value == .some(nil))
    #expect(settings.exclude.map(\.value.pattern) == ["old/", "*.draft.json"])
    #expect(settings.exceptions.map(\.value.reason) == ["Drawn by hand", "Nothing was measured"])
  }

  @Test func allMistakesAreToldWithPlaces() {
    let told = faults(
      """
      lint:
        selct: [TFC3]
        ignore: [TFC999, ring-not-close]
        severity: {TFC307: off, TFC405: warnin}
        fail-on: always
        profile: journals
        schema: nowhere.json
        per-file-ignores: {}
        exceptions:
          - rules: [TFC307]
            files: [a]
          - files: [b]
            reason: Because
          - rules: [TFC307]
            pointers: features
            reason: Because
          - rules: [TFC307]
            reason: Because
      lnt: 1
      """)
    let expected = [
      "2:3: \"selct\" is no member of lint; did you mean \"select\"?", "3:12: There is no rule \"TFC999\"",
      "3:20: There is no rule \"ring-not-close\"; did you mean \"ring-not-closed\"?",
      "4:22: a severity is error, warning or info; name the rule under ignore",
      "4:35: \"warnin\" is no severity; did you mean \"warning\"?",
      "5:12: \"always\" is no value of fail-on",
      "6:12: \"journals\" is no profile; did you mean \"journal\"?",
      "7:11: there is no file nowhere.json", "8:3: \"per-file-ignores\" is no member of lint; what it does",
      "10:7: an exception says why", "12:7: an exception says which rules",
      "15:17: \"features\" is no JSON Pointer", "17:7: an exception says where",
      "19:1: \"lnt\" is no member of a configuration; did you mean \"lint\"?",
    ]
    #expect(told.count == expected.count, "\(told)")
    for (line, start) in zip(told, expected) {
      #expect(line.hasPrefix("tfcat.yml:\(start)"), "\(line)")
    }
  }

  @Test func whatCannotBeRead() {
    #expect(faults("version: 2\n").first?.contains("version 1 of configurations") == true)
    #expect(faults("- a").first?.contains("not a list") == true)
    #expect(faults("lint: [a]").first?.contains("not a list") == true)
    #expect(faults("lint:\nversion: 1\n") == [])
  }

  // MARK: - What is stronger

  @Test func optionsGoBeforeTheFileAndThatBeforeTheProfile() throws {
    var settings = try read("lint: {profile: strict, select: [TFC3], ignore: [TFC301], fail-on: warning}")
    #expect(settings.withProfile.failOn?.value == .warning)
    var options = LintSettings()
    options.ignore = [Setting("TFC307", .option("--ignore"))]
    settings.override(by: options)
    #expect(
      settings.selection(forFile: nil) == RuleSelection(selected: ["TFC3"], ignored: ["TFC301", "TFC307"]))
    options.select = [Setting("TFC301", .option("--select"))]
    options.ignore = []
    settings.override(by: options)
    #expect(settings.selection(forFile: nil) == RuleSelection(selected: ["TFC301"], ignored: []))
    var alone = LintSettings()
    alone.profile = LintProfile.named("strict").map { Setting($0, .option("--profile")) }
    #expect(alone.withProfile.failOn == Setting(.info, .profile("strict")))
  }

  @Test func theCloserNameIsStronger() throws {
    let settings = try read("lint: {severity: {TFC307: error, TFC3: info, all: warning}}")
    #expect(
      settings.severities(of: Self.rules).mapValues(\.value) == [
        "TFC301": .info, "TFC307": .error, "TFC405": .warning,
      ])
    // Whatever the file says is stronger than the profile.
    let own = try read("lint: {profile: journal, severity: {all: info}}").withProfile
    let rules = [Self.rule("TFC508", "unit-unknown", .warning)]
    #expect(own.severities(of: rules).mapValues(\.value) == ["TFC508": .info])
    #expect(
      LintProfile.named("journal")?.settings.severities(of: rules).mapValues(\.value) == ["TFC508": .error])
  }

  // MARK: - Which file

  @Test func theNearestFileIsFoundUpToTheRepository() throws {
    let folder = try ScratchFolder()
    try folder.write("tfcat.yml", "lint: {fail-on: info}")
    try folder.write("in/tfcat.yml", "lint: {fail-on: warning}")
    try folder.write("in/deep/a.json", "{}")
    try folder.write("repository/.git/HEAD", "")
    try folder.write("repository/data/a.json", "{}")
    func limit(_ path: String, _ mode: ConfigurationSearch.Mode = .nearest) throws -> String {
      let resolver = try SettingsResolver(mode, options: LintSettings(), rules: Self.rules)
      let limit = try resolver.answer(for: folder.path(path)).settings.failOn
      return limit.map { $0.value?.rawValue ?? "never" } ?? "default"
    }
    #expect(try limit("in/deep/a.json") == "warning")
    #expect(try limit("b.json") == "info")
    #expect(try limit("repository/data/a.json") == "default")
    #expect(try limit("in/deep/a.json", .none) == "default")
    #expect(try limit("repository/data/a.json", .file(folder.path("tfcat.yml"))) == "info")
    try folder.write("in/tfcat.yml", "lint: {fail-onn: warning}")
    #expect(throws: YAMLError.self) { try limit("in/deep/a.json") }
  }

  @Test func patternsCountFromTheFolderOfTheFile() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "in/tfcat.yml",
      "lint: {exclude: [/old, '!/old/keep'], exceptions: [{files: [/data/*.json], rules: TFC307, reason: a}]}"
    )
    let resolver = try SettingsResolver(.nearest, options: LintSettings(), rules: Self.rules)
    #expect(resolver.excludes(folder.path("in/old"), isFolder: true))
    #expect(!resolver.excludes(folder.path("old"), isFolder: true))
    #expect(!resolver.excludes(folder.path("in/data/old"), isFolder: true))
    func ignored(_ path: String) throws -> [String] {
      let answer = try resolver.answer(for: folder.path(path))
      return answer.settings.selection(forFile: answer.file).ignored
    }
    #expect(try ignored("in/data/a.json") == ["TFC307"])
    #expect(try ignored("in/data/x/a.json") == [] && ignored("in/a.json") == [])
  }
}
