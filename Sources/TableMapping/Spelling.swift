import Base

/// Words that may have been meant.
package enum Spelling {
  /// The word with the fewest changes to another, if they are few; case does not count.
  package static func nearest(to word: String, among words: [String]) -> String? {
    let written = Array(word.lowercased())
    let limit = written.count < 4 ? 1 : max(2, written.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let limit = min(limit, (best?.distance ?? .max) - 1)
      if let distance = EditDistance.between(written, Array(candidate.lowercased()), atMost: limit) {
        best = (candidate, distance)
      }
    }
    return best?.word
  }
}
