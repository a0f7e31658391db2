import Base

/// A variable of a CDF file.
struct CDFVariable: Sendable {
  let name: String
  let number: Int
  let type: Int
  /// From 0; -1 where there are no records.
  let lastRecord: Int
  /// Where the index of its records stands.
  let index: Int
  /// Whether records differ; otherwise there is one for all.
  let varies: Bool
  /// The characters of a text, 1 for numbers.
  let itemsPerValue: Int
  /// The sizes of a record's dimensions, as far as values vary along them.
  var dimensions: [Int] = []
  var compression = CDFCompression.none
  var attributes: [String: CDFAttribute] = [:]

  init(
    name: String, number: Int, type: Int, lastRecord: Int, index: Int, varies: Bool, itemsPerValue: Int
  ) {
    self.name = name
    self.number = number
    self.type = type
    self.lastRecord = lastRecord
    self.index = index
    self.varies = varies
    self.itemsPerValue = itemsPerValue
  }

  var valueType: CDFType? { CDFType(rawValue: type) }
  var recordCount: Int { max(0, varies ? lastRecord + 1 : min(1, lastRecord + 1)) }

  func text(_ attribute: String) -> String? { attributes[attribute]?.text }

  /// The values of a record; `nil` for more than any file has.
  var valuesPerRecord: Int? {
    var count = 1
    for size in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= DynamicSpectrum.mostCells else { return nil }
      count = product
    }
    return count
  }
}

/// The values of a variable, as their bits; records that are not in the file have none.
struct CDFValues {
  let type: CDFType
  let perRecord: Int
  let recordCount: Int
  private var bytes: [UInt8]
  private var isThere: [Bool]
  private let isBigEndian: Bool

  private enum Record {
    static let index = 6
    static let values = 7
    static let packedValues = 13
  }

  /// - Throws: for a variable of texts, one that is larger than what the file can hold, and damaged records.
  init(_ variable: CDFVariable, in file: CDFFile) throws(CDFError) {
    guard let type = variable.valueType, !type.isText else {
      throw CDFError("the variable \(variable.name) is of the type \(variable.type), which is no number")
    }
    guard let perRecord = variable.valuesPerRecord else {
      throw CDFError("a record of the variable \(variable.name) is larger than any file")
    }
    self.type = type
    self.perRecord = perRecord
    recordCount = variable.recordCount
    isBigEndian = file.isBigEndian
    let (cells, overflow) = perRecord.multipliedReportingOverflow(by: max(0, recordCount))
    guard !overflow, cells <= DynamicSpectrum.mostCells else {
      throw CDFError("the variable \(variable.name) has more than \(DynamicSpectrum.mostCells) values")
    }
    // Nothing packs better than a thousand to one.
    guard cells * type.size / 1100 <= file.bytes.count else {
      throw CDFError("the variable \(variable.name) says that it has more values than the file has room for")
    }
    bytes = [UInt8](repeating: 0, count: cells * type.size)
    isThere = [Bool](repeating: false, count: max(0, recordCount))
    var budget = 100_000
    try read(variable.index, variable, file.bytes, depth: 0, budget: &budget)
  }

  private mutating func read(
    _ start: Int, _ variable: CDFVariable, _ file: CDFBytes, depth: Int, budget: inout Int
  ) throws(CDFError) {
    guard depth < 16 else {
      throw CDFError("the index of the variable \(variable.name) goes round in a ring")
    }
    var place = start
    while place > 0 {
      budget -= 1
      guard budget > 0 else {
        throw CDFError("the index of the variable \(variable.name) goes round in a ring")
      }
      try file.expect(Record.index, at: place)
      let (entries, used) = (try file.int32(place + 20), try file.int32(place + 24))
      guard (0...(1 << 20)).contains(entries), (0...entries).contains(used) else {
        throw CDFError("the index of the variable \(variable.name) has \(used) of \(entries) entries")
      }
      for entry in 0..<used {
        let first = try file.int32(place + 28 + 4 * entry)
        let last = try file.int32(place + 28 + 4 * (entries + entry))
        let target = try file.int64(place + 28 + 8 * entries + 8 * entry)
        if try file.int32(target + 8) == Record.index {
          try read(target, variable, file, depth: depth + 1, budget: &budget)
          continue
        }
        guard first >= 0, first <= last, first < recordCount else { continue }
        try copy(from: target, records: first...last, variable, file)
      }
      place = try file.int64(place + 12)
    }
  }

  private mutating func copy(
    from place: Int, records: ClosedRange<Int>, _ variable: CDFVariable, _ file: CDFBytes
  ) throws(CDFError) {
    let recordSize = perRecord * type.size
    let size = records.count * recordSize
    let kept = min(records.upperBound, recordCount - 1) - records.lowerBound + 1
    switch try file.int32(place + 8) {
    case Record.values:
      let source = try file.bytes(at: place + 12, count: kept * recordSize)
      bytes.replaceSubrange(
        records.lowerBound * recordSize..<(records.lowerBound + kept) * recordSize, with: source)
    case Record.packedValues:
      guard records.count <= recordCount + (1 << 16), size <= 1 << 31 else {
        throw CDFError("packed records of the variable \(variable.name) are larger than any file")
      }
      let packed = try file.bytes(at: place + 24, count: try file.int64(place + 16))
      let unpacked = try variable.compression.unpack(packed, size: size)
      bytes.replaceSubrange(
        records.lowerBound * recordSize..<(records.lowerBound + kept) * recordSize,
        with: unpacked[..<(kept * recordSize)])
    case let other: throw CDFError("a record of type \(other) stands where values of \(variable.name) should")
    }
    for record in records.lowerBound..<(records.lowerBound + kept) { isThere[record] = true }
  }

  /// The bits of a value; `nil` in a record that the file does not have.
  subscript(record: Int, item: Int) -> UInt64? {
    guard isThere.indices.contains(record), isThere[record] else { return nil }
    let place = (record * perRecord + item) * type.size
    return bytes.withUnsafeBytes { type.bits($0, at: place, isBigEndian: isBigEndian) }
  }

  /// The picoseconds behind the seconds of an EPOCH16.
  func second(_ record: Int) -> Double? {
    guard type == .epoch16, isThere.indices.contains(record), isThere[record] else { return nil }
    let place = record * perRecord * type.size + 8
    return bytes.withUnsafeBytes {
      Double(bitPattern: CDFType.real8.bits($0, at: place, isBigEndian: isBigEndian))
    }
  }
}
