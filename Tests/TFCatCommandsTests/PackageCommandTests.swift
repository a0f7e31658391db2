import Foundation
import TFCatTestSupport
import Testing

/// `tfcat package` as a user runs it.
@Suite struct PackageCommandTests {
  private static let options = [
    "--description", "Two bursts.", "--creator", "Example, Ada", "--subject", "solar-physics", "--licence",
    "CC-BY-4.0", "--publisher", "Observatory of Nowhere", "--contact", "Ada Example", "--contact-email",
    "ada@example.org", "--doi", "10.5072/bursts",
  ]

  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func writeCatalogue(_ properties: String = "", rest: String = "") throws {
    try folder.write(
      "My bursts.tfcat",
      """
      {"type": "FeatureCollection", "properties": {"title": "Bursts of two days"\(properties)}, "fields": {},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [
      {"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[1158051600, 1], [1158052200, 12]]}, "properties": {}},
      {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1158151600, 5]}, "properties": {}}\(rest)
      ]}
      """)
  }

  private func package(
    _ arguments: String..., date: String = "2025-06-07", options: [String] = options
  ) throws -> Execution {
    try Execution(
      ["package", "My bursts.tfcat", "-o", "p", "--date", date] + options + arguments, directory: folder.url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent("p/\(name)"), encoding: .utf8)
  }

  private func modified(_ name: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent("p/\(name)").path)[
      .modificationDate] as? Date
  }

  @Test func aPackageNeedsNoServerAndNoSettings() throws {
    try writeCatalogue()
    let run = try package()
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("p").path)
    #expect(run.errors.hasSuffix("p: a data package of \(files.count) files, 2 events\n"))
    #expect(try text("README.md").hasPrefix("# Bursts of two days\n"))
    // What the first file is called names the package.
    #expect(try text("datapackage.json").contains("\"name\": \"my-bursts\""))
    #expect(try !text("voresource.xml").contains("capability"))
    #expect(try text("CITATION.cff").contains("date-released: \"2025-06-07\""))
  }

  @Test(arguments: [
    ("2024-05-01T00:00:00Z", "2024-05-01"), ("2024-05-01T08:00:00+02:00", "2024-05-01"),
    ("2024-05-01", "2024-05-01"), ("2024-05", nil), ("2024", nil),
  ]) func everyDateThatLintAcceptsIsAccepted(date: String, day: String?) throws {
    try writeCatalogue(", \"creation_date\": \"\(date)\"")
    let run = try package()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try text("datacite.json").contains("\"publicationYear\": \"2024\""))
    #expect(try text("datacite.json").contains("\"date\": \"\(day ?? date)\""))
    #expect(
      try text("CITATION.cff").contains("date-released: \"\(day ?? date)\"") == (day != nil))
  }

  @Test func aDateThatIsNoneIsTold() throws {
    try writeCatalogue(", \"creation_date\": \"last summer\"")
    let run = try package()
    #expect(
      run.status == 0 && run.errors.contains("note: the catalogue's date \"last summer\" cannot be read"))
    #expect(try text("datacite.json").contains("\"publicationYear\": \"2025\""))
  }

  @Test func whatHasNotChangedIsLeftAlone() throws {
    try writeCatalogue()
    _ = try package()
    let before = try (text("checksums-sha256.txt"), modified("index.html"))
    let again = try package(date: "2027-01-01")
    #expect(again.status == 0 && again.errors.hasSuffix("nothing has changed\n"))
    #expect(try text("checksums-sha256.txt") == before.0)
    #expect(try modified("index.html") == before.1)
    // When something changes, what was published first keeps its year.
    let titled = try package("--title", "Another title", date: "2027-01-01")
    #expect(titled.status == 0 && !titled.errors.contains("nothing has changed"))
    #expect(try text("datacite.json").contains("\"publicationYear\": \"2025\""))
    #expect(try text("README.md").hasPrefix("# Another title\n"))
    // A file that was damaged is written anew.
    try folder.write("p/README.md", "gone")
    #expect(try package("--title", "Another title", date: "2027-01-02").status == 0)
    #expect(try text("README.md").hasPrefix("# Another title\n"))
  }

  @Test func errorsAreRefused() throws {
    try writeCatalogue()
    _ = try package()
    let before = try text("checksums-sha256.txt")
    try writeCatalogue(
      rest:
        ",\n{\"type\": \"Feature\", \"id\": 2, \"geometry\": {\"type\": \"Point\", \"coordinates\": [1158151600, 5]}, \"properties\": {}}"
    )
    let run = try package()
    #expect(run.status == 1 && run.output.contains("TFC422"))
    #expect(run.errors.hasSuffix("; no package was written\n"))
    #expect(try text("checksums-sha256.txt") == before)
  }

  @Test func whatIsMissingIsToldAtOnceWithPlaces() throws {
    try writeCatalogue()
    try folder.write("s.yml", "service: bursts\ndoi: nonsense\nlicence: free for all\n")
    let run = try package("--settings", "s.yml", options: [])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("s.yml:2:6: \"nonsense\" is no DOI"))
    #expect(run.errors.contains("s.yml:3:10: \"free for all\" is no licence"))
    let bare = try package(options: [])
    #expect(bare.status == 2)
    for name in ["description", "creators", "subjects", "publisher", "contact", "licence", "a page"] {
      #expect(bare.errors.contains("\(name) is missing") || bare.errors.contains("\(name) about"), "\(name)")
    }
    #expect(try Execution(["package", "My bursts.tfcat"], directory: folder.url).status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("p").path))
  }

  /// The settings of a service are those of its package.
  @Test func settingsOfAServiceAreTaken() throws {
    try writeCatalogue()
    try folder.write(
      "tfcat-publish.yml",
      """
      service: bursts
      title: From the settings
      description: Two bursts.
      creators: ["Example, Ada"]
      subjects: [solar-physics]
      licence: CC-BY-4.0
      publisher: Nowhere
      contact: Ada
      reference_url: https://example.org/bursts
      targets: [Sun]
      free: all
      """)
    let run = try package(options: [])
    #expect(run.status == 0 && run.errors.hasPrefix("note: settings from tfcat-publish.yml\n"))
    #expect(try text("README.md").hasPrefix("# From the settings\n"))
  }
}
