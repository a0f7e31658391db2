import PlanarGeometry
import TFCatTestSupport
import Testing

@testable import SolarRegions

/// Chains that are drawn by hand, and the lines around their pixels.
@Suite struct PixelFeatureTests {
  private func feature(_ chain: String, x: Int = 10, y: Int = 20) throws -> PixelFeature {
    var feature = PixelFeature()
    try feature.trace(chain, from: Pixel(x: x, y: y))
    return feature
  }

  /// Twice the area inside the outline, positive counter-clockwise.
  private func area(_ outline: [SIMD2<Double>]) -> Double { LimbClipper.area(outline) }

  @Test func onePixelIsASquare() throws {
    let feature = try feature("")
    #expect(feature.pixelCount == 1)
    #expect(Set(feature.outline) == [[9.5, 19.5], [10.5, 19.5], [10.5, 20.5], [9.5, 20.5]])
    #expect(area(feature.outline) == 1)
  }

  @Test(arguments: ["444666000222", "666444222000", "222000666444"])
  func aSquareInAnyDirection(_ chain: String) throws {
    let feature = try feature(chain)
    #expect(feature.pixelCount == 16)
    #expect(feature.outline.count == 4)
    #expect(area(feature.outline) == 16)
  }

  @Test func aLineIsOnePixelWide() throws {
    let feature = try feature("4444400000")
    #expect(feature.pixelCount == 6)
    #expect(area(feature.outline) == 6)
  }

  @Test func pixelsThatTouchByACornerStayTogether() throws {
    let feature = try feature("5511")
    #expect(feature.pixelCount == 3)
    // Each of four corners of the background is cut off.
    #expect(abs(area(feature.outline) - 3.02) < 1e-12)
    #expect(Set(feature.outline).count == feature.outline.count)
  }

  @Test func holesAreFilled() throws {
    // A ring around nothing: what the chain encloses belongs to the feature.
    let feature = try feature("4444666600002222")
    #expect(feature.pixelCount == 25)
  }

  @Test func aRingOfCornersEnclosesWhatIsInside() throws {
    // Right up, left up, left down, right down: four pixels around one.
    let feature = try feature("5713")
    #expect(feature.pixelCount == 5)
  }

  @Test func aGapOfOneStepIsClosed() throws {
    let count = try feature("44466600022").pixelCount
    #expect(count == 16)
  }

  @Test func aChainMayRunOnPastItsStart() throws {
    let count = try feature("44466600022244").pixelCount
    #expect(count == 16)
  }

  @Test func aChainMayBeginInside() throws {
    // To the left, and round a square.
    let count = try feature("00222444466660000222").pixelCount
    #expect(count == 25)
  }

  @Test func aWiderGapIsNamed() {
    #expect(throws: SolarRegionFault.openChain(gap: 3)) { try feature("444666000") }
    #expect(throws: SolarRegionFault.openChain(gap: 4)) { try feature("4444") }
  }

  @Test func aCharacterThatIsNoCodeIsNamed() {
    #expect(throws: SolarRegionFault.notACode("8", offset: 2)) { try feature("448") }
    #expect(throws: SolarRegionFault.notACode("é", offset: 1)) { try feature("4é") }
  }

  @Test func blanksBetweenCodesDoNotCount() throws {
    let count = try feature("444 666\n000222").pixelCount
    #expect(count == 16)
  }

  @Test func chainsOverMorePixelsThanAnyImageHas() {
    let far = String(repeating: "5", count: 20_000) + String(repeating: "1", count: 20_000)
    #expect(throws: SolarRegionFault.tooLarge) { try feature(far) }
  }

  @Test func nothingIsLeftOfTheChainBefore() throws {
    var feature = PixelFeature()
    try feature.trace("4444666600002222", from: Pixel(x: 0, y: 0))
    #expect(throws: SolarRegionFault.self) { try feature.trace("66666", from: Pixel(x: 0, y: 0)) }
    try feature.trace("444666000222", from: Pixel(x: 3, y: 3))
    #expect(feature.pixelCount == 16)
  }

  /// The pixels of any closed chain, as a flood from outside finds them.
  @Test func theOutlineIsThatOfAFlood() throws {
    var numbers = SeededNumbers(7)
    for _ in 0..<300 {
      var codes = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
        Int.random(in: 0...7, using: &numbers)
      }
      // Each step is walked back in the end, so that the chain closes.
      codes += codes.shuffled(using: &numbers).map { ($0 + 4) % 8 }
      let chain = codes.map(String.init).joined()
      let feature = try feature(chain)
      #expect(feature.pixelCount == flood(codes), "\(chain)")
      #expect(Set(feature.outline).count == feature.outline.count, "\(chain)")
      let corners = Double(feature.pixelCount)
      #expect(
        area(feature.outline) >= corners && area(feature.outline) < corners + Double(codes.count), "\(chain)")
    }
  }

  private func flood(_ codes: [Int]) -> Int {
    let steps = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)]
    var place = (x: 0, y: 0)
    var chain: Set<[Int]> = [[0, 0]]
    for code in codes {
      place = (place.x + steps[code].0, place.y + steps[code].1)
      chain.insert([place.x, place.y])
    }
    let reach = codes.count + 2
    let (low, high) = (
      chain.reduce([reach, reach]) { [min($0[0], $1[0]), min($0[1], $1[1])] },
      chain.reduce([-reach, -reach]) { [max($0[0], $1[0]), max($0[1], $1[1])] }
    )
    let (width, height) = (high[0] - low[0] + 3, high[1] - low[1] + 3)
    var outside: Set<[Int]> = [[low[0] - 1, low[1] - 1]]
    var open = Array(outside)
    while let pixel = open.popLast() {
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        let next = [pixel[0] + dx, pixel[1] + dy]
        guard next[0] >= low[0] - 1, next[0] <= high[0] + 1, next[1] >= low[1] - 1, next[1] <= high[1] + 1,
          !chain.contains(next), outside.insert(next).inserted
        else { continue }
        open.append(next)
      }
    }
    return width * height - outside.count
  }
}
