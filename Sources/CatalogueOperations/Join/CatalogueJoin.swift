package import TFCat
package import TFCatConvert
import TFCatJSON
import TFCatTables
import TableMapping
import VOVocabulary

/// Gives features the properties of rows of a table that have the same id or overlap in time.
package struct CatalogueJoin {
  package enum Rule: Hashable, Sendable {
    /// The row of the same id; a property's value in its place, where one is named.
    case key(property: String?)
    /// The row that overlaps in time, or comes nearer than so many seconds.
    case time(tolerance: Double)
  }

  /// What became of features and rows.
  package struct Report: Hashable, Sendable {
    package var features = 0
    /// Features that got properties.
    package var joined = 0
    /// Features that more than one row fits.
    package var ambiguous = 0
    /// Rows that were joined to a feature.
    package var usedRows = 0
    /// Features left out as no row fits.
    package var dropped = 0
  }

  private let table: JoinTable
  private let rule: Rule
  private let prefix: String
  private let keepsAll: Bool
  /// The rows of each id, in the order of the table.
  private var byKey: [String: [Int]] = [:]
  /// Rows by their starts, and how long the longest lasts.
  private var byStart: [Int] = []
  private var longest = 0.0

  /// - Parameters:
  ///   - prefix: stands before the names of what is joined.
  ///   - keepsAll: whether features stay that no row fits.
  package init(_ table: JoinTable, by rule: Rule, prefix: String = "", keepsAll: Bool = true) {
    self.table = table
    self.rule = rule
    self.prefix = prefix
    self.keepsAll = keepsAll
    switch rule {
    case .key:
      for (index, row) in table.rows.enumerated() {
        if let key = row.key { byKey[key, default: []].append(index) }
      }
    case .time:
      byStart = table.rows.indices.sorted { start($0) < start($1) }
      for row in table.rows {
        if let times = row.times { longest = max(longest, times.upperBound - times.lowerBound) }
      }
    }
  }

  private func start(_ row: Int) -> Double { table.rows[row].times?.lowerBound ?? 0 }

  /// The head with the fields that are joined.
  ///
  /// - Throws: `OperationError` for a name that the catalogue has already.
  package func head(of input: CatalogueInput) throws -> CatalogueHead {
    if case .key(let property?) = rule {
      try FeatureScope.check([property], in: input, of: "--property", takesFacts: false)
    }
    var head = input.head
    var fields = head.fields ?? Fields()
    for (name, field) in table.fields {
      guard fields[prefix + name] == nil else {
        throw OperationError(
          "the catalogue has a field \"\(prefix + name)\" already: --prefix puts something before the names, and"
            + " --columns chooses what is joined")
      }
      fields[prefix + name] = field
    }
    head.fields = fields
    return head
  }

  /// Writes all features; the output is not finished. Of several rows that fit, the one that overlaps longest
  /// is taken, or else the one that is nearest, or else the first.
  package func run(_ input: CatalogueInput, into output: FeatureOutput) throws -> Report {
    var report = Report()
    var used = Set<Int>()
    var extents = ExtentReader(input.head.crs)
    var stream = input.features()
    while let item = try stream.next() {
      report.features += 1
      let rows = candidates(item.feature, &extents)
      guard let row = rows.first else {
        if keepsAll {
          try output.write(item.feature, text: input.text(of: item))
        } else {
          report.dropped += 1
        }
        continue
      }
      if rows.count > 1 { report.ambiguous += 1 }
      report.joined += 1
      used.insert(row)
      var feature = item.feature
      var properties = feature.properties ?? JSONObject()
      for member in table.rows[row].properties {
        guard properties[prefix + member.name] == nil else {
          throw OperationError(
            "feature \(feature.id?.description ?? "without id") has a property \"\(prefix + member.name)\" already:"
              + " --prefix puts something before the names")
        }
        properties[prefix + member.name] = member.value
      }
      feature.properties = properties
      try output.write(feature, text: table.rows[row].properties.isEmpty ? input.text(of: item) : nil)
    }
    report.usedRows = used.count
    return report
  }

  /// The rows that fit a feature, the best first.
  private func candidates(_ feature: Feature, _ extents: inout ExtentReader) -> [Int] {
    switch rule {
    case .key(nil): return feature.id.flatMap { byKey[$0.description] } ?? []
    case .key(let name?):
      guard let value = feature.properties?[name], value != .null else { return [] }
      return byKey[value.string ?? value.number?.literal ?? value.description] ?? []
    case .time(let tolerance):
      guard let times = extents.extent(of: feature)?.times else { return [] }
      return overlapping(times, tolerance)
    }
  }

  private func overlapping(_ times: ClosedRange<Double>, _ tolerance: Double) -> [Int] {
    let (first, last) = (times.lowerBound - tolerance - longest, times.upperBound + tolerance)
    var (low, high) = (0, byStart.count)
    while low < high {
      let middle = (low + high) / 2
      if start(byStart[middle]) < first { low = middle + 1 } else { high = middle }
    }
    var found: [(row: Int, shared: Double)] = []
    var place = low
    while place < byStart.count, start(byStart[place]) <= last {
      let row = byStart[place]
      place += 1
      guard let other = table.rows[row].times else { continue }
      // Below zero: the gap between both.
      let shared = min(times.upperBound, other.upperBound) - max(times.lowerBound, other.lowerBound)
      if shared >= -tolerance { found.append((row, shared)) }
    }
    found.sort { left, right in
      if left.shared != right.shared { return left.shared > right.shared }
      return left.row < right.row
    }
    return found.map(\.row)
  }
}

extension CatalogueJoin {
  /// Reads a length of time: seconds, or a number with a unit of time.
  ///
  /// - Throws: `OperationError` for anything else.
  package static func seconds(_ text: String) throws(OperationError) -> Double {
    var seconds = TableText.double(text)
    if let quantity = QuantityText(text), let unit = VOUnit("s") {
      seconds = quantity.unit.scaling(to: unit)?.convert(quantity.number)
    }
    guard let seconds, seconds >= 0, seconds.isFinite else {
      throw OperationError("--tolerance: \"\(text)\" is no length of time: write it as in 600 or 10min")
    }
    return seconds
  }
}
