/// A pattern as instructions, which both matchers follow.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case character(Int)
    /// To go on at either place, rather at the first.
    case fork(Int, Int)
    case jump(Int)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    /// What another part of the pattern finds here.
    case look(part: Int, isNegated: Bool)
    case save(slot: Int)
    case forget(groups: Range<Int>)
    case backreference([Int])
    /// Notes where a round of a repetition begins; one that ends there again has led nowhere.
    case beginRound(Int)
    case endRound(Int)
    case match
  }

  /// The whole pattern or the inside of one assertion.
  struct Part: Sendable {
    var instructions: [Instruction] = []
    /// Whether the text is read from right to left, as what looks behind does.
    var isBackward = false
  }

  private(set) var parts: [Part] = []
  private(set) var sets: [CodePointSet] = []
  private(set) var roundCount = 0
  private(set) var hasBackreferences = false
  /// Whether groups stand in assertions.
  private(set) var hasGroupsInLooks = false
  let groupCount: Int
  private var size = 0

  private static let greatestSize = 300_000

  init(_ node: PatternNode, groupCount: Int) throws(Pattern.Fault) {
    self.groupCount = groupCount
    parts.append(Part())
    var setIndex: [CodePointSet: Int] = [:]
    try emit(node, to: 0, &setIndex)
    try append(.match, to: 0)
  }

  private mutating func append(_ instruction: Instruction, to part: Int) throws(Pattern.Fault) {
    size += 1
    guard size <= Self.greatestSize else {
      throw Pattern.Fault(message: "the pattern's repetitions are too large", offset: 0)
    }
    parts[part].instructions.append(instruction)
  }

  private func count(_ part: Int) -> Int { parts[part].instructions.count }

  private mutating func emit(
    _ node: PatternNode, to part: Int, _ setIndex: inout [CodePointSet: Int]
  ) throws(Pattern.Fault) {
    switch node {
    case .empty: break
    case .character(let set):
      let index = setIndex[set] ?? sets.count
      if index == sets.count {
        sets.append(set)
        setIndex[set] = index
      }
      try append(.character(index), to: part)
    case .sequence(let nodes):
      for node in parts[part].isBackward ? nodes.reversed() : nodes { try emit(node, to: part, &setIndex) }
    case .alternatives(let nodes):
      var ends: [Int] = []
      for (index, node) in nodes.enumerated() {
        let fork = count(part)
        let isLast = index == nodes.count - 1
        if !isLast { try append(.fork(fork + 1, 0), to: part) }
        try emit(node, to: part, &setIndex)
        guard !isLast else { break }
        ends.append(count(part))
        try append(.jump(0), to: part)
        parts[part].instructions[fork] = .fork(fork + 1, count(part))
      }
      for end in ends { parts[part].instructions[end] = .jump(count(part)) }
    case .repetition(let node, let least, let most, let isGreedy, let groups):
      try emitRepetition(node, least, most, isGreedy, groups, to: part, &setIndex)
    case .group(let node, let index):
      if part > 0 { hasGroupsInLooks = true }
      let isBackward = parts[part].isBackward
      try append(.save(slot: 2 * index + (isBackward ? 1 : 0)), to: part)
      try emit(node, to: part, &setIndex)
      try append(.save(slot: 2 * index + (isBackward ? 0 : 1)), to: part)
    case .backreference(let groups):
      hasBackreferences = true
      try append(.backreference(groups), to: part)
    case .start: try append(.start, to: part)
    case .end: try append(.end, to: part)
    case .wordBoundary(let isNegated): try append(.wordBoundary(isNegated: isNegated), to: part)
    case .look(let node, let isAhead, let isNegated):
      let inner = parts.count
      parts.append(Part(isBackward: !isAhead))
      try emit(node, to: inner, &setIndex)
      try append(.match, to: inner)
      try append(.look(part: inner, isNegated: isNegated), to: part)
    }
  }

  private mutating func emitRepetition(
    _ node: PatternNode, _ least: Int, _ most: Int?, _ isGreedy: Bool, _ groups: Range<Int>,
    to part: Int, _ setIndex: inout [CodePointSet: Int]
  ) throws(Pattern.Fault) {
    guard most != 0 else { return }
    func round(_ program: inout PatternProgram) throws(Pattern.Fault) {
      if !groups.isEmpty { try program.append(.forget(groups: groups), to: part) }
      let before = program.size
      try program.emit(node, to: part, &setIndex)
      // Without this a pattern that repeats nothing a million times would take its time.
      if program.size == before { try program.append(.jump(program.count(part) + 1), to: part) }
    }
    /// From a fork one goes into the next round, or to what follows.
    func setFork(_ fork: Int) {
      parts[part].instructions[fork] =
        isGreedy ? .fork(fork + 1, count(part)) : .fork(count(part), fork + 1)
    }
    for _ in 0..<least { try round(&self) }
    guard let most else {
      let slot = roundCount
      roundCount += 1
      let fork = count(part)
      try append(.fork(fork + 1, 0), to: part)
      try append(.beginRound(slot), to: part)
      try round(&self)
      try append(.endRound(slot), to: part)
      try append(.jump(fork), to: part)
      setFork(fork)
      return
    }
    var forks: [Int] = []
    for _ in 0..<max(0, most - least) {
      let slot = roundCount
      roundCount += 1
      forks.append(count(part))
      try append(.fork(count(part) + 1, 0), to: part)
      try append(.beginRound(slot), to: part)
      try round(&self)
      try append(.endRound(slot), to: part)
    }
    for fork in forks { setFork(fork) }
  }
}
