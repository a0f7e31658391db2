internal import TFCat
internal import TFCatJSON

/// The fields that burst lists have in common, by the same names and in the same units everywhere.
enum BurstFields {
  typealias Entry = (name: String, field: Field)

  static var type: Entry {
    (
      "type",
      Field(
        info: "Type of the burst", ucd: "meta.code.class", dataType: .str, values: BurstType.allowedValues)
    )
  }
  static var otherTypes: Entry {
    text("type_others", "Further types that the row names, with blanks between them", "meta.code.class")
  }
  static var typeIsUncertain: Entry {
    flag("type_uncertain", "Whether the source doubts the type", "meta.code.qual")
  }
  static var typeModifiers: Entry {
    text("type_modifiers", "What the source adds to the type, with blanks between the words", "meta.code")
  }
  static var typeText: Entry { text("type_text", "Type as the source writes it", "meta.note") }

  static var startFlag: Entry {
    timeFlag("start_flag", "What is known of the start: nothing is said where it is as given", "time.start")
  }
  static var endFlag: Entry {
    timeFlag("end_flag", "What is known of the end: nothing is said where it is as given", "time.end")
  }
  static var peakFlag: Entry {
    timeFlag(
      "peak_flag", "What is known of the maximum: nothing is said where it is as given", "time.epoch;stat.max"
    )
  }
  static var peakTime: Entry { text("peak_time", "Time of the maximum, UTC", "time.epoch;stat.max") }

  static var unread: Entry {
    text("unread", "Cells of the row that could not be read, with the names of their fields", "meta.note")
  }

  static var peakText: Entry {
    text("peak_text", "The time of the maximum as it is written, where it is no time", "meta.note")
  }

  static var lowerLimit: Entry {
    limit(SpectralLimits.lowerField, "What the lower limit of the spectral range is", "stat.min")
  }
  static var upperLimit: Entry {
    limit(SpectralLimits.upperField, "What the upper limit of the spectral range is", "stat.max")
  }
  static var startFrequencyLimit: Entry {
    limit("freq_start_limit", "What the frequency at the start is, beside limits of its own", "time.start")
  }
  static var endFrequencyLimit: Entry {
    limit("freq_end_limit", "What the frequency at the end is, beside limits of its own", "time.end")
  }

  static var intensity: Entry {
    (
      "intensity_class",
      Field(info: "Intensity: 1 minor, 2 significant, 3 major", ucd: "meta.code", dataType: .int)
    )
  }
  static var peakFlux: Entry {
    number("peak_flux", "Flux density at the maximum", "phot.flux.density;em.radio;stat.max", "Jy")
  }
  static var shockSpeed: Entry {
    number("shock_speed", "Speed of the shock, estimated from the drift", "phys.veloc", "km/s")
  }
  static var observatory: Entry { text("observatory", "Observatory", "meta.id;instr.obsty") }
  static var activeRegion: Entry {
    (
      "active_region",
      Field(info: "NOAA number of the active region", ucd: "meta.id.assoc", dataType: .int)
    )
  }
  static var flareClass: Entry {
    text("flare_class", "GOES class of the associated flare", "meta.code.class")
  }
  static var flareLocation: Entry {
    text("flare_location", "Place of the source on the Sun as the list writes it", "meta.note")
  }
  static var flareLatitude: Entry {
    number("flare_latitude", "Heliographic latitude of the source", "pos.bodyrc.lat", "deg")
  }
  static var flareLongitude: Entry {
    number(
      "flare_longitude", "Heliographic longitude of the source from the central meridian, west positive",
      "pos.bodyrc.lon", "deg")
  }
  static var comment: Entry { text("comment", "Comment of the source", "meta.note") }

  // MARK: - Making fields

  static func text(_ name: String, _ info: String, _ ucd: String) -> Entry {
    (name, Field(info: info, ucd: ucd, dataType: .str))
  }

  static func flag(_ name: String, _ info: String, _ ucd: String) -> Entry {
    (name, Field(info: info, ucd: ucd, dataType: .bool))
  }

  static func integer(_ name: String, _ info: String, _ ucd: String, _ unit: String? = nil) -> Entry {
    (name, Field(info: info, ucd: ucd, dataType: .int, unit: unit))
  }

  static func number(_ name: String, _ info: String, _ ucd: String, _ unit: String) -> Entry {
    (name, Field(info: info, ucd: ucd, dataType: .float, unit: unit))
  }

  private static func timeFlag(_ name: String, _ info: String, _ ucd: String) -> Entry {
    (
      name,
      Field(
        info: info, ucd: "meta.code.qual;\(ucd)", dataType: .str,
        values: .described(JSONObject(TimeFlag.allCases.map { ($0.rawValue, .string($0.meaning)) })))
    )
  }

  private static func limit(_ name: String, _ info: String, _ word: String) -> Entry {
    (
      name,
      Field(
        info: info, ucd: "meta.code.qual;em.freq;\(word)", dataType: .str,
        values: .described(JSONObject(SpectralLimit.allCases.map { ($0.rawValue, .string($0.meaning)) })))
    )
  }
}

/// What is known of a start or an end, where it is not simply as given.
enum TimeFlag: String, CaseIterable {
  case before
  case after
  case uncertain
  case unknown

  var meaning: String {
    switch self {
    case .before: "it was before the time given"
    case .after: "it was after the time given"
    case .uncertain: "the source doubts it"
    case .unknown: "it is not known: the other end of the event stands for it"
    }
  }

  var value: EventValue { .string(rawValue) }
}

/// What a limit of the spectral range is.
enum SpectralLimit: String, CaseIterable {
  case measured
  case instrument
  case beyond
  case uncertain
  case unknown

  var meaning: String {
    switch self {
    case .measured: "the burst ended there"
    case .instrument: "the instrument ended there, and the burst may go on"
    case .beyond: "the burst goes beyond what the instrument sees"
    case .uncertain: "the source doubts it"
    case .unknown: "the source does not say: the range of the instrument stands for it"
    }
  }

  var value: EventValue {
    switch self {
    case .measured: .word("measured")
    case .instrument: .word("instrument")
    case .beyond: .word("beyond")
    case .uncertain: .word("uncertain")
    case .unknown: .word("unknown")
    }
  }
}

extension CatalogueHead {
  /// The head of a list whose times are UTC and whose limits are frequencies.
  static func burstList<Column: EventField>(
    _ columns: Column.Type, unit: String, referencePosition: String, properties: JSONObject
  ) -> CatalogueHead {
    let crs = LocalCRS(
      name: "Time-Frequency", timeCoordinates: .predefined(.unix),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: unit),
      referencePosition: referencePosition)
    return CatalogueHead(fields: Fields(columns), crs: .local(crs), properties: properties)
  }
}
