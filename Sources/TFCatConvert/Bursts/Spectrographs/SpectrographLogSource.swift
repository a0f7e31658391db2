import Base
package import TFCat
import TFCatJSON

/// Observation logs of the Culgoora and Learmonth radio spectrographs (Australian Space Weather Forecasting
/// Centre).
package struct SpectrographLogSource: EventSource {
  package static let description = SourceDescription(
    name: "culgoora-log",
    title:
      "Culgoora and Learmonth spectrograph logs: periods of observation and bursts with E, U, D and X qualifiers",
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, hour24, swappedFrequencies

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair(
          "day-rollover",
          "a time before the start of the period or of the burst is on the next day: periods go over midnight"
        )
      case .hour24: Repair("hour-24", "2400 is 0000 of the next day")
      case .swappedFrequencies: .swappedFrequencies
      }
    }
  }

  enum Column: Int, EventField {
    case type, typeIsUncertain, typeModifiers, typeText, intensity, startFlag, endFlag, lowerLimit, upperLimit
    case shockSpeed, hasFadeout, comment

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .intensity: BurstFields.intensity
      case .startFlag: BurstFields.startFlag
      case .endFlag: BurstFields.endFlag
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .shockSpeed: BurstFields.shockSpeed
      case .hasFadeout:
        BurstFields.flag(
          "short_wave_fadeout", "Whether a short-wave fadeout was observed with the burst", "meta.code")
      case .comment: BurstFields.comment
      }
    }
  }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    var parser = SpectrographLogParser()
    let understood = lines.count {
      parser.understands($0, Column.self, Fix.self) || SpectrographLogParser.isPeriod($0)
    }
    let names =
      start.text.contains("CULGOORA") || start.text.contains("Culgoora") || start.text.contains("LEARMONTH")
      || start.text.contains("Learmonth")
    if names, understood > 0, !start.text.contains(":Product:") { return .certain }
    return understood > 1 && understood > lines.count * 2 / 3 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts of the Culgoora and Learmonth spectrographs",
        "caveat":
          "Frequencies have two significant digits. Culgoora sees 18 to 1800 MHz, Learmonth 25 to 180 MHz.",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: SpectrographLogParser())
  }
}
