// Written by Scripts/make_epncore_table.py; edit Scripts/epncore_columns.csv instead.

/// The columns that each table has, by their place in it.
package enum MandatoryColumn: Int, Sendable, CaseIterable {
  /// `granule_uid`: Identifier of the row, unique in the table.
  case uid
  /// `granule_gid`: Group of granules of one kind.
  case gid
  /// `obs_id`: What granules made from one observation share.
  case observationID
  /// `dataproduct_type`: Kind of data product, two letters; a list where there are several.
  case dataproductType
  /// `target_name`: Name of the target as the IAU writes it; a list where there are several.
  case targetName
  /// `target_class`: Class of the target; a list where there are several.
  case targetClass
  /// `time_min`: Start as Julian date UTC, in days.
  case timeMin
  /// `time_max`: End as Julian date UTC, in days.
  case timeMax
  /// `time_sampling_step_min`: Time between samples, least, in seconds.
  case timeSamplingStepMin
  /// `time_sampling_step_max`: Time between samples, greatest, in seconds.
  case timeSamplingStepMax
  /// `time_exp_min`: Integration time, least, in seconds.
  case timeExpMin
  /// `time_exp_max`: Integration time, greatest, in seconds.
  case timeExpMax
  /// `spectral_range_min`: Frequency, least, in Hz.
  case spectralRangeMin
  /// `spectral_range_max`: Frequency, greatest, in Hz.
  case spectralRangeMax
  /// `spectral_sampling_step_min`: Distance of samples in frequency, least, in Hz.
  case spectralSamplingStepMin
  /// `spectral_sampling_step_max`: Distance of samples in frequency, greatest, in Hz.
  case spectralSamplingStepMax
  /// `spectral_resolution_min`: Resolving power, least.
  case spectralResolutionMin
  /// `spectral_resolution_max`: Resolving power, greatest.
  case spectralResolutionMax
  /// `c1min`: First coordinate, least.
  case c1Min
  /// `c1max`: First coordinate, greatest.
  case c1Max
  /// `c2min`: Second coordinate, least.
  case c2Min
  /// `c2max`: Second coordinate, greatest.
  case c2Max
  /// `c3min`: Third coordinate, least.
  case c3Min
  /// `c3max`: Third coordinate, greatest.
  case c3Max
  /// `s_region`: Outline on the sky or the body.
  case sRegion
  /// `c1_resol_min`: Resolution of the first coordinate, least.
  case c1ResolutionMin
  /// `c1_resol_max`: Resolution of the first coordinate, greatest.
  case c1ResolutionMax
  /// `c2_resol_min`: Resolution of the second coordinate, least.
  case c2ResolutionMin
  /// `c2_resol_max`: Resolution of the second coordinate, greatest.
  case c2ResolutionMax
  /// `c3_resol_min`: Resolution of the third coordinate, least.
  case c3ResolutionMin
  /// `c3_resol_max`: Resolution of the third coordinate, greatest.
  case c3ResolutionMax
  /// `spatial_frame_type`: Kind of coordinates that c1, c2 and c3 are.
  case spatialFrameType
  /// `incidence_min`: Angle of incidence of sunlight, least, in degrees.
  case incidenceMin
  /// `incidence_max`: Angle of incidence of sunlight, greatest, in degrees.
  case incidenceMax
  /// `emergence_min`: Angle of emergence, least, in degrees.
  case emergenceMin
  /// `emergence_max`: Angle of emergence, greatest, in degrees.
  case emergenceMax
  /// `phase_min`: Phase angle, least, in degrees.
  case phaseMin
  /// `phase_max`: Phase angle, greatest, in degrees.
  case phaseMax
  /// `instrument_host_name`: Observatory or spacecraft; a list where there are several.
  case instrumentHostName
  /// `instrument_name`: Instrument; a list where there are several.
  case instrumentName
  /// `measurement_type`: UCD of the measured quantity; a list where there are several.
  case measurementType
  /// `processing_level`: Level of calibration: 1 raw, 2 edited, 3 calibrated, 5 derived, 6 ancillary.
  case processingLevel
  /// `creation_date`: When the granule was first published.
  case creationDate
  /// `modification_date`: When the granule was changed last.
  case modificationDate
  /// `release_date`: When the granule became public.
  case releaseDate
  /// `service_title`: Name of the service, that of its schema.
  case serviceTitle

  /// The name of the column.
  package var name: String {
    switch self {
    case .uid: "granule_uid"
    case .gid: "granule_gid"
    case .observationID: "obs_id"
    case .dataproductType: "dataproduct_type"
    case .targetName: "target_name"
    case .targetClass: "target_class"
    case .timeMin: "time_min"
    case .timeMax: "time_max"
    case .timeSamplingStepMin: "time_sampling_step_min"
    case .timeSamplingStepMax: "time_sampling_step_max"
    case .timeExpMin: "time_exp_min"
    case .timeExpMax: "time_exp_max"
    case .spectralRangeMin: "spectral_range_min"
    case .spectralRangeMax: "spectral_range_max"
    case .spectralSamplingStepMin: "spectral_sampling_step_min"
    case .spectralSamplingStepMax: "spectral_sampling_step_max"
    case .spectralResolutionMin: "spectral_resolution_min"
    case .spectralResolutionMax: "spectral_resolution_max"
    case .c1Min: "c1min"
    case .c1Max: "c1max"
    case .c2Min: "c2min"
    case .c2Max: "c2max"
    case .c3Min: "c3min"
    case .c3Max: "c3max"
    case .sRegion: "s_region"
    case .c1ResolutionMin: "c1_resol_min"
    case .c1ResolutionMax: "c1_resol_max"
    case .c2ResolutionMin: "c2_resol_min"
    case .c2ResolutionMax: "c2_resol_max"
    case .c3ResolutionMin: "c3_resol_min"
    case .c3ResolutionMax: "c3_resol_max"
    case .spatialFrameType: "spatial_frame_type"
    case .incidenceMin: "incidence_min"
    case .incidenceMax: "incidence_max"
    case .emergenceMin: "emergence_min"
    case .emergenceMax: "emergence_max"
    case .phaseMin: "phase_min"
    case .phaseMax: "phase_max"
    case .instrumentHostName: "instrument_host_name"
    case .instrumentName: "instrument_name"
    case .measurementType: "measurement_type"
    case .processingLevel: "processing_level"
    case .creationDate: "creation_date"
    case .modificationDate: "modification_date"
    case .releaseDate: "release_date"
    case .serviceTitle: "service_title"
    }
  }
}
