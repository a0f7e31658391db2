internal import Glibc

/// A folder that appears under its name when it is complete: it is written beside its place, as `.NAME.new`,
/// and renamed. One that is dropped before leaves nothing behind, and what stood there as it was.
package final class StagedFolder {
  /// Where the folder will stand.
  package let path: String
  /// Where it stands as long as it is written.
  package let directory: Directory
  private let lock: FolderLock
  private var isDone = false

  /// Clears what a killed process has left beside the place.
  ///
  /// - Parameter path: without slashes at its end.
  /// - Returns: `nil` while another process writes the folder.
  package init?(path: String) throws(OutputFile.Failure) {
    self.path = path
    directory = Directory(FilePath.sibling(of: path, named: ".\(FilePath.name(of: path)).new"))
    let isMade = try Self.make(directory, for: path)
    guard let lock = try FolderLock(directory) else {
      // It is another process's by now.
      if isMade { TemporaryFiles.leave(directory.path) }
      return nil
    }
    self.lock = lock
    if !isMade { TemporaryFiles.enter(directory.path) { true } }
    try directory.clear()
    if FileKind(at: path) == nil, FileKind(at: old.path) != nil { try Directory.move(old.path, to: path) }
  }

  /// Makes the folder where there is none, and enters it among the temporary files in the same step.
  ///
  /// - Returns: whether there was none.
  private static func make(_ directory: Directory, for path: String) throws(OutputFile.Failure) -> Bool {
    var error: Int32 = 0
    TemporaryFiles.enter(directory.path) {
      error = mkdir(directory.path.systemPath, 0o777) == 0 ? 0 : errno
      return error == 0
    }
    guard error == 0 || error == EEXIST else { throw OutputFile.Failure(path: path, error: error) }
    return error == 0
  }

  deinit {
    // A failure here leaves files, which the next one clears.
    if !isDone {
      try? directory.remove()
      TemporaryFiles.leave(directory.path)
    }
  }

  /// An error about a file of the folder as the user knows it: by the place where it would stand.
  ///
  /// - Parameter origins: the paths of the files of which the folder has copies, by the names of the copies.
  package func placed(_ error: any Error, origins: [String: String] = [:]) -> any Error {
    directory.renaming(error, to: Directory(path), origins: origins)
  }

  /// Gives the folder its name. An empty folder of that name gives way.
  ///
  /// - Parameter replaces: whether another folder of that name is exchanged for it as a whole; otherwise that
  ///   is a failure.
  package func commit(replaces: Bool = false) throws(OutputFile.Failure) {
    if replaces, FileKind(at: path) != nil, rmdir(path.systemPath) != 0 {
      try exchange()
    } else {
      try appear()
    }
    isDone = true
  }

  /// No interruption comes between the renaming and the end of the entry.
  private func appear() throws(OutputFile.Failure) {
    guard
      TemporaryFiles.leave(directory.path, when: { rename(directory.path.systemPath, path.systemPath) == 0 })
    else {
      throw OutputFile.Failure(path: path)
    }
  }

  /// For a moment there is no folder of that name; a process that is killed then is made good by the next
  /// one.
  private func exchange() throws(OutputFile.Failure) {
    try old.remove()
    try Directory.move(path, to: old.path)
    do throws(OutputFile.Failure) {
      try appear()
    } catch {
      try? Directory.move(old.path, to: path)
      throw error
    }
    try old.remove()
  }

  /// Where a folder stands while the new one takes its place.
  private var old: Directory { Directory("\(directory.path).old") }
}
