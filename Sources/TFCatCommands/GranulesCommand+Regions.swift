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
    for reason in report.reasons {
      Console.say(
        "note: \(reason.count) without a region (\(reason.name)): \(reason.words); first at \(reason.path):\(reason.line)"
      )
    }
    for line in Self.summary(report, tolerance: options.tolerance) { Console.say(line) }
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private static func summary(_ report: RegionReport, tolerance: Double) -> [String] {
    var lines: [String] = []
    if report.fewerPixels > 0 {
      lines.append(
        "note: \(report.fewerPixels) regions have fewer pixels than the catalogue counts: look at their chain codes"
      )
    }
    let more = report.otherPixelCounts - report.fewerPixels
    if more > 0 {
      lines.append("note: \(more) regions have more pixels than the catalogue counts: holes are filled")
    }
    if report.coarse > 0 {
      lines.append(
        "note: \(report.coarse) polygons differ from the pixels by more than \(tolerance) of the area: servers take no more vertices"
      )
    }
    if report.twins > 0 {
      lines.append("note: \(report.twins) rows have the number of another; their granule_uid got a number")
    }
    let rows = report.granules + report.rejected
    var words = "\(rows) rows: \(report.granules) granules, \(report.regions) with a region"
    if report.regions > 0 {
      let tenths = (report.vertices * 10 + report.regions / 2) / report.regions
      words += " of \(tenths / 10).\(tenths % 10) vertices on average"
      words += " (\(report.cutByLimb) cut by the limb, \(report.joined) of several parts)"
    }
    return lines + ["\(words), \(report.rejected) rejected"]
  }
}
