import TFCatJSON

extension VOTableParser {
  func endCell() {
    keepsText = false
    guard let table, elements.last == .row else { return }
    guard cells.count < table.columns.count, cells.count < formats.count else {
      extraCells += 1
      return
    }
    cells.append(text.withUnsafeBufferPointer { formats[cells.count].value($0) })
  }

  func endRow(_ range: Range<Int>) {
    guard let table else { return }
    rowCount += 1
    var row = TableRow(cells: cells, number: rowCount, line: rowLine, range: range)
    if cells.count + extraCells != table.columns.count {
      row.fault = "\(cells.count + extraCells) cells where the table has \(table.columns.count) columns"
    }
    emit(row)
  }

  // MARK: Streams

  func openStream(_ attributes: XMLAttributes) throws(XMLFault) {
    keepsText = false
    guard let table else { throw XMLFault(reason: "a STREAM outside a TABLE") }
    if attributes["href"] != nil {
      throw XMLFault(
        reason: "the cells are in another file, which is not fetched: save the table with its cells inside")
    }
    let encoding = attributes["encoding"] ?? "base64"
    guard encoding == "base64" else {
      throw XMLFault(reason: "the encoding \"\(encoding)\" of the stream is not known: base64 is")
    }
    guard elements.last == .binary || elements.last == .binary2 else {
      throw XMLFault(reason: "a STREAM that is neither in BINARY nor in BINARY2")
    }
    announceTable()
    binary = VOTableBinaryDecoder(columns: table.columns, hasNullFlags: elements.last == .binary2)
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLFault) {
    guard binary != nil else { return }
    try binary?.append(base64: bytes)
    // The scanner gives line after line, and a row takes several.
    if binary?.hasMany == true { try emitBinaryRows() }
  }

  private func emitBinaryRows() throws(XMLFault) {
    while let cells = try binary?.nextRow() {
      rowCount += 1
      emit(TableRow(cells: cells, number: rowCount))
    }
  }

  func closeStream() throws(XMLFault) {
    if binary != nil { try emitBinaryRows() }
    for index in binary?.oddBitColumns ?? [] {
      notes.add(
        "the column \"\(table?.columns[index].name ?? "")\" of single bits has bytes with other bits than the first one (0x80): 0x08, which astropy writes, is read as true"
      )
    }
    guard let rest = binary?.byteCount else { return }
    binary = nil
    if rest > 0 {
      throw XMLFault(
        reason: "the stream ends inside row \(rowCount + 1): it is cut short, or a column has another type")
    }
  }
}
