/// Follows all ways through a pattern at once, one character at a time: no pattern makes it slower than the
/// text's length times the pattern's. It cannot follow backreferences, for which it would have to remember
/// each way.
struct ParallelMatcher {
  private let program: PatternProgram
  private let text: [UInt32]
  /// What the parts found where they were asked before: 1 for found, 2 for not.
  private var answers: [[UInt8]]
  private(set) var steps = 0

  /// Parts inside parts multiply; more than this nobody waits for.
  static let greatestSteps = 200_000_000

  init(_ program: PatternProgram, _ text: [UInt32]) {
    self.program = program
    self.text = text
    answers = Array(repeating: [], count: program.parts.count)
  }

  mutating func isFound() -> Bool? {
    let result = run(0, from: 0, isSearch: true)
    return steps > Self.greatestSteps ? nil : result
  }

  /// The instructions at which ways through a part stand.
  private typealias Ways = OpenWays<Int>

  /// - Parameter isSearch: whether a match may begin anywhere from `offset` on.
  private mutating func run(_ index: Int, from offset: Int, isSearch: Bool) -> Bool {
    let part = program.parts[index]
    var ways = Ways(part.instructions.count)
    var next = Ways(part.instructions.count)
    var stack: [Int] = []
    var position = offset
    if follow(0, at: position, part, &ways, &stack) { return true }
    while steps <= Self.greatestSteps {
      if ways.list.isEmpty, !isSearch { return false }
      let at = part.isBackward ? position - 1 : position
      guard text.indices.contains(at) else { return false }
      let codePoint = text[at]
      position = part.isBackward ? position - 1 : position + 1
      next.clear()
      steps += ways.list.count + 1
      for instruction in ways.list {
        guard case .character(let set) = part.instructions[instruction], program.sets[set].contains(codePoint)
        else { continue }
        if follow(instruction + 1, at: position, part, &next, &stack) { return true }
      }
      if isSearch, follow(0, at: position, part, &next, &stack) { return true }
      swap(&ways, &next)
    }
    return false
  }

  /// Goes on from an instruction up to those that want a character.
  ///
  /// - Returns: whether the end of the part is reached.
  private mutating func follow(
    _ first: Int, at position: Int, _ part: PatternProgram.Part, _ ways: inout Ways, _ stack: inout [Int]
  ) -> Bool {
    stack.append(first)
    while let instruction = stack.popLast() {
      guard ways.visit(instruction) else { continue }
      steps += 1
      switch part.instructions[instruction] {
      case .character: ways.list.append(instruction)
      case .fork(let one, let other):
        stack.append(other)
        stack.append(one)
      case .jump(let target): stack.append(target)
      case .start: if position == 0 { stack.append(instruction + 1) }
      case .end: if position == text.count { stack.append(instruction + 1) }
      case .wordBoundary(let isNegated):
        if text.isWordBoundary(position) != isNegated { stack.append(instruction + 1) }
      case .look(let part, let isNegated):
        if answer(of: part, at: position) != isNegated { stack.append(instruction + 1) }
      case .save, .forget, .backreference, .beginRound, .endRound: stack.append(instruction + 1)
      case .match:
        stack.removeAll(keepingCapacity: true)
        return true
      }
    }
    return false
  }

  /// Whether an assertion's inside is found at a place.
  mutating func answer(of part: Int, at position: Int) -> Bool {
    if answers[part].isEmpty { answers[part] = Array(repeating: 0, count: text.count + 1) }
    if answers[part][position] == 0 {
      answers[part][position] = run(part, from: position, isSearch: false) ? 1 : 2
    }
    return answers[part][position] == 1
  }
}

extension [UInt32] {
  /// Whether a word begins or ends at a place (ECMA-262, section 22.2.2.4).
  func isWordBoundary(_ position: Int) -> Bool {
    let before = position > 0 && CodePointSet.word.contains(self[position - 1])
    let after = position < count && CodePointSet.word.contains(self[position])
    return before != after
  }
}
