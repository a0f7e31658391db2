/// Bytes that wait on disk until it is known what goes before them: an unnamed temporary file in `TMPDIR` or
/// `/tmp`.
package final class SpoolFile {
  private let file: UnnamedFile
  private var buffer: [UInt8] = []

  private static let flushSize = 1 << 18

  package init() throws(OutputFile.Failure) { file = try UnnamedFile() }

  /// The bytes written so far.
  package var count: Int { file.count + buffer.count }

  package func write(_ bytes: some Collection<UInt8>) throws(OutputFile.Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// All that has been written, mapped.
  package func map() throws(OutputFile.Failure) -> MappedFile {
    try flush()
    do {
      return try MappedFile(file, path: file.directory)
    } catch {
      throw OutputFile.Failure(path: error.path, reason: error.reason)
    }
  }

  private func flush() throws(OutputFile.Failure) {
    let file = file
    let failure: OutputFile.Failure? = buffer.withUnsafeBytes { bytes in
      do throws(OutputFile.Failure) {
        try file.write(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    buffer.removeAll(keepingCapacity: true)
  }
}
