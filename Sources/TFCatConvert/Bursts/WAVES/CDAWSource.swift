package import TFCat
import TFCatJSON

/// The list of Wind/WAVES type II bursts with their CMEs and flares, kept at the CDAW Data Center.
package struct CDAWSource: EventSource {
  package static let description = SourceDescription(
    name: "cdaw-type2",
    title: "CDAW list of Wind/WAVES type II bursts and CMEs (waves_type2.txt)",
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case hour24, endDate, dayRollover, instrumentBand, wholeDay

    var repair: Repair {
      switch self {
      case .hour24: Repair("hour-24", "24:00 is 00:00 of the next day")
      case .endDate:
        Repair(
          "end-date",
          "an end on a day before the start (2000/06/23 14:40 to 06/22 15:05) is on the day of the start, or on the next"
        )
      case .dayRollover:
        Repair(
          "day-rollover",
          "an end before the start on the same day (23:00 to 00:00) is on the next day, where that is within 20 hours"
        )
      case .instrumentBand:
        Repair("instrument-band", "???? for a frequency is the limit of the receiver, 20 kHz or 13825 kHz")
      case .wholeDay:
        Repair(
          "whole-day", "unknown times, ??:?? or 00:00 to 00:00 with unknown frequencies, are the whole day",
          isOnByDefault: false)
      }
    }
  }

  enum Column: Int, EventField {
    case type, typeIsUncertain, startFlag, endFlag, startFrequency, endFrequency, lowerLimit, upperLimit
    case flareLocation, flareLatitude, flareLongitude, isBehindLimb, activeRegion, sourceKind, flareClass
    case cmeTime, cmeIsHalo, cmeAngle, cmeWidth, cmeWidthIsLowerLimit, cmeSpeed, comment, unread

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .startFlag: BurstFields.startFlag
      case .endFlag: BurstFields.endFlag
      case .startFrequency: WAVESFields.startFrequency
      case .endFrequency: WAVESFields.endFrequency
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .flareLocation: BurstFields.flareLocation
      case .flareLatitude: BurstFields.flareLatitude
      case .flareLongitude: BurstFields.flareLongitude
      case .isBehindLimb:
        BurstFields.flag(
          "behind_limb", "Whether the source is behind the limb or on the far side", "meta.code")
      case .activeRegion: BurstFields.activeRegion
      case .sourceKind:
        BurstFields.text(
          "source_kind", "What erupted, where it was no active region: DSF or FILA for a filament",
          "meta.code.class")
      case .flareClass: BurstFields.flareClass
      case .cmeTime:
        BurstFields.text("cme_time", "First appearance of the CME in the coronagraph, UTC", "time.epoch")
      case .cmeIsHalo: BurstFields.flag("cme_halo", "Whether the CME is a halo", "meta.code")
      case .cmeAngle:
        BurstFields.number("cme_position_angle", "Central position angle of the CME", "pos.posAng", "deg")
      case .cmeWidth: BurstFields.number("cme_width", "Angular width of the CME", "phys.angSize", "deg")
      case .cmeWidthIsLowerLimit:
        BurstFields.flag("cme_width_is_lower_limit", "Whether the CME is wider than that", "meta.code")
      case .cmeSpeed:
        BurstFields.number("cme_speed", "Speed of the CME in the plane of the sky", "phys.veloc", "km/s")
      case .comment: BurstFields.comment
      case .unread: BurstFields.unread
      }
    }
  }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    let rows = lines.filter(CDAWLineParser.isRow).count
    if start.text.contains("type II bursts and CMEs"), rows > 0 { return .certain }
    return rows > lines.count / 2 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "kHz", referencePosition: "wind",
      properties: [
        "title": "Wind/WAVES type II bursts and their CMEs (CDAW list)",
        "caveat":
          "14000 kHz, 16000 kHz and 20 kHz are limits of the receivers. CMEs were seen by SOHO/LASCO and STEREO.",
        "instrument_host_name": "wind",
        "instrument_name": "waves",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: CDAWLineParser())
  }
}

/// What the lists of the WAVES receivers have in common.
enum WAVESFields {
  static var startFrequency: BurstFields.Entry {
    BurstFields.number("freq_start", "Frequency at the start of the burst", "em.freq;time.start", "kHz")
  }
  static var endFrequency: BurstFields.Entry {
    BurstFields.number("freq_end", "Frequency at the end of the burst", "em.freq;time.end", "kHz")
  }

  /// The range of the Wind/WAVES receivers in kHz.
  static let lowest = 20.0
  static let highest = 13_825.0

  static func lowerLimit(_ frequency: Double) -> SpectralLimit {
    frequency <= lowest ? .instrument : .measured
  }

  /// The lists write 14 MHz for the end of RAD2, and 16 MHz for that of STEREO/WAVES.
  static func upperLimit(_ frequency: Double) -> SpectralLimit {
    (13_800...14_000).contains(frequency) || frequency >= 16_000 ? .instrument : .measured
  }
}
