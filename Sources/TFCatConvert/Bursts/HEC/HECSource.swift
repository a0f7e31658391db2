package import TFCat
import TFCatJSON

/// Tables of the HELIO event catalogue: text with `|` between the columns, names in the first line, ISO
/// times, NaN for what is missing; or the VOTables with which its service answers.
package struct HECSource: EventSource {
  package static let description = SourceDescription(
    name: "helio-hec",
    title:
      "HELIO event catalogue: tables with | between the columns (wind_typeii_soho_cme.txt ...), and the service's VOTables",
    needs: "the range of the receiver for tables without frequencies: --band LOW-HIGH in MHz",
    parameters: [.band("the range in MHz for rows without frequencies")],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, endDate, instrumentBand, wholeDay, hour24, second60

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair(
          "day-rollover",
          "an end before the start on the same day is on the next day, where that is within 20 hours")
      case .endDate:
        Repair("end-date", "an end on a day before the start is on the day of the start, or on the next")
      case .instrumentBand:
        Repair(
          "instrument-band",
          "a missing frequency of a Wind/WAVES table is the limit of the receiver, 20 or 13825 kHz")
      case .wholeDay:
        Repair(
          "whole-day",
          "00:00 to 00:00 with missing frequencies, which stands for unknown times, is the whole day",
          isOnByDefault: false)
      case .hour24: .hour24
      case .second60: .second60
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeText, startFlag, peakTime, endFlag, startFrequency,
      endFrequency, lowerLimit, upperLimit
    case peakFlux, flareLocation, flareLatitude, flareLongitude, activeRegion, sourceKind, flareClass
    case cmeTime, cmeAngle, cmeWidth, cmeWidthIsLowerLimit, cmeSpeed, spectrum, url, comment
    case flux245, flux2695, unread, others

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeText: BurstFields.typeText
      case .startFlag: BurstFields.startFlag
      case .peakTime: BurstFields.peakTime
      case .endFlag: BurstFields.endFlag
      case .startFrequency:
        BurstFields.number("freq_start", "Frequency at the start of the burst", "em.freq;time.start", "MHz")
      case .endFrequency:
        BurstFields.number("freq_end", "Frequency at the end of the burst", "em.freq;time.end", "MHz")
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .peakFlux: BurstFields.peakFlux
      case .flareLocation: BurstFields.flareLocation
      case .flareLatitude: BurstFields.flareLatitude
      case .flareLongitude: BurstFields.flareLongitude
      case .activeRegion: BurstFields.activeRegion
      case .sourceKind: CDAWSource.Column.sourceKind.entry
      case .flareClass: BurstFields.flareClass
      case .cmeTime: CDAWSource.Column.cmeTime.entry
      case .cmeAngle: CDAWSource.Column.cmeAngle.entry
      case .cmeWidth: CDAWSource.Column.cmeWidth.entry
      case .cmeWidthIsLowerLimit: CDAWSource.Column.cmeWidthIsLowerLimit.entry
      case .cmeSpeed: CDAWSource.Column.cmeSpeed.entry
      case .spectrum: WAVESListSource.Column.spectrum.entry
      case .url: BurstFields.text("data_url", "Where the data are", "meta.ref.url")
      case .comment: BurstFields.comment
      case .flux245: Self.flux(245)
      case .flux2695: Self.flux(2695)
      case .unread: BurstFields.unread
      case .others:
        BurstFields.text(
          "other_columns", "Columns of the table that have no field of their own, with their names",
          "meta.note")
      }
    }

    private static func flux(_ frequency: Int) -> BurstFields.Entry {
      BurstFields.number(
        "flux_\(frequency)mhz", "Peak flux density at \(frequency) MHz",
        "phot.flux.density;em.radio;stat.max",
        "Jy")
    }
  }

  let band: StationBands.Band?

  package init(options: SourceOptions) throws(ConversionError) {
    band = try StationBands.Band.option(options)
  }

  package static func recognize(_ start: SourceStart) -> Recognition {
    if let table = start.votable { return recognizeAnswer(table) }
    guard let header = start.lines(1).first,
      header.hasPrefix("time_start|") || header.contains("|time_start|")
    else {
      return .no
    }
    return .certain
  }

  /// A VOTable with a column of starts is an answer of HELIO's; those of its feature catalogue have chain
  /// codes too, and are read by another source.
  private static func recognizeAnswer(_ table: VOTableStart) -> Recognition {
    let columns = table.columns.map { $0.lowercased() }
    guard columns.contains("time_start"), !columns.contains("cc_x_pix") else { return .no }
    let words = table.words.lowercased()
    return words.contains("helio") || words.contains("hec") ? .certain : .possible
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts from the HELIO event catalogue",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard input.start.firstByte == UInt8(ascii: "<") else {
      return LineReader(input, parser: try HECLineParser(band: band))
    }
    return try HECTableReader(input, band: band)
  }
}
