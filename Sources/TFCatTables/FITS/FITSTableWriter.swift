import Base
import TFCatFITS

internal import Glibc

/// Writes a table as the binary table of a FITS file; the file appears under its name when `finish` has
/// returned.
///
/// Rows wait in a temporary file until the last one is known, because a FITS table has its number of rows and
/// the length of its texts before them. Texts and arrays whose length varies much go to the heap. What FITS
/// has no keyword for is said as STILTS says it: TUCDn, TUTYPn, TXTYPn, TCOMMn. A missing integer is one that
/// the column does not have otherwise (TNULLn), a missing number NaN, a missing text empty.
public struct FITSTableWriter: TableWriter, ~Copyable {
  private let path: String
  private let head: TableHead
  private var plans: [FITSColumnPlan]
  private var spool: SpooledCells
  private let output: OutputFile
  /// The rows written so far.
  public private(set) var count = 0

  private static let rowsAtOnce = 1 << 18

  /// Whether a column is read back under a name: one of printable ASCII that fits a card of the header, in
  /// which apostrophes stand twice, and without a blank at its end, which does not count there.
  package static func keepsName(_ name: String) -> Bool {
    FITSText.ascii(name) == name && name.utf8.last != UInt8(ascii: " ")
      && name.utf8.count + name.utf8.count(where: { $0 == UInt8(ascii: "'") }) <= 68
  }

  /// - Parameters:
  ///   - path: a file; `-` for standard output.
  ///   - head: columns without a datatype are written as texts.
  /// - Throws: `TableError` when the file cannot be written, or there are more than 999 columns.
  public init(path: String, head: TableHead) throws(TableError) {
    var head = head
    for index in head.columns.indices where head.columns[index].dataType == nil {
      head.columns[index].dataType = .char
      head.columns[index].shape = .variable
    }
    guard head.columns.count <= 999 else {
      throw TableError(path: path, reason: "a FITS table has at most 999 columns, not \(head.columns.count)")
    }
    let spool = try Self.spool()
    output = try Self.output(path)
    self.spool = spool
    self.path = path
    self.head = head
    plans = head.columns.map { FITSColumnPlan($0) }
  }

