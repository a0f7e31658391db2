import ArgumentParser
import EPNCore
import SolarGranules

extension GranulesCommand {
  /// Makes granules of features on the Sun.
  func makeRegions(of source: RegionSource, to format: GranuleTableFormat) throws {
    var options = RegionOptions(service: service ?? source.rawValue, now: Clock.now())
    options.constants = try constants()
    options.freeColumns = columnOptions.freeFields
    regions.apply(to: &options)
    var granules = try RegionGranules(source, paths: catalogues, options: options)
    let lines = LimitedLines()
    granules.onReject = { row in lines.say("\(row.path):\(row.line): rejected: \(row.reason)") }
    let report = try granules.write(to: output, as: format)
    lines.sayRest("rejects")
    for note in report.notes { Console.say("note: \(note)") }
    let notes = report.reasonNotes { "\($0.path):\($0.line)" } + report.remarks(tolerance: options.tolerance)
    for note in notes { Console.say("note: \(note)") }
    Console.say(report.summary)
    if report.rejected > 0 { throw ExitCode(1) }
  }
}
