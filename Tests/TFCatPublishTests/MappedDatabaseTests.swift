import TFCat
import TFCatConvert
import TFCatPublish
import TFCatSQLite
import TFCatTables
import TFCatTestSupport
import Testing

/// Events of the rows of a SQLite database, by a mapping and by a draft of one.
@Suite struct MappedDatabaseTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = folder.path("bursts.sqlite")
    try SQLiteDatabase(path: path, access: .own).execute(
      """
      CREATE TABLE notes (number INTEGER, text TEXT);
      CREATE TABLE bursts (number INTEGER PRIMARY KEY, begin TEXT, finish TEXT, low REAL, high REAL);
      INSERT INTO bursts VALUES (1, '2024-05-01T10:00:00', '2024-05-01T10:01:00', 20, 80.5),
        (2, '2024-05-01T11:00:00', '2024-05-01T11:01:00', 30, 70), (3, 'noon', '2024-05-01T12:01:00', 30, 70);
      CREATE VIEW strong AS SELECT * FROM bursts WHERE number = 2;
      """)
  }

  private func options(table: String? = nil) throws -> SourceOptions {
    let mapping = try folder.write(
      "map.yml",
      """
      version: 1
      event:
        id: number
        crs: {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}
        start: begin
        end: finish
        low: {column: low, unit: MHz}
        high: {column: high, unit: MHz}
      """)
    var options = SourceOptions(parameters: ["map": mapping])
    options.parameters["table"] = table
    options.openers = [.sqlite]
    return options
  }

  private func ids(_ options: SourceOptions) throws -> [String] {
    var conversion = try Conversion(paths: [path], as: MappedTableSource.self, options: options)
    var ids: [String] = []
    while let feature = try conversion.next() { ids.append(feature.id?.description ?? "") }
    return ids
  }

  @Test func theTableWithTheColumnsOfTheMappingIsRead() throws {
    #expect(try ids(options()) == ["1", "2"])
    #expect(try ids(options(table: "strong")) == ["2"])
    #expect(try ids(options(table: "2")) == ["1", "2"])
    let preview = try MappingPreview(
      mapping: options().parameters["map"] ?? "", table: path, openers: [.sqlite])
    #expect(preview.eventCount == 2 && preview.rejectCount == 1)
    #expect(
      preview.notes.contains(
        "the rows are those of bursts; strong has all columns of the mapping too, and --table chooses it"))
    #expect(throws: ConversionError.self) { try ids(options(table: "none")) }
    var without = try options()
    without.openers = []
    #expect(throws: ConversionError.self) { try ids(without) }
  }

  @Test func aDraftNamesTheTable() throws {
    let draft = try MappingDraft(path: path, table: "bursts", position: "GEOCENTER", openers: [.sqlite])
    #expect(draft.text.contains("table: {name: bursts}") && draft.text.contains("low: {column: low, "))
    #expect(draft.notes == [])
    let first = try MappingDraft(path: path, openers: [.sqlite])
    #expect(
      first.notes == ["the draft is of the table notes; --table chooses another one: bursts, strong"])
    #expect(throws: TableError.self) { try MappingDraft(path: path, table: "none", openers: [.sqlite]) }
  }
}
