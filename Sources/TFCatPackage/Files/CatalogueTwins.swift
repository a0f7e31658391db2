internal import TFCat
internal import TFCatConvert
internal import TFCatJSON
internal import TFCatTables

/// Writes a catalogue of a package as a VOTable and as CSV, in one pass and in memory that does not grow with
/// it.
enum CatalogueTwins {
  /// What ends the names of catalogues; the rest is what the twins are called by.
  private static let endings = [".tfcat.json", ".tfcat", ".geojson", ".json"]

  static func stem(of name: String) -> String {
    let lower = name.lowercased()
    guard let ending = endings.first(where: { lower.hasSuffix($0) && $0.count < name.count }) else {
      return name
    }
    return String(name.dropLast(ending.count))
  }

  /// - Parameter path: the catalogue.
  /// - Returns: the number of events, and the columns of both twins.
  static func write(
    _ path: String, votable: String, csv: String
  ) throws -> (eventCount: Int, columns: [PackageColumn], title: String?) {
    var reader = try CatalogueReader(path: path)
    var head = reader.head
    // A document of one feature has no fields; those of its properties that a table can hold become some.
    if head.fields == nil { head.fields = Fields() }
    let sinks = [
      try VOTableFormat.tableData.sink(path: votable, head: head),
      try CSVFormat().sink(path: csv, head: head),
    ]
    while let feature = try reader.next() { for sink in sinks { try sink.write(feature) } }
    for sink in sinks { try sink.finish() }
    var columns = try TableFile.open(path: votable, format: .votable).head.columns
    // CSV has no arrays.
    columns.removeAll { $0.utype == "tfcat:feature.outline" }
    // XML changes blanks and line ends in names; a table schema has to name the columns as the CSV does.
    let names = try TableFile.open(path: csv, format: .delimited).head.columns.map(\.name)
    if names.count == columns.count {
      for (index, name) in names.enumerated() { columns[index].name = name }
    }
    return (
      sinks[0].count, columns.map(column), head.properties?["title"]?.string
    )
  }

  private static func column(_ column: TableColumn) -> PackageColumn {
    let kind: PackageColumn.Kind =
      switch column.dataType {
      case .boolean: .boolean
      case .short, .int, .long, .unsignedByte: .integer
      case .float, .double: .number
      default:
        if column.xtype == "timestamp" {
          .datetime
        } else {
          ["tfcat:feature.geometry", "tfcat:feature.rest"].contains(column.utype) ? .object : .string
        }
      }
    return PackageColumn(
      name: column.name, kind: kind, unit: column.unit, ucd: column.ucd, description: column.description)
  }
}
