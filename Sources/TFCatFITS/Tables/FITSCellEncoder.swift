import Base
internal import TFCatTables

/// Writes cells as the bytes that they are in a row of a binary table, or as what goes to its heap.
struct FITSCellEncoder {
  let plan: FITSColumnPlan
  let null: Int64?

  init(_ plan: FITSColumnPlan) throws(FITSError) {
    self.plan = plan
    null = try plan.null()
  }

  /// Adds the bytes of a cell; of one that goes to the heap the descriptor of nothing.
  func append(_ value: TableValue, to bytes: inout [UInt8]) throws(FITSError) {
    let end = bytes.count + plan.bytesInRow
    if !plan.isVariable {
      switch plan.code {
      case .character: bytes += plan.text(value) ?? []
      case .bit: appendBits(value, to: &bytes)
      default:
        if plan.column.shape.isScalar {
          try append(item: value, to: &bytes)
        } else {
          let items = value.items
          guard value.isNull || items.count == plan.count else { throw misfit(value) }
          for index in 0..<plan.count {
            try append(item: index < items.count ? items[index] : .null, to: &bytes)
          }
        }
      }
    }
    if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
  }

  /// What a cell has in the heap.
  func variable(_ value: TableValue) throws(FITSError) -> CFITSIOHandle.VariableCell {
    switch plan.code {
    case .character: return .text(plan.text(value) ?? [])
    case .truth:
      var items: [CChar] = []
      for item in value.items {
        guard case .bool(let flag) = item else { throw misfit(item) }
        items.append(flag ? 1 : 0)
      }
      return .truths(items)
    case .byte: return .bytes(try integers(value))
    case .short: return .shorts(try integers(value))
    case .int: return .ints(try integers(value))
    case .long: return .longs(try integers(value))
    case .float: return .floats(try reals(value).map { Float($0) })
    case .double: return .doubles(try reals(value))
    case .bit, .floatComplex, .doubleComplex:
      throw FITSError(reason: "arrays of bits and of complex numbers have a fixed size in FITS")
    }
  }

  private func integers<T: FixedWidthInteger>(_ value: TableValue) throws(FITSError) -> [T] {
    var items: [T] = []
    for item in value.items { items.append(T(truncatingIfNeeded: try integer(item))) }
    return items
  }

  private func reals(_ value: TableValue) throws(FITSError) -> [Double] {
    var items: [Double] = []
    for item in value.items { items.append(try real(item)) }
    return items
  }

  private func appendBits(_ value: TableValue, to bytes: inout [UInt8]) {
    let items = value.items
    for first in stride(from: 0, to: plan.count, by: 8) {
      var byte: UInt8 = 0
      for index in first..<min(first + 8, plan.count) where index < items.count && items[index] == .bool(true)
      {
        byte |= 0x80 >> UInt8(index - first)
      }
      bytes.append(byte)
    }
  }

  private func append(item value: TableValue, to bytes: inout [UInt8]) throws(FITSError) {
    switch plan.code {
    case .truth:
      switch value {
      case .null: bytes.append(0)
      case .bool(let flag): bytes.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
      default: throw misfit(value)
      }
    case .byte: bytes.append(UInt8(truncatingIfNeeded: try integer(value)))
    case .short: Self.append(Int16(truncatingIfNeeded: try integer(value)), to: &bytes)
    case .int: Self.append(Int32(truncatingIfNeeded: try integer(value)), to: &bytes)
    case .long: Self.append(try integer(value), to: &bytes)
    case .float: Self.append(Float(try real(value)).bitPattern, to: &bytes)
    case .double: Self.append(try real(value).bitPattern, to: &bytes)
    case .floatComplex, .doubleComplex:
      let parts = value.isNull ? [.null, .null] : value.items
      guard parts.count == 2 else { throw misfit(value) }
      for part in parts {
        if plan.code == .floatComplex {
          Self.append(Float(try real(part)).bitPattern, to: &bytes)
        } else {
          Self.append(try real(part).bitPattern, to: &bytes)
        }
      }
    case .character, .bit: break
    }
  }

  private func integer(_ value: TableValue) throws(FITSError) -> Int64 {
    if value.isNull, let null { return null }
    guard let number = value.integer, plan.column.dataType?.integerRange?.contains(number) == true else {
      throw misfit(value)
    }
    return number
  }

  private func real(_ value: TableValue) throws(FITSError) -> Double {
    guard let number = value.isNull ? .nan : value.double else { throw misfit(value) }
    return number
  }

  private func misfit(_ value: TableValue) -> FITSError {
    let shape = plan.column.shape.isScalar ? "" : "[\(plan.column.shape)]"
    let text = value.text.map { "\"\($0.prefix(40))\"" } ?? "an array of \(value.items.count)"
    return FITSError(reason: "\(text) is no \(plan.column.dataType?.rawValue ?? "char")\(shape)")
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
