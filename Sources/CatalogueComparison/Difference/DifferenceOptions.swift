/// How two catalogues are compared.
package struct DifferenceOptions: Hashable, Sendable {
  /// What tells which event of the one is which of the other.
  package enum Pairing: String, CaseIterable, Sendable {
    /// Ids where both have any in common, and overlap for events without one.
    case automatic = "auto"
    case id
    case overlap
  }

  package var pairing = Pairing.automatic
  /// The least intersection over union of events that are the same one.
  package var threshold = 0.5
  /// Whether only events are compared.
  package var ignoresMetadata = false
  /// Properties of events and of the catalogue that are not compared.
  package var ignoredProperties: Set<String> = []

  package init() {}
}
