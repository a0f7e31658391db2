import TFCatTestSupport
import Testing

@testable import Base

struct EditDistanceTests {
  private func distance(_ one: String, _ other: String, _ limit: Int) -> Int? {
    EditDistance.between(Array(one.utf8), Array(other.utf8), atMost: limit)
  }

  @Test func slipsAreCounted() {
    #expect(distance("flux", "flux", 0) == 0)
    #expect(distance("flux", "flx", 1) == 1)
    #expect(distance("flux", "fluxx", 1) == 1)
    #expect(distance("flux", "flax", 1) == 1)
    #expect(distance("flux", "fulx", 1) == 1)
    #expect(distance("kitten", "sitting", 3) == 3)
    #expect(distance("kitten", "sitting", 2) == nil)
    #expect(distance("", "ab", 2) == 2)
    #expect(distance("ab", "", 2) == 2)
    #expect(distance("", "", 0) == 0)
    #expect(distance("ab", "", 1) == nil)
  }

  /// The band of the table gives what the whole table gives.
  @Test func theBandIsEnough() {
    var generator = SeededNumbers(1)
    for _ in 0..<2000 {
      let one = (0..<Int.random(in: 0...9, using: &generator)).map { _ in UInt8.random(in: 0...2) }
      let other = (0..<Int.random(in: 0...9, using: &generator)).map { _ in UInt8.random(in: 0...2) }
      let exact = wholeTable(one, other)
      for limit in 0...4 {
        #expect(
          EditDistance.between(one, other, atMost: limit) == (exact <= limit ? exact : nil), "\(one) \(other)"
        )
      }
    }
  }

  private func wholeTable(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
    for row in 0...one.count {
      for column in 0...other.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let isSame = one[row - 1] == other[column - 1]
        var cost = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1,
          table[row - 1][column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row][column] = cost
      }
    }
    return table[one.count][other.count]
  }

  @Test func longWordsAreNotCompared() {
    let word = String(repeating: "a", count: EditDistance.longestWord + 1)
    #expect(distance(word, word, 1) == nil)
  }

  @Test func nearestWordsAreFound() {
    let known = ["peak_flux", "burst_type", "quality"]
    #expect(NearestWord.suggestion(for: "peakFlux", in: known) == "peak_flux")
    #expect(NearestWord.suggestion(for: "burts_type", in: known) == "burst_type")
    #expect(NearestWord.suggestion(for: "quality", in: known) == nil)
    #expect(NearestWord.suggestion(for: "nothing", in: known) == nil)
    #expect(NearestWord.suggestion(for: String(repeating: "q", count: 100_000), in: known) == nil)
  }

  /// What suggestions cost is bounded, however many words are known.
  @Test func onlyTheFirstKnownWordsCount() {
    let known = (0..<5000).map { "value_number_\($0)" }
    #expect(NearestWord.suggestion(for: "value_numbr_999", in: known) == "value_number_999")
    #expect(NearestWord.suggestion(for: "valuenumber4999", in: known) != "value_number_4999")
  }
}
