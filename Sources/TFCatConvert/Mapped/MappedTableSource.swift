import Base
package import TFCat
internal import TFCatTables
internal import TFCatYAML
internal import TableMapping

/// What mapped tables are repaired from.
enum MappedRepair: Int, RepairName {
  // Those of times come first: a source that has only these has the first two.
  case hour24
  case second60
  case swappedLimits
  case boundaryGap
  case id

  var repair: Repair {
    switch self {
    case .hour24: .hour24
    case .second60: .second60
    case .swappedLimits: Repair("swapped-limits", "A lower limit above the upper one: they are exchanged")
    case .boundaryGap:
      Repair(
        "boundary-gap",
        "A position of a boundary, line or polygon of which a coordinate is missing is left out")
    case .id: .id
    }
  }
}

/// Any table, by a mapping that the user writes: see docs/mapping.md.
package struct MappedTableSource: EventSource {
  package static let description = SourceDescription(
    name: "table",
    title:
      "Any table (CSV, TSV, |, fixed columns, JSON, ECSV, CDS/MRT, IPAC, VOTable, FITS, SQLite) by a mapping",
    needs: "--map FILE.yml; `tfcat map init TABLE` drafts one",
    parameters: [
      SourceParameter(
        "map", "The mapping: a YAML file that says what the columns mean", valueName: "file",
        help: "The mapping of a table's columns.", choosesSource: true),
      SourceParameter(
        "table", "The name, ID or number of one table of a file with several", valueName: "name",
        help: "The name, ID or number of one table of a file with several, with --map."),
    ],
    repairs: MappedRepair.list)

  private var mapping: EventMapping
  /// One table of files with several.
  private let table: String?
  private let openers: [TableOpener]
  package private(set) var notes: [String] = []

  /// A table says nothing of what it means.
  package static func recognize(_ start: SourceStart) -> Recognition { .no }

  /// By a mapping that was made.
  init(_ mapping: EventMapping) {
    self.mapping = mapping
    (table, openers) = (nil, [])
  }

  package init(options: SourceOptions) throws(ConversionError) {
    guard let path = options["map"] else {
      throw ConversionError(
        reason: "the format table needs a mapping: --map FILE.yml; `tfcat map init TABLE` drafts one")
    }
    (table, openers) = (options["table"], options.openers)
    do {
      mapping = try EventMapping(path: path)
    } catch {
      throw ConversionError(error)
    }
  }

  package var head: CatalogueHead { mapping.head }
  package var givesIDs: Bool { mapping.id != nil }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for (index, input) in inputs.enumerated() {
      let (opened, choice) = try open(input)
      for note in [choice].compactMap(\.self) + opened.notes.all.map(\.description)
      where !notes.contains(note) { notes.append(note) }
      let table = try Self.survey(opened)
      do {
        let scope = try MappingScope(mapping.file, head: table)
        var bound = mapping
        try bound.bind(to: scope)
        // Names are looked up in the first file; in the others they must be there too.
        if index == 0 { mapping = bound }
        for note in bound.values.flatMap(\.unitNotes) where !notes.contains(note) { notes.append(note) }
      } catch {
        var reason = ConversionError(error)
        if index > 0 { reason.reason += " (in \(input.path))" }
        throw reason
      }
    }
  }

  /// Opens an input; with what is to be told of the choice between several tables.
  private func open(
    _ input: SourceFile
  ) throws(ConversionError) -> (reader: any TableReader, note: String?) {
    do {
      return try mapping.file.open(
        MappedFileReference(input.file, path: input.path), table: table, openers: openers,
        for: mapping.values)
    } catch {
      throw ConversionError(error)
    }
  }

  /// The columns; of a format that does not announce them those of the first rows.
  static func survey(_ table: any TableReader) throws(ConversionError) -> TableHead {
    var table = table
    // Columns without names are counted in the first row.
    let count = table.columnsJoinWithRows ? surveyedRows : table is DelimitedTableReader ? 1 : 0
    for _ in 0..<count {
      do {
        if try table.next() == nil { break }
      } catch {
        throw ConversionError(error)
      }
    }
    return table.head
  }

  private static let surveyedRows = 10_000

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    let table = try open(input).reader
    do {
      let scope = try MappingScope(mapping.file, head: Self.survey(try open(input).reader))
      return try Reader(table: table, mapping: mapping, scope: scope)
    } catch let error as YAMLError {
      throw ConversionError(error)
    } catch let error as ConversionError {
      throw error
    } catch {
      throw ConversionError(reason: "\(error)")
    }
  }

  /// An object, as it holds much that would be copied for each row otherwise.
  private final class Reader: EventReader {
    private var table: any TableReader
    private let mapping: EventMapping
    private var filter: MappedValue?
    private let mender = GeometryMender()
    private var scope: MappingScope

    init(table: any TableReader, mapping: EventMapping, scope: MappingScope) throws(YAMLError) {
      self.table = table
      self.mapping = mapping
      self.scope = scope
      filter = mapping.file.filter
      try filter?.bind(to: scope)
    }

    var notes: [String] { table.notes.all.map(\.description) }

    var line: Int { scope.row.line ?? scope.row.number }
    var text: String {
      table.text(of: scope.row) ?? scope.row.cells.map { $0.text ?? "" }.joined(separator: ",")
    }

    func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
      let row: TableRow?
      do {
        row = try table.next()
      } catch {
        throw ConversionError(error)
      }
      guard let row else { return nil }
      if table.columnCount > scope.columnCount { scope.update(table.head) }
      scope.take(row)
      if let fault = row.fault { return .reject(reason: fault) }
      do throws(MappingFault) {
        if let filter, !MappingExpression.truth(try filter.value(in: scope)) { return .noEvent }
        try read(into: &event)
        return .event
      } catch {
        return .reject(reason: error.reason)
      }
    }

    private func read(into event: inout RadioEvent) throws(MappingFault) {
      if let id = try mapping.id?.value(in: scope), let text = id.text {
        event.id = id.integer.map { .integer($0) } ?? .string(text)
        if case .string = id { event.id = .string(text) }
      }
      let repairs = RepairNotes(allowed: event.allowedRepairs)
      let builder = EventShapeBuilder(crs: mapping.crs, mender: mender) { repairs.note($0) }
      event.shape = try builder.shape(mapping.shape, in: scope)
      for index in mapping.properties.indices {
        event[index] = try mapping.properties[index].eventValue(in: scope) { repairs.note($0) }
      }
      for repair in repairs.wanted { _ = event.repair(repair) }
    }
  }
}

/// Repairs that a row wants, while its shape is made.
private final class RepairNotes {
  private(set) var wanted: Set<MappedRepair> = []
  private let allowed: RepairSet

  init(allowed: RepairSet) { self.allowed = allowed }

  /// - Returns: whether the repair may be made.
  func note(_ repair: MappedRepair) -> Bool {
    wanted.insert(repair)
    return allowed.contains(repair.rawValue)
  }
}

extension ConversionError {
  init(_ error: YAMLError) {
    let column = error.place.map { ":\($0.column)" } ?? ""
    self.init(
      path: error.path + (error.place.map { ":\($0.line)" } ?? "") + column,
      reason: ([error.reason] + error.others.map(\.description)).joined(separator: "\n"))
  }
}
