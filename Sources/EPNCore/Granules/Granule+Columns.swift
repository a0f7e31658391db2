// Written by Scripts/make_epncore_table.py; edit Scripts/epncore_columns.csv instead.

internal import TFCatTables

// The mandatory columns, in the order of the standard.
extension Granule {
  /// `granule_uid`: Identifier of the row, unique in the table.
  public var uid: String? {
    get { self[.uid].text }
    set { self[.uid] = newValue.map(TableValue.string) ?? .null }
  }
  /// `granule_gid`: Group of granules of one kind.
  public var gid: String? {
    get { self[.gid].text }
    set { self[.gid] = newValue.map(TableValue.string) ?? .null }
  }
  /// `obs_id`: What granules made from one observation share.
  public var observationID: String? {
    get { self[.observationID].text }
    set { self[.observationID] = newValue.map(TableValue.string) ?? .null }
  }
  /// `dataproduct_type`: Kind of data product, two letters; a list where there are several.
  public var dataproductType: HashList {
    get { HashList(self[.dataproductType]) }
    set { self[.dataproductType] = newValue.value }
  }
  /// `target_name`: Name of the target as the IAU writes it; a list where there are several.
  public var targetName: HashList {
    get { HashList(self[.targetName]) }
    set { self[.targetName] = newValue.value }
  }
  /// `target_class`: Class of the target; a list where there are several.
  public var targetClass: HashList {
    get { HashList(self[.targetClass]) }
    set { self[.targetClass] = newValue.value }
  }
  /// `time_min`: Start as Julian date UTC, in days.
  public var timeMin: Double? {
    get { self[.timeMin].double }
    set { self[.timeMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_max`: End as Julian date UTC, in days.
  public var timeMax: Double? {
    get { self[.timeMax].double }
    set { self[.timeMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_sampling_step_min`: Time between samples, least, in seconds.
  public var timeSamplingStepMin: Double? {
    get { self[.timeSamplingStepMin].double }
    set { self[.timeSamplingStepMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_sampling_step_max`: Time between samples, greatest, in seconds.
  public var timeSamplingStepMax: Double? {
    get { self[.timeSamplingStepMax].double }
    set { self[.timeSamplingStepMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_exp_min`: Integration time, least, in seconds.
  public var timeExpMin: Double? {
    get { self[.timeExpMin].double }
    set { self[.timeExpMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_exp_max`: Integration time, greatest, in seconds.
  public var timeExpMax: Double? {
    get { self[.timeExpMax].double }
    set { self[.timeExpMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_range_min`: Frequency, least, in Hz.
  public var spectralRangeMin: Double? {
    get { self[.spectralRangeMin].double }
    set { self[.spectralRangeMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_range_max`: Frequency, greatest, in Hz.
  public var spectralRangeMax: Double? {
    get { self[.spectralRangeMax].double }
    set { self[.spectralRangeMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_sampling_step_min`: Distance of samples in frequency, least, in Hz.
  public var spectralSamplingStepMin: Double? {
    get { self[.spectralSamplingStepMin].double }
    set { self[.spectralSamplingStepMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_sampling_step_max`: Distance of samples in frequency, greatest, in Hz.
  public var spectralSamplingStepMax: Double? {
    get { self[.spectralSamplingStepMax].double }
    set { self[.spectralSamplingStepMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_resolution_min`: Resolving power, least.
  public var spectralResolutionMin: Double? {
    get { self[.spectralResolutionMin].double }
    set { self[.spectralResolutionMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_resolution_max`: Resolving power, greatest.
  public var spectralResolutionMax: Double? {
    get { self[.spectralResolutionMax].double }
    set { self[.spectralResolutionMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1min`: First coordinate, least.
  public var c1Min: Double? {
    get { self[.c1Min].double }
    set { self[.c1Min] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1max`: First coordinate, greatest.
  public var c1Max: Double? {
    get { self[.c1Max].double }
    set { self[.c1Max] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2min`: Second coordinate, least.
  public var c2Min: Double? {
    get { self[.c2Min].double }
    set { self[.c2Min] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2max`: Second coordinate, greatest.
  public var c2Max: Double? {
    get { self[.c2Max].double }
    set { self[.c2Max] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3min`: Third coordinate, least.
  public var c3Min: Double? {
    get { self[.c3Min].double }
    set { self[.c3Min] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3max`: Third coordinate, greatest.
  public var c3Max: Double? {
    get { self[.c3Max].double }
    set { self[.c3Max] = newValue.map(TableValue.double) ?? .null }
  }
  /// `s_region`: Outline on the sky or the body.
  public var sRegion: String? {
    get { self[.sRegion].text }
    set { self[.sRegion] = newValue.map(TableValue.string) ?? .null }
  }
  /// `c1_resol_min`: Resolution of the first coordinate, least.
  public var c1ResolutionMin: Double? {
    get { self[.c1ResolutionMin].double }
    set { self[.c1ResolutionMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1_resol_max`: Resolution of the first coordinate, greatest.
  public var c1ResolutionMax: Double? {
    get { self[.c1ResolutionMax].double }
    set { self[.c1ResolutionMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2_resol_min`: Resolution of the second coordinate, least.
  public var c2ResolutionMin: Double? {
    get { self[.c2ResolutionMin].double }
    set { self[.c2ResolutionMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2_resol_max`: Resolution of the second coordinate, greatest.
  public var c2ResolutionMax: Double? {
    get { self[.c2ResolutionMax].double }
    set { self[.c2ResolutionMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3_resol_min`: Resolution of the third coordinate, least.
  public var c3ResolutionMin: Double? {
    get { self[.c3ResolutionMin].double }
    set { self[.c3ResolutionMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3_resol_max`: Resolution of the third coordinate, greatest.
  public var c3ResolutionMax: Double? {
    get { self[.c3ResolutionMax].double }
    set { self[.c3ResolutionMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spatial_frame_type`: Kind of coordinates that c1, c2 and c3 are.
  public var spatialFrameType: String? {
    get { self[.spatialFrameType].text }
    set { self[.spatialFrameType] = newValue.map(TableValue.string) ?? .null }
  }
  /// `incidence_min`: Angle of incidence of sunlight, least, in degrees.
  public var incidenceMin: Double? {
    get { self[.incidenceMin].double }
    set { self[.incidenceMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `incidence_max`: Angle of incidence of sunlight, greatest, in degrees.
  public var incidenceMax: Double? {
    get { self[.incidenceMax].double }
    set { self[.incidenceMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `emergence_min`: Angle of emergence, least, in degrees.
  public var emergenceMin: Double? {
    get { self[.emergenceMin].double }
    set { self[.emergenceMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `emergence_max`: Angle of emergence, greatest, in degrees.
  public var emergenceMax: Double? {
    get { self[.emergenceMax].double }
    set { self[.emergenceMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `phase_min`: Phase angle, least, in degrees.
  public var phaseMin: Double? {
    get { self[.phaseMin].double }
    set { self[.phaseMin] = newValue.map(TableValue.double) ?? .null }
  }
  /// `phase_max`: Phase angle, greatest, in degrees.
  public var phaseMax: Double? {
    get { self[.phaseMax].double }
    set { self[.phaseMax] = newValue.map(TableValue.double) ?? .null }
  }
  /// `instrument_host_name`: Observatory or spacecraft; a list where there are several.
  public var instrumentHostName: HashList {
    get { HashList(self[.instrumentHostName]) }
    set { self[.instrumentHostName] = newValue.value }
  }
  /// `instrument_name`: Instrument; a list where there are several.
  public var instrumentName: HashList {
    get { HashList(self[.instrumentName]) }
    set { self[.instrumentName] = newValue.value }
  }
  /// `measurement_type`: UCD of the measured quantity; a list where there are several.
  public var measurementType: HashList {
    get { HashList(self[.measurementType]) }
    set { self[.measurementType] = newValue.value }
  }
  /// `processing_level`: Level of calibration: 1 raw, 2 edited, 3 calibrated, 5 derived, 6 ancillary.
  public var processingLevel: Int64? {
    get { self[.processingLevel].integer }
    set { self[.processingLevel] = newValue.map(TableValue.integer) ?? .null }
  }
  /// `creation_date`: When the granule was first published.
  public var creationDate: String? {
    get { self[.creationDate].text }
    set { self[.creationDate] = newValue.map(TableValue.string) ?? .null }
  }
  /// `modification_date`: When the granule was changed last.
  public var modificationDate: String? {
    get { self[.modificationDate].text }
    set { self[.modificationDate] = newValue.map(TableValue.string) ?? .null }
  }
  /// `release_date`: When the granule became public.
  public var releaseDate: String? {
    get { self[.releaseDate].text }
    set { self[.releaseDate] = newValue.map(TableValue.string) ?? .null }
  }
  /// `service_title`: Name of the service, that of its schema.
  public var serviceTitle: String? {
    get { self[.serviceTitle].text }
    set { self[.serviceTitle] = newValue.map(TableValue.string) ?? .null }
  }
}
