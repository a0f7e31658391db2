import ArgumentParser

/// What of a service is written.
struct PublishScope: ParsableArguments {
  @Flag(help: "Says what would be done, and does nothing.")
  var dryRun = false

  @Flag(help: "Writes all granules again: for a server that starts anew.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "Writes again what was new or changed since then: for a server that was set back.", valueName: "date"))
  var since: String?

  @Flag(
    inversion: .prefixedNo,
    help:
      "Large tables: granules come into a table partitioned by years by COPY (load.sql, for psql), and the server shows a view of it, instead of an import row by row. Later runs do as the first."
  )
  var copy: Bool?

  @Flag(help: "Removes granules from the service that are in no catalogue any more.")
  var removeVanished = false

  @Option(
    help: ArgumentHelp(
      "The time of this run in the dates of granules, as in 2024-05-01T12:00:00; now by default.",
      valueName: "time"))
  var date: String?

  func validate() throws {
    if full, since != nil { throw ValidationError("--full writes everything: --since adds nothing to it.") }
    try Self.check(since, of: "--since")
    try Self.check(date, of: "--date")
  }

  private static func check(_ time: String?, of option: String) throws {
    guard let time, !Clock.isTime(time) else { return }
    throw ValidationError("\(option) \(time): write a date as in 2024-05-01, or 2024-05-01T12:00:00.")
  }
}
