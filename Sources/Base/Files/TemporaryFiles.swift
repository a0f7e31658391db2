internal import Synchronization

internal import Glibc

/// The temporary files and folders of this process: what has to go when it is ended before it is done
/// (`Interruption`).
///
/// Whoever makes one enters it here in the same step, and removes the entry when the file has got its name or
/// is gone. While `Interruption` removes files, these functions wait, so that no new file appears behind its
/// back.
package enum TemporaryFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Enters a file or a folder that is about to be made.
  ///
  /// - Parameter make: makes it, and returns whether it is there now. Otherwise nothing is entered: a file of
  ///   that name may be
  ///   another process's.
  package static func enter(_ path: String, whenMade make: () -> Bool) {
    paths.withLock { paths in
      if make() { paths.insert(path) }
    }
  }

  /// Removes the entry of a file that is gone.
  package static func leave(_ path: String) {
    paths.withLock { paths in _ = paths.remove(path) }
  }

  /// Removes the entry of a file that is renamed to what it was made for.
  ///
  /// - Parameter rename: gives it its name, and returns whether that succeeded. No interruption comes between
  ///   its steps.
  package static func leave(_ path: String, when rename: () -> Bool) -> Bool {
    paths.withLock { paths in
      guard rename() else { return false }
      paths.remove(path)
      return true
    }
  }

  /// Ends the process, unless an interruption does: what fails because its files are being removed must not
  /// tell another status than that of the signal.
  static func end(_ status: Int32) -> Never {
    // What is still in buffers is written before the lock is taken: if nobody reads it any more,
    // `Interruption` ends the process, for which it needs the lock.
    fflush(nil)
    paths.withLock { _ in exit(status) }
  }

  /// Removes all that are left, and ends the process. Whoever wants to make or rename another one meanwhile
  /// waits.
  static func removeAll(thenExit status: Int32) -> Never {
    paths.withLock { paths in
      for path in paths { removeTree(path) }
      _exit(status)
    }
  }

  /// Removes a file, or a folder with all that is in it; does not follow links.
  private static func removeTree(_ path: String) {
    // Another thread may still write into the folder, so that it is not empty when its turn comes.
    for _ in 0..<10 {
      if remove(path.systemPath) == 0 || errno == ENOENT { return }
      guard let folder = opendir(path.systemPath) else { return }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(systemPath: bytes.prefix { $0 != 0 })
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(folder)
      for name in names { removeTree("\(path)/\(name)") }
    }
  }
}
