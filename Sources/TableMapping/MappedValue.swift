import Base
package import TFCat
import TFCatJSON
public import TFCatTables
public import TFCatYAML
public import VOVocabulary

/// A value that is made of each row: a column, a formula or a constant, and how it is to be read.
///
///     start: STIME                                             # a column, read as ISO 8601
///     start: {value: "date & ' ' & time", format: "%d/%m/%Y %H:%M", zone: "+01:00"}
///     low: {column: "f min (kHz)", unit: kHz}
///     kind: {value: type, map: {3: III, 2: II}, default: unknown}
///     station: {constant: Nancay}
public struct MappedValue: Sendable {
  /// The members that a value written as a mapping may have.
  public static let members = [
    "value", "column", "constant", "unit", "format", "scale", "zone", "plus", "list", "map", "default",
    "missing",
  ]

  /// Where it stands in the mapping file.
  public let place: YAMLValue
  /// As it was written: the name of a column before anything else.
  public let text: String?
  /// The unit that the table's numbers are in; that of the column where the mapping does not say.
  public private(set) var unit: VOUnit?
  /// The unit of the table's numbers as the mapping says it; that of a property has another `unit`.
  let saidUnit: VOUnit?
  /// The column that says the unit row by row.
  public private(set) var unitColumn: String?
  /// The unit of rows in which that column says none.
  private var unitOfOthers: VOUnit?
  /// The column itself, where the value is nothing but that.
  public private(set) var column: TableColumn?

  private let path: String
  private var expression: MappingExpression?
  private let expressionError: ExpressionError?
  private let missing: MissingWords
  private let replacements: [String: TableValue]?
  private let fallback: TableValue
  private let separator: String?
  private let isList: Bool
  private var time: TimeReader
  private let saysFormat: Bool
  private let saysScale: Bool
  /// What is added to a time; at most one.
  let plus: [MappedValue]

  /// - Parameters:
  ///   - yaml: what the mapping says of the value.
  ///   - reader: names the file in errors.
  ///   - extra: members that the target reads itself.
  public init(_ yaml: YAMLValue, _ reader: MappingReader, extra: [String] = []) throws(YAMLError) {
    place = yaml
    path = reader.path
    var written = yaml
    if yaml.members != nil {
      try reader.expectMembers(of: yaml, among: Self.members + extra, what: "a value")
      let sources = ["value", "column", "constant"].compactMap { yaml[$0] }
      guard sources.count == 1, let source = sources.first else {
        throw reader.error(yaml, "a value has one of \"value\" (a formula), \"column\" and \"constant\"")
      }
      written = source
    }
    (text, expression, expressionError) = try Self.source(
      written, isColumn: yaml["column"] != nil, isConstant: yaml["constant"] != nil, reader)
    if let written = yaml["unit"], written.members != nil {
      try reader.expectMembers(of: written, among: ["column", "default"], what: "\"unit\"")
      guard let name = written["column"] else {
        throw reader.error(written, "\"unit\" is a unit, or {column: NAME} where a column says it")
      }
      unitColumn = try reader.text(name)
      unitOfOthers = try written["default"].map { value throws(YAMLError) in try Self.unit(value, reader) }
    } else {
      unit = try yaml["unit"].map { value throws(YAMLError) in try Self.unit(value, reader) }
    }
    saidUnit = try yaml["source_unit"].map { value throws(YAMLError) in try Self.unit(value, reader) } ?? unit
    missing = MissingWords(try reader.texts(yaml["missing"]))
    fallback = yaml["default"].map { TableValue(json: $0.json) } ?? .null
    if let map = yaml["map"] {
      var replacements: [String: TableValue] = [:]
      for member in try reader.members(map) {
        replacements[member.name] = TableValue(json: member.value.json)
      }
      self.replacements = replacements
    } else {
      replacements = nil
    }
    switch yaml["list"]?.json {
    case nil, .bool(false)?: (isList, separator) = (false, nil)
    case .bool(true)?: (isList, separator) = (true, nil)
    default: (isList, separator) = (true, try reader.optionalText(yaml["list"]))
    }
    time = try Self.time(yaml, reader)
    saysFormat = yaml["format"] != nil
    saysScale = yaml["scale"] != nil
    plus = try yaml["plus"].map { value throws(YAMLError) in [try MappedValue(value, reader)] } ?? []
    if let first = plus.first, first.unitColumn == nil, first.unit?.dimension != .time {
      throw reader.error(first.place, "what is added to a time needs a unit of time: {value: ..., unit: h}")
    }
  }

