import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// A unit follows the grammar of VOUnits.
struct UnitSyntax: StructureRule {
  static let description = RuleDescription(
    id: "TFC502", name: "unit-syntax", severity: .error,
    basis: "IVOA VOUnits 1.1, appendix C.4",
    summary: "A unit does not follow the grammar of VOUnits.",
    explanation: """
      Programs that convert values read the unit by a fixed grammar: a dot for products, a slash, two asterisks for \
      powers, no blanks. What they cannot read stays an unknown unit.
      """,
    advice: "Write units as W.m**-2.Hz**-1, and leave \"unit\" out for a number without one.",
    valid: [
      .field(#"\#(flux), "unit": "W.m**-2.Hz**-1""#),
      .field(#"\#(flux), "unit": "10**-22W/(m**2.Hz)""#),
      .field(#"\#(flux), "unit": null"#),
      .crs(Example.standardCRS),
    ],
    invalid: [
      .field(#"\#(flux), "unit": ⟦"W m-2 Hz-1"⟧"#).fixed(#""W.m**-2.Hz**-1""#),
      .field(#"\#(flux), "unit": ⟦"furlong per fortnight"⟧"#),
      .field(#"\#(flux), "unit": ⟦"W/(m**2.Hz"⟧"#),
      .field(#"\#(flux), "unit": ⟦26⟧"#),
      .spectralAxis(#"{"type": "wavenumber", "unit": ⟦"cm^-1"⟧}"#).fixed(#""cm**-1""#),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦"kilohertz!"⟧}"#),
      .spectralAxis(#"{"type": "wavelength", "unit": ⟦"cm-1"⟧}"#),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦"cycles per second"⟧}"#).fixed(#""Hz""#, .unsafe),
      .timeAxis(#""time_coords": {"unit": ⟦"s "⟧, "time_origin": "1970-01-01", "time_scale": "UTC"}"#)
        .fixed(#""s""#),
      .timeAxis(#""time_coords": {"unit": ⟦"UTC"⟧, "time_origin": "1970-01-01", "time_scale": "UTC"}"#),
    ],
    safeFix: "Writes the same symbols as the grammar has them, W.m**-2 for W m-2.",
    unsafeFix: "Writes the unit that is most likely meant.")

  private static let flux = #""info": "Flux", "datatype": "float", "ucd": "phot.flux.density""#

  let roles = UnitText.roles

  private static func repair(_ text: String, _ suggestions: [String]) -> Repair? {
    guard let better = suggestions.first, !better.hasPrefix("'") else { return nil }
    return .replaceString(symbols(better) == symbols(text) ? .safe : .unsafe, by: better)
  }

  /// What of a unit no other spelling may change: letters, digits, signs and the solidus.
  private static func symbols(_ text: String) -> String {
    text.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" }
  }

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    if node.role == .field, let value = node.object?["unit"], value != .null, value.string == nil {
      findings.report("the unit of \((node.name ?? "").shown) is \(value.shown), not a text", at: ["unit"])
    }
    for unit in UnitText.all(of: node) {
      let faults = VOUnit.check(unit.text).filter { $0.severity == .error }
      guard let fault = faults.first else { continue }
      let suggestions = unit.suitable(fault.suggestions)
      findings.report(
        "the unit of \(unit.owner) is \(unit.text.shown), which is no VOUnit\(unit.advice(suggestions))",
        at: unit.pointer,
        notes: faults.map(\.message.asNote).reduce(into: []) { notes, note in
          // The same fault may stand at several places of a unit.
          if notes.count < 4, !notes.contains(note) { notes.append(note) }
        }, repair: Self.repair(unit.text, suggestions))
    }
  }
}

extension String {
  /// A sentence as a note: without capital and full stop.
  var asNote: String {
    let text = hasSuffix(".") ? String(dropLast()) : self
    // Symbols and names such as MHz, G, Rs and Jupiter's keep their capitals.
    guard let word = text.split(separator: " ").first, Self.openingWords.contains(word) else { return text }
    return word.lowercased() + text.dropFirst(word.count)
  }

  /// Words with which the messages about units and UCDs begin.
  private static let openingWords: Set<Substring> = [
    "A", "An", "Between", "Braces", "Division", "No", "Nothing", "Only", "Parentheses", "Square", "The",
    "There",
    "This", "What",
  ]
}
