/// The columns of VIEW_T3_HQI and VIEW_T2_HQI that are read, and some that tables beside them have.
enum HFCColumn: Int, CaseIterable, Sendable {
  // Where the event comes from
  case institute
  case code
  case version
  case person
  case contact
  case reference
  case observatory
  case instrument
  case telescope
  case units

  // The observation
  case waveMin
  case waveMax
  case waveUnit
  // Only in the tables of RABAT3, whose WAVEMIN and WAVEMAX are metres.
  case freqMin
  case freqMax
  case freqUnit
  case dateObs
  case dateEnd
  case carringtonRotation
  case fileName
  case url
  case cdelt1
  case cdelt2
  case naxis1
  case naxis2
  case quicklookURL
  case quicklookName

  // The event
  case typeIII
  case typeII
  case maxIntensity
  case meanIntensity
  case multiple
  case component
  case featureFile
  case snapshot
  case snapshotPath
  case snapshotName
  case ccXPix
  case ccYPix
  case ccXUTC
  case ccYMHz
  case cc
  case ccLength
  case skeletonXPix
  case skeletonYPix
  case skeletonXUTC
  case skeletonYMHz
  case skeleton
  case skeletonLength
  case rasterScan
  // The rectangle's lower left, upper left, lower right and upper right corner are 0, 1, 2 and 3.
  case br0XPix
  case br0YPix
  case br3XPix
  case br3YPix
  case br0XUTC
  case br0YMHz
  case br3XUTC
  case br3YMHz
  case timeStart
  case timeEnd
  case driftStart
  case driftEnd
  case fitA0
  case fitA1
  case trustLevel
  case runDate
  // The table's own columns, in place of those of the observation.
  case observationID

  /// As HFC writes it.
  var name: String {
    switch self {
    case .institute: "INSTITUT"
    case .code: "CODE"
    case .version: "VERSION"
    case .person: "PERSON"
    case .contact: "CONTACT"
    case .reference: "REFERENCE"
    case .observatory: "OBSERVAT"
    case .instrument: "INSTRUME"
    case .telescope: "TELESCOP"
    case .units: "UNITS"
    case .waveMin: "WAVEMIN"
    case .waveMax: "WAVEMAX"
    case .waveUnit: "WAVEUNIT"
    case .freqMin: "FREQMIN"
    case .freqMax: "FREQMAX"
    case .freqUnit: "FREQUNIT"
    case .dateObs: "DATE_OBS"
    case .dateEnd: "DATE_END"
    case .carringtonRotation: "C_ROTATION"
    case .fileName: "FILENAME"
    case .url: "URL"
    case .cdelt1: "CDELT1"
    case .cdelt2: "CDELT2"
    case .naxis1: "NAXIS1"
    case .naxis2: "NAXIS2"
    case .quicklookURL: "QCLK_URL"
    case .quicklookName: "QCLK_FNAME"
    case .typeIII: "ID_TYPE_III"
    case .typeII: "ID_TYPE_II"
    case .maxIntensity: "FEAT_MAX_INT"
    case .meanIntensity: "FEAT_MEAN_INT"
    case .multiple: "MULTIPLE"
    case .component: "COMPONENT"
    case .featureFile: "FEAT_FILENAME"
    case .snapshot: "SNAPSHOT"
    case .snapshotPath: "SNAPSHOT_PATH"
    case .snapshotName: "SNAPSHOT_FN"
    case .ccXPix: "CC_X_PIX"
    case .ccYPix: "CC_Y_PIX"
    case .ccXUTC: "CC_X_UTC"
    case .ccYMHz: "CC_Y_MHZ"
    case .cc: "CC"
    case .ccLength: "CC_LENGTH"
    case .skeletonXPix: "SKE_CC_X_PIX"
    case .skeletonYPix: "SKE_CC_Y_PIX"
    case .skeletonXUTC: "SKE_CC_X_UTC"
    case .skeletonYMHz: "SKE_CC_Y_MHZ"
    case .skeleton: "SKE_CC"
    case .skeletonLength: "SKE_CC_LENGTH"
    case .rasterScan: "RS"
    case .br0XPix: "BR_X0_PIX"
    case .br0YPix: "BR_Y0_PIX"
    case .br3XPix: "BR_X3_PIX"
    case .br3YPix: "BR_Y3_PIX"
    case .br0XUTC: "BR_X0_UTC"
    case .br0YMHz: "BR_Y0_MHZ"
    case .br3XUTC: "BR_X3_UTC"
    case .br3YMHz: "BR_Y3_MHZ"
    case .timeStart: "TIME_START"
    case .timeEnd: "TIME_END"
    case .driftStart: "DRIFT_START"
    case .driftEnd: "DRIFT_END"
    case .fitA0: "FIT_A0"
    case .fitA1: "FIT_A1"
    case .trustLevel: "LVL_TRUST"
    case .runDate: "RUN_DATE"
    case .observationID: "OBSERVATIONS_ID"
    }
  }

  /// - Parameter name: in capital letters.
  init?(named name: String) {
    guard let column = Self.byName[name] else { return nil }
    self = column
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// Where the columns are in a table.
struct HFCColumns: Sendable {
  /// By the column.
  private var places: [Int?]

  /// - Parameter names: As the table has them, in whatever case: PostgreSQL writes small letters. Of two
  ///   columns with one name the first counts.
  init(_ names: [String]) {
    places = Array(repeating: nil, count: HFCColumn.allCases.count)
    for (index, name) in names.enumerated() {
      // A column of a join may come as `view_t3_hqi.cc`.
      let last = name.split(separator: ".").last.map(String.init) ?? name
      guard let column = HFCColumn(named: last.uppercased()), self[column] == nil else { continue }
      places[column.rawValue] = index
    }
  }

  func contains(_ column: HFCColumn) -> Bool { self[column] != nil }

  subscript(column: HFCColumn) -> Int? { places[column.rawValue] }

  /// Whether a table of events can be recognised by these columns alone.
  var hasEvents: Bool {
    contains(.timeStart) || (contains(.dateObs) && (contains(.cc) || contains(.skeleton)))
  }
}
