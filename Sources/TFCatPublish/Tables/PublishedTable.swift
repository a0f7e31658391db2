import Base
import EPNCore

/// A table whose rows are being published, open.
struct PublishedTable {
  let path: String
  let file: MappedFile
  let md5: String

  /// What the ledger calls it. Tables are not served, so that any path will do.
  var name: String { "table:\(URIEscaping.component(path))" }

  /// Opens tables; `-` is standard input.
  static func open(_ paths: [String]) throws -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for path in paths {
      if tables.contains(where: { $0.path == path }) { throw PublishError("\(path) is named twice") }
      let file = try MappedFile(path: path)
      tables.append(PublishedTable(path: path, file: file, md5: Digest.md5.hexadecimal(of: file)))
    }
    return tables
  }
}
