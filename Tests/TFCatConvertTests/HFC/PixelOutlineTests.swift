import TFCatTestSupport
import Testing

@testable import PlanarGeometry
@testable import TFCatConvert

@Suite struct PixelOutlineTests {
  let geos: GEOS

  init() throws { geos = try GEOS() }

  private func outline(_ codes: String, widens: Bool = true) throws -> PixelOutline? {
    let pixels = try #require(try ChainCode(codes).path(from: Pixel(x: 10, y: 10))?.pixels)
    return try PixelOutline(pixels, geos: geos, widens: widens)
  }

  @Test func soundContourStaysAsItIs() throws {
    let outline = try #require(try outline("444222000666"))
    #expect(outline.polygons.count == 1)
    #expect(outline.polygons.first?.exterior.count == 13)
    #expect(!outline.touchesItself)
    #expect(!outline.isWidened)
  }

  @Test func singlePixelIsASquare() throws {
    for codes in ["", "04"] {
      let outline = try #require(try outline(codes))
      #expect(outline.isWidened)
      #expect(geos.isValid(outline.polygons) == true)
    }
    let square = try #require(try outline("")?.polygons.first)
    #expect(area(square) == 1)
  }

  @Test func armWithoutAreaIsOnePixelWide() throws {
    // Three pixels down and back.
    let outline = try #require(try outline("222666"))
    #expect(outline.isWidened)
    #expect(!outline.touchesItself)
    #expect(outline.polygons.count == 1)
    #expect(outline.polygons.first.map(area) == 3)
    #expect(try self.outline("222666", widens: false) == nil)
    let level = try #require(try self.outline("444000"))
    #expect(level.polygons.first?.exterior.map(\.y).max() == 10.5)
  }

  @Test func spurOfABlockStays() throws {
    // A block of 3 x 3 steps with an arm that goes up from its left upper corner.
    let outline = try #require(try outline("666222" + "444222000666"))
    #expect(outline.isWidened)
    #expect(outline.touchesItself)
    #expect(outline.polygons.count == 1)
    let polygon = try #require(outline.polygons.first)
    #expect(polygon.exterior.map(\.y).max() == 13)
    #expect(geos.isValid(outline.polygons) == true)
    // The block, the arm, and the quarter of the joint that is outside of both.
    #expect(area(polygon) == 9 + 3 + 0.25)
  }

  @Test func blocksThatMeetInAPixelAreJoined() throws {
    // From the pixel in the middle around one block, then around the other.
    let codes = "442200" + "66" + "006644" + "22"
    let outline = try #require(try outline(codes))
    #expect(outline.touchesItself)
    #expect(outline.isWidened)
    #expect(outline.polygons.count == 1)
    #expect(geos.isValid(outline.polygons) == true)
    let apart = try #require(try self.outline(codes, widens: false))
    #expect(apart.polygons.count == 2)
    #expect(!apart.isWidened)
    #expect(geos.isValid(apart.polygons) == true)
  }

  @Test func crossingEdgesAreLeftToGEOS() throws {
    // A bow tie that crosses itself between four pixels.
    let ring = try #require(try ChainCode("5272").path(from: Pixel(x: 10, y: 10))?.pixels)
    #expect(PixelLoops(ring) == nil)
    let outline = try #require(try outline("5272"))
    #expect(outline.touchesItself)
    #expect(geos.isValid(outline.polygons) == true)
    #expect(try self.outline("5272", widens: false)?.polygons.count == 2)
  }

  @Test func loopsThatTurnTheOtherWayAreHoles() throws {
    // Around a block of 4 x 4 steps, then by one step inwards and around one of 2 x 2 the other way.
    let codes = "4444222200006666" + "3" + "22446600" + "7"
    let outline = try #require(try outline(codes))
    #expect(outline.polygons.count == 1)
    #expect(outline.polygons.first?.holes.count == 1)
    #expect(geos.isValid(outline.polygons) == true)
    // The joints at both ends of the inward step add three quarters outside and one quarter in the hole.
    #expect(outline.polygons.first.map(area) == 12 + 0.75 + 0.25)
  }

