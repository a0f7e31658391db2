import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// The unit of a field must be one of the quantity that its UCD names.
struct UCDUnit: StructureRule {
  static let description = RuleDescription(
    id: "TFC511", name: "ucd-unit", severity: .warning,
    basis: "IVOA UCD1+ list, descriptions of the words; VOUnits 1.1",
    summary: "The unit of a field is no unit of the quantity that its UCD names.",
    explanation: """
      A duration in kHz or a frequency in days shows that one of the two was copied from another field. Programs trust the \
      unit, people the UCD.
      """,
    advice: "Correct the one that is wrong.",
    valid: [.field(#""info": "Duration", "datatype": "float", "ucd": "time.duration", "unit": "min""#)],
    invalid: [
      .field(#""info": "Duration", "datatype": "float", "ucd": "time.duration", "unit": ⟦"kHz"⟧"#),
      .field(#""info": "Frequency", "datatype": "float", "ucd": "em.freq;stat.min", "unit": ⟦"d"⟧"#),
    ])

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = node.object?["unit"]?.string, !text.isEmpty,
      let words = node.object?["ucd"]?.string,
      words.utf8.count <= 256,
      let ucd = try? UCD(parsing: words), let unit = try? VOUnit(parsing: text), !unit.hasUnknownSymbols,
      !unit.isLogarithmic, unit.dimension.isPhysical
    else { return }
    let expected = ucd.expectedQuantities
    guard !expected.isEmpty, !expected.contains(where: { unit.dimension.is($0.dimension) }) else { return }
    let names = expected.map(\.words).sorted()
    let meaning =
      names.count <= 3 ? "stands for \(names.joined(separator: " or "))" : "stands for another quantity"
    findings.report(
      "the unit of \((node.name ?? "").shown) is \(text.shown), but its UCD \(words.shown) \(meaning)",
      at: ["unit"])
  }
}

extension UnitDimension {
  private static let physical: [BaseQuantity] = [
    .length, .mass, .time, .current, .temperature, .amount, .luminousIntensity, .angle,
  ]

  /// Whether there is nothing in it but quantities of the SI: counts, pixels and magnitudes compare with
  /// nothing.
  fileprivate var isPhysical: Bool { bases.allSatisfy(Self.physical.contains) }

  fileprivate func `is`(_ other: Quantity.Dimension) -> Bool {
    let exponents = [
      other.metre, other.kilogram, other.second, other.ampere, other.kelvin, other.mole, other.candela,
      other.radian,
    ]
    return zip(Self.physical, exponents).allSatisfy { base, exponent in
      Double(self[base].numerator) == exponent * Double(self[base].denominator)
    }
  }
}

extension Quantity {
  /// The quantity in words: `flux density` for `fluxDensity`.
  fileprivate var words: String {
    rawValue.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
  }
}
