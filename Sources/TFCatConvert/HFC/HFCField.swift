internal import TFCat
internal import TFCatJSON

/// The properties of the features.
enum HFCField: Int, EventField {
  case type
  case start
  case end
  case frequencyMin
  case frequencyMax
  case lowerLimit
  case upperLimit
  case geometrySource
  case geometryNote
  case overlapping
  case component
  case maxIntensity
  case meanIntensity
  case otherIntensity
  case driftStart
  case driftEnd
  case fitA0
  case fitA1
  case trustLevel
  case observatory
  case instrument
  case receiver
  case observationStart
  case observationEnd
  case carringtonRotation
  case timeStep
  case frequencyStep
  case dataFile
  case dataURL
  case quicklookURL
  case snapshotURL
  case featureFile
  case code
  case codeVersion
  case codeDate
  case institute
  case person
  case contact
  case reference

  /// Whether events of a type have it.
  func isField(of type: HFCType) -> Bool {
    switch self {
    case .overlapping, .fitA0, .fitA1: type == .typeIII
    case .component: type == .typeII
    default: true
    }
  }

  var entry: (name: String, field: Field) {
    switch self {
    case .type: BurstFields.type
    case .start: entry("time_start", "Start of the burst (TIME_START)", "time.start")
    case .end: entry("time_end", "End of the burst (TIME_END)", "time.end")
    case .frequencyMin:
      entry("freq_min", "Lowest frequency (BR_Y0_MHZ)", "em.freq;stat.min", .float, "MHz")
    case .frequencyMax:
      entry("freq_max", "Highest frequency (BR_Y3_MHZ)", "em.freq;stat.max", .float, "MHz")
    case .lowerLimit: BurstFields.lowerLimit
    case .upperLimit: BurstFields.upperLimit
    case .geometrySource:
      entry(
        "geometry_source", "What the geometry was made of", "meta.code",
        values: [
          "contour": "chain code of the boundary", "ridge": "chain code of the skeleton",
          "collection": "both chain codes", "box": "bounding rectangle",
          "band": "start and end, over the receiver's band",
        ])
    case .geometryNote:
      entry("geometry_note", "Why the geometry is not the one that was asked for", "meta.note")
    case .overlapping:
      entry("overlapping", "Whether the burst overlaps another one (MULTIPLE)", "meta.code.multip", .bool)
    case .component:
      entry("component", "Component of the emission: F fundamental, H harmonic (COMPONENT)", "meta.code")
    case .maxIntensity:
      entry(
        "max_intensity", "Highest intensity above the background (FEAT_MAX_INT)",
        "phot.flux.density;em.radio;stat.max", .float, "dB")
    case .meanIntensity:
      entry(
        "mean_intensity", "Mean intensity above the background (FEAT_MEAN_INT)",
        "phot.flux.density;em.radio;stat.mean", .float, "dB")
    case .otherIntensity:
      entry(
        "intensity_other_unit",
        "Intensities that are not in dB above the background (FEAT_MAX_INT, FEAT_MEAN_INT, UNITS)",
        "meta.note")
    case .driftStart:
      entry("drift_start", "Drift rate at the start (DRIFT_START)", "arith.rate;em.freq", .float, "MHz/s")
    case .driftEnd:
      entry("drift_end", "Drift rate at the end (DRIFT_END)", "arith.rate;em.freq", .float, "MHz/s")
    case .fitA0:
      entry(
        "fit_a0", "A0 of the drift rate A0 f**A1, in MHz/s with f in MHz (FIT_A0)", "stat.fit.param", .float)
    case .fitA1:
      entry("fit_a1", "A1 of the drift rate A0 f**A1, with f in MHz (FIT_A1)", "stat.fit.param", .float)
    case .trustLevel:
      entry(
        "trust_level", "Confidence of the detection, 0 to 100 (LVL_TRUST)", "stat.confidenceLevel", .float,
        "%")
    case .observatory: BurstFields.observatory
    case .instrument: entry("instrument", "Instrument (INSTRUME)", "meta.id;instr")
    case .receiver: entry("receiver", "Receiver or telescope (TELESCOP)", "meta.id;instr.tel")
    case .observationStart:
      entry("observation_start", "Start of the dynamic spectrum (DATE_OBS)", "time.start;obs")
    case .observationEnd: entry("observation_end", "End of the dynamic spectrum (DATE_END)", "time.end;obs")
    case .carringtonRotation:
      entry("carrington_rotation", "Number of the Carrington rotation (C_ROTATION)", "meta.id", .int)
    case .timeStep: entry("time_step", "Duration of a pixel (CDELT1)", "time.resolution", .float, "s")
    case .frequencyStep:
      entry("frequency_step", "Width of a pixel in frequency (CDELT2)", "spect.resolution", .float, "MHz")
    case .dataFile: entry("data_file", "File of the dynamic spectrum (FILENAME)", "meta.id;meta.file")
    case .dataURL: entry("data_url", "Dynamic spectrum (URL)", "meta.ref.url")
    case .quicklookURL:
      entry(
        "quicklook_url", "Picture of the dynamic spectrum (QCLK_URL, QCLK_FNAME)", "meta.ref.url;meta.preview"
      )
    case .snapshotURL: entry("snapshot_url", "Picture of the burst (SNAPSHOT)", "meta.ref.url;meta.preview")
    case .featureFile:
      entry(
        "feature_file", "File of results that the burst was read from (FEAT_FILENAME)", "meta.id;meta.file")
    case .code: entry("code", "Feature recognition code (CODE)", "meta.id;meta.software")
    case .codeVersion: entry("code_version", "Version of the code (VERSION)", "meta.version;meta.software")
    case .codeDate: entry("code_date", "When the code was run (RUN_DATE)", "time.processing")
    case .institute: entry("institute", "Institute that ran the code (INSTITUT)", "meta.curation")
    case .person: entry("person", "Who ran the code (PERSON)", "meta.curation")
    case .contact: entry("contact", "Address of who ran the code (CONTACT)", "meta.email")
    case .reference: entry("reference", "Publication about the code (REFERENCE)", "meta.bib")
    }
  }

  private func entry(
    _ name: String, _ info: String, _ ucd: String, _ type: Field.DataType = .str, _ unit: String? = nil,
    values: KeyValuePairs<String, String> = [:]
  ) -> (name: String, field: Field) {
    let described = JSONObject(values.map { ($0.key, .string($0.value)) })
    return (
      name,
      Field(
        info: info, ucd: ucd, dataType: type, unit: unit,
        values: described.isEmpty ? nil : .described(described))
    )
  }
}

/// The two types of bursts that HFC has tables of.
enum HFCType: String, Sendable {
  case typeII = "II"
  case typeIII = "III"

  /// The column of the primary key.
  var key: HFCColumn { self == .typeII ? .typeII : .typeIII }

  var burst: BurstType { self == .typeII ? .ii : .iii }

  var view: String { self == .typeII ? "VIEW_T2_HQI" : "VIEW_T3_HQI" }
}
