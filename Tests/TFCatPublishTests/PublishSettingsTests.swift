import Base
import EPNCore
import TFCatPackage
import TFCatPublish
import TFCatYAML
import Testing

struct PublishSettingsTests {
  @Test func settingsOfAService() throws {
    let settings = try PublishSettings(
      yaml: """
        service: bursts
        title: Bursts
        creators:
          - {name: "Example, Ada", orcid: 0000-0002-1825-0097, affiliation: Nowhere}
          - "Other, Bob <0000-0001-5109-3700>"
        subjects: [solar-physics]
        targets: [Sun, Earth]
        granules: {instrument_host_name: [wind, Wind spacecraft], processing_level: 5}
        free: all
        datalink:
          - {hapi: https://hapi.example.org/hapi/, dataset: WAV, version: 3, margin: 60}
          - {url: "https://example.org/{time_min:%Y%m%d}.png", semantics: "#preview", format: image/png}
        """)
    #expect(settings.service.name == "bursts" && settings.service.creators.count == 2)
    #expect(settings.service.creators[1].orcid == "0000-0001-5109-3700")
    #expect(settings.service.creators[1].name == "Other, Bob")
    #expect(settings.granules.map(\.column) == ["target_name", "instrument_host_name", "processing_level"])
    #expect(settings.granules.map(\.text) == ["Sun#Earth", "wind#Wind spacecraft", "5"])
    #expect(settings.freeFields == nil && settings.links.count == 2)
    #expect(settings.links[0].margin == 60 && settings.links[1].semantics == "preview")
  }

  @Test(arguments: [
    (
      "service: a\ntitel: B",
      "2:1: \"titel\" is no member of the settings of a service; did you mean \"title\"?"
    ),
    ("granules:\n  target: Sun", "2:3: \"target\" is no column of EPNcore"),
    ("creators:\n  - {name: A, orcid: 0000-0002-1825-0098}", "2:22: \"0000-0002-1825-0098\" is no ORCID"),
    ("datalink:\n  - {url: a, hapi: b}", "2:5: a link has one of url, hapi and das2"),
    ("datalink:\n  - {url: a, semantics: previw}", "2:25: \"previw\" is no word of"),
    ("datalink:\n  - {url: \"a{b\"}", "2:11: \"a{b\": a brace stands alone"),
    ("datalink:\n  - {hapi: a}", "2:5: say which dataset"),
    ("datalink:\n  - {url: a, except: [b]}", "2:22: except goes with each"),
    (
      "datalink:\n  - {url: a, each: b, thumbnail: hihgest}",
      "2:34: \"hihgest\" should be one of first, last, highest"
    ),
    ("database: {query: SELECT 1}", "1:11: a database has a member connection"),
  ]) func mistakesAreToldWithTheirPlace(_ yaml: String, _ message: String) {
    let error = #expect(throws: SettingsError.self) { try PublishSettings(yaml: yaml, path: "s.yml") }
    #expect(error.map { "\($0)".contains(message) } == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func aTableOfLinksLiesBesideTheSettings() throws {
    let yaml = "links: {table: quicklooks.csv, key: obs_id, except: [150.9], thumbnail: highest}"
    let settings = try PublishSettings(yaml: yaml, path: "conf/s.yml")
    #expect(
      settings.linksTable
        == LinksTable(
          path: "conf/quicklooks.csv", key: "obs_id", excludedBands: ["150.9"], thumbnail: .highest))
    let error = #expect(throws: SettingsError.self) {
      try PublishSettings(yaml: "links: {tabel: a, key: b}", path: "s.yml")
    }
    #expect(error?.faults.count == 2)
  }

  @Test func alternativesAndThumbnails() throws {
    let settings = try PublishSettings(
      yaml: """
        datalink:
          - {url: "https://example.org/{item}.png", each: bands, except: [150.9, 173.2], thumbnail: highest}
          - {url: "https://example.org/{time_min:%Y}.gif", thumbnail: true}
          - {url: "https://example.org/{time_min:%Y}.gif", thumbnail: false}
        """)
    #expect(settings.links.map(\.items?.column) == ["bands", nil, nil])
    #expect(settings.links[0].items?.excluded == ["150.9", "173.2"])
    #expect(settings.links.map(\.thumbnail) == [.highest, .first, nil])
  }

  @Test func allMistakesAreToldAtOnce() throws {
    let yaml = """
      service: bursts
      titel: Bursts
      creators:
        - {name: "Example, Ada", orcid: 0000-0002-1825-0098}
        - {orcid: 0000-0002-1825-0097}
      subjects: [solar-physics, solar-radio-emision]
      licence: free for all
      doi: doi:10.5072/x
      base_url: vogate.example.org
      published: yesterday
      targets: Sun
      granules: {processing_level: high, no_such_column: 1, release_date: 1 May}
      datalink:
        - {url: "a{b", semantics: previw, margin: -1}
        - {hapi: https://hapi.example.org}
      database: {query: SELECT 1, changed: modified}
      """
    let error = try #require(
      #expect(throws: SettingsError.self) { try PublishSettings(yaml: yaml, path: "s.yml") })
    let places = error.faults.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    #expect(
      places == [
        "2:1", "4:35", "5:5", "6:27", "7:10", "8:6", "9:11", "10:12", "12:30", "12:36", "12:69", "14:11",
        "14:29", "14:45", "15:5", "16:11",
      ], "\(error)")
    #expect(error.description.split(separator: "\n").allSatisfy { $0.hasPrefix("s.yml:") })
  }

  @Test func whatADraftLeavesOpenIsToldAtOnce() {
    let error = #expect(throws: SettingsError.self) {
      try PublishSettings(yaml: "title: FILL_IN\ncreators: [FILL_IN]", path: "s.yml")
    }
    #expect(error?.faults.map { $0.place?.line } == [1, 2])
  }

  @Test(arguments: ["2024", "2024-05", "2024-05-01", "2024-05-01T00:00:00Z", "2024-05-01T12:00:00+02:00"])
  func datesThatLintAcceptsAreDates(date: String) throws {
    let settings = try PublishSettings(yaml: "service: a\npublished: \(date)")
    let creation = settings.granuleOptions(date: "2025-01-01").defaults.first { $0.column == "creation_date" }
    #expect(
      creation?.text
        == (date.count < 10 ? "2025-01-01" : date.contains("+") ? "2024-05-01" : date))
  }
}
