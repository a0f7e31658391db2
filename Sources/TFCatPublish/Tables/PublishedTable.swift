import Base
import EPNCore
import TFCatSQLite
import TableMapping

/// A table whose rows are being published, open.
struct PublishedTable {
  let path: String
  let file: MappedFile
  let md5: String

  /// What the ledger calls it. Tables are not served, so that any path will do.
  var name: String { "table:\(URIEscaping.component(path))" }

  /// Whether there is nothing in it, not even the names of columns.
  var isEmpty: Bool { file.bytes.allSatisfy(\.isJSONWhitespace) }

  /// Tables that are open.
  static func all(of files: [MappedFileReference]) throws -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for file in files {
      let path = file.path
      if tables.contains(where: { $0.path == path }) { throw PublishError("\(path) is named twice") }
      tables.append(PublishedTable(path: path, file: file.file, md5: digest(of: file.file, path: path)))
    }
    return tables
  }

  /// The digest of a table; of a SQLite database also of what was written to it and stands beside it yet.
  private static func digest(of file: MappedFile, path: String) -> String {
    let digest = Digest.md5.hexadecimal(of: file)
    guard SQLiteTableReader.isDatabase(file), let log = try? MappedFile(path: "\(path)-wal"), log.count > 0
    else { return digest }
    return digest + Digest.md5.hexadecimal(of: log)
  }
}
