import TFCat
import TFCatTables
import VOVocabulary

/// The limits of granules in time and frequency.
extension GranuleMaker {
  /// A limit that is given for all rows stays, and the feature tells the other one. Frequencies that cannot
  /// be are left out, and counted where the granule has no others.
  mutating func setRanges(_ time: TimeRange?, _ spectral: SpectralRange?, of granule: inout Granule) {
    if let time {
      if granule.isNull(.timeMin) { granule[.timeMin] = .double(time.start.julianDate) }
      if granule.isNull(.timeMax) { granule[.timeMax] = .double(time.end.julianDate) }
    }
    if let spectral {
      let isTold = granule.isNull(.spectralRangeMin) || granule.isNull(.spectralRangeMax)
      guard spectral.isPhysical else {
        if isTold { lastLosses.spectralRanges += 1 }
        return
      }
      if granule.isNull(.spectralRangeMin) { granule[.spectralRangeMin] = .double(spectral.min) }
      if granule.isNull(.spectralRangeMax) { granule[.spectralRangeMax] = .double(spectral.max) }
      // Below 3 THz events are seen in the flux density of radio waves (EPN-TAP 2.0, dataproduct types ci and
      // ev).
      if isTold, granule.isNull(.measurementType), spectral.max < 3e12 {
        granule[.measurementType] = "phot.flux.density;em.radio"
      }
    }
  }

  /// A limit that is given for all rows may lie beyond the feature.
  func checkLimits(of granule: Granule) throws(GranuleError) {
    for pair in pairs where pair.least <= MandatoryColumn.spectralRangeMax.rawValue {
      guard let least = granule[pair.least].double, let greatest = granule[pair.greatest].double,
        least > greatest
      else { continue }
      let columns = plan.schema.columns
      throw GranuleError(
        "\(columns[pair.least].name) is \(least), more than \(columns[pair.greatest].name), \(greatest): one of both is given for all rows"
      )
    }
  }
}

extension SpectralRange {
  /// Whether both limits are frequencies that radiation can have.
  var isPhysical: Bool { min > 0 && max > 0 && min.isFinite && max.isFinite }
}
