import Base
internal import TFCat

/// Writes rejects as CSV (RFC 4180) with the columns file, line, reason, text, as TOPCAT and pandas read it.
public final class RejectWriter {
  private var output: ResultFile
  private var bytes: [UInt8] = []
  /// The rejects written so far.
  public private(set) var count = 0

  private let isForSpreadsheets: Bool

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: where the rejects go; `-` for standard output.
  ///   - isForSpreadsheets: whether an apostrophe stands before texts that spreadsheets take for formulas.
  public init(path: String, isForSpreadsheets: Bool = false) throws(ConversionError) {
    self.isForSpreadsheets = isForSpreadsheets
    output = try ResultFile(path: path)
    put("file,line,reason,text\r\n")
  }

  /// Writes one reject.
  ///
  /// - Throws: `ConversionError` where the file cannot be written.
  public func write(_ reject: Reject) throws(ConversionError) {
    putCell(TerminalEscaping.path(reject.file))
    put(",\(reject.line),")
    putCell(reject.reason)
    put(",")
    putCell(reject.text)
    put("\r\n")
    count += 1
    if bytes.count > 1 << 16 { try flush() }
  }

  /// Completes the file and puts it in its place.
  public func finish() throws(ConversionError) {
    try flush()
    try output.finish()
  }

  private func flush() throws(ConversionError) {
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func putCell(_ text: String) {
    CSVEscaping.append(isForSpreadsheets ? CSVEscaping.forSpreadsheet(text) : text, to: &bytes)
  }

  private func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
