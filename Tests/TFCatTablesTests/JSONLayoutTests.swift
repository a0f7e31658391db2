import Base
import TFCatTestSupport
import Testing

@testable import TFCatTables

@Suite struct JSONLayoutTests {
  private func reader(
    _ text: String, rows: String? = nil, orient: JSONRowsOptions.Orientation? = nil
  ) throws -> any TableReader {
    try TableFile.open(
      MappedFile.inMemory(Array(text.utf8)), path: "<memory>",
      json: JSONRowsOptions(rows: rows, orientation: orient))
  }

  private func table(_ reader: any TableReader) throws -> [[TableValue]] {
    var reader = reader
    var rows: [[TableValue]] = []
    while let row = try reader.next() {
      #expect(row.fault == nil)
      rows.append(row.cells)
    }
    return [reader.head.columns.map { .string($0.name) }] + rows
  }

  @Test(arguments: [
    #"{"columns": [{"name": "a"}, {"name": "b"}], "data": [[1, "x"], [2, null]]}"#,
    #"{"metadata": [{"name": "a", "datatype": "int"}, {"name": "b"}], "data": [[1, "x"], [2, null]], "infos": []}"#,
    #"{"parameters": [{"name": "a"}, {"name": "b"}], "status": {"code": 1200}, "data": [[1, "x"], [2, null]]}"#,
    #"{"columns": ["a", "b"], "data": [[1, "x"], [2, null]]}"#,
    "{\n\"columns\": [\"a\", \"b\"],\n\"rows\": [\n[\n1,\n\"x\"\n],\n[2, null]\n]\n}\n",
    #"{"result": [{"a": 1, "b": "x"}, {"a": 2}], "association": [{"n": 1}], "overmax": false}"#,
    #"{"took": 3, "hits": {"total": {"value": 2}, "hits": [{"_source": {"a": 1, "b": "x"}}, {"_source": {"a": 2}}]}, "_shards": {"failures": [{"n": 1}]}}"#,
    #"{"schema": {"fields": [{"name": "a"}, {"name": "b"}]}, "data": [{"a": 1, "b": "x"}, {"a": 2, "b": null}]}"#,
    "\u{FEFF}[{\"a\": 1, \"b\": \"x\"},\n{\"a\": 2, \"b\": null}]",
    #"{"version": 1, "answer": {"note": "list", "events": [{"a": 1, "b": "x"}, {"a": 2, "b": null}]}}"#,
  ]) func theRowsAreFound(_ text: String) throws {
    #expect(try table(reader(text)) == [["a", "b"], [1, "x"], [2, nil]])
  }

  @Test(arguments: [
    #"{"a": {"0": 1, "1": 2}, "b": {"0": "x", "1": null}}"#,
    #"{"0": {"a": 1, "b": "x"}, "1": {"a": 2, "b": null}}"#,
    #"{"columns": ["a", "b"], "index": ["0", "1"], "data": [[1, "x"], [2, null]]}"#,
  ]) func namesOfRowsAreAColumn(_ text: String) throws {
    #expect(try table(reader(text)) == [["index", "a", "b"], ["0", 1, "x"], ["1", 2, nil]])
  }

  private static let page = #"{"took": 3, "hits": {"total": 9, "hits": [{"_source": {"a": 1, "b": "x"}}]}}"#
  private static let lastPage = #"{"hits": {"hits": []}, "took": 1}"#

