package import Base
internal import TFCat
internal import TFCatJSON

/// What is covered, in the formats in which it is written.
package struct CoverageReport: Sendable {
  package var subject: CatalogueCoverage.Subject
  /// The catalogues that cover it, and those that cover it too where what both cover was asked for.
  package var paths: [String]
  package var otherPaths: [String]
  /// Unix seconds.
  package var times: IntervalSet
  /// Hz.
  package var bands: IntervalSet
  package var rates: EventRates?
  private let planeText = PlaneText(scale: .utc)

  package init(
    _ subject: CatalogueCoverage.Subject, of paths: [String], and otherPaths: [String], times: IntervalSet,
    bands: IntervalSet, rates: EventRates? = nil
  ) {
    (self.subject, self.paths, self.otherPaths) = (subject, paths, otherPaths)
    (self.times, self.bands, self.rates) = (times, bands, rates)
  }

  /// For people.
  ///
  /// - Parameter limit: how many stretches and bands are shown.
  package func text(limit: Int) -> String {
    var text = "\(subject == .events ? "Events" : "Observations") of \(list(paths))"
    if !otherPaths.isEmpty { text += " that those of \(list(otherPaths)) cover too" }
    text += "\n"
    if let hull = times.hull {
      let count = times.intervals.count
      text +=
        "Time       \(planeText.time(hull.lowerBound)) to \(planeText.time(hull.upperBound)): \(count) \(count == 1 ? "stretch" : "stretches"), \(Self.duration(times.length)) in all\n"
      text += lines(times.intervals, limit) {
        "\(planeText.time($0.lowerBound)) to \(planeText.time($0.upperBound))  \(Self.duration($0.upperBound - $0.lowerBound))"
      }
    } else {
      text += "Time       none\n"
    }
    if let hull = bands.hull {
      let count = bands.intervals.count
      text +=
        "Frequency  \(PlaneText.band(hull.lowerBound, hull.upperBound)): \(count) \(count == 1 ? "band" : "bands")\n"
      if count > 1 { text += lines(bands.intervals, limit) { PlaneText.band($0.lowerBound, $0.upperBound) } }
    } else {
      text += "Frequency  none\n"
    }
    if let rates { text += "\n" + table(rates) }
    return text
  }

  private func list(_ paths: [String]) -> String {
    paths.map { TerminalEscaping.path($0) }.joined(separator: ", ")
  }

  private func lines(
    _ intervals: [ClosedRange<Double>], _ limit: Int, _ line: (ClosedRange<Double>) -> String
  ) -> String {
    let shown = intervals.prefix(limit).map { "  \(line($0))\n" }.joined()
    guard intervals.count > limit else { return shown }
    return shown + "  ... and \(intervals.count - limit) more; --limit shows more, --format json all\n"
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case 172_800...: "\((seconds / 86_400).rounded(digits: 4).shortText) d"
    case 7200...: "\((seconds / 3600).rounded(digits: 4).shortText) h"
    case 120...: "\((seconds / 60).rounded(digits: 4).shortText) min"
    default: "\(seconds.rounded(digits: 6).shortText) s"
    }
  }

  private func table(_ rates: EventRates) -> String {
    var rows = [["start", "band", "events", "observed", "an hour"]]
    if rates.knowsObservations { rows[0].append("unobserved") }
    for bin in rates.bins where bin.observed > 0 || bin.unobserved > 0 {
      var row = [
        planeText.time(bin.times.lowerBound), PlaneText.band(bin.band.lowerBound, bin.band.upperBound),
        String(bin.events), Self.duration(bin.observed),
        bin.perHour.map { $0.rounded(digits: 4).shortText } ?? "-",
      ]
      if rates.knowsObservations { row.append(String(bin.unobserved)) }
      rows.append(row)
    }
    return TextTable(rows, rightAligned: 2...).text
  }

  /// For programs: one object, each stretch on a line.
  package func writeJSON(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    var writer = LineByLineJSON()
    writer.member("version", 1)
    writer.member("of", .string(subject.rawValue))
    writer.member("catalogues", .array(paths.map { .string(TerminalEscaping.path($0)) }))
    writer.member("overlap", .array(otherPaths.map { .string(TerminalEscaping.path($0)) }))
    writer.member(
      "time",
      [
        "start": times.hull.map { .string(planeText.time($0.lowerBound)) } ?? .null,
        "end": times.hull.map { .string(planeText.time($0.upperBound)) } ?? .null,
        "seconds": .init(times.length), "intervals": .number(JSONNumber(times.intervals.count)),
      ])
    writer.member(
      "frequency",
      [
        "low_hz": .init(bands.hull?.lowerBound), "high_hz": .init(bands.hull?.upperBound),
        "bands": .number(JSONNumber(bands.intervals.count)),
      ])
    try writer.list(
      "intervals",
      times.intervals.lazy.map { interval -> JSONValue in
        [
          "start": .string(planeText.time(interval.lowerBound)),
          "end": .string(planeText.time(interval.upperBound)), "unix_start": .init(interval.lowerBound),
          "unix_end": .init(interval.upperBound),
        ]
      }, to: output)
    try writer.list(
      "bands",
      bands.intervals.lazy.map { ["low_hz": .init($0.lowerBound), "high_hz": .init($0.upperBound)] },
      to: output)
    if let rates {
      writer.member("rates_know_observations", .bool(rates.knowsObservations))
      try writer.list("rates", rates.bins.lazy.map { self.json($0) }, to: output)
    }
    try writer.end(to: output)
  }

  private func json(_ bin: EventRates.Bin) -> JSONValue {
    [
      "start": .string(planeText.time(bin.times.lowerBound)),
      "end": .string(planeText.time(bin.times.upperBound)), "low_hz": .init(bin.band.lowerBound),
      "high_hz": .init(bin.band.upperBound), "events": .number(JSONNumber(bin.events)),
      "unobserved_events": .number(JSONNumber(bin.unobserved)), "observed_s": .init(bin.observed),
      "events_per_hour": .init(bin.perHour),
    ]
  }

  /// A line for each stretch, or for each bin of the rates.
  package func writeCSV(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    var text = ""
    if let rates {
      text += "start,end,low_hz,high_hz,events,unobserved_events,observed_s,events_per_hour\n"
      for bin in rates.bins {
        text +=
          "\(planeText.time(bin.times.lowerBound)),\(planeText.time(bin.times.upperBound)),\(bin.band.lowerBound.shortText),\(bin.band.upperBound.shortText),\(bin.events),\(bin.unobserved),\(bin.observed.shortText),\(bin.perHour?.shortText ?? "")\n"
      }
    } else {
      text += "axis,from,to,length\n"
      for interval in times.intervals {
        text +=
          "time,\(planeText.time(interval.lowerBound)),\(planeText.time(interval.upperBound)),\((interval.upperBound - interval.lowerBound).shortText)\n"
      }
      for band in bands.intervals {
        text +=
          "frequency,\(band.lowerBound.shortText),\(band.upperBound.shortText),\((band.upperBound - band.lowerBound).shortText)\n"
      }
    }
    try output.write(text.utf8)
  }
}
