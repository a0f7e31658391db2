internal import TFCatJSON
internal import TFCatTables

/// What a column asks of a property that fills it. A copy of the column itself takes longer than to make the
/// value.
struct PropertyColumn: Sendable {
  private let dataType: GranuleColumn.DataType
  private let isList: Bool
  private let allowedValues: [String]

  init(_ column: GranuleColumn) {
    (dataType, isList, allowedValues) = (column.dataType, column.isList, column.allowedValues)
  }

  /// A property as a value of the column; `nil` for what cannot be one.
  func value(_ json: JSONValue) -> TableValue? {
    let value: TableValue
    switch json {
    case .string(let text): value = .string(isList ? Self.list(text) : CatalogueProperties.clean(text))
    case .number(let number):
      value = number.integerValue.map(TableValue.integer) ?? .double(number.doubleValue)
    case .bool(let flag): value = .string(flag ? "true" : "false")
    case .array(let items) where isList:
      value = HashList(items.compactMap(\.string).map(CatalogueProperties.clean).filter { !$0.isEmpty }).value
    default: return nil
    }
    switch dataType {
    case .integer: return value.integer.map(TableValue.integer)
    case .float, .double: return value.double.flatMap { $0.isFinite ? .double($0) : nil }
    case .timestamp: return value.text.flatMap(Timestamp.normalized).map(TableValue.string)
    case .text:
      guard let text = value.text, !text.isEmpty else { return nil }
      guard allowedValues.isEmpty else {
        let text = text.lowercased()
        return text.split(separator: "#").allSatisfy { allowedValues.contains(String($0)) }
          ? .string(text) : nil
      }
      return .string(text)
    }
  }

  private static func list(_ text: String) -> String {
    text.split(separator: "#").map { CatalogueProperties.clean(String($0)) }.filter { !$0.isEmpty }.joined(
      separator: "#")
  }
}
