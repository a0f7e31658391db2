internal import Base

/// What features say that their granules do not.
public struct GranuleLosses: Hashable, Sendable {
  /// Features whose id is a text that no identifier takes as it is.
  public internal(set) var unusedIDs = 0
  /// The id of the first of these.
  public internal(set) var firstUnusedID: String?
  /// Features with a spectral value that is zero or less, whose granules have no spectral range.
  public internal(set) var spectralRanges = 0

  /// Nothing.
  public init() {}

  mutating func addUnusedID(_ id: String) {
    unusedIDs += 1
    if firstUnusedID == nil { firstUnusedID = id }
  }

  /// Adds what other features say that their granules do not.
  package mutating func add(_ other: GranuleLosses) {
    unusedIDs += other.unusedIDs
    if firstUnusedID == nil { firstUnusedID = other.firstUnusedID }
    spectralRanges += other.spectralRanges
  }

  /// What to say of it, in a sentence each without a full stop.
  package var notes: [String] {
    var notes: [String] = []
    if unusedIDs > 0 {
      let first = DisplayText.shortened(firstUnusedID ?? "", to: 60)
      notes.append(
        "\(unusedIDs.of("feature")) with an id that is no word of letters, digits, \".\", \"+\" and \"-\", as \"\(first)\":"
          + " granule_uid is made of instrument, type and start; 'granule_uid={service}_{id}' makes it of such a word"
      )
    }
    if spectralRanges > 0 {
      notes.append(
        "\(spectralRanges.of("feature")) with a spectral value of zero or less, which no radiation has: spectral_range_min"
          + " and spectral_range_max are empty")
    }
    return notes
  }
}
