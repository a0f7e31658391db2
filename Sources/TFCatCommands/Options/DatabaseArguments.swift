import ArgumentParser
import EPNCore

/// How a table of granules goes into PostgreSQL.
struct DatabaseArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --to postgresql, the table that the script brings up to date, as schema.table; otherwise SERVICE.epn_core.",
      valueName: "table"))
  var into: String?

  @Flag(
    name: .customLong("pgsphere"),
    help:
      "With --to postgresql: s_region and coverage have the types of pgSphere (spoly, smoc), with an index, instead of text."
  )
  var usesSphere = false

  func validate() throws {
    guard let into else { return }
    let parts = into.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 }) else {
      throw ValidationError("--into \(into): write SCHEMA.TABLE, as in --into hfc1ar.granules.")
    }
  }

  /// The format with these options.
  ///
  /// - Throws: `CommandError` where the format has none of them.
  func applied(to format: GranuleTableFormat) throws(CommandError) -> GranuleTableFormat {
    guard into != nil || usesSphere else { return format }
    guard format == .postgresql else {
      throw CommandError("\(into != nil ? "--into" : "--pgsphere") goes with --to postgresql.")
    }
    var options = PostgreSQLOptions()
    options.table = into
    options.usesSphere = usesSphere
    return .postgresql(options)
  }
}
