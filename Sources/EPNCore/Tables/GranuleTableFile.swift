package import Base
package import TFCatTables

/// Opens EPNcore tables.
package enum GranuleTableFile {
  package static func open(path: String, openers: [TableOpener]) throws(TableError) -> any TableReader {
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw TableError(path: error.path, reason: error.reason)
    }
    return try open(file, path: path, openers: openers)
  }

  /// - Parameter openers: of formats beside VOTable and text; the first that knows the file opens it.
  package static func open(
    _ file: MappedFile, path: String, openers: [TableOpener]
  ) throws(TableError) -> any TableReader {
    for opener in openers {
      let reader = try opener(file, path: path) { tables in
        tables.firstIndex { $0.columns.contains(where: isTelling) }
      }
      if let reader { return reader }
    }
    return try TableFile.open(file, path: path)
  }

  /// Whether tables that are no EPNcore hardly have a column of that name.
  package static func isTelling(_ name: String) -> Bool {
    ["granule_uid", "granule_gid", "dataproduct_type", "spatial_frame_type"].contains(name.lowercased())
  }
}
