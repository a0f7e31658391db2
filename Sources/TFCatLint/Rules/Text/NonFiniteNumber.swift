import LintKit
import TFCat
import TFCatJSON

/// `NaN` and the infinities are no JSON numbers.
struct NonFiniteNumber: TextRule {
  static let description = RuleDescription(
    id: "TFC010", name: "non-finite-number", severity: .error,
    basis: "RFC 8259, section 6: numeric values such as Infinity and NaN are not permitted",
    summary: "JSON has no NaN and no infinity.",
    explanation: """
      Python's json module writes NaN, Infinity and -Infinity unless it is told not to, and reads them \
      back; other programs refuse the file or read something else.
      """,
    advice: """
      Write null where a value is missing (in Python: json.dump(..., allow_nan=False) tells you where).
      """,
    valid: [
      .fields(flux, properties: #"{"flux": 1.5}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦NaN⟧}"#).fixed("null"),
      .fields(flux, properties: #"{"flux": ⟦-Infinity⟧}"#).fixed("null", .unsafe),
      .features(
        #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [10, ⟦NaN⟧]}}"#
      ).fixed("null"),
    ],
    safeFix: "Writes null in the place of NaN.",
    unsafeFix: "Writes null in the place of an infinity, which is lost then.")

  let faults: Set<JSONFault.Kind> = [.nonFiniteNumber]

  func repair(of fault: JSONFault) -> Repair? {
    let isMissing = fault.text.lowercased().contains("nan")
    return TextRepairs.suggestion(fault, isMissing ? .safe : .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is no JSON number" + fault.correction(or: "write null, or leave the value out")
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
