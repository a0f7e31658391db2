import Base
import TFCatJSON

/// What becomes of the members of a row, or of its cells.
extension JSONRowReader {
  /// No table has more; a file made to have them would fill the memory.
  private static let columnLimit = 10_000
  /// How many cells rows have, whose members are a few of many, beside some for each byte.
  private static let cellLimit = 1 << 24
  private static let cellsOfByte = 128
  private static let depthLimit = 32

  mutating func fill(
    _ row: inout TableRow, _ value: JSONValue, key: TableValue?
  ) throws(TableError) {
    cellCount += head.columns.count
    guard cellCount <= Self.cellLimit + Self.cellsOfByte * position else {
      throw TableError(
        path: path, line: line, row: rowCount,
        reason: "rows with so few of the \(head.columns.count) different members that this is no table")
    }
    cells.removeAll(keepingCapacity: true)
    for _ in head.columns.indices { cells.append(.null) }
    if let key, !cells.isEmpty { cells[0] = key }
    switch value {
    case .array(let items): try fill(&row, items: items, from: key == nil ? 0 : 1)
    case .object(let object): try fill(object)
    default: break
    }
    row.cells = cells
  }

  private mutating func fill(
    _ row: inout TableRow, items: [JSONValue], from first: Int
  ) throws(TableError) {
    if !announced {
      // Without names the first row tells how many there are.
      while head.columns.count < items.count + first {
        head.columns.append(TableColumn(name: "col\(head.columns.count + 1 - first)"))
        cells.append(.null)
      }
    }
    if items.count + first != head.columns.count {
      row.fault =
        row.fault ?? "the row has \(items.count) cells, the table \(head.columns.count - first) columns"
    }
    for (index, item) in items.enumerated() where index + first < cells.count {
      let value = TableValue(json: item)
      let null = head.columns[index + first].null
      cells[index + first] = null != nil && value.text == null ? .null : value
    }
  }

  private mutating func fill(_ object: JSONObject) throws(TableError) {
    if let source = object["_source"]?.object {
      for member in object where member.name != "_source" && member.name.hasPrefix("_") {
        try add(member.value, name: member.name, depth: 1)
      }
      try add(members: source, prefix: "", depth: 1)
    } else {
      try add(members: object, prefix: "", depth: 1)
    }
  }

  private mutating func add(members: JSONObject, prefix: String, depth: Int) throws(TableError) {
    for member in members {
      try add(member.value, name: prefix.isEmpty ? member.name : "\(prefix).\(member.name)", depth: depth)
    }
  }

  private mutating func add(_ value: JSONValue, name: String, depth: Int) throws(TableError) {
    if case .object(let object) = value, ExtendedJSON.value(object) == nil, !Self.isGeometry(object),
      depth < Self.depthLimit
    {
      return try add(members: object, prefix: name, depth: depth + 1)
    }
    let index: Int
    if let known = indices[name] {
      index = known
    } else {
      guard head.columns.count < Self.columnLimit else {
        throw TableError(
          path: path, line: line, row: rowCount,
          reason: "more than \(Self.columnLimit) different members: this is no table")
      }
      index = head.columns.count
      indices[name] = index
      head.columns.append(TableColumn(name: name))
      cells.append(.null)
    }
    cells[index] = TableValue(json: value)
  }

  /// Whether an object is a geometry of GeoJSON, which is one value.
  private static func isGeometry(_ object: JSONObject) -> Bool {
    guard case .string(let type)? = object["type"] else { return false }
    switch type {
    case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon":
      return object["coordinates"]?.array != nil
    case "GeometryCollection": return object["geometries"]?.array != nil
    default: return false
    }
  }
}
