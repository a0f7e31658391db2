/// Words that may have been meant.
package enum Spelling {
  /// The word with the fewest changes to another, if they are few; case does not count.
  package static func nearest(to word: String, among words: [String]) -> String? {
    let written = Array(word.lowercased())
    let limit = written.count < 4 ? 1 : max(2, written.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(written, Array(candidate.lowercased()))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard abs(left.count - right.count) < 40, left.count < 200, right.count < 200 else { return .max }
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = a == b ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[right.count]
  }
}
