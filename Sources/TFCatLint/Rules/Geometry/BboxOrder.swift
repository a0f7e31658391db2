import LintKit
import TFCat
import TFCatJSON

/// The smaller values of a `bbox` come first.
struct BboxOrder: CatalogueRule, FeatureRule, GeometryRule {
  var checks: [TFCatCheck] { [.geometry(self), .feature(self), .catalogue(self)] }

  static let description = RuleDescription(
    id: "TFC318", name: "bbox-order", severity: .error,
    basis: "RFC 7946, section 5: all lower values first, then all upper ones",
    summary: "A bbox ends before it starts.",
    explanation: """
      The order is that of corners: [time min, spectral min, time max, spectral max]. Writers that go axis by axis, \
      [time min, time max, ...], make boxes that contain nothing, and programs that trust them show nothing.
      """,
    advice: "Write [time min, spectral min, time max, spectral max].",
    valid: [.members(#""bbox": [1158051858, 24.73, 1158051858, 24.73], "#)],
    invalid: [
      .members(#""bbox": ⟦[1158051858, 1158051859, 20, 30]⟧, "#)
        .fixed("[1158051858, 24.73, 1158051858, 24.73]", .unsafe),
      .members(#""bbox": [⟦1158051859⟧, 20, 1158051858, 30], "#)
        .fixed(whole: #""bbox": [1158051858, 24.73, 1158051858, 24.73], "#, .unsafe),
      .features(
        #"{"type": "Feature", "id": 1, "bbox": [10, ⟦5⟧, 20, 1], "geometry": {"type": "LineString", "coordinates": [[10, 1], [20, 5]]}, "properties": {}}"#
      ).fixed(
        whole:
          #"{"type": "Feature", "id": 1, "bbox": [10, 1, 20, 5], "geometry": {"type": "LineString", "coordinates": [[10, 1], [20, 5]]}, "properties": {}}"#,
        .unsafe),
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]], "bbox": [10, ⟦5⟧, 20, 1]}"#)
        .fixed(
          whole: #"{"type": "LineString", "coordinates": [[10, 1], [20, 5]], "bbox": [10, 1, 20, 5]}"#,
          .unsafe),
      .geometry(
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}], "bbox": [⟦11⟧, 1, 10, 1]}"#
      ).fixed(
        whole:
          #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}], "bbox": [10, 1, 10, 1]}"#,
        .unsafe),
    ], unsafeFix: "Computes the bbox from the positions; each number has the text that it has there.")

  var silentWhere: FeatureFacts { .noBoxes }

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    check(
      context.bbox, at: [], findings, repair: statistics.bounds.map { BboxRepair.ofCatalogue($0, .unsafe) })
  }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    check(feature.bbox, at: [], findings)
    BboxOwner.forEachCollection(in: feature.geometry) { bbox, _, pointer in
      check(bbox, at: pointer, findings)
    }
  }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    check(shape.bbox, at: [], findings)
  }

  private func check(
    _ bbox: BoundingBox?, at pointer: JSONPointer, _ findings: Emitter,
    repair: Repair? = BboxRepair.ofPositions(.unsafe)
  ) {
    guard let bbox, !bbox.isOrdered else { return }
    let place = pointer.appending("bbox")
    let low = Position(time: bbox.timeMin, spectral: bbox.spectralMin)
    let high = Position(time: bbox.timeMax, spectral: bbox.spectralMax)
    switch (low.time > high.time, low.spectral > high.spectral) {
    case (true, true):
      findings.report(
        "the bbox goes from \(low.text) to \(high.text), backward on both axes; write [time min, spectral min, time max, spectral max]",
        at: place, repair: repair)
    case (true, false):
      findings.report(
        "the bbox starts at time \(low.time.shown) and ends at \(high.time.shown)", at: place.appending(0),
        repair: repair)
    default:
      findings.report(
        "the bbox starts at spectral value \(low.spectral.shown) and ends at \(high.spectral.shown)",
        at: place.appending(1), repair: repair)
    }
  }
}
