/// A pattern of ECMA-262, section 22.2, as it was parsed.
indirect enum PatternNode: Sendable {
  case empty
  case character(CodePointSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// - Parameters:
  ///   - isGreedy: whether it takes as much as it can, and not as little.
  ///   - groups: the capturing groups inside, which each round starts anew.
  case repetition(PatternNode, least: Int, most: Int?, isGreedy: Bool, groups: Range<Int>)
  case group(PatternNode, index: Int)
  /// To the groups of one name, of which at most one takes part in a match.
  case backreference([Int])
  case start
  case end
  case wordBoundary(isNegated: Bool)
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
}
