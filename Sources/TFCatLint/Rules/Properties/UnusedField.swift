import Base
import LintKit
import TFCat
import TFCatJSON

/// A field that no feature has a property for.
struct UnusedField: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC414", name: "unused-field", severity: .info,
    basis: "practice: a field without values becomes an empty column",
    summary: "No feature has the property that a field declares.",
    explanation: """
      The standard allows it. Often the field was left over, or the property was renamed in the features; the Python \
      library makes no table when a feature lacks a declared property.
      """,
    advice: "Remove the field, or add the property to the features.",
    valid: [.value("3", as: "int")],
    invalid: [
      .fields(#"{⟦"n"⟧: {"info": "Number of bursts", "datatype": "int", "ucd": "meta.number"}}"#),
      .fields(
        #"""
        {"n": {"info": "Number of bursts", "datatype": "int", "ucd": "meta.number"},
         ⟦"m"⟧: {"info": "Number of gaps", "datatype": "int", "ucd": "meta.number"}}
        """#, properties: #"{"n": 3}"#),
    ], isMendedByConversion: false)

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let fields = context.fields, statistics.featureCount > 0, !context.isCutShort else { return }
    // A misspelt property is reported as such; its field is not unused.
    let undeclared = statistics.usedProperties.filter { fields[$0] == nil }.map(\.text).sorted().prefix(64)
    let meant = Set(
      undeclared.compactMap { NearestWord.suggestion(for: $0, in: context.fieldNames.prefix(256)) })
    var reported: Set<String> = []
    for name in context.fieldNames
    where !statistics.usedProperties.contains(ExactName(name)) && !meant.contains(name) {
      guard reported.insert(name).inserted else { continue }
      findings.report("no feature has the property \(name.shown)", at: ["fields", .name(name)], part: .name)
    }
  }
}
