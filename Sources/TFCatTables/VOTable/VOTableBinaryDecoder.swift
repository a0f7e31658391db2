/// Rows of a BINARY or BINARY2 stream (VOTable 1.4, sections 5.3 and 5.4): big-endian, in the order of the columns.
struct VOTableBinaryDecoder {
  private struct Column {
    var type: TableDataType
    /// `nil` where the stream says for each cell how many items it has.
    var count: Int?
    var isScalar: Bool
    var textLength: Int?
    var null: TableValue?
  }

  private let columns: [Column]
  /// The bytes of null flags before each row.
  private let flagBytes: Int
  private var base64 = Base64Decoder()
  private var bytes: [UInt8] = []
  private var position = 0

  init(columns: [TableColumn], hasNullFlags: Bool) {
    self.columns = columns.map { column in
      let type = column.dataType ?? .char
      return Column(
        type: type, count: column.shape.isVariable ? nil : column.shape.fixedCount ?? 1,
        isScalar: column.shape.isScalar,
        textLength: type.isText && column.shape.dimensions.count + (column.shape.isVariable ? 1 : 0) > 1
          ? column.shape.dimensions.first : nil,
        null: TableCellFormat.null(column))
    }
    flagBytes = hasNullFlags ? (columns.count + 7) / 8 : 0
  }

  /// The bytes that wait for the rest of their row.
  var byteCount: Int { bytes.count - position }

  mutating func append(base64 text: UnsafeBufferPointer<UInt8>) throws(XMLFault) {
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    guard base64.decode(text, into: &bytes) else {
      throw XMLFault(reason: "a character in the stream that base64 does not have")
    }
  }

  /// The cells of the next row; `nil` when not all of it is there yet.
  mutating func nextRow() throws(XMLFault) -> [TableValue]? {
    guard position < bytes.count else { return nil }
    var cursor = Cursor(bytes: bytes, position: position)
    guard let flags = cursor.take(flagBytes) else { return nil }
    var cells: [TableValue] = []
    cells.reserveCapacity(columns.count)
    for (index, column) in columns.enumerated() {
      guard let value = try cursor.value(column) else { return nil }
      let isFlagged = flagBytes > 0 && bytes[flags.lowerBound + index / 8] & (0x80 >> UInt8(index % 8)) != 0
      cells.append(isFlagged || value == column.null ? .null : value)
    }
    guard cursor.position > position else {
      throw XMLFault(reason: "a stream for columns that take no bytes")
    }
    position = cursor.position
    return cells
  }

  private struct Cursor {
    let bytes: [UInt8]
    var position: Int

    mutating func take(_ count: Int) -> Range<Int>? {
      guard bytes.count - position >= count else { return nil }
      defer { position += count }
      return position..<(position + count)
    }

    mutating func integer<T: FixedWidthInteger>(_: T.Type) -> T? {
      guard let range = take(MemoryLayout<T>.size) else { return nil }
      return Self.integer(bytes[range])
    }

    static func integer<T: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> T {
      var value: T = 0
      for byte in bytes { value = value << 8 | T(truncatingIfNeeded: byte) }
      return value
    }

    mutating func value(_ column: Column) throws(XMLFault) -> TableValue? {
      var count = column.count ?? 0
      if column.count == nil {
        guard let stated = integer(Int32.self) else { return nil }
        guard stated >= 0 else {
          throw XMLFault(
            reason: "a cell of \(stated) items in the stream: a column has another type than it says")
        }
        count = Int(stated)
      }
      let size = column.type == .bit ? (count + 7) / 8 : count * column.type.size
      guard let range = take(size) else { return nil }
      let slice = bytes[range]
      if column.type.isText { return text(slice, column) }
      if column.isScalar { return scalar(slice, column.type) }
      if column.type == .bit {
        return .array(
          (0..<count).map { .bool(slice[slice.startIndex + $0 / 8] & (0x80 >> UInt8($0 % 8)) != 0) })
      }
      // In VOTable an array without items is none.
      if count == 0 { return .null }
      let step = column.type.size
      return .array(
        (0..<count).map { index in
          let start = slice.startIndex + index * step
          return scalar(slice[start..<(start + step)], column.type, isItem: true)
        })
    }

    private func text(_ slice: ArraySlice<UInt8>, _ column: Column) -> TableValue {
      var text: String
      if column.type == .char {
        // A fixed length is filled with NUL or blanks.
        text = String(decoding: slice.prefix { $0 != 0 }, as: UTF8.self)
        if column.textLength != nil { text = String(decoding: slice, as: UTF8.self) }
        if text.unicodeScalars.contains("\u{FFFD}") { text = SingleByteText.decode(slice.prefix { $0 != 0 }) }
      } else {
        var units = stride(from: slice.startIndex, to: slice.endIndex - 1, by: 2).map {
          UInt16(slice[$0]) << 8 | UInt16(slice[$0 + 1])
        }
        if column.textLength == nil { units = Array(units.prefix { $0 != 0 }) }
        text = String(decoding: units, as: UTF16.self)
      }
      if text.isEmpty { return .null }
      if let length = column.textLength, length > 0 {
        return .array(TableCellFormat.split(text, length: length))
      }
      return .string(text)
    }

    private func scalar(_ slice: ArraySlice<UInt8>, _ type: TableDataType, isItem: Bool = false) -> TableValue
    {
      switch type {
      case .boolean:
        switch slice.first {
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "1"): return .bool(true)
        case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "0"): return .bool(false)
        default: return .null
        }
      case .bit: return .bool((slice.first ?? 0) & 0x80 != 0)
      case .unsignedByte: return .integer(Int64(slice.first ?? 0))
      case .short: return .integer(Int64(Self.integer(slice) as Int16))
      case .int: return .integer(Int64(Self.integer(slice) as Int32))
      case .long: return .integer(Self.integer(slice))
      case .float, .double: return real(slice, isItem: isItem)
      case .floatComplex, .doubleComplex:
        let half = slice.startIndex + slice.count / 2
        return .array([
          real(slice[..<half], isItem: true), real(slice[half...], isItem: true),
        ])
      case .char, .unicodeChar: return .null
      }
    }

    private func real(_ slice: ArraySlice<UInt8>, isItem: Bool) -> TableValue {
      if slice.count == 4 {
        let value = Float(bitPattern: Self.integer(slice))
        // The decimal number that was meant, not the double next to its float: 0.1 and not 0.10000000149.
        return value.isNaN && !isItem
          ? .null : .double(value.isFinite ? Double(value.description) ?? Double(value) : Double(value))
      }
      let value = Double(bitPattern: Self.integer(slice))
      return value.isNaN && !isItem ? .null : .double(value)
    }
  }
}
