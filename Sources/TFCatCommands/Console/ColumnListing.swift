import Base
import EPNCore
import TFCatJSON
import TFCatTables

/// `tfcat granules --columns`: what EPNcore says of its columns.
struct ColumnListing {
  let format: GranulesCommand.ColumnFormat

  private static let names = [
    "name", "section", "required", "type", "unit", "ucd", "xtype", "list", "values", "dachs_unit",
    "dachs_ucd",
    "description",
  ]

  private func cells(_ column: GranuleColumn) -> [String] {
    [
      column.name, column.section, column.isRequired ? "yes" : "", column.dataType.rawValue,
      column.unit ?? (column.coordinate == nil ? "" : "by frame"),
      column.ucds.isEmpty && column.coordinate != nil ? "by frame" : column.ucds.joined(separator: "|"),
      column.xtype ?? "", column.isList ? "yes" : "", column.allowedValues.joined(separator: "|"),
      column.dachs.unit.map { $0.isEmpty ? "none" : $0 } ?? "", column.dachs.ucd ?? "", column.about,
    ]
  }

  func write() throws {
    switch format {
    case .csv:
      var writer = try DelimitedTableWriter(
        path: "-", head: TableHead(columns: Self.names.map { TableColumn.text($0) }))
      for column in GranuleColumn.all {
        try writer.write(cells(column).map { $0.isEmpty ? .null : .string($0) })
      }
      try writer.finish()
    case .json: try write(json)
    case .text: try write(text)
    }
  }

  private func write(_ text: String) throws {
    let file = try OutputFile(path: "-")
    try file.write(text.utf8)
    try file.commit()
  }

  private var json: String {
    let items = GranuleColumn.all.map { column -> String in
      var object = JSONObject()
      for (name, cell) in zip(Self.names, cells(column)) where !cell.isEmpty {
        object[name] = ["required", "list"].contains(name) ? true : .string(cell)
      }
      return JSONValue.object(object).description
    }
    return "[\n\(items.joined(separator: ",\n"))\n]\n"
  }

  /// A star stands at columns that need a value in each row.
  private var text: String {
    let rows = GranuleColumn.all.map { column -> [String] in
      let cells = cells(column)
      let differs = [
        column.dachs.unit.map { "unit \($0.isEmpty ? "none" : $0) in DaCHS" },
        column.dachs.ucd.map { "\($0) in DaCHS" },
      ].compactMap { $0 }
      return [
        cells[0] + (column.isRequired ? "*" : ""), cells[3], cells[4].isEmpty ? "-" : cells[4],
        cells[5].isEmpty ? "-" : cells[5],
        ([cells[11]] + (cells[8].isEmpty ? [] : [cells[8]]) + differs).joined(separator: "; "),
      ]
    }
    var text = ""
    var section = ""
    for (column, line) in zip(GranuleColumn.all, TextTable(rows).lines) {
      if column.section != section {
        text += "\(section.isEmpty ? "" : "\n")\(column.section)\n"
        section = column.section
      }
      text += "  \(line)\n"
    }
    return text + "\n* needs a value in each row\n"
  }
}
