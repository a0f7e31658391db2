/// The known word that a writer most likely meant by an unknown one.
package enum NearestWord {
  /// The one of `known` that differs from `word` only in case, blanks and punctuation, or by a slip or two of the
  /// fingers; `nil` where none is close or `word` is one of them.
  package static func suggestion(for word: String, in known: some Sequence<String>) -> String? {
    // A very long name is no misspelt word, and would take its time.
    guard word.utf8.count <= 64 else { return nil }
    let letters = folded(word)
    var best: (word: String, distance: Int)?
    for candidate in known {
      if candidate == word { return nil }
      let target = folded(candidate)
      let allowed = target.count < 4 ? 0 : target.count < 8 ? 1 : 2
      guard abs(target.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, target, limit: allowed)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Whether the two differ in nothing but case, blanks and punctuation.
  package static func isSpellingVariant(_ word: String, of known: String) -> Bool {
    word != known && word.utf8.count <= 64 && folded(word) == folded(known)
  }

  /// Letters and digits alone, in lower case; all of them where there are none.
  private static func folded(_ word: String) -> [UInt8] {
    let lower = word.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let letters = lower.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 >= 0x80 }
    return letters.isEmpty ? lower : letters
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one of the other; anything above `limit`
  /// may be too small.
  private static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int {
    if one == other { return 0 }
    if limit == 0 { return 1 }
    var beforeLast = [Int](repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for (column, target) in other.enumerated() {
        var value = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == target ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == target {
          value = min(value, beforeLast[column - 1] + 1)
        }
        current.append(value)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
