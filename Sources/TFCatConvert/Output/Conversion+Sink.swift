extension Conversion {
  /// Converts everything into a file, which appears when it is complete.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - format: the format to write; by default the ending of the name tells.
  ///   - rejects: where rows go that become no feature; it is completed also where there is no feature.
  ///   - allowsEmpty: whether a catalogue without features is written.
  /// - Returns: the counts, which were checked against what was written.
  /// - Throws: `ConversionError`; then there is no output, or the one that was there.
  public mutating func write(
    to path: String, as format: (any CatalogueFormat)? = nil, rejects: RejectWriter? = nil,
    allowsEmpty: Bool = false
  ) throws(ConversionError) -> ConversionReport {
    let format = if let format { format } else { try FormatRegistry.standard.format(of: path) }
    let sink: any CatalogueSink =
      isSingleFeature ? try SingleFeatureSink(path: path) : try format.sink(path: path, head: head)
    return try run(into: sink, rejects: rejects, allowsEmpty: allowsEmpty)
  }

  /// Converts everything into a sink and completes it.
  ///
  /// - Parameters:
  ///   - sink: writes the features.
  ///   - rejects: where rows go that become no feature; it is completed also where there is no feature.
  ///   - allowsEmpty: whether a sink without features is completed.
  /// - Returns: the counts, which were checked against what was written.
  /// - Throws: `ConversionError`; then there is no output, or the one that was there.
  public mutating func run(
    into sink: any CatalogueSink, rejects: RejectWriter? = nil, allowsEmpty: Bool = false
  ) throws(ConversionError) -> ConversionReport {
    let forward = onReject
    if let rejects {
      onReject = { (reject: Reject) throws(ConversionError) in
        try rejects.write(reject)
        try forward(reject)
      }
    }
    defer { onReject = forward }
    do {
      try writeEvents(into: sink)
    } catch {
      // They show which rows are of another layout.
      if error.code == .otherLayout { try rejects?.finish() }
      throw error
    }
    try check(written: sink.count, rejected: rejects?.count)
    guard assumptionHolds(true) else { throw .wrongAssumption }
    try rejects?.finish()
    guard sink.count > 0 || allowsEmpty else {
      let total = report.total
      throw ConversionError(
        .noFeature, path: report.inputs.count == 1 ? report.inputs[0].path : nil,
        reason: total.rows == 0
          ? "there is no row, so nothing was written (--allow-empty writes a catalogue without features)"
          : "no row became a feature, so nothing was written: are these rows of the format \(report.format)?"
            + " (--allow-empty writes a catalogue without features)")
    }
    try sink.finish(leavingOut: unusedFields)
    report.notes += sink.notes
    return report
  }

  private mutating func writeEvents(into sink: any CatalogueSink) throws(ConversionError) {
    sink.prepare(fields: names)
    accept(from: sink)
    defer { dismissMakers() }
    // Seldom, and often enough in the beginning.
    var nextCheck = 1
    while try nextEvent() {
      if try !writeMadeFeatures(), try !writeApart() { try writeEvent(into: sink) }
      if featureNumber > nextCheck {
        nextCheck = 2 * (featureNumber - 1)
        sink.expect(leavingOut: unusedFields)
        guard assumptionHolds(false) else { throw .wrongAssumption }
      }
    }
    try writeMadeTexts()
  }

  private mutating func writeEvent(into sink: any CatalogueSink) throws(ConversionError) {
    let isReexpressed = try reexpressEvent()
    // Read before the event is lent, which would be copied otherwise.
    let (number, repairs) = (featureNumber, repairText)
    if isReexpressed, try sink.write(event, number: number, repairs: repairs) {
      countFeature()
    } else if let feature = try takeFeature(isReexpressed: isReexpressed) {
      try sink.write(feature)
    } else {
      try reject(Self.unsound)
    }
  }

  /// Makes sure that nothing was lost.
  private func check(written: Int, rejected: Int?) throws(ConversionError) {
    let total = report.total
    guard report.inputs.allSatisfy(\.counts.addUp), written == total.features,
      rejected == nil || rejected == total.rejects
    else {
      throw ConversionError(
        reason:
          "the counts do not add up (\(report); \(written) features and \(rejected ?? total.rejects) rejects"
          + " were written): please report this")
    }
  }
}
