internal import TFCat
internal import TFCatJSON
public import TFCatTables
internal import TableMapping

/// What a mapping makes of a table: the first events, as a text table and as a picture in letters, and how
/// many rows could not be used.
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

  /// Converts the whole table, and writes nothing.
  ///
  /// - Parameters:
  ///   - mapping: the path of the mapping.
  ///   - table: the path of the table; `-` for standard input.
  ///   - limit: how many events are shown.
  ///   - openers: of tables of formats that need a library of their own, such as databases.
  /// - Throws: `ConversionError` for mistakes of the mapping and a table that cannot be read.
  public init(
    mapping: String, table: String, showing limit: Int = 10, openers: [TableOpener] = []
  ) throws(ConversionError) {
    var options = SourceOptions(parameters: ["map": mapping])
    options.openers = openers
    var conversion = try Conversion(paths: [table], as: MappedTableSource.self, options: options)
    var rejects = PreviewRejects()
    conversion.onReject = { rejects.add($0.reason, line: $0.line) }
    let names = conversion.head.fields?.names ?? []
    let crs = conversion.head.crs?.local
    let unit = crs?.spectralCoordinates.unit ?? ""
    var rows = [["id", "start (UTC)", "end (UTC)", "low (\(unit))", "high (\(unit))"] + names]
    let axes = crs.flatMap { try? CRSAxes($0) }
    var picture = PreviewPicture(unit: unit)
    var shown = 0
    while let feature = try conversion.next() {
      if let bounds = feature.geometry.bounds, let times = try? axes?.timeRange(of: bounds) {
        picture.add(
          start: times.start.julianDate, end: times.end.julianDate, low: bounds.spectralMin,
          high: bounds.spectralMax)
      }
      guard shown < limit else { continue }
      shown += 1
      rows.append(Self.row(feature, names, crs))
    }
    let report = conversion.report
    (eventCount, rejectCount, notes) = (report.total.features, report.total.rejects, report.notes)
    var text = ""
    if shown > 0 {
      text += shown < eventCount ? "The first \(shown) of \(eventCount) events:\n\n" : "All events:\n\n"
      text += PreviewTable.text(rows) + "\n"
      text += picture.text(time: PreviewTime.text) + "\n"
    }
    text += rejects.text
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
}
