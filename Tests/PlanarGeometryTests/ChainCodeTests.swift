import PlanarGeometry
import Testing

@Suite struct ChainCodeTests {
  @Test func stepsOfHFC() throws {
    // Left, left down, down, right down, right, right up, up, left up: y grows upwards.
    let chain = try ChainCode("01234567")
    let expected = [(0, 0), (-1, 0), (-2, -1), (-2, -2), (-1, -3), (0, -3), (1, -2), (1, -1), (0, 0)]
    let path = try #require(chain.path(from: Pixel(x: 0, y: 0)))
    #expect(path.pixels == expected.map { Pixel(x: $0.0, y: $0.1) })
    #expect(path.displacement == (0, 0))
    #expect((path.columns, path.rows) == (-2...1, -3...0))
  }

  @Test func clockwiseMirrorsX() throws {
    for code in UInt8(0)...7 {
      let (hfc, clockwise) = (
        ChainCode.Convention.hfc.step(code), ChainCode.Convention.hfcClockwise.step(code)
      )
      #expect(clockwise == (-hfc.dx, hfc.dy))
    }
  }

  @Test func freemanStartsAtTheOtherSide() throws {
    #expect(
      try ChainCode("0", convention: .freeman).path(from: Pixel(x: 5, y: 5))?.pixels.last == Pixel(x: 6, y: 5)
    )
    #expect(
      try ChainCode("2", convention: .freeman).path(from: Pixel(x: 5, y: 5))?.pixels.last == Pixel(x: 5, y: 6)
    )
    #expect(
      try ChainCode("7", convention: .freeman).path(from: Pixel(x: 5, y: 5))?.pixels.last == Pixel(x: 6, y: 4)
    )
  }

  @Test func blanksArePassedOver() throws {
    #expect(try ChainCode(" 44\n2 2\r\n00\t66 ").codes == [4, 4, 2, 2, 0, 0, 6, 6])
    #expect(try ChainCode("").path(from: Pixel(x: 1, y: 2))?.pixels == [Pixel(x: 1, y: 2)])
  }

  @Test(arguments: [("448", "8", 2), ("-4", "-", 0), ("44é", "é", 2), ("4,4", ",", 1)])
  func otherCharactersAreNamed(_ text: String, _ character: Character, _ offset: Int) {
    #expect(throws: ChainCodeError(character: character, offset: offset)) { try ChainCode(text) }
  }

  @Test func startsBeyondReasonAreRefused() throws {
    #expect(try ChainCode("4").path(from: Pixel(x: .max, y: 0)) == nil)
    #expect(try ChainCode("2").path(from: Pixel(x: 0, y: .min)) == nil)
  }
}
