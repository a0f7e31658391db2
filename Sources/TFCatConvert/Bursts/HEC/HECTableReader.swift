internal import TFCat
internal import TFCatTables

/// Reads the tables of an answer of HELIO, a VOTable: their rows are those of the text form with other
/// brackets, and one parser reads both.
///
/// A class, as it keeps the bytes of the row read last.
final class HECTableReader: EventReader {
  private let path: String
  private let band: StationBands.Band?
  private var table: any TableReader
  private var parser: HECLineParser
  /// The names that the parser knows.
  private var names: [String] = []
  private var row: TableRow?
  private var tableNumber = 1
  private var bytes: UnsafeMutableBufferPointer<UInt8>

  /// - Throws: `ConversionError` for what is no table, and for an answer that is an error.
  init(_ input: SourceFile, band: StationBands.Band?) throws(ConversionError) {
    path = input.path
    self.band = band
    parser = try HECLineParser(band: band)
    bytes = .allocate(capacity: 1024)
    do {
      table = try TableFile.open(input.file, path: input.path, isExact: true)
    } catch {
      bytes.deallocate()
      throw ConversionError(error)
    }
    if case .error(let text)? = table.head.queryStatus {
      throw ConversionError(
        path: path, reason: "the service answered with an error\(text.isEmpty ? "" : ": \(text)")")
    }
  }

  deinit { bytes.deallocate() }

  var line: Int { row?.line ?? row?.number ?? 0 }
  var text: String {
    row.map { table.text(of: $0) ?? $0.cells.map { $0.text ?? "" }.joined(separator: "|") } ?? ""
  }

  /// Complete after the last row.
  private(set) var notes: [String] = []

  func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    row = try nextRow(&event)
    guard let row else { return nil }
    if let fault = row.fault { return .reject(reason: fault) }
    if table.head.columns.map(\.name) != names { try readNames(&event) }
    do {
      return try parser.parse(line(of: row.cells.map { $0.text ?? "" }), into: &event)
    } catch {
      throw ConversionError(path: path, line: line, reason: error.reason)
    }
  }

  /// The next row of the tables, one after the other: an answer about several lists has one for each.
  private func nextRow(_ event: inout RadioEvent) throws(ConversionError) -> TableRow? {
    while true {
      do {
        if let row = try table.next() { return row }
      } catch {
        throw ConversionError(error)
      }
      if case .overflow(let text)? = table.head.queryStatus {
        notes.append(
          "\(path): the service ended the table at its limit (QUERY_STATUS OVERFLOW\(text.isEmpty ? "" : ", \(text)")): rows"
            + " are missing; ask for shorter intervals")
      }
      guard try openNextTable(&event) else { return nil }
    }
  }

  /// Goes on to the next table of a VOTable that has the columns of a list.
  private func openNextTable(_ event: inout RadioEvent) throws(ConversionError) -> Bool {
    guard var votable = table as? VOTableReader else { return false }
    while true {
      do {
        guard try votable.nextTable() else { return false }
      } catch {
        throw ConversionError(error)
      }
      table = votable
      tableNumber += 1
      do {
        try readNames(&event)
        return true
      } catch {
        notes.append("\(path): table \(tableNumber) of the file is left out: \(error.reason)")
      }
    }
  }

  /// Reads the names and units of the columns; units may differ where names do not.
  private func readNames(_ event: inout RadioEvent) throws(ConversionError) {
    names = table.head.columns.map(\.name)
    let units = table.head.columns.map { (NamedColumns.key($0.name), $0.unit ?? "") }
    do {
      parser = try HECLineParser(
        band: band, units: Dictionary(units, uniquingKeysWith: { first, _ in first }))
      _ = try parser.parse(line(of: names), into: &event)
    } catch {
      throw ConversionError(path: path, reason: error.reason)
    }
  }

  /// Cells with `|` between them, which is valid until the next call. No cell ends one of them.
  private func line(of cells: [String]) -> ByteText {
    let count = cells.reduce(0) { $0 + $1.utf8.count + 1 }
    if count > bytes.count {
      bytes.deallocate()
      bytes = .allocate(capacity: 2 * count)
    }
    var place = 0
    for cell in cells {
      for byte in cell.utf8 {
        bytes[place] = byte == UInt8(ascii: "|") || byte < 0x20 ? 0x20 : byte
        place += 1
      }
      bytes[place] = UInt8(ascii: "|")
      place += 1
    }
    return ByteText(base: UnsafePointer(bytes.baseAddress), count: max(0, place - 1))
  }
}
