import LintKit
import TFCat
import TFCatJSON

extension Position {
  /// The position as JSON: `[1158051858, 24.73]`.
  var text: String { "[\(time.shown), \(spectral.shown)]" }
}

extension Double {
  /// The number as JSON.
  var shown: String { JSONNumber(self)?.literal ?? description }
}

extension LocalCRS {
  /// The time axis in a few words: `unix`, `d since 1950-01-01T00:00:00 UTC`.
  var timeAxisText: String {
    switch timeCoordinates {
    case .predefined(let system): system.rawValue
    case .explicit(let axis): "\(axis.unit) since \(axis.origin) \(axis.scale.rawValue)"
    }
  }
}
