import Base
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// From the rows of a feature table back to features.
struct FeatureTableRow {
  private let geometryColumn: Int
  private let idColumn: Int?
  private let restColumn: Int?
  /// The columns of fields with what they hold.
  private let properties: [FeatureTableColumns.Property]
  /// Tells rows whose times and frequencies are not those of their geometry.
  private let extents: ExtentCheck?
  /// Whether the table has types for its columns.
  private let isTyped: Bool
  private var text = JSONTextWriter()
  private var number = DoubleText()
  /// Tells whether texts are canonical.
  private var reader = FeatureReader()

  /// - Parameters:
  ///   - declared: the fields of the catalogue that the table was made of.
  ///   - crs: the axes of its geometries; `nil` where these are to be found out.
  /// - Returns: nil where the table has no column of geometries.
  init?(_ head: TableHead, declared: Fields?, crs: CRS?) {
    func column(_ utype: String) -> Int? { head.columns.firstIndex { $0.utype == utype } }
    guard let geometryColumn = column(FeatureTable.Utype.geometry) else { return nil }
    self.geometryColumn = geometryColumn
    idColumn = column(FeatureTable.Utype.id)
    restColumn = column(FeatureTable.Utype.rest)
    extents = crs.flatMap { ExtentCheck(head, $0) }
    isTyped = !head.parameters.isEmpty || !head.infos.isEmpty
    properties = FeatureTableColumns(head, declared: declared).properties
  }

  /// - Throws: `ModelError` for what is no feature.
  func feature(_ row: TableRow) throws(ModelError) -> ReadFeature {
    var object = JSONObject([("type", "Feature")])
    if let idColumn, let id = Self.id(row[idColumn]) { object["id"] = id.json }
    object["geometry"] = try Self.parse(row[geometryColumn], at: "geometry")
    var values = JSONObject()
    for property in properties where !row[property.column].isNull {
      let (cell, type) = (row[property.column], property.type)
      if let json = isTyped ? Self.json(cell, type) : FeatureCSV.value(cell, as: type) {
        values.members.append(.init(name: property.name, value: json))
      } else if isTyped {
        throw ModelError(
          .wrongKind, at: ["properties", .name(property.name)],
          "\(cell.text ?? "\(cell)") is no \((type ?? .str).rawValue)")
      }
    }
    object["properties"] = .object(values)
    if let restColumn, !row[restColumn].isNull {
      guard case .object(let rest) = try Self.parse(row[restColumn], at: "rest") else {
        throw ModelError(.wrongKind, at: ["rest"], "the column of what is left is no JSON object")
      }
      for member in rest {
        if member.name == "properties", case .object(let left) = member.value {
          for other in left { values[other.name] = other.value }
          object["properties"] = .object(values)
        } else {
          object[member.name] = member.value
        }
      }
    }
    return try ReadFeature(json: .object(object))
  }

  /// Puts together the text of the feature of a row, where that is canonical: what a writer writes of the
  /// feature.
  ///
  /// - Parameter mending: tells whether the feature is sound; one that is not has to be mended.
  /// - Returns: whether it was put together; otherwise the output is empty.
  /// - Throws: where GEOS is needed and not installed.
  mutating func compose(
    _ row: TableRow, into output: inout [UInt8], _ mending: inout FeatureMending
  ) throws(ConversionError) -> Bool {
    text.bytes.removeAll(keepingCapacity: true)
    guard isTyped, restColumn.map({ row[$0].isNull }) ?? true,
      case .string(var geometry) = row[geometryColumn]
    else {
      return false
    }
    text.raw("{\"type\": \"Feature\"")
    if let idColumn, let id = Self.id(row[idColumn]) {
      text.raw(", \"id\": ")
      text.write(id.json)
    }
    text.raw(", \"geometry\": ")
    geometry.withUTF8 { text.bytes.append(contentsOf: $0) }
    text.raw(", \"properties\": {")
    guard putProperties(row) else { return false }
    text.raw("}}")
    guard isCanonical(), isRead(), agreesWithExtent(row), try mending.isSound(reader.tape) else {
      return false
    }
    swap(&text.bytes, &output)
    return true
  }

