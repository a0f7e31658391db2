import Base
import Testing

@Suite struct StringNumbersTests {
  @Test func digitsAreFilledUp() {
    #expect(
      "7".zeroPadded(to: 3) == "007" && "1234".zeroPadded(to: 3) == "1234" && "".zeroPadded(to: 2) == "00")
  }

  @Test func countsHaveTheirNoun() {
    #expect(1.of("row") == "1 row" && 0.of("row") == "0 rows" && 2.of("row") == "2 rows")
    #expect(
      1.of("geometry", "geometries") == "1 geometry" && 3.of("geometry", "geometries") == "3 geometries")
  }
}
