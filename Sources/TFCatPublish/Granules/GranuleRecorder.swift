import EPNCore

/// Tells by the ledger what has become of a granule since it was published last, records it there and dates
/// it.
struct GranuleRecorder: ~Copyable {
  enum Outcome: Sendable, Hashable {
    /// The service did not have it.
    case new
    /// It differs from what was published, or came back.
    case changed
    /// It is as it was, and is written all the same.
    case repeated
    /// It is as it was.
    case unchanged
  }

  /// Whether a granule came back that had been removed.
  private(set) var cameBack = false
  private let session: LedgerSession
  private let repeatsFrom: Int64?
  private var digest = GranuleDigest()

  /// - Parameter repeatsFrom: granules that changed in this run or a later one are to be written also when
  ///   they are as before.
  init(_ session: LedgerSession, repeatsFrom: Int64? = nil) {
    self.session = session
    self.repeatsFrom = repeatsFrom
  }

  /// Records a granule.
  ///
  /// - Parameters:
  ///   - granule: gets its dates, unless it is unchanged.
  ///   - entry: what the ledger knows of it; `nil` for a new one.
  ///   - block: the run of features that it is of.
  mutating func record(
    _ granule: inout Granule, entry: LedgerSession.Entry?, block: Int64, dates: GranuleDates
  ) throws -> Outcome {
    guard let uid = granule.uid else { throw PublishError("a granule has no granule_uid") }
    let content = digest.value(of: granule, omitting: dates.givenColumns)
    guard let entry else {
      dates.dateNew(&granule)
      try session.add(
        uid, content: content, block: block, created: session.date(granule.creationDate ?? dates.run),
        modified: session.date(granule.modificationDate ?? dates.run))
      return .new
    }
    let isChanged = entry.content != content || entry.isRemoved
    if !isChanged {
      try session.keep(uid, block: block)
      guard let repeatsFrom, entry.lastRun >= repeatsFrom else { return .unchanged }
    }
    dates.dateKnown(
      &granule, created: try session.text(ofDate: entry.created),
      modified: try session.text(ofDate: entry.modified), isChanged: isChanged)
    guard isChanged else { return .repeated }
    cameBack = cameBack || entry.isRemoved
    try session.change(
      uid, content: content, block: block, created: session.date(granule.creationDate ?? dates.run),
      modified: session.date(granule.modificationDate ?? dates.run))
    return .changed
  }
}
