public import TFCatTables

/// A value that is one word or several with `#` between them, as in `ci#ev` (EPN-TAP 2.0, section 2.1).
public struct HashList: Sendable, Hashable {
  /// The words, in their order and as they are written.
  public var items: [String]

  /// Makes a list of words.
  public init(_ items: [String] = []) { self.items = items }

  /// Splits the text of a cell at each `#`, and keeps empty items.
  public init(_ value: TableValue) {
    items =
      value.text.map { $0.split(separator: "#", omittingEmptySubsequences: false).map(String.init) } ?? []
  }

  /// Whether there is no word.
  public var isEmpty: Bool { items.isEmpty }
  /// The list as a cell of a table; NULL for an empty one.
  public var value: TableValue { items.isEmpty ? .null : .string(description) }

  /// Whether the word is in the list, in upper or lower case, as `ivo_hashlist_has` of ADQL tells.
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
  /// The words with `#` between them.
  public var description: String { items.joined(separator: "#") }
  /// Makes a list of a text with `#` between the words.
  public init(stringLiteral value: String) { self.init(TableValue.string(value)) }
}
