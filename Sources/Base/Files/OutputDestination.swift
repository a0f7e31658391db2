internal import Glibc

/// Where the bytes of an `OutputFile` go until it is complete, and under which name it then appears.
struct OutputDestination {
  let descriptor: Int32
  /// The temporary file; `nil` where bytes go straight to a device, a pipe or standard output.
  let temporary: String?
  /// The name that the file gets: the end of the links that start at the path.
  let target: String

  /// - Parameter isPrivate: whether nobody but the owner may read a file that is made or replaced.
  init(path: String, isPrivate: Bool = false) throws(OutputFile.Failure) {
    if Self.isStandardOutput(path) {
      (descriptor, temporary, target) = (STDOUT_FILENO, nil, path)
      return
    }
    var status = stat()
    guard stat(path.systemPath, &status) == 0 else {
      target = try Self.followLinks(path)
      (descriptor, temporary) = try Self.makeTemporary(
        for: target, mode: isPrivate ? 0o600 : 0o666, path: path)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw OutputFile.Failure(path: path, error: EISDIR)
    case S_IFREG:
      target = try Self.followLinks(path)
      guard access(target.systemPath, W_OK) == 0 else { throw OutputFile.Failure(path: path) }
      (descriptor, temporary) = try Self.makeTemporary(for: target, mode: 0o600, path: path)
      // Only the superuser may give files away; for everybody else the owner is the same already. The mode
      // comes after, because a new owner clears bits of it.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      fchmod(descriptor, isPrivate ? 0o600 : status.st_mode & 0o7777)
    default:
      // The link of an open pipe (`/dev/fd/63`) leads to no name, so it is not followed.
      target = path
      descriptor = open(path.systemPath, O_WRONLY | O_CLOEXEC)
      temporary = nil
      if descriptor < 0 { throw OutputFile.Failure(path: path) }
    }
  }

  private static func isStandardOutput(_ path: String) -> Bool { path == "-" || path == "/dev/stdout" }

  /// Whether there would be no temporary file.
  static func isStream(_ path: String) -> Bool {
    var status = stat()
    return isStandardOutput(path)
      || (stat(path.systemPath, &status) == 0 && status.st_mode & S_IFMT != S_IFREG)
  }

  /// - Returns: the error number, if there was one.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var rest = UnsafeRawBufferPointer(bytes)
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = systemWrite(descriptor, start, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Has the system begin to bring a part of the file to disk, so that `fsync` finds little to wait for.
  ///
  /// Pages that are not there yet are written for this advice, and stay in memory.
  func beginWriteback(of range: Range<Int>) {
    posix_fadvise(descriptor, range.lowerBound, range.count, POSIX_FADV_DONTNEED)
  }

  /// Writes what a file has from an offset on; the system copies it past the memory of the process.
  ///
  /// - Returns: how far it came, and the error number, if there was one: some file systems cannot do so.
  func write(contentsOf source: String, from offset: Int) -> (end: Int, error: Int32?) {
    let input = open(source.systemPath, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { return (offset, errno) }
    defer { systemClose(input) }
    var status = stat()
    guard fstat(input, &status) == 0 else { return (offset, errno) }
    var place = off_t(offset)
    while place < status.st_size {
      let count = sendfile(descriptor, input, &place, Int(status.st_size - place))
      if count == 0 || (count < 0 && errno != EINTR) { return (Int(place), count == 0 ? EIO : errno) }
    }
    return (Int(place), nil)
  }

  /// Ends the use of the file; a temporary one that has not got its name by now is removed.
  func close() {
    guard descriptor != STDOUT_FILENO else { return }
    systemClose(descriptor)
    if let temporary {
      unlink(temporary.systemPath)
      TemporaryFiles.leave(temporary)
    }
  }

  /// Gives a temporary file its name.
  ///
  /// - Returns: whether it has it now; otherwise `errno` tells why not.
  func settle() -> Bool {
    guard let temporary else { return true }
    return TemporaryFiles.leave(temporary) { rename(temporary.systemPath, target.systemPath) == 0 }
  }

  /// A new file beside the one that it will become: a rename cannot go from one file system to another.
  private static func makeTemporary(
    for target: String, mode: mode_t, path: String
  ) throws(OutputFile.Failure) -> (Int32, String?) {
    let (directory, name) = split(target)
    for _ in 0..<100 {
      let suffix = String(UInt32.random(in: 0 ... .max), radix: 36)
      // A name may have 255 bytes, and the target's may be as long.
      let temporary = "\(directory).\(String(name.unicodeScalars.prefix(40))).\(suffix)"
      var descriptor: Int32 = -1
      TemporaryFiles.enter(temporary) {
        descriptor = open(temporary.systemPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        return descriptor >= 0
      }
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { break }
    }
    throw OutputFile.Failure(path: path)
  }

  private static func followLinks(_ path: String) throws(OutputFile.Failure) -> String {
    var target = path
    for _ in 0..<40 {
      guard let next = linkContent(target) else { return target }
      target = next.hasPrefix("/") ? next : split(target).directory + next
    }
    throw OutputFile.Failure(path: path, error: ELOOP)
  }

  private static func linkContent(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(PATH_MAX)) { buffer in
      let count = buffer.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink(path.systemPath, $0, text.count) } ?? 0
      }
      return count > 0 ? String(systemPath: buffer.prefix(count)) : nil
    }
  }

  /// The path up to and with its last slash, and what follows.
  private static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }
}

// The methods above have the names of the calls behind them.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
