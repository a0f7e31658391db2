/// How events of two catalogues are paired.
package struct MatchOptions: Hashable, Sendable {
  /// What says how well two events fit.
  package enum Measure: String, CaseIterable, Sendable {
    /// Intersection over union of the shapes.
    case iou
    /// Of the stretches of time.
    case time
    /// Of the frequency bands.
    case frequency
    /// The shortest way between the shapes, in units of the gap.
    case distance
  }

  package var measure: Measure = .iou
  /// The least measure of a pair; for distances the gap alone says it.
  package var threshold = 0.5
  /// Seconds by which events may lie apart.
  package var timeGap: Double?
  /// Hertz by which events may lie apart.
  package var frequencyGap: Double?
  /// Whether an event may have several partners.
  package var isManyToMany = false
  /// Whether only events of the same type are paired.
  package var needsSameType = false
  /// The property that tells types; one that looks like it where none is named.
  package var typeField: String?
  /// The property of the second catalogue that tells how sure a detector is.
  package var scoreField: String?

  package init() {}

  /// In words, for reports.
  package var text: String {
    let way = isManyToMany ? "many to many" : "one to one"
    let types = needsSameType ? ", within a type" : ""
    let gap = [timeGap.map { "\($0.shortText) s" }, frequencyGap.map { "\($0.shortText) Hz" }]
      .compactMap { $0 }.joined(separator: " and ")
    let measured =
      switch measure {
      case .iou: "intersection over union of at least \(threshold.shortText)"
      case .time: "shared time, over all time, of at least \(threshold.shortText)"
      case .frequency: "shared frequencies, over all frequencies, of at least \(threshold.shortText)"
      case .distance: "distance of at most \(gap)"
      }
    return measured + (measure == .distance || gap.isEmpty ? "" : ", with a gap of \(gap)")
      + ", \(way)\(types)"
  }
}
