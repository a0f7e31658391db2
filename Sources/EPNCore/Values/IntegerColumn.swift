internal import TFCatTables

/// What a column of integers takes: integers of 32 bits in columns of the standard, of 64 in those of a
/// service's own.
struct IntegerColumn: Sendable {
  private let range: ClosedRange<Int64>
  private let allowedValues: [Int64]
  /// A file of one byte is there: sizes in larger units are rounded up.
  private let roundsUp: Bool

  init(_ column: GranuleColumn) {
    range = column.isFree ? Int64.min...Int64.max : Int64(Int32.min)...Int64(Int32.max)
    allowedValues = column.allowedValues.compactMap { Int64($0) }
    roundsUp = column.unit == "kbyte"
  }

  /// A number, or a text that is one, as a value of the column; `nil` for what it cannot hold.
  func value(_ value: TableValue) -> Int64? {
    let integer = value.integer ?? (roundsUp ? value.double.flatMap { Int64(exactly: $0.rounded(.up)) } : nil)
    guard let integer, range.contains(integer) else { return nil }
    return allowedValues.isEmpty || allowedValues.contains(integer) ? integer : nil
  }

  /// What the column takes, in words.
  var kind: String {
    guard allowedValues.isEmpty else {
      return "one of \(allowedValues.map(String.init).joined(separator: ", "))"
    }
    return range.upperBound < Int64.max ? "an integer of 32 bits" : "an integer"
  }
}
