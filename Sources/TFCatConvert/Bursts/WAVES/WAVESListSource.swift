import Base
package import TFCat
import TFCatJSON

/// The list of type II and IV bursts of the WAVES team (Wind, later STEREO too): tabs between the columns.
package struct WAVESListSource: EventSource {
  package static let description = SourceDescription(
    name: "waves-list",
    title:
      "WAVES list of type II and type IV bursts (WAVES_Experiment_WIND_STEREO.txt)",
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case hour24, hourBeyond24, timeTypo, endDate, dayRollover

    var repair: Repair {
      switch self {
      case .hour24: Repair("hour-24", "2400 is 0000 of the next day")
      case .hourBeyond24: Repair("hour-beyond-24", "a stop of 2500 to 4700 is on the next day: 3300 is 0900")
      case .timeTypo: Repair("time-typo", "a stop with one digit too many at its end, as 19200, is 1920")
      case .endDate:
        Repair(
          "end-date",
          "a stop before the start, on a wrong day or in a wrong year, is on the day of the start, or on the next"
        )
      case .dayRollover:
        Repair(
          "day-rollover",
          "a stop before the start on the same day is on the next day, where that is within 20 hours")
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, startFrequency, endFrequency, lowerLimit, upperLimit, number,
      spectrum
    case comment, unread

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .startFrequency: WAVESFields.startFrequency
      case .endFrequency: WAVESFields.endFrequency
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .number:
        BurstFields.integer("list_number", "Number in the list, which starts again each year", "meta.number")
      case .spectrum:
        BurstFields.text(
          "dynamic_spectrum", "Kinds of the spectra that the list links to: S, X or F", "meta.code")
      case .comment: BurstFields.comment
      case .unread: BurstFields.unread
      }
    }
  }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    if let first = lines.first, first.hasPrefix("No."), first.contains("Freq Range") { return .certain }
    var columns = [ByteText](repeating: .empty, count: 8)
    let rows = lines.count { line in
      line.split(0x09, into: &columns) >= 6 && columns[0].isDigits && CivilDay(columns[1]) != nil
        && CivilDay(columns[3]) != nil && columns[5].firstIndex(of: UInt8(ascii: "-")) != nil
    }
    return rows > lines.count / 2 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "kHz", referencePosition: "wind",
      properties: [
        "title": "Type II and type IV bursts seen by WAVES",
        "caveat":
          "A burst is of type II unless its comment names type IV. 14000 kHz, 16000 kHz and 20 kHz are limits of the receivers.",
        "instrument_host_name": "wind",
        "instrument_name": "waves",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: WAVESListParser())
  }
}
