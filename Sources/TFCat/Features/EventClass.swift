internal import TFCatJSON

/// The property that tells classes of events, such as the types of bursts.
package enum EventClass {
  private static let usualNames = [
    "event_type", "burst_type", "feature_type", "spectral_type", "spectral_class", "type", "class",
    "category",
    "emission", "emission_type", "subtype",
  ]

  /// The field whose values are classes of events; `nil` where none looks like it.
  package static func field(of fields: Fields?) -> String? {
    guard let fields else { return nil }
    var best: (name: String, rank: Int)?
    for (name, field) in fields where field.dataType != .float && field.dataType != .bool {
      let place = usualNames.firstIndex(of: name.lowercased())
      let isClass = field.ucd.lowercased().hasPrefix("meta.code.class")
      guard place != nil || isClass else { continue }
      let rank = (place ?? usualNames.count) - (isClass ? usualNames.count : 0)
      if rank < best?.rank ?? .max { best = (name, rank) }
    }
    return best?.name
  }

  /// The class of a feature; `nil` where the property has no value.
  package static func name(of feature: Feature, field: String) -> String? {
    switch feature.properties?[field] {
    case .string(let text)?: text.isEmpty ? nil : text
    case .number(let number)?: number.literal
    case .bool(let flag)?: flag ? "true" : "false"
    default: nil
    }
  }
}
