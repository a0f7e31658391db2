/// The ways through a pattern that are open at a place of the text, with no two at the same instruction.
struct OpenWays<Way> {
  var list: [Way] = []
  /// The round in which an instruction was last put on the list, so that clearing costs nothing.
  private var rounds: [Int]
  private var round = 1

  /// - Parameter count: how many instructions there are.
  init(_ count: Int) { rounds = Array(repeating: 0, count: count) }

  mutating func clear() {
    list.removeAll(keepingCapacity: true)
    round += 1
  }

  /// Whether the instruction was not there yet.
  mutating func visit(_ instruction: Int) -> Bool {
    if rounds[instruction] == round { return false }
    rounds[instruction] = round
    return true
  }
}
