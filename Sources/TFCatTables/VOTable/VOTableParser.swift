import Base
import TFCatJSON

/// Follows the elements of a VOTable and gathers what they say; rows wait in a queue until they are asked
/// for.
final class VOTableParser: XMLHandler {
  let path: String
  let file: MappedFile
  var notes = TableNotes()
  /// That of the table that is open.
  private(set) var head = TableHead()
  /// The byte of the file with which the tag of that table begins.
  private(set) var tableStart = 0
  /// The same of the table that is being read.
  var openTableStart = 0
  var version: String?
  var columnCount: Int { head.columns.count }

  // Where the scan is.
  private var scanner: XMLScanner?
  private(set) var position = 0
  private var isAtEnd = false
  private var pending: TableError?
  /// How many bytes the scanner has had: less than `position` by the rows that were read without it.
  private var scannedCount = 0
  /// Where in these the last row ended.
  private var scannedRowEnd = -1
  /// The line ends in rows that were read without the scanner.
  private var plainLines = 0
  /// `nil` where no rows are read without the scanner.
  private var plainRows: VOTablePlainRows?
  /// Whether the scanner stands behind a row and nowhere else, where the next one can be read without it.
  private var isBehindRow = false
  /// Where in what the scanner has had the last text of a stream ended.
  var scannedTextEnd = -1
  /// Whether the scanner stands inside the text of a stream, the rest of which can be read without it.
  private var isInsideStream = false

  // What is open.
  var elements: [VOTableElement] = []
  var scopes: [VOTableScope] = []
  var text: [UInt8] = []
  var keepsText = false
  var column: TableColumn?
  var parameter: TableParameter?
  var info: TableInfo?
  var groups: [TableGroup] = []
  /// The table that is being read, while its rows wait.
  var table: TableHead?
  /// The columns of tables with an ID, for tables that refer to one.
  var columnsByID: [String: [TableColumn]] = [:]

  // Rows.
  var cells: [TableValue] = []
  var formats: [TableCellFormat] = []
  var rowLine = 0
  var rowStart = 0
  var rowCount = 0
  var extraCells = 0
  var binary: VOTableBinaryDecoder?
  private var events: [Event] = []
  private var firstEvent = 0

  private enum Event {
    /// With the byte at which its tag begins.
    case table(TableHead, start: Int)
    case row(TableRow)
    /// With what was said after the rows.
    case end(TableHead)
  }

  /// How much text expat gets at a time, which bounds the rows that wait.
  private let pieceSize: Int
  private var window: ReadWindow
  /// Whether blanks around texts do not count.
  var trimsTexts = false

  init(file: MappedFile, path: String, usesPlainRows: Bool = true, pieceSize: Int = 1 << 15) {
    self.file = file
    window = ReadWindow(file, keeping: 0)
    self.path = path
    self.pieceSize = pieceSize
    plainRows = usesPlainRows ? VOTablePlainRows(file) : nil
    scanner = XMLScanner(handler: self)
    if scanner == nil { pending = TableError(path: path, reason: "there is no memory for an XML parser") }
  }

  func error(_ reason: String) -> TableError { TableError(path: path, reason: reason) }

  var line: Int? { scanner.map { $0.line + plainLines } }

  /// The bytes of the file in which what is being handled stands.
  var eventRange: Range<Int> {
    let shift = position - scannedCount
    return scanner.map { ($0.eventRange.lowerBound + shift)..<($0.eventRange.upperBound + shift) } ?? 0..<0
  }

  // MARK: Asking

  func nextTable() throws(TableError) -> Bool {
    while let event = try nextEvent() {
      if case .table(let head, let start) = event {
        self.head = head
        tableStart = start
        return true
      }
    }
    if version == nil { throw error("there is no VOTABLE element in it") }
    // Of an answer without a table the status tells why.
    guard table == nil, head.columns.isEmpty, case .error(let reason) = outerStatus else { return false }
    throw error("the service answered with an error: \(reason)")
  }

  /// The status that a document without a table gives.
  private var outerStatus: TableQueryStatus? {
    var head = TableHead()
    head.infos = closedInfos
    return head.queryStatus
  }

  /// What resources said that are closed.
  var closedInfos: [TableInfo] = []
  /// The systems of resources that have ended. IDs are those of the whole document, so that columns of other
  /// resources may refer to them: STIL writes each into a resource of its own.
  var closedSystems: (time: [TableTimeSystem], coordinate: [TableCoordinateSystem]) = ([], [])

  func nextRow() throws(TableError) -> TableRow? {
    while let event = try peekEvent() {
      switch event {
      case .table: return nil
      case .row(let row):
        firstEvent += 1
        return row
      case .end(let head):
        firstEvent += 1
        self.head = head
        try readTrailer()
        return nil
      }
    }
    return nil
  }

  /// Goes on to what the resource says after its rows, up to the next table.
  private func readTrailer() throws(TableError) {
    while case .end(let head)? = try peekEvent() {
      firstEvent += 1
      self.head = head
    }
  }

  private func nextEvent() throws(TableError) -> Event? {
    let event = try peekEvent()
    if event != nil { firstEvent += 1 }
    return event
  }

