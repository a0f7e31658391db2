import Base
import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value is none of those that the standard has for the column.
struct ValueUnknown: CellRule {
  static let description = RuleDescription(
    id: "TFC821", name: "value-unknown", severity: .error,
    basis: "EPN-TAP 2.0, lists of values",
    summary: "A value is none of those that the standard has for the column.",
    explanation: """
      Queries ask for the words of the standard, and do not find the row.
      """,
    advice: "Use a value of the list that `tfcat granules --columns` shows.",
    valid: [.granule("dataproduct_type", "ci#ev")],
    invalid: [
      .granule("dataproduct_type", "⟦event⟧"), .granule("target_class", "⟦sun⟧"),
      .granule("processing_level", "⟦9⟧"), .granule("spatial_frame_type", "⟦healpix⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool { !column.allowedValues.isEmpty }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    var rest = Substring(text)
    while true {
      let end = rest.firstIndex(of: "#") ?? rest.endIndex
      check(rest[..<end], of: column, findings)
      guard end < rest.endIndex else { return }
      rest = rest[rest.index(after: end)...]
    }
  }

  private func check(_ word: Substring, of column: GranuleColumn, _ findings: Emitter) {
    guard !column.allowedValues.contains(where: { $0 == word }), !word.isEmpty, word.first != " ",
      word.last != " ",
      // Of upper case, and of other signs between words, other rules speak.
      !column.allowedValues.contains(word.lowercased()),
      !(column.isList && word.contains { ",;|/".contains($0) })
    else { return }
    if column.dataType.isNumber, Int(word) == nil { return }
    let known =
      Self.meant[String(word).lowercased()]
      ?? NearestWord.suggestion(for: String(word), in: column.allowedValues)
    let hint = known.flatMap { column.allowedValues.contains($0) ? "; did you mean \($0)?" : nil }
    findings.report(
      "\(column.name) has the value \"\(word)\", which the standard does not have\(hint ?? "; it has \(column.allowedValues.joined(separator: ", "))")"
    )
  }

  /// What is often written instead.
  private static let meant = [
    "event": "ev", "image": "im", "catalogue": "ca", "catalog": "ca", "movie": "mo", "spectrum": "sp",
    "dynamic_spectrum": "ds",
    "time_series": "ts", "timeseries": "ts", "sun": "star", "moon": "satellite", "solar": "star",
    "earth": "planet",
  ]
}
