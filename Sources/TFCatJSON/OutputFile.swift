#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears under its name only when it is complete: bytes go to a temporary file beside it, which
/// `commit()` renames. `-` is standard output, which is written as the bytes come.
public struct OutputFile: ~Copyable {
  /// Why a file could not be written.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    public var reason: String
    public var description: String { "\(path): \(reason)" }
  }

  private let path: String
  private let temporary: String?
  private let descriptor: Int32

  /// Opens the temporary file; nothing happens to a file of that name yet.
  public init(path: String) throws(Failure) {
    (descriptor, temporary) = try Self.open(path)
    self.path = path
  }

  private static func open(_ path: String) throws(Failure) -> (descriptor: Int32, temporary: String?) {
    guard path != "-" else { return (STDOUT_FILENO, nil) }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, reason: "is a directory") }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe cannot be replaced: it is written in place.
      let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw failure(path) }
      return (descriptor, nil)
    }
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask)
    return (descriptor, template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } })
  }

  /// Writes all bytes.
  public func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    let failed: Int32? = bytes.withContiguousStorageIfAvailable { Self.writeAll($0, to: descriptor) }
      ?? Array(bytes).withUnsafeBufferPointer { Self.writeAll($0, to: descriptor) }
    if let failed { throw Failure(path: path, reason: String(cString: strerror(failed))) }
  }

  /// - Returns: the error number, if there was one.
  private static func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += count
    }
    return nil
  }

  /// Makes the file appear under its name.
  public consuming func commit() throws(Failure) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporary, path) == 0 else { throw Self.failure(path) }
  }

  deinit {
    guard descriptor != STDOUT_FILENO else { return }
    close(descriptor)
    // After a commit there is nothing left under this name.
    if let temporary { unlink(temporary) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }
}
