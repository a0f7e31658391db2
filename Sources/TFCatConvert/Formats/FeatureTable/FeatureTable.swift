import Base
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// A catalogue as a table: one row a feature, and every property a column with its unit and UCD.
///
/// Columns are told by their utype, so that a field may have any name. What no column holds (a bbox, a CRS of
/// its own, a text in a column of numbers) is in the last column as JSON, and everything but the features is
/// a parameter as JSON: the table becomes the same catalogue again.
struct FeatureTable {
  /// The words by which columns and parameters of such a table are known.
  enum Utype {
    static let prefix = "tfcat:"
    /// A catalogue without its features, as JSON.
    static let head = "tfcat:collection"
    /// A property of the catalogue.
    static let collectionProperty = "tfcat:collection.properties"
    static let id = "tfcat:feature.id"
    static let geometry = "tfcat:feature.geometry"
    /// The areas of a feature for programs that draw them; the geometry has the same to its last digit.
    static let outline = "tfcat:feature.outline"
    static let timeMin = "tfcat:feature.time_min"
    static let timeMax = "tfcat:feature.time_max"
    static let spectralMin = "tfcat:feature.spectral_min"
    static let spectralMax = "tfcat:feature.spectral_max"
    static let property = "tfcat:feature.properties"
    /// Members of a feature that no column holds, as JSON.
    static let rest = "tfcat:feature.rest"
  }

  let head: TableHead
  /// What rows need of the fields; to copy a field for each cell would take longer than the cell.
  let fields: [(name: String, type: Field.DataType?)]
  let axes: FeatureAxes
  var text = FeatureTextWriter()
  var number = DoubleText()
  /// Where the properties of features on the tape are.
  var places: FieldPlaces
  var outline: FeatureOutline?

  /// Where the outline stands, if there is one: beside the geometry.
  private static let outlinePlace = 2
  private static let timeSystemID = "time"

  /// - Parameters:
  ///   - hasOutline: whether there is a column of outlines, for formats whose cells may be arrays.
  ///   - keepsName: whether a column of the format comes back under a name.
  init(_ catalogue: CatalogueHead, hasOutline: Bool = false, keepsName: (String) -> Bool = { _ in true }) {
    // A field whose name would come back as another one has no column: its values are in the last one.
    let declared = (catalogue.fields?.entries ?? []).filter {
      !$0.name.isEmpty && Self.canStandInXML($0.name) && keepsName($0.name)
    }
    fields = declared.map { ($0.name, $0.field.dataType) }
    places = FieldPlaces(declared.map(\.name))
    axes = FeatureAxes(catalogue.crs)
    outline = hasOutline ? FeatureOutline(catalogue.crs) : nil
    var names = FreeNames(taken: fields.map(\.name))
    var head = TableHead(name: "events")
    head.columns = [
      .text(
        names.free("id"), dataType: .unicodeChar, ucd: "meta.id;meta.main",
        description: "Identifier of the feature"),
      .text(
        names.free("geometry"), dataType: .unicodeChar,
        description: "Shape of the feature on the dynamic spectrum, as TFCat writes it (JSON)"),
      Self.time(names.free("time_min"), "time.start", "Start of the feature, UTC"),
      Self.time(names.free("time_max"), "time.end", "End of the feature, UTC"),
      TableColumn(
        name: names.free("spectral_range_min"), dataType: .double, unit: "Hz", ucd: "em.freq;stat.min",
        utype: Utype.spectralMin, description: "Lower limit of the feature as a frequency"),
      TableColumn(
        name: names.free("spectral_range_max"), dataType: .double, unit: "Hz", ucd: "em.freq;stat.max",
        utype: Utype.spectralMax, description: "Upper limit of the feature as a frequency"),
    ]
    let utypes = [Utype.id, Utype.geometry, Utype.timeMin, Utype.timeMax]
    for (index, utype) in utypes.enumerated() { head.columns[index].utype = utype }
    if hasOutline { head.columns.insert(Self.outline(names.free("outline")), at: Self.outlinePlace) }
    head.columns += declared.map { Self.column($0.name, $0.field) }
    var rest = TableColumn.text(
      names.free("tfcat_rest"), dataType: .unicodeChar,
      description: "What the other columns cannot hold of the feature (JSON); usually nothing")
    rest.utype = Utype.rest
    head.columns.append(rest)
    head.timeSystems = [
      TableTimeSystem(
        id: Self.timeSystemID, timeScale: "UTC",
        referencePosition: Self.referencePosition(catalogue.crs?.local?.referencePosition))
    ]
    head.infos = [
      TableInfo(name: "TFCat", value: "1.0", content: "One row is one feature of a TFCat catalogue")
    ]
    head.parameters = Self.parameters(catalogue)
    head.description = catalogue.properties?["title"]?.string ?? catalogue.properties?["description"]?.string
    self.head = head
  }

