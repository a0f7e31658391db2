import Base
internal import CFITSIO
internal import Synchronization

/// A FITS file that cfitsio has open. It is not `Sendable`: it belongs to the task that opened it.
///
/// This file alone calls cfitsio, which is loaded when the first FITS file is opened. Files are read from
/// memory, so that no name of a file ever reaches cfitsio, whose names may hold filters, addresses and
/// commands.
package final class CFITSIOHandle {
  /// What kind of data a header and data unit has.
  enum Kind: Sendable, Hashable {
    case image
    case asciiTable
    case binaryTable
  }

  /// One line of a header, as cfitsio takes it apart.
  struct RawCard: Sendable, Hashable {
    /// All 80 characters, without the blanks at the end.
    var text: String
    var name: String
    /// As it is written, with the quotes of a text; empty where there is none.
    var value: String
    var comment: String
  }

  /// Where a header and data unit lies in the file, in bytes.
  struct Place: Sendable, Hashable {
    var headerStart: Int
    var dataStart: Int
    /// The end of the data by the header, filled to a block of 2880 bytes; the file may end before it.
    var dataEnd: Int
  }

  private static let library = Mutex<tfcat_cfitsio?>(nil)

  private var pointer: UnsafeMutablePointer<fitsfile>?
  /// The address and the size of a file in memory, which cfitsio looks up as long as the file is open.
  private let address = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: 1)
  private let size = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  /// The bytes filled to a block, of a file that ends within one.
  private var padded: UnsafeMutableRawBufferPointer?

  /// Runs calls of cfitsio, one thread at a time, because its list of messages belongs to the process.
  private static func call(
    _ body: (tfcat_cfitsio, inout Int32) -> Void
  ) throws(FITSError) {
    let failure: FITSError? = library.withLock { loaded in
      if loaded == nil {
        var library = tfcat_cfitsio()
        if let missing = tfcat_cfitsio_load(&library) {
          return FITSError(
            reason:
              "FITS files are read and written by cfitsio, which is not installed or lacks \(String(cString: missing)): apt install libcfitsio10"
          )
        }
        loaded = library
      }
      guard let library = loaded else { return nil }
      library.clear_messages()
      var status: Int32 = 0
      body(library, &status)
      return status == 0 ? nil : error(status, library)
    }
    if let failure { throw failure }
  }

  private static func error(_ status: Int32, _ library: tfcat_cfitsio) -> FITSError {
    var text = [CChar](repeating: 0, count: Int(FLEN_STATUS) + 1)
    library.text_of_status(status, &text)
    var parts = [string(text)]
    // The first message is nearest to the cause.
    var message = [CChar](repeating: 0, count: Int(FLEN_ERRMSG) + 1)
    if library.next_message(&message) > 0 {
      let first = string(message)
      if !first.isEmpty { parts.append(first) }
    }
    library.clear_messages()
    return FITSError(reason: parts.joined(separator: ": "), status: status)
  }

  private static func string(_ characters: [CChar]) -> String {
    var bytes = characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(validating: bytes, as: UTF8.self) ?? SingleByteText.decode(bytes)
  }

  // MARK: Opening

  /// Opens a file that is in memory, for reading.
  ///
  /// - Parameter bytes: valid as long as the handle lives.
  init(reading bytes: UnsafeRawBufferPointer) throws(FITSError) {
    let block = CFITSIOHandle.blockSize
    var start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    var count = bytes.count
    if count % block != 0, count > 0 {
      // cfitsio reads blocks as a whole. Whether data lie within the file is checked by its true size.
      count += block - count % block
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
      copy.copyMemory(from: bytes)
      for place in bytes.count..<count { copy[place] = 0 }
      padded = copy
      start = copy.baseAddress
    }
    address.initialize(to: start)
    size.initialize(to: count)
    var opened: UnsafeMutablePointer<fitsfile>?
    let (address, size) = (address, size)
    try Self.call { library, status in
      _ = library.open_memory(&opened, "memory", READONLY, address, size, 0, nil, &status)
    }
    pointer = opened
  }

  /// Makes a file, which must not be there.
  package init(creating path: String) throws(FITSError) {
    address.initialize(to: nil)
    size.initialize(to: 0)
    var created: UnsafeMutablePointer<fitsfile>?
    try Self.call { library, status in
      _ = path.systemPath.withUnsafeBufferPointer { library.create_file(&created, $0.baseAddress, &status) }
    }
    pointer = created
  }

  deinit {
    try? close()
    address.deallocate()
    size.deallocate()
    padded?.deallocate()
  }

  /// Writes what waits, and closes the file.
  package func close() throws(FITSError) {
    guard let open = pointer else { return }
    pointer = nil
    try Self.call { library, status in _ = library.close(open, &status) }
  }

  /// FITS files are made of blocks of that many bytes.
  package static let blockSize = 2880

  // MARK: Reading

  func countHDUs() throws(FITSError) -> Int {
    var count: Int32 = 0
    let pointer = pointer
    try Self.call { library, status in _ = library.count_hdus(pointer, &count, &status) }
    return Int(count)
  }

  /// Goes to a header and data unit, from 0.
  func goTo(hdu: Int) throws(FITSError) -> Kind {
    var kind: Int32 = 0
    let pointer = pointer
    try Self.call { library, status in
      _ = library.go_to_hdu(pointer, Int32(clamping: hdu + 1), &kind, &status)
    }
    return kind == ASCII_TBL ? .asciiTable : kind == BINARY_TBL ? .binaryTable : .image
  }

  /// The header of the unit in which the file stands.
  func cards() throws(FITSError) -> [RawCard] {
    var cards: [RawCard] = []
    let pointer = pointer
    try Self.call { library, status in
      var (count, more): (Int32, Int32) = (0, 0)
      _ = library.count_cards(pointer, &count, &more, &status)
      var card = [CChar](repeating: 0, count: 2 * Int(FLEN_CARD))
      var name = [CChar](repeating: 0, count: 2 * Int(FLEN_CARD))
      var value = [CChar](repeating: 0, count: 2 * Int(FLEN_CARD))
      var comment = [CChar](repeating: 0, count: 2 * Int(FLEN_CARD))
      for number in 1...max(count, 1) where number <= count && status == 0 {
        _ = library.read_card(pointer, number, &card, &status)
        guard status == 0 else { return }
        // A card that is no keyword is left without a name; the others are read all the same.
        var (cardStatus, length): (Int32, Int32) = (0, 0)
        (name[0], value[0], comment[0]) = (0, 0, 0)
        _ = library.name_of_card(&card, &name, &length, &cardStatus)
        if cardStatus == 0 { _ = library.value_of_card(&card, &value, &comment, &cardStatus) }
        if cardStatus != 0 { library.clear_messages() }
        cards.append(
          RawCard(
            text: Self.string(card), name: Self.string(name),
            value: cardStatus == 0 ? Self.string(value) : "",
            comment: Self.string(comment)))
      }
    }
    return cards
  }

  /// Where the unit lies in which the file stands.
  func place() throws(FITSError) -> Place {
    var (header, start, end): (LONGLONG, LONGLONG, LONGLONG) = (0, 0, 0)
    let pointer = pointer
    try Self.call { library, status in _ = library.read_addresses(pointer, &header, &start, &end, &status) }
    return Place(headerStart: Int(header), dataStart: Int(start), dataEnd: Int(end))
  }

  /// Reads pixels of the image in which the file stands, scaled by BSCALE and BZERO; blank ones are NaN.
  ///
  /// - Parameters:
  ///   - first: the first pixel on each axis, from 0.
  ///   - count: how many, in the order of the file. Who calls has checked that the file has them.
  func pixels(from first: [Int], count: Int) throws(FITSError) -> [Double] {
    var place = first.map { LONGLONG($0 + 1) }
    let pointer = pointer
    var pixels = [Double](repeating: .nan, count: count)
    guard count > 0 else { return pixels }
    try Self.call { library, status in
      var blank = Double.nan
      var anyBlank: Int32 = 0
      _ = library.read_pixels(
        pointer, TDOUBLE, &place, LONGLONG(count), &blank, &pixels, &anyBlank, &status)
    }
    return pixels
  }

  // MARK: Writing

  /// Adds a primary unit without data, and goes to it: keywords of the file as a whole stand there.
  package func createPrimary() throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in
      var axes: [LONGLONG] = [0]
      _ = library.create_image(pointer, BYTE_IMG, 0, &axes, &status)
    }
  }

  /// Adds a binary table with its columns, and goes to it.
  package func createTable(
    rows: Int, names: [String], forms: [String], units: [String], extensionName: String
  ) throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in
      Self.withCStrings(names) { names in
        Self.withCStrings(forms) { forms in
          Self.withCStrings(units) { units in
            _ = library.create_table(
              pointer, BINARY_TBL, LONGLONG(rows), Int32(names.count), names.baseAddress, forms.baseAddress,
              units.baseAddress, extensionName, &status)
          }
        }
      }
    }
  }

  /// Writes whole rows as the bytes that they are in the file.
  ///
  /// - Parameter row: the first, from 0.
  package func writeRows(_ bytes: [UInt8], at row: Int) throws(FITSError) {
    var bytes = bytes
    let pointer = pointer
    try Self.call { library, status in
      _ = library.write_row_bytes(pointer, LONGLONG(row + 1), 1, LONGLONG(bytes.count), &bytes, &status)
    }
  }

  /// What a cell of variable length holds.
  package enum VariableCell {
    case text([UInt8])
    case truths([CChar])
    case bytes([UInt8])
    case shorts([Int16])
    case ints([Int32])
    case longs([Int64])
    case floats([Float])
    case doubles([Double])
  }

  /// Writes a cell of variable length, whose items go to the heap of the table.
  package func write(_ cell: VariableCell, row: Int, column: Int) throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in
      func write(_ type: Int32, _ items: UnsafeMutableRawPointer, _ count: Int) {
        guard count > 0 else { return }
        _ = library.write_cells(
          pointer, type, Int32(column + 1), LONGLONG(row + 1), 1, LONGLONG(count), items, &status)
      }
      switch cell {
      // Bytes go to a column of characters as they are; as a text they may not be longer than 28 kB.
      case .text(var items): write(TBYTE, &items, items.count)
      case .truths(var items): write(TLOGICAL, &items, items.count)
      case .bytes(var items): write(TBYTE, &items, items.count)
      case .shorts(var items): write(TSHORT, &items, items.count)
      case .ints(var items): write(TINT, &items, items.count)
      case .longs(var items): write(TLONGLONG, &items, items.count)
      case .floats(var items): write(TFLOAT, &items, items.count)
      case .doubles(var items): write(TDOUBLE, &items, items.count)
      }
    }
  }

  /// Adds a keyword to the header; a long text goes on in CONTINUE cards.
  package func write(_ name: String, _ text: String, comment: String = "") throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in _ = library.write_text_key(pointer, name, text, comment, &status) }
  }

  /// Adds a keyword to the header.
  package func write(_ name: String, _ number: Int64, comment: String = "") throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in
      _ = library.write_integer_key(pointer, name, number, comment, &status)
    }
  }

  /// Adds COMMENT cards with a text.
  package func write(comment: String) throws(FITSError) {
    let pointer = pointer
    try Self.call { library, status in _ = library.write_comment(pointer, comment, &status) }
  }

  private static func withCStrings(
    _ texts: [String], _ body: (UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>) -> Void
  ) {
    var characters: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(characters.count)
      characters += text.utf8CString
    }
    characters.withUnsafeMutableBufferPointer { characters in
      var pointers = starts.map { start in characters.baseAddress.map { $0 + start } }
      pointers.withUnsafeMutableBufferPointer { body($0) }
    }
  }
}
