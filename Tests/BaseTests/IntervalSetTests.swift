import Base
import Testing

@Suite struct IntervalSetTests {
  @Test func theShortestGapsAreClosedFirst() {
    let set = IntervalSet([0...1, 3...4, 5...6, 9...10])
    #expect(set.coarsened(to: 4) == set && set.coarsened(to: 9) == set)
    #expect(set.coarsened(to: 3).intervals == [0...1, 3...6, 9...10])
    #expect(set.coarsened(to: 2).intervals == [0...6, 9...10])
    #expect(set.coarsened(to: 1).intervals == [0...10])
  }

  /// What is gathered is what is there, in whatever order it comes.
  @Test(arguments: 1...4) func gatheringIsAUnion(seed: UInt64) {
    var state = seed
    func number() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40)
    }
    let stretches = (0..<10_000).map { _ in
      let start = number()
      return start...(start + number() / 1e5)
    }
    var gatherer = IntervalGatherer(gap: 1, atMost: 20_000)
    var backwards = IntervalGatherer(gap: 1, atMost: 20_000)
    for stretch in stretches { gatherer.add(stretch) }
    for stretch in stretches.reversed() { backwards.add(stretch) }
    #expect(gatherer.set == IntervalSet(stretches, gap: 1) && backwards.set == gatherer.set)
    var few = IntervalGatherer(gap: 0, atMost: 5)
    for stretch in stretches { few.add(stretch) }
    #expect(few.set.intervals.count <= 5 && few.set.hull == IntervalSet(stretches).hull)
    #expect(stretches.allSatisfy { few.set.contains($0.lowerBound) && few.set.contains($0.upperBound) })
  }
}
