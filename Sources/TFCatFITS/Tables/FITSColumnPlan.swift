import Base
internal import TFCatTables

/// How a column is written as one of a FITS table: found out from what it says and from all of its cells,
/// which have gone by once.
struct FITSColumnPlan {
  let column: TableColumn
  let code: FITSFormat.Code
  /// The longest text in bytes, the bytes of all texts, or the same counted in items of arrays.
  private var longest = 0
  private var total = 0
  private var cells = 0
  private var hasNull = false
  /// Which of the integers that could stand for none are there.
  private var seen: Set<Int64> = []
  private let nullCandidates: [Int64]

  /// Texts and lists that are longer than this, and that would be mostly filling, go to the heap.
  private static let shortText = 64

  init(_ column: TableColumn) {
    self.column = column
    let type = column.dataType ?? .char
    code =
      switch type {
      case .boolean: .truth
      case .bit: .bit
      case .unsignedByte: .byte
      case .short: .short
      case .int: .int
      case .long: .long
      case .char, .unicodeChar: .character
      case .float: .float
      case .double: .double
      case .floatComplex: .floatComplex
      case .doubleComplex: .doubleComplex
      }
    if code.isInteger, let range = type.integerRange {
      let stated = column.null.flatMap { TableText.integer($0) }.flatMap { range.contains($0) ? $0 : nil }
      let (low, high) = (range.lowerBound, range.upperBound)
      nullCandidates = (stated.map { [$0] } ?? []) + [low, high, low + 1, high - 1, low + 2, high - 2]
    } else {
      nullCandidates = []
    }
  }

  /// Whether texts are joined to lists, each of the same number of characters.
  var textLength: Int? {
    let dimensions = column.shape.dimensions.count + (column.shape.isVariable ? 1 : 0)
    return code == .character && dimensions > 1 ? column.shape.dimensions.first : nil
  }

  private var isArray: Bool { code != .character && !column.shape.isScalar }

  /// Looks at a cell.
  mutating func note(_ value: TableValue) {
    cells += 1
    if value.isNull { hasNull = true }
    if code == .character {
      let length = text(value)?.count ?? 0
      longest = max(longest, length)
      total += length
    } else if isArray {
      longest = max(longest, value.items.count)
      total += value.items.count
      for item in value.items { noteInteger(item) }
    } else {
      noteInteger(value)
    }
  }

  private mutating func noteInteger(_ value: TableValue) {
    guard !nullCandidates.isEmpty else { return }
    if value.isNull { hasNull = true }
    if let number = value.integer, nullCandidates.contains(number) { seen.insert(number) }
  }

  /// The integer that stands for none.
  ///
  /// - Throws: a sentence, where every one that could is a value of the column.
  func null() throws(FITSError) -> Int64? {
    guard code.isInteger, hasNull else { return nil }
    guard let free = nullCandidates.first(where: { !seen.contains($0) }) else {
      throw FITSError(
        reason: "the column \"\(column.name)\" has no integer left that could stand for a missing value")
    }
    return free
  }

  /// Whether cells go to the heap of the table, as many items as each has.
  var isVariable: Bool {
    guard longest > Self.shortText || (isArray && column.shape.isVariable) else { return false }
    if isArray { return column.shape.isVariable }
    let (padded, overflow) = longest.multipliedReportingOverflow(by: cells)
    return overflow || padded > 2 * total + 16 * cells
  }

  /// The items that a cell has in its row.
  var count: Int {
    if code == .character { return max(1, longest) }
    return isArray ? column.shape.dimensions.reduce(1, *) : 1
  }

  /// TFORMn.
  var form: String {
    let letter = String(UnicodeScalar(code.rawValue))
    return isVariable ? "1P\(letter)(\(longest))" : "\(count)\(letter)"
  }

  /// TDIMn, where a cell has more than one dimension.
  var dimensions: String? {
    guard !isVariable else { return nil }
    if let length = textLength {
      return length > 0 && count % length == 0 ? "(\(length),\(count / length))" : nil
    }
    guard isArray, column.shape.dimensions.count > 1 else { return nil }
    return "(\(column.shape.dimensions.map(String.init).joined(separator: ",")))"
  }

  /// The bytes that a cell takes in its row.
  var bytesInRow: Int { isVariable ? 8 : code.bytes(of: count) ?? 0 }

  /// The bytes of a text, and of texts of a list filled to their length; `nil` for nothing.
  func text(_ value: TableValue) -> [UInt8]? {
    guard case .array(let items) = value, let length = textLength else {
      return value.isNull ? nil : Array((value.text ?? value.description).utf8)
    }
    var bytes: [UInt8] = []
    for item in items {
      let text = Array((item.text ?? "").utf8.prefix(length))
      bytes += text + [UInt8](repeating: 0x20, count: length - text.count)
    }
    return bytes
  }
}
