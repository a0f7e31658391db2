internal import Glibc

/// The right of one process to change a folder: it goes with the value, and with the process, however that
/// ends.
package final class FolderLock {
  private let descriptor: Int32

  /// - Returns: `nil` while another process has it.
  package init?(_ folder: Directory) throws(OutputFile.Failure) {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFile.Failure(path: folder.path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error = errno
      close(descriptor)
      if error == EWOULDBLOCK { return nil }
      throw OutputFile.Failure(path: folder.path, error: error)
    }
    // The process that had it may have moved or removed the folder meanwhile.
    var (held, named) = (stat(), stat())
    guard fstat(descriptor, &held) == 0, stat(folder.path, &named) == 0, held.st_ino == named.st_ino,
      held.st_dev == named.st_dev
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
