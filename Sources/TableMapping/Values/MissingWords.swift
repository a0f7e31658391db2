import Base
import TFCatTables

/// What stands for nothing in a table: words, and numbers however they are written.
struct MissingWords: Sendable {
  private let words: Set<String>
  private let integers: Set<Int64>
  private let numbers: Set<Double>
  /// The same with integers of more than 2^53, for cells that are doubles.
  private let doubles: Set<Double>
  private let longest: Int

  init(_ words: some Sequence<String>) {
    self.words = Set(words.map { $0.trimmedBlanks })
    integers = Set(self.words.compactMap { TableText.integer($0) })
    doubles = Set(self.words.compactMap { TableText.double($0) }.filter { !$0.isNaN })
    // An integer of 64 bits is compared to its last digit, and not as a double.
    numbers = doubles.filter { $0.magnitude < 0x1p53 }
      .union(
        self.words.filter { TableText.integer($0) == nil }.compactMap { TableText.double($0) }
          .filter { !$0.isNaN })
    longest = self.words.map(\.utf8.count).max() ?? 0
  }

  var isEmpty: Bool { words.isEmpty }

  func contains(_ value: TableValue) -> Bool {
    if words.isEmpty { return false }
    switch value {
    case .null: return true
    case .string(let text), .invalid(let text):
      if text.utf8.count <= longest, words.contains(text) { return true }
      let bare = text.trimmedBlanks
      if bare.utf8.count <= longest, bare.utf8.count < text.utf8.count, words.contains(bare) { return true }
      // -999.0 is -999.
      guard !numbers.isEmpty, bare.utf8.count <= 25, let first = bare.utf8.first,
        first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: ".")
          || (first >= 0x30 && first <= 0x39), let number = TableText.double(bare)
      else { return false }
      return numbers.contains(number)
    case .integer(let number):
      return integers.contains(number) || (number.magnitude < 1 << 53 && numbers.contains(Double(number)))
    case .double(let number): return doubles.contains(number)
    case .bool(let flag): return words.contains(flag ? "true" : "false")
    case .array: return false
    }
  }
}
