internal import TFCat
internal import TFCatJSON
public import TFCatTables
internal import TFCatYAML
internal import TableMapping
internal import VOVocabulary

/// Makes granules of the rows of a table, by a mapping.
public struct MappedGranuleReader: GranuleRows {
  /// What became of a row.
  public typealias Outcome = GranuleOutcome

  /// The line of the row that was read last, from 1; its number where the table has no lines.
  public private(set) var line = 0
  /// What `newer_by` of the mapping is in the row that was read last.
  public private(set) var mark: String?

  private var mapping: GranuleMapping
  private var reader: any TableReader
  private var scope: MappingScope
  private var filter: MappedValue?
  private let frame: SpatialFrame
  /// By the entries of the mapping, how the numbers of the row before were converted.
  private var conversions: [(unit: VOUnit, conversion: ColumnConversion)?]
  /// The columns whose value in this row was a wavelength.
  private var reversed: Set<Int> = []
  private let orderedPairs: [GranuleSchema.Pair]
  /// Which table of a database was chosen, where others were not.
  private let choiceNote: String?

  init(_ mapping: GranuleMapping, of file: MappedFileReference) throws {
    self.mapping = mapping
    frame = mapping.frame
    let (schema, frame) = (mapping.schema, mapping.frame)
    orderedPairs = schema.pairs.filter { schema.columns[$0.least].isOrdered(in: frame) }
    conversions = Array(repeating: nil, count: mapping.entries.count)
    (reader, choiceNote) = try Self.open(file, mapping)
    var survey = reader
    var hasRows = false
    if reader is JSONRowReader || reader is DelimitedTableReader {
      for _ in 0..<(reader is JSONRowReader ? 10_000 : 1) {
        guard try survey.next() != nil else { break }
        hasRows = true
      }
      reader = try Self.open(file, mapping).reader
    }
    scope = try MappingScope(mapping.file, head: survey.head)
    filter = mapping.file.filter
    // An answer without rows names no columns, and is nothing wrong.
    if !hasRows, reader is JSONRowReader, scope.columnCount == 0 { return }
    var faults = YAMLFaults(path: mapping.file.path)
    let scope = scope
    faults.attempt { () throws(YAMLError) in try filter?.bind(to: scope) }
    faults.attempt { () throws(YAMLError) in try self.mapping.newerBy?.bind(to: scope) }
    for index in mapping.entries.indices {
      faults.attempt { () throws(YAMLError) in try self.mapping.entries[index].value.bind(to: scope) }
    }
    try faults.finish()
  }

  private static func open(
    _ file: MappedFileReference, _ mapping: GranuleMapping
  ) throws(TableError) -> (reader: any TableReader, note: String?) {
    try mapping.file.open(
      file, table: mapping.tableName, openers: mapping.openers,
      for: mapping.entries.map(\.value) + [mapping.newerBy, mapping.file.filter].compactMap(\.self))
  }

  /// What was unusual about the table but could be read, tables in the file that were not read, and units
  /// of which the mapping says another than the table.
  public var notes: [String] {
    let values = mapping.entries.map(\.value) + [filter, mapping.newerBy].compactMap(\.self)
    return (choiceNote.map { [$0] } ?? []) + reader.notes.all.map(\.description) + values.flatMap(\.unitNotes)
  }

  /// - Returns: `nil` after the last row.
  public mutating func next() throws(TableError) -> Outcome? {
    guard let row = try reader.next() else { return nil }
    if reader.head.columns.count > scope.head.columns.count { scope.update(reader.head) }
    scope.take(row)
    line = row.line ?? row.number
    mark = nil
    if let fault = row.fault { return .reject(line: line, reason: fault) }
    do throws(MappingFault) {
      if let filter, !MappingExpression.truth(try filter.value(in: scope)) { return .filtered }
      let granule = try granule()
      if let newerBy = mapping.newerBy { mark = try newerBy.value(in: scope).text }
      return .granule(granule)
    } catch {
      return .reject(line: line, reason: error.reason)
    }
  }

  private mutating func granule() throws(MappingFault) -> Granule {
    var granule = Granule(schema: mapping.schema)
    reversed = []
    for index in mapping.entries.indices {
      let entry = mapping.entries[index]
      do throws(MappingFault) {
        granule[entry.place] = try value(of: entry, index)
      } catch {
        throw MappingFault("\(entry.column.name): \(error.reason)")
      }
    }
    for (name, value) in mapping.constants.values { granule[name] = value }
    if let fault = mapping.constants.fault(of: granule) { throw MappingFault(fault) }
    try complete(&granule)
    mapping.templates.fill(&granule)
    for (column, value) in zip(mapping.schema.columns, granule.values) where column.isRequired && value.isNull
    {
      throw MappingFault("there is no value for \(column.name)")
    }
    return granule
  }

