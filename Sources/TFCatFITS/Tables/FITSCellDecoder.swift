import Base
internal import TFCatTables

/// Reads the items of a cell of a binary table: big-endian, one after the other (FITS 4.0, section 7.3.3).
struct FITSCellDecoder {
  let column: FITSColumn

  /// - Parameters:
  ///   - bytes: all that the cell has, in its row or in the heap.
  ///   - count: how many items.
  func value(_ bytes: UnsafeRawBufferPointer, count: Int) -> TableValue {
    let code = column.format.code
    if code == .character { return text(bytes) }
    if count == 0 { return .null }
    if column.column.shape.isScalar, count == 1 { return item(bytes, 0, isAlone: true) }
    return .array((0..<count).map { item(bytes, $0, isAlone: false) })
  }

  /// A text ends with its first NUL, if it has one; blanks that fill it up do not count.
  private func text(_ bytes: UnsafeRawBufferPointer) -> TableValue {
    if let length = column.textLength, length > 0 {
      let items = stride(from: 0, to: bytes.count, by: length).map { start in
        single(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + length, bytes.count)]))
      }
      return .array(items.map { .string($0) })
    }
    let text = single(bytes)
    return text.isEmpty ? .null : .string(text)
  }

  private func single(_ bytes: UnsafeRawBufferPointer) -> String {
    var content = bytes.prefix { $0 != 0 }
    while content.last == UInt8(ascii: " ") { content.removeLast() }
    // FITS has ASCII alone; programs write UTF-8 and Latin 1 all the same.
    return String(validating: content, as: UTF8.self) ?? SingleByteText.decode(content)
  }

  private func item(_ bytes: UnsafeRawBufferPointer, _ index: Int, isAlone: Bool) -> TableValue {
    switch column.format.code {
    case .truth:
      switch bytes[index] {
      case UInt8(ascii: "T"): return .bool(true)
      case UInt8(ascii: "F"): return .bool(false)
      default: return .null
      }
    case .bit: return .bool(bytes[index / 8] & (0x80 >> UInt8(index % 8)) != 0)
    case .byte: return integer(Int64(bytes[index]))
    case .short: return integer(Int64(number(bytes, index) as Int16))
    case .int: return integer(Int64(number(bytes, index) as Int32))
    case .long: return integer(number(bytes, index))
    case .float, .double: return real(bytes, index, isAlone: isAlone)
    case .floatComplex, .doubleComplex:
      return .array([
        real(bytes, 2 * index, isAlone: false), real(bytes, 2 * index + 1, isAlone: false),
      ])
    case .character: return .null
    }
  }

  private func number<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> T {
    T(bigEndian: bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: T.self))
  }

  private func integer(_ stored: Int64) -> TableValue {
    if stored == column.null { return .null }
    guard column.isScaled else { return .integer(stored) }
    if column.isUnsignedLong {
      let unsigned = UInt64(bitPattern: stored) ^ (1 << 63)
      return Int64(exactly: unsigned).map(TableValue.integer) ?? .invalid(String(unsigned))
    }
    if let offset = column.wholeOffset {
      let (sum, overflow) = stored.addingReportingOverflow(offset)
      return overflow ? .invalid("\(stored)+\(offset)") : .integer(sum)
    }
    return .double(Double(stored) * column.scale + column.zero)
  }

  private func real(_ bytes: UnsafeRawBufferPointer, _ index: Int, isAlone: Bool) -> TableValue {
    var value: Double
    if column.format.code == .float || column.format.code == .floatComplex {
      let stored = Float(bitPattern: number(bytes, index))
      // The decimal number that was meant, not the double next to its float: 0.1 and not 0.10000000149.
      value = stored.isFinite ? Double(stored.description) ?? Double(stored) : Double(stored)
    } else {
      value = Double(bitPattern: number(bytes, index))
    }
    if column.isScaled { value = value * column.scale + column.zero }
    return value.isNaN && isAlone ? .null : .double(value)
  }
}
