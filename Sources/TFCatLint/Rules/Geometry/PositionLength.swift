import LintKit
import TFCat
import TFCatJSON

/// A position is a pair of numbers.
struct PositionLength: StructureRule {
  static let description = RuleDescription(
    id: "TFC301", name: "position-length", severity: .error,
    basis: "TFCat 1.0, positions: [time, spectral value] (in place of RFC 7946, section 3.1.1)",
    summary: "A position does not have two numbers.",
    explanation: """
      The axes of a dynamic spectrum are time and frequency (or wavelength, energy, wavenumber). A third number, such \
      as a flux or an altitude, has no axis to stand on, and readers refuse the position.
      """,
    advice: "Write [time, spectral value], and put other values into the properties of the feature.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": ⟦[1158051858]⟧}"#),
      .geometry(#"{"type": "Point", "coordinates": ⟦[]⟧}"#),
      .geometry(
        #"{"type": "LineString", "coordinates": [[1158051858, 24.73], ⟦[1158051860, 24.7, 3e-20]⟧]}"#
      ).fixed("[1158051860, 24.7]", .unsafe),
    ],
    unsafeFix: "Leaves out all but the first two values.")

  let roles: Set<NodeRole> = [.coordinates]

  private static let shortening = Repair(.unsafe, "leave out what follows the first two values") { place in
    guard let items = place.node?.items, items.count > 2, let last = items.last else { return nil }
    return [.removal(items[1].range.upperBound..<last.range.upperBound)]
  }

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let kind = node.geometry else { return }
    for fault in CoordinatesFault.faults(of: node.value, in: kind) {
      guard case .length = fault.kind, let items = fault.value.array else { continue }
      let count = items.count == 1 ? "1 value" : items.isEmpty ? "no values" : "\(items.count) values"
      let text = items.prefix(4).map(\.shown).joined(separator: ", ")
      findings.report(
        "the position [\(text)\(items.count > 4 ? ", ..." : "")] has \(count); write [time, spectral value]",
        at: fault.pointer, repair: Self.shortening)
    }
  }
}
