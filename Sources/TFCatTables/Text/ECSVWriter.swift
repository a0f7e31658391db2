import Base
import TFCatJSON

/// Writes a table as ECSV 1.0, which astropy reads with units and descriptions.
///
/// UCD, utype and xtype of a column are in its `meta`, where astropy's VOTable reader puts them too; INFO and
/// PARAM in the `meta` of the table.
public struct ECSVWriter: TableWriter, ~Copyable {
  private var writer: DelimitedTableWriter
  /// The shapes of columns of arrays.
  private let shapes: [(column: Int, shape: ArrayShape)]

  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: the columns, and what the table says of itself.
  public init(path: String, head: TableHead) throws(TableError) {
    shapes = head.columns.enumerated().compactMap { index, column in
      column.shape.isScalar || (column.dataType ?? .unicodeChar).isText ? nil : (index, column.shape)
    }
    writer = try DelimitedTableWriter(
      path: path, head: head, separator: ",", header: true, preamble: Self.header(head),
      form: .init(booleans: ("True", "False"), loneNull: "\"\""))
  }

  /// Writes the next row.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard !shapes.isEmpty else { return try writer.write(cells) }
    var cells = cells
    for (column, shape) in shapes where column < cells.count {
      cells[column] = Self.nested(cells[column], shape)
    }
    try writer.write(cells)
  }

  /// Arrays in arrays, as numpy has them; NaN is null. astropy wants an array even where there is none of a
  /// fixed size.
  private static func nested(_ value: TableValue, _ shape: ArrayShape) -> TableValue {
    guard case .array(var items) = value else { return value.isNull && shape.isVariable ? .array([]) : value }
    for index in items.indices {
      if case .double(let number) = items[index], number.isNaN { items[index] = .null }
    }
    for size in shape.dimensions.prefix(
      shape.isVariable ? shape.dimensions.count : max(0, shape.dimensions.count - 1))
    where size > 0 {
      items = stride(from: 0, to: items.count, by: size).map {
        .array(Array(items[$0..<min($0 + size, items.count)]))
      }
    }
    return .array(items)
  }

  /// The rows written so far.
  public var count: Int { writer.count }

  /// Ends the table, which appears under its name then.
  public consuming func finish() throws(TableError) { try writer.finish() }

  /// JSON is YAML, so that no text needs quoting rules of its own.
  private static func header(_ head: TableHead) -> String {
    var lines = ["%ECSV 1.0", "---", "delimiter: ','", "datatype:"]
    for column in head.columns {
      var members = JSONObject([("name", JSONValue.string(column.name))])
      if let unit = column.unit, !unit.isEmpty { members["unit"] = .string(unit) }
      let type = column.dataType ?? .unicodeChar
      if column.shape.isScalar || type.isText {
        members["datatype"] = .string(name(of: type))
      } else {
        members["datatype"] = "string"
        members["subtype"] = .string(name(of: type) + "[\(dimensions(column.shape))]")
      }
      if let description = column.description, !description.isEmpty {
        members["description"] = .string(description)
      }
      var meta = JSONObject()
      for (member, value) in [("ucd", column.ucd), ("utype", column.utype), ("xtype", column.xtype)] {
        if let value { meta[member] = .string(value) }
      }
      if !meta.isEmpty { members["meta"] = .object(meta) }
      lines.append("- \(JSONValue.object(members))")
    }
    var meta = JSONObject()
    if let name = head.name { meta["name"] = .string(name) }
    if let description = head.description { meta["description"] = .string(description) }
    for parameter in head.parameters { meta[parameter.column.name] = parameter.value.json }
    for info in head.infos where meta[info.name] == nil { meta[info.name] = .string(info.value) }
    if !meta.isEmpty {
      lines.append("meta:")
      for member in meta { lines.append("  \(JSONValue.string(member.name)): \(member.value)") }
    }
    lines.append("schema: astropy-2.0")
    return lines.map { "# \(YAMLEscaping.flow(json: $0))\n" }.joined()
  }

  private static func dimensions(_ shape: ArrayShape) -> String {
    let parts = shape.dimensions.map(String.init) + (shape.isVariable ? ["null"] : [])
    return parts.reversed().joined(separator: ",")
  }

  private static func name(of type: TableDataType) -> String {
    switch type {
    case .boolean, .bit: "bool"
    case .unsignedByte: "uint8"
    case .short: "int16"
    case .int: "int32"
    case .long: "int64"
    case .char, .unicodeChar: "string"
    case .float: "float32"
    case .double: "float64"
    case .floatComplex: "complex64"
    case .doubleComplex: "complex128"
    }
  }
}

// Tables with columns of arrays are written from values.
extension ECSVWriter: CellWriter {
  package var takesCells: Bool { shapes.isEmpty && writer.takesCells }
  package mutating func beginRow() { writer.beginRow() }
  package mutating func writeNull() { writer.writeNull() }
  package mutating func write(_ flag: Bool) { writer.write(flag) }
  package mutating func write(number text: UnsafeBufferPointer<UInt8>) { writer.write(number: text) }
  package mutating func write(numbers: [Double]) { writer.write(numbers: numbers) }
  package mutating func write(text: UnsafeBufferPointer<UInt8>) { writer.write(text: text) }
  package mutating func endRow() throws(TableError) { try writer.endRow() }
  package mutating func dropRow() { writer.dropRow() }

  package func apart() -> ECSVWriter { ECSVWriter(apartFrom: self) }

  private init(apartFrom table: borrowing ECSVWriter) {
    writer = table.writer.apart()
    shapes = table.shapes
  }

  package mutating func take(_ rows: inout ECSVWriter) throws(TableError) { try writer.take(&rows.writer) }
  package mutating func dropRows() { writer.dropRows() }
}
