/// A pattern of ECMA-262, section 22.2, as it was parsed. Whether a quantifier is greedy makes no difference
/// where nothing but the existence of a match is asked for.
indirect enum PatternNode: Sendable {
  case empty
  case character(CodePointSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// - Parameter groups: the capturing groups inside, which each round starts anew.
  case repetition(PatternNode, least: Int, most: Int?, groups: Range<Int>)
  case group(PatternNode, index: Int)
  /// To the groups of one name, of which at most one takes part in a match.
  case backreference([Int])
  case start
  case end
  case wordBoundary(isNegated: Bool)
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
}