  private static func outline(_ name: String) -> TableColumn {
    TableColumn(
      name: name, dataType: .double, shape: .variable, utype: Utype.outline, xtype: "polygon",
      description:
        "Areas of the feature to draw: MJD (UTC, d), frequency (Hz), MJD, frequency ...; NaN, NaN between polygons; only NaN where there is no area"
    )
  }

  private static func time(_ name: String, _ ucd: String, _ description: String) -> TableColumn {
    var column = TableColumn.text(name, ucd: ucd, xtype: "timestamp", description: description)
    column.reference = timeSystemID
    return column
  }

  private static func column(_ name: String, _ field: Field) -> TableColumn {
    var column = TableColumn(
      name: name, unit: field.unit, ucd: field.ucd.isEmpty ? nil : field.ucd, utype: Utype.property,
      description: field.info)
    switch field.dataType {
    case .int: column.dataType = .long
    case .float: column.dataType = .double
    case .bool: column.dataType = .boolean
    case .str, nil:
      column.dataType = .unicodeChar
      column.shape = .variable
    }
    let options: [TableColumnValues.Option] =
      switch field.values {
      case .list(let items): items.compactMap { Self.plainText($0).map { .init(value: $0) } }
      case .described(let object): object.map { .init(value: $0.name, name: Self.plainText($0.value)) }
      case nil: []
      }
    if !options.isEmpty { column.values = TableColumnValues(options: options) }
    return column
  }

