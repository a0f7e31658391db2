import Base
import LintKit
import TFCat
import TFCatJSON

/// A `bbox` is four numbers.
struct BboxMalformed: StructureRule {
  static let description = RuleDescription(
    id: "TFC317", name: "bbox-malformed", severity: .error,
    basis: "RFC 7946, section 5, for two axes: an array of 2 * 2 numbers",
    summary: "A bbox is not an array of four numbers.",
    explanation: """
      The bounding box lets programs skip what they do not need without reading the shapes. Boxes of six numbers are \
      those of GeoJSON with altitudes; a dynamic spectrum has two axes.
      """,
    advice:
      "Write [time min, spectral min, time max, spectral max] in the units of the CRS, or leave the bbox out.",
    valid: [.members(#""bbox": [1158051858, 24.73, 1158051858, 24.73], "#)],
    invalid: [
      .members(#""bbox": ⟦[1158051858, 24, 0, 1158051859, 25, 0]⟧, "#),
      .members(#""bbox": ⟦null⟧, "#).fixed(whole: ""),
      .members(#""bbox": [1158051858, ⟦"24"⟧, 1158051859, ⟦null⟧], "#),
      .members(#""bbox": ⟦{"time_min": 1158051858}⟧, "#),
    ],
    safeFix: "Leaves a null out.")

  let roles: Set<NodeRole> = [.bbox]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    let form = "[time min, spectral min, time max, spectral max]"
    guard let items = node.value.array else {
      findings.report(
        "the bbox is \(node.value.shown); write \(form)",
        repair: node.value == .null ? .leaveOut(.safe) : nil)
      return
    }
    guard items.count == 4 else {
      findings.report("the bbox has \(items.count.of("value")); write \(form)")
      return
    }
    for (index, item) in items.enumerated() where item.number == nil {
      findings.report("the bbox holds \(item.shown), which is no number", at: [.index(index)])
    }
  }
}
