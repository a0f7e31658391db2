internal import Glibc

/// A temporary file in `TMPDIR` or `/tmp` that has no name: nothing is left of it, however the program ends.
final class UnnamedFile {
  let descriptor: Int32
  let directory: String
  /// The bytes written so far.
  private(set) var count = 0

  init() throws(OutputFile.Failure) {
    directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(directory)/tfcat-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputFile.Failure(path: directory) }
    unlink(template)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFile.Failure) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let put = systemWrite(descriptor, start, rest.count)
      if put < 0 {
        if errno == EINTR { continue }
        throw OutputFile.Failure(path: directory)
      }
      count += put
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(put))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

// The method above has the name of the call behind it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
