import LintKit
import TFCat
import TFCatJSON

/// Each type of geometry has its number of brackets around the numbers.
struct CoordinatesNesting: StructureRule {
  static let description = RuleDescription(
    id: "TFC303", name: "coordinates-nesting", severity: .error,
    basis: "RFC 7946, sections 3.1.2 to 3.1.7",
    summary: "The coordinates have too many or too few brackets for the type of the geometry.",
    explanation: """
      A Polygon is a list of rings, the outline and then its holes, and each ring is a list of positions: three levels \
      of brackets. Writers that know only outlines without holes tend to forget the outer one, and no reader can make \
      sense of the shape then.
      """,
    advice: """
      Point [t, f]; MultiPoint and LineString [[t, f], ...]; Polygon and MultiLineString [[[t, f], ...]]; MultiPolygon \
      [[[[t, f], ...]]].
      """,
    valid: [
      .geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#),
      .geometry(#"{"type": "MultiPolygon", "coordinates": [[[[10, 1], [20, 1], [20, 5], [10, 1]]]]}"#),
    ],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": ⟦[[10, 1], [20, 1], [20, 5], [10, 1]]⟧}"#)
        .fixed("[[[10, 1], [20, 1], [20, 5], [10, 1]]]"),
      .geometry(#"{"type": "Point", "coordinates": ⟦[[10, 1]]⟧}"#).fixed("[10, 1]"),
      .geometry(#"{"type": "LineString", "coordinates": ⟦[10, 1]⟧}"#),
      .geometry(#"{"type": "MultiPolygon", "coordinates": ⟦[[[10, 1], [20, 1], [20, 5], [10, 1]]]⟧}"#)
        .fixed("[[[[10, 1], [20, 1], [20, 5], [10, 1]]]]"),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]], ⟦[12, 2]⟧]}"#),
      .geometry(#"{"type": "Polygon", "coordinates": ⟦[[[[10, 1], [20, 1], [20, 5], [10, 1]]]]⟧}"#)
        .fixed("[[[10, 1], [20, 1], [20, 5], [10, 1]]]"),
    ],
    safeFix: "Puts brackets around the one ring or polygon, or takes surplus brackets around one value away.")

  let roles: Set<NodeRole> = [.coordinates]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let kind = node.geometry else { return }
    for fault in CoordinatesFault.faults(of: node.value, in: kind) {
      guard case .nesting(let surplus) = fault.kind else { continue }
      findings.report(
        Self.message(fault, surplus: surplus, kind: kind), at: fault.pointer,
        repair: Self.repair(fault, surplus: surplus, kind: kind))
    }
  }

  private static func repair(_ fault: CoordinatesFault, surplus: Int, kind: Geometry.Kind) -> Repair? {
    if surplus > 0 { return .unwrap(surplus) }
    let isArea = kind == .polygon || kind == .multiPolygon
    return fault.pointer.tokens.isEmpty && surplus == -1 && isArea ? .wrap : nil
  }

  private static func message(_ fault: CoordinatesFault, surplus: Int, kind: Geometry.Kind) -> String {
    let depth = fault.depth + surplus
    guard fault.pointer.tokens.isEmpty else {
      return "\(name(depth)) stands where \(name(fault.depth)) must stand"
    }
    switch (kind, depth) {
    case (.polygon, 2):
      return
        "the coordinates are a ring, and a Polygon is a list of rings; put it into one more pair of brackets"
    case (.polygon, 4): return "the coordinates have a level of brackets too many, as for a MultiPolygon"
    case (.multiPolygon, 3):
      return "the coordinates are those of one Polygon; put them into one more pair of brackets"
    case (_, ..<kind.depth):
      return "the coordinates are \(name(depth)), and a \(kind.rawValue) has \(name(kind.depth))"
    default:
      let count = surplus == 1 ? "a level" : "\(surplus) levels"
      return
        "the coordinates have \(count) of brackets too many for a \(kind.rawValue), which has \(name(kind.depth))"
    }
  }

  /// What so many levels of brackets make.
  private static func name(_ depth: Int) -> String {
    switch depth {
    case ...0: "a number"
    case 1: "one position"
    case 2: "a list of positions"
    case 3: "a list of lists of positions"
    default: "a list of polygons"
    }
  }
}
