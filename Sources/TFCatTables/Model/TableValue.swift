package import Base

/// What stands in one cell of a table.
///
/// Formats with types give the value by its type; formats without give text, and who reads it says what it
/// means.
public enum TableValue: Sendable, Hashable {
  /// Nothing: an empty cell, NULL, NaN, or the value that the column declares to stand for none.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number of at most 64 bits.
  case integer(Int64)
  /// A number, finite or infinite. A cell that is NaN is `null`; inside an array NaN stays.
  case double(Double)
  /// A text; every cell of a format without types.
  case string(String)
  /// Items in the order of the file; `TableColumn.shape` tells dimensions. A complex number is an array of
  /// its real and its imaginary part, a list of texts an array of texts.
  case array([TableValue])
  /// A text that cannot be read by the type of its column, as it is written.
  case invalid(String)

  /// Whether there is no value.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The value as a number: integers, doubles, and text that is one.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .string(let text): TableText.double(text)
    default: nil
    }
  }

  /// The value as an integer: integers, doubles that are whole, and text that is one.
  public var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .double(let value): Int64(exactly: value)
    case .string(let text): TableText.integer(text)
    default: nil
    }
  }

  /// An integer of 64 bits that the cell holds or writes, to its last digit.
  package var exactInteger: Int64? {
    switch self {
    case .integer(let value): value
    case .string(let text): TableText.integer(text)
    default: nil
    }
  }

  /// Whether the cell is a number, or text that is one.
  package var isNumber: Bool {
    switch self {
    case .integer, .double: true
    case .string(let text): TableText.double(text) != nil
    default: false
    }
  }

  /// Text as it stands, numbers in their shortest form; `nil` for nothing and for arrays.
  public var text: String? {
    switch self {
    case .null, .array: nil
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let value): String(value)
    case .double(let value): TableText.text(of: value)
    case .string(let text), .invalid(let text): text
    }
  }

  /// Appends `text`, or the description of what has none.
  package func append(to bytes: inout ByteBuffer) {
    switch self {
    case .integer(let value): TableText.append(value, to: &bytes)
    case .double(let value): TableText.append(value, to: &bytes)
    default: bytes.append(text: text ?? description)
    }
  }

  /// The items of an array; other values are an array of one, nothing is none.
  public var items: [TableValue] {
    switch self {
    case .null: []
    case .array(let items): items
    default: [self]
    }
  }
}

extension TableValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  /// A literal text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A literal integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A literal number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A literal truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// The literal `nil`: null.
  public init(nilLiteral: ()) { self = .null }
  /// A literal list.
  public init(arrayLiteral elements: TableValue...) { self = .array(elements) }
}

extension TableValue: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    switch self {
    case .null: "null"
    case .string(let text): "\"\(text)\""
    case .invalid(let text): "invalid \"\(text)\""
    case .array(let items): "[\(items.map(\.description).joined(separator: ", "))]"
    default: text ?? ""
    }
  }
}
