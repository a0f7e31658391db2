/// How many slips of the pen lie between two spellings: a letter too many, one missing, one wrong, or two
/// neighbours exchanged.
enum UCDEditDistance {
  /// - Returns: the distance, or nil when it is greater than `limit`.
  static func between(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    // Three rows of the table are enough; the one before the previous is for exchanged neighbours.
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      guard current.contains(where: { $0 <= limit }) else { return nil }
      (beforePrevious, previous) = (previous, current)
    }
    guard let distance = previous.last, distance <= limit else { return nil }
    return distance
  }
}
