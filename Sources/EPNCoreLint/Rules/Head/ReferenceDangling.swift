import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A column refers to something that the document does not have.
struct ReferenceDangling: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC816", name: "reference-dangling", severity: .error,
    basis: "VOTable 1.4, section 3.2: ref is the ID of another element",
    summary: "A column refers by ref to a TIMESYS, COOSYS or group that is not there.",
    explanation: """
      The reference is how a client learns in which scale, from which origin and in which frame the numbers count. One \
      that leads nowhere is ignored by some clients, and others refuse the file.
      """,
    advice: "Add the element with that ID before the table, or take the ref away.",
    valid: [.granuleFields("")],
    invalid: [.granuleFields("", system: "")])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.isVOTable else { return }
    let head = table.head
    var known = Set(head.timeSystems.map(\.id) + head.coordinateSystems.map(\.id))
    known.formUnion(head.columns.compactMap(\.id) + head.parameters.compactMap(\.column.id))
    known.formUnion(head.groups.compactMap(\.id))
    for column in head.columns {
      guard let reference = column.reference, !known.contains(reference) else { continue }
      findings.report(
        "\(column.name) refers to \"\(reference)\", which no element of the document has as its ID",
        at: [.name(column.name)])
    }
  }
}
