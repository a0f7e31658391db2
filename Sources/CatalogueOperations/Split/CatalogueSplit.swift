import Base
import TFCat
package import TFCatConvert
import TFCatJSON
import TFCatTables
package import TableMapping

/// Writes the features of a catalogue into several, which together have all of them in their order.
package struct CatalogueSplit {
  /// What tells the parts apart.
  package enum Key: Sendable {
    /// The year, month or day, UTC, in which an event starts.
    case year, month, day
    /// Parts of so many features.
    case count(Int)
    /// The value of a formula, most often a property.
    case formula(MappingExpression)
  }

  /// One part.
  package struct Part: Hashable, Sendable {
    /// What its features have in common.
    package var value: String
    package var path: String
    package var count: Int
  }

  package var key: Key
  /// The name of the part of features without a value.
  package static let missing = "none"

  package init(_ key: Key) { self.key = key }

  /// Reads the input twice and writes all parts.
  ///
  /// - Parameters:
  ///   - pattern: where parts go.
  ///   - format: the format of a path.
  ///   - check: called with all paths before anything is written.
  /// - Returns: the parts in the order of their values.
  package func run(
    _ input: CatalogueInput, to pattern: OutputPattern,
    as format: (_ path: String) throws -> any CatalogueFormat, check: ([String]) throws -> Void
  ) throws -> [Part] {
    let groups = try Groups(self, input)
    if groups.mixesMissing {
      throw OperationError(
        "features without a value and those whose value is \"\(Self.missing)\" would both go to"
          + " \(pattern.path(for: Self.missing))")
    }
    var parts: [Part] = []
    var paths: [String: String] = [:]
    for (value, count) in groups.values {
      let path = pattern.path(for: value)
      if let other = paths[path] {
        throw OperationError("\"\(other)\" and \"\(value)\" would both go to \(path)")
      }
      paths[path] = value
      parts.append(Part(value: value, path: path, count: count))
    }
    try check(parts.map(\.path))
    var records = groups.records
    var bytes = 0
    for part in parts {
      let output = try FeatureOutput(
        path: part.path, as: try format(part.path), head: input.head, frame: input.frame)
      for _ in 0..<part.count {
        guard let record = records.next() else { break }
        try output.write(record.range, of: input)
        bytes += record.range.count
        if bytes > 1 << 25 {
          input.releaseMemory()
          bytes = 0
        }
      }
      try output.finish()
    }
    return parts
  }

  /// The features by parts.
  private struct Groups {
    var values: [(value: String, count: Int)] = []
    var records: SortedRecords
    /// Whether a value is called as the part of those without one.
    var mixesMissing: Bool

    init(_ split: CatalogueSplit, _ input: CatalogueInput) throws {
      var counts: [String: Int] = [:]
      var sorter = RecordSorter()
      var namer = PartNamer(split.key, input.head)
      if case .formula(let expression) = split.key {
        try FeatureScope.check(expression.names, in: input, of: "--by")
      }
      if case .count = split.key { namer.total = try Self.count(input) }
      var stream = input.features()
      while let item = try stream.next() {
        let name = namer.name(of: item.feature)
        counts[name, default: 0] += 1
        try sorter.add(key: Array(name.utf8), range: item.range)
      }
      records = try sorter.sorted()
      mixesMissing = namer.hasMissing && namer.hasNamesake
      values = counts.map { ($0.key, $0.value) }.sorted {
        Array($0.value.utf8).lexicographicallyPrecedes(Array($1.value.utf8))
      }
    }

    private static func count(_ input: CatalogueInput) throws -> Int {
      var stream = input.features()
      var count = 0
      while try stream.next() != nil { count += 1 }
      return count
    }
  }
}

/// Tells to which part a feature belongs.
private struct PartNamer {
  private let key: CatalogueSplit.Key
  private var extents: ExtentReader
  private var scope: FeatureScope
  private var index = 0
  /// How many features there are, where they are counted.
  var total = 0
  /// Whether there was a feature without a value, and one whose value is called as these are.
  private(set) var hasMissing = false
  private(set) var hasNamesake = false

  init(_ key: CatalogueSplit.Key, _ head: CatalogueHead) {
    self.key = key
    extents = ExtentReader(head.crs)
    scope = FeatureScope(head)
  }

  mutating func name(of feature: Feature) -> String {
    switch key {
    case .year: return date(of: feature, "-", 0)
    case .month: return date(of: feature, "-", 1)
    case .day: return date(of: feature, "T", 0)
    case .count(let size):
      defer { index += 1 }
      let digits = String((max(total, 1) - 1) / size + 1).count
      return String(index / size + 1).zeroPadded(to: digits)
    case .formula(let expression):
      scope.take(feature)
      guard let value = try? expression.evaluate(in: scope), !value.isNull else {
        hasMissing = true
        return CatalogueSplit.missing
      }
      let name = value.json.string ?? "\(value.json)"
      if name == CatalogueSplit.missing { hasNamesake = true }
      return name
    }
  }

  /// The start up to a separator, of which so many come before.
  private mutating func date(of feature: Feature, _ separator: Character, _ skipped: Int) -> String {
    guard let start = extents.extent(of: feature)?.times?.lowerBound, let text = PhysicalTime.text(of: start)
    else { return CatalogueSplit.missing }
    var left = skipped
    // A year before 0 begins with a hyphen.
    for index in text.indices.dropFirst() where text[index] == separator {
      if left == 0 { return String(text[..<index]) }
      left -= 1
    }
    return text
  }
}
