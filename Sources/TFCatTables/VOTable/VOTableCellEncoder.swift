import Base

/// Turns the cells of rows into TABLEDATA or the bytes of a BINARY2 stream.
struct VOTableCellEncoder {
  let columns: [TableColumn]
  let path: String
  private let types: [TableDataType]
  /// How cells of the columns lie in a binary stream, for the columns that most tables have; a copy of a
  /// column takes longer than most cells.
  private let layouts: [Layout]

  private var repeated = RepeatedCells()

  private enum Layout {
    case double
    case text(unitSize: Int)
    case other
  }

  init(columns: [TableColumn], path: String) {
    self.columns = columns
    self.path = path
    let types = columns.map { $0.dataType ?? .unicodeChar }
    self.types = types
    layouts = zip(columns, types).map { column, type in
      if type == .double, column.shape.isScalar { return .double }
      return type.isText && column.shape == .variable ? .text(unitSize: type.size) : .other
    }
  }

  private func error(_ reason: String, row: Int, column: TableColumn) -> TableError {
    TableError(path: path, row: row, column: column.name, reason: reason)
  }

  private func misfit(_ value: TableValue, row: Int, column: TableColumn) -> TableError {
    let type = column.dataType?.rawValue ?? "char"
    let shape = column.shape.isScalar ? "" : "[\(column.shape)]"
    return error("\(Self.shown(value)) is no \(type)\(shape)", row: row, column: column)
  }

  private static func shown(_ value: TableValue) -> String {
    switch value {
    case .null: "nothing"
    case .string(let text), .invalid(let text): "\"\(text.prefix(40))\""
    case .array(let items): "an array of \(items.count)"
    default: value.text ?? ""
    }
  }

  // MARK: Text

  mutating func writeText(_ cells: [TableValue], row: Int, into bytes: inout ByteBuffer) throws(TableError) {
    let start = bytes.count
    bytes.append("<TR>")
    repeated.beginRow(at: bytes.count)
    do throws(TableError) {
      while let index = repeated.nextChange(in: cells, count: types.count, &bytes) {
        let cell = index < cells.count ? cells[index] : .null
        bytes.append("<TD>")
        if !cell.isNull { try writeText(cell, index, row: row, into: &bytes) }
        bytes.append("</TD>")
        repeated.note(cell, at: index, end: bytes.count)
      }
    } catch {
      bytes.removeLast(bytes.count - start)
      repeated.forget()
      throw error
    }
    repeated.endRow(bytes)
    bytes.append("</TR>\n")
  }

  /// Writes the text of a cell by the type of its column.
  func writeText(
    _ text: String, column: Int, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    guard columns.indices.contains(column) else { return }
    try writeText(.string(text), columns[column], row: row, into: &bytes)
  }

  /// - Parameter index: of the column.
  private func writeText(
    _ value: TableValue, _ index: Int, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    switch (value, types[index]) {
    case (.double(let number), .double), (.double(let number), .float):
      TableText.append(number, to: &bytes)
    case (.integer(let number), let type) where type.integerRange?.contains(number) == true:
      TableText.append(number, to: &bytes)
    case (.array(let items), .double):
      for (place, item) in items.enumerated() {
        if place > 0 { bytes.append(0x20) }
        if case .double(let number) = item {
          TableText.append(number, to: &bytes)
        } else {
          try writeItem(item, .double, columns[index], row: row, into: &bytes)
        }
      }
    case (.string(let text), .char), (.string(let text), .unicodeChar):
      var text = text
      if text.withUTF8({ XMLText.writeUsual($0, into: &bytes) }) { return }
      fallthrough
    default: try writeText(value, columns[index], row: row, into: &bytes)
    }
  }

