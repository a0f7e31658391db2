import ArgumentParser
import Base
import CatalogueOperations
import EPNCore
import TFCat
import TFCatPlot
import TFCatPublish
import TFCatTables

extension RegionPlot.Plane: ExpressibleByArgument {}

extension PlotCommand {
  /// What options of pictures in time and frequency were given, of which regions have none.
  var optionsOfEvents: [String] {
    var names: [String] = []
    if frequency != nil { names.append("--frequency") }
    if axis.isLogarithmic { names.append("--log") }
    if axis.isLinear { names.append("--linear") }
    if facet != nil { names.append("--facet") }
    if label != nil { names.append("--label") }
    if summary { names.append("--summary") }
    if ground.background != nil { names.append("--background") }
    return names
  }

  /// Draws the regions of EPNcore tables.
  func drawRegions(of paths: [String], on plane: RegionPlot.Plane) throws {
    var survey = RegionSurvey(colorColumn: color, window: time, countsTables: paths.count > 1)
    for path in paths { try survey.read(path) }
    guard !survey.regions.isEmpty else {
      throw CommandError("there is no region to draw: \(survey.nothing)")
    }
    var options = PlotOptions(title: title)
    options.style = style
    (options.width, options.height) = (size.width, size.height)
    let name = paths.first.flatMap { $0 == "-" ? nil : $0.split(separator: "/").last.map(String.init) } ?? ""
    let plot = RegionPlot(
      survey.regions, on: plane, title: title ?? name, subtitle: survey.subtitle(on: plane), options: options)
    let bytes: [UInt8]
    if output.lowercased().hasSuffix(".png") {
      bytes = plot.png(width: size.width, height: size.height)
    } else {
      bytes = output.lowercased().hasSuffix(".pdf") ? try plot.pdf() : plot.svg()
    }
    let file = try OutputFile(path: output)
    try file.write(bytes)
    try file.commit()
    for note in survey.notes(on: plane) { Console.say("note: \(note)") }
    let hidden = plot.unseenCount - (plane == .disc ? survey.withoutCenter : 0)
    if hidden > 0 { Console.say("note: \(hidden) of \(survey.regions.count) regions lie behind the limb") }
    Console.say(
      "\(plot.count) \(plot.count == 1 ? "region" : "regions") drawn\(output == "-" ? "" : " to \(output)")")
  }
}

/// The regions of EPNcore tables, as they are drawn.
private struct RegionSurvey {
  private(set) var regions: [RegionPlot.Region] = []
  /// Regions of which no observer is known.
  private(set) var withoutCenter = 0
  private let colorColumn: String?
  private let window: PlotTimes?
  private let countsTables: Bool
  private var rows = 0
  private var withoutRegion = 0
  private var outside = 0
  private var notDrawn = 0
  private var times: ClosedRange<Double>?

  init(colorColumn: String?, window: PlotTimes?, countsTables: Bool) {
    self.colorColumn = colorColumn
    self.window = window
    self.countsTables = countsTables
  }

  mutating func read(_ path: String) throws {
    var reader = try GranuleTableReader(path: path, openers: [.sqlite])
    if let colorColumn, reader.schema.index(colorColumn) == nil {
      throw CommandError("\(path): there is no column \(colorColumn) to colour by")
    }
    let xtype = reader.head.columns.first { $0.name.lowercased() == "s_region" }?.xtype
    while let granule = try reader.next() {
      rows += 1
      guard let region = Region(granule["s_region"], xtype: xtype) else {
        withoutRegion += 1
        continue
      }
      guard isInWindow(granule) else {
        outside += 1
        continue
      }
      guard region.shape == .polygon, region.numbers.count >= 6, region.numbers.count % 2 == 0,
        region.numbers.allSatisfy(\.isFinite)
      else {
        notDrawn += 1
        continue
      }
      let center = Self.center(of: granule)
      if center == nil { withoutCenter += 1 }
      if let time = granule.timeMin {
        times = times.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
      }
      regions.append(
        RegionPlot.Region(outline: region.numbers, center: center, group: group(of: granule, path)))
    }
  }

  private func isInWindow(_ granule: Granule) -> Bool {
    guard let window else { return true }
    guard let start = granule.timeMin else { return false }
    let end = granule.timeMax ?? start
    // A moment belongs to a stretch that it begins, and not to one that it ends.
    if let last = window.end?.julianDate, start >= last { return false }
    if let first = window.start?.julianDate, end < first { return false }
    return true
  }

  private static func center(of granule: Granule) -> RegionPlot.Center? {
    guard let longitude = granule["subobserver_longitude_min"].double,
      let latitude = granule["subobserver_latitude_min"].double, longitude.isFinite, latitude.isFinite
    else { return nil }
    return RegionPlot.Center(longitude: longitude, latitude: latitude)
  }

  private func group(of granule: Granule, _ path: String) -> String {
    if let colorColumn { return granule[colorColumn].text ?? "none" }
    if countsTables { return path.split(separator: "/").last.map(String.init) ?? path }
    return granule["target_region"].text ?? granule["granule_gid"].text ?? ""
  }

  // MARK: - Words

  /// Why there is nothing.
  var nothing: String {
    if rows == 0 { return "the tables have no rows" }
    if notDrawn > 0 { return "s_region has shapes that are no polygons" }
    return outside > 0 ? "all \(outside) are outside of --time" : "s_region is empty in all \(rows) rows"
  }

  func notes(on plane: RegionPlot.Plane) -> [String] {
    var notes: [String] = []
    func note(_ count: Int, _ words: String) {
      if count > 0 { notes.append("\(count) of \(rows) rows \(words)") }
    }
    note(withoutRegion, "have no region")
    note(outside, "are outside of --time")
    note(notDrawn, "have a shape that is no polygon")
    if plane == .disc {
      note(withoutCenter, "do not say from where they were seen (subobserver_longitude_min)")
    }
    return notes
  }

  func subtitle(on plane: RegionPlot.Plane) -> String {
    var words = regions.count.of("region")
    if let times, let first = Self.text(times.lowerBound), let last = Self.text(times.upperBound) {
      words += first == last ? ", \(first)" : ", \(first) to \(last)"
    }
    guard plane == .disc else { return words }
    let centers = Set(regions.compactMap(\.center))
    guard let center = centers.first, centers.count == 1 else {
      return "\(words), each as its observer saw it"
    }
    return
      "\(words), seen from \(Self.degrees(center.longitude)) Carrington, \(Self.degrees(center.latitude))"
  }

  private static func text(_ julianDate: Double) -> String? {
    guard let instant = Instant(jd1: julianDate, jd2: 0, scale: .utc) else { return nil }
    return (try? instant.iso8601(decimals: .fixed(0)))?.replacing("T", with: " ").replacing("Z", with: "")
  }

  private static func degrees(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return "\(tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)")°"
  }
}
