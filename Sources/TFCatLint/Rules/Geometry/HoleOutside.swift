import Base
import LintKit
import TFCat

/// Holes lie inside the outline of their polygon.
struct HoleOutside: GeometryRule {
  static let description = RuleDescription(
    id: "TFC311", name: "hole-outside", severity: .warning,
    basis:
      "RFC 7946, section 3.1.6: the exterior ring bounds the surface, interior rings bound holes within it",
    summary: "A hole lies outside its polygon, crosses its outline, or is the outline itself.",
    explanation: """
      All rings after the first are holes. A ring beside the first one is no hole in it: most programs ignore it, some \
      draw it filled, some subtract its area. A hole that is the whole polygon leaves nothing of it.
      """,
    advice:
      "Write a MultiPolygon if the ring is another part of the feature, or put the hole inside the outline.",
    valid: [
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], [[10, 2], [12, 4], [14, 4], [10, 2]]]}"#
      ),
      .geometry(
        #"{"type": "MultiPolygon", "coordinates": [[[[10, 1], [20, 1], [20, 9], [10, 1]]], [[[30, 1], [40, 1], [40, 9], [30, 1]]]]}"#
      ),
    ],
    invalid: [
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], ⟦[[30, 2], [30, 4], [34, 4], [30, 2]]⟧]}"#
      ),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], ⟦[[12, 2], [12, 4], [34, 4], [12, 2]]⟧]}"#
      ),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [15, 3], [10, 9], [10, 1]], ⟦[[11, 2], [11, 4], [19, 4], [11, 2]]⟧]}"#
      ),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], ⟦[[20, 9], [20, 1], [10, 1], [10, 9], [20, 9]]⟧]}"#
      ),
    ])

  var silentWhere: FeatureFacts { .noHoles }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    for polygon in shape.polygons where polygon.count > 1 {
      let rings = polygon.filter { isUsable(shape.parts[$0]) }
      // Without an outline there is no outside.
      guard let outline = rings.first, outline == polygon.lowerBound, rings.count > 1 else { continue }
      let crossed = crossedHole(rings, of: shape)
      for hole in rings.dropFirst() {
        let place = crossed == hole ? .across : place(of: hole, in: outline, shape)
        guard place != .inside else { continue }
        let first = shape.coordinates.positions[shape.parts[hole].range.lowerBound].text
        findings.report(
          "the hole from \(first) on \(place.rawValue) its polygon", at: shape.pointer(toPart: hole))
      }
    }
  }

  private enum Place: String {
    case inside = "lies inside"
    case across = "crosses the outline of"
    case outside = "lies outside the outline of"
    case everywhere = "is the whole outline of"
  }

  private func isUsable(_ ring: Shape.Part) -> Bool {
    ring.isClosed && ring.range.count >= 4 && ring.isFinite
  }

  /// The hole whose edge crosses one of the outline, where that is the first fault of the polygon's rings.
  private func crossedHole(_ rings: [Int], of shape: Shape) -> Int? {
    var sweep = RingSweep()
    for ring in rings {
      shape.withLine(ring) { sweep.add($0, firstPosition: shape.parts[ring].range.lowerBound) }
    }
    guard case .crossing(let one, let other)? = sweep.defect(),
      let outline = rings.first, shape.parts[outline].range.contains(one)
    else { return nil }
    return rings.dropFirst().first { shape.parts[$0].range.contains(other) }
  }

  /// More than this many pairs of a position and an edge are not looked at one by one.
  private static let pairLimit = 1 << 18

  private func place(of hole: Int, in outline: Int, _ shape: Shape) -> Place {
    let pairs = shape.parts[hole].range.count.multipliedReportingOverflow(
      by: shape.parts[outline].range.count)
    let looksAtAll = !pairs.overflow && pairs.partialValue <= Self.pairLimit
    return shape.withLine(outline) { outline in
      shape.withLine(hole) { hole in
        var foundInside = false
        var foundOutside = false
        for index in 0..<(hole.count / 2 - 1) {
          switch RingGeometry.side(of: RingGeometry.position(index, in: hole), outline) {
          case .inside: foundInside = true
          case .outside: foundOutside = true
          case .boundary: continue
          }
          if !looksAtAll { break }
        }
        if foundOutside { return foundInside ? .across : .outside }
        // A hole may touch the outline with all of its corners, but not the outline the hole with its own.
        return !foundInside && looksAtAll && Self.lies(outline, on: hole) ? .everywhere : .inside
      }
    }
  }

  /// Whether all positions of a ring lie on another one.
  private static func lies(_ ring: UnsafeBufferPointer<Double>, on other: UnsafeBufferPointer<Double>) -> Bool
  {
    (0..<(ring.count / 2 - 1)).allSatisfy {
      RingGeometry.side(of: RingGeometry.position($0, in: ring), other) == .boundary
    }
  }
}
