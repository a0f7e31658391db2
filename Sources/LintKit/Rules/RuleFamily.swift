/// The hundreds of the ids.
public enum RuleFamily: String, CaseIterable, Codable, Hashable, Sendable {
  case text = "file and JSON text"
  case structure
  case crs = "CRS and axes"
  case geometry
  case properties = "fields, properties, ids and observations"
  case vocabulary = "UCD and units"
  case plausibility
  case publication = "publication metadata"
  case granules = "EPNcore tables"
  case profile = "profile schemas"

  init(id: String) {
    let hundred = id.dropFirst(3).first?.wholeNumberValue ?? 0
    self = Self.allCases[min(hundred, Self.allCases.count - 1)]
  }
}