  private func peekEvent() throws(TableError) -> Event? {
    while firstEvent == events.count {
      events.removeAll(keepingCapacity: true)
      firstEvent = 0
      if let pending { throw pending }
      if takePlainRow() { break }
      if takePlainStream() { continue }
      if isAtEnd { return nil }
      scanPiece()
    }
    return events[firstEvent]
  }

  private func scanPiece() {
    let end = pieceEnd
    do throws(XMLFault) {
      if let held = scanner?.heldCount, held > VOTableLimits.token {
        throw XMLFault(reason: "a tag, a comment or a name of more than \(VOTableLimits.token >> 20) MB")
      }
      try scanner?.parse(
        UnsafeRawBufferPointer(rebasing: file.bytes[position..<end]), isLast: end == file.count)
    } catch {
      // Rows before the fault are delivered first.
      pending = TableError(
        path: path, line: line, row: table != nil && rowCount > 0 ? rowCount : nil,
        reason: error.reason)
    }
    scannedCount += end - position
    move(to: end)
    if end == file.count { isAtEnd = true }
    isBehindRow = table != nil && scannedRowEnd == scannedCount && elements.last == .tableData
    isInsideStream = scannedTextEnd == scannedCount && elements.last == .stream
  }

  /// Where the next piece ends: behind a row, where rows can be read without the scanner.
  private var pieceEnd: Int {
    // What the parser has not been able to use is scanned again with the next piece, which is as long: the
    // cost stays in proportion.
    let end = min(position + max(pieceSize, scanner?.heldCount ?? 0), file.count)
    guard let plainRows, table != nil else { return end }
    let piece = position..<end
    return (isBehindRow ? plainRows.endOfFirstRow(in: piece) : plainRows.endOfLastRow(in: piece)) ?? end
  }

  private func move(to end: Int) {
    window.advance(to: position)
    position = end
  }

  /// Reads a row without the scanner, if it is one of plain cells.
  private func takePlainRow() -> Bool {
    guard isBehindRow, pending == nil, plainRows != nil, let line else { return false }
    cells.removeAll(keepingCapacity: true)
    guard let found = plainRows?.next(from: position, formats: formats, into: &cells) else {
      plainRows?.refusals += 1
      // In a table of other rows the attempts would cost more than they gain.
      if plainRows?.refusals == 100 { plainRows = nil }
      return false
    }
    extraCells = 0
    rowLine = line + found.linesBefore
    rowStart = found.range.lowerBound
    plainLines += found.linesBefore + found.lines
    move(to: found.range.upperBound)
    endRow(found.range)
    return true
  }

  // MARK: Events

  /// The columns of a table are known: its rows follow.
  func announceTable() {
    guard !isAnnounced, table != nil else { return }
    isAnnounced = true
    table?.addReferenced(closedSystems.time, closedSystems.coordinate)
    guard let table else { return }
    formats = table.columns.map { TableCellFormat($0, trimsTexts: trimsTexts) }
    rowCount = 0
    events.append(.table(table, start: openTableStart))
  }

  private var isAnnounced = false

  func finishTable() {
    announceTable()
    guard let table else { return }
    if let id = table.id { columnsByID[id] = table.columns }
    self.table = nil
    isAnnounced = false
    lastTable = table
    events.append(.end(table))
  }

  /// The table that ended last: what follows it in its resource belongs to it too.
  private var lastTable: TableHead?

  /// An INFO after the rows, in the resource of the table that ended last: an overflow is announced so.
  func addTrailing(_ info: TableInfo) {
    guard table == nil, var last = lastTable else { return }
    last.infos.append(info)
    lastTable = last
    events.append(.end(last))
  }

  /// A resource has ended: what follows has nothing to do with its tables.
  func closeTables() { lastTable = nil }

  /// Reads base64 without the scanner, which would give it line by line.
  private func takePlainStream() -> Bool {
    guard isInsideStream, pending == nil, plainRows != nil else { return false }
    let limit = min(position + Self.streamPieceSize, file.count)
    let end = Base64Decoder.endOfText(in: file.bytes, from: position, limit: limit)
    guard end > position else {
      isInsideStream = false
      return false
    }
    let piece = UnsafeRawBufferPointer(rebasing: file.bytes[position..<end])
    do throws(XMLFault) {
      try decode(piece.assumingMemoryBound(to: UInt8.self))
    } catch {
      pending = TableError(path: path, line: line, row: rowCount > 0 ? rowCount : nil, reason: error.reason)
    }
    for byte in piece where byte == 0x0A { plainLines += 1 }
    move(to: end)
    return true
  }

  private static let streamPieceSize = 1 << 15

  /// The end of what is being handled, in what the scanner has had.
  var scannedEventEnd: Int { scanner?.eventRange.upperBound ?? -1 }

  /// A row has ended that the scanner has seen.
  func endScannedRow() {
    scannedRowEnd = scannedEventEnd
    endRow(rowStart..<eventRange.upperBound)
  }

  func emit(_ row: TableRow) { events.append(.row(row)) }
}
