/// Finds the first match of a pattern and what its groups have taken. Follows all ways through the pattern at
/// once, in the order in which a reader would try them, so that no pattern makes it slower than the text's
/// length times the pattern's. Backreferences and groups inside assertions are left to `BacktrackingMatcher`.
struct CapturingMatcher {
  private let instructions: [PatternProgram.Instruction]
  private let sets: [CodePointSet]
  private let slotCount: Int
  private let text: [UInt32]
  /// What assertions ask for.
  private var looks: ParallelMatcher
  private var steps = 0

  /// A way that wants a character next, with the starts and ends of groups.
  private struct Way {
    var instruction: Int
    var groups: [Int]
  }

  /// What a reader would try first comes first.
  private typealias Ways = OpenWays<Way>

  init(_ program: PatternProgram, _ text: [UInt32]) {
    instructions = program.parts[0].instructions
    sets = program.sets
    slotCount = 2 * program.groupCount + 2
    self.text = text
    looks = ParallelMatcher(program, text)
  }

  /// The starts and ends of the groups of the first match, -1 for none; those of the whole come first.
  mutating func firstMatch() -> Pattern.Search<[Int]> {
    var ways = Ways(instructions.count)
    var next = Ways(instructions.count)
    var best: [Int]?
    for position in 0...text.count {
      if best == nil {
        var groups = Array(repeating: -1, count: slotCount)
        groups[0] = position
        best = follow(Way(instruction: 0, groups: groups), at: position, &ways)
      }
      guard position < text.count, best == nil || !ways.list.isEmpty else { break }
      next.clear()
      for way in ways.list {
        steps += 1
        guard case .character(let set) = instructions[way.instruction], sets[set].contains(text[position])
        else { continue }
        let onward = Way(instruction: way.instruction + 1, groups: way.groups)
        if let found = follow(onward, at: position + 1, &next) {
          // Ways that a reader would try later lead to no better match.
          best = found
          break
        }
      }
      swap(&ways, &next)
      if steps + looks.steps > ParallelMatcher.greatestSteps { return .tooLong }
    }
    return best.map { .found($0) } ?? .nothing
  }

  /// Goes on from an instruction up to those that want a character.
  ///
  /// - Returns: the groups where the end of the pattern is reached.
  private mutating func follow(_ first: Way, at position: Int, _ ways: inout Ways) -> [Int]? {
    var open = [first]
    while var way = open.popLast() {
      guard ways.visit(way.instruction) else { continue }
      steps += 1
      let instruction = instructions[way.instruction]
      way.instruction += 1
      switch instruction {
      case .character:
        way.instruction -= 1
        ways.list.append(way)
        continue
      case .fork(let one, let other):
        open.append(Way(instruction: other, groups: way.groups))
        way.instruction = one
      case .jump(let target): way.instruction = target
      case .start: if position != 0 { continue }
      case .end: if position != text.count { continue }
      case .wordBoundary(let isNegated): if text.isWordBoundary(position) == isNegated { continue }
      case .look(let part, let isNegated):
        if looks.answer(of: part, at: position) == isNegated { continue }
      case .save(let slot): way.groups[slot] = position
      case .forget(let groups):
        for slot in (2 * groups.lowerBound)..<(2 * groups.upperBound) { way.groups[slot] = -1 }
      case .backreference, .beginRound, .endRound: break
      case .match:
        way.groups[1] = position
        return way.groups
      }
      open.append(way)
    }
    return nil
  }
}
