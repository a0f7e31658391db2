/// What a run of `Publisher` did, or would have done.
public struct PublishReport: Sendable, Hashable {
  /// Events that the service did not have.
  public var added = 0
  /// Events that differ from what was published, or came back.
  public var changed = 0
  /// Catalogue files that are new or differ; each has a granule of its own.
  public var catalogues = 0
  /// Granules that were written again though they are as before: with `--full` and `--since`.
  public var repeated = 0
  /// Granules that are in no catalogue any more and stay in the table.
  public var vanished = 0
  /// Granules that this run removes from the table.
  public var removed = 0
  /// Granules that are as they were and are not written again.
  public var unchanged: Int { max(0, total - added - changed - catalogues - repeated - vanished) }
  /// Rows of tables of which no granule could be made.
  public var rejected = 0
  /// Rows of tables that the filter of the mapping leaves out.
  public var filtered = 0
  /// Granules of the table once everything is imported.
  public var total = 0
  /// The file of this run's granules, relative to the folder; `nil` where there is nothing to import.
  public var batch: String?
  /// Whether this was the first run, so that the server does not know the service.
  public var isFirst = false
  /// Whether the table of links is new or differs.
  public var linksChanged = false
  /// Whether the RD or another file beside the granules is new or differs.
  public var filesChanged = false
  /// Whether `psql` loads the granules, and no import of DaCHS.
  public var copies = false
  /// The files of the data package; empty where none was asked for.
  public var packageFiles: [String] = []
  /// Whether the data package was made from the same before, so that it was left as it is.
  public var isPackageUnchanged = false
  /// Whether all granules were written again, in the place of what the server has.
  public var replaces = false
  /// Whether the table has other columns than before, so that the server has to drop it first.
  public var columnsChanged = false
  /// What the user should know, in sentences without a full stop.
  public var notes: [String] = []

  /// The report of a run that did nothing.
  public init() {}

  /// Whether the server has something to import.
  public var needsImport: Bool { batch != nil || removed > 0 || linksChanged }
}
