internal import TFCat

/// Makes the observations of a catalogue sound: each with an id of its own, or none, and a geometry that is
/// one.
struct ObservationMending {
  private let allowed: RepairSet
  private var mending = GeometryMending()

  private init(_ allowed: RepairSet) { self.allowed = allowed }

  /// Mends the observations of a catalogue of any format, by the repairs of TFCat that the options allow.
  ///
  /// - Parameter path: the input that has them.
  /// - Throws: for an observation whose geometry cannot be mended.
  static func mend(
    _ head: inout CatalogueHead, path: String, _ options: SourceOptions, _ notes: inout [String]
  ) throws(ConversionError) {
    guard let observations = head.observations else { return }
    var mending = Self(options.allowed(CatalogueEventSource.Fix.list))
    head.observations = try mending.mended(observations, path: path, &notes)
  }

  /// - Throws: for an observation whose geometry cannot be mended: features refer to observations by their
  ///   place, so that none can be left out.
  private mutating func mended(
    _ observations: [Observation], path: String, _ notes: inout [String]
  ) throws(ConversionError) -> [Observation] {
    var mended = observations
    var ids: Set<String> = []
    for index in mended.indices {
      if let id = mended[index].content.id, !ids.insert("\(id)").inserted {
        mended[index].content.id = nil
        notes.append("observations[\(index)]: the id \(id) is that of another observation and was left out")
      }
      // Nothing is said of where it lies.
      guard mended[index].geometry.bounds != nil else { continue }
      var event = RadioEvent(fieldCount: 0, allowedRepairs: allowed)
      if case .hopeless(let reason) = try mending.mend(&mended[index].geometry, { event.repair($0) }) {
        throw ConversionError(path: path, reason: "observations[\(index)]: \(reason)")
      }
      if !event.repairs.isEmpty { notes.append("observations[\(index)]: its geometry was mended") }
    }
    return mended
  }
}
