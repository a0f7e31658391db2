internal import Glibc

/// Notices that files change: by their times, sizes and numbers, which are looked at a few times a second.
/// That works on network file systems too, where the system does not tell of changes.
package struct FileWatch {
  /// What changes with a file.
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

  private static let interval = 300
  /// As the files were; `nil` before they were looked at.
  private var stamps: [String: Stamp]?

  package init() {}

  /// Waits until a file has changed, came or went, and nothing changes any more: a program may be writing.
  /// The first time it waits for nothing.
  ///
  /// - Parameter paths: the files, found anew each time.
  package mutating func waitForChange(of paths: () -> [String]) {
    while true {
      var now = Self.stamps(of: paths())
      if stamps == nil {
        stamps = now
        return
      }
      if now != stamps {
        repeat {
          stamps = now
          System.sleep(milliseconds: Self.interval)
          now = Self.stamps(of: paths())
        } while now != stamps
        return
      }
      System.sleep(milliseconds: Self.interval)
    }
  }

  private static func stamps(of paths: [String]) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for path in paths { stamps[path] = Stamp(at: path) }
    return stamps
  }
}
