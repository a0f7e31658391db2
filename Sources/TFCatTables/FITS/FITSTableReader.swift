package import Base
import TFCatFITS

/// Reads a table of a FITS file, row by row.
///
/// Rows are taken from the mapped file as they are needed; cfitsio has read the header. Units, UCDs, utypes
/// and descriptions come from TUNITn, TUCDn, TUTYPn and TCOMMn, as STILTS writes them. A cell that lies
/// outside of the file is an error.
package struct FITSTableReader: TableReader {
  /// What the headers say.
  public private(set) var head: TableHead
  /// Tables that are left out.
  public private(set) var notes = TableNotes()
  private let path: String
  private let file: FITSFile
  private let unit: FITSFile.Unit
  private let columns: [FITSColumn]
  private let decoders: [FITSCellDecoder]
  /// The bytes of a row, how many rows there are, and where the heap begins.
  private let rowSize: Int
  private let rowCount: Int
  private let heapStart: Int
  private let heapSize: Int
  private var row = 0
  /// The first byte of the table whose memory has not been given back.
  private var released = 0

  /// - Parameters:
  ///   - table: the name (EXTNAME) or the number of an extension; `nil` for the first table that is chosen.
  ///   - isExact: whether blanks at the end of texts are kept where NUL ends them, as this program writes
  ///     them.
  ///   - choose: which of the tables is read, given its columns.
  /// - Throws: `TableError` when there is none, or it cannot be read.
  package init(
    _ file: MappedFile, path: String, table: String? = nil, isExact: Bool = false,
    choose: (_ columns: [String]) -> Bool = { _ in true }
  ) throws(TableError) {
    do throws(FITSError) {
      var notes = TableNotes()
      let file = try FITSFile(file)
      let unit = try Self.unit(of: file, named: table, choose: choose, notes: &notes)
      try self.init(file, unit, path: path, isExact: isExact, notes: notes)
    } catch {
      throw TableError(path: path, reason: "\(error)")
    }
  }

  private init(
    _ file: FITSFile, _ unit: FITSFile.Unit, path: String, isExact: Bool, notes: TableNotes
  ) throws(FITSError) {
    self.path = path
    self.file = file
    self.unit = unit
    self.notes = notes
    columns = try FITSColumn.all(of: unit)
    decoders = columns.map { FITSCellDecoder(column: $0, trimsBlanks: !isExact) }
    guard let size = unit.header.integer("NAXIS1"), let count = unit.header.integer("NAXIS2"), size >= 0,
      count >= 0
    else { throw FITSError(hdu: unit.number, reason: "NAXIS1 or NAXIS2 is no size of a table") }
    let (bytes, overflow) = size.multipliedReportingOverflow(by: count)
    guard !overflow, let bytes = Int(exactly: bytes) else {
      throw FITSError(hdu: unit.number, reason: "the table is larger than any file")
    }
    _ = try file.data(of: unit, from: 0, count: bytes)
    rowSize = Int(size)
    // Rows without bytes would be any number of nothing.
    rowCount = size == 0 ? 0 : Int(count)
    heapStart = Int(clamping: unit.header.integer("THEAP") ?? Int64(bytes))
    let heapEnd = bytes.addingReportingOverflow(Int(clamping: max(0, unit.header.integer("PCOUNT") ?? 0)))
    heapSize = max(0, (heapEnd.overflow ? Int.max : heapEnd.partialValue) - max(0, heapStart))
    head = TableHead(name: unit.name, columns: columns.map(\.column))
    head.rowCount = rowCount
    head.infos = FITSKeywords.infos(unit.header)
    if unit.number > 0 { head.infos = FITSKeywords.infos(try file.unit(0).header) + head.infos }
    head.timeSystems =
      FITSKeywords.timeSystems(unit.header) + FITSKeywords.describeTimes(&head.columns, unit.header)
  }

  /// There is no text of a row.
  public func text(of row: TableRow) -> String? { nil }

  /// The next row; `nil` after the last.
  public mutating func next() throws(TableError) -> TableRow? {
    guard row < rowCount else { return nil }
    var cells: [TableValue] = []
    cells.reserveCapacity(columns.count)
    do throws(FITSError) {
      let bytes = try file.data(of: unit, from: row * rowSize, count: rowSize)
      for index in columns.indices { cells.append(try cell(index, bytes)) }
    } catch {
      throw TableError(
        path: path, row: row + 1, column: columns[cells.count].column.name, reason: error.reason)
    }
    row += 1
    giveMemoryBack()
    return TableRow(cells: cells, number: row)
  }

  private func cell(_ index: Int, _ row: UnsafeRawBufferPointer) throws(FITSError) -> TableValue {
    let column = columns[index]
    let format = column.format
    let size = format.bytesInRow ?? 0
    let bytes = UnsafeRawBufferPointer(rebasing: row[column.offset..<(column.offset + size)])
    guard let descriptorSize = format.descriptorSize else {
      return decoders[index].value(bytes, count: format.count)
    }
    guard format.count == 1 else { return .null }
    func part(_ number: Int) -> Int {
      descriptorSize == 8
        ? Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 * number, as: Int32.self)))
        : Int(clamping: Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * number, as: Int64.self)))
    }
    let (count, offset) = (part(0), part(1))
    if count == 0 { return .null }
    guard count > 0, offset >= 0, let length = format.code.bytes(of: count), length <= heapSize,
      offset <= heapSize - length
    else {
      throw FITSError(
        reason: "the cell says that it has \(count) items at \(offset) of a heap of \(heapSize) bytes")
    }
    return decoders[index].value(
      try file.data(of: unit, from: heapStart + offset, count: length), count: count)
  }

  private mutating func giveMemoryBack() {
    let end = row * rowSize
    guard end - released >= 1 << 22 else { return }
    file.file.release((unit.dataStart + released)..<(unit.dataStart + end))
    released = end
  }

  /// The table that is asked for; others that could be read are noted.
  private static func unit(
    of file: FITSFile, named name: String?, choose: ([String]) -> Bool, notes: inout TableNotes
  ) throws(FITSError) -> FITSFile.Unit {
    var tables: [FITSFile.Unit] = []
    var hasText = false
    var hasPacked = false
    for number in 0..<file.count {
      let unit = try file.unit(number)
      hasText = hasText || unit.kind == .asciiTable
      hasPacked = hasPacked || unit.isPacked
      if unit.kind == .binaryTable, !unit.isPacked { tables.append(unit) }
    }
    guard !tables.isEmpty else {
      throw FITSError(
        reason: hasText
          ? "its tables are ASCII tables, which are not read: write them as binary tables, with stilts tpipe"
          : hasPacked
            ? "its tables are packed: unpack them with funpack" : "there is no table in it, only images")
    }
    if let name {
      guard let unit = tables.first(where: { $0.name == name || String($0.number) == name }) else {
        let names = tables.map { "\($0.number)\($0.name.map { " (\($0))" } ?? "")" }
        throw FITSError(
          reason: "there is no table \"\(name)\" in it: its tables are \(names.joined(separator: ", "))")
      }
      return unit
    }
    var chosen: FITSFile.Unit?
    for unit in tables {
      let columns = try FITSColumn.all(of: unit).map(\.column.name)
      guard choose(columns) else { continue }
      if chosen == nil {
        chosen = unit
      } else {
        notes.add(
          "the table \(unit.name ?? "") in extension \(unit.number) is left out: --table \(unit.number) reads it"
        )
      }
    }
    guard let chosen else { throw FITSError(reason: "none of its tables is the one that is asked for") }
    return chosen
  }
}
