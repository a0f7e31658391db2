import TFCatTestSupport
import Testing

@testable import CatalogueComparison

/// The pairs with the greatest sum.
@Suite struct AssignmentTests {
  /// The best of all ways to pair, found by trying them: the sum in 2^-30, then the number of pairs.
  private func best(_ candidates: [Assignment.Candidate]) -> (sum: Int64, count: Int) {
    func search(_ index: Int, _ first: Set<Int32>, _ second: Set<Int32>) -> (Int64, Int) {
      guard index < candidates.count else { return (0, 0) }
      let candidate = candidates[index]
      let without = search(index + 1, first, second)
      guard !first.contains(candidate.first), !second.contains(candidate.second) else { return without }
      var with = search(
        index + 1, first.union([candidate.first]), second.union([candidate.second]))
      with = (with.0 + quantity(candidate.weight), with.1 + 1)
      return max(with, without) { $0 < $1 }
    }
    return search(0, [], [])
  }

  private func max(
    _ one: (Int64, Int), _ other: (Int64, Int), _ isLess: ((Int64, Int), (Int64, Int)) -> Bool
  ) -> (Int64, Int) { isLess(one, other) ? other : one }

  private func quantity(_ weight: Double) -> Int64 { Int64((weight * 0x1p30).rounded()) }

  @Test func nothingIsLostAgainstTryingAllWays() {
    var random = SeededNumbers(1)
    for round in 0..<400 {
      let (rows, columns) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
      var candidates: [Assignment.Candidate] = []
      for row in 0..<rows {
        for column in 0..<columns where candidates.count < 14 && Bool.random(using: &random) {
          // Few different weights make many ties.
          let weight =
            round.isMultiple(of: 2)
            ? Double.random(in: 0.5...1, using: &random) : Double(Int.random(in: 2...4, using: &random)) / 4
          candidates.append(.init(first: Int32(row), second: Int32(column), weight: weight))
        }
      }
      let chosen = Assignment(candidates, firstCount: rows, secondCount: columns).chosen
      let pairs = chosen.map { candidates[$0] }
      #expect(Set(pairs.map(\.first)).count == pairs.count && Set(pairs.map(\.second)).count == pairs.count)
      let expected = best(candidates)
      #expect(pairs.reduce(0) { $0 + quantity($1.weight) } == expected.sum, "\(candidates)")
      #expect(pairs.count == expected.count, "\(candidates)")
    }
  }

  @Test func greedIsNotEnough() {
    // The best single pair, 0-0, leaves nothing to the others.
    let candidates: [Assignment.Candidate] = [
      .init(first: 0, second: 0, weight: 0.9), .init(first: 0, second: 1, weight: 0.8),
      .init(first: 1, second: 0, weight: 0.8),
    ]
    #expect(Assignment(candidates, firstCount: 2, secondCount: 2).chosen == [1, 2])
  }

  @Test func manyEventsThatAllCoverEachOther() {
    let count = 120
    var candidates: [Assignment.Candidate] = []
    for row in 0..<count {
      for column in 0..<count {
        let other = 0.5 + Double((row * column) % 7) / 20
        candidates.append(
          .init(first: Int32(row), second: Int32(column), weight: row == column ? 1 : other))
      }
    }
    let chosen = Assignment(candidates, firstCount: count, secondCount: count).chosen.map { candidates[$0] }
    #expect(chosen.count == count && chosen.allSatisfy { $0.first == $0.second })
  }
}
