import Foundation
import TFCatTestSupport
import Testing

/// `tfcat publish` as a user runs it.
@Suite struct PublishCommandTests {
  private static let settings = """
    service: bursts
    title: Bursts of a test
    description: Three bursts.
    creators: ["Example, Ada"]
    subjects: [solar-physics]
    licence: CC-BY-4.0
    base_url: https://vo.example.org
    targets: [Sun]

    """

  /// What a package needs besides.
  private static let more = """
    publisher: Observatory of Nowhere
    contact: {name: Ada Example, email: ada@example.org}

    """

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("tfcat-publish.yml", Self.settings)
    try writeCatalogue([1, 2, 3])
  }

  // MARK: - Help

  private func writeCatalogue(
    _ ids: [Int], low: Double = 20, named name: String = "bursts.tfcat.json", properties: String = ""
  ) throws {
    let features = ids.map { id in
      let start = 1_704_067_200 + 600 * id
      return """
        {"type": "Feature", "id": "b\(id)", "geometry": {"type": "Polygon", "coordinates": [[[\(start), \(low)], \
        [\(start + 60), \(low)], [\(start + 60), 40], [\(start), 40], [\(start), \(low)]]]}, "properties": {"event_type": "III"}}
        """
    }
    try folder.write(
      name,
      """
      {"type": "FeatureCollection", "properties": {"title": "Bursts"\(properties)},
      "fields": {"event_type": {"info": "Type", "ucd": "meta.code.class", "datatype": "str"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """)
  }

  private func publish(_ arguments: String..., date: String = "2024-05-01") throws -> Execution {
    try Execution(
      ["publish", "bursts.tfcat.json", "--date", date] + arguments, directory: folder.url)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.url.appendingPathComponent(name).path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Everything below a folder, the ledger and all, by name.
  private func contents(_ name: String) throws -> [String: Data] {
    let root = folder.url.appendingPathComponent(name)
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      contents[path] = try? Data(contentsOf: root.appendingPathComponent(path))
    }
    return contents
  }

  // MARK: - Settings that nobody has named

  @Test(arguments: [(".", "this directory"), ("tfcat-publish.yml", "tfcat-publish.yml")])
  func settingsThatOthersMayWriteAreNotUsed(_ name: String, _ place: String) throws {
    let path = folder.url.appendingPathComponent(name).path
    #expect(chmod(path, 0o777) == 0)
    let run = try publish()
    #expect(run.status == 2 && !exists("bursts"))
    #expect(run.errors.hasPrefix("note: settings from tfcat-publish.yml\n"))
    #expect(run.errors.contains("others than its owner may write \(place)"))
    #expect(try publish("--settings", "tfcat-publish.yml").status == 0)
  }

  @Test func settingsBehindALinkAreLookedAtWhereTheyAre() throws {
    try folder.write("open/settings.yml", Self.settings)
    let open = folder.url.appendingPathComponent("open").path
    let settings = folder.url.appendingPathComponent("tfcat-publish.yml")
    try FileManager.default.removeItem(at: settings)
    #expect(symlink("open/settings.yml", settings.path) == 0)
    #expect(try publish("-o", "first").status == 0)
    #expect(chmod(open, 0o777) == 0)
    let run = try publish()
    #expect(run.status == 2 && !exists("bursts"))
    #expect(run.errors.contains("others than its owner may write"), "\(run.errors)")
  }

  @Test(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
  func settingsOfSomebodyElseAreNotUsed() throws {
    for (name, words) in [
      ("tfcat-publish.yml", "tfcat-publish.yml belongs"), (".", "this directory belongs"),
    ] {
      let path = folder.url.appendingPathComponent(name).path
      #expect(chown(path, 12_345, 12_345) == 0)
      let run = try publish()
      #expect(run.status == 2 && !exists("bursts"))
      #expect(run.errors.contains("\(words) to somebody else"), "\(run.errors)")
      #expect(chown(path, 0, 0) == 0)
    }
    #expect(try publish().status == 0)
  }

  @Test func settingsAreNamedBeforeTheyAreRead() throws {
    try folder.write("tfcat-publish.yml", "titel: x\n")
    let run = try publish()
    #expect(run.status == 2 && run.errors.hasPrefix("note: settings from tfcat-publish.yml\n"))
  }

  // MARK: - Runs

  @Test func theFirstPublicationMakesTheFolderAndSaysWhatIsNext() throws {
    let run = try publish()
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(
      run.errors == """
        note: settings from tfcat-publish.yml
        note: without a value: instrument_host_name, instrument_name; granules: gives them one
        bursts: 3 new, 0 changed, 1 catalogue file new or changed; 4 granules in all
        next: copy bursts to the inputs of the server as bursts, and run there: dachs imp bursts/q && dachs pub bursts/q

        """)
    #expect(
      Set(try contents("bursts").keys).isSuperset(of: [
        "q.rd", "README.md", "LICENSE", "data/granules-000001.csv", "static/bursts.tfcat.json",
        "static/thumbnails/bursts.tfcat.json.png", ".tfcat/ledger.sqlite",
      ]))
  }

  @Test func nothingNewIsNothingWritten() throws {
    _ = try publish()
    let before = try contents("bursts")
    let run = try publish(date: "2024-06-01")
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.errors.hasSuffix("bursts: 0 new, 0 changed; 4 granules in all\nnothing has changed\n"))
    let after = try contents("bursts")
    #expect(before.filter { !$0.key.hasPrefix(".tfcat") } == after.filter { !$0.key.hasPrefix(".tfcat") })
  }

  @Test func changesAndWhatHasVanishedAreTold() throws {
    _ = try publish()
    try writeCatalogue([1, 3, 4], low: 25)
    let trial = try publish("--dry-run", date: "2024-06-01")
    #expect(trial.status == 0 && trial.output == "bursts_b2\n")
    #expect(trial.errors.contains("; nothing was written") && !exists("bursts/data/granules-000002.csv"))
    let run = try publish(date: "2024-06-01")
    #expect(run.status == 0)
    // Identifiers alone, one a line.
    #expect(run.output == "bursts_b2\n")
    #expect(
      run.errors.contains(
        "bursts: 1 new, 2 changed, 1 in no catalogue any more (--remove-vanished takes them out), 1 catalogue file new or changed; 5 granules in all\nnext: copy bursts to the server, and run there: dachs imp bursts/q\n"
      ))
    #expect(exists("bursts/data/granules-000002.csv") && !exists("bursts/removed.csv"))
    let removal = try publish("--remove-vanished", date: "2024-06-02")
    #expect(removal.status == 0 && removal.output == "bursts_b2\n")
    #expect(removal.errors.contains("0 new, 0 changed, 1 removed; 4 granules in all"))
    #expect(try text("bursts/removed.csv") == "granule_uid\nbursts_b2\n")
  }

  @Test func aCatalogueWithErrorsIsRefused() throws {
    _ = try publish()
    let before = try contents("bursts")
    let sound = try text("bursts.tfcat.json")
    try folder.write("bursts.tfcat.json", sound.replacingOccurrences(of: "\"b3\"", with: "\"b2\""))
    let run = try publish(date: "2024-06-01")
    #expect(run.status == 1)
    #expect(run.output.contains("TFC422") && run.output.contains("bursts.tfcat.json:"))
    #expect(run.errors.hasSuffix("1 error; nothing was published\n"))
    #expect(try contents("bursts") == before)
    // So is one of a new service.
    let new = try publish("-o", "other")
    #expect(new.status == 1 && !exists("other"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 3)
  }

  @Test func whatCannotBeDoneIsStatus2() throws {
    _ = try publish()
    let before = try contents("bursts")
    let none = try Execution(["publish", "none.json"], directory: folder.url)
    #expect(none.status == 2 && none.output.isEmpty && none.errors.contains("none.json"))
    let wrong = try publish("--since", "yesterday")
    #expect(wrong.status == 2 && wrong.output.isEmpty && wrong.errors.contains("--since yesterday"))
    let columns = try publish("--free", "event_type", date: "2024-06-01")
    #expect(columns.status == 2 && columns.output.isEmpty)
    #expect(columns.errors.contains("dachs drop bursts/q && dachs imp bursts/q && dachs pub bursts/q"))
    let pipe = try Execution(["publish", "-"], directory: folder.url)
    #expect(pipe.status == 2 && pipe.errors.contains("write standard input to a file first"))
    #expect(try contents("bursts") == before)
  }

  @Test func badSettingsAreToldAtOnceAndWithPlaces() throws {
    try folder.write(
      "bad.yml",
      Self.settings.replacingOccurrences(of: "CC-BY-4.0", with: "free for all").replacingOccurrences(
        of: "base_url: https://", with: "base_url: ") + "doi: none\n")
    let run = try publish("--settings", "bad.yml")
    #expect(run.status == 2 && run.output.isEmpty && !exists("bursts"))
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].contains("bad.yml:6:10: \"free for all\" is no licence"))
    #expect(lines[1].hasPrefix("bad.yml:7:11: \"vo.example.org\" should begin with https://"))
    #expect(lines[2].hasPrefix("bad.yml:9:6: \"none\" is no DOI"))
    // Subjects are told with their places too, and what is missing with them.
    try folder.write("poor.yml", "service: bursts\nsubjects:\n  - solar-physics\n  - solar-radio-emision\n")
    let poor = try publish("--settings", "poor.yml")
    #expect(poor.status == 2 && poor.errors.contains("poor.yml:4:5: the subject \"solar-radio-emision\""))
    for name in ["description", "creators", "licence", "base_url"] {
      #expect(poor.errors.contains("\(name) ("), "\(name)")
    }
    // What an option says has no place in the file.
    let option = try publish("--doi", "nonsense")
    #expect(
      option.status == 2
        && option.errors.hasPrefix("note: settings from tfcat-publish.yml\nError: \"nonsense\" is no DOI"))
  }

  // MARK: - Packages

  @Test func aPackageComesWithTheService() throws {
    try folder.write("tfcat-publish.yml", Self.settings + Self.more)
    let run = try publish("--package", "bursts-1.0")
    #expect(run.status == 0 && run.output.isEmpty)
    let before = try contents("bursts-1.0")
    #expect(before.count > 10)
    #expect(run.errors.contains("bursts-1.0: a data package of \(before.count) files\n"))
    // The year of the citation is that of the first publication, whenever the job runs.
    let later = try publish("--package", "bursts-1.0", date: "2031-02-03")
    #expect(later.status == 0 && later.errors.contains("\(before.count) files, as it was\n"))
    #expect(try contents("bursts-1.0") == before)
    try writeCatalogue([1, 2, 3, 4])
    let changed = try publish("--package", "bursts-1.0", date: "2032-02-03")
    #expect(changed.status == 0)
    #expect(try text("bursts-1.0/datacite.json").contains("\"publicationYear\": \"2024\""))
    #expect(try text("bursts-1.0/datacite.json").contains("\"date\": \"2032-02-03\""))
  }

  @Test func aPackageThatFailsLeavesTheServiceAsItIs() throws {
    // What is missing is told before anything is done.
    let poor = try publish("--package", "p")
    #expect(
      poor.status == 2 && poor.errors.contains("publisher is missing") && !exists("bursts") && !exists("p"))
    try folder.write("tfcat-publish.yml", Self.settings + Self.more)
    try folder.write("mine/thesis.txt", "x")
    let taken = try publish("--package", "mine")
    #expect(taken.status == 2 && taken.errors.contains("is no package of this program") && !exists("bursts"))
    _ = try publish()
    let before = try contents("bursts")
    try writeCatalogue([1, 2, 3, 4])
    let run = try publish("--package", "no/such/place", date: "2024-06-01")
    #expect(run.status == 2 && run.errors.contains("no/such/place"))
    #expect(
      try contents("bursts").filter { !$0.key.hasPrefix(".tfcat") }
        == before.filter { !$0.key.hasPrefix(".tfcat") })
    // The ledger did not take it either.
    let again = try publish(date: "2024-06-02")
    #expect(
      again.errors.contains("bursts: 1 new, 0 changed, 1 catalogue file new or changed; 5 granules in all"))
  }
}
