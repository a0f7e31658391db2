/// The columns of the tables of features that are read, with the names that they have in one table or the
/// other: first that of the views, then those of the results of the recognition codes and of FITS.
enum RegionColumn: Int, CaseIterable, Sendable {
  case id
  case dateObs, dateEnd, obsDate, runDate
  case exposure
  case cdelt1, cdelt2, centerX, centerY, rSun, roll
  case stonyhurstLongitude, stonyhurstLatitude, carringtonLongitude, carringtonLatitude, observerDistance
  case ccX, ccY, ccXY, cc, ccLength
  case br0XPix, br0YPix, br1XPix, br1YPix, br2XPix, br2YPix, br3XPix, br3YPix
  case br0Longitude, br0Latitude, br1Longitude, br1Latitude
  case br2Longitude, br2Latitude, br3Longitude, br3Latitude
  case br0XArcsec, br0YArcsec, br3XArcsec, br3YArcsec
  case boxPixels, boxDegrees, boxArcsec
  case pixelArea, noaaNumber
  case code, observatory, instrument, telescope, observationType
  case waveMin, waveMax, waveUnit
  case fileName
  case quicklookURL, quicklookName, snapshot, snapshotPath, snapshotName
  case observationID, observatoryID, codeID

  var names: [String] {
    switch self {
    case .id: ["ID_AR", "ID_CORONALHOLES", "ID"]
    case .dateObs: ["DATE_OBS"]
    case .dateEnd: ["DATE_END"]
    case .obsDate: ["OBS_DATE", "FEAT_DATE"]
    case .runDate: ["RUN_DATE"]
    case .exposure: ["EXP_TIME"]
    case .cdelt1: ["CDELT1"]
    case .cdelt2: ["CDELT2"]
    case .centerX: ["CENTER_X"]
    case .centerY: ["CENTER_Y"]
    case .rSun: ["R_SUN"]
    case .roll: ["CROTA2", "CROTA", "CROTA1"]
    case .stonyhurstLongitude: ["HGLN_OBS"]
    case .stonyhurstLatitude: ["HGLT_OBS"]
    case .carringtonLongitude: ["CRLN_OBS"]
    case .carringtonLatitude: ["CRLT_OBS"]
    case .observerDistance: ["DSUN_OBS"]
    case .ccX: ["CC_X_PIX", "CC_PIX_X"]
    case .ccY: ["CC_Y_PIX", "CC_PIX_Y"]
    case .ccXY: ["CC_PIX_XY"]
    case .cc: ["CC", "CHAIN_CODE"]
    case .ccLength: ["CC_LENGTH"]
    case .br0XPix: ["BR_X0_PIX", "BR_PIX_X1"]
    case .br0YPix: ["BR_Y0_PIX", "BR_PIX_Y1"]
    case .br1XPix: ["BR_X1_PIX"]
    case .br1YPix: ["BR_Y1_PIX"]
    case .br2XPix: ["BR_X2_PIX"]
    case .br2YPix: ["BR_Y2_PIX"]
    case .br3XPix: ["BR_X3_PIX", "BR_PIX_X2"]
    case .br3YPix: ["BR_Y3_PIX", "BR_PIX_Y2"]
    case .br0Longitude: ["BR_HG_LONG0_DEG"]
    case .br0Latitude: ["BR_HG_LAT0_DEG"]
    case .br1Longitude: ["BR_HG_LONG1_DEG"]
    case .br1Latitude: ["BR_HG_LAT1_DEG"]
    case .br2Longitude: ["BR_HG_LONG2_DEG"]
    case .br2Latitude: ["BR_HG_LAT2_DEG"]
    case .br3Longitude: ["BR_HG_LONG3_DEG"]
    case .br3Latitude: ["BR_HG_LAT3_DEG"]
    case .br0XArcsec: ["BR_X0_ARCSEC", "BR_ARC_X1"]
    case .br0YArcsec: ["BR_Y0_ARCSEC", "BR_ARC_Y1"]
    case .br3XArcsec: ["BR_X3_ARCSEC", "BR_ARC_X2"]
    case .br3YArcsec: ["BR_Y3_ARCSEC", "BR_ARC_Y2"]
    case .boxPixels: ["CH_BR_PIX"]
    case .boxDegrees: ["CH_BR_DEG"]
    case .boxArcsec: ["CH_BR_ARC"]
    case .pixelArea: ["FEAT_AREA_PIX", "AR_NPIX", "CH_NPIX"]
    case .noaaNumber: ["NOAA_NUMBER"]
    case .code: ["CODE", "NAME_CODE"]
    case .observatory: ["OBSERVAT"]
    case .instrument: ["INSTRUME", "INSTRUMENT"]
    case .telescope: ["TELESCOP", "TELESCOPE"]
    case .observationType: ["OBS_TYPE"]
    case .waveMin: ["WAVEMIN", "WAVELNTH"]
    case .waveMax: ["WAVEMAX"]
    case .waveUnit: ["WAVEUNIT"]
    case .fileName: ["FILENAME"]
    case .quicklookURL: ["QCLK_URL"]
    case .quicklookName: ["QCLK_FNAME"]
    case .snapshot: ["SNAPSHOT"]
    case .snapshotPath: ["SNAPSHOT_PATH"]
    case .snapshotName: ["SNAPSHOT_FN", "SNAPSHOT_FILENAME"]
    // Coronal holes are seen in the image of EIT, active regions in that of MDI.
    case .observationID: ["OBSERVATIONS_ID", "EIT_FILE", "MDI_FILE"]
    case .observatoryID: ["OBSERVATORY_ID"]
    case .codeID: ["FRC_INFO_ID", "FRC_INFO"]
    }
  }