  private static func spool() throws(TableError) -> SpooledCells {
    do throws(OutputFile.Failure) {
      return try SpooledCells()
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  private static func output(_ path: String) throws(TableError) -> OutputFile {
    do throws(OutputFile.Failure) {
      return try OutputFile(path: path)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  /// Writes a row.
  ///
  /// - Parameter cells: in the order of the columns; those that are missing at the end are null.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= plans.count else {
      throw TableError(
        path: path, row: count + 1, reason: "\(cells.count) cells for the \(plans.count) columns of the table"
      )
    }
    do throws(OutputFile.Failure) {
      for index in plans.indices {
        let cell = index < cells.count ? cells[index] : .null
        plans[index].note(cell)
        try spool.append(cell)
      }
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    count += 1
  }

  /// Writes the file.
  public consuming func finish() throws(TableError) {
    let scratch = try FITSScratch(for: path)
    var place = 0
    do throws(FITSError) {
      try Self.write(
        rows: count, head: head, plans: plans, cells: try Self.reader(spool), to: scratch.file, place: &place)
    } catch {
      let isColumn = place > 0 && place <= plans.count * count && !plans.isEmpty
      throw TableError(
        path: path, row: isColumn ? (place - 1) / plans.count + 1 : nil,
        column: isColumn ? plans[(place - 1) % plans.count].column.name : nil, reason: "\(error)")
    }
    do throws(OutputFile.Failure) {
      try output.write(contentsOf: scratch.file, from: 0)
      try output.commit()
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  private static func reader(_ spool: SpooledCells) throws(FITSError) -> SpooledCells.Reader {
    do throws(OutputFile.Failure) {
      return try spool.reader()
    } catch {
      throw FITSError(reason: error.reason)
    }
  }

  /// - Parameter place: the number of the cell that is written, from 1, for messages.
  private static func write(
    rows: Int, head: TableHead, plans: [FITSColumnPlan], cells: SpooledCells.Reader, to path: String,
    place: inout Int
  ) throws(FITSError) {
    var cells = cells
    var encoders: [FITSCellEncoder] = []
    for plan in plans { encoders.append(try FITSCellEncoder(plan)) }
    let handle = try CFITSIOHandle(creating: path)
    try handle.createPrimary()
    try FITSKeywords.write(head.parameters, to: handle)
    try handle.createTable(
      rows: rows, names: plans.map { FITSText.ascii($0.column.name) }, forms: plans.map(\.form),
      units: plans.map { FITSText.ascii($0.column.unit ?? "") },
      extensionName: FITSText.ascii(head.name ?? "TABLE"))
    try writeKeywords(head, plans, encoders, to: handle)
    let rowSize = max(1, plans.reduce(0) { $0 + $1.bytesInRow })
    let atOnce = max(1, Self.rowsAtOnce / rowSize)
    var bytes: [UInt8] = []
    for first in stride(from: 0, to: rows, by: atOnce) {
      let block = first..<min(first + atOnce, rows)
      bytes.removeAll(keepingCapacity: true)
      var variable: [(cell: CFITSIOHandle.VariableCell, row: Int, column: Int)] = []
      for row in block {
        for (column, encoder) in encoders.enumerated() {
          place += 1
          let value = cells.next()
          try encoder.append(value, to: &bytes)
          if encoder.plan.isVariable, !value.isNull {
            variable.append((try encoder.variable(value), row, column))
          }
        }
      }
      if !bytes.isEmpty { try handle.writeRows(bytes, at: first) }
      for item in variable { try handle.write(item.cell, row: item.row, column: item.column) }
    }
    place = 0
    try handle.close()
  }

  private static func writeKeywords(
    _ head: TableHead, _ plans: [FITSColumnPlan], _ encoders: [FITSCellEncoder], to handle: CFITSIOHandle
  ) throws(FITSError) {
    if let system = head.timeSystems.first, head.timeSystems.count == 1 {
      try handle.write("TIMESYS", FITSText.ascii(system.timeScale), comment: "scale of times")
      try handle.write(
        "TREFPOS", FITSText.ascii(system.referencePosition), comment: "where they were measured")
    }
    if let description = head.description {
      try handle.write(comment: FITSText.ascii(description))
    }
    for (index, plan) in plans.enumerated() {
      let number = index + 1
      let column = plan.column
      if let null = encoders[index].null { try handle.write("TNULL\(number)", null, comment: "no value") }
      let texts = [
        ("TDIM", plan.dimensions), ("TUCD", column.ucd), ("TUTYP", column.utype), ("TXTYP", column.xtype),
        ("TCOMM", column.description),
      ]
      for (key, text) in texts {
        if let text, !text.isEmpty { try handle.write("\(key)\(number)", FITSText.ascii(text)) }
      }
    }
  }
}

/// A folder of its own for the file that cfitsio makes, which nobody else may enter; it goes when this value
/// does.
struct FITSScratch: ~Copyable {
  private let folder: String
  var file: String { "\(folder)/table.fits" }

  init(for path: String) throws(TableError) {
    let parent = getenv("TMPDIR").map { String(systemPath: $0) } ?? "/tmp"
    let name = "\(parent)/tfcat-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    var error: Int32 = 0
    TemporaryFiles.enter(name) {
      error = mkdir(name.systemPath, 0o700) == 0 ? 0 : errno
      return error == 0
    }
    guard error == 0 else {
      throw TableError(
        path: path, reason: "no temporary folder in \(parent): \(String(cString: strerror(error)))")
    }
    folder = name
  }

  deinit {
    unlink(file.systemPath)
    rmdir(folder.systemPath)
    TemporaryFiles.leave(folder)
  }
}
