import Base
import LintKit
import TFCat
import TFCatJSON

/// Rings do not cross or touch themselves.
struct SelfIntersection: GeometryRule {
  static let description = RuleDescription(
    id: "TFC310", name: "self-intersection", severity: .warning,
    basis: "TFCat 1.0: polygons are not self-crossing; OGC 06-103r4, section 6.1.11: rings are simple",
    summary: "A ring crosses or touches itself.",
    explanation: """
      A ring that crosses itself has no definite inside: areas, centres and masks made of it differ between programs, \
      and parts of it count as negative. It comes from vertices in the wrong order, lower and upper edges of a burst \
      exchanged, or a stray click.
      """,
    advice: "Put the vertices in order along the outline, or split the shape into a MultiPolygon.",
    valid: [
      .geometry(#"{"type": "Polygon", "coordinates": [[[0, 1], [10, 1], [10, 9], [5, 3], [0, 9], [0, 1]]]}"#)
    ],
    invalid: [
      .geometry(
        #"{"type": "Polygon", "coordinates": [[⟦[0, 1]⟧, [10, 9], [10, 1], [0, 9.5], [0, 1]]]}"#
      ).fixed(
        whole:
          #"{"type": "MultiPolygon", "coordinates": [[[[10, 1], [10, 9], [5.151515151515151, 5.121212121212121], [10, 1]]], [[[0, 9.5], [0, 1], [5.151515151515151, 5.121212121212121], [0, 9.5]]]]}"#,
        .unsafe),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[0, 1], [8, 1], [6, 5], [8, 9], [0, 9], ⟦[6, 5]⟧, [0, 1]]]}"#
      ).fixed(
        whole:
          #"{"type": "MultiPolygon", "coordinates": [[[[0, 1], [8, 1], [6, 5], [0, 1]]], [[[8, 9], [0, 9], [6, 5], [8, 9]]]]}"#,
        .unsafe),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[0, 1], [8, 1], [8, 9], [0, 9], ⟦[8, 5]⟧, [0, 1]]]}"#
      ).fixed(
        whole:
          #"{"type": "MultiPolygon", "coordinates": [[[[0, 1], [8, 1], [8, 5], [0, 1]]], [[[8, 9], [0, 9], [8, 5], [8, 9]]]]}"#,
        .unsafe),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[0, 1], [8, 1], [8, 9], [4, 9], ⟦[4, 12]⟧, [4, 9], [0, 9], [0, 1]]]}"#
      ).fixed(
        whole:
          #"{"type": "Polygon", "coordinates": [[[8, 9], [4, 9], [0, 9], [0, 1], [8, 1], [8, 9]]]}"#,
        .unsafe),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[⟦[0, 1]⟧, [9, 1], [9, 5], [6, 5], [7, 1], [3, 1], [4, 5], [0, 5], [0, 1]]]}"#
      ).fixed(
        whole:
          #"{"type": "MultiPolygon", "coordinates": [[[[0, 5], [0, 1], [3, 1], [4, 5], [0, 5]]], [[[9, 5], [6, 5], [7, 1], [9, 1], [9, 5]]]]}"#,
        .unsafe),
    ],
    unsafeFix:
      "Takes the polygon apart where it crosses itself; new positions stand where edges cross, and what has no area goes."
  )

  var silentWhere: FeatureFacts { .simpleRings }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard !shape.polygons.isEmpty else { return }
    for (index, ring) in shape.parts.enumerated() where ring.isClosed && ring.range.count >= 4 {
      guard let box = ring.bounds else { continue }
      let low = SIMD2(box.timeMin, box.spectralMin)
      let extent = SIMD2(box.timeMax, box.spectralMax) - low
      // Numbers beyond the range of doubles have been reported.
      guard extent.x.isFinite, extent.y.isFinite else { continue }
      let defect = shape.withLine(index) {
        SimpleRing.defect($0, center: low + extent / 2, hasRepeatedPositions: ring.repeatedPosition != nil)
      }
      if let defect { report(defect, ring: index, of: shape, in: context, findings) }
    }
  }

  private func report(
    _ defect: SimpleRing.Defect, ring: Int, of shape: Shape, in context: LintContext, _ findings: Emitter
  ) {
    // A ring on one line touches itself all along: ZeroArea says so.
    guard !shape.withLine(ring, RingGeometry.isCollinear) else { return }
    let first = shape.parts[ring].range.lowerBound
    let positions = shape.coordinates.positions
    func text(_ position: Int) -> String { positions[first + position].text }
    let edges = EdgeNames(shape: shape, ring: ring)
    let place: Int
    let message: String
    switch defect {
    case .crossing(let one, let other):
      place = one
      let point = edges.crossing(one, other).text
      message = "\(edges.text(one)) crosses \(edges.text(other)) at \(point)"
    case .overlap(let one, let other):
      place = one
      message = "\(edges.text(one)) runs along \(edges.text(other))"
    case .sharedPosition(let one, let other):
      place = other
      message = "the ring touches itself: it comes back to \(text(other)), where it was at position \(one)"
    case .positionOnEdge(let position, let edge):
      place = position
      message = "the ring touches itself: the position \(text(position)) lies on \(edges.text(edge))"
    case .spike(let position):
      place = position
      message = "the ring runs out to \(text(position)) and straight back"
    }
    findings.report(
      message, at: shape.pointer(toPart: ring).appending(place),
      repair: context.mendPolygon.map(PolygonRepair.takingApart))
  }
}

/// Edges of a ring in words, by the positions that they start from.
struct EdgeNames {
  private let shape: Shape
  private let range: Range<Int>

  init(shape: Shape, ring: Int) {
    self.shape = shape
    range = shape.parts[ring].range
  }

  /// The ends of an edge: a position and the next one that differs from it.
  private func ends(_ start: Int) -> (Position, Position) {
    let positions = shape.coordinates.positions
    let from = positions[range.lowerBound + start]
    let rest = (range.lowerBound + start + 1)..<max(range.upperBound, range.lowerBound + start + 1)
    return (from, rest.lazy.map { positions[$0] }.first { $0 != from } ?? positions[range.lowerBound])
  }

  func text(_ start: Int) -> String {
    let (from, to) = ends(start)
    return "the edge from \(from.text) to \(to.text)"
  }

  func crossing(_ one: Int, _ other: Int) -> Position {
    let (a, b) = ends(one)
    let (c, d) = ends(other)
    let point = RingGeometry.crossing(a.vector, b.vector, c.vector, d.vector)
    return Position(time: point.x, spectral: point.y)
  }
}

extension Position {
  fileprivate var vector: SIMD2<Double> { SIMD2(time, spectral) }
}
