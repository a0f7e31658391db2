import Foundation
import TFCatTestSupport
import Testing

/// Reports, descriptions, lists, help texts and pages are what they were, to the byte.
@Suite struct SnapshotTests {
  private static let solar = "examples/solar-bursts.tfcat.json"
  private static let jupiter = "examples/jupiter-decametric.tfcat.json"

  // MARK: - Reports

  /// The formats of `tfcat lint`, as its help names them: a new one asks for its snapshots.
  private static let reportFormats = formats(of: ["lint"])

  private static func formats(of command: [String]) -> [String] {
    guard let help = try? Execution(command + ["--help"]).output,
      let start = help.range(of: "How findings are written:"),
      let end = help[start.upperBound...].firstIndex(of: ".")
    else { return [] }
    return help[start.upperBound..<end].split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  private static let inputs: [(name: String, files: [String: String])] = [
    ("none", ["a.tfcat": "Tests/Corpus/sound/hole.tfcat"]),
    ("one", ["a.tfcat": "Tests/Corpus/geometry/open-ring.tfcat"]),
    (
      "many",
      [
        "a.tfcat": "Tests/Corpus/geometry/far-apart.tfcat",
        "b.tfcat": "Tests/Corpus/text/comment-and-nan.tfcat",
        "c.csv": "Tests/Corpus/epncore/mjd.csv", "d.tfcat": "Tests/Corpus/sound/unicode.tfcat",
      ]
    ),
    ("hostile", ["a,b %|<i>&@c.tfcat": "Tests/Corpus/text/hostile-words.tfcat"]),
    ("unicode-path", ["größe Ω.tfcat": "Tests/Corpus/vocabulary/ucd-capitals.tfcat"]),
  ]

  static let reports: [SnapshotCase] =
    inputs.flatMap { input in
      reportFormats.map { format in
        SnapshotCase(
          name: "lint-\(format)-\(input.name).txt",
          arguments: ["lint", "--format", format] + input.files.keys.sorted(), files: input.files)
      } + [
        SnapshotCase(
          name: "lint-statistics-\(input.name).txt",
          arguments: ["lint", "--statistics"] + input.files.keys.sorted(), files: input.files),
        SnapshotCase(
          name: "lint-statistics-json-\(input.name).txt",
          arguments: ["lint", "--statistics", "--format", "json"] + input.files.keys.sorted(),
          files: input.files),
      ]
    } + [
      SnapshotCase(
        name: "lint-text-color.txt", arguments: ["lint", "--color", "always", "a.tfcat"],
        files: ["a.tfcat": "Tests/Corpus/geometry/far-apart.tfcat"]),
      SnapshotCase(
        name: "lint-text-broken-example.txt", arguments: ["lint", "broken.tfcat.json"],
        files: ["broken.tfcat.json": "examples/broken.tfcat.json"]),
      SnapshotCase(name: "lint-text-missing-file.txt", arguments: ["lint", "nowhere.tfcat"]),
      SnapshotCase(
        name: "lint-text-profile.txt", arguments: ["lint", "--schema", "s.json", "a.tfcat"],
        files: [
          "s.json": "Tests/Corpus/profile/journal.schema.json", "a.tfcat": "Tests/Corpus/profile/level.tfcat",
        ]),
    ]

  static let validations = formats(of: ["validate"]).map { format in
    SnapshotCase(
      name: "validate-\(format).txt",
      arguments: ["validate", "--format", format, "--schema", "s.json", "a.json", "b.json"],
      files: [
        "s.json": "Tests/Corpus/profile/journal.schema.json", "a.json": "Tests/Corpus/profile/sound.tfcat",
        "b.json": "Tests/Corpus/profile/level.tfcat",
      ])
  }

  @Test func theHelpNamesTheFormats() {
    #expect(Self.reportFormats.contains("text") && Self.reportFormats.contains("json"))
    #expect(Self.validations.count >= 5)
  }

  @Test(arguments: reports + validations) func reportsStay(_ snapshot: SnapshotCase) throws {
    try expect(snapshot)
  }

  // MARK: - Help

  /// Each command and subcommand, found by the help of the one above it.
  static let help: [SnapshotCase] = commands(below: []).map { command in
    SnapshotCase(
      name: "help-\((["tfcat"] + command).joined(separator: "-")).txt", arguments: command + ["--help"])
  }

  private static func commands(below command: [String]) -> [[String]] {
    guard let help = try? Execution(command + ["--help"]).output else { return [] }
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { $0.hasPrefix("  ") }
      .filter { !$0.hasPrefix("   ") }.compactMap {
        $0.split { $0 == " " || $0 == "," }.first.map(String.init)
      }
    return [command] + names.flatMap { commands(below: command + [$0]) }
  }

  @Test func eachCommandHasHelp() {
    let names = Self.help.map(\.name)
    #expect(names.count >= 12)
    #expect(names.contains("help-tfcat.txt") && names.contains("help-tfcat-map-init.txt"))
  }

  @Test(arguments: help) func helpStays(_ snapshot: SnapshotCase) throws { try expect(snapshot) }

  /// Help shows command lines, whose options are those of the help.
  @Test(arguments: commands(below: []).filter { !$0.isEmpty })
  func helpHasExamples(_ command: [String]) throws {
    let help = try Execution(command + ["--help"]).output
    let start = "tfcat \(command[0])"
    let lines = help.split(separator: "\n").filter { $0.hasPrefix("  tfcat ") }
    #expect(lines.contains { $0.contains(start) }, "\(command)")
    guard command.count == 1, !["map", "config"].contains(command[0]) else { return }
    for line in lines {
      // A pipe has several commands.
      for part in line.split(separator: "|") where part.contains("tfcat \(command[0]) ") {
        for option in part.split(separator: " ") where option.hasPrefix("-") && option != "-" {
          let name = option.prefix { $0 != "=" }
          #expect(
            help.contains("  \(name)") || help.contains(", \(name)"), "\(name) of \(line)")
        }
      }
    }
  }

