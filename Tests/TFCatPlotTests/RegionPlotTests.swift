import Foundation
import Testing

@testable import TFCatPlot

/// Regions of a body, on a disc and on a map.
@Suite struct RegionPlotTests {
  private func disc(_ degrees: [Double], longitude: Double = 0, latitude: Double = 0) -> [PlotCanvas.Point] {
    SphereOutline(degrees: degrees).onDisc(longitude: longitude, latitude: latitude)
  }

  private static func area(_ ring: [PlotCanvas.Point]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
  }

  @Test func westIsToTheRightAndNorthIsUp() throws {
    let ring = disc([60, 10, 62, 10, 62, 12, 60, 12], longitude: 30, latitude: -5)
    let first = try #require(ring.first)
    #expect(first.x > 0.45 && first.x < 0.5 && first.y > 0.2 && first.y < 0.35)
    // Counter-clockwise as it is seen from outside.
    #expect(Self.area(ring) > 0)
  }

  /// A square around the limb is cut at it, and goes along it and not straight.
  @Test func whatIsBehindTheLimbIsCutOff() {
    let ring = disc([70, -20, 110, -20, 110, 20, 70, 20])
    #expect(!ring.isEmpty && ring.allSatisfy { $0.x * $0.x + $0.y * $0.y < 1 + 1e-9 })
    let furthest = ring.map(\.x).max() ?? 0
    #expect(furthest > 0.999)
    let expected = 2 * (asin(sin(20 * Double.pi / 180)) + sin(20 * .pi / 180) * cos(20 * .pi / 180)) / 2
    let inside = expected * sin(70 * .pi / 180)
    #expect(abs(Self.area(ring) - (expected - inside)) < 0.002)
  }

  @Test func nothingIsSeenOfTheOtherSide() {
    #expect(disc([170, -10, 190, -10, 190, 10, 170, 10]).isEmpty)
    // The pole of a tilted axis is seen.
    #expect(!disc([0, 85, 90, 85, 180, 85, 270, 85], latitude: 7).isEmpty)
  }

  @Test func acrossTheMeridianComesTwice() {
    let rings = SphereOutline(degrees: [350, 0, 10, 0, 10, 10, 350, 10]).onMap()
    #expect(rings.count == 2)
    #expect(rings.contains { $0.allSatisfy { $0.x > -10.1 && $0.x < 10.1 } })
    #expect(rings.contains { $0.allSatisfy { $0.x > 349.9 && $0.x < 370.1 } })
    #expect(SphereOutline(degrees: [-20, 0, -10, 0, -10, 10]).onMap().count == 1)
  }

  @Test(arguments: [80.0, -80]) func aPoleInsideReachesTheEdgeOfTheMap(_ latitude: Double) {
    let ways = latitude > 0 ? [0.0, 90, 180, 270] : [270, 180, 90, 0]
    let rings = SphereOutline(degrees: ways.flatMap { [$0, latitude] }).onMap()
    let edge = latitude > 0 ? 90.0 : -90
    #expect(rings.contains { $0.contains { $0.y == edge } })
    let covered = rings.flatMap { $0 }.map(\.x)
    #expect((covered.min() ?? 1) <= 0 && (covered.max() ?? 0) >= 360)
  }

  @Test func picturesTellTheGroups() throws {
    let center = RegionPlot.Center(longitude: 0, latitude: 7)
    let regions = [
      RegionPlot.Region(outline: [-10, 0, 10, 0, 10, 10], center: center, group: "hole <1>"),
      RegionPlot.Region(outline: [20, 0, 30, 0, 30, 10], center: center, group: "spot"),
      RegionPlot.Region(outline: [170, 0, 190, 0, 190, 10], center: center, group: "spot"),
      RegionPlot.Region(outline: [20, 0, 30, 0, 30, 10], center: nil, group: "spot"),
    ]
    let plot = RegionPlot(regions, on: .disc, title: "T & t", subtitle: "s", options: PlotOptions())
    #expect(plot.count == 2 && plot.unseenCount == 2)
    let text = String(decoding: plot.svg(), as: UTF8.self)
    #expect(text.contains("hole &lt;1&gt;") && text.contains("T &amp; t") && !text.contains("nan"))
    let document = XMLChecker(text)
    #expect(document.isWellFormed)
    let map = RegionPlot(regions, on: .carrington, title: "", subtitle: "", options: PlotOptions())
    #expect(map.count == 4 && String(decoding: map.svg(), as: UTF8.self).contains("Carrington longitude"))
    #expect(plot.png(width: 480, height: 300).starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  private struct XMLChecker {
    let isWellFormed: Bool

    /// Counts of tags that open and close, which is what goes wrong where texts are put together.
    init(_ text: String) {
      func count(_ word: String) -> Int { text.components(separatedBy: word).count - 1 }
      isWellFormed =
        count("<text") == count("</text>") && count("<g ") == count("</g>") && text.hasSuffix("</svg>\n")
    }
  }
}
