import Base
import EPNCore
import TFCatSQLite
import TFCatTables

/// The table of links of the settings: written to `links.csv`, which the server imports anew each time, and
/// asked for the small pictures of granules.
struct LinkRows {
  static let fileName = "links.csv"

  private let table: LinksTable
  private let database: SQLiteDatabase
  /// The place of the key among the columns of the granules.
  private let key: Int?
  /// Of the bytes of the table.
  let digest: String
  /// The first description of which something is lost, with its line; `nil` where there is none.
  private(set) var remark: String?

  /// Reads the table, and stages its file.
  ///
  /// - Throws: `PublishError` for a table without its columns, and for the first row that no datalink
  ///   document can have; `TableError`.
  init(_ table: LinksTable, _ schema: GranuleSchema, _ session: LedgerSession, _ folder: ServiceFolder) throws
  {
    self.table = table
    database = session.database
    key = schema.index(table.key)
    guard key != nil else {
      throw PublishError(
        "links, key: {\(table.key)} is no column of the granules; they have \(schema.columns.map(\.name).joined(separator: ", "))"
      )
    }
    digest = Digest.md5.hexadecimal(of: try MappedFile(path: table.path))
    try database.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS small (key TEXT PRIMARY KEY, url TEXT, number REAL) WITHOUT ROWID;
      DELETE FROM small;
      """)
    var first: String?
    try folder.stage(Self.fileName) { output in first = try write(to: output) }
    remark = first
  }

  /// The address of the small picture of a granule; `nil` where the table has none.
  func thumbnailURL(of granule: Granule) throws -> String? {
    guard table.thumbnail != nil, let key, let value = granule[key].text else { return nil }
    return try database.value("SELECT url FROM small WHERE key = ?", value).text
  }

  private static let names = ["url", "semantics", "format", "description", "size", "band"]

  /// - Returns: the remark on the first link that has one.
  private func write(to output: borrowing OutputFile) throws -> String? {
    var remark: String?
    try output.write("link_key,url,semantics,content_type,description,content_length\n".utf8)
    var reader = try TableFile.open(path: table.path)
    while let row = try reader.next() {
      let line = row.line ?? row.number
      func fail(_ reason: String) -> PublishError { PublishError("\(table.path):\(line): \(reason)") }
      if let fault = row.fault { throw fail(fault) }
      let columns = Self.names.map { reader.head.columnIndex($0) }
      guard let keyColumn = reader.head.columnIndex(table.key), let urlColumn = columns[0] else {
        throw PublishError(
          "\(table.path): a table of links has the columns \(table.key) and url; this one has \(reader.head.columns.map(\.name).joined(separator: ", "))"
        )
      }
      func text(_ column: Int?) -> String? {
        guard let column, column < row.cells.count, let text = row.cells[column].text, !text.isEmpty else {
          return nil
        }
        return text
      }
      let band = text(columns[5])
      if let band, Band.isListed(band, table.excludedBands) { continue }
      guard let key = text(keyColumn), let url = text(urlColumn) else {
        throw fail("\(table.key) or url is empty")
      }
      var semantics = text(columns[1]) ?? "preview"
      if semantics.hasPrefix("#") { semantics.removeFirst() }
      let link = DataLink(
        access: .das2(server: url, dataset: "", parameters: nil), semantics: semantics,
        format: text(columns[2]) ?? Self.format(of: url), description: text(columns[3]) ?? "Associated data")
      if let fault = link.fault { throw fail(fault) }
      if remark == nil, let first = link.remark { remark = "\(table.path):\(line): \(first)" }
      let size = text(columns[4])
      if let size, Int64(size) == nil { throw fail("size is a number of bytes, not \"\(size)\"") }
      try output.write(
        Self.line([key, url, link.semantics, link.format, link.description, size ?? ""]))
      if semantics.hasPrefix("preview") || semantics == "thumbnail", link.format.hasPrefix("image/") {
        try addThumbnail(key, url, band.flatMap(Band.number))
      }
    }
    return remark
  }

  private func addThumbnail(_ key: String, _ url: String, _ number: Double?) throws {
    guard let rule = table.thumbnail else { return }
    let known = try database.firstRow("SELECT number FROM small WHERE key = ?", key)
    if let known, !rule.prefers(number, over: known[0].real) { return }
    try database.run("INSERT OR REPLACE INTO small VALUES (?, ?, ?)", key, url, number)
  }

  private static func line(_ cells: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      CSVEscaping.append(cell, to: &line)
    }
    return line + [0x0A]
  }

  /// The format that the ending of an address tells.
  private static func format(of url: String) -> String {
    let name = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last.map(String.init)
    return ending.flatMap(MediaType.meant) ?? DataLink.unknownFormat
  }
}