  // MARK: - Lists and pages

  static let lists: [SnapshotCase] =
    [
      SnapshotCase(name: "formats.txt", arguments: ["formats"]),
      SnapshotCase(name: "rules.txt", arguments: ["rules"]),
      SnapshotCase(name: "rules-of-family.txt", arguments: ["rules", "TFC3"]),
      SnapshotCase(name: "rules-as-json.txt", arguments: ["rules", "--format", "json"]),
      SnapshotCase(name: "wrong-option.txt", arguments: ["lint", "--colour", "never", "a.tfcat"]),
      SnapshotCase(name: "wrong-rule.txt", arguments: ["rules", "TFC999"]),
    ]
    + ["TFC003", "TFC010", "TFC218", "TFC307", "TFC403", "TFC510", "TFC801", "TFC850", "TFC901"].map {
      SnapshotCase(name: "rule-\($0).txt", arguments: ["rules", $0])
    }
    + sources.map { SnapshotCase(name: "format-\($0).txt", arguments: ["formats", $0]) }
    + [("solar", solar), ("jupiter", jupiter)].flatMap { name, path in
      [
        SnapshotCase(name: "info-\(name).txt", arguments: ["info", "a.json"], files: ["a.json": path]),
        SnapshotCase(
          name: "info-\(name)-as-json.txt", arguments: ["info", "--format", "json", "a.json"],
          files: ["a.json": path]),
      ]
    }

  /// The formats that convert reads, as `tfcat formats` names them.
  private static let sources: [String] = {
    guard let list = try? Execution(["formats"]).output else { return [] }
    return list.split(separator: "\n\n").first?.split(separator: "\n").dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
  }()

  @Test func theListNamesTheFormats() { #expect(Self.sources.count >= 14) }

  @Test(arguments: lists) func listsStay(_ snapshot: SnapshotCase) throws { try expect(snapshot) }

  // MARK: - Services and packages

  private static let settings = "tfcat-publish.yml"
  private static let publication = SnapshotCase(
    name: "publish.txt",
    arguments: [
      "publish", "a.tfcat.json", "-o", "service", "--package", "package", "--date", "2024-05-01T12:00:00",
    ],
    files: ["a.tfcat.json": solar, settings: "Tests/ProgramTests/Publication/\(settings)"],
    written: [
      "service-q.rd": "service/q.rd", "service-granules.csv": "service/data/granules-000001.csv",
      "package-index.html": "package/index.html", "package-README.md": "package/README.md",
      "package-CITATION.cff": "package/CITATION.cff", "package-datapackage.json": "package/datapackage.json",
      "package-datacite.json": "package/datacite.json", "package-voresource.xml": "package/voresource.xml",
      "package-overview.svg": "package/overview.svg",
    ])

  private static let refusal = SnapshotCase(
    name: "publish-refused.txt", arguments: publication.arguments,
    files: ["a.tfcat.json": "examples/broken.tfcat.json"].merging(publication.files) { own, _ in own })

  static let publications = [publication, refusal]

  @Test(arguments: publications) func whatIsPublishedStays(_ snapshot: SnapshotCase) throws {
    try expect(snapshot)
  }

  // MARK: -

  private func expect(_ snapshot: SnapshotCase) throws {
    for difference in try snapshot.differences() { Issue.record(Comment(rawValue: difference)) }
  }

  @Test func noSnapshotIsLeftOver() throws {
    let all = Self.reports + Self.validations + Self.help + Self.lists + Self.publications
    let names = all.flatMap { [$0.name] + $0.written.keys }
    #expect(Set(names).count == names.count)
    #expect(try SnapshotCase.snapshots.leftOver(besides: names) == [])
  }
}
