import LintKit
import TFCat
import TFCatTables

/// The table says that its times count from another origin, or in another scale.
struct TimeSystemDiffers: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC812", name: "time-system-differs", severity: .error,
    basis: "EPN-TAP 2.0, time_min: Julian date, UTC",
    summary: "The table says that its times count from another origin, or in another scale.",
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
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard let place = table.index("time_min"), let id = table.head.columns[place].reference,
      let system = table.head.timeSystems.first(where: { $0.id == id })
    else { return }
    if let written = system.timeOrigin {
      if system.originJulianDate != 0 {
        findings.report(
          "TIMESYS says that time_min counts from \(written); in EPNcore it is a Julian date (timeorigin JD-origin)",
          at: [])
      }
    } else {
      findings.report(
        "TIMESYS has no timeorigin, which means times written as text; time_min is a Julian date (timeorigin JD-origin)",
        at: [])
    }
    if system.timeScale.uppercased() != "UTC" && table.index("time_scale") == nil {
      findings.report(
        "TIMESYS says that time_min is in \(system.timeScale); without a column time_scale it has to be in UTC",
        at: [])
    }
  }
}
