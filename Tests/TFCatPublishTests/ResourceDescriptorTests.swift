import Foundation
import FoundationXML
import TFCatJSON
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

  /// DaCHS looks for macros in metadata, and takes attributes of columns as they stand.
  @Test func backslashesOfColumnsStayAsTheyAre() throws {
    let service = try SampleService()
    service.settings.freeFields = nil
    let info = #"Flux in C:\\new, \\beta \\schema{x} \\\\ and \\"#
    let text = SampleCatalogue(1...3).text.replacing("\"flux\"", with: "\"peak\"")
    try service.publish(text: text.replacing("Flux", with: info))
    let descriptor = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(descriptor.contains(#"description="Flux in C:\new, \beta \schema{x} \\ and \""#))
  }

  /// Ends of CDATA and of literals, in everything that the settings say.
  @Test func nothingEndsWhereATextStands() throws {
    let mark = "]]>\"\"\"'''</code>--><!-- \\schema{x} %(a)s"
    let text = try descriptor {
      $0.service.title = mark
      $0.service.description = mark
      $0.service.creators = [.init(name: mark)]
      $0.service.publisher = mark
      $0.service.doi = "10.5072/]]></code>"
      $0.service.referenceURL = "https://example.org/'''&%5D%5D%3E"
      $0.links = [
        DataLink(
          access: .url(try LinkTemplate("https://example.org/'''{time_min:%Y&'}")), semantics: "preview",
          format: "image/png;a=]]>", description: mark)
      ]
    }
    #expect(isWellFormed(text))
    #expect(!text.contains("]]>") && !text.contains("\"\"\"") && text.contains("]]&gt;"))
    #expect(text.contains("moment(\"time_min\", \"%Y&amp;'\", -0.0)"))
  }

  private func link(
    _ semantics: String = "preview", format: String = "a/b", description: String = "a",
    server: String = "https://a", margin: Double = 0
  ) -> DataLink {
    DataLink(
      access: .das2(server: server, dataset: "a", parameters: nil), semantics: semantics, format: format,
      description: description, margin: margin)
  }

  @Test func linksThatNoDocumentCanHaveAreRefused() throws {
    for (words, link) in [
      ("its description has U+0001", link(description: "a\u{1}")),
      ("its format has U+0085", link(format: "a/b\u{85}")),
      ("its address has U+000A", link(server: "https://a\n")),
      ("its address has U+FFFE", link(server: "https://a\u{FFFE}")),
      ("is no word of", link("x\", evil")), ("margin is a number", link(margin: .infinity)),
    ] {
      let error = #expect(throws: PublishError.self) { try descriptor { $0.links = [link] } }
      #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "")")
    }
  }

  @Test(arguments: [">", "<", "\"", "{", "}", "\\", "^", "`", "|", "[", "]", "%", "%2", "%zz", "#a#", " "])
  func addressesThatNoRecordTakesAreRefused(_ mark: String) throws {
    let address = "https://example.org/\(mark)"
    let changes: [(inout PublishSettings) throws -> Void] = [
      { $0.service.referenceURL = address }, { $0.service.baseURL = address },
      { $0.links = [self.link(server: address)] },
      { settings in
        if !"{}".contains(mark) {
          let access = DataLink.Access.url(try LinkTemplate("\(address)/{time_min:%Y}"))
          settings.links = [DataLink(access: access, semantics: "preview", format: "a/b", description: "a")]
        } else {
          settings.service.referenceURL = address
        }
      },
    ]
    for change in changes {
      let error = #expect(throws: PublishError.self) { try descriptor(change) }
      #expect(
        error.map { $0.reason.contains("write %") || $0.reason.contains("begin with") } == true,
        "\(error?.reason ?? "")")
    }
  }

  @Test func formsOfTimesAreNoEscapes() throws {
    for template in ["https://a/{time_min:%Y%m%d%%25}", "{granule_uid}", "https://a/?t={time_min:%H:%M}#x"] {
      let access = DataLink.Access.url(try LinkTemplate(template))
      _ = try descriptor {
        $0.links = [DataLink(access: access, semantics: "preview", format: "a/b", description: "a")]
      }
    }
  }

  @Test func aDOIIsWrittenAsAnAddress() throws {
    let text = try descriptor { $0.service.doi = "10.1002/(SICI)10<6::AID>3.0;2-O#1%[é]" }
    let encoded = "10.1002/(SICI)10%3C6::AID%3E3.0;2-O%231%25%5B%C3%A9%5D"
    #expect(text.contains("<meta name=\"doi\">\(encoded)</meta>"))
    #expect(text.contains("\"https://doi.org/\(encoded)\""))
  }

  @Test(arguments: ["10.5072/a\u{1}", "10.5072/a\u{2028}b", "10.5072/\u{202E}a", "10.5072/a\u{FFFE}"])
  func addressesOfCharactersThatAreNotSeenAreRefused(_ text: String) throws {
    var error = #expect(throws: PublishError.self) { try descriptor { $0.service.doi = text } }
    #expect(error?.reason.contains("is no DOI") == true)
    error = #expect(throws: PublishError.self) {
      try descriptor { $0.service.referenceURL = "https://example.org/\(text)" }
    }
    #expect(error?.reason.contains("should begin with") == true)
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

  /// The bands are those that the record of a package names.
  @Test func theBandsAreThoseOfTheEvents() throws {
    let service = try SampleService()
    try service.publish(SampleCatalogue(1...3))
    let radio = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(radio.contains("<meta name=\"coverage.waveband\">Radio</meta>"))
    #expect(radio.components(separatedBy: "coverage.waveband").count == 2)
  }

  /// Stretches of time with less than a day between them are one, whenever they were published.
  @Test func theTimesAreThoseWithEvents() throws {
    func days(_ numbers: [Int], _ service: SampleService, date: String) throws -> [Int] {
      var catalogue = SampleCatalogue([])
      catalogue.events = numbers.map { .init(id: "d\($0)", minute: 1440 * $0 + 60) }
      try service.publish(catalogue, date: date)
      let text = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
      return text.components(separatedBy: "<temporal>").dropFirst().flatMap { element in
        (element.components(separatedBy: "</").first ?? "").split(separator: " ").map {
          Int((Double($0) ?? 0).rounded(.down)) - 60310
        }
      }
    }
    let service = try SampleService()
    #expect(try days([0, 10, 30], service, date: "2024-05-01") == [0, 0, 10, 10, 30, 30])
    #expect(
      try days([0, 1, 10, 30, 50], service, date: "2024-06-01") == [0, 1, 10, 10, 30, 30, 50, 50])
    #expect(try days([10, 50], service, date: "2024-07-01") == [10, 10, 50, 50])
    // A record has a hundred stretches at most; the longest gaps stay.
    let many = try days((0..<300).map { 2 * $0 } + [10_000], SampleService(), date: "2024-05-01")
    #expect(many.count == 200 && many.suffix(3) == [598, 10_000, 10_000])
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
    #expect(text.contains("query += \" WHERE modification_date &gt; \"+str(escapeSQL(latest))"))
    #expect(text.contains("optional_columns=\"feature_name\""))
    // What frequencies its rows have is known to the server alone.
    #expect(!text.contains("coverage.waveband"))
    #expect(
      try String(contentsOfFile: "\(folder)/source.odbc", encoding: .utf8)
        == "DRIVER={PostgreSQL Unicode};SERVER=127.0.0.1;DATABASE=hfc\n")
    #expect(try !publisher.publish([], to: folder).filesChanged)
    // It holds a password: one that others may read, as earlier versions wrote it, is written again.
    #expect(chmod("\(folder)/source.odbc", 0o644) == 0)
    #expect(try publisher.publish([], to: folder).filesChanged)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/source.odbc")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  private func database(query: String, changed: String) throws -> String {
    let service = try SampleService()
    service.settings.database = DatabaseSource(connection: "DSN=hfc", query: query, changed: changed)
    let folder = "\(service.directory)/hfc"
    _ = try Publisher(settings: service.settings, options: PublishOptions(date: "2024-05-01")).publish(
      [], to: folder)
    return try String(contentsOfFile: "\(folder)/q.rd", encoding: .utf8)
  }

  /// What an expression of quoted runs and `chr()`, joined by `+`, means to Python.
  private func meaning(ofExpressionAfter start: String, in text: String) throws -> String {
    let line = try #require(
      text.components(separatedBy: start).dropFirst().first?.split(separator: "\n").first)
    var rest = line.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")[
      ...]
    if rest.hasPrefix("(") { rest = rest.dropFirst().dropLast() }
    var value = ""
    while let first = rest.first {
      if first == "\"" {
        let inside = rest.dropFirst().prefix { $0 != "\"" }
        value += inside
        rest = rest[inside.endIndex...].dropFirst()
      } else {
        try #require(rest.hasPrefix("chr("), "\(rest)")
        let number = rest.dropFirst(4).prefix { $0 != ")" }
        value.unicodeScalars.append(try #require(UInt32(number).flatMap(Unicode.Scalar.init)))
        rest = rest[number.endIndex...].dropFirst()
      }
      if !rest.isEmpty { try #require(rest.removeFirst() == "+") }
    }
    return value
  }

  /// The query is a literal of Python that means what the settings say, whatever that is.
  @Test(arguments: [
    "SELECT 1\"\"\"\nimport os", "SELECT '\\schema{x}' {} {0} %s", "SELECT 1 -- ]]></code>",
    "SELECT '\u{2028}'",
  ]) func queriesAreLiterals(_ query: String) throws {
    let text = try database(query: query, changed: "modified")
    #expect(isWellFormed(text) && !text.contains("\"\"\"") && !text.contains("]]>"))
    #expect(
      try meaning(ofExpressionAfter: "        query = ", in: text)
        == "SELECT * FROM (\n\(query)\n) AS granules")
  }

  @Test(arguments: ["modified", "Größe_2", "\"Last change\"", "\"a \"\"b\"\"\"", "`last change`"])
  func namesOfColumnsStayAsTheyAre(_ changed: String) throws {
    let text = try database(query: "SELECT 1", changed: changed)
    #expect(isWellFormed(text))
    #expect(try meaning(ofExpressionAfter: "return query+", in: text) == " ORDER BY \(changed)")
  }

  @Test(arguments: [
    "", "a b", "1a", "a; DROP TABLE x", "\"a", "\"\"", "\"a\"b\"", "a\")\nimport os", "\"a\nb\"",
  ]) func otherTextsAreNoNamesOfColumns(_ changed: String) throws {
    let error = #expect(throws: PublishError.self) { try database(query: "SELECT 1", changed: changed) }
    #expect(error?.reason.contains("is no name of a column") == true)
    let yaml = "database: {connection: a, query: SELECT 1, changed: \(JSONValue.string(changed))}"
    #expect(throws: (any Error).self) { try PublishSettings(yaml: yaml) }
  }
}
