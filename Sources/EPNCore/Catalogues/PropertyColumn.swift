internal import TFCatJSON
internal import TFCatTables

/// What a column asks of a property that fills it. A copy of the column itself takes longer than to make the
/// value.
struct PropertyColumn: Sendable {
  private let name: String
  private let dataType: GranuleColumn.DataType
  private let isList: Bool
  private let allowedValues: [String]
  private let integers: IntegerColumn
  private let conversion: ColumnConversion?
  private let form: ValueForm?

  /// - Parameter conversion: from the unit of the property to that of the column; `nil` where both are the
  ///   same.
  init(_ column: GranuleColumn, conversion: ColumnConversion? = nil) {
    (name, dataType, isList) = (column.name, column.dataType, column.isList)
    allowedValues = column.allowedValues
    integers = IntegerColumn(column)
    form = column.isFree ? nil : ValueForm(column)
    self.conversion = conversion
  }

  /// A property as a value of the column: NULL for one without a value, `nil` for one that cannot be one.
  func value(_ json: JSONValue) -> TableValue? {
    guard let value = typed(json), form?.fault(of: value) == nil else { return nil }
    return value
  }

  /// A property as a value of the type of the column.
  private func typed(_ json: JSONValue) -> TableValue? {
    switch (json, dataType) {
    case (.null, _): .null
    case (.string(let text), _) where text.utf8.allSatisfy({ $0 == 0x20 }): .null
    case (_, .integer): integer(json).map(TableValue.integer)
    case (_, .float), (_, .double): number(json)
    case (.string(let text), .timestamp): Timestamp.normalized(text).map(TableValue.string)
    case (_, .timestamp): nil
    case (_, .text): text(json)
    }
  }

  /// What is wrong with a property that cannot be a value of the column, with what the column takes.
  func fault(_ json: JSONValue) -> String {
    if let value = typed(json), let fault = form?.fault(of: value) {
      return "\(Self.shown(json)) does not fit: \(name) \(fault)"
    }
    let kind =
      switch dataType {
      case .integer: integers.kind
      case .float, .double: "a finite number"
      case .timestamp: "a time as in 2024-05-01T12:00:00Z"
      case .text where !allowedValues.isEmpty: "one of \(allowedValues.joined(separator: ", "))"
      case .text: isList ? "a text or a list of texts" : "a text"
      }
    return "\(Self.shown(json)) does not fit the column \(name), which takes \(kind)"
  }

  private static func shown(_ json: JSONValue) -> String {
    switch json {
    case .array: "an array"
    case .object: "an object"
    default: String(json.description.prefix(60))
    }
  }

  private func integer(_ json: JSONValue) -> Int64? {
    guard let value = Self.scalar(json) else { return nil }
    guard let conversion else { return integers.value(value) }
    return value.double.flatMap { integers.value(.double(conversion.convert($0))) }
  }

  private func number(_ json: JSONValue) -> TableValue? {
    guard let number = Self.scalar(json)?.double else { return nil }
    // A number that is none is written as no value.
    if number.isNaN { return .null }
    let value = conversion?.convert(number) ?? number
    return value.isFinite ? .double(value) : nil
  }

  private static func scalar(_ json: JSONValue) -> TableValue? {
    switch json {
    case .string(let text): .string(text)
    case .number(let number): number.integerValue.map(TableValue.integer) ?? .double(number.doubleValue)
    default: nil
    }
  }

  private func text(_ json: JSONValue) -> TableValue? {
    let text: String
    switch json {
    case .string(let string): text = isList ? Self.list(string) : CatalogueProperties.clean(string)
    case .number: text = Self.scalar(json)?.text ?? ""
    case .bool(let flag): text = flag ? "true" : "false"
    case .array(let items) where isList:
      let words = items.compactMap(GranuleMaker.text)
      guard words.count == items.count(where: { $0 != .null && $0 != .string("") }) else { return nil }
      text = words.joined(separator: "#")
    default: return nil
    }
    if text.isEmpty { return .null }
    guard !allowedValues.isEmpty else { return .string(text) }
    let lower = text.lowercased()
    return lower.split(separator: "#").allSatisfy { allowedValues.contains(String($0)) }
      ? .string(lower) : nil
  }

  /// What the standard asks of values of a column beside their type: URLs, ranges, words of a vocabulary.
  private final class ValueForm: Sendable {
    private let column: GranuleColumn

    init(_ column: GranuleColumn) { self.column = column }

    /// What is wrong with a value, in words that follow the name of the column. Of capital letters alone the
    /// linter speaks.
    func fault(of value: TableValue) -> String? {
      switch value {
      case .string(let text) where column.dataType == .text:
        column.fault(of: column.lowerCase(of: text) ?? text)
      case .integer(let number): column.fault(of: Double(number))
      case .double(let number): column.fault(of: number)
      default: nil
      }
    }
  }

  private static func list(_ text: String) -> String {
    text.split(separator: "#").map { CatalogueProperties.clean(String($0)) }.filter { !$0.isEmpty }.joined(
      separator: "#")
  }
}