  /// The name by which messages call the column where no table has it.
  var name: String { names[0] }
}

/// The words of HFC's columns of numbers, and the few of texts that are times.
enum RegionColumnType {
  private static let integers: Set<String> = [
    "id", "id_ar", "id_coronalholes", "jdint", "naxis1", "naxis2", "noaa_number", "bitpix", "feat_x_pix",
    "feat_y_pix", "feat_area_pix", "cc_x_pix", "cc_y_pix", "cc_length", "ar_npix", "ch_npix", "cc_pix_x",
    "cc_pix_y", "br_pix_x1", "br_pix_y1", "br_pix_x2", "br_pix_y2", "mdi_file", "mdi_file_t", "eit_file",
    "chg_num", "ch_numi", "chg_numi",
  ]
  private static let numbers: Set<String> = [
    "wavemin", "wavemax", "jdfrac", "cdelt1", "cdelt2", "center_x", "center_y", "r_sun", "bscale", "bzero",
    "exp_time", "feat_mean2qsun", "crota2", "hgln_obs", "hglt_obs", "dsun_obs", "crln_obs", "crlt_obs",
    "c_rotation", "wavelnth",
  ]
  private static let numberBeginnings = [
    "feat_", "br_x", "br_y", "br_hg_", "br_carr_", "br_arc_", "arc_", "ar_",
  ]
  private static let texts: Set<String> = ["feat_filename", "feat_date", "feat_date_prev"]

  /// What a column of the catalogue holds, by its name in lower case: text where it is not known.
  static func of(_ name: String) -> (isInteger: Bool, isNumber: Bool) {
    if integers.contains(name) { return (true, true) }
    if texts.contains(name) { return (false, false) }
    let isNumber =
      numbers.contains(name) || name == "cc_x_arcsec" || name == "cc_y_arcsec"
      || numberBeginnings.contains { name.hasPrefix($0) }
    return (false, isNumber)
  }

  /// The unit of a column by the ending of its name.
  static func unit(of name: String) -> String? {
    if name.hasSuffix("_arcsec") || name == "cdelt1" || name == "cdelt2" {
      return name.hasPrefix("cdelt") ? "arcsec/pixel" : "arcsec"
    }
    if name.hasSuffix("_deg2") { return "deg**2" }
    if name.hasSuffix("_deg") || name == "crota2" || name.hasSuffix("lt_obs") || name.hasSuffix("ln_obs") {
      return "deg"
    }
    if name.hasSuffix("_mm2") { return "Mm**2" }
    if name.hasSuffix("_pix") || name == "r_sun" || name == "center_x" || name == "center_y" {
      return "pixel"
    }
    if name == "dsun_obs" { return "m" }
    if name == "exp_time" { return "s" }
    return nil
  }
}

extension RegionColumnType {
  /// The UCD of a column, by its name in lower case.
  static func ucd(of name: String) -> String? {
    switch name {
    case "id", "id_ar", "id_coronalholes", "noaa_number": "meta.id;src"
    case "feat_area_pix", "feat_area_deg2", "ar_npix", "ch_npix", "ar_area": "phys.angArea"
    case "feat_area_mm2": "phys.area"
    case "cc", "chain_code": "meta.code;pos.outline"
    case "date_obs", "obs_date", "feat_date": "time.start;obs"
    case "date_end": "time.end;obs"
    case "run_date": "time.processing"
    case "filename", "feat_filename", "qclk_fname", "snapshot_fn", "snapshot_filename": "meta.id;meta.file"
    case "url", "qclk_url", "snapshot", "snapshot_path", "loc_filename": "meta.ref.url"
    case "cdelt1", "cdelt2": "instr.scale"
    case "crota2": "pos.posAng"
    case "exp_time": "time.duration;obs.exposure"
    case "r_sun": "phys.angSize;src"
    case "hgln_obs", "crln_obs": "pos.bodyrc.lon;obs.observer"
    case "hglt_obs", "crlt_obs": "pos.bodyrc.lat;obs.observer"
    case "dsun_obs": "pos.distance;obs.observer"
    case "jdint", "jdfrac": "time.epoch"
    case "code", "version", "institut", "person", "contact", "reference", "enc_met", "units", "comment",
      "wavename", "waveunit", "spectral_name", "obs_type", "file_format", "quality":
      "meta.note"
    case "observat": "meta.id;instr.obsty"
    case "instrume", "instrument", "telescop", "telescope": "meta.id;instr"
    case "wavemin": "em.wl;stat.min"
    case "wavemax": "em.wl;stat.max"
    case "wavelnth": "em.wl"
    case _ where name.contains("carr_long") || name.contains("hg_long"): "pos.bodyrc.lon"
    case _ where name.contains("carr_lat") || name.contains("hg_lat"): "pos.bodyrc.lat"
    case _ where name.hasSuffix("_bz"): "phys.magField"
    case _ where name.hasSuffix("_grad"): "phys.magField;arith.grad"
    case _ where name.hasSuffix("_pix"): "\(position(name));instr.det"
    case _ where name.hasSuffix("_arcsec"): position(name)
    default: "meta"
    }
  }

  /// The UCD of a position by the axis in its name, as in `br_x0_pix` and `feat_y_arcsec`.
  private static func position(_ name: String) -> String {
    for part in name.split(separator: "_") {
      guard let axis = part.first, part.dropFirst().allSatisfy(\.isNumber) else { continue }
      if axis == "x" || axis == "y" { return "pos.cartesian.\(axis)" }
    }
    return "pos"
  }
}
