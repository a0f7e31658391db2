public import TFCatTables

/// A value that is one word or several with `#` between them, as in `ci#ev` (EPN-TAP 2.0, section 2.1).
public struct HashList: Sendable, Hashable {
  /// The items in their order.
  public var items: [String]

  /// A list of these items.
  public init(_ items: [String] = []) { self.items = items }

  /// The items of the text of a cell, as they stand.
  public init(_ value: TableValue) {
    items =
      value.text.map { $0.split(separator: "#", omittingEmptySubsequences: false).map(String.init) } ?? []
  }

  /// Whether there are no items.
  public var isEmpty: Bool { items.isEmpty }
  /// The list as a cell: null where it is empty.
  public var value: TableValue { items.isEmpty ? .null : .string(description) }

  /// Whether an item is the word, in upper or lower case: what `ivo_hashlist_has` asks.
  public func contains(_ word: String) -> Bool {
    let word = word.lowercased()
    return items.contains { $0.lowercased() == word }
  }

  /// What keeps a text from being a list of words; `nil` for one that is.
  package static func fault(_ text: String) -> String? {
    let items = text.split(separator: "#", omittingEmptySubsequences: false)
    if items.contains(where: { $0.first == " " || $0.last == " " }) { return "has blanks beside #" }
    if items.contains(where: \.isEmpty) { return "has an empty item" }
    return nil
  }
}

extension HashList: CustomStringConvertible, ExpressibleByStringLiteral {
  /// The items with `#` between them.
  public var description: String { items.joined(separator: "#") }
  /// The list that a cell with this text holds.
  public init(stringLiteral value: String) { self.init(TableValue.string(value)) }
}
