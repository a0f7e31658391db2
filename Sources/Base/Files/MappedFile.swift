internal import Glibc

/// The bytes of a file, mapped and not copied: reading 2 GB takes no 2 GB of memory.
///
/// Standard input and pipes are spooled to a temporary file first, in `TMPDIR` or `/tmp`. A gzip file, which
/// is told by its first bytes and not by its name, is unpacked into such a file, up to 8 GiB. The mapping
/// lasts as long as the value. A file that another program cuts short meanwhile ends this one by SIGBUS, as
/// it ends any that maps files; the command then says which file it was.
public final class MappedFile: Sendable {
  /// Why a file could not be read.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// As it was given; `-` for standard input.
    public var path: String
    /// One sentence for a reader, most often in the words of the system.
    public var reason: String
    /// The path and the reason.
    public var description: String { "\(path): \(reason)" }
  }

  // An address and not a pointer, so that the class is Sendable by construction; nothing writes to the
  // mapping.
  private let address: UInt
  /// The number of bytes, of a gzip file those that it was unpacked to.
  public let count: Int
  /// Whether the pages can be had again from a file once they are given back.
  private let isFile: Bool

  /// Maps the file at `path`; `-` is standard input.
  public convenience init(path: String) throws(Failure) {
    let isInput = path == "-" || path == "/dev/stdin"
    let descriptor = isInput ? dup(STDIN_FILENO) : open(path.systemPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(path: path, reason: FileSignature.address(path)?.reason ?? Self.reason())
    }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, path: path)
  }

  /// Maps a file that is to be read as text.
  ///
  /// - Throws: also for archives, packed files, pictures and documents, told by their first bytes.
  package convenience init(textAt path: String) throws(Failure) {
    try self.init(path: path)
    if let signature = FileSignature.ofNoText(bytes) { throw Failure(path: path, reason: signature.reason) }
  }

  /// A document that is in memory already.
  public convenience init(bytes: some Collection<UInt8>) throws(Failure) {
    let bytes = Array(bytes)
    let region = try Self.region(
      count: bytes.count, protection: PROT_READ | PROT_WRITE, descriptor: -1, path: "-")
    if let region {
      bytes.withUnsafeBytes {
        region.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(region), byteCount: $0.count)
      }
    }
    self.init(region: region, count: bytes.count, isFile: false)
  }

  private convenience init(descriptor: Int32, path: String) throws(Failure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(path: path, reason: Self.reason()) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw Failure(path: path, reason: "this is a directory: name a file in it")
    case S_IFREG where !["-", "/dev/stdin"].contains(path) || lseek(descriptor, 0, SEEK_CUR) == 0:
      try self.init(unpacking: descriptor, count: Int(status.st_size), path: path)
    default:
      let spool = try Self.spool(descriptor, path: path)
      try self.init(unpacking: spool.descriptor, count: spool.count, path: path)
    }
  }

  /// Maps a file, or what it is unpacked to if it is a gzip file.
  private convenience init(unpacking descriptor: Int32, count: Int, path: String) throws(Failure) {
    var start: [UInt8] = [0, 0, 0]
    guard pread(descriptor, &start, start.count, 0) == start.count, GzipFile.isPacked(start) else {
      try self.init(mapping: descriptor, count: count, path: path)
      return
    }
    let packed = try MappedFile(mapping: descriptor, count: count, path: path)
    try self.init(try GzipFile.unpack(packed, path: path), path: path)
  }

  /// Maps what a temporary file holds, as it is.
  convenience init(_ file: UnnamedFile, path: String) throws(Failure) {
    try self.init(mapping: file.descriptor, count: file.count, path: path)
  }

  private convenience init(mapping descriptor: Int32, count: Int, path: String) throws(Failure) {
    self.init(
      region: try Self.region(count: count, protection: PROT_READ, descriptor: descriptor, path: path),
      count: count, isFile: true)
    if count > 0 { MappedRegions.add(address, count: count, path: path) }
  }

  private init(region: UnsafeMutableRawPointer?, count: Int, isFile: Bool) {
    address = UInt(bitPattern: region)
    self.count = count
    self.isFile = isFile
  }

  /// Gives the memory of bytes back that were read and will not be read again soon; the system fetches them
  /// anew if they are. Without this a long file, read from one end to the other, would be counted as memory
  /// of the process.
  package func release(_ range: Range<Int>) {
    ReadProgress.note(range, of: count)
    forget(range)
  }

  /// Gives the memory of bytes back, whoever has read them.
  package func forget(_ range: Range<Int>) {
    let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    guard isFile, pageSize > 0 else { return }
    let start = range.lowerBound / pageSize * pageSize
    let end = range.upperBound / pageSize * pageSize
    guard end > start, let region = UnsafeMutableRawPointer(bitPattern: address) else { return }
    madvise(region + start, end - start, MADV_DONTNEED)
  }

  deinit {
    guard let region = UnsafeMutableRawPointer(bitPattern: address) else { return }
    if isFile { MappedRegions.remove(address) }
    munmap(region, count)
  }

  /// The mapped bytes: valid while the file value lives, hence not for clients of the library.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }

  private static func region(
    count: Int, protection: Int32, descriptor: Int32, path: String
  ) throws(Failure) -> UnsafeMutableRawPointer? {
    guard count > 0 else { return nil }
    let flags = MAP_PRIVATE | (descriptor < 0 ? MAP_ANONYMOUS : 0)
    guard let region = mmap(nil, count, protection, flags, descriptor, 0), region != MAP_FAILED else {
      throw Failure(path: path, reason: "cannot be mapped: \(reason())")
    }
    return region
  }

  /// Copies what a pipe delivers into an unnamed temporary file.
  private static func spool(_ source: Int32, path: String) throws(Failure) -> UnnamedFile {
    let spool: UnnamedFile
    do {
      spool = try UnnamedFile()
    } catch {
      throw Failure(path: path, reason: "no temporary file in \(error.path): \(error.reason)")
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let got = read(source, buffer.baseAddress, buffer.count)
      if got == 0 { return spool }
      if got < 0 {
        if errno == EINTR { continue }
        throw Failure(path: path, reason: reason())
      }
      do {
        try spool.write(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
      } catch {
        throw Failure(path: path, reason: "spooling to \(error.path): \(error.reason)")
      }
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
