import Base
import EPNCore
import Foundation
import FoundationXML
import TFCat
import TFCatJSON
import TFCatPackage
import TFCatTestSupport
import TFCatYAML
import Testing

struct PackageTests {
  private let folder: ScratchFolder
  private let catalogue: String

  init() throws {
    folder = try ScratchFolder()
    catalogue = try folder.write("bursts.tfcat.json", BurstCatalogues.bursts)
  }

  private func package(_ description: ServiceDescription = PackageFixtures.description) -> DataPackage {
    DataPackage(description: description, catalogues: [catalogue], date: "2024-05-01")
  }

  private func text(_ name: String, in package: String = "p") throws -> String {
    try folder.text("\(package)/\(name)")
  }

  private func json(_ name: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(try text(name).utf8))
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(path)).sorted()
  }

  /// The files of a package of one catalogue.
  private static let files = [
    "CITATION.cff", "LICENSE", "README.md", "bursts.csv", "bursts.tfcat.json", "bursts.vot",
    "checksums-sha256.txt", "datacite.json", "datacite.xml", "datapackage.json", "index.html", "overview.svg",
    "thumbnail.png", "view.html", "voresource.xml",
  ]

  @Test func everythingIsThere() throws {
    let report = try package().write(to: folder.path("p"))
    #expect(report.eventCount == 3 && report.notes.isEmpty)
    #expect(try names("p") == Self.files)
    #expect(try names("p") == report.files)
    #expect(try text("bursts.tfcat.json") == BurstCatalogues.bursts)
    #expect(try text("bursts.csv").hasPrefix("id,geometry,time_min,time_max,spectral_range_min,"))
    #expect(try text("bursts.vot").contains("<VOTABLE"))
  }

  @Test func sha256sumAgrees() throws {
    _ = try package().write(to: folder.path("p"))
    let outcome = try run("cd '\(folder.path("p"))' && sha256sum -c --strict checksums-sha256.txt")
    #expect(outcome.status == 0)
    let files = try names("p").filter { $0 != "checksums-sha256.txt" }
    #expect(outcome.output.split(separator: "\n").map(String.init) == files.map { "\($0): OK" })
  }

  private func run(_ command: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    _ = try package().write(to: folder.path("p"))
    _ = try package().write(to: folder.path("q"))
    #expect(try text("checksums-sha256.txt") == text("checksums-sha256.txt", in: "q"))
  }

  @Test func dataCiteSaysWhatWasSaid() throws {
    _ = try package().write(to: folder.path("p"))
    let json = try json("datacite.json")
    #expect(json["doi"] == "10.5072/example-1")
    #expect(json["titles"]?.array?.first?["title"] == "Bursts <of> one day & night")
    #expect(json["publicationYear"] == "2020")
    let creators = json["creators"]?.array ?? []
    #expect(creators.count == 2)
    #expect(creators.first?["familyName"] == "Ada" && creators.first?["givenName"] == "Béa")
    #expect(creators.last?["nameType"] == "Organizational" && creators.last?["givenName"] == nil)
    #expect(
      json["subjects"]?.array?.last?["valueUri"] == "http://www.ivoa.net/rdf/uat#solar-radio-emission")
    #expect(
      json["dates"]?.array?.map { $0["date"] } == ["2020-02-29", "2024-05-01", "2006-09-12/2006-09-12"])
    #expect(
      json["relatedIdentifiers"]?.array?.map { $0["relatedIdentifierType"] } == ["bibcode", "DOI", "URL"])
    #expect(json["rightsList"]?.array?.first?["rightsIdentifier"] == "CC-BY-4.0")
  }

  @Test func pagesEscapeWhatTheyAreGiven() throws {
    var description = PackageFixtures.description
    description.title = "</script><script>alert(1)</script> & \"x\""
    description.description = "]]> <b>&amp;</b> \u{1}\n\n@everybody www.example.org"
    _ = try package(description).write(to: folder.path("p"))
    let readme = try text("README.md")
    #expect(
      !readme.contains("@everybody") && !readme.contains("www.") && readme.contains("\n\n&#64;everybody"))
    for name in ["README.md", "index.html", "datacite.xml", "voresource.xml", "overview.svg"] {
      let text = try text(name)
      #expect(!text.contains("<script>alert"), "\(name)")
      #expect(!text.contains("<b>"), "\(name)")
      #expect(!text.contains("\u{1}"), "\(name)")
    }
    // One script in the page, which ends once.
    let parts = try text("index.html").components(separatedBy: "</script>")
    #expect(parts.count == 2)
    let data = try #require(parts.first?.components(separatedBy: "ld+json\">").last)
    let dataset = try JSONDecoder().decode(JSONValue.self, from: Data(data.utf8))
    #expect(dataset["name"]?.string == description.title && dataset["@type"] == "Dataset")
    for name in ["datacite.xml", "voresource.xml", "overview.svg"] {
      let parser = XMLWellFormedness(try text(name))
      #expect(parser.fault == nil, "\(name): \(parser.fault ?? "")")
    }
  }

  /// The page of the package has the viewer in it, names its styles by their digests and has no script.
  @Test func thePageShowsTheViewer() throws {
    _ = try package().write(to: folder.path("p"))
    let page = try text("index.html")
    #expect(page.contains("<iframe class=\"viewer\" src=\"view.html\""))
    #expect(page.contains("<img class=\"still\" src=\"overview.svg\""))
    #expect(page.contains("<noscript><style>.viewer, .look { display: none }"))
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("script-src"))
    for style in page.matches(of: /<style>([^<]*)<\/style>/) {
      let digest = Array(style.1.utf8).withUnsafeBytes { Digest.sha256.bytes(of: $0) }
      #expect(policy.contains("'sha256-\(Data(digest).base64EncodedString())'"))
    }
    #expect(page.matches(of: /<style>/).count == 2)
    #expect(try text("view.html").contains("<h1>Bursts"))
  }

  @Test func datapackageDescribesTheColumns() throws {
    _ = try package().write(to: folder.path("p"))
    let json = try json("datapackage.json")
    #expect(json["name"] == "day-bursts")
    let csv = try #require(json["resources"]?.array?.first)
    #expect(csv["path"] == "bursts.csv" && csv["name"] == "bursts-csv")
    let fields = csv["schema"]?["fields"]?.array ?? []
    #expect(
      fields.compactMap { $0["name"]?.string } == [
        "id", "geometry", "time_min", "time_max", "spectral_range_min", "spectral_range_max", "burst_type",
        "peak", "count", "sure", "tfcat_rest",
      ])
    #expect(
      fields.compactMap { $0["type"]?.string } == [
        "string", "object", "datetime", "datetime", "number", "number", "string", "number", "integer",
        "boolean",
        "object",
      ])
    #expect(fields[7]["unit"] == "Jy" && fields[7]["ucd"] == "phot.flux.density;em.radio")
    #expect(fields[6]["description"] == "Type of the burst, as \"drawn\"")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("p/bursts.csv"))).count
    #expect(csv["bytes"]?.number?.integerValue == Int64(bytes))
  }

  @Test func registryRecordHasExtentAndColumns() throws {
    _ = try package().write(to: folder.path("p"))
    let text = try text("voresource.xml")
    for part in [
      "<identifier>ivo://org.example/day_bursts/epn_core</identifier>", "<subject>solar-physics</subject>",
      "<accessURL use=\"base\">https://vogate.example.org/tap</accessURL>",
      "<utype>ivo://ivoa.net/std/epntap#table-2.0</utype>", "<name>day_bursts.epn_core</name>",
      "<waveband>Radio</waveband>", "<temporal>53990.375 53990.50000578",
      "<name>granule_uid</name>", "created=\"2020-02-29T00:00:00Z\" updated=\"2024-05-01T00:00:00Z\"",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func theCitationHasAnyText() throws {
    let text = "A title\u{7F}\u{9B}\u{85}\u{2028}: \"#\" \\ ]]>"
    var description = PackageFixtures.description
    description.title = text
    _ = try package(description).write(to: folder.path("p"))
    #expect(
      try YAMLParser.parse(path: folder.path("p/CITATION.cff"))["title"]?.text == DisplayText.line(text))
  }

  @Test func licencesAreNamedAsSPDXDoes() throws {
    var description = PackageFixtures.description
    description.licence = "cc-by-sa-4.0"
    _ = try package(description).write(to: folder.path("p"))
    #expect(try text("LICENSE").contains("(SPDX identifier: CC-BY-SA-4.0)"))
    #expect(try text("LICENSE").contains("https://creativecommons.org/licenses/by-sa/4.0/legalcode"))
    #expect(try text("CITATION.cff").contains("license: \"CC-BY-SA-4.0\""))
    description.licence = "https://example.org/terms"
    _ = try package(description).write(to: folder.path("p"))
    #expect(try text("LICENSE").contains("    https://example.org/terms\n"))
    #expect(try text("CITATION.cff").contains("license-url: \"https://example.org/terms\""))
    description.licence = "Elastic-2.0"
    #expect(
      try package(description).write(to: folder.path("p")).notes == [
        "the licence Elastic-2.0 is not one that this program knows: see that SPDX has it"
      ])
    description.licence = "free for all"
    #expect(throws: PackageError.self) { try package(description).check() }
  }

  @Test func missingFactsAreToldAtOnce() throws {
    let empty = DataPackage(
      description: ServiceDescription(name: "Bad name", title: " ", description: ""), catalogues: [],
      date: "today")
    let error = #expect(throws: PackageError.self) { try empty.check() }
    let reasons = error?.reasons ?? []
    for word in [
      "title", "description", "creators", "subjects", "publisher", "contact", "licence", "the date",
      "a page about the catalogue", "there is no catalogue", "the service's name",
    ] {
      #expect(reasons.contains { $0.hasPrefix(word) }, "\(word)")
    }
    #expect(throws: PackageError.self) { try empty.write(to: folder.path("p")) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("p")))
  }

  @Test func notesSayWhatIsWorthAdding() throws {
    let notes = try package(PackageFixtures.sparse).write(to: folder.path("p")).notes
    for word in ["doi", "authority", "base_url", "e-mail"] {
      #expect(notes.contains { $0.contains(word) }, "\(word)")
    }
    #expect(try text("datacite.xml").contains("<identifier identifierType=\"DOI\">(:tba)</identifier>"))
    #expect(try !text("voresource.xml").contains("capability"))
    var description = PackageFixtures.description
    description.subjects = ["Solar physics"]
    #expect(
      try package(description).check().first == "the subject \"Solar physics\" is written \"solar-physics\"")
  }

  @Test(arguments: [
    "10.5072", "doi:10.5072/x", "https://doi.org/10.5072/x", "10.1/x", "10.5072/a b",
  ])
  func oddDOIsAreRefused(doi: String) {
    var description = PackageFixtures.description
    description.doi = doi
    #expect(throws: PackageError.self) { try package(description).check() }
  }

  // MARK: The folder

  @Test func packagesAreReplacedAsAWhole() throws {
    _ = try package().write(to: folder.path("p"))
    try folder.write("p/old.txt", "left by hand")
    let other = try folder.write("other.tfcat", BurstCatalogues.arc)
    _ = try DataPackage(description: PackageFixtures.sparse, catalogues: [other], date: "2024-05-02")
      .write(to: folder.path("p/"))
    let names = try names("p")
    #expect(names.contains("other.vot") && !names.contains("bursts.vot") && !names.contains("old.txt"))
    // Nothing is left beside it.
    #expect(try self.names("").sorted() == ["bursts.tfcat.json", "other.tfcat", "p"])
  }

  @Test func otherFoldersAndFilesAreLeftAlone() throws {
    try FileManager.default.createDirectory(atPath: folder.path("mine"), withIntermediateDirectories: true)
    try folder.write("mine/thesis.txt", "x")
    #expect(throws: PackageError.self) { try package().write(to: folder.path("mine")) }
    #expect(try names("mine") == ["thesis.txt"])
    #expect(throws: PackageError.self) { try package().write(to: catalogue) }
    // An empty folder is taken.
    try FileManager.default.createDirectory(atPath: folder.path("new"), withIntermediateDirectories: true)
    _ = try package().write(to: folder.path("new"))
    #expect(try names("new") == Self.files)
  }

  @Test func theFolderAroundHasToBeThere() throws {
    let error = #expect(throws: PackageError.self) { try package().write(to: folder.path("no/such/p")) }
    #expect(error?.description.hasSuffix("no/such/p: No such file or directory") == true)
    #expect(try names("") == ["bursts.tfcat.json"])
  }

  @Test func brokenCataloguesChangeNothing() throws {
    _ = try package().write(to: folder.path("p"))
    let before = try text("checksums-sha256.txt")
    let broken = try folder.write("broken.tfcat", String(BurstCatalogues.bursts.dropLast(200)))
    let error = #expect(throws: CatalogueError.self) {
      try DataPackage(
        description: PackageFixtures.description, catalogues: [catalogue, broken], date: "2024-05-01"
      ).write(to: folder.path("p"))
    }
    // By the name that the user knows.
    #expect(error?.path == broken)
    #expect(try text("checksums-sha256.txt") == before)
    #expect(try names("").sorted() == ["broken.tfcat", "bursts.tfcat.json", "p"])
  }

  @Test func idsMayHaveCharactersThatXMLDoesNotHave() throws {
    let text = BurstCatalogues.bursts
    let id = try #require(text.firstMatch(of: /"id": [^,]+/)).output
    let odd = try folder.write(
      "odd.tfcat", text.replacing(id, with: #""id": "a\u0000\u001bb""#, maxReplacements: 1))
    let report = try DataPackage(
      description: PackageFixtures.description, catalogues: [odd], date: "2024-05-01"
    ).write(to: folder.path("p"))
    #expect(report.eventCount == 3)
    #expect(XMLParser(data: Data(try self.text("odd.vot").utf8)).parse())
    #expect(
      try self.text("odd.vot").contains(#"a\u0000\u001Bb"#)
        || self.text("odd.vot").contains(#"a\u0000\u001bb"#))
  }

  @Test func whatAKilledRunLeftIsMadeGood() throws {
    _ = try package().write(to: folder.path("p"))
    // Killed between the two renames, with half a new folder.
    try FileManager.default.moveItem(atPath: folder.path("p"), toPath: folder.path(".p.new.old"))
    try FileManager.default.createDirectory(atPath: folder.path(".p.new"), withIntermediateDirectories: true)
    try folder.write(".p.new/half.csv", "x")
    _ = try package().write(to: folder.path("p"))
    #expect(try names("p") == Self.files)
    #expect(try names("").sorted() == ["bursts.tfcat.json", "p"])
  }

  @Test func namesThatWouldMeetAreRefused() throws {
    try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: true)
    let same = try folder.write("b/BURSTS.json", BurstCatalogues.arc)
    let reserved = try folder.write("b/datapackage.json", BurstCatalogues.arc)
    let error = #expect(throws: PackageError.self) {
      try DataPackage(
        description: PackageFixtures.description, catalogues: [catalogue, same, reserved, "-"],
        date: "2024-05-01"
      ).check()
    }
    #expect(error?.reasons.count == 4)
    #expect(error?.reasons.contains { $0.contains("has a file datapackage.json already") } == true)
  }

  @Test func namesWithBlanksAndLettersWork() throws {
    let paths = [
      try folder.write("my bursts é.tfcat", BurstCatalogues.bursts),
      try folder.write("my bursts ß.tfcat", BurstCatalogues.arc),
    ]
    let package = DataPackage(
      description: PackageFixtures.description, catalogues: paths, date: "2024-05-01")
    _ = try package.write(to: folder.path("p"))
    #expect(try text("index.html").contains("href=\"my%20bursts%20%C3%A9.vot\""))
    #expect(try text("datapackage.json").contains("\"my-bursts-csv\""))
    #expect(try text("datapackage.json").contains("\"my-bursts-2-csv\""))
    #expect(try run("cd '\(folder.path("p"))' && sha256sum -c --quiet checksums-sha256.txt").status == 0)
  }
}

/// Whether a text is well-formed XML, by Foundation's parser.
final class XMLWellFormedness: NSObject, XMLParserDelegate {
  private(set) var fault: String?

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { fault = fault ?? parser.parserError.map { "\($0)" } ?? "not well-formed" }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { fault = "\(parseError)" }
}
