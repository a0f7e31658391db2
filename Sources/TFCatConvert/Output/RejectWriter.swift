import Base
internal import TFCat

/// Writes rejects as CSV (RFC 4180) with the columns file, line, reason, text, as TOPCAT and pandas read it.
public final class RejectWriter {
  private var output: OutputFile?
  private var bytes: [UInt8] = []
  /// The rejects written so far.
  public private(set) var count = 0

  /// - Parameter path: `-` for standard output.
  public init(path: String) throws(ConversionError) {
    do {
      output = try OutputFile(path: path)
    } catch {
      throw ConversionError(error)
    }
    put("file,line,reason,text\r\n")
  }

  public func write(_ reject: Reject) throws(ConversionError) {
    putCell(reject.file)
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
    guard let output = output.take() else { return }
    do {
      try output.commit()
    } catch {
      throw ConversionError(error)
    }
  }

  private func flush() throws(ConversionError) {
    do {
      try output?.write(bytes)
    } catch {
      throw ConversionError(error)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Quotes stand around a text only where it needs them.
  private func putCell(_ text: String) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = text.utf8.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return put(text) }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
