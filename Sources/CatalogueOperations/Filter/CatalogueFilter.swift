import TFCat
package import TFCatConvert

/// Writes the features of a catalogue that meet conditions.
package struct CatalogueFilter {
  /// Which of the features that meet the conditions are written.
  package enum Selection: Hashable, Sendable {
    case all
    /// The first so many.
    case first(Int)
    /// So many, drawn at random, each with the same chance; in the order of the catalogue.
    case sample(Int, seed: UInt64)
  }

  /// What became of the features.
  package struct Report: Hashable, Sendable {
    /// The features that were looked at.
    package var looked = 0
    /// The features that were written.
    package var written = 0
    /// The features that met the conditions.
    package var met = 0
    /// Features left out, by the first condition that they failed.
    package var dropped: [FeatureConditions.Kind: Int] = [:]
    /// Features left out of which it is not known whether they meet a condition.
    package var unknown = 0
    /// Whether reading ended before the last feature.
    package var endedEarly = false
    /// Ids that were asked for and that no feature has.
    package var missingIDs: [String] = []
  }

  package var conditions: FeatureConditions
  package var selection: Selection
  /// Called for each feature of which it is not known whether it meets a condition.
  package var onUnknown: (_ feature: String, _ condition: FeatureConditions.Kind, _ reason: String) -> Void =
    {
      _, _, _ in
    }

  package init(_ conditions: FeatureConditions, selection: Selection = .all) {
    self.conditions = conditions
    self.selection = selection
  }

  /// Reads the input and writes what is to be kept; the output is not finished.
  package func run(_ input: CatalogueInput, into output: FeatureOutput) throws -> Report {
    var report = Report()
    var judge = try FeatureJudge(conditions, of: input)
    var stream = input.features()
    var sample: FeatureSample?
    if case .sample(let size, let seed) = selection { sample = FeatureSample(size: size, seed: seed) }
    reading: while let item = try stream.next() {
      report.looked += 1
      switch judge.verdict(on: item.feature) {
      case .kept: break
      case .dropped(let kind):
        report.dropped[kind, default: 0] += 1
        continue reading
      case .unknown(let kind, let reason):
        report.unknown += 1
        let name = item.feature.id.map { "feature \($0)" } ?? "feature number \(report.looked)"
        onUnknown(name, kind, reason)
        continue reading
      }
      report.met += 1
      if sample != nil {
        sample?.offer(item)
        continue
      }
      try output.write(item.feature, text: input.text(of: item))
      report.written += 1
      if case .first(let count) = selection, report.written >= count {
        report.endedEarly = try stream.next() != nil
        break
      }
    }
    for range in sample?.ranges ?? [] {
      try output.write(range, of: input)
      report.written += 1
    }
    if let ids = conditions.ids, !report.endedEarly {
      report.missingIDs = ids.subtracting(judge.foundIDs).sorted()
    }
    return report
  }
}
