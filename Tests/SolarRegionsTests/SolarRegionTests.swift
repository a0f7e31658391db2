import Base
import Foundation
import PlanarGeometry
import TFCat
import TFCatTestSupport
import Testing

@testable import SolarRegions

@Suite struct SolarRegionTests {
  private let time: Instant
  private let image = SolarImage(scaleX: 2, scaleY: 2, center: [512, 512], radius: 480)

  init() throws { time = try Instant(iso8601: "2005-04-02T01:35:03.426") }

  /// A chain around a rectangle of pixels, from its lower left one.
  private func box(_ width: Int, _ height: Int) -> String {
    String(repeating: "4", count: width - 1) + String(repeating: "6", count: height - 1)
      + String(repeating: "0", count: width - 1) + String(repeating: "2", count: height - 1)
  }

  private func region(
    _ chain: String, _ x: Int, _ y: Int, _ image: SolarImage? = nil, tolerance: Double = 0.019
  ) throws -> SolarRegion {
    try SolarRegion(
      chainCode: chain, startX: x, startY: y, in: .image(image ?? self.image), at: time, tolerance: tolerance)
  }

  /// Simple, counter-clockwise, finite, not too many vertices, and longitudes as they should be.
  private func check(_ region: SolarRegion, _ comment: Comment) {
    let polygon = SphericalPolygon(degrees: region.vertices)
    #expect(polygon.faults.isEmpty, comment)
    #expect((polygon.signedArea ?? -1) > 0, comment)
    #expect(region.vertexCount <= 1000 && region.vertexCount >= 3, comment)
    let isFinite = region.vertices.allSatisfy { $0.isFinite }
    #expect(isFinite, comment)
    for index in stride(from: 0, to: region.vertices.count, by: 2) {
      #expect((0..<360).contains(region.vertices[index]), comment)
      #expect((-90...90).contains(region.vertices[index + 1]), comment)
    }
    #expect(region.stcs.split(separator: " ").count == 2 + region.vertices.count, comment)
  }

  private func area(_ region: SolarRegion) -> Double {
    SphericalPolygon(degrees: region.vertices).signedArea ?? .nan
  }

  // MARK: Where the disc's centre is

  /// By sunpy 7.0 for the Earth: B0 and L0 of days with other distances.
  @Test func centreOfTheDisc() throws {
    var maker = SolarRegionMaker()
    let observer = try maker.observer(of: .map(SolarMap(columns: 1036, rows: 731)), at: time)
    #expect(abs(observer.latitude - -6.4813963) < 1e-6)
    // Without the light time from the image's distance.
    #expect(abs(observer.longitude - 254.2381714) < 1e-5)
    let image = SolarImage(scaleX: 1.98581, scaleY: 1.98581, center: [512.743, 512.471], radius: 488.779)
    let seen = try maker.observer(of: .image(image), at: time)
    #expect(abs(seen.longitude - 254.2372455) < 1e-6)
    #expect(abs(seen.distance - 212.50859703) < 1e-7)
  }

  @Test func theCubicOfTheEarthsPlaceIsAsGoodAsTheTheory() throws {
    var ephemeris = SolarEphemeris()
    for day in stride(from: 2_450_000.123, to: 2_462_000, by: 97.31) {
      let instant = try #require(Instant(jd1: day, scale: .tt))
      let found = ephemeris.direction(at: instant)
      let direction = try #require(found)
      let earth = EarthEphemeris.heliocentric(atJulianDate: day).position
      #expect(abs(direction.distance / (earth.length * 149_597_870.7 / 695_700) - 1) < 1e-9)
    }
  }

