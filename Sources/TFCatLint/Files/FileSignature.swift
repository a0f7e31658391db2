import LintKit

/// What a file is that is no JSON, told by its first bytes.
struct FileSignature {
  /// With an article: `a gzip archive`.
  var what: String
  /// What to do about it, as a command to the reader.
  var remedy: String
  /// The bytes that tell.
  var place: Range<Int>

  /// How much of a file is looked at.
  static let reach = 4096

  /// - Returns: `nil` for what may be JSON, with or without faults.
  static func detect(_ document: UnsafeRawBufferPointer) -> FileSignature? {
    let head = UnsafeRawBufferPointer(rebasing: document.prefix(reach))
    return magic(head) ?? zeros(head, count: document.count) ?? text(head) ?? binary(head)
  }

  private static func magic(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    for (offset, bytes, what, remedy) in table where head.count >= offset + bytes.count {
      let place = offset..<(offset + bytes.count)
      if head[place].elementsEqual(bytes) {
        return FileSignature(what: what, remedy: remedy, place: place)
      }
    }
    return nil
  }

  private static func zeros(_ head: UnsafeRawBufferPointer, count: Int) -> FileSignature? {
    guard !head.isEmpty, head.allSatisfy({ $0 == 0 }) else { return nil }
    return FileSignature(
      what: head.count == count
        ? "nothing but \(count) zero bytes" : "\(count) bytes of which the first \(head.count) are zero",
      remedy: "copy it again, the disk was full or the copy broke off", place: 0..<head.count)
  }

  /// Bytes that text does not have, where no JSON text begins.
  private static func binary(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    guard let first = head.first(where: { !isBlank($0) }), first != 0x7B, first != 0x5B, first != 0x22,
      WideEncoding.detect(head) == nil
    else { return nil }
    let controls = head.count { $0 < 0x20 && !isBlank($0) || $0 == 0x7F }
    guard controls * 20 > head.count else { return nil }
    let digits = head.prefix(4).map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.count < 2 ? "0\(text)" : text
    }
    return FileSignature(
      what: "a binary file that starts with the bytes \(digits.joined(separator: " "))",
      remedy: "export it as TFCat with the program that wrote it", place: 0..<min(4, head.count))
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private typealias Row = (offset: Int, bytes: [UInt8], what: String, remedy: String)

  private static func row(_ text: String, _ what: String, _ remedy: String, at offset: Int = 0) -> Row {
    (offset, Array(text.utf8), what, remedy)
  }

  private static let table: [Row] = compressed + scientific + others

  private static let compressed: [Row] = [
    (0, [0x1F, 0x8B], "a gzip file", "unpack it with gunzip"),
    row("BZh", "a bzip2 file", "unpack it with bunzip2"),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz file", "unpack it with unxz"),
    (0, [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "unpack it with unzstd"),
    (0, [0x1F, 0x9D], "a file packed with compress", "unpack it with uncompress"),
    row("PK\u{3}\u{4}", "a zip archive (or a spreadsheet)", "unpack it with unzip, or export the sheet"),
    row("PK\u{5}\u{6}", "an empty zip archive", "ask for the file again"),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it with 7z x"),
    row("ustar", "a tar archive", "unpack it with tar -xf", at: 257),
  ]

  private static let scientific: [Row] = [
    row("SIMPLE  =", "a FITS file", "export its table as TFCat"),
    row("XTENSION=", "a part of a FITS file", "export its table as TFCat"),
    (
      0, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 (or netCDF-4) file", "export it as TFCat"
    ),
    (0, [0x0E, 0x03, 0x13, 0x01], "an HDF4 file", "export it as TFCat"),
    (0, [0xCD, 0xF3, 0x00, 0x01], "a CDF file", "export it as TFCat"),
    (0, [0xCD, 0xF2, 0x60, 0x02], "a CDF file", "export it as TFCat"),
    (0, [0x00, 0x00, 0xFF, 0xFF], "a CDF file of version 2", "export it as TFCat"),
    row("CDF\u{1}", "a netCDF file", "export it as TFCat"),
    row("CDF\u{2}", "a netCDF file", "export it as TFCat"),
    row("CDF\u{5}", "a netCDF file", "export it as TFCat"),
    (0, [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array", "export it as TFCat"),
    row("PAR1", "a Parquet file", "export it as TFCat"),
    row("ARROW1", "an Arrow file", "export it as TFCat"),
    row("SQLite format 3\0", "an SQLite database", "export its table as TFCat"),
    (0, [0x53, 0x52, 0x00, 0x04], "an IDL save file", "export it as TFCat"),
    row("MATLAB 5.0", "a MATLAB file", "export it as TFCat"),
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
    row("GIF8", "a GIF image", "give the catalogue and not its plot"),
    (0, [0xD0, 0xCF, 0x11, 0xE0], "an old Word or Excel file", "export the table as text"),
    row("{\\rtf", "a word processor's file (RTF)", "save it as plain text"),
    row(
      "version https://git-lfs.github.com/spec/", "a Git LFS pointer that stands for the file",
      "fetch the file with git lfs pull"),
    row("<<<<<<< ", "a file with an unresolved Git merge", "resolve the merge"),
    (
      0, [0x1E], "a GeoJSON text sequence (RFC 8142)",
      "put its features into the \"features\" of one FeatureCollection"
    ),
  ]

  private static let pickleRemedy = "load it in Python and write it with json.dump"
}
