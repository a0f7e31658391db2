import LintKit
import TFCat
import TFCatJSON

/// `obs_id` is an index into `observations`.
struct ObservationReferenceType: PropertyRule {
  static let description = RuleDescription(
    id: "TFC432", name: "obs-id-type", severity: .error,
    basis: "the Python library tfcat: obs_id is an index into observations (no part of TFCat 1.0)",
    summary: "The `obs_id` of a feature is not a whole number.",
    explanation: """
      The Python library finds the observation of a feature by its place in the list, and stops at anything but a \
      whole number.
      """,
    advice: "Declare obs_id as int and write the observation's place, counted from 0.",
    valid: [.observations("[\(Example.observation())]", id: "0")],
    invalid: [
      .observations("[\(Example.observation())]", id: #"⟦"first"⟧"#, type: "str"),
      .observations("[\(Example.observation())]", id: "⟦0.5⟧", type: "float", alsoBreaks: ["TFC513"]),
    ])

  var silentWhere: FeatureFacts { .noReferences }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard property.name == "obs_id", !property.isObservation, context.observationCount != nil,
      // What contradicts the declared datatype has been reported.
      property.field == nil || property.fit == .fits
    else { return }
    switch property.value {
    case .null: break
    case .number(let number) where number.isInteger: break
    default:
      findings.report(
        "\"obs_id\" is \(property.value.shown), not the place of an observation in the list, counted from 0")
    }
  }
}
