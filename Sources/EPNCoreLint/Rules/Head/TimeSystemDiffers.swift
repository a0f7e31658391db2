import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables
import VOVocabulary

/// The table says that its times count from another origin, or in another scale.
struct TimeSystemDiffers: TableHeadRule, CellRule {
  static let description = RuleDescription(
    id: "TFC812", name: "time-system-differs", severity: .error,
    basis: "EPN-TAP 2.0, time_min: Julian date, UTC",
    summary:
      "The table says that its times count from another origin, or in another scale, or contradicts itself.",
    explanation: """
      time_min and time_max are Julian dates in UTC in all services. Another origin or scale in TIMESYS \
      contradicts that, and a client may follow either.
      """,
    advice: "Write the times as Julian dates UTC, and timeorigin=\"JD-origin\" timescale=\"UTC\".",
    valid: [.granuleFields("")],
    invalid: [
      .granuleFields(
        "",
        system: "<TIMESYS ID=\"t\" timescale=\"UTC\" refposition=\"GEOCENTER\" timeorigin=\"MJD-origin\"/>"),
      .granuleFields("", system: "<TIMESYS ID=\"t\" timescale=\"UTC\" refposition=\"GEOCENTER\"/>"),
      .granuleFields(
        "", free: "<FIELD name=\"time_scale\" datatype=\"char\" arraysize=\"*\" ucd=\"time.scale\"/>",
        freeValue: "⟦TDB⟧"),
    ])

  var checks: [EPNCoreCheck] { [.head(self), .cell(self)] }

  func check(_ table: CheckedTable, _ findings: Emitter) {
    var told: Set<String> = []
    for name in ["time_min", "time_max"] {
      guard let place = table.index(name), let id = table.head.columns[place].reference,
        let system = table.head.timeSystems.first(where: { $0.id == id }), told.insert(id).inserted
      else { continue }
      check(system, of: name, in: table, findings)
    }
    for column in table.head.columns {
      guard let system = table.head.timeSystems.first(where: { $0.id == column.reference }) else { continue }
      check(column, against: system, findings)
    }
  }

  func applies(to column: GranuleColumn) -> Bool { column.name == "time_scale" }

  /// What a row says of its times and what the TIMESYS of all rows says of them.
  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text, let place = table.index("time_min"),
      let system = table.head.timeSystems.first(where: { $0.id == table.head.columns[place].reference })
    else { return }
    let (scale, said) = (Self.scale(text), Self.scale(system.timeScale))
    guard scale != said, scale != "UNKNOWN", said != "UNKNOWN" else { return }
    findings.report("time_scale is \(text), but TIMESYS says that time_min is in \(system.timeScale)")
  }

  /// Other names of scales mean the same.
  private static func scale(_ text: String) -> String {
    switch text.uppercased() {
    case "GMT": "UTC"
    case "IAT": "TAI"
    case "TDT", "ET": "TT"
    case let word: word
    }
  }

  private func check(
    _ system: TableTimeSystem, of name: String, in table: CheckedTable, _ findings: Emitter
  ) {
    let place = TableElement.timeSystem(system.id).pointer
    if let written = system.timeOrigin {
      if system.originJulianDate != 0 {
        findings.report(
          "TIMESYS says that \(name) counts from \(written); in EPNcore it is a Julian date (timeorigin JD-origin)",
          at: place)
      }
    } else {
      findings.report(
        "TIMESYS has no timeorigin, which means times written as text; \(name) is a Julian date (timeorigin JD-origin)",
        at: place)
    }
    if system.timeScale.uppercased() != "UTC" && table.index("time_scale") == nil {
      findings.report(
        "TIMESYS says that \(name) is in \(system.timeScale); without a column time_scale it has to be in UTC",
        at: place)
    }
  }

  /// What a column says of itself and what its TIMESYS says of it: texts have no origin, and numbers count in
  /// a unit of time.
  private func check(_ column: TableColumn, against system: TableTimeSystem, _ findings: Emitter) {
    let isText = column.dataType?.isText == true || column.xtype == "timestamp"
    if isText, let origin = system.timeOrigin {
      findings.report(
        "\(column.name) is written as text, but its TIMESYS \"\(system.id)\" says that it counts from \(origin)",
        at: [.name(column.name)])
    }
    if !isText, let text = column.unit, let unit = VOUnit(text), unit.dimension != .time {
      findings.report(
        "\(column.name) is measured in \(text), but refers to the TIMESYS \"\(system.id)\", by which it counts time",
        at: [.name(column.name)])
    }
  }
}
