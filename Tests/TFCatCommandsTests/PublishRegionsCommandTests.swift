import Foundation
import TFCatTestSupport
import Testing

/// `tfcat publish --from hfc1ar`, as a user runs it.
@Suite struct PublishRegionsCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      "tfcat-publish.yml",
      """
      title: Active regions of a test
      description: A few active regions.
      creators: ["Example, Ada"]
      subjects: [solar-physics]
      licence: CC-BY-4.0
      base_url: https://vo.example.org
      free: [id_ar, noaa_number]
      datalink:
        - {url: "https://example.org/{id_ar}.png", semantics: preview, thumbnail: true, description: Map}

      """)
  }

  private static let head =
    "ID_AR,DATE_OBS,RUN_DATE,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,NOAA_NUMBER,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH,SNAPSHOT"

  private static func row(_ number: Int, noaa: Int = 10743, x: Int = 600, snapshot: String = "") -> String {
    "\(number),2005-04-02T01:35:03.426,2011-02-18T11:56:38,1.98581,1.98581,512.743,512.471,488.779,"
      + "\(noaa),\(x),500,444666000222,12,\(snapshot)"
  }

  private func publish(_ rows: [String], _ arguments: [String] = [], day: Int = 1) throws -> Execution {
    try folder.write("ar.csv", ([Self.head] + rows).joined(separator: "\n") + "\n")
    return try Execution(
      ["publish", "--from", "hfc1ar", "ar.csv", "--date", "2024-05-0\(day)"] + arguments,
      directory: folder.url)
  }

  private func table(_ run: Int) throws -> [[String: String]] {
    let url = folder.url.appendingPathComponent("hfc1ar/data/granules-00000\(run).csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func rowsAreKeptUpToDate() throws {
    let first = try publish([Self.row(1), Self.row(2, snapshot: "https://example.org/s.png"), Self.row(3)])
    #expect(first.status == 0 && first.output.isEmpty)
    #expect(first.errors.contains("hfc1ar: 3 new, 0 changed, 0 unchanged; 3 granules in all\n"))
    #expect(first.errors.contains("note: ar.csv: 3 rows: 3 granules, 3 with a region"))
    let rows = try table(1)
    #expect(rows.map { $0["granule_uid"] } == ["hfc1ar_1", "hfc1ar_2", "hfc1ar_3"])
    #expect(rows.map { $0["id_ar"] } == ["1", "2", "3"] && rows[0]["noaa_number"] == "10743")
    #expect(rows[0]["s_region"]?.hasPrefix("Polygon UNKNOWNFrame ") ?? false)
    #expect(rows[0]["creation_date"] == "2024-05-01")
    // The picture of the catalogue goes before that of the settings.
    #expect(rows[0]["thumbnail_url"] == "https://example.org/1.png")
    #expect(rows[1]["thumbnail_url"] == "https://example.org/s.png")
    #expect(rows[0]["datalink_url"] == "https://vo.example.org/hfc1ar/q/dl/dlmeta?ID=hfc1ar_1")

    let same = try publish(
      [Self.row(1), Self.row(2, snapshot: "https://example.org/s.png"), Self.row(3)], day: 2)
    #expect(same.errors.hasSuffix("0 new, 0 changed, 3 unchanged; 3 granules in all\nnothing has changed\n"))

    let next = try publish([Self.row(1, noaa: 7), Self.row(3), Self.row(4)], ["--remove-vanished"], day: 3)
    #expect(next.output == "hfc1ar_2\n")
    #expect(next.errors.contains("hfc1ar: 1 new, 1 changed, 1 unchanged, 1 removed; 3 granules in all\n"))
    let changed = try table(2)
    #expect(changed.map { $0["granule_uid"] } == ["hfc1ar_1", "hfc1ar_4"])
    #expect(changed[0]["creation_date"] == "2024-05-01" && changed[0]["modification_date"] == "2024-05-03")
    let again = try publish(
      [Self.row(1, noaa: 7), Self.row(3), Self.row(4)], ["--since", "2024-05-03"], day: 4)
    #expect(again.errors.contains("2 written again"))
  }

  @Test func onlyWhatIsNewThroughAPipe() throws {
    #expect(try publish([Self.row(1), Self.row(9), Self.row(10)]).status == 0)
    let last = try Execution(["publish", "--from", "hfc1ar", "--since-last"], directory: folder.url)
    #expect(last.status == 0 && last.output == "10\n")
    try folder.write("new.csv", "\(Self.head)\n\(Self.row(11))\n\(Self.row(12))\n")
    let new = try Execution(
      shell: #"cat new.csv | "$TFCAT" publish --from hfc1ar - --partial --date 2024-05-02"#,
      directory: folder.url)
    #expect(new.status == 0)
    #expect(new.errors.contains("hfc1ar: 2 new, 0 changed, 3 unchanged; 5 granules in all\n"))
  }

  @Test func rowsOfAnotherAreTold() throws {
    let run = try publish([Self.row(1), Self.row(1, x: 500)])
    #expect(run.status == 1)
    #expect(run.errors.contains("ar.csv:3: rejected: granule_uid hfc1ar_1 is that of another row too\n"))
    #expect(run.errors.contains("hfc1ar: 1 new, 0 changed, 0 unchanged, 1 row rejected; 1 granule in all"))
  }

  /// The scale of an image that was corrected changes the region of each of its features.
  @Test func aTableBesideThatChangesChangesGranules() throws {
    let observations = "ID,DATE_OBS,R_SUN,CENTER_X,CENTER_Y,CDELT1,CDELT2\n"
    try folder.write(
      "o.csv", observations + "12,2005-04-02T01:35:03,488.779,512.743,512.471,1.98581,1.98581\n")
    try folder.write(
      "r.csv",
      "ID,MDI_FILE,OBS_DATE,CC_PIX_X,CC_PIX_Y,CHAIN_CODE\n3,12,2005-04-02T01:35:03,600,500,444666000222\n")
    let arguments = [
      "publish", "--from", "hfc1ar", "r.csv", "--observations", "o.csv", "--free", "id_ar", "--date",
    ]
    #expect(try Execution(arguments + ["2024-05-01"], directory: folder.url).errors.contains("1 new"))
    #expect(try Execution(arguments + ["2024-05-02"], directory: folder.url).errors.contains("1 unchanged"))
    try folder.write(
      "o.csv", observations + "12,2005-04-02T01:35:03,488.779,520.743,512.471,1.98581,1.98581\n")
    #expect(try Execution(arguments + ["2024-05-03"], directory: folder.url).errors.contains("1 changed"))
  }

  @Test(arguments: [
    ("--from hfc1ar", "Name a table"),
    ("--from hfc1ch ar.csv", "read it by --from hfc1ar"),
    ("--from hfc1ar ar.csv --newer-by nothing", "--newer-by nothing: there is no such column"),
    ("--from hfc1ar ar.csv --with a=b", "--with says what formats of event lists want"),
    ("--from epncore ar.csv --newer-by id", "--newer-by goes with --from hfc1ar"),
    ("ar.csv --region coverage", "--region belongs to tables of features on the Sun"),
    ("--from hfc1ar ar.csv --free foo", "--free foo: there is no such column"),
    ("--from hfc1ar ar.csv --type-field a", "type_field is for catalogues"),
    ("--from hfc1ar ar.csv --partial --full", "--full needs all rows"),
  ]) func whatDoesNotFitIsRefused(_ arguments: String, _ words: String) throws {
    try folder.write("ar.csv", "\(Self.head)\n\(Self.row(1))\n")
    let run = try Execution(
      ["publish"] + arguments.split(separator: " ").map(String.init), directory: folder.url)
    #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("hfc1ar").path))
  }
}
