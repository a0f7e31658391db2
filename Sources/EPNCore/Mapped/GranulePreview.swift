internal import Base
internal import TFCatTables
internal import TableMapping

/// What a mapping with a section `granule` makes of a table: the first granules, as a text table and as a
/// picture in letters, and how many rows could not be used.
public struct GranulePreview {
  /// The first granules, the rejects by their reasons, and the counts of rows.
  public let text: String
  /// What the user should know, in sentences without a full stop.
  public let notes: [String]
  /// Rows that became granules.
  public let granuleCount: Int
  /// Rows that could not be used.
  public let rejectCount: Int

  /// Reads the whole table, and writes nothing.
  ///
  /// - Parameters:
  ///   - mapping: the mapping. A `creation_date` may be missing, which publishing fills in.
  ///   - table: the path of the table; `-` for standard input.
  ///   - limit: how many granules are shown.
  /// - Throws: `YAMLError` for a mapping that does not fit the table, `TableError` and `MappedFile.Failure`
  ///   for one that cannot be read.
  public init(_ mapping: GranuleMapping, table: String, showing limit: Int = 10) throws {
    var reader = try mapping.reader(of: MappedFileReference(MappedFile(path: table), path: table))
    var rejects = PreviewRejects()
    var picture = PreviewPicture(unit: "Hz")
    var (count, rejected, filtered) = (0, 0, 0)
    let (columns, constants) = Self.columns(of: mapping)
    var rows = [["granule_uid"] + columns]
    var first: Granule?
    while let outcome = try reader.next() {
      switch outcome {
      case .filtered: filtered += 1
      case .reject(let line, let reason):
        rejected += 1
        rejects.add(reason, line: line)
      case .granule(let granule):
        count += 1
        first = first ?? granule
        if let start = granule.timeMin, let end = granule.timeMax {
          picture.add(
            start: start, end: end, low: granule.spectralRangeMin, high: granule.spectralRangeMax)
        }
        if rows.count <= limit {
          rows.append([granule.uid ?? ""] + columns.map { Self.cell($0, of: granule) })
        }
      }
    }
    (granuleCount, rejectCount, notes) = (count, rejected, reader.notes)
    var text = ""
    if rows.count > 1 {
      text +=
        rows.count - 1 < count ? "The first \(rows.count - 1) of \(count) granules:\n\n" : "All granules:\n\n"
      text += PreviewTable.text(rows) + "\n"
      if !constants.isEmpty, let first {
        text +=
          "The same in all rows:\n\n"
          + PreviewTable.text(constants.map { [$0, Self.cell($0, of: first)] }, cutting: false) + "\n"
      }
      let drawn = picture.text(time: PreviewTime.text)
      text += drawn.isEmpty ? "" : drawn + "\n"
    }
    text += rejects.text
    self.text =
      text
      + "\(count + rejected + filtered) rows = \(count) granules + \(rejected) rejects + \(filtered) left out by the filter\n"
  }

  /// The columns that the mapping fills, and those of them that say the same in all rows.
  private static func columns(of mapping: GranuleMapping) -> (varying: [String], constant: [String]) {
    let names = mapping.schema.columns.map(\.name).filter {
      mapping.filledColumns.contains($0) && $0 != "granule_uid"
    }
    return (names.filter { mapping.constant($0) == nil }, names.filter { mapping.constant($0) != nil })
  }

  private static func cell(_ column: String, of granule: Granule) -> String {
    if ["time_min", "time_max"].contains(column), let day = granule[column].double {
      return PreviewTime.text(of: day)
    }
    return granule[column].text ?? ""
  }
}
