import LintKit
import TFCat
import TFCatJSON

/// Properties that are the limits of one quantity, the lower one above the upper one.
struct LimitsExchanged: FeatureRule {
  static let description = RuleDescription(
    id: "TFC619", name: "limits-exchanged", severity: .warning,
    basis: "Practice: the field with stat.min in its UCD is not above the one with stat.max",
    summary: "A property that is a lower limit is greater than the upper limit of the same quantity.",
    explanation: """
      Two fields of numbers whose UCDs differ in stat.min and stat.max alone, and which have one unit, are the limits of \
      one quantity. Receivers that list channels from high to low often leave them exchanged, and whoever selects by both \
      finds nothing. Of angles (pos.*) and phases a range may go through zero.
      """,
    advice: "Exchange the two values, or the UCDs of the two fields where all events have them so.",
    valid: [.fields(Self.fields, properties: #"{"low": 80, "high": 540}"#)],
    invalid: [
      .features(
        #"""
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         "properties": {"low": ⟦540⟧, "high": 80}}
        """#, fields: Self.fields
      ).fixed(
        whole: #"""
          {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
           "properties": {"low": 80, "high": 540}}
          """#, .unsafe)
    ], isMendedByConversion: false, unsafeFix: "Exchanges the two values.")

  private static let fields =
    #"{"low": {"info": "Lowest frequency", "datatype": "float", "ucd": "em.freq;stat.min", "unit": "kHz"}, "high": {"info": "Highest frequency", "datatype": "float", "ucd": "em.freq;stat.max", "unit": "kHz"}}"#

  var silentWhere: FeatureFacts { .orderedLimits }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard let properties = feature.properties else { return }
    for limits in context.limits {
      guard let low = properties[limits.lower]?.number, let high = properties[limits.upper]?.number,
        low.doubleValue > high.doubleValue
      else { continue }
      findings.report(
        "\(limits.lower) \(low) is greater than \(limits.upper) \(high)",
        at: ["properties", .name(limits.lower)],
        repair: .exchange(with: limits.upper, "exchange the two limits"))
    }
  }
}