  private static func source(
    _ yaml: YAMLValue, isColumn: Bool, isConstant: Bool, _ reader: MappingReader
  ) throws(YAMLError) -> (String?, MappingExpression?, ExpressionError?) {
    if isConstant { return (nil, .constant(TableValue(json: yaml.json)), nil) }
    if let items = yaml.items {
      var expressions: [MappingExpression] = []
      for item in items {
        let inner = try source(item, isColumn: isColumn, isConstant: false, reader)
        if let error = inner.2 { throw reader.error(item, "\(inner.0 ?? ""): \(error.reason)") }
        if let expression = inner.1 { expressions.append(expression) }
      }
      return (nil, .list(expressions), nil)
    }
    guard case .scalar(let text, let json) = yaml.content, json != .null else {
      throw reader.error(yaml, "a column or a formula should be here, not \(yaml.kind)")
    }
    if isColumn { return (text, .name(text), nil) }
    switch json {
    case .number, .bool: return (nil, .constant(TableValue(json: json)), nil)
    default: break
    }
    do {
      return (text, try MappingExpression(text), nil)
    } catch {
      return (text, nil, error)
    }
  }

  /// Reads a unit, as VOUnits write it.
  public static func unit(_ yaml: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> VOUnit {
    let text = try reader.text(yaml)
    do {
      let unit = try VOUnit(parsing: text)
      if unit.hasUnknownSymbols, let finding = VOUnit.check(text).first {
        let message = finding.message.hasSuffix(".") ? String(finding.message.dropLast()) : finding.message
        throw reader.error(yaml, message + (finding.replacement.map { "; write \"\($0)\"" } ?? ""))
      }
      return unit
    } catch let error as VOUnitError {
      throw reader.error(yaml, "\"\(text)\" is no unit: \(error)")
    } catch let error as YAMLError {
      throw error
    } catch {
      throw reader.error(yaml, "\"\(text)\" is no unit")
    }
  }

  private static func time(_ yaml: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> TimeReader {
    var time = TimeReader(format: .iso)
    guard yaml.members != nil else { return time }
    if let format = yaml["format"] {
      guard let known = TimeFormat(try reader.text(format)) else {
        throw reader.error(
          format, "\"\(try reader.text(format))\" is no form of a time; there are \(TimeFormat.known)")
      }
      time.format = known
    }
    if let scale = yaml["scale"] {
      guard let known = TimeScale(rawValue: try reader.text(scale)) else {
        throw reader.error(
          scale, "a time scale is one of \(TimeScale.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      time.scale = known
    }
    if let zone = yaml["zone"] {
      guard let offset = TimeReader.offset(ofZone: try reader.text(zone)) else {
        throw reader.error(zone, "a zone is UTC or an offset such as +02:00; names of zones are not known")
      }
      time.offset = offset
    }
    return time
  }

  // MARK: Binding

  /// The names that the formula uses.
  public var names: [String] {
    (expression?.names ?? []) + (unitColumn.map { [$0] } ?? []) + plus.flatMap(\.names)
  }

  /// Looks names up in a table.
  ///
  /// - Throws: for a name that is neither a column nor a definition.
  public mutating func bind(to scope: MappingScope) throws(YAMLError) {
    if let text, scope.column(text) != nil { expression = .name(text) }
    if let expressionError, expression == nil {
      throw YAMLError(
        path: path, place: place.place,
        reason: "\"\(text ?? "")\" is no column of the table and no formula: \(expressionError.reason)")
    }
    for name in names where !scope.knows(name) {
      let hint = NearestWord.hint(for: name, among: scope.names)
      let few = scope.names.prefix(30).joined(separator: ", ")
      throw YAMLError(
        path: path, place: place.place,
        reason:
          scope.names.isEmpty
          ? "the table is empty: it has no column \"\(name)\""
          : "the table has no column \"\(name)\"\(hint) (it has \(few)\(scope.names.count > 30 ? " ..." : ""))"
            + (hint.isEmpty ? "; one that it may lack stands in \"table: {optional: [...]}\"" : ""))
    }
    if case .name(let name)? = expression, let found = scope.column(name) {
      column = found
      try adoptUnit(of: found)
      adoptTime(of: found, in: scope.head)
    }
  }

  /// The unit of a column is that of its numbers, where the mapping does not say another.
  ///
  /// - Throws: where it is another one than in a table that was bound before: numbers have one unit.
  private mutating func adoptUnit(of column: TableColumn) throws(YAMLError) {
    guard let text = column.unit, let known = try? VOUnit(parsing: text), !known.hasUnknownSymbols,
      saidUnit == nil, unitColumn == nil
    else { return }
    if let unit, !unit.isSame(as: known) {
      throw YAMLError(
        path: path, place: place.place,
        reason:
          "the column \"\(column.name)\" is in \(known), and in the first table in \(unit): convert the tables"
          + " one by one")
    }
    unit = known
  }

  /// The TIMESYS of a column says its time scale, and what its numbers count from; what the mapping says of
  /// them holds.
  private mutating func adoptTime(of column: TableColumn, in head: TableHead) {
    guard let system = head.timeSystems.first(where: { $0.id == column.reference }) else { return }
    let scale = TimeScale(rawValue: system.timeScale)
    if let scale, !saysScale { time.scale = scale }
    if saysFormat { return }
    let unit = column.unit.flatMap { VOUnit($0) } ?? VOUnit("d")
    guard let origin = system.originInTwoParts, let unit, unit.dimension == .time,
      let start = Instant(jd1: origin.days, jd2: origin.rest, scale: scale ?? time.scale)
    else { return }
    time.axis = TimeAxis(secondsPerUnit: unit.scale, origin: start)
  }

  // MARK: Values

  /// The value for the row of the scope.
  public func value(in scope: MappingScope) throws(MappingFault) -> TableValue {
    guard let expression else { return fallback }
    var value = try expression.evaluate(in: scope)
    if case .invalid(let text) = value {
      throw MappingFault("\"\(text)\" is no \(column?.dataType?.rawValue ?? "value")")
    }
    if missing.contains(value) { value = .null }
    if case .string(let text) = value {
      // Blanks around a cell do not count.
      let bare = text.trimmedBlanks
      if bare.utf8.count < text.utf8.count { value = bare.isEmpty ? .null : .string(bare) }
    }
    if isList, !value.isNull {
      value = .array(
        try ExpressionFunction.list(value, separator: separator).map { item in
          missing.contains(item) ? .null : item
        })
    }
    if let replacements, let text = value.text {
      value = replacements[text] ?? (fallback.isNull ? value : fallback)
    }
    return value.isNull ? fallback : value
  }

  /// The value as a time.
  ///
  /// - Parameter repairs: what had to be repaired is added; the caller asks whether it may be.
  /// - Returns: nil for nothing.
  package func instant(in scope: MappingScope, repairs: inout TimeRepairs) throws(MappingFault) -> Instant? {
    try instant(of: value(in: scope), scope, &repairs)
  }

  /// The values of a list as times.
  package func instants(
    in scope: MappingScope, repairs: inout TimeRepairs
  ) throws(MappingFault) -> [Instant?] {
    var instants: [Instant?] = []
    for item in try items(in: scope) { instants.append(try instant(of: item, scope, &repairs)) }
    return instants
  }

  private func instant(
    of value: TableValue, _ scope: MappingScope, _ repairs: inout TimeRepairs
  ) throws(MappingFault) -> Instant? {
    if time.format == .iso, !saysFormat, time.axis == nil {
      switch value {
      case .integer, .double:
        throw MappingFault(
          "\(value) is a number: say the \"format\" of the time (\(TimeFormat.known))"
            + SpreadsheetHint.text(for: value))
      case .string where !SpreadsheetHint.text(for: value).isEmpty:
        throw MappingFault("\(value) is no time" + SpreadsheetHint.text(for: value))
      default: break
      }
    }
    guard var instant = try time.instant(value, repairs: &repairs) else { return nil }
    for added in plus {
      guard let seconds = try added.seconds(in: scope) else { return nil }
      guard let later = instant.adding(seconds: seconds) else {
        throw MappingFault("the time is too far away")
      }
      instant = later
    }
    return instant
  }

  /// The value in seconds; nil for nothing.
  public func seconds(in scope: MappingScope) throws(MappingFault) -> Double? {
    guard let (number, unit) = try quantity(in: scope) else { return nil }
    guard let unit else { return number }
    guard unit.dimension == .time else { throw MappingFault("\(unit) is no unit of time") }
    return number * unit.scale
  }

  /// The value as a number, in the table's unit; nil for nothing and for NaN.
  public func number(in scope: MappingScope) throws(MappingFault) -> Double? {
    guard let (number, own) = try quantity(in: scope) else { return nil }
    guard let own, own != unit else { return number }
    guard let unit else { throw MappingFault("the cell has the unit \(own), and the column none") }
    guard let scaling = own.scaling(to: unit) else {
      throw MappingFault("\(own) does not convert to \(unit)")
    }
    return scaling.convert(number)
  }

  /// The value as a number with its unit: that of the cell (`0.109 MHz`), of the row's unit column, or of the
  /// table; nil for nothing and for NaN.
  public func quantity(
    in scope: MappingScope
  ) throws(MappingFault) -> (number: Double, unit: VOUnit?)? {
    let value = try value(in: scope)
    return try quantity(of: value, in: scope, unit: value.isNull ? unit : rowUnit(in: scope))
  }

  /// The values of a list as numbers with their units.
  public func quantities(
    in scope: MappingScope
  ) throws(MappingFault) -> [(number: Double, unit: VOUnit?)?] {
    let unit = try rowUnit(in: scope)
    var quantities: [(number: Double, unit: VOUnit?)?] = []
    for item in try items(in: scope) { quantities.append(try quantity(of: item, in: scope, unit: unit)) }
    return quantities
  }

  private func rowUnit(in scope: MappingScope) throws(MappingFault) -> VOUnit? {
    guard let unitColumn else { return unit }
    let name = try scope.value(of: unitColumn)
    guard let text = name.text?.trimmedBlanks, !text.isEmpty else {
      if let unitOfOthers { return unitOfOthers }
      throw MappingFault("the column \"\(unitColumn)\" says no unit")
    }
    guard let unit = QuantityText.unit(text) else { throw MappingFault("\"\(text)\" is no unit") }
    return unit
  }

  private func quantity(
    of value: TableValue, in scope: MappingScope, unit: VOUnit?
  ) throws(MappingFault) -> (number: Double, unit: VOUnit?)? {
    if value.isNull { return nil }
    if let number = scope.numberFormat.number(value) { return number.isNaN ? nil : (number, unit) }
    if case .string(let text) = value, let own = QuantityText(text, format: scope.numberFormat) {
      return (own.number, own.unit)
    }
    throw MappingFault("\(value) is no number")
  }

  private func items(in scope: MappingScope) throws(MappingFault) -> [TableValue] {
    let value = try value(in: scope)
    if case .string = value { return try ExpressionFunction.list(value, separator: separator) }
    return value.items
  }
}

extension Instant {
  /// The moment some seconds later, on the clock of the scale.
  fileprivate func adding(seconds: Double) -> Instant? {
    Instant(jd1: jd1, jd2: jd2 + seconds / 86400, scale: scale)
  }
}
