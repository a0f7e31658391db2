import Base
package import TFCatTables

/// How a column of a binary table stores its cells: TFORMn (FITS 4.0, section 7.3.1).
package struct FITSFormat: Sendable, Hashable {
  /// The letter of a type.
  package enum Code: UInt8, Sendable, Hashable {
    case truth = 0x4C  // L
    case bit = 0x58  // X
    case byte = 0x42  // B
    case short = 0x49  // I
    case int = 0x4A  // J
    case long = 0x4B  // K
    case character = 0x41  // A
    case float = 0x45  // E
    case double = 0x44  // D
    case floatComplex = 0x43  // C
    case doubleComplex = 0x4D  // M

    /// The bytes of one item; 0 for bits, of which eight share a byte.
    package var size: Int {
      switch self {
      case .bit: 0
      case .truth, .byte, .character: 1
      case .short: 2
      case .int, .float: 4
      case .long, .double, .floatComplex: 8
      case .doubleComplex: 16
      }
    }

    /// Whether items are whole numbers.
    package var isInteger: Bool { [.byte, .short, .int, .long].contains(self) }

    /// The bytes of some items; `nil` for more than memory has addresses for.
    func bytes(of count: Int) -> Int? {
      if self == .bit { return count / 8 + (count % 8 == 0 ? 0 : 1) }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      return overflow ? nil : product
    }

    /// The same type in VOTable.
    package var dataType: TableDataType {
      switch self {
      case .truth: .boolean
      case .bit: .bit
      case .byte: .unsignedByte
      case .short: .short
      case .int: .int
      case .long: .long
      case .character: .char
      case .float: .float
      case .double: .double
      case .floatComplex: .floatComplex
      case .doubleComplex: .doubleComplex
      }
    }
  }

  /// The type of items, of a cell of variable length that of the items in the heap.
  package var code: Code
  /// How many items a cell has; of one of variable length how many descriptors, 0 or 1.
  package var count: Int
  /// The bytes of a descriptor, 8 (P) or 16 (Q), where cells have variable lengths.
  package var descriptorSize: Int?
  /// The most items that a cell of variable length may have, where that is said.
  package var bound: Int?

  /// The bytes that a cell takes in its row.
  package var bytesInRow: Int? {
    if let descriptorSize { return count * descriptorSize }
    return code.bytes(of: count)
  }

  /// - Returns: `nil` for a text that is no format.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    let digits = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(digits.count)
    guard let count = digits.isEmpty ? 1 : Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.count = count
    guard var letter = rest.popFirst() else { return nil }
    if letter == UInt8(ascii: "P") || letter == UInt8(ascii: "Q") {
      guard count <= 1, let item = rest.popFirst() else { return nil }
      descriptorSize = letter == UInt8(ascii: "P") ? 8 : 16
      letter = item
      if rest.popFirst() == UInt8(ascii: "(") {
        bound = Int(String(decoding: rest.prefix { $0.isDigit }, as: UTF8.self))
      }
    }
    guard let code = Code(rawValue: letter) else { return nil }
    self.code = code
  }
}
