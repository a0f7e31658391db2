import LintKit
import TFCat
import TFCatJSON

/// What a `bbox` belongs to lies inside it.
struct BboxNotContaining: CatalogueRule, FeatureRule, GeometryRule {
  var checks: [TFCatCheck] { [.geometry(self), .feature(self), .catalogue(self)] }

  static let description = RuleDescription(
    id: "TFC319", name: "bbox-not-containing", severity: .error,
    basis: "RFC 7946, section 5; the reference validator refuses positions outside a bbox",
    summary: "Positions lie outside the bbox of their geometry, feature or catalogue.",
    explanation: """
      Programs look at the box first and skip what is outside of the interval that they show; what sticks out of its \
      box is then missing. Boxes become wrong when features are added or times are converted and the box is not.
      """,
    advice: "Compute the bbox anew from the positions, or leave it out.",
    valid: [
      .members(#""bbox": [1158051858, 24.73, 1158051860, 30], "#),
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]], "bbox": [10, 1, 20, 5]}"#),
    ],
    invalid: [
      .members(#""bbox": ⟦[0, 0, 1, 1]⟧, "#).fixed("[1158051858, 24.73, 1158051858, 24.73]"),
      .features(
        #"{"type": "Feature", "id": 1, "bbox": ⟦[10, 1, 19, 5]⟧, "geometry": {"type": "LineString", "coordinates": [[10, 1], [20, 5]]}, "properties": {}}"#
      ).fixed("[10, 1, 20, 5]"),
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]], "bbox": ⟦[10, 2, 20, 5]⟧}"#)
        .fixed("[10, 1, 20, 5]"),
      .geometry(
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}], "bbox": ⟦[11, 1, 12, 1]⟧}"#
      ).fixed("[10, 1, 10, 1]"),
    ], safeFix: "Computes the bbox from the positions; each number has the text that it has there.")

  var silentWhere: FeatureFacts { .noBoxes }

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    // A feature that could not be read, or that has a CRS of its own, may lie anywhere.
    let isComplete = statistics.boundedCount == statistics.featureCount
    check(
      context.bbox, statistics.bounds, what: "the features reach", at: [], findings,
      repair: isComplete ? statistics.bounds.map { BboxRepair.ofCatalogue($0, .safe) } : nil)
  }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    check(feature.bbox, feature.bounds, what: "the feature reaches", at: [], findings)
    BboxOwner.forEachCollection(in: feature.geometry) { bbox, bounds, pointer in
      check(bbox, bounds, what: "the geometries reach", at: pointer, findings)
    }
  }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    check(shape.bbox, shape.bounds, what: "the positions reach", at: [], findings)
  }

  private func check(
    _ bbox: BoundingBox?, _ bounds: BoundingBox?, what: String, at pointer: JSONPointer,
    _ findings: Emitter, repair: Repair? = BboxRepair.ofPositions(.safe)
  ) {
    // A box that is upside down contains nothing, and has been reported.
    guard let bbox, let bounds, bbox.isOrdered, !bbox.contains(bounds) else { return }
    var parts: [String] = []
    if bounds.timeMin < bbox.timeMin || bounds.timeMax > bbox.timeMax {
      parts.append(
        "from time \(bounds.timeMin.shown) to \(bounds.timeMax.shown), beyond the \(bbox.timeMin.shown) to \(bbox.timeMax.shown) of the bbox"
      )
    }
    if bounds.spectralMin < bbox.spectralMin || bounds.spectralMax > bbox.spectralMax {
      parts.append(
        "from spectral value \(bounds.spectralMin.shown) to \(bounds.spectralMax.shown), beyond the \(bbox.spectralMin.shown) to \(bbox.spectralMax.shown) of the bbox"
      )
    }
    findings.report(
      "\(what) \(parts.joined(separator: ", and "))", at: pointer.appending("bbox"), repair: repair)
  }
}
