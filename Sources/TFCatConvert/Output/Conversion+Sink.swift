extension Conversion {
  /// Converts everything into a sink and completes it.
  ///
  /// - Returns: the counts, which were checked against what was written.
  /// - Throws: `ConversionError`; then there is no output, or the one that was there.
  public mutating func run(
    into sink: any CatalogueSink, rejects: RejectWriter? = nil
  ) throws(ConversionError) -> ConversionReport {
    let forward = onReject
    if let rejects {
      onReject = { (reject: Reject) throws(ConversionError) in
        try rejects.write(reject)
        try forward(reject)
      }
    }
    defer { onReject = forward }
    if let sink = sink as? any EventSink {
      try run(into: sink)
    } else {
      while let feature = try next() { try sink.write(feature) }
    }
    try check(written: sink.count, rejected: rejects?.count)
    try rejects?.finish()
    try sink.finish()
    return report
  }

  private mutating func run(into sink: any EventSink) throws(ConversionError) {
    sink.prepare(fields: names)
    while try nextEvent() {
      // Read before the event is lent, which would be copied otherwise.
      let (number, repairs) = (featureNumber, repairText)
      if try sink.write(event, number: number, repairs: repairs) {
        countFeature()
      } else if let feature = takeFeature() {
        try sink.write(feature)
      } else {
        try reject(Self.unsound)
      }
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
