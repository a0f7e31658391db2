internal import Glibc

/// Notices that files change: by their times, sizes and numbers, which are looked at a few times a second.
/// That works on network file systems too, where the system does not tell of changes.
package struct FileWatch {
  private static let interval = 300
  /// As the files were; `nil` before they were looked at.
  private var stamps: FileStamps?

  package init() {}

  /// Waits until a file has changed, came or went, and nothing changes any more: a program may be writing.
  /// The first time it waits for nothing.
  ///
  /// - Parameter paths: the files, found anew each time.
  package mutating func waitForChange(of paths: () -> [String]) {
    while true {
      var now = FileStamps(of: paths())
      if stamps == nil {
        stamps = now
        return
      }
      if now != stamps {
        repeat {
          stamps = now
          System.sleep(milliseconds: Self.interval)
          now = FileStamps(of: paths())
        } while now != stamps
        return
      }
      System.sleep(milliseconds: Self.interval)
    }
  }
}

/// How files are: what changes when one is written, comes or goes.
package struct FileStamps: Hashable, Sendable {
  private struct Stamp: Hashable {
    var device: UInt64
    var number: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(at path: String) {
      var status = stat()
      guard stat(path.systemPath, &status) == 0 else { return nil }
      (device, number, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  private var stamps: [String: Stamp] = [:]

  /// Looks at files, of which some may not be there.
  package init(of paths: some Sequence<String>) {
    for path in paths { stamps[path] = Stamp(at: path) }
  }
}
