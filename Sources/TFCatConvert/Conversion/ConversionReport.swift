import Base

/// How many rows became features, rejects, or no event.
///
/// `rows = features + rejects + no-event rows`, for each input and in all.
public struct ConversionReport: Hashable, Sendable {
  /// Rows by what became of them.
  public struct Counts: Hashable, Sendable {
    /// Rows of the input: lines that are no headers, comments or blank.
    public var rows = 0
    /// Rows that became features.
    public var features = 0
    /// Rows that announce an event and could not be used.
    public var rejects = 0
    /// Rows that announce no event.
    public var noEvents = 0

    /// Counts of nothing.
    public init() {}

    /// Whether each row is counted once as what it became.
    public var addUp: Bool { rows == features + rejects + noEvents }
  }

  /// The name of the format.
  public var format: String
  /// In the order of the inputs.
  public internal(set) var inputs: [(path: String, counts: Counts)] = []
  /// The repairs that were made, with the number of features; in the order of the source's list.
  public internal(set) var repairs: [(name: String, count: Int)]

  /// What the user should know of the catalogue as a whole.
  public internal(set) var notes: [String] = []

  init(_ description: SourceDescription) {
    format = description.name
    repairs = description.repairs.map { ($0.name, 0) }
  }

  /// The sums over all inputs.
  public var total: Counts {
    inputs.reduce(into: Counts()) { total, input in
      total.rows += input.counts.rows
      total.features += input.counts.features
      total.rejects += input.counts.rejects
      total.noEvents += input.counts.noEvents
    }
  }

  /// Whether formats, counts of each input and repairs are equal; notes are not compared.
  public static func == (left: ConversionReport, right: ConversionReport) -> Bool {
    left.format == right.format && left.inputs.elementsEqual(right.inputs, by: ==)
      && left.repairs.elementsEqual(right.repairs, by: ==)
  }

  /// Hashes the format and the sums.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(format)
    hasher.combine(total)
  }
}

extension ConversionReport: CustomStringConvertible {
  /// The counts in one line: `noaa-swpc: 12 rows = 11 features + 1 reject + 0 rows without event; repairs:
  /// hour-24 2`.
  public var description: String {
    let total = total
    var text =
      "\(format): \(total.rows.of("row")) = \(total.features.of("feature")) + \(total.rejects.of("reject"))"
      + " + \(total.noEvents.of("row")) without event"
    let made = repairs.filter { $0.count > 0 }
    if !made.isEmpty { text += "; repairs: " + made.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }
    return text
  }
}