  private mutating func value(
    of entry: GranuleMapping.Entry, _ index: Int
  ) throws(MappingFault) -> TableValue {
    let column = entry.column
    switch column.dataType {
    case .timestamp: return try timestamp(entry.value)
    case .double where column.unit == "d" && ["time_min", "time_max"].contains(column.name):
      guard let instant = try self.instant(entry.value) else { return .null }
      return .double(try utc(instant).julianDate)
    case .float, .double:
      guard let (number, unit) = try entry.value.quantity(in: scope) else { return .null }
      let value = try converted(number, in: unit, entry, index)
      guard value.isFinite else {
        throw MappingFault("\(number)\(unit.map { " \($0)" } ?? "") is no finite number in the column")
      }
      guard value >= 0 || !column.name.hasPrefix("spectral_range_") else {
        throw MappingFault("\(number)\(unit.map { " \($0)" } ?? "") is negative, which no radiation has")
      }
      return .double(value)
    case .integer:
      // A whole number without a unit keeps all of its digits.
      let value: TableValue
      if entry.value.unit == nil, let integer = scope.numberFormat.integer(try entry.value.value(in: scope)) {
        value = .integer(integer)
      } else if let (number, unit) = try entry.value.quantity(in: scope) {
        value = .double(try converted(number, in: unit, entry, index))
      } else {
        return .null
      }
      guard let integer = entry.integers.value(value) else {
        throw MappingFault("\(value) does not fit: the column takes \(entry.integers.kind)")
      }
      return .integer(integer)
    case .text:
      let value = try entry.value.value(in: scope)
      if case .array(let items) = value {
        return HashList(items.compactMap(\.text).map(CatalogueProperties.clean).filter { !$0.isEmpty }).value
      }
      guard let text = value.text else { return .null }
      let clean = text.split(separator: "#").map { CatalogueProperties.clean(String($0)) }.joined(
        separator: column.isList || column.isFree ? "#" : "_")
      if let word = clean.split(separator: "#").first(where: { !column.allowedValues.contains(String($0)) }),
        !column.allowedValues.isEmpty
      {
        throw MappingFault("\"\(word)\" is not one of \(column.allowedValues.joined(separator: ", "))")
      }
      if column.name == "time_scale", !clean.isEmpty, clean != GranuleTable.timeScale {
        throw MappingFault("\"\(clean)\": times of granules are \(GranuleTable.timeScale)")
      }
      return clean.isEmpty ? .null : .string(clean)
    }
  }

  private func timestamp(_ value: MappedValue) throws(MappingFault) -> TableValue {
    let raw = try value.value(in: scope)
    if let text = raw.text, Timestamp.isValid(text) { return .string(text) }
    guard let instant = try self.instant(value) else { return .null }
    do {
      return .string(try utc(instant).iso8601(decimals: .upTo(3)))
    } catch let error as MappingFault {
      throw error
    } catch {
      throw MappingFault("\(error)")
    }
  }

  /// A time as it is written: nothing is repaired here.
  private func instant(_ value: MappedValue) throws(MappingFault) -> Instant? {
    var repairs = TimeRepairs.none
    let instant = try value.instant(in: scope, repairs: &repairs)
    if repairs.contains(.dayEnd) { throw MappingFault("24:00 is 00:00 of the next day: write that") }
    if repairs.contains(.second60) { throw MappingFault("that day has no leap second 23:59:60") }
    return instant
  }

  private func utc(_ instant: Instant) throws(MappingFault) -> Instant {
    do {
      return try instant.converted(to: .utc)
    } catch {
      throw MappingFault("\(error)")
    }
  }

  /// A number in the unit of its column; for frequencies wavelengths, wavenumbers and energies will do.
  private mutating func converted(
    _ number: Double, in unit: VOUnit?, _ entry: GranuleMapping.Entry, _ index: Int
  ) throws(MappingFault) -> Double {
    guard let unit else { return number }
    // The mapping gives a column of the service's own the unit of its values.
    if entry.column.isFree, unit == entry.value.unit { return number }
    if let known = conversions[index], known.unit == unit {
      if known.conversion.reverses { reversed.insert(entry.place) }
      return known.conversion.convert(number)
    }
    guard let conversion = ColumnConversion(from: unit, to: entry.column, in: frame) else {
      let target = entry.column.unit(in: frame).map { "to \($0)" } ?? "for a column without a unit"
      throw MappingFault("\(unit) does not convert \(target)")
    }
    conversions[index] = (unit, conversion)
    if conversion.reverses { reversed.insert(entry.place) }
    return conversion.convert(number)
  }

  /// Fills in what follows from other columns.
  private func complete(_ granule: inout Granule) throws(MappingFault) {
    for pair in granule.schema.pairs { granule.complete(pair) }
    for pair in orderedPairs {
      let (least, greatest) = (granule[pair.least], granule[pair.greatest])
      guard let low = least.double, let high = greatest.double, low > high else { continue }
      // The greatest wavelength is the least frequency.
      guard reversed.contains(pair.least), reversed.contains(pair.greatest) else {
        let columns = mapping.schema.columns
        throw MappingFault(
          "\(columns[pair.least].name) \(least) is greater than \(columns[pair.greatest].name) \(greatest)")
      }
      granule[pair.least] = greatest
      granule[pair.greatest] = least
    }
    if granule.observationID == nil { granule.observationID = granule.uid }
    if granule.spatialFrameType == nil { granule.spatialFrameType = "none" }
    granule.serviceTitle = mapping.service
    if granule.targetClass.isEmpty,
      let word = CatalogueProperties.targetClass(of: granule["target_name"])
    {
      granule["target_class"] = word
    }
    if granule.modificationDate == nil { granule.modificationDate = granule.creationDate }
    if granule.releaseDate == nil { granule.releaseDate = granule.creationDate }
  }
}
