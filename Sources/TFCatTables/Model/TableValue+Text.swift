import Base
import TFCatJSON

extension TableValue {
  /// Reads the text of a cell by the type of its column, as TABLEDATA and PARAM have it (VOTable 1.4, section
  /// 6).
  ///
  /// An empty cell is nothing, whatever the type; so is NaN, and the value that the column declares to stand
  /// for none.
  public init(text: String, column: TableColumn) {
    var text = text
    self = text.withUTF8 { TableCellFormat(column).value($0) }
  }
}

/// How the cells of a column are read from text: what the column says, looked up once.
struct TableCellFormat {
  private let type: TableDataType?
  private let isScalar: Bool
  /// The characters of one text where cells are lists of texts.
  private let textLength: Int?
  private let null: TableValue?
  /// Whether blanks and line ends around a text belong to the layout of the file.
  private let trimsTexts: Bool

  /// - Parameter trimsTexts: whether blanks around texts do not count, as in VOTables.
  init(_ column: TableColumn, trimsTexts: Bool = false) {
    self.trimsTexts = trimsTexts
    type = column.dataType
    isScalar = column.shape.isScalar
    textLength =
      column.dataType?.isText == true
        && (column.shape.dimensions.count + (column.shape.isVariable ? 1 : 0)) > 1
      ? column.shape.dimensions.first : nil
    null = Self.null(column)
  }

  static func null(_ column: TableColumn) -> TableValue? {
    guard let text = column.null, let type = column.dataType else {
      return column.null.map(TableValue.string)
    }
    if type.isInteger { return TableText.integer(text).map(TableValue.integer) }
    if type.isReal { return TableText.double(text).map(TableValue.double) }
    return .string(text)
  }

  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> TableValue {
    guard let type else {
      return bytes.isEmpty ? .null : orNull(.string(String(decoding: bytes, as: UTF8.self)))
    }
    if type.isText { return textValue(bytes) }
    let bytes = TableText.trimmed(bytes)
    if bytes.isEmpty { return .null }
    if isScalar, !type.isComplex {
      guard let value = scalar(bytes, type) else { return .invalid(String(decoding: bytes, as: UTF8.self)) }
      return orNull(value)
    }
    return array(bytes, type) ?? .invalid(String(decoding: bytes, as: UTF8.self))
  }

  private func orNull(_ value: TableValue) -> TableValue {
    if let null, value == null { return .null }
    if case .double(let number) = value, number.isNaN { return .null }
    return value
  }

  private func textValue(_ written: UnsafeBufferPointer<UInt8>) -> TableValue {
    // In lists of texts of a fixed length blanks are places.
    let bytes = trimsTexts && (textLength ?? 0) == 0 ? TableText.trimmed(written) : written
    if bytes.isEmpty { return .null }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let length = textLength, length > 0 else { return orNull(.string(text)) }
    return .array(Self.split(text, length: length))
  }

  /// Texts of a fixed length that stand one after the other, filled with blanks.
  static func split(_ text: String, length: Int) -> [TableValue] {
    var items: [TableValue] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      var item = rest.prefix(length)
      rest = rest.dropFirst(length)
      while let last = item.last, last == " " || last == "\0" { item.removeLast() }
      items.append(.string(String(item)))
    }
    return items
  }

  @inline(__always)
  private func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ type: TableDataType) -> TableValue? {
    switch type {
    case .float, .double, .floatComplex, .doubleComplex: return TableText.double(bytes).map(TableValue.double)
    case .boolean:
      if bytes.count == 1, bytes[0] == UInt8(ascii: "?") || bytes[0] == 0 { return .null }
      return TableText.bool(bytes).map(TableValue.bool)
    case .bit:
      guard bytes.count == 1, bytes[0] == 0x30 || bytes[0] == 0x31 else { return nil }
      return .bool(bytes[0] == 0x31)
    default:
      guard let value = TableText.integer(bytes) else {
        return bytes.count == 3 && TableText.double(bytes)?.isNaN == true ? .null : nil
      }
      return type.integerRange?.contains(value) == true ? .integer(value) : nil
    }
  }

  private func array(_ bytes: UnsafeBufferPointer<UInt8>, _ type: TableDataType) -> TableValue? {
    var items: [TableValue] = []
    if type == .bit {
      for byte in bytes where !byte.isBlank {
        guard byte == 0x30 || byte == 0x31 else { return nil }
        items.append(.bool(byte == 0x31))
      }
      return .array(items)
    }
    // Commas are no separators by the standard; services write them all the same.
    for part in bytes.split(whereSeparator: { $0.isBlank || $0 == .valueSeparator }) {
      guard let item = scalar(UnsafeBufferPointer(rebasing: part), type) else { return nil }
      items.append(item == null ? .null : item)
    }
    guard type.isComplex else { return .array(items) }
    return Self.pairs(items, isScalar: isScalar)
  }

  /// Real and imaginary parts joined.
  static func pairs(_ parts: [TableValue], isScalar: Bool) -> TableValue? {
    guard parts.count.isMultiple(of: 2) else { return nil }
    let pairs = stride(from: 0, to: parts.count, by: 2).map { TableValue.array([parts[$0], parts[$0 + 1]]) }
    return isScalar ? (pairs.count == 1 ? pairs.first : nil) : .array(pairs)
  }
}
