import LintKit
import TFCat
import TFCatJSON

/// `obs_id` refers to an observation that is there.
struct ObservationReferenceRange: PropertyRule {
  static let description = RuleDescription(
    id: "TFC433", name: "obs-id-range", severity: .error,
    basis: "the Python library tfcat: obs_id is an index into observations (no part of TFCat 1.0)",
    summary: "The `obs_id` of a feature refers to no observation.",
    explanation: """
      Python takes -1 for the last item of a list: a feature that should have no observation gets a wrong one. An index \
      past the end stops the program.
      """,
    advice: "Write the observation's place in the list, counted from 0, or leave obs_id out.",
    valid: [
      .observations("[\(Example.observation())]", id: "0"),
      .fields(
        #"{"obs_id": {"info": "Name of the observation", "datatype": "str", "ucd": "meta.id"}}"#,
        properties: #"{"obs_id": "wav_2005"}"#),
    ],
    invalid: [
      .observations("[\(Example.observation())]", id: "⟦-1⟧"),
      .observations("[\(Example.observation())]", id: "⟦1⟧"),
      .observations("[]", id: "⟦0⟧"),
      .fields(
        #"{"obs_id": {"info": "Index of the observation", "datatype": "int", "ucd": "meta.id"}}"#,
        properties: #"{"obs_id": ⟦0⟧}"#),
    ])

  var silentWhere: FeatureFacts { .noReferences }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard property.name == "obs_id", !property.isObservation, let number = property.value.number,
      number.isInteger,
      context.observationCount != nil || property.field?.dataType == .int
    else { return }
    guard let count = context.observationCount else {
      // Elsewhere it may be the number of an observation in somebody's archive.
      if context.isCutShort || context.hasOddObservations { return }
      findings.report(
        "\"obs_id\" is \(number.literal.cut(to: 40)), but the catalogue has no \"observations\"",
        severity: .warning)
      return
    }
    // A number beyond 64 bits is past the end, or far before the start.
    let index = number.integerValue ?? (number.literal.hasPrefix("-") ? -1 : .max)
    if index < 0 {
      findings.report(
        "\"obs_id\" is \(number.literal.cut(to: 40)); observations are counted from 0, and Python takes -1 for the last"
      )
    } else if index >= count, !context.isCutShort {
      let range =
        count == 0 ? "there are no observations" : "there are \(count) observations, counted from 0"
      findings.report("\"obs_id\" is \(number.literal.cut(to: 40)), but \(range)")
    }
  }
}
