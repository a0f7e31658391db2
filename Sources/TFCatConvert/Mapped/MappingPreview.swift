internal import TFCat
internal import TFCatJSON

/// What a mapping makes of a table: the first events, as a text table, and how many rows could not be used.
///
///     let preview = try MappingPreview(mapping: "bursts.yml", table: "bursts.csv")
///     print(preview.text)
public struct MappingPreview {
  /// The first events, the rejects by their reasons, and the counts of rows.
  public let text: String
  /// What the user should know, in sentences without a full stop.
  public let notes: [String]
  /// Rows that became events.
  public let eventCount: Int
  /// Rows that could not be used.
  public let rejectCount: Int

  /// Cells that are longer are cut.
  private static let cellWidth = 28
  /// So many reasons are listed.
  private static let reasonLimit = 20

  /// Converts the whole table, and writes nothing.
  ///
  /// - Parameters:
  ///   - mapping: the path of the mapping.
  ///   - table: the path of the table; `-` for standard input.
  ///   - limit: how many events are shown.
  /// - Throws: `ConversionError` for mistakes of the mapping and a table that cannot be read.
  public init(mapping: String, table: String, showing limit: Int = 10) throws(ConversionError) {
    var conversion = try Conversion(
      paths: [table], as: MappedTableSource.self, options: SourceOptions(parameters: ["map": mapping]))
    var reasons: [String: (count: Int, line: Int)] = [:]
    conversion.onReject = { reject in
      let first = reasons[reject.reason]
      reasons[reject.reason] = ((first?.count ?? 0) + 1, first?.line ?? reject.line)
    }
    let names = conversion.head.fields?.names ?? []
    let crs = conversion.head.crs?.local
    let unit = crs?.spectralCoordinates.unit ?? ""
    var rows = [["id", "start (UTC)", "end (UTC)", "low (\(unit))", "high (\(unit))"] + names]
    var shown = 0
    while let feature = try conversion.next() {
      guard shown < limit else { continue }
      shown += 1
      rows.append(Self.row(feature, names, crs))
    }
    let report = conversion.report
    (eventCount, rejectCount, notes) = (report.total.features, report.total.rejects, report.notes)
    var text = ""
    if shown > 0 {
      text += shown < eventCount ? "The first \(shown) of \(eventCount) events:\n\n" : "All events:\n\n"
      text += Self.aligned(rows) + "\n"
    }
    if !reasons.isEmpty {
      text += "Rejects:\n\n"
      let sorted = reasons.sorted { ($1.value.count, $0.value.line) < ($0.value.count, $1.value.line) }
      text += Self.aligned(
        [["rows", "first line", "reason"]]
          + sorted.prefix(Self.reasonLimit).map { ["\($0.value.count)", "\($0.value.line)", $0.key] },
        cutting: false)
      if sorted.count > Self.reasonLimit { text += "and \(sorted.count - Self.reasonLimit) other reasons\n" }
      text += "\n"
    }
    self.text = text + report.description + "\n"
  }

  private static func row(_ feature: Feature, _ names: [String], _ crs: LocalCRS?) -> [String] {
    var cells = [feature.id?.description ?? "", "", "", "", ""]
    if let bounds = feature.geometry.bounds {
      if let crs, let axes = try? CRSAxes(crs), let times = try? axes.timeRange(of: bounds) {
        cells[1] = (try? times.start.iso8601()) ?? ""
        cells[2] = (try? times.end.iso8601()) ?? ""
      }
      cells[3] = JSONValue(floatLiteral: bounds.spectralMin).description
      cells[4] = JSONValue(floatLiteral: bounds.spectralMax).description
    }
    return cells
      + names.map { name in
        switch feature.properties?[name] {
        case nil, .null?: ""
        case .string(let text)?: text
        case let other?: other.description
        }
      }
  }

  /// Columns that stand below each other.
  private static func aligned(_ rows: [[String]], cutting: Bool = true) -> String {
    let cells = rows.map { row in
      row.map { cell in
        let line = String(cell.map { $0.isNewline ? " " : $0 })
        return cutting && line.count > cellWidth ? "\(line.prefix(cellWidth - 3))..." : line
      }
    }
    let widths = (cells.first ?? []).indices.map { index in cells.map { $0[index].count }.max() ?? 0 }
    return cells.map { row in
      var line = ""
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
