import TFCatJSON

/// The properties by which events say what the limits of their spectral range are, as burst lists are
/// converted.
package enum SpectralLimits {
  /// What the lower limit is.
  package static let lowerField = "freq_min_limit"
  /// What the upper limit is.
  package static let upperField = "freq_max_limit"

  /// The words of limits that are those of the instrument, whatever the event's are.
  private static let ofInstrument = ["instrument", "unknown"]

  /// Whether neither limit is one of the event: the source says no frequency.
  package static func areOfInstrument(_ feature: Feature) -> Bool {
    guard let lower = feature.properties?[lowerField]?.string, ofInstrument.contains(lower),
      let upper = feature.properties?[upperField]?.string
    else { return false }
    return ofInstrument.contains(upper)
  }
}
