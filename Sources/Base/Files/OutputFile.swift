internal import Glibc

/// A file that appears under its name only when it is complete: bytes go to a temporary file beside it, which
/// `commit()` renames. A file that is dropped before leaves nothing behind, and one that stood there stays as
/// it was.
///
/// - `-` and `/dev/stdout` are standard output, which is written as the bytes come, and so are pipes and
///   devices.
/// - A file that is replaced hands on its permissions, and its owner where the system allows it. One that may
///   not be written is not replaced.
/// - A symbolic link stays; the file to which it leads is replaced, or made where there is none.
public struct OutputFile: ~Copyable {
  /// Why a file could not be written.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// As it was given; `-` for standard output.
    public var path: String
    /// In the words of the system: "Permission denied", "No space left on device" ...
    public var reason: String
    /// The path and the reason.
    public var description: String { "\(place): \(reason)" }

    /// The path as messages name it.
    package var place: String { path == "-" ? "standard output" : path }

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    /// For the system call that failed last.
    init(path: String, error: Int32 = errno) {
      self.init(path: path, reason: String(cString: strerror(error)))
    }
  }

  private let path: String
  private let destination: OutputDestination
  private let bytes: WriteBehind

  /// Opens the temporary file; nothing happens to a file of that name yet.
  public init(path: String) throws(Failure) {
    self.path = path
    destination = try OutputDestination(path: path)
    bytes = WriteBehind(destination)
  }

  /// Opens the temporary file of one that nobody but the owner may read, whatever stands there now.
  package init(privateAt path: String) throws(Failure) {
    self.path = path
    destination = try OutputDestination(path: path, isPrivate: true)
    bytes = WriteBehind(destination)
  }

  /// Whether who reads the output gets the bytes as they come: it is a pipe, a device or standard output.
  package static func isStream(_ path: String) -> Bool { OutputDestination.isStream(path) }

  /// Writes all bytes. An error may be that of earlier ones: those of large files are written while the
  /// program goes on.
  public func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    let failed: Int32? =
      bytes.withContiguousStorageIfAvailable { self.bytes.write($0) }
      ?? Array(bytes).withUnsafeBufferPointer { self.bytes.write($0) }
    if let failed { throw Failure(path: path, error: failed) }
  }

  /// Waits until all bytes are in the file that waits for its name.
  package func settle() throws(Failure) {
    if let failed = bytes.settle() { throw Failure(path: path, error: failed) }
  }

  /// Writes what another file has from an offset on.
  package func write(contentsOf source: String, from offset: Int) throws(Failure) {
    try settle()
    let (end, error) = destination.write(contentsOf: source, from: offset)
    guard let error else { return }
    // Where the system does not copy between these files.
    guard error == EINVAL || error == ENOSYS else { throw Failure(path: path, error: error) }
    let file: MappedFile
    do {
      file = try MappedFile(path: source)
    } catch {
      throw Failure(path: source, reason: error.reason)
    }
    var skipped = end
    try file.forEachPart { (part) throws(Failure) in
      let rest = part.dropFirst(skipped)
      skipped -= part.count - rest.count
      try write(rest)
    }
  }

  /// Writes all bytes of another file, whose memory is given back as it is read.
  package func write(_ file: MappedFile) throws(Failure) {
    try file.forEachPart { (bytes) throws(Failure) in try write(bytes) }
  }

  /// Makes the file appear under its name.
  public consuming func commit() throws(Failure) {
    guard destination.temporary != nil else { return }
    try settle()
    // EINVAL and EROFS: the file lies where nothing can be forced to disk.
    guard fsync(destination.descriptor) == 0 || errno == EINVAL || errno == EROFS,
      destination.settle()
    else { throw Failure(path: path) }
  }

  /// The file that waits for its name, for a library that writes files by itself; `nil` for a pipe or a
  /// device.
  package var temporaryPath: String? { destination.temporary }

  deinit {
    bytes.drop()
    destination.close()
  }
}
