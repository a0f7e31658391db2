/// The folders in which a file lies, and where the repository around it ends.
package enum Repository {
  /// The folders from a path upwards: its own first, up to that of the repository, or to the root of the file
  /// system where it lies in none.
  ///
  /// - Parameter folder: a path from the root.
  package static func folders(from folder: String) -> [String] {
    var folders: [String] = []
    var next: String? = folder
    while let folder = next {
      folders.append(folder)
      if isRoot(folder) { break }
      next = folder == "/" ? nil : FilePath.parent(of: folder)
    }
    return folders
  }

  /// Whether a folder is that of a repository. Git's is a folder, or a file in other work trees.
  package static func isRoot(_ folder: String) -> Bool { System.exists(Directory(folder).path(of: ".git")) }
}
