import Base
package import TFCat
import TFCatConvert
package import TFCatJSON

/// The rows that are joined to features: properties, and the id or the time by which they are found. They are
/// held in memory.
package struct JoinTable: Sendable {
  /// One row.
  package struct Row: Sendable {
    package var properties: JSONObject
    package var key: String?
    /// Seconds of ``PhysicalExtent``.
    package var times: ClosedRange<Double>?
  }

  /// How rows are told by their columns.
  package struct Columns: Hashable, Sendable {
    /// The column of the id.
    package var key: String?
    package var start: String?
    package var end: String?
    /// The columns that are joined; `nil` for all.
    package var joined: [String]?

    package init(key: String? = nil, start: String? = nil, end: String? = nil, joined: [String]? = nil) {
      self.key = key
      self.start = start
      self.end = end
      self.joined = joined
    }
  }

  package private(set) var rows: [Row] = []
  /// The fields of what is joined, by the names of the table.
  package internal(set) var fields = Fields()
  /// Rows without the id or the time by which they would be found.
  package private(set) var unusable = 0
  package internal(set) var notes: [String] = []

  /// Reads a catalogue, or an event list of a format of its own; else a table with a header.
  ///
  /// - Parameters:
  ///   - path: a file; `-` for standard input.
  ///   - columns: what the columns of a table are. Where one is named the file is read as a table.
  ///   - byTime: whether rows are found by their times, and not by their ids.
  package init(path: String, _ columns: Columns, byTime: Bool) throws {
    let input = try SourceFile(path: path)
    if columns.start == nil, columns.key == nil, let catalogue = try? Self.catalogue(of: input) {
      try read(catalogue, columns, byTime: byTime)
    } else {
      try read(input, columns, byTime: byTime)
    }
  }

  /// The input as a catalogue, where it is one or a list of a format of its own. A table of starts and ends
  /// is a table here: all of its columns are wanted, under their own names.
  private static func catalogue(of input: SourceFile) throws -> CatalogueInput? {
    guard input.file.count > 0 else { return nil }
    let source = try SourceRegistry.standard.recognize(input)
    return source.description.name == "start-end-table" ? nil : try CatalogueInput(input)
  }

  mutating func append(_ row: Row, byTime: Bool) {
    if byTime ? row.times == nil : row.key == nil {
      unusable += 1
    } else {
      rows.append(row)
    }
  }

  /// The features of a catalogue as rows.
  private mutating func read(_ input: CatalogueInput, _ columns: Columns, byTime: Bool) throws {
    notes = input.notes
    var extents = ExtentReader(input.head.crs)
    fields = input.head.fields ?? Fields()
    if let joined = columns.joined {
      var chosen = Fields()
      for name in joined {
        guard let field = fields[name] else {
          throw OperationError(
            "--columns: \(Fields.refusal(of: name, in: [input.head]) ?? "there is no field \"\(name)\"")")
        }
        chosen[name] = field
      }
      fields = chosen
    }
    var stream = input.features()
    while let item = try stream.next() {
      var properties = item.feature.properties ?? JSONObject()
      properties.members.removeAll { fields[$0.name] == nil }
      let times = byTime ? extents.extent(of: item.feature)?.times : nil
      append(
        Row(properties: properties, key: item.feature.id?.description, times: times), byTime: byTime)
    }
  }

  /// Changes the values of a property in all rows.
  mutating func update(_ name: String, _ change: (JSONValue) -> JSONValue?) {
    for index in rows.indices {
      if let value = rows[index].properties[name] { rows[index].properties[name] = change(value) }
    }
  }
}
