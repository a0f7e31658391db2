import Foundation
import FoundationXML
import TFCatPackage
import TFCatPublish
import Testing

struct ResourceDescriptorTests {
  private func descriptor(_ change: (inout PublishSettings) throws -> Void) throws -> String {
    let service = try SampleService()
    try change(&service.settings)
    try service.publish(SampleCatalogue(1...3))
    return try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
  }

  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test func textsAreEscaped() throws {
    let text = try descriptor {
      $0.service.title = "Bursts < 10 MHz & \"more\" \\alpha"
      $0.service.creators = [.init(name: "Ünal, Ö.", orcid: "0000-0002-1825-0097")]
    }
    #expect(isWellFormed(text))
    #expect(text.contains("Bursts &lt; 10 MHz &amp; &quot;more&quot; \\\\alpha"))
    #expect(text.contains("<meta name=\"altIdentifier\">https://orcid.org/0000-0002-1825-0097</meta>"))
  }

  @Test func columnsOfTheServiceAreDeclared() throws {
    let text = try descriptor {
      $0.freeFields = ["flux"]
      $0.granules = [("instrument_host_name", "Nançay"), ("event_status", "observation")]
    }
    #expect(isWellFormed(text))
    #expect(text.contains("<column name=\"bursts_flux\" type=\"double precision\""))
    #expect(text.contains("unit=\"W.m**-2.Hz**-1\""))
    #expect(text.contains("<column original=\"instrument_host_name\" type=\"unicode\"/>"))
    #expect(!text.contains("original=\"target_name\""))
    let optional = text.split(separator: "optional_columns=\"").dropFirst().first?.split(separator: "\"")
      .first
    #expect(optional?.split(separator: " ").contains("event_status") == true)
    #expect(optional?.contains("bursts_flux") == false)
  }

  @Test func theCoverageIsThatOfTheEvents() throws {
    let text = try descriptor { _ in }
    func numbers(_ element: String) -> [Double] {
      let content =
        text.components(separatedBy: "<\(element)>").last?.components(separatedBy: "</").first ?? ""
      return content.split(separator: " ").compactMap { Double($0) }
    }
    let (times, energies) = (numbers("temporal"), numbers("spectral"))
    try #require(times.count == 2 && energies.count == 2)
    #expect(abs(times[0] - (60310 + 10.0 / 1440)) < 1e-8 && abs(times[1] - (60310 + 31.0 / 1440)) < 1e-8)
    #expect(abs(energies[0] / 6.62607015e-34 - 5e5) < 1e-3 && abs(energies[1] / 6.62607015e-34 - 1e6) < 1e-3)
  }

  @Test func linksCarryTheTimesOfTheGranule() throws {
    let text = try descriptor { settings in
      settings.links = [
        DataLink(
          access: .hapi(server: "https://h.example.org/hapi", dataset: "A B", parameters: "x,y", version: 2),
          semantics: "progenitor", format: "text/csv", description: "By HAPI", margin: 60),
        DataLink(
          access: .hapi(server: "https://h.example.org/hapi/", dataset: "A", parameters: nil, version: 3),
          semantics: "progenitor", format: "text/csv", description: "By HAPI 3"),
        DataLink(
          access: .das2(server: "https://d.example.org/server", dataset: "W/S", parameters: nil),
          semantics: "progenitor", format: "application/vnd.das2.das2stream", description: "By das2"),
        DataLink(
          access: .url(try LinkTemplate("https://e.example.org/{time_max:%Y}/{granule_uid}.png?a=1&b=2")),
          semantics: "preview", format: "image/png", description: "The \"quicklook\""),
      ]
    }
    #expect(isWellFormed(text))
    #expect(text.contains("\"https://h.example.org/hapi/data?id=A%20B&amp;time.min=\" + moment(\"time_min\""))
    #expect(text.contains("\"%Y-%m-%dT%H:%M:%SZ\", -60.0)"))
    #expect(text.contains("\"&amp;parameters=x,y\""))
    #expect(text.contains("\"https://h.example.org/hapi/data?dataset=A&amp;start=\""))
    #expect(text.contains("\"https://d.example.org/server?server=dataset&amp;dataset=W/S&amp;start_time=\""))
    #expect(
      text.contains(
        "moment(\"time_max\", \"%Y\", 0.0) + \"/\" + quoted(\"granule_uid\") + \".png?a=1&amp;b=2\""))
    #expect(text.contains("if all(row[name] is not None for name in (\"time_max\", \"granule_uid\",)):"))
    #expect(text.contains("description=(\"The \"+chr(34)+\"quicklook\"+chr(34))"))
  }

  @Test func linksToColumnsThatAreNotThereAreRefused() throws {
    let error = #expect(throws: PublishError.self) {
      try descriptor {
        $0.links = [
          DataLink(
            access: .url(try LinkTemplate("https://e.example.org/{station}")), semantics: "preview",
            format: "image/png", description: "Quicklook")
        ]
      }
    }
    #expect(error?.reason.contains("{station}, which is no column of the table") == true)
  }

  @Test func aDatabaseIsReadByTheServer() throws {
    let service = try SampleService()
    let yaml = """
      service: hfc
      title: Bursts of a database
      description: Type III bursts
      creators: ["Example, Ada"]
      subjects: [solar-physics]
      licence: CC-BY-4.0
      base_url: https://vo.example.org
      database:
        connection: "DRIVER={PostgreSQL Unicode};SERVER=127.0.0.1;DATABASE=hfc"
        query: "SELECT * FROM granules WHERE trust < 3"
        changed: modification_date
        columns: [feature_name]
      """
    let publisher = Publisher(
      settings: try PublishSettings(yaml: yaml), options: PublishOptions(date: "2024-05-01"))
    let folder = "\(service.directory)/hfc"
    let report = try publisher.publish([], to: folder)
    #expect(report.isFirst && report.batch == nil)
    let text = try String(contentsOfFile: "\(folder)/q.rd", encoding: .utf8)
    #expect(isWellFormed(text) && text.contains("<odbcGrammar>") && text.contains("trust &lt; 3"))
    #expect(text.contains("optional_columns=\"feature_name\""))
    #expect(
      try String(contentsOfFile: "\(folder)/source.odbc", encoding: .utf8)
        == "DRIVER={PostgreSQL Unicode};SERVER=127.0.0.1;DATABASE=hfc\n")
    #expect(try !publisher.publish([], to: folder).filesChanged)
  }
}