  private static func plainText(_ json: JSONValue) -> String? {
    switch json {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// The word of the IVOA vocabulary for where times were measured: a station or a spacecraft is the place of
  /// the observer.
  private static func referencePosition(_ position: String?) -> String {
    guard let position else { return "UNKNOWN" }
    let known = ["GEOCENTER", "BARYCENTER", "HELIOCENTER", "TOPOCENTER", "EMBARYCENTER", "UNKNOWN", "LSR"]
    return known.contains(position.uppercased()) ? position.uppercased() : "TOPOCENTER"
  }

  /// The catalogue's own properties, for people and their programs, and the whole head for reading it back.
  private static func parameters(_ catalogue: CatalogueHead) -> [TableParameter] {
    var parameters = [
      TableParameter(
        TableColumn(
          name: "tfcat", dataType: .unicodeChar, shape: .variable, utype: Utype.head,
          description:
            "The catalogue without its features, as TFCat writes it (JSON): fields, CRS, properties"),
        text: Self.text(of: catalogue.json(features: .array([]))))
    ]
    for member in catalogue.properties ?? JSONObject() where !member.name.isEmpty {
      var column = TableColumn(name: member.name, utype: Utype.collectionProperty)
      let text: String
      switch member.value {
      case .string(let string): (column.dataType, column.shape, text) = (.unicodeChar, .variable, string)
      case .bool(let flag): (column.dataType, text) = (.boolean, flag ? "T" : "F")
      case .number(let number) where number.integerValue != nil:
        (column.dataType, text) = (.long, number.literal)
      case .number(let number): (column.dataType, text) = (.double, number.literal)
      case .null: continue
      case .array, .object:
        (column.dataType, column.shape, text) = (.unicodeChar, .variable, Self.text(of: member.value))
      }
      parameters.append(TableParameter(column, text: text))
    }
    return parameters
  }

  // MARK: Rows

  /// The cells of a feature; `nil` where its geometry has a number that JSON does not have.
  mutating func cells(of feature: Feature) -> [TableValue]? {
    text.json.bytes.removeAll(keepingCapacity: true)
    guard text.writeText(of: feature.geometry) else { return nil }
    let geometry = String(decoding: text.json.bytes, as: UTF8.self)
    let extent = axes.extent(of: feature)
    var rest = JSONObject()
    var cells: [TableValue] = [
      feature.id.map { .string($0.description) } ?? .null, .string(geometry),
      extent.timeMin.map(TableValue.string) ?? .null, extent.timeMax.map(TableValue.string) ?? .null,
      extent.spectralMin.map(TableValue.double) ?? .null, extent.spectralMax.map(TableValue.double) ?? .null,
    ]
    if let id = feature.id {
      if !Self.canStandInXML(id.description) { cells[0] = .null }
      if FeatureTableRow.id(cells[0]) != id { rest["id"] = id.json }
    }
    let properties = feature.properties ?? JSONObject()
    var left = JSONObject()
    var found = 0
    cells.reserveCapacity(head.columns.count)
    for (index, (name, type)) in fields.enumerated() {
      // Most features have their properties in the order of the fields.
      let json =
        index < properties.count && properties.members[index].name.isSame(as: name)
        ? properties.members[index].value : properties[name]
      if json != nil { found += 1 }
      let cell = json.map { Self.cell($0, type) } ?? .null
      cells.append(cell)
      if let json, !Self.readsBack(cell, as: json, type) { left[name] = json }
    }
    if found < properties.count {
      for member in properties where !fields.contains(where: { $0.name == member.name }) {
        left[member.name] = member.value
      }
    }
    if feature.properties == nil {
      rest["properties"] = .null
    } else if !left.isEmpty {
      rest["properties"] = .object(left)
    }
    if let box = feature.bbox { rest["bbox"] = box.json }
    if let crs = feature.crs { rest["crs"] = crs.json }
    for member in feature.foreignMembers { rest[member.name] = member.value }
    if let cell = outline?.cell(of: feature) { cells.insert(cell, at: Self.outlinePlace) }
    cells.append(rest.isEmpty ? .null : .string(Self.text(of: .object(rest))))
    return cells
  }

  /// The value of a property in the column of its field; nothing where it does not fit.
  private static func cell(_ json: JSONValue, _ type: Field.DataType?) -> TableValue {
    switch (type, json) {
    case (.int, .number(let number)): number.integerValue.map(TableValue.integer) ?? .null
    case (.float, .number(let number)): number.doubleValue.isFinite ? .double(number.doubleValue) : .null
    case (.bool, .bool(let flag)): .bool(flag)
    case (.str, .string(let text)), (nil, .string(let text)):
      text.isEmpty || !canStandInXML(text) ? .null : .string(text)
    default: .null
    }
  }

  /// Whether the cell of a property is read as the property again.
  private static func readsBack(
    _ cell: TableValue, as json: JSONValue, _ type: Field.DataType?
  ) -> Bool {
    switch (cell, json) {
    case (.null, _): false
    case (.integer, .number), (.bool, .bool), (.string, .string): true
    case (.double, .number(let number)) where isShort(number.literal): true
    default: FeatureTableRow.json(cell, type) == json
    }
  }

  /// Whether a number has at most fifteen digits and no exponent, so that its double has them too.
  private static func isShort(_ literal: String) -> Bool {
    literal.utf8.count { $0.isDigit } <= 15 && literal.utf8.allSatisfy { $0 | 0x20 != UInt8(ascii: "e") }
  }

  /// JSON text that can stand in XML: what XML does not have, and JSON has as it is, is escaped.
  private static func text(of json: JSONValue) -> String {
    json.description.replacing("\u{FFFE}", with: #"\ufffe"#).replacing("\u{FFFF}", with: #"\uffff"#)
  }

  /// XML has no control characters, and readers of tables take blanks at the ends of cells away.
  private static func canStandInXML(_ text: String) -> Bool {
    var text = text
    var mayBeNoCharacter = false
    let isText = text.withUTF8 { bytes in
      for byte in bytes {
        if byte < 0x20, byte != 0x09, byte != 0x0A { return false }
        // U+FFFE and U+FFFF start so.
        if byte == 0xEF { mayBeNoCharacter = true }
      }
      return true
    }
    return isText
      && !(mayBeNoCharacter && text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF })
  }
}

/// Names for columns that no field has: `time_min`, or `tfcat_time_min` where a field is called so.
///
/// A name has `tfcat_` before it more often than that of any field, so that among `id`, `tfcat_id` and
/// `tfcat_tfcat_id` the last one is known to be no field's, whatever fields there are.
struct FreeNames {
  private var taken: Set<String>

  init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() }) }

  mutating func free(_ name: String) -> String {
    var free = name
    if let highest = taken.lazy.compactMap({ Self.rank(of: $0, over: name) }).max() {
      free = String(repeating: Self.prefix, count: highest + 1) + name
    }
    taken.insert(free)
    return free
  }

  /// Which of the names is the one that `free` made of a name; `nil` where none can be.
  static func place(of name: String, in names: [String]) -> Int? {
    let ranks = names.map { rank(of: $0, over: name) }
    return ranks.compactMap(\.self).max().flatMap { ranks.firstIndex(of: $0) }
  }

  private static let prefix = "tfcat_"

  /// How often `tfcat_` stands before a name; `nil` where anything else does.
  private static func rank(of text: String, over name: String) -> Int? {
    guard text.hasSuffix(name) else { return nil }
    var (start, rank) = (text.dropLast(name.count), 0)
    while start.hasPrefix(prefix) { (start, rank) = (start.dropFirst(prefix.count), rank + 1) }
    return start.isEmpty ? rank : nil
  }
}
