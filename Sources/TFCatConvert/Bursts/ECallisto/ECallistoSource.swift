package import TFCat
import TFCatJSON

/// The monthly burst lists of the e-CALLISTO network: date, time, type, stations, and no frequencies.
package struct ECallistoSource: EventSource {
  package static let description = SourceDescription(
    name: "e-callisto",
    title: "e-CALLISTO monthly burst lists (e-CALLISTO_2022_04.txt)",
    needs:
      "the range of the receivers, which the lists do not give: --stations FILE or --band LOW-HIGH in MHz; "
      + "without them 45 to 870 MHz, the tuning range of a CALLISTO receiver",
    parameters: [
      .band(
        "the range in MHz of all receivers, or of stations that --stations does not know"),
      SourceParameter(
        "stations",
        "CSV with station, lower and upper limit in MHz; a row gets the range of all its stations",
        valueName: "file", help: "The ranges of stations: CSV with station, lower and upper limit in MHz."
      ),
    ],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case timeSeparator, hour24, dayRollover, swappedTimes, unreadableEnd, unreadableStart, typeTypo

    var repair: Repair {
      switch self {
      case .timeSeparator:
        Repair(
          "time-separator", "18:03.18:03, 1447-14:47, 05:09-05_09 and 00:11-0:13 are read as HH:MM-HH:MM")
      case .hour24: Repair("hour-24", "24:00 is 00:00 of the next day")
      case .dayRollover:
        Repair(
          "day-rollover",
          "an end before the start is on the next day where the burst then lasts 6 hours or less")
      case .swappedTimes:
        Repair(
          "swapped-times",
          "an end up to an hour before the start (14:58-14:53) is the start, and the start the end")
      case .unreadableEnd:
        Repair(
          "unreadable-end",
          "an end that is no time (06:06-06:88, 00:00-??:??) is unknown, and the start stands for it")
      case .unreadableStart:
        Repair(
          "unreadable-start", "a start that is no time (24:32-14:33) is unknown, and the end stands for it")
      case .typeTypo: Repair("type-typo", "IIII is III, CTN is CTM, CTMCAU is CTM and CAU")
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeModifiers, typeText, startFlag, endFlag, lowerLimit,
      upperLimit
    case stations, stationCount, weakCount, syncErrorCount, unread

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .startFlag: BurstFields.startFlag
      case .endFlag: BurstFields.endFlag
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .stations:
        BurstFields.text(
          "stations",
          "Stations as the list writes them: () hardly visible, (()) extremely weak, [] synchronization error, * too many to report",
          "meta.id;instr.obsty")
      case .stationCount: BurstFields.integer("station_count", "Number of stations", "meta.number")
      case .weakCount:
        BurstFields.integer(
          "weak_station_count", "Number of stations where the burst is hardly visible", "meta.number")
      case .syncErrorCount:
        BurstFields.integer(
          "sync_error_count", "Number of stations with a synchronization error", "meta.number")
      case .unread: BurstFields.unread
      }
    }
  }

  let bands: StationBands

  package init(options: SourceOptions) throws(ConversionError) { bands = try StationBands(options: options) }

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    if lines.contains(where: { $0.hasPrefix("# Product: e-CALLISTO") }) { return .certain }
    let rows = lines.count { ECallistoLineParser.isRow($0) }
    return rows > lines.count { !$0.hasPrefix("#") } / 2 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts of the e-CALLISTO monthly lists",
        "caveat":
          .string(
            "The lists give no frequencies: the spectral range of a burst is that of the receivers (\(bands.summary))."
          ),
        "instrument_name": "CALLISTO",
        "target_name": "Sun",
      ])
  }

  package var notes: [String] {
    bands.isDefault
      ? ["the list has no frequencies: all bursts got \(bands.summary); --stations or --band say better"] : []
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: ECallistoLineParser(bands: bands))
  }
}