  @Test func loopsAndArmsOfOneWalk() throws {
    let ring = try #require(
      try ChainCode("666222" + "444222000666").path(from: Pixel(x: 10, y: 10))?.pixels)
    let parts = try #require(PixelLoops(ring))
    #expect(parts.loops.map(\.count) == [13])
    #expect(parts.arms.map(\.to) == [Pixel(x: 10, y: 13)])
    #expect(parts.arms.map(\.from) == [Pixel(x: 10, y: 10)])
    #expect(parts.joints == [Pixel(x: 10, y: 10)])
  }

  /// What is taken for a simple ring at first sight is one loop without arms to the walk that takes chains
  /// apart, and the other way round.
  @Test func simpleRingsAreLoopsWithoutArms() throws {
    var random = SeededNumbers(1)
    var (simple, others) = (0, 0)
    for _ in 0..<20_000 {
      let codes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        String(Int.random(in: 0...7, using: &random))
      }
      let path = try #require(try ChainCode(codes.joined()).path(from: Pixel(x: 10, y: 10)))
      let gap = path.displacement
      guard max(abs(gap.dx), abs(gap.dy)) <= 1 else { continue }
      let ring = gap == (0, 0) && path.pixels.count > 1 ? path.pixels : path.pixels + [path.pixels[0]]
      let loops = PixelLoops(ring)
      #expect(path.isSimpleRing == (loops?.loops.count == 1 && loops?.arms.isEmpty == true), "\(codes)")
      if path.isSimpleRing { simple += 1 } else { others += 1 }
    }
    #expect(simple > 100 && others > 100)
  }

  @Test func mirroredPathsGoToTheOtherSide() throws {
    let path = try #require(try ChainCode("44455").path(from: Pixel(x: 10, y: 10)))
    let clockwise = try ChainCode("44455", convention: .hfcClockwise).path(from: Pixel(x: 10, y: 10))
    #expect(path.mirrored.pixels == clockwise?.pixels)
    #expect(path.mirrored.columns == clockwise?.columns)
    #expect(path.mirroredColumns == clockwise?.columns)
    #expect(path.mirrored.rows == clockwise?.rows)
  }

  /// Random walks that return to their start, whatever they do between.
  @Test func whateverTheChainIsValid() throws {
    var random = SeededNumbers(1)
    for _ in 0..<300 {
      let codes = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        UInt8.random(in: 0...7, using: &random)
      }
      var back = codes.map { ($0 + 4) % 8 }
      back.shuffle(using: &random)
      let text = (codes + back).map(String.init).joined()
      let outline = try #require(try outline(text), "\(text)")
      #expect(geos.isValid(outline.polygons) == true, "\(text)")
      if let apart = try self.outline(text, widens: false) {
        #expect(geos.isValid(apart.polygons) == true, "\(text)")
      }
    }
  }

  @Test func straightVerticesGo() throws {
    let polygon = try #require(try outline("444222000666")?.polygons.first)
    let corners = polygon.withoutStraightVertices
    #expect(corners.exterior.count == 5)
    #expect(corners.exterior.first == corners.exterior.last)
    #expect(area(corners) == area(polygon))
    // Starting in the middle of an edge.
    let middle = try #require(try outline("4422200000666444")?.polygons.first)
    #expect(area(middle.withoutStraightVertices) == area(middle))
    #expect(middle.withoutStraightVertices.exterior.count == 5)
  }

  private func area(_ polygon: PlanePolygon) -> Double {
    polygon.rings.enumerated().reduce(0) { sum, ring in
      let area =
        zip(ring.element, ring.element.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
      return sum + (ring.offset == 0 ? abs(area) : -abs(area))
    }
  }
}
