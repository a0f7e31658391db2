import Base
import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// Properties that repeat the frequency of the geometry, all off by the same power of a thousand.
struct SpectralPropertyFactor: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC618", name: "spectral-property-factor", severity: .warning,
    basis:
      "Practice: a field with em.freq;stat.min as its UCD is the lowest frequency of the geometry, one with em.freq;stat.max the highest",
    summary:
      "A property with a spectral limit of the events is off the geometry by a factor that a unit makes.",
    explanation: """
      Where a property repeats a spectral limit of the geometry and all events differ by a factor of 1000 or the like, the unit \
      of the field, the unit of the axis or the numbers are wrong: kHz taken for MHz. Wavelengths, energies and wavenumbers \
      count too. A property may be rounded. The first events of the catalogue are looked at.
      """,
    advice: "Find out which of both is right, and correct the unit of the other, or its numbers.",
    valid: [features(low: "24730", "25730", "26730")],
    invalid: [features(low: "⟦24.73⟧", "25.73", "26.73")],
    isOncePerFile: true, isMendedByConversion: false)

  private static func features(low texts: String...) -> Example {
    let list = texts.enumerated().map { index, text in
      #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [\#(1_158_051_858 + index), \#(24 + index).73]}, "properties": {"low": \#(text)}}"#
    }
    return .features(
      list.joined(separator: ", "),
      fields:
        #"{"low": {"info": "Lowest frequency", "datatype": "float", "ucd": "em.freq;stat.min", "unit": "kHz"}}"#
    )
  }

  /// Numbers of properties are often rounded, and no other cause makes a factor so close to these.
  private static let tolerance = 0.05

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let crs = context.crs, let axes = try? CRSAxes(crs), let fields = context.fields else { return }
    for name in context.fieldNames {
      guard let field = fields[ExactName(name)], let limit = Limit(field) else { continue }
      check(name, limit, axes, statistics, findings)
    }
  }

  /// Which limit of an event a field is, and how its numbers become frequencies.
  private struct Limit {
    let isLowest: Bool
    let conversion: SpectralConversion

    /// - Returns: `nil` for a field of anything else, and for one whose unit does not tell.
    init?(_ field: FieldDeclaration) {
      let words = (field.ucd?.lowercased() ?? "").split(separator: ";").map(String.init)
      let types: [(word: String, type: SpectralCoordinateType)] = [
        ("em.freq", .frequency), ("em.wl", .wavelength), ("em.energy", .energy),
        ("em.wavenumber", .wavenumber),
      ]
      guard let type = types.first(where: { $0.word == words.first })?.type,
        words.contains("stat.min") != words.contains("stat.max"), let written = field.unit,
        let unit = VOUnit(written), let conversion = try? SpectralConversion(type: type, unit: unit)
      else { return nil }
      self.conversion = conversion
      // The greatest wavelength is the lowest frequency.
      isLowest = words.contains("stat.min") != conversion.reverses
    }
  }

  private func check(
    _ name: String, _ limit: Limit, _ axes: CRSAxes, _ statistics: CatalogueStatistics,
    _ findings: Emitter
  ) {
    var ratios: [Double] = []
    var frequencies: Set<Double> = []
    var first: Finding.Item?
    var isReadable = true
    RepeatedProperty.visit(name, of: statistics) { value, bounds, item in
      let range = axes.spectralRange(of: bounds)
      let expected = limit.isLowest ? range.min : range.max
      guard case .number(let number) = value, expected > 0, expected.isFinite else {
        isReadable = false
        return false
      }
      first = first ?? item
      ratios.append(limit.conversion.hertz(number.doubleValue) / expected)
      frequencies.insert(expected)
      return true
    }
    guard isReadable, let first, frequencies.count >= RepeatedProperty.leastCount,
      let known = KnownShift.factors.first(where: { known in
        ratios.allSatisfy { abs($0 / known.factor - 1) < Self.tolerance }
      })
    else { return }
    findings.report(
      """
      "\(name)" with its unit is not the \(limit.isLowest ? "lowest" : "highest") frequency of its event, and neither in any of the \
      first \(ratios.count) events: it is off by \(known.name)
      """, at: ["properties", .name(name)], of: first)
  }
}
