import Base
import TFCat
package import TFCatConvert
import TFCatJSON

/// Leaves out features that are there already.
package struct CatalogueDedupe {
  /// When two features are one.
  package enum Rule: Hashable, Sendable {
    /// They have the same id.
    case id
    /// The boxes around them share so much of what they cover together, from above 0 to 1.
    case overlap(Double)
  }

  /// What became of the features.
  package struct Report: Hashable, Sendable {
    package var looked = 0
    package var dropped = 0
    /// Features left out that differ from the one that stays in more than their text's layout.
    package var different = 0
    /// Features of which nothing can be said: without an id, or without a known place.
    package var unknown = 0
  }

  package var rule: Rule
  /// Properties that must be the same, too.
  package var sameProperties: [String]
  private let memory: Int

  package init(_ rule: Rule, sameProperties: [String] = [], memory: Int = 48 << 20) {
    self.rule = rule
    self.sameProperties = sameProperties
    self.memory = memory
  }

  /// Reads the input and writes each event once: the first of the file. The output is not finished.
  ///
  /// - Parameter onDrop: called with the features that are left out, as messages name them.
  package func run(
    _ input: CatalogueInput, into output: FeatureOutput, onDrop: (String) -> Void = { _ in }
  ) throws -> Report {
    try FeatureScope.check(sameProperties, in: input, of: "--same", takesFacts: false)
    switch rule {
    case .id: return try byID(input, output, onDrop)
    case .overlap(let share): return try byOverlap(share, input, output, onDrop)
    }
  }

  private static func name(_ feature: Feature, _ number: Int) -> String {
    feature.id.map { "feature \($0)" } ?? "feature number \(number)"
  }

  /// The properties that must be the same.
  private func group(of feature: Feature) -> String {
    sameProperties.map { feature.properties?[$0]?.description ?? "null" }.joined(separator: "\u{0}")
  }

  // MARK: By id

  private func byID(
    _ input: CatalogueInput, _ output: FeatureOutput, _ onDrop: (String) -> Void
  ) throws -> Report {
    var report = Report()
    // Of each id, and of what the feature says, a hash of 64 bits is kept.
    var known: [UInt64: UInt64] = [:]
    var stream = input.features()
    while let item = try stream.next() {
      report.looked += 1
      guard let id = item.feature.id else {
        report.unknown += 1
        try output.write(item.feature, text: input.text(of: item))
        continue
      }
      var hash = FNV1a()
      hash.add("\(id)")
      hash.add(group(of: item.feature))
      let content = FNV1a.hash("\(item.feature.json)")
      if let first = known[hash.value] {
        report.dropped += 1
        if first != content { report.different += 1 }
        onDrop(
          Self.name(item.feature, report.looked)
            + (first == content ? "" : ", which differs from the first of its id"))
        continue
      }
      known[hash.value] = content
      try output.write(item.feature, text: input.text(of: item))
    }
    return report
  }

  // MARK: By overlap

  private func byOverlap(
    _ share: Double, _ input: CatalogueInput, _ output: FeatureOutput, _ onDrop: (String) -> Void
  ) throws -> Report {
    var pairs = try overlaps(share, input)
    var report = Report()
    var dropped = Set<Int>()
    var stream = input.features()
    var pair = pairs.next()
    var extents = ExtentReader(input.head.crs)
    while let item = try stream.next() {
      let index = report.looked
      report.looked += 1
      // Pairs come by their later feature: it goes where an earlier one stays.
      var first: Int?
      while let current = pair, current.range.upperBound == index {
        if first == nil, !dropped.contains(current.range.lowerBound) { first = current.range.lowerBound }
        pair = pairs.next()
      }
      if let first {
        dropped.insert(index)
        report.dropped += 1
        onDrop("\(Self.name(item.feature, report.looked)), which is feature number \(first + 1)")
        continue
      }
      let extent = extents.extent(of: item.feature)
      if extent?.times == nil || extent?.frequencies == nil { report.unknown += 1 }
      try output.write(item.feature, text: input.text(of: item))
    }
    return report
  }

  /// One event on its way through the sweep.
  private struct Event {
    var index: Int
    var extent: PhysicalExtent
    var group: UInt64
  }

  /// All pairs of features that are one event, the earlier first, in the order of the later. Events are swept
  /// in the order of their starts, on disk where they are many; those that have not ended yet are kept.
  private func overlaps(_ share: Double, _ input: CatalogueInput) throws -> SortedRecords {
    var sorter = RecordSorter(memory: memory)
    var maker = SortKeyMaker(try SortKey(parsing: ["time"]), input.head)
    var extents = ExtentReader(input.head.crs)
    var events = try EventSpool()
    var stream = input.features()
    var index = 0
    while let item = try stream.next() {
      defer { index += 1 }
      guard let extent = extents.extent(of: item.feature), extent.times != nil, extent.frequencies != nil
      else {
        continue
      }
      try sorter.add(key: maker.bytes(of: item.feature), range: events.count..<(events.count + 1))
      try events.add(index, extent, FNV1a.hash(group(of: item.feature)))
    }
    let spooled = try events.map()
    var records = try sorter.sorted()
    var pairs = RecordSorter(memory: memory)
    var open: [Event] = []
    while let record = records.next() {
      let (index, extent, group) = spooled.event(record.range.lowerBound)
      let start = extent.times?.lowerBound ?? 0
      open.removeAll { ($0.extent.times?.upperBound ?? 0) < start }
      for other in open where other.group == group && other.extent.overlap(with: extent) >= share {
        let (first, later) = (min(other.index, index), max(other.index, index))
        var key: [UInt8] = []
        for number in [later, first] {
          withUnsafeBytes(of: UInt64(number).bigEndian) { key.append(contentsOf: $0) }
        }
        try pairs.add(key: key, range: first..<later)
      }
      open.append(Event(index: index, extent: extent, group: group))
    }
    return try pairs.sorted()
  }
}

/// The extents of events in an unnamed temporary file.
private struct EventSpool {
  private let spool: SpoolFile
  private(set) var count = 0

  static let size = 48

  init() throws(ConversionError) {
    do {
      spool = try SpoolFile()
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
  }

  mutating func add(_ index: Int, _ extent: PhysicalExtent, _ group: UInt64) throws(ConversionError) {
    guard let times = extent.times, let frequencies = extent.frequencies else { return }
    var bytes: [UInt8] = []
    let numbers = [
      UInt64(index), group, times.lowerBound.bitPattern, times.upperBound.bitPattern,
      frequencies.lowerBound.bitPattern, frequencies.upperBound.bitPattern,
    ]
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    do {
      try spool.write(bytes)
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
    count += 1
  }

  func map() throws(ConversionError) -> SpooledEvents {
    do {
      return SpooledEvents(file: try spool.map())
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
  }
}

private struct SpooledEvents {
  let file: MappedFile

  func event(_ number: Int) -> (index: Int, extent: PhysicalExtent, group: UInt64) {
    let numbers = (0..<6).map {
      UInt64(
        littleEndian: file.bytes.loadUnaligned(
          fromByteOffset: number * EventSpool.size + 8 * $0, as: UInt64.self))
    }
    let limits = numbers[2...].map { Double(bitPattern: $0) }
    return (
      Int(numbers[0]),
      PhysicalExtent(times: limits[0]...limits[1], frequencies: limits[2]...limits[3]), numbers[1]
    )
  }
}
