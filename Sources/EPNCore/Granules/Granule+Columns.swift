internal import TFCatTables

// The mandatory columns, in the order of the standard.
extension Granule {
  /// `granule_uid`: Identifier of the row, unique in the table.
  public var uid: String? {
    get { self[0].text }
    set { self[0] = newValue.map(TableValue.string) ?? .null }
  }
  /// `granule_gid`: Group of granules of one kind.
  public var gid: String? {
    get { self[1].text }
    set { self[1] = newValue.map(TableValue.string) ?? .null }
  }
  /// `obs_id`: What granules made from one observation share.
  public var observationID: String? {
    get { self[2].text }
    set { self[2] = newValue.map(TableValue.string) ?? .null }
  }
  /// `dataproduct_type`: Kind of data product, two letters; a list where there are several.
  public var dataproductType: HashList {
    get { HashList(self[3]) }
    set { self[3] = newValue.value }
  }
  /// `target_name`: Name of the target as the IAU writes it; a list where there are several.
  public var targetName: HashList {
    get { HashList(self[4]) }
    set { self[4] = newValue.value }
  }
  /// `target_class`: Class of the target; a list where there are several.
  public var targetClass: HashList {
    get { HashList(self[5]) }
    set { self[5] = newValue.value }
  }
  /// `time_min`: Start as Julian date UTC, in days.
  public var timeMin: Double? {
    get { self[6].double }
    set { self[6] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_max`: End as Julian date UTC, in days.
  public var timeMax: Double? {
    get { self[7].double }
    set { self[7] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_sampling_step_min`: Time between samples, least, in seconds.
  public var timeSamplingStepMin: Double? {
    get { self[8].double }
    set { self[8] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_sampling_step_max`: Time between samples, greatest, in seconds.
  public var timeSamplingStepMax: Double? {
    get { self[9].double }
    set { self[9] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_exp_min`: Integration time, least, in seconds.
  public var timeExpMin: Double? {
    get { self[10].double }
    set { self[10] = newValue.map(TableValue.double) ?? .null }
  }
  /// `time_exp_max`: Integration time, greatest, in seconds.
  public var timeExpMax: Double? {
    get { self[11].double }
    set { self[11] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_range_min`: Frequency, least, in Hz.
  public var spectralRangeMin: Double? {
    get { self[12].double }
    set { self[12] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_range_max`: Frequency, greatest, in Hz.
  public var spectralRangeMax: Double? {
    get { self[13].double }
    set { self[13] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_sampling_step_min`: Distance of samples in frequency, least, in Hz.
  public var spectralSamplingStepMin: Double? {
    get { self[14].double }
    set { self[14] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_sampling_step_max`: Distance of samples in frequency, greatest, in Hz.
  public var spectralSamplingStepMax: Double? {
    get { self[15].double }
    set { self[15] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_resolution_min`: Resolving power, least.
  public var spectralResolutionMin: Double? {
    get { self[16].double }
    set { self[16] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spectral_resolution_max`: Resolving power, greatest.
  public var spectralResolutionMax: Double? {
    get { self[17].double }
    set { self[17] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1min`: First coordinate, least.
  public var c1Min: Double? {
    get { self[18].double }
    set { self[18] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1max`: First coordinate, greatest.
  public var c1Max: Double? {
    get { self[19].double }
    set { self[19] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2min`: Second coordinate, least.
  public var c2Min: Double? {
    get { self[20].double }
    set { self[20] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2max`: Second coordinate, greatest.
  public var c2Max: Double? {
    get { self[21].double }
    set { self[21] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3min`: Third coordinate, least.
  public var c3Min: Double? {
    get { self[22].double }
    set { self[22] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3max`: Third coordinate, greatest.
  public var c3Max: Double? {
    get { self[23].double }
    set { self[23] = newValue.map(TableValue.double) ?? .null }
  }
  /// `s_region`: Outline on the sky or the body.
  public var sRegion: String? {
    get { self[24].text }
    set { self[24] = newValue.map(TableValue.string) ?? .null }
  }
  /// `c1_resol_min`: Resolution of the first coordinate, least.
  public var c1ResolutionMin: Double? {
    get { self[25].double }
    set { self[25] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c1_resol_max`: Resolution of the first coordinate, greatest.
  public var c1ResolutionMax: Double? {
    get { self[26].double }
    set { self[26] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2_resol_min`: Resolution of the second coordinate, least.
  public var c2ResolutionMin: Double? {
    get { self[27].double }
    set { self[27] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c2_resol_max`: Resolution of the second coordinate, greatest.
  public var c2ResolutionMax: Double? {
    get { self[28].double }
    set { self[28] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3_resol_min`: Resolution of the third coordinate, least.
  public var c3ResolutionMin: Double? {
    get { self[29].double }
    set { self[29] = newValue.map(TableValue.double) ?? .null }
  }
  /// `c3_resol_max`: Resolution of the third coordinate, greatest.
  public var c3ResolutionMax: Double? {
    get { self[30].double }
    set { self[30] = newValue.map(TableValue.double) ?? .null }
  }
  /// `spatial_frame_type`: Kind of coordinates that c1, c2 and c3 are.
  public var spatialFrameType: String? {
    get { self[31].text }
    set { self[31] = newValue.map(TableValue.string) ?? .null }
  }
  /// `incidence_min`: Angle of incidence of sunlight, least, in degrees.
  public var incidenceMin: Double? {
    get { self[32].double }
    set { self[32] = newValue.map(TableValue.double) ?? .null }
  }
  /// `incidence_max`: Angle of incidence of sunlight, greatest, in degrees.
  public var incidenceMax: Double? {
    get { self[33].double }
    set { self[33] = newValue.map(TableValue.double) ?? .null }
  }
  /// `emergence_min`: Angle of emergence, least, in degrees.
  public var emergenceMin: Double? {
    get { self[34].double }
    set { self[34] = newValue.map(TableValue.double) ?? .null }
  }
  /// `emergence_max`: Angle of emergence, greatest, in degrees.
  public var emergenceMax: Double? {
    get { self[35].double }
    set { self[35] = newValue.map(TableValue.double) ?? .null }
  }
  /// `phase_min`: Phase angle, least, in degrees.
  public var phaseMin: Double? {
    get { self[36].double }
    set { self[36] = newValue.map(TableValue.double) ?? .null }
  }
  /// `phase_max`: Phase angle, greatest, in degrees.
  public var phaseMax: Double? {
    get { self[37].double }
    set { self[37] = newValue.map(TableValue.double) ?? .null }
  }
  /// `instrument_host_name`: Observatory or spacecraft; a list where there are several.
  public var instrumentHostName: HashList {
    get { HashList(self[38]) }
    set { self[38] = newValue.value }
  }
  /// `instrument_name`: Instrument; a list where there are several.
  public var instrumentName: HashList {
    get { HashList(self[39]) }
    set { self[39] = newValue.value }
  }
  /// `measurement_type`: UCD of the measured quantity; a list where there are several.
  public var measurementType: HashList {
    get { HashList(self[40]) }
    set { self[40] = newValue.value }
  }
  /// `processing_level`: Level of calibration: 1 raw, 2 edited, 3 calibrated, 5 derived, 6 ancillary.
  public var processingLevel: Int64? {
    get { self[41].integer }
    set { self[41] = newValue.map(TableValue.integer) ?? .null }
  }
  /// `creation_date`: When the granule was first published.
  public var creationDate: String? {
    get { self[42].text }
    set { self[42] = newValue.map(TableValue.string) ?? .null }
  }
  /// `modification_date`: When the granule was changed last.
  public var modificationDate: String? {
    get { self[43].text }
    set { self[43] = newValue.map(TableValue.string) ?? .null }
  }
  /// `release_date`: When the granule became public.
  public var releaseDate: String? {
    get { self[44].text }
    set { self[44] = newValue.map(TableValue.string) ?? .null }
  }
  /// `service_title`: Name of the service, that of its schema.
  public var serviceTitle: String? {
    get { self[45].text }
    set { self[45] = newValue.map(TableValue.string) ?? .null }
  }
}
