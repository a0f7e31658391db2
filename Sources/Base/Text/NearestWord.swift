/// The known word that a writer most likely meant by an unknown one.
package enum NearestWord {
  /// The one of `known` that differs from `word` only in case, blanks and punctuation, or by a slip or two of
  /// the fingers; `nil` where none is close or `word` is one of them.
  ///
  /// What it costs is bounded: words of more than 64 bytes are compared with nothing, and of the known words
  /// the first 4096 count. Words that are too short, too long or have other letters are passed over before
  /// any table is made.
  package static func suggestion(for word: String, in known: some Sequence<String>) -> String? {
    // A very long name is no misspelt word, and would take its time.
    guard word.utf8.count <= longestWord else { return nil }
    let letters = folded(word)
    let set = letterSet(letters)
    var best: (word: String, distance: Int)?
    for candidate in known.prefix(knownCount) {
      if candidate == word { return nil }
      guard candidate.utf8.count <= 2 * longestWord else { continue }
      let target = folded(candidate)
      let allowed = target.count < 4 ? 0 : target.count < 8 ? 1 : 2
      // A slip changes one letter for another: two of the set.
      guard (letterSet(target) ^ set).nonzeroBitCount <= 2 * allowed else { continue }
      // Only what is nearer than the best so far is of interest.
      let limit = min(allowed, (best?.distance ?? .max) - 1)
      if let distance = EditDistance.between(letters, target, atMost: limit) { best = (candidate, distance) }
    }
    return best?.word
  }

  private static let longestWord = 64
  private static let knownCount = 4096

  /// Which letters occur, as bits; several letters share one.
  private static func letterSet(_ letters: [UInt8]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// The one of `known` that a person most likely meant who typed `word`: an option, a column, a unit.
  ///
  /// Guesses more freely than `suggestion`, which speaks of words that may be right as they are: this word is
  /// known to be wrong. A word that was cut short means the only one that begins with it.
  package static func meant(by word: String, among known: some Collection<String>) -> String? {
    guard word.utf8.count <= longestWord else { return nil }
    let letters = folded(word)
    var best: (word: String, distance: Int)?
    for candidate in known.prefix(knownCount) where candidate != word {
      let target = folded(candidate)
      let shorter = min(letters.count, target.count)
      let allowed = shorter < 3 ? 0 : shorter < 5 ? 1 : max(2, shorter / 4)
      let limit = min(allowed, (best?.distance ?? .max) - 1)
      if let distance = EditDistance.between(letters, target, atMost: limit) { best = (candidate, distance) }
    }
    if let best { return best.word }
    guard letters.count > 2 else { return nil }
    let longer = known.prefix(knownCount).filter { folded($0).starts(with: letters) }
    return longer.count == 1 ? longer.first : nil
  }

  /// `; did you mean "lint"?`, to go on after a message about a word; empty where no known word is near.
  package static func hint(for word: String, among known: some Collection<String>) -> String {
    meant(by: word, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// Letters and digits alone, in lower case; all of them where there are none.
  private static func folded(_ word: String) -> [UInt8] {
    let lower = word.utf8.map(\.lowercased)
    let letters = lower.filter { $0.isLetterOrDigit || $0 >= 0x80 }
    return letters.isEmpty ? lower : letters
  }
}
