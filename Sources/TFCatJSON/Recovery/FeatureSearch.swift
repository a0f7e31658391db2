/// What is known of the places where features start, by which reading finds its way again.
struct FeatureSearch {
  /// Whether a feature ends the arrays around it that only a forgotten bracket explains.
  let isTrusting: Bool
  /// Whether such a feature was met, although the grammar allows it.
  private(set) var metSuspect = false
  /// From here on no feature starts: the search is not done twice.
  private var noneFrom = Int.max

  init(isTrusting: Bool) { self.isTrusting = isTrusting }

  /// Notes a feature that stands where only a forgotten bracket explains it.
  ///
  /// - Returns: whether to read it so.
  mutating func meetSuspect() -> Bool {
    metSuspect = true
    return isTrusting
  }

  /// The first feature from an offset on.
  mutating func start(in text: DamagedText, from start: Int) -> Int? {
    guard start < noneFrom else { return nil }
    for offset in start..<max(start, text.end) where text.isFeatureStart(offset) { return offset }
    noneFrom = start
    return nil
  }

  /// Whether reading may go back to a feature whose brackets do not add up, which it does but once.
  mutating func mayGoBack(to start: Int) -> Bool {
    guard start < noneFrom else { return false }
    noneFrom = start
    return true
  }
}

/// The search for the ends of comments.
struct CommentSearch {
  /// From here on no comment ends: the search is not done twice.
  private var noneFrom = Int.max

  /// Where the comment ends that has started before an offset; `nil` if it does not.
  mutating func end(in text: DamagedText, from start: Int) -> Int? {
    guard start < noneFrom else { return nil }
    var offset = start
    while offset + 1 < text.end {
      if text[offset] == UInt8(ascii: "*"), text[offset + 1] == UInt8(ascii: "/") { return offset + 2 }
      offset += 1
    }
    noneFrom = start
    return nil
  }
}
