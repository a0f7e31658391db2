/// The tables of words, split on first use and searched by halves.
enum UCDVocabulary {
  /// A word that has left the list, and the UCD to write instead.
  struct Deprecation: Sendable {
    let name: String
    let replacement: String
  }

  static let words: [UCDWord] = pairs(of: UCDWordTable.lines).compactMap { code, name in
    guard let letter = code.first, let syntaxCode = UCDSyntaxCode(rawValue: letter) else { return nil }
    return UCDWord(name: String(name), syntaxCode: syntaxCode)
  }

  /// The bytes of the words in lower case, in the order of `words`; only guessing needs them.
  static let keys: [[UInt8]] = words.map { Array($0.name.lowercased().utf8) }

  static let deprecations: [Deprecation] = pairs(of: UCDDeprecatedTable.lines).map { old, new in
    Deprecation(name: String(old), replacement: String(new))
  }

  static func word(named name: String) -> UCDWord? {
    search(words, for: name) { $0.name }
  }

  static func deprecation(named name: String) -> Deprecation? {
    search(deprecations, for: name) { $0.name }
  }

  private static func pairs(of table: String) -> [(Substring, Substring)] {
    table.parts(by: "\n").compactMap { line in
      let columns = line.parts(by: " ")
      return columns.count == 2 ? (columns[0], columns[1]) : nil
    }
  }

  private static func search<Entry>(
    _ entries: [Entry], for name: String, key: (Entry) -> String
  ) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let order = compareIgnoringCase(key(entries[middle]), name)
      if order == 0 { return entries[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The sign of the comparison of two names by their lower-case ASCII bytes, the order of the tables.
  private static func compareIgnoringCase(_ left: String, _ right: String) -> Int {
    var rightBytes = right.utf8.makeIterator()
    for leftByte in left.utf8 {
      guard let rightByte = rightBytes.next() else { return 1 }
      let difference = Int(leftByte.asciiLowercased) - Int(rightByte.asciiLowercased)
      if difference != 0 { return difference }
    }
    return rightBytes.next() == nil ? 0 : -1
  }
}

extension UInt8 {
  fileprivate var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
