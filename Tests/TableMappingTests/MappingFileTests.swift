import TFCatJSON
import TFCatTables
import TFCatYAML
import TableMapping
import Testing

@Suite struct MappingFileTests {
  private func mapping(_ text: String) throws -> MappingFile {
    try MappingFile(YAMLParser.parse(text, path: "m.yml"), path: "m.yml", sections: ["event"])
  }

  @Test(arguments: [
    (
      "tabel: {}\n",
      "m.yml:1:1: \"tabel\" is no member of a mapping; did you mean \"table\"? (version, description, table, missing, define, filter, event)"
    ),
    ("version: 2\n", "m.yml:1:10: this program knows version 1 of mappings"),
    (
      "table:\n  separator: ab\n",
      "m.yml:2:14: the separator is one character, or tab, blanks, postgresql or mysql"
    ),
    ("table: {fixed: [{name: a, columns: 9-3}]}\n", "m.yml:1:36: \"9-3\" ends before it begins"),
    (
      "table: {header: true}\n",
      "m.yml:1:9: say the \"separator\" too: \",\", \";\", tab, \"|\" or blanks (or \"fixed\" columns)"
    ),
    (
      "define:\n  x: {value: a, column: b}\n",
      "m.yml:2:6: a value has one of \"value\" (a formula), \"column\" and \"constant\""
    ),
    (
      "define: {x: {value: a, format: sometime}}\n",
      "m.yml:1:32: \"sometime\" is no form of a time; there are \(TimeFormat.known)"
    ),
    (
      "define: {x: {value: a, zone: Europe/Paris}}\n",
      "m.yml:1:30: a zone is UTC or an offset such as +02:00; names of zones are not known"
    ),
    ("event: {start: FILL_IN}\n", "m.yml:1:16: fill this in: the table does not tell it"),
    ("define: [a]\n", "m.yml:1:9: \"name: value\" lines should be here, not a list"),
    ("a: 1\n b: 2\n", "m.yml:2:3: not YAML: mapping values are not allowed in this context"),
  ]) func faultsHaveTheirPlace(_ text: String, _ message: String) {
    do {
      _ = try mapping(text)
      Issue.record("there is a fault in \(text)")
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func allMistakesAreToldAtOnce() {
    let text = """
      tabel: {}
      version: 2
      table: {header: true}
      define:
        x: {value: a, unit: FILL_IN}
        y: {value: a, zone: Europe/Paris}
      filter: {value: a, column: b}
      """
    do {
      _ = try mapping(text)
      Issue.record("there are mistakes in the text")
    } catch {
      let lines = "\(error)".split(separator: "\n").map {
        $0.split(separator: ":")[1...2].joined(separator: ":")
      }
      // What else is wrong with a unit that is to be filled in is not told.
      #expect(lines == ["1:1", "2:10", "3:9", "5:23", "6:23", "7:9"], "\(error)")
    }
  }

  @Test func unitsAreChecked() {
    for unit in ["khz", "R_E"] {
      do {
        _ = try mapping("define: {x: {value: a, unit: \(unit)}}")
        Issue.record("\(unit) is no unit")
      } catch {
        #expect("\(error)".hasPrefix("m.yml:1:30: "), "\(error)")
      }
    }
  }

  @Test func namesAreLookedUp() throws {
    let head = TableHead(columns: [TableColumn(name: "f min (kHz)"), TableColumn(name: "Type", unit: "MHz")])
    let file = try mapping("missing: [x, -99]\ndefine:\n  a: type & '!'\n  b: a & a\n")
    var scope = try MappingScope(file, head: head)
    scope.take(TableRow(cells: ["5", "III"], number: 1))
    #expect(try scope.value(of: "b") == "III!III!")
    scope.take(TableRow(cells: ["5", "x"], number: 1))
    #expect(try scope.value(of: "Type") == .null)
    scope.take(TableRow(cells: [.double(-99), nil], number: 1))
    #expect(try scope.value(of: "f min (kHz)") == .null)
    var value = try MappedValue(YAMLParser.parse("f min (kHz)"), file.reader)
    try value.bind(to: scope)
    #expect(value.column?.name == "f min (kHz)")
    var other = try MappedValue(YAMLParser.parse("tpye", path: "m.yml"), file.reader)
    do {
      try other.bind(to: scope)
    } catch {
      #expect(
        "\(error)"
          == "m.yml:1:1: the table has no column \"tpye\"; did you mean \"Type\"? (it has f min (kHz), Type, a, b)"
      )
    }
    #expect(throws: YAMLError.self) {
      _ = try MappingScope(mapping("define: {a: b, b: a}"), head: TableHead())
    }
  }

  @Test func yamlIsThatOfVersion12() throws {
    let yaml = try YAMLParser.parse(
      "{a: no, b: 1:20, c: 0x1F, d: \"1\", e: 1e3, f: ~, g: .5, h: 2010-01-01, i: true, j: [1, {k: v}]}")
    #expect(
      yaml.json.description
        == #"{"a": "no", "b": "1:20", "c": 31, "d": "1", "e": 1e3, "f": null, "g": 0.5, "h": "2010-01-01", "i": true, "j": [1, {"k": "v"}]}"#
    )
    #expect(throws: YAMLError.self) { try YAMLParser.parse("{a: 1, a: 2}") }
    #expect(throws: YAMLError.self) { try YAMLParser.parse(String(repeating: "[", count: 100_000)) }
    let bomb =
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
      + (1...8).map {
        "b\($0): &b\($0) [\(Array(repeating: $0 == 1 ? "*a" : "*b\($0 - 1)", count: 9).joined(separator: ","))]\n"
      }.joined()
    #expect(throws: YAMLError.self) { try YAMLParser.parse(bomb) }
  }
}