  /// What a pipe brings: answers in parts, one after the other, compact or over several lines.
  @Test(arguments: [
    "\(page)\n\(page.replacing("1, \"b\": \"x\"", with: "2"))\n\(lastPage)\n",
    "\(lastPage)\n\(lastPage)\n\(page)\(page.replacing("1, \"b\": \"x\"", with: "2"))",
    "{\n\"hits\": {\n\"hits\": [\n{\"_source\": {\"a\": 1,\n\"b\": \"x\"}}]\n}\n}\n{\"hits\": {\"hits\": [{\"a\": 2}]}}",
    #"{"columns": [{"name": "a"}, {"name": "b"}], "rows": [[1, "x"]], "cursor": "c"}"# + "\n"
      + #"{"rows": [[2, null]]}"# + "\n",
    #"{"type": "FeatureCollection", "features": [{"a": 1, "b": "x"}]} {"features": [{"a": 2}]}"#,
  ]) func pagesFollowEachOther(_ text: String) throws {
    #expect(try table(reader(text)) == [["a", "b"], [1, "x"], [2, nil]])
  }

  @Test func pagesOfAMemberThatIsNamed() throws {
    let text = #"{"p": {"l": [{"k": 1}]}}"# + "\n" + #"{"p": {"l": [{"k": 2}]}, "next": null}"#
    #expect(try table(reader(text, rows: "p.l")) == [["k"], [1], [2]])
    // Without its name each document is a row.
    #expect(try table(reader(text))[0] == ["p.l", "next"])
    let pages = "\(Self.page)\n\(Self.page)"
    for damage in ["\(pages)\n{\"took\": 1}", "\(pages)\n[]", "\(pages) x", String(pages.dropLast(3))] {
      #expect(tableError { _ = try self.table(self.reader(damage)) } != nil, "\(damage)")
    }
    let empty = String(repeating: Self.lastPage, count: 100_000)
    #expect(try table(reader(empty)).count == 1)
  }

  /// An update may have one row only.
  @Test func oneHitIsARow() throws {
    let products = #""products": [{"k": 1}, {"k": 2}]"#
    for (text, path) in [
      (#"{"_id": "7", "_source": {"a": 1, "# + products + "}}\n", "-"),
      (#"{"_id": "7", "a": 1, "# + products + "}\n", "-"),
      (#"{"a": 1, "_id": "7", "# + products + "}", "new.jsonl"),
      (#"{"a": 1, "id": "7", "# + products + "}", "new.ndjson"),
    ] {
      let reader = try TableFile.open(MappedFile.inMemory(Array(text.utf8)), path: path)
      let rows = try table(reader)
      #expect(rows.count == 2 && rows[0].contains("products"), "\(text)")
    }
  }

  @Test func aWayAndALayoutMayBeSaid() throws {
    let several = #"{"x": [{"a": 1}], "y": {"z.z": [{"a": 2}]}, "c": {"a": [1, 2], "b": [3, 4]}}"#
    #expect(try table(reader(several, rows: "y.z.z")) == [["a"], [2]])
    #expect(try table(reader(several, rows: "c", orient: .columns)) == [["a", "b"], [1, 3], [2, 4]])
    #expect(
      try table(reader(#"{"p": {"a": 1}, "q": {"a": 2}}"#, orient: .index)) == [
        ["index", "a"], ["p", 1], ["q", 2],
      ])
    #expect(try table(reader(#"{"a": 1, "l": [{"k": 1}]}"#, rows: ".")).count == 2)
    let error = tableError { _ = try self.reader(several) }
    #expect(error?.reason.contains("(x, y.z.z)") == true)
    #expect(
      tableError { _ = try self.reader(several, rows: "y.w") }?.reason.contains("the members there are")
        == true)
    #expect(tableError { _ = try self.reader("{\"a\":1}\n{\"a\":2}\n", rows: "a") } != nil)
  }

  @Test func whatIsOneRowStaysOne() throws {
    #expect(
      try table(reader(#"{"id": 1, "f": {"min": 1, "max": 2}}"#)) == [["id", "f.min", "f.max"], [1, 1, 2]])
    #expect(
      try table(reader(#"{"times": [1, 2], "low": [3, 4]}"#)) == [["times", "low"], [[1, 2], [3, 4]]])
    #expect(try table(reader("{\"l\": [{\"k\": 1}]}\n{\"l\": [{\"k\": 2}]}")).count == 3)
  }

  @Test func emptyAnswersAreEmptyTables() throws {
    #expect(try table(reader(#"{"result": [], "association": [], "overmax": false}"#)).count == 1)
    #expect(try table(reader(#"{"type": "FeatureCollection", "features": []}"#)).count == 1)
  }

  @Test func geometriesAreOneValue() throws {
    let text = """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
       "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"n": 1}}]}
      """
    #expect(
      try table(reader(text)) == [
        ["type", "geometry", "properties.n"],
        ["Feature", "{\"type\": \"Point\", \"coordinates\": [1, 2]}", 1],
      ])
  }

  @Test(arguments: [
    "[{\"a\": 1},\n", "[{\"a\": 1}]\n[{\"a\": 2}]", #"{"a": {"0": 1}, "b": {"0": 1, "1": 2}}"#,
    #"{"a": {"0": 1, "1": 2}, "b": {"1": 1, "0": 2}}"#, #"{"1": {"0": 1}}"#,
  ]) func whatIsNotWholeIsAnError(_ text: String) throws {
    #expect(tableError { _ = try self.table(self.reader(text)) } != nil)
  }

  @Test func cellsAreCounted() throws {
    var reader = try reader(#"{"columns": ["a", "b"], "data": [[1, 2, 3], [1], [1, 2]]}"#)
    var faults: [Bool] = []
    while let row = try reader.next() { faults.append(row.fault != nil) }
    #expect(faults == [true, true, false])
  }

  @Test func mutilatedDocumentsAreSurvived() throws {
    let sound = [
      #"{"columns": ["a", "b"], "index": [1, 2], "data": [[1, "x"], [2, null]]}"#,
      #"{"a": {"0": 1, "1": 2}, "b": {"0": "x", "1": null}}"#, #"{"0": {"a": 1, "b": "x"}, "1": {"a": 2}}"#,
      #"{"hits": {"hits": [{"_source": {"a": 1}}, {"_source": {"a": 2}}]}, "took": 1}"#,
    ]
    var generator = SeededNumbers(5)
    for _ in 0..<2000 {
      var bytes = Array(sound.randomElement(using: &generator)?.utf8 ?? "".utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = "{}[]\n,\":0a".utf8.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: "{}[],\"".utf8.shuffled(using: &generator), at: place)
        }
      }
      let error = tableError {
        _ = try rows(JSONRowReader(bytes: bytes))
        _ = try rows(TableFile.open(MappedFile.inMemory(bytes), path: "<memory>", format: .json))
      }
      #expect(error?.reason != "")
    }
  }
}
