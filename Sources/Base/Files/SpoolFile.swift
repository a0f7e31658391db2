#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Bytes that wait on disk until it is known what goes before them: an unnamed temporary file in `TMPDIR` or `/tmp`.
package final class SpoolFile {
  private let descriptor: Int32
  private let directory: String
  private var buffer: [UInt8] = []
  /// The bytes written so far.
  package private(set) var count = 0

  private static let flushSize = 1 << 18

  package init() throws(OutputFile.Failure) {
    directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(directory)/tfcat-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputFile.Failure(path: directory) }
    unlink(template)
  }

  package func write(_ bytes: some Collection<UInt8>) throws(OutputFile.Failure) {
    buffer.append(contentsOf: bytes)
    count += bytes.count
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// All that has been written, mapped.
  package func map() throws(OutputFile.Failure) -> MappedFile {
    try flush()
    do {
      return try MappedFile(descriptor: descriptor, path: directory)
    } catch {
      throw OutputFile.Failure(path: error.path, reason: error.reason)
    }
  }

  private func flush() throws(OutputFile.Failure) {
    var done = 0
    while done < buffer.count {
      let put = buffer[done...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if put < 0 {
        if errno == EINTR { continue }
        throw OutputFile.Failure(path: directory)
      }
      done += put
    }
    buffer.removeAll(keepingCapacity: true)
  }

  deinit { close(descriptor) }
}

// The method above has the name of the call behind it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
