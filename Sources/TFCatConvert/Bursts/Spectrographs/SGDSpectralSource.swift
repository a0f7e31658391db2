import Base
package import TFCat
import TFCatJSON

/// Lists of spectral observations in the layout of the Solar-Geophysical Data: Potsdam-Tremsdorf, Weissenau,
/// Bleien, and e-CALLISTO before 2021.
package struct SGDSpectralSource: EventSource {
  package static let description = SourceDescription(
    name: "sgd-spectral",
    title:
      "Solar-Geophysical Data spectral observations (Potsdam, Weissenau, Bleien, e-CALLISTO before 2021): date, station, HHMM.m, class, frequencies with X and U",
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, hour24, swappedFrequencies

    var repair: Repair {
      switch self {
      case .dayRollover: Repair("day-rollover", "an end before the start is on the next day")
      case .hour24: Repair("hour-24", "2400 is 0000 of the next day")
      case .swappedFrequencies: .swappedFrequencies
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeModifiers, typeText, intensity, startFlag, endFlag, lowerLimit
    case upperLimit, observatory, observationStart, observationEnd, comment

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .intensity: BurstFields.intensity
      case .startFlag: BurstFields.startFlag
      case .endFlag: BurstFields.endFlag
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .observatory: BurstFields.observatory
      case .observationStart:
        BurstFields.text(
          "observation_start", "Start of the period of observation in which the burst was seen, UTC",
          "time.start;obs")
      case .observationEnd:
        BurstFields.text(
          "observation_end", "End of the period of observation in which the burst was seen, UTC",
          "time.end;obs")
      case .comment: BurstFields.comment
      }
    }
  }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    let isNamed =
      lines.contains { $0.trimmed.hasPrefix("date") && $0.contains("obse") && $0.contains("state") }
      || start.text.contains("SPECTRAL OBSERVATIONS")
    var parser = SGDSpectralParser()
    var rows = 0
    let understood = lines.count { line in
      if line.trimmed[0].isDigit { rows += 1 }
      return parser.understands(line, Column.self, Fix.self)
    }
    if isNamed { return .certain }
    return understood > 0 && understood * 3 > rows * 2 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts of spectral observations",
        "description":
          "From a list in the layout of the Solar-Geophysical Data. Limits that are \"beyond\" are those of the spectrograph.",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: SGDSpectralParser())
  }
}
