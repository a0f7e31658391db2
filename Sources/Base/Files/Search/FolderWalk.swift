/// Goes through a folder and the folders in it, by names.
///
/// Regular files are found, and links to such that lie in the folder too: one that leads out of it may be
/// none of the author's, and a device or a named pipe has no end. What a `.gitignore` leaves out is left out:
/// that of each folder, and those of the folders around it up to the root of the repository.
struct FolderWalk {
  /// Whether `.gitignore` files are read.
  let honoursIgnoreFiles: Bool
  /// Whether something is left out for another reason, by its path and whether it is a folder.
  let isExcluded: (String, Bool) -> Bool
  /// Told of each file with its path, and whether a pattern named it.
  let found: (String, Bool) -> Void

  private struct Folder {
    /// As paths in it begin.
    var directory: Directory
    /// From the root.
    var names: [Substring]
    /// The files that speak of what is in it, the outermost first, with the number of names of their folders.
    var ignoreFiles: [(depth: Int, file: IgnoreFile)] = []
  }

  /// - Parameters:
  ///   - path: of the folder, as it was named; empty for the current one.
  ///   - parts: a pattern for what is in it.
  ///   - isNamed: whether files of it are named by a pattern.
  func walk(_ path: String, parts: [PathGlob.Part], isNamed: Bool) {
    guard let root = FilePath.resolved(path.isEmpty ? "." : path) else { return }
    var folder = Folder(directory: Directory(path), names: root.split(separator: "/"))
    if honoursIgnoreFiles {
      let around = Repository.folders(from: root)
      // Outside of a repository nothing tells whether the folders around have to do with this one.
      if let last = around.last, Repository.isRoot(last) {
        for outer in around.dropFirst().reversed() { read(Directory(outer), &folder) }
      }
    }
    walk(folder, places: GlobPlaces(parts), root: root, isNamed: isNamed)
  }

  private func read(_ directory: Directory, _ folder: inout Folder) {
    let path = directory.path.isEmpty ? ".gitignore" : directory.path(of: ".gitignore")
    guard FileKind(at: path) == .regular, let text = try? MappedFile(path: path), text.count < 1 << 20
    else { return }
    let file = IgnoreFile(String(decoding: text.bytes, as: UTF8.self))
    let depth = (FilePath.resolved(directory.path.isEmpty ? "." : directory.path) ?? "").split(separator: "/")
      .count
    if !file.isEmpty { folder.ignoreFiles.append((depth, file)) }
  }

  private func walk(_ folder: Folder, places: GlobPlaces, root: String, isNamed: Bool) {
    var folder = folder
    if honoursIgnoreFiles { read(folder.directory, &folder) }
    let here = folder.directory.path.isEmpty ? Directory(".") : folder.directory
    guard let names = try? here.names() else {
      // Named as a file it is reported as one that cannot be read.
      found(here.path, true)
      return
    }
    for name in names {
      let next = places.following(name)
      if next.areNone { continue }
      let path = folder.directory.path.isEmpty ? name : folder.directory.path(of: name)
      switch FileKind(at: path, followsLinks: false) {
      case .directory:
        if isLeftOut(name, path, isFolder: true, in: folder) { continue }
        let inner = Folder(
          directory: Directory(path), names: folder.names + [Substring(name)],
          ignoreFiles: folder.ignoreFiles)
        // A folder that a pattern names is searched, as one that a shell names would be.
        if next.areAtEnd, !next.goOn, isNamed {
          walk(inner, places: GlobPlaces(PathGlob.everything), root: root, isNamed: false)
        } else {
          walk(inner, places: next, root: root, isNamed: isNamed)
        }
      case .regular where next.areAtEnd: add(name, path, in: folder, isNamed: isNamed)
      // A link to a directory may lead back to where we come from.
      case .link where next.areAtEnd && FileKind(at: path) == .regular && isInside(path, root):
        add(name, path, in: folder, isNamed: isNamed)
      case .regular, .link, .other, nil: continue
      }
    }
  }

  private func add(_ name: String, _ path: String, in folder: Folder, isNamed: Bool) {
    if !isLeftOut(name, path, isFolder: false, in: folder) { found(path, isNamed) }
  }

  /// The innermost file that speaks of it decides.
  private func isLeftOut(_ name: String, _ path: String, isFolder: Bool, in folder: Folder) -> Bool {
    let names = folder.names + [Substring(name)]
    for (depth, file) in folder.ignoreFiles.reversed() {
      if let isLeftOut = file.leavesOut(Array(names.dropFirst(depth)), isFolder: isFolder) {
        if isLeftOut { return true }
        break
      }
    }
    return isExcluded(path, isFolder)
  }

  private func isInside(_ link: String, _ root: String) -> Bool {
    guard let target = FilePath.resolved(link) else { return false }
    return target.hasPrefix(root.hasSuffix("/") ? root : "\(root)/")
  }
}