  @Test func anotherObserver() throws {
    var maker = SolarRegionMaker()
    var image = image
    image.viewpoint = .stonyhurst(longitude: 101.2, latitude: 1.35, distance: 144_556_422_457.4)
    let time = try Instant(iso8601: "2011-08-04T04:00:00")
    let observer = try maker.observer(of: .image(image), at: time)
    #expect(abs(observer.longitude - 35.6791974) < 1e-5)
    #expect(observer.latitude == 1.35)
    image.viewpoint = .carrington(longitude: -10, latitude: 2, distance: nil)
    let west = try maker.observer(of: .image(image), at: time)
    #expect(west.longitude == 350)
    image.viewpoint = .stonyhurst(longitude: 0, latitude: 91, distance: nil)
    let impossible = image
    #expect(throws: SolarRegionFault.self) {
      var maker = SolarRegionMaker()
      _ = try maker.observer(of: .image(impossible), at: time)
    }
  }

  // MARK: Shapes

  @Test func aSquareInTheMiddle() throws {
    let region = try region(box(20, 20), 503, 503, tolerance: 0)
    check(region, "square")
    #expect(region.pixelCount == 400)
    #expect(abs(area(region) / region.area - 1) < 1e-4)
    // Near the centre a pixel is its angle times the distance less one radius.
    let pixel = 2.0 / 3600 / 180 * Double.pi * (region.observer.distance - 1)
    #expect(abs(region.area / (400 * pixel * pixel) - 1) < 0.01)
    #expect(region.bounds.longitudeMin < region.observer.longitude)
    #expect(region.bounds.longitudeMax > region.observer.longitude)
    #expect(abs(region.bounds.latitudeMin + region.bounds.latitudeMax - 2 * region.observer.latitude) < 0.2)
  }

  @Test func onePixelALineAndADiagonal() throws {
    for chain in ["", "444444000000", "666666222222", "555555111111", "777333"] {
      let region = try region(chain, 600, 650)
      check(region, "\(chain)")
      #expect(region.partCount == 1)
    }
    let pixel = try self.region("", 600, 650)
    #expect(pixel.vertexCount == 4)
  }

  @Test func westIsToTheRightAndNorthIsUp() throws {
    let west = try region(box(10, 10), 700, 507)
    let north = try region(box(10, 10), 507, 700)
    #expect(west.bounds.longitudeMin > west.observer.longitude)
    #expect(north.bounds.latitudeMin > 5)
  }

  @Test func aMirroredImageHasTheSameRegion() throws {
    let plain = try region(box(12, 8), 700, 600, tolerance: 0)
    var mirrored = image
    mirrored.scaleX = -2
    // The pixels on the other side of the centre.
    let other = try region(box(12, 8), 1024 - 700 - 11, 600, mirrored, tolerance: 0)
    check(other, "mirrored")
    #expect(abs(plain.bounds.longitudeMin - other.bounds.longitudeMin) < 1e-6)
    #expect(abs(plain.bounds.latitudeMax - other.bounds.latitudeMax) < 1e-6)
    #expect(abs(plain.area - other.area) < 1e-12)
  }

  @Test func anImageThatStandsOnItsHead() throws {
    let plain = try region(box(12, 8), 700, 600, tolerance: 0)
    var turned = image
    turned.roll = 180
    let other = try region(box(12, 8), 1024 - 700 - 11, 1024 - 600 - 7, turned, tolerance: 0)
    check(other, "turned")
    #expect(abs(plain.bounds.longitudeMax - other.bounds.longitudeMax) < 1e-6)
    #expect(abs(plain.bounds.latitudeMin - other.bounds.latitudeMin) < 1e-6)
  }

  @Test func acrossTheMeridian() throws {
    var image = image
    image.viewpoint = .carrington(longitude: 0.2, latitude: 3, distance: nil)
    let region = try region(box(40, 40), 492, 492, image)
    check(region, "meridian")
    #expect(region.bounds.longitudeMin > 350 && region.bounds.longitudeMax < 10)
  }

  @Test func aPoleInside() throws {
    var image = image
    image.viewpoint = .carrington(longitude: 100, latitude: 7.2, distance: nil)
    let region = try region(box(60, 30), 482, 965, image)
    check(region, "pole")
    #expect(region.bounds.longitudeMin == 0 && region.bounds.longitudeMax == 360)
    #expect(region.bounds.latitudeMax == 90 && region.bounds.latitudeMin > 50)
    image.viewpoint = .carrington(longitude: 100, latitude: -7.2, distance: nil)
    let south = try self.region(box(60, 30), 482, 30, image)
    #expect(south.bounds.latitudeMin == -90)
  }

  // MARK: The limb

  @Test func beyondTheLimbThereIsNothing() {
    #expect(throws: SolarRegionFault.beyondLimb) { try region(box(10, 10), 1000, 1000) }
  }

  @Test func halfOffTheLimb() throws {
    let region = try region(box(40, 40), 972, 492, tolerance: 0)
    check(region, "half")
    #expect(region.shareBeyondLimb > 0.4 && region.shareBeyondLimb < 0.6)
    // The limb is 89.73 degrees from the centre of the disc, which is not on the equator.
    #expect(abs(region.bounds.longitudeMax - region.observer.longitude - 89.73) < 0.5)
    #expect(abs(area(region) / region.area - 1) < 0.01)
  }

  @Test func theWholeDisc() throws {
    let region = try region(box(1024, 1024), 0, 0)
    check(region, "disc")
    #expect(abs(region.area / (2 * .pi) - 1) < 0.01)
  }

  @Test func aLongStripAlongTheLimb() throws {
    let region = try region(box(8, 700), 870, 162)
    check(region, "one part")
  }

  @Test func twoPartsOfOneFeature() throws {
    // A thin bar across the corner between two places of the limb: its middle is beyond it.
    let image = SolarImage(scaleX: 2, scaleY: 2, center: [0, 0], radius: 480)
    // Down along x = 470, from y = 200 to -200: within the limb only where |y| < 97.
    let whole = try SolarRegion(
      chainCode: box(3, 401), startX: 470, startY: -200, in: .image(image), at: time)
    check(whole, "bar")
    #expect(whole.partCount == 1)
    // A frame around the disc's edge has parts at each side.
    let frame =
      String(repeating: "4", count: 900) + String(repeating: "6", count: 900)
      + String(repeating: "0", count: 900)
    let ring = frame + String(repeating: "2", count: 899)
    let filled = try SolarRegion(chainCode: ring, startX: -450, startY: -450, in: .image(image), at: time)
    check(filled, "frame")
    // A comb: teeth that reach onto the disc from beyond the limb.
    var comb = ""
    for _ in 0..<4 {
      comb += String(repeating: "0", count: 60) + "22" + String(repeating: "4", count: 60) + "22"
    }
    comb += "4" + String(repeating: "6", count: 16) + "0"
    let teeth = try SolarRegion(chainCode: comb, startX: 500, startY: 8, in: .image(image), at: time)
    check(teeth, "comb")
    #expect(teeth.partCount >= 4)
    #expect(abs(area(teeth) / teeth.area - 1) < 0.05)
  }

  /// The disc from the Earth and from L1 through the year, and with the limb of the chromosphere.
  @Test(arguments: [943.4, 959.6, 975.8, 990, 1010]) func discsSeenFromNearTheEarth(radius: Double) throws {
    let image = SolarImage(scaleX: 2, scaleY: 2, center: [512, 512], radius: radius / 2)
    check(try region(box(20, 20), 500, 500, image), "\(radius)")
  }

  /// A spacecraft near the Sun sees a larger disc.
  @Test func discsSeenFromElsewhere() throws {
    let image = SolarImage(
      scaleX: 2, scaleY: 2, center: [512, 512], radius: 1200,
      viewpoint: .stonyhurst(longitude: 40, latitude: 0, distance: nil))
    check(try region(box(20, 20), 500, 500, image), "near")
  }

  // MARK: What cannot be

  @Test func numbersThatCannotBe() {
    for (scaleX, scaleY, radius, center) in [
      (0.0, 2.0, 480.0, SIMD2(0.0, 0.0)), (.nan, 2, 480, [0, 0]), (2, .infinity, 480, [0, 0]),
      (2, 2, -1, [0, 0]), (2, 2, .nan, [0, 0]), (2, 2, 1e9, [0, 0]), (2, 2, 480, [.nan, 0]),
      (2e5, 2e5, 1, [0, 0]),
      // CDELT in degrees; R_SUN in arc seconds; R_SUN ten times as large.
      (0.000551614, 0.000551614, 488.779, [512, 512]), (1.98581, 1.98581, 970.6, [512, 512]),
      (1.98581, 1.98581, 4887, [512, 512]), (2, 2, 440, [512, 512]), (2, 2, 530, [512, 512]),
    ] {
      let image = SolarImage(scaleX: scaleX, scaleY: scaleY, center: center, radius: radius)
      #expect(throws: SolarRegionFault.self) { try region(box(3, 3), 10, 10, image) }
    }
    #expect(throws: SolarRegionFault.self) {
      try SolarRegion(
        chainCode: "", startX: 1, startY: 1, in: .map(SolarMap(columns: 0, rows: 5)), at: time)
    }
    #expect(throws: SolarRegionFault.self) {
      try SolarRegion(
        chainCode: "", startX: 1, startY: 5000, in: .map(SolarMap(columns: 1000, rows: 700)), at: time)
    }
  }

  // MARK: CHARM's map

  @Test func aPixelOfTheMap() throws {
    let map = SolarMap(columns: 1000, rows: 700)
    let region = try SolarRegion(
      chainCode: box(21, 11), startX: 490, startY: 345, in: .map(map), at: time, tolerance: 0)
    check(region, "map")
    // 21 columns of 0.16 degrees around the middle of the disc.
    let longitude = region.observer.longitude
    #expect(abs(region.bounds.longitudeMin - (longitude - 1.68)) < 1e-5)
    #expect(abs(region.bounds.longitudeMax - (longitude + 1.68)) < 1e-5)
    // Equal areas: each pixel has the same.
    let pixel = (160 * Double.pi / 180 / 1000) * (2 * 0.984807753 / 700)
    #expect(abs(region.area / (231 * pixel) - 1) < 1e-3)
  }

  // MARK: Any chain, anywhere

  @Test func regionsAreAlwaysSimple() throws {
    var numbers = SeededNumbers(11)
    var (count, nothing) = (0, 0)
    for round in 0..<400 {
      var codes = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
        Int.random(in: 0...7, using: &numbers)
      }
      codes += codes.shuffled(using: &numbers).map { ($0 + 4) % 8 }
      let chain = codes.map(String.init).joined()
      // About the limb, half of them.
      let angle = Double.random(in: 0..<(2 * .pi), using: &numbers)
      let distance =
        round % 2 == 0 ? Double.random(in: 470...490, using: &numbers) : .random(in: 0...480, using: &numbers)
      var image = image
      image.roll = Double.random(in: -180...180, using: &numbers)
      if round % 3 == 0 { image.scaleX = -image.scaleX }
      image.viewpoint = .carrington(
        longitude: .random(in: 0..<360, using: &numbers), latitude: .random(in: -90...90, using: &numbers),
        distance: nil)
      do {
        let region = try region(
          chain, Int(512 + distance * cos(angle)), Int(512 + distance * sin(angle)), image)
        check(region, "\(round): \(chain)")
        count += 1
      } catch let fault as SolarRegionFault {
        #expect([.beyondLimb, .tooThin].contains(fault), "\(round): \(fault) \(chain)")
        nothing += 1
      }
    }
    #expect(count > 300 && nothing < 100)
  }

  // MARK: Coverage

  @Test func cellsHaveTheAreaOfTheRegion() throws {
    let region = try region(box(60, 60), 600, 600)
    let text = region.coverage()
    var cells = 0.0
    var order = 0
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "/")
      if parts.count == 2 { order = try #require(Int(parts[0])) }
      let ends = try #require(parts.last).split(separator: "-").compactMap { Int($0) }
      let count = try #require(ends.last) - #require(ends.first) + 1
      cells += Double(count) / Double(12 * (1 << (2 * order)))
    }
    #expect(abs(cells * 4 * .pi / region.area - 1) < 0.03)
    let pixel = try self.region("", 600, 600)
    #expect(!pixel.coverage().isEmpty)
  }

  /// By healpy 1.17: pix2vec(2**k, cell, nest=True).
  @Test func centresOfCells() {
    let center = HEALPix.center(of: 0, order: 0)
    #expect(abs(center.z - 2.0 / 3) < 1e-12 && abs(center.x - center.y) < 1e-12)
    let south = HEALPix.center(of: 12 * 16 - 1, order: 2)
    #expect(south.z < 0)
    let sum = (0..<768).reduce(SIMD3<Double>.zero) { $0 + HEALPix.center(of: $1, order: 3) }
    #expect(sum.length < 1e-9)
    #expect(Set((0..<768).map { HEALPix.center(of: $0, order: 3) }).count == 768)
  }
}
