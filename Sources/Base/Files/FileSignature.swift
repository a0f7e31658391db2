/// What a file is that this program does not read, told by its first bytes, and what to do about it.
package struct FileSignature: Sendable {
  /// With an article: `a FITS file`.
  package var what: String
  /// What to do about it, as a command to the reader.
  package var remedy: String
  /// The bytes that tell.
  package var place: Range<Int>

  package init(what: String, remedy: String, place: Range<Int>) {
    self.what = what
    self.remedy = remedy
    self.place = place
  }

  /// `this is a FITS file: export its table as CSV or VOTable`, to stand behind the name of the file.
  package var reason: String { "this is \(what): \(remedy)" }

  /// How much of a file is looked at.
  package static let reach = 4096

  /// - Parameters:
  ///   - guessesBinary: whether many control characters make a file one of an unknown kind. A table may have
  ///   some.
  ///   - text: tells texts that the caller does not read; it gets the first bytes.
  /// - Returns: `nil` for what may be text of a kind that is read, with or without faults.
  package static func detect(
    _ document: UnsafeRawBufferPointer, guessesBinary: Bool = true,
    text: (UnsafeRawBufferPointer) -> FileSignature? = { _ in nil }
  ) -> FileSignature? {
    let head = UnsafeRawBufferPointer(rebasing: document.prefix(reach))
    return archive(head) ?? magic(head) ?? zeros(head, count: document.count) ?? webPage(head)
      ?? (guessesBinary ? binary(head) : nil) ?? text(head)
  }

  /// What a file is that holds no text of its own: an archive or a packed file, a picture, a document. A
  /// stored entry of an archive is text to a reader that looks for lines.
  ///
  /// - Returns: `nil` for text, and for tables and arrays of formats that have readers.
  package static func ofNoText(_ document: UnsafeRawBufferPointer) -> FileSignature? {
    let head = UnsafeRawBufferPointer(rebasing: document.prefix(reach))
    return archive(head) ?? magic(head, among: compressed + others)
  }

  /// What an argument is that is the address of a file and not its name; `nil` for others.
  package static func address(_ argument: String) -> FileSignature? {
    guard let colon = argument.firstRange(of: "://")?.lowerBound, colon != argument.startIndex,
      argument[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return FileSignature(
      what: "an address and no file", remedy: "download it first, for example with curl -O",
      place: 0..<argument.utf8.count)
  }

  /// Spreadsheets and NumPy's archives are zip files; their first member tells.
  private static func archive(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    guard head.count > 30, head.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return nil }
    let count = min(Int(head[26]) | Int(head[27]) << 8, head.count - 30)
    let name = String(decoding: head[30..<30 + count], as: UTF8.self)
    if name.hasSuffix(".npy") {
      return FileSignature(what: "a NumPy archive", remedy: tableRemedy, place: 0..<4)
    }
    let isOffice =
      name == "[Content_Types].xml" || name == "mimetype" || name.hasPrefix("_rels/") || name.hasPrefix("xl/")
    guard isOffice else { return nil }
    return FileSignature(
      what: "a spreadsheet or another office file", remedy: "export the sheet as CSV", place: 0..<4)
  }

  private static func magic(
    _ head: UnsafeRawBufferPointer, among table: [Row] = table
  ) -> FileSignature? {
    for (offset, bytes, what, remedy) in table where head.count >= offset + bytes.count {
      let place = offset..<(offset + bytes.count)
      if head[place].elementsEqual(bytes), !mayBeWord(bytes, head) {
        return FileSignature(what: what, remedy: remedy, place: place)
      }
    }
    return nil
  }

  /// Whether a signature of letters and digits, such as `PAR1`, may be the name of a column: nothing but text
  /// follows it.
  private static func mayBeWord(_ signature: [UInt8], _ head: UnsafeRawBufferPointer) -> Bool {
    guard signature.allSatisfy(\.isLetterOrDigit) else { return false }
    if signature.elementsEqual("BZh".utf8), head.dropFirst(4).starts(with: Array("1AY&SY".utf8)) {
      return false
    }
    return head.prefix(64).allSatisfy { (0x20..<0x7F).contains($0) || $0.isBlank }
  }

  private static func zeros(_ head: UnsafeRawBufferPointer, count: Int) -> FileSignature? {
    guard !head.isEmpty, head.allSatisfy({ $0 == 0 }) else { return nil }
    return FileSignature(
      what: head.count == count
        ? "nothing but \(count) zero bytes" : "\(count) bytes of which the first \(head.count) are zero",
      remedy: "copy it again, the disk was full or the copy broke off", place: 0..<head.count)
  }

  /// What a server sends instead of the file.
  private static func webPage(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    guard WideEncoding.detect(head) == nil else { return nil }
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    guard let start = head.dropFirst(hasMark ? 3 : 0).firstIndex(where: { !$0.isBlank }),
      head[start] == UInt8(ascii: "<")
    else { return nil }
    let text = String(decoding: head[start...], as: UTF8.self).lowercased()
    guard text.contains("<!doctype html") || text.contains("<html") else { return nil }
    let line = head[start...].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x7B && $0 != 0x5B }.prefix(60)
    return FileSignature(
      what: "a web page that was saved instead of the file",
      remedy: "download the file itself, perhaps after signing in", place: start..<line.endIndex)
  }

  /// Bytes that text does not have, where no JSON text begins.
  private static func binary(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    guard let first = head.first(where: { !$0.isBlank }), first != 0x7B, first != 0x5B, first != 0x22,
      first != 0x1E,
      WideEncoding.detect(head) == nil
    else { return nil }
    let controls = head.count { $0 < 0x20 && !$0.isBlank || $0 == 0x7F }
    guard controls * 20 > head.count else { return nil }
    let digits = head.prefix(4).map { String($0, radix: 16, uppercase: true).zeroPadded(to: 2) }
    return FileSignature(
      what: "a binary file that starts with the bytes \(digits.joined(separator: " "))",
      remedy: "export its table as CSV or VOTable with the program that wrote it",
      place: 0..<min(4, head.count))
  }

  private typealias Row = (offset: Int, bytes: [UInt8], what: String, remedy: String)

  private static func row(_ text: String, _ what: String, _ remedy: String, at offset: Int = 0) -> Row {
    (offset, Array(text.utf8), what, remedy)
  }

  private static let table: [Row] = compressed + scientific + others

  private static let compressed: [Row] = [
    (0, [0x1F, 0x8B], "a gzip file", "unpack it with gunzip"),
    row("BZh", "a bzip2 file", "unpack it with bunzip2"),
    row("LZIP", "an lzip file", "unpack it with lzip -d"),
    (0, [0x5D, 0, 0], "an LZMA file", "unpack it with unlzma"),
    row("MSCF", "a cabinet archive", "unpack it with cabextract"),
    row("!<arch>\n", "an archive of ar", "unpack it with ar x"),
    row("-lh5-", "an LHA archive", "unpack it with 7z x", at: 2),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz file", "unpack it with unxz"),
    (0, [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "unpack it with unzstd"),
    (0, [0x1F, 0x9D], "a file packed with compress", "unpack it with uncompress"),
    row("PK\u{3}\u{4}", "a zip archive", "unpack it with unzip"),
    row("PK\u{7}\u{8}", "a part of a zip archive", "put the parts together and unpack them with 7z x"),
    row("PK\u{5}\u{6}", "an empty zip archive", "ask for the file again"),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it with 7z x"),
    (0, [0x04, 0x22, 0x4D, 0x18], "an LZ4 file", "unpack it with unlz4"),
    row("Rar!", "a RAR archive", "unpack it with unrar"),
    row("ustar", "a tar archive", "unpack it with tar -xf", at: 257),
  ]

  private static let scientific: [Row] = [
    row("SIMPLE  =", "a FITS file", readableRemedy),
    row("XTENSION=", "a part of a FITS file", tableRemedy),
    (
      0, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 (or netCDF-4) file", tableRemedy
    ),
    (0, [0x0E, 0x03, 0x13, 0x01], "an HDF4 file", tableRemedy),
    (0, [0xCD, 0xF3, 0x00, 0x01], "a CDF file", tableRemedy),
    (0, [0xCD, 0xF2, 0x60, 0x02], "a CDF file", tableRemedy),
    (0, [0x00, 0x00, 0xFF, 0xFF], "a CDF file of version 2", tableRemedy),
    row("CDF\u{1}", "a netCDF file", tableRemedy),
    row("CDF\u{2}", "a netCDF file", tableRemedy),
    row("CDF\u{5}", "a netCDF file", tableRemedy),
    (0, [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array", tableRemedy),
    row("PAR1", "a Parquet file", tableRemedy),
    row("ARROW1", "an Arrow file", tableRemedy),
    row("FEA1", "a Feather file", tableRemedy),
    row("Obj\u{1}", "an Avro file", tableRemedy),
    row("SQLite format 3\0", "an SQLite database", readableRemedy),
    (0, [0x53, 0x52, 0x00, 0x04], "an IDL save file", tableRemedy),
    row("MATLAB 5.0", "a MATLAB file", tableRemedy),
    row("PDS_VERSION_ID", "a PDS3 label", "give the catalogue and not its label"),
    (0, [0x80, 0x02], "a Python pickle", pickleRemedy),
    (0, [0x80, 0x03], "a Python pickle", pickleRemedy),
    (0, [0x80, 0x04, 0x95], "a Python pickle", pickleRemedy),
    (0, [0x80, 0x05, 0x95], "a Python pickle", pickleRemedy),
    row("(dp0\n", "a Python pickle", pickleRemedy),
    row("(lp0\n", "a Python pickle", pickleRemedy),
    row("ccopy_reg\n", "a Python pickle", pickleRemedy),
  ]

  private static let others: [Row] = [
    row("%PDF-", "a PDF document", "ask for the data file that belongs to it"),
    (0, [0x89, 0x50, 0x4E, 0x47], "a PNG image", "give the catalogue and not its plot"),
    (0, [0xFF, 0xD8, 0xFF], "a JPEG image", "give the catalogue and not its plot"),
    row("II*\0", "a TIFF image", "give the catalogue and not its plot"),
    row("MM\0*", "a TIFF image", "give the catalogue and not its plot"),
    row("GIF8", "a GIF image", "give the catalogue and not its plot"),
    (0, [0xD0, 0xCF, 0x11, 0xE0], "an old Word or Excel file", "export the table as text"),
    row("{\\rtf", "a word processor's file (RTF)", "save it as plain text"),
    row(
      "version https://git-lfs.github.com/spec/", "a Git LFS pointer that stands for the file",
      "fetch the file with git lfs pull"),
    row("<<<<<<< ", "a file with an unresolved Git merge", "resolve the merge"),
  ]

  private static let pickleRemedy = "load it in Python and write it with json.dump"
  private static let tableRemedy = "export its table as CSV or VOTable"
  /// What to do about a table that this program reads.
  package static let readableRemedy =
    "make a catalogue of it by `tfcat convert`, which needs a mapping where the columns do not tell what they are"
    + " (`tfcat map init` drafts one)"
}
