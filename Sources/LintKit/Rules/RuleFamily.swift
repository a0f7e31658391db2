/// A group of rules, told by the hundreds of their ids: `TFC3xx` are about geometry.
public enum RuleFamily: String, CaseIterable, Codable, Hashable, Sendable {
  /// `TFC0xx`: files, and JSON as text.
  case text = "file and JSON text"
  /// `TFC1xx`: members of objects and their types.
  case structure
  /// `TFC2xx`: coordinate reference systems and axes.
  case crs = "CRS and axes"
  /// `TFC3xx`: positions, rings and boxes.
  case geometry
  /// `TFC4xx`: fields, properties, ids and observations.
  case properties = "fields, properties, ids and observations"
  /// `TFC5xx`: UCDs and units.
  case vocabulary = "UCD and units"
  /// `TFC6xx`: values that are allowed and unlikely.
  case plausibility
  /// `TFC7xx`: what catalogues need to be published.
  case publication = "publication metadata"
  /// `TFC8xx`: EPNcore tables.
  case granules = "EPNcore tables"
  /// `TFC9xx`: the JSON Schema of a journal or a project.
  case profile = "profile schemas"

  init(id: String) {
    let hundred = id.dropFirst(3).first?.wholeNumberValue ?? 0
    self = Self.allCases[min(hundred, Self.allCases.count - 1)]
  }
}