  private mutating func putProperties(_ row: TableRow) -> Bool {
    var isFirst = true
    for property in properties {
      let cell = row[property.column]
      if cell.isNull { continue }
      if !isFirst { text.raw(", ") }
      isFirst = false
      text.write(property.name)
      text.raw(": ")
      if property.type == .float, case .double(let value) = cell {
        guard put(value) else { return false }
      } else if let json = Self.json(cell, property.type) {
        text.write(json)
      } else {
        return false
      }
    }
    return true
  }

  /// - Returns: false for what has another text in JSON, or none: minus zero, NaN and the infinities.
  private mutating func put(_ value: Double) -> Bool {
    guard value != 0 || value.sign == .plus else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DoubleText.capacity) { buffer in
      guard let start = buffer.baseAddress,
        let end = number.put(value, wholeHasFraction: false, at: start)
      else { return false }
      text.bytes.append(contentsOf: buffer[..<(end - start)])
      return true
    }
  }

  /// Whether the text that was put together is canonical.
  private mutating func isCanonical() -> Bool {
    let count = text.bytes.count
    // So much is looked at beyond the end.
    text.bytes.append(contentsOf: repeatElement(.space, count: 64))
    defer { text.bytes.removeLast(64) }
    return text.bytes.withUnsafeBytes { bytes in
      guard let start = JSONCursor(bytes) else { return false }
      func isSkipped() -> Bool {
        var cursor = start
        return reader.skipCanonical(&cursor) && cursor.position == start.position + count
      }
      if isSkipped() { return true }
      // It may only be laid out in another way than the one before.
      var cursor = start
      return reader.scan(&cursor) && isSkipped()
    }
  }

  /// Reads the text that was put together onto the tape.
  private mutating func isRead() -> Bool {
    text.bytes.withUnsafeBytes { bytes in
      guard var cursor = JSONCursor(bytes) else { return false }
      return reader.scan(&cursor)
    }
  }

  /// Whether the feature that was read begins and ends at the times and frequencies of the row.
  private func agreesWithExtent(_ row: TableRow) -> Bool {
    guard let extents else { return true }
    return reader.tape.plainBounds.map { extents.agrees(row, $0) } == true
  }

  /// How a row contradicts its feature; `nil` where it does not.
  func contradiction(_ row: TableRow, _ feature: Feature) -> String? {
    extents?.contradiction(row, feature)
  }

  private static func parse(_ cell: TableValue, at name: String) throws(ModelError) -> JSONValue {
    guard case .string(var text) = cell else {
      throw ModelError(.missingMember, at: [.name(name)], "the column of the \(name) is empty")
    }
    let json: JSONValue? = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      if var cursor = JSONCursor(bytes), let value = cursor.value() {
        cursor.skipWhitespace()
        if cursor.position == cursor.limit { return value }
      }
      return ExactJSON.parse(bytes)
    }
    guard let json else {
      throw ModelError(.wrongKind, at: [.name(name)], "the column of the \(name) is no JSON")
    }
    return json
  }

  /// An id as it was most likely: digits are a number.
  static func id(_ cell: TableValue) -> FeatureID? {
    guard let text = cell.text else { return nil }
    if let integer = Int64(text), String(integer) == text { return .integer(integer) }
    return .string(text)
  }

  /// A property as it was most likely.
  static func json(_ cell: TableValue, _ type: Field.DataType?) -> JSONValue? {
    switch (type, cell) {
    case (.int, .integer(let value)): .number(JSONNumber(value))
    case (.float, .double(let value)): JSONNumber(value).map(JSONValue.number)
    case (.int, .double(let value)): Int64(exactly: value).map { .number(JSONNumber($0)) }
    case (.float, .integer(let value)): .number(JSONNumber(value))
    case (.bool, .bool(let flag)): .bool(flag)
    case (.str, .string(let text)), (nil, .string(let text)): .string(text)
    case (.str, .integer), (.str, .double), (.str, .bool): cell.text.map(JSONValue.string)
    case (.str, .array): .string(cell.json.description)
    default: nil
    }
  }
}
