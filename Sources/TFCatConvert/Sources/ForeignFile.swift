/// Files that hold no rows, known by their first bytes.
enum ForeignFile {
  private static let signatures: [(bytes: StaticString, reason: String)] = [
    ("PK\u{3}\u{4}", "is a ZIP archive (as spreadsheets are): unpack it, or export the sheet as CSV"),
    ("BZh", "is compressed (bzip2): unpack it first"),
    ("SIMPLE  =", "is a FITS file: export its table as CSV or VOTable"), ("%PDF", "is a PDF document"),
    ("CDF", "is a netCDF file: export its table as CSV or VOTable"),
  ]

  /// What the file is, and what to do about it; `nil` where the bytes do not tell.
  static func kind(_ start: ByteText) -> String? {
    if start[0] == 0x1F, start[1] == 0x8B { return "is compressed (gzip): unpack it first" }
    if start[0] == 0xFD, start.from(1).hasPrefix("7zXZ") { return "is compressed (xz): unpack it first" }
    if start[0] == 0x89, start.from(1).hasPrefix("HDF") {
      return "is an HDF5 file: export its table as CSV or VOTable"
    }
    for signature in signatures where start.hasPrefix(signature.bytes) { return signature.reason }
    let text = start.trimmed
    let head = String(text[0, 256]).lowercased()
    if head.contains("<!doctype html") || head.contains("<html") {
      return "is a web page: was the address the right one?"
    }
    return nil
  }
}