  private func writeText(
    _ value: TableValue, _ column: TableColumn, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    let type = column.dataType ?? .unicodeChar
    switch value {
    case .null: return
    case .array(let items) where !type.isText:
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(0x20) }
        if case .array(let parts) = item, type.isComplex {
          for (place, part) in parts.enumerated() {
            if place > 0 { bytes.append(0x20) }
            try writeItem(part, type, column, row: row, into: &bytes)
          }
        } else {
          try writeItem(item, type, column, row: row, into: &bytes)
        }
      }
    default:
      if type.isText {
        let text = try self.text(value, column, row: row)
        if let character = XMLEscaping.forbiddenCharacter(in: text) {
          throw error(
            "the character \(character.escaped(asASCII: true)), which XML does not have: write the table as BINARY2",
            row: row, column: column)
        }
        var escaped: [UInt8] = []
        XMLText.write(text, into: &escaped)
        bytes.append(escaped)
      } else {
        try writeItem(value, type, column, row: row, into: &bytes)
      }
    }
  }

  private func writeItem(
    _ value: TableValue, _ type: TableDataType, _ column: TableColumn, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    switch type {
    case .float, .double, .floatComplex, .doubleComplex:
      guard let number = value.isNull ? .nan : value.double else {
        throw misfit(value, row: row, column: column)
      }
      TableText.append(number, to: &bytes)
    case .boolean:
      guard case .bool(let flag) = value else { throw misfit(value, row: row, column: column) }
      bytes.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
    case .bit:
      guard case .bool(let flag) = value else { throw misfit(value, row: row, column: column) }
      bytes.append(flag ? 0x31 : 0x30)
    default:
      TableText.append(try integer(value, type, column, row: row), to: &bytes)
    }
  }

  private func integer(
    _ value: TableValue, _ type: TableDataType, _ column: TableColumn, row: Int
  ) throws(TableError) -> Int64 {
    guard let number = value.isNull ? column.null.flatMap({ TableText.integer($0) }) : value.integer,
      type.integerRange?.contains(number) == true
    else { throw misfit(value, row: row, column: column) }
    return number
  }

  /// The text of a cell; texts of a list are filled with blanks to their fixed length.
  private func text(_ value: TableValue, _ column: TableColumn, row: Int) throws(TableError) -> String {
    guard case .array(let items) = value else {
      guard let text = value.text else { throw misfit(value, row: row, column: column) }
      return text
    }
    guard let length = column.shape.dimensions.first else { throw misfit(value, row: row, column: column) }
    var joined = ""
    for item in items {
      guard let text = item.isNull ? "" : item.text, text.count <= length else {
        throw misfit(item, row: row, column: column)
      }
      joined += text + String(repeating: " ", count: length - text.count)
    }
    return joined
  }

  // MARK: Binary

  mutating func writeBinary(_ cells: [TableValue], row: Int, into bytes: inout ByteBuffer) throws(TableError)
  {
    let start = bytes.count
    for first in stride(from: 0, to: columns.count, by: 8) {
      var flags: UInt8 = 0
      for index in first..<min(first + 8, columns.count) where index >= cells.count || cells[index].isNull {
        flags |= 0x80 >> UInt8(index - first)
      }
      bytes.append(flags)
    }
    repeated.beginRow(at: bytes.count)
    do throws(TableError) {
      while let index = repeated.nextChange(in: cells, count: types.count, &bytes) {
        let cell = index < cells.count ? cells[index] : .null
        try writeBinary(cell, index, row: row, into: &bytes)
        repeated.note(cell, at: index, end: bytes.count)
      }
    } catch {
      bytes.removeLast(bytes.count - start)
      repeated.forget()
      throw error
    }
    repeated.endRow(bytes)
  }

  private func writeBinary(
    _ value: TableValue, _ index: Int, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    switch (layouts[index], value) {
    case (.double, .null): return Self.append(.nan, .double, to: &bytes)
    case (.double, .double(let number)): return Self.append(number, .double, to: &bytes)
    case (.text, .null): return Self.append(Int32(0), to: &bytes)
    case (.text(let unitSize), .string(let text)):
      if Self.appendASCII(text, unitSize: unitSize, to: &bytes) { return }
    default: break
    }
    try writeBinary(value, columns[index], row: row, into: &bytes)
  }

  private func writeBinary(
    _ value: TableValue, _ column: TableColumn, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    let type = column.dataType ?? .unicodeChar
    if type.isText { return try writeBinaryText(value, type, column, row: row, into: &bytes) }
    if column.shape.isScalar {
      return try writeBinaryItem(value, type, column, row: row, into: &bytes)
    }
    let items = value.items
    if column.shape.isVariable {
      Self.append(Int32(clamping: items.count), to: &bytes)
    } else if !value.isNull, items.count != column.shape.fixedCount {
      throw misfit(value, row: row, column: column)
    }
    let count = column.shape.isVariable ? items.count : column.shape.fixedCount ?? 0
    if type == .bit {
      for first in stride(from: 0, to: count, by: 8) {
        var byte: UInt8 = 0
        for index in first..<max(first, min(first + 8, items.count)) where items[index] == .bool(true) {
          byte |= 0x80 >> UInt8(index - first)
        }
        bytes.append(byte)
      }
      return
    }
    for index in 0..<count {
      try writeBinaryItem(index < items.count ? items[index] : .null, type, column, row: row, into: &bytes)
    }
  }

  private func writeBinaryText(
    _ value: TableValue, _ type: TableDataType, _ column: TableColumn, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    let text = value.isNull ? "" : try self.text(value, column, row: row)
    if type == .char, let character = text.unicodeScalars.first(where: { !$0.isASCII }) {
      throw error(
        "the character \(character.escaped(asASCII: true)), which char does not have: declare the column as unicodeChar",
        row: row, column: column)
    }
    let length = type == .char ? text.utf8.count : text.utf16.count
    var padding = 0
    if column.shape.isVariable {
      Self.append(Int32(clamping: length), to: &bytes)
    } else {
      padding = (column.shape.fixedCount ?? 1) - length
      guard padding >= 0 else { throw misfit(value, row: row, column: column) }
    }
    if type == .char {
      bytes.append(text: text)
    } else {
      for unit in text.utf16 { Self.append(unit, to: &bytes) }
    }
    for _ in 0..<padding * type.size { bytes.append(0) }
  }

  private func writeBinaryItem(
    _ value: TableValue, _ type: TableDataType, _ column: TableColumn, row: Int, into bytes: inout ByteBuffer
  ) throws(TableError) {
    switch type {
    case .boolean:
      switch value {
      case .null: bytes.append(UInt8(ascii: "?"))
      case .bool(let flag): bytes.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
      default: throw misfit(value, row: row, column: column)
      }
    case .bit: bytes.append(value == .bool(true) ? 0x80 : 0)
    case .float, .double:
      guard let number = value.isNull ? .nan : value.double else {
        throw misfit(value, row: row, column: column)
      }
      Self.append(number, type, to: &bytes)
    case .floatComplex, .doubleComplex:
      let parts = value.isNull ? [.null, .null] : value.items
      guard parts.count == 2 else { throw misfit(value, row: row, column: column) }
      for part in parts {
        guard let number = part.isNull ? .nan : part.double else {
          throw misfit(value, row: row, column: column)
        }
        Self.append(number, type == .floatComplex ? .float : .double, to: &bytes)
      }
    default:
      // The flag says that there is nothing; what stands in its place does not matter.
      let number = value.isNull ? 0 : try integer(value, type, column, row: row)
      switch type {
      case .unsignedByte: bytes.append(UInt8(truncatingIfNeeded: number))
      case .short: Self.append(Int16(truncatingIfNeeded: number), to: &bytes)
      case .int: Self.append(Int32(truncatingIfNeeded: number), to: &bytes)
      default: Self.append(number, to: &bytes)
      }
    }
  }

  /// Appends a text of a column of any length, if it is ASCII.
  private static func appendASCII(_ text: String, unitSize: Int, to bytes: inout ByteBuffer) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      guard let count = Int32(exactly: utf8.count), utf8.allSatisfy({ $0 < 0x80 }) else { return false }
      append(count, to: &bytes)
      if unitSize == 1 {
        bytes.append(utf8)
      } else {
        for byte in utf8 {
          bytes.append(0)
          bytes.append(byte)
        }
      }
      return true
    }
  }

  private static func append(_ number: Double, _ type: TableDataType, to bytes: inout ByteBuffer) {
    if type == .float {
      append(Float(number).bitPattern, to: &bytes)
    } else {
      append(number.bitPattern, to: &bytes)
    }
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout ByteBuffer) {
    withUnsafeBytes(of: value.bigEndian) { $0.withMemoryRebound(to: UInt8.self) { bytes.append($0) } }
  }
}
