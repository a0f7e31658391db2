internal import TFCat
internal import VOVocabulary

/// The columns that the fields of one catalogue fill, in the order of the fields.
struct FieldColumns: Sendable {
  struct Entry: Sendable {
    let field: String
    let place: Int
    let column: PropertyColumn
  }

  private(set) var entries: [Entry] = []
  /// Fields with the name of a column that they do not fill, and those of which the unit is that of the
  /// column because they have none, in sentences without a full stop.
  private(set) var notes: [String] = []

  /// - Parameter given: the columns that have a value or a template for all rows.
  /// - Throws: `GranuleError` for a field whose unit does not convert to that of its column.
  init(
    _ fields: Fields, path: String, schema: GranuleSchema, frame: SpatialFrame, free: FreeColumns,
    given: Set<String>
  ) throws(GranuleError) {
    for (name, field) in fields {
      if let column = free.column(of: name), let place = schema.index(column.name) {
        entries.append(
          Entry(
            field: name, place: place,
            column: PropertyColumn(
              column, conversion: try free.conversion(of: field, named: name, to: column, path: path))))
      }
      if let reason = Self.reasons[name], !given.contains(name) {
        if free.column(of: name) == nil {
          notes.append(
            "\(path): the field \(name) fills no column: \(reason); --free \(name) makes one of the service's own of it"
          )
        }
        continue
      }
      guard let place = schema.index(name), !schema.columns[place].isFree, !given.contains(name),
        Self.reasons[name] == nil, name != "obs_id"
      else { continue }
      let column = schema.columns[place]
      let frameName = "spatial_frame_type"
      if column.coordinate != nil, let unit = field.unit, !unit.isEmpty, fields[frameName] != nil,
        !given.contains(frameName)
      {
        throw GranuleError(
          path: path,
          "the field \(name) is in \(unit), and the unit of its column depends on the frame, which the field \(frameName) tells row by row: say it of all rows with --set \(frameName)=..."
        )
      }
      if field.unit ?? "" == "", column.dataType.isNumber, let unit = column.unit(in: frame) {
        notes.append(
          "\(path): the field \(name) has no unit: its numbers are taken for \(unit), as the column has it")
      }
      entries.append(
        Entry(
          field: name, place: place,
          column: PropertyColumn(
            column, conversion: try Self.conversion(of: field, named: name, to: column, frame, path: path))))
    }
  }

  /// Why fields fill no column of their name.
  private static let reasons: [String: String] = {
    let positions = "the positions of the features tell it"
    return [
      "time_min": positions, "time_max": positions, "spectral_range_min": positions,
      "spectral_range_max": positions, "time_scale": "times of granules are UTC",
      "granule_uid": "identifiers are made of the ids or of what the features are",
      "service_title": "it is the name of the service",
    ]
  }()

  /// Whether the field of a name fills the column of that name, or says what its values are made of.
  static func isFilledByField(_ name: String) -> Bool {
    GranuleColumn.named(name) != nil && reasons[name] == nil
  }

  private static func conversion(
    of field: Field, named name: String, to column: GranuleColumn, _ frame: SpatialFrame, path: String
  ) throws(GranuleError) -> ColumnConversion? {
    guard let text = field.unit, !text.isEmpty, column.dataType.isNumber, text != column.unit(in: frame)
    else { return nil }
    guard let unit = VOUnit(text) else {
      throw GranuleError(
        path: path,
        "the field \(name) has the unit \"\(text)\", which is none of VOUnits\(hint(text)), so that it does not convert to that of the column \(name)"
      )
    }
    guard let conversion = ColumnConversion(from: unit, to: column, in: frame) else {
      let target = column.unit(in: frame).map { "in \($0)" } ?? "without a unit"
      throw GranuleError(
        path: path,
        "the field \(name) is in \(text), which does not convert for the column \(name), \(target)\(hint(text)): give the field a unit that does, or another name"
      )
    }
    return conversion
  }

  /// What to write for a unit that is unknown.
  static func hint(_ text: String) -> String {
    let suggestion = VOUnit.check(text).lazy.compactMap(\.suggestions.first).first
    return suggestion.map { " (\($0) is)" } ?? ""
  }
}
