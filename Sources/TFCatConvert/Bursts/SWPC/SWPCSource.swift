import Base
package import TFCat
import TFCatJSON

/// NOAA/SWPC edited events: the daily text files, and the JSON that the service gives for the last days.
package struct SWPCSource: EventSource {
  package static let description = SourceDescription(
    name: "noaa-swpc",
    title: "NOAA/SWPC edited events, text (20251227events.txt) and JSON (edited_events.json)",
    needs: "--date YYYY-MM-DD where neither the list nor the name of its file says the day",
    parameters: [
      SourceParameter(
        "date", "the day of a list that does not say it", valueName: "date",
        help: "The day of rows that do not say their date, as in 2010-06-12.")
    ],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, hour24, swappedFrequencies

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair("day-rollover", "a maximum or an end before the start (2356 to 0012) is on the next day")
      case .hour24: Repair("hour-24", "2400 is 0000 of the next day")
      case .swappedFrequencies: .swappedFrequencies
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeText, reportType, intensity, startFlag, peakTime, peakFlag
    case endFlag, lowerLimit, upperLimit, peakFlux, shockSpeed, observatory, quality, event, activeRegion
    case flareClass, flareLatitude, flareLongitude, particulars, unread

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeText: BurstFields.typeText
      case .reportType:
        (
          "report_type",
          Field(
            info: "Kind of the report", ucd: "meta.code.class", dataType: .str,
            values: .described([
              "RSP": "sweep-frequency burst", "RBR": "fixed-frequency burst", "RNS": "noise storm",
            ]))
        )
      case .intensity: BurstFields.intensity
      case .startFlag: BurstFields.startFlag
      case .peakTime: BurstFields.peakTime
      case .peakFlag: BurstFields.peakFlag
      case .endFlag: BurstFields.endFlag
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .peakFlux: BurstFields.peakFlux
      case .shockSpeed: BurstFields.shockSpeed
      case .observatory: BurstFields.observatory
      case .quality: BurstFields.text("quality", "Quality code of the report", "meta.code.qual")
      case .event: BurstFields.integer("event_number", "Number of the event in the list", "meta.id")
      case .activeRegion: BurstFields.activeRegion
      case .flareClass: BurstFields.flareClass
      case .flareLatitude: BurstFields.flareLatitude
      case .flareLongitude: BurstFields.flareLongitude
      case .particulars:
        BurstFields.text(
          "particulars", "Further particulars of the report, as they are written", "meta.note")
      case .unread: BurstFields.unread
      }
    }
  }

  private let date: CivilDay?
  package private(set) var notes: [String] = []

  package init(options: SourceOptions) throws(ConversionError) {
    guard let text = options["date"] else {
      date = nil
      return
    }
    guard let date = SWPCDate.day(text) else {
      throw ConversionError(reason: "--date \(text): write a day, as in 2024-05-11")
    }
    self.date = date
  }

  /// Makes sure that the day of each list is known.
  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    var dated: [String] = []
    for input in inputs where !Self.isJSON(input) && !SWPCDate.isStated(in: input.contents) {
      if date != nil {
        dated.append(input.path)
      } else if let day = SWPCDate.ofFileName(input.path) {
        notes.append(
          "\(input.path): the list does not say its day; the name of the file says \(SWPCDate.text(day))")
      } else {
        throw ConversionError(
          path: input.path,
          reason:
            "neither the list nor the name of the file says the day; --date does, as in --date 2024-05-11")
      }
    }
    if date != nil, dated.isEmpty {
      throw ConversionError(
        path: inputs.first?.path, reason: "the list says its day itself; leave out --date")
    }
    if dated.count > 1 {
      throw ConversionError(
        path: dated[1],
        reason: "--date is one day, and \(dated[0]) has none of its own either: convert them one by one")
    }
  }

  private static func isJSON(_ input: SourceFile) -> Bool {
    [UInt8(ascii: "["), UInt8(ascii: "{")].contains(input.start.firstByte)
  }

  package static func recognize(_ start: SourceStart) -> Recognition {
    if start.firstByte == UInt8(ascii: "[") || start.firstByte == UInt8(ascii: "{") {
      guard let json = start.otherJSON else { return .no }
      let isItem = json.has("begin_datetime") && json.has("particulars1")
      let hasItems = json.has("[]", "begin_datetime") && json.has("[]", "particulars1")
      return isItem || hasItems ? .certain : .no
    }
    let lines = start.lines()
    let isProduct = lines.contains { $0.hasPrefix(":Product:") && $0.contains("events") }
    if isProduct { return .certain }
    var columns = SWPCColumns()
    var (rows, found) = (0, 0)
    for line in lines {
      if let named = SWPCColumns(names: line) {
        columns = named
        found += 1
      } else if line[0].isDigit {
        rows += 1
        if columns.fit(line) { found += 1 }
      }
    }
    return found > 0 && found * 3 > rows * 2 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts of the NOAA/SWPC edited events",
        "description":
          "Reports of types RSP, RBR and RNS. 25 and 180 MHz are limits of the RSTN spectrographs, 18 and 1800 MHz of Culgoora.",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    if Self.isJSON(input) { return SWPCJSONReader(input) }
    return LineReader(input, parser: SWPCLineParser(input, day: date ?? SWPCDate.ofFileName(input.path)))
  }
}
