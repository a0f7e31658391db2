extension JSONValue {
  /// The value as a message shows it: as it would stand in a file, long texts cut short, arrays and objects
  /// by their kind.
  package var shown: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.literal.cut(to: 40)
    case .string(let text): text.shown
    case .array, .object: kind
    }
  }

  /// The text of a string, a number or a truth value.
  package var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

extension String {
  /// The text in quotes, cut short where it is long.
  package var shown: String { "\"\(cut(to: 60))\"" }

  package func cut(to length: Int) -> String {
    // Counting bytes first keeps a text of megabytes from being walked along.
    guard utf8.count > length, let end = index(startIndex, offsetBy: length, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return "\(self[..<end])..."
  }
}

extension Sequence<String> {
  /// The words as a message lists them: `"a", "b" or "c"`; of many only the first few.
  package func listed(joiningWith conjunction: String = "or", atMost limit: Int = 8) -> String {
    var words = map(\.shown)
    guard words.count <= limit else { return "\(words.prefix(limit).joined(separator: ", ")) ..." }
    guard let last = words.popLast(), !words.isEmpty else { return map(\.shown).joined() }
    return "\(words.joined(separator: ", ")) \(conjunction) \(last)"
  }
}
