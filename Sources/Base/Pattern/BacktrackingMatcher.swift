/// Tries one way through a pattern after the other and remembers what groups have taken: what backreferences
/// need. Some patterns have more ways than anybody can try, so that it gives up after a number of steps.
struct BacktrackingMatcher {
  private let program: PatternProgram
  private let text: [UInt32]
  private var steps = 0

  private static let greatestSteps = 2_000_000
  private static let greatestOpen = 100_000

  /// A way that is open: where it stands, and what it remembers.
  private struct Way {
    var instruction = 0
    var position: Int
    /// Starts and ends of groups, -1 for none.
    var groups: [Int]
    /// Where the current round of each repetition began.
    var rounds: [Int]
  }

  init(_ program: PatternProgram, _ text: [UInt32]) {
    self.program = program
    self.text = text
  }

  /// The starts and ends of the groups of the first match, -1 for none; those of the whole come first.
  mutating func firstMatch() -> Pattern.Search<[Int]> {
    for start in 0...text.count {
      let way = Way(
        position: start, groups: Array(repeating: -1, count: 2 * program.groupCount + 2),
        rounds: Array(repeating: -1, count: program.roundCount))
      if let found = run(0, way) {
        var groups = found.groups
        groups[0] = start
        groups[1] = found.position
        return .found(groups)
      }
      if steps > Self.greatestSteps { return .tooLong }
    }
    return .nothing
  }

  /// The first way that leads through a part.
  private mutating func run(_ index: Int, _ first: Way) -> Way? {
    let part = program.parts[index]
    var open = [first]
    while var way = open.popLast() {
      way: while true {
        steps += 1
        if steps > Self.greatestSteps { return nil }
        switch part.instructions[way.instruction] {
        case .character(let set):
          let at = part.isBackward ? way.position - 1 : way.position
          guard text.indices.contains(at), program.sets[set].contains(text[at]) else { break way }
          way.position += part.isBackward ? -1 : 1
        case .fork(let one, let other):
          var second = way
          second.instruction = other
          open.append(second)
          if open.count > Self.greatestOpen { steps = .max / 2 }
          way.instruction = one
          continue
        case .jump(let target):
          way.instruction = target
          continue
        case .start: if way.position != 0 { break way }
        case .end: if way.position != text.count { break way }
        case .wordBoundary(let isNegated): if text.isWordBoundary(way.position) == isNegated { break way }
        case .look(let part, let isNegated):
          var inner = way
          inner.instruction = 0
          let found = run(part, inner)
          if (found != nil) == isNegated { break way }
          if let found { way.groups = found.groups }
        case .save(let slot): way.groups[slot] = way.position
        case .forget(let groups):
          for group in groups {
            way.groups[2 * group] = -1
            way.groups[2 * group + 1] = -1
          }
        case .backreference(let groups):
          guard takeReference(groups, &way, isBackward: part.isBackward) else { break way }
        case .beginRound(let slot): way.rounds[slot] = way.position
        case .endRound(let slot): if way.rounds[slot] == way.position { break way }
        case .match: return way
        }
        way.instruction += 1
      }
    }
    return nil
  }

  /// A group that took nothing part is found everywhere.
  private func takeReference(_ groups: [Int], _ way: inout Way, isBackward: Bool) -> Bool {
    let ends = way.groups
    let isTaken = { (group: Int) in ends[2 * group] >= 0 && ends[2 * group + 1] >= ends[2 * group] }
    guard let group = groups.first(where: isTaken) else { return true }
    let taken = text[way.groups[2 * group]..<way.groups[2 * group + 1]]
    let start = isBackward ? way.position - taken.count : way.position
    guard start >= 0, start + taken.count <= text.count, text[start..<(start + taken.count)] == taken else {
      return false
    }
    way.position = isBackward ? start : start + taken.count
    return true
  }
}
