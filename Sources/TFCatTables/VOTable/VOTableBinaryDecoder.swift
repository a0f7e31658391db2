import Base
import TFCatJSON

/// Rows of a BINARY or BINARY2 stream (VOTable 1.4, sections 5.3 and 5.4): big-endian, in the order of the
/// columns.
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
  /// The columns of single bits in which a byte has others than the first one, in the order in which they
  /// were met.
  private(set) var oddBitColumns: [Int] = []

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

  /// Whether it is worth to read rows: there are probably many, and one that is not complete is begun again
  /// later.
  var hasMany: Bool { byteCount >= 1 << 14 }

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
    var cells: [TableValue] = []
    cells.reserveCapacity(columns.count)
    var odd = oddBitColumns
    let end = try bytes.withUnsafeBufferPointer { bytes throws(XMLFault) in
      try read(Cursor(bytes: bytes, position: position), into: &cells, odd: &odd)
    }
    oddBitColumns = odd
    guard let end else { return nil }
    guard end > position else {
      throw XMLFault(reason: "a stream for columns that take no bytes")
    }
    position = end
    return cells
  }

  /// - Returns: where the row ends; `nil` when not all of it is there yet.
  private func read(
    _ start: Cursor, into cells: inout [TableValue], odd: inout [Int]
  ) throws(XMLFault) -> Int? {
    var cursor = start
    guard let flags = cursor.take(flagBytes) else { return nil }
    for index in columns.indices {
      let isFlagged = flagBytes > 0 && flags[index / 8] & (0x80 >> UInt8(index % 8)) != 0
      let place = cursor.position
      guard let value = try cursor.value(columns[index], isFlagged: isFlagged) else { return nil }
      if columns[index].type == .bit, columns[index].isScalar, !isFlagged, start.bytes[place] & 0x7F != 0,
        !odd.contains(index)
      {
        odd.append(index)
      }
      if let null = columns[index].null, value == null {
        cells.append(.null)
      } else {
        cells.append(value)
      }
    }
    return cursor.position
  }

  private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int

    mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
      guard bytes.count - position >= count else { return nil }
      defer { position += count }
      return UnsafeBufferPointer(rebasing: bytes[position..<(position + count)])
    }

    mutating func integer<T: FixedWidthInteger>(_: T.Type) -> T? {
      take(MemoryLayout<T>.size).map { Self.integer($0) }
    }

    /// - Parameter bytes: as many as the type has.
    static func integer<T: FixedWidthInteger>(_ bytes: UnsafeBufferPointer<UInt8>) -> T {
      T(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: T.self))
    }

    /// - Parameter isFlagged: whether the cell is nothing; its bytes are there all the same.
    mutating func value(_ column: borrowing Column, isFlagged: Bool) throws(XMLFault) -> TableValue? {
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
      guard let slice = take(size) else { return nil }
      if isFlagged { return .null }
      if column.type.isText { return text(slice, column) }
      if column.isScalar { return scalar(slice, column.type) }
      if column.type == .bit {
        return .array((0..<count).map { .bool(slice[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0) })
      }
      // In VOTable an array without items is none.
      if count == 0 { return .null }
      let step = column.type.size
      return .array(
        (0..<count).map { index in
          let item = UnsafeBufferPointer(rebasing: slice[(index * step)..<((index + 1) * step)])
          return scalar(item, column.type, isItem: true)
        })
    }

    private func text(_ slice: UnsafeBufferPointer<UInt8>, _ column: borrowing Column) -> TableValue {
      var text: String
      if column.type == .char {
        // A fixed length is filled with NUL or blanks.
        let end = slice.firstIndex(of: 0) ?? slice.count
        let content = UnsafeBufferPointer(rebasing: slice[..<(column.textLength == nil ? end : slice.count)])
        text = String(utf8: content) ?? SingleByteText.decode(slice[..<end])
      } else {
        var units = stride(from: 0, to: slice.count - 1, by: 2).map {
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

    private func scalar(
      _ slice: UnsafeBufferPointer<UInt8>, _ type: TableDataType, isItem: Bool = false
    ) -> TableValue {
      switch type {
      case .boolean:
        switch slice.first {
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "1"): return .bool(true)
        case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "0"): return .bool(false)
        default: return .null
        }
      case .bit: return bit(slice.first ?? 0)
      case .unsignedByte: return .integer(Int64(slice.first ?? 0))
      case .short: return .integer(Int64(Self.integer(slice) as Int16))
      case .int: return .integer(Int64(Self.integer(slice) as Int32))
      case .long: return .integer(Self.integer(slice))
      case .float, .double: return real(slice, isItem: isItem)
      case .floatComplex, .doubleComplex:
        let half = slice.count / 2
        return .array([
          real(UnsafeBufferPointer(rebasing: slice[..<half]), isItem: true),
          real(UnsafeBufferPointer(rebasing: slice[half...]), isItem: true),
        ])
      case .char, .unicodeChar: return .null
      }
    }

    /// The first bit counts, and the others are clear. astropy writes true as 0x08, which is no other bit of
    /// anything.
    private func bit(_ byte: UInt8) -> TableValue {
      switch byte {
      case 0x80, 0x08: .bool(true)
      case 0: .bool(false)
      default: .invalid("0x\(String(byte, radix: 16, uppercase: true).zeroPadded(to: 2))")
      }
    }

    private func real(_ slice: UnsafeBufferPointer<UInt8>, isItem: Bool) -> TableValue {
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
