/// The primitive types of table cells, as VOTable names them (VOTable 1.4, section 2.1, table 1).
public enum TableDataType: String, Sendable, Hashable, CaseIterable {
  case boolean
  case bit
  case unsignedByte
  case short
  case int
  case long
  /// A character of one byte: ASCII by the standard, UTF-8 in practice.
  case char
  /// A character of two bytes, UTF-16.
  case unicodeChar
  case float
  case double
  case floatComplex
  case doubleComplex

  /// Whether values are whole numbers.
  public var isInteger: Bool {
    switch self {
    case .unsignedByte, .short, .int, .long: true
    default: false
    }
  }

  /// Whether values are floating-point numbers.
  public var isReal: Bool { self == .float || self == .double }

  /// Whether values are complex numbers.
  public var isComplex: Bool { self == .floatComplex || self == .doubleComplex }

  /// Whether values are characters.
  public var isText: Bool { self == .char || self == .unicodeChar }

  /// Whether values are numbers, complex ones not counted.
  public var isNumeric: Bool { isInteger || isReal }

  /// The bytes that one item takes in a BINARY stream; 0 for bits, of which eight share a byte.
  var size: Int {
    switch self {
    case .bit: 0
    case .boolean, .unsignedByte, .char: 1
    case .short, .unicodeChar: 2
    case .int, .float: 4
    case .long, .double, .floatComplex: 8
    case .doubleComplex: 16
    }
  }

  /// The values that an integer type holds; `nil` for other types.
  public var integerRange: ClosedRange<Int64>? {
    switch self {
    case .unsignedByte: 0...255
    case .short: Int64(Int16.min)...Int64(Int16.max)
    case .int: Int64(Int32.min)...Int64(Int32.max)
    case .long: Int64.min...Int64.max
    default: nil
    }
  }
}
