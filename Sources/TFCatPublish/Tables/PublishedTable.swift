import Base
import EPNCore
import TableMapping

/// A table whose rows are being published, open.
struct PublishedTable {
  let path: String
  let file: MappedFile
  let md5: String

  /// What the ledger calls it. Tables are not served, so that any path will do.
  var name: String { "table:\(URIEscaping.component(path))" }

  /// Tables that are open.
  static func all(of files: [MappedFileReference]) throws -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for file in files {
      let path = file.path
      if tables.contains(where: { $0.path == path }) { throw PublishError("\(path) is named twice") }
      tables.append(PublishedTable(path: path, file: file.file, md5: Digest.md5.hexadecimal(of: file.file)))
    }
    return tables
  }
}
