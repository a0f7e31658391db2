internal import Glibc

/// A folder and what is done in it: listing, making, writing, removing.
package struct Directory: Sendable, Hashable {
  package let path: String

  package init(_ path: String) { self.path = path }

  package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  // MARK: - Looking

  /// The names in it, sorted.
  package func names() throws(OutputFile.Failure) -> [String] {
    try names(flags: 0).sorted()
  }

  private func names(flags: Int32) throws(OutputFile.Failure) -> [String] {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw OutputFile.Failure(path: path) }
    guard let stream = fdopendir(descriptor) else {
      let failure = OutputFile.Failure(path: path)
      close(descriptor)
      throw failure
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw OutputFile.Failure(path: path) }
    return names
  }

  /// All files in it and below, as paths from here, sorted; none where there is no such folder.
  package func files() throws(OutputFile.Failure) -> [String] {
    guard FileKind(at: path) == .directory else { return [] }
    var files: [String] = []
    for name in try names() {
      if FileKind(at: path(of: name), followsLinks: false) == .directory {
        files += try Directory(path(of: name)).files().map { "\(name)/\($0)" }
      } else {
        files.append(name)
      }
    }
    return files.sorted()
  }

  // MARK: - Making and removing

  /// Makes it, and the folders around it; nothing happens where it is there.
  package func make() throws(OutputFile.Failure) {
    if mkdir(path, 0o777) == 0 { return }
    var error = errno
    if error == ENOENT, let parent = FilePath.parent(of: path), parent != path {
      try Directory(parent).make()
      if mkdir(path, 0o777) == 0 { return }
      error = errno
    }
    guard error == EEXIST, FileKind(at: path) == .directory else {
      throw OutputFile.Failure(path: path, error: error)
    }
  }

  /// Removes it with all that is in it; nothing happens where there is none.
  package func remove() throws(OutputFile.Failure) {
    try clear()
    guard rmdir(path) == 0 || errno == ENOENT else { throw OutputFile.Failure(path: path) }
  }

  /// Removes all that is in it. Links go, and what they lead to stays.
  package func clear() throws(OutputFile.Failure) {
    guard FileKind(at: path, followsLinks: false) == .directory else { return }
    for name in try names(flags: O_NOFOLLOW) {
      let inner = path(of: name)
      if FileKind(at: inner, followsLinks: false) == .directory {
        try Directory(inner).remove()
      } else if unlink(inner) != 0, errno != ENOENT {
        throw OutputFile.Failure(path: inner)
      }
    }
  }

  // MARK: - Files in it

  /// Writes a file, and makes the folders of its name.
  package func write(_ bytes: some Collection<UInt8>, as name: String) throws(OutputFile.Failure) {
    let file = try OutputFile(path: preparedPath(of: name))
    try file.write(bytes)
    try file.commit()
  }

  /// Copies a file byte for byte; its memory is given back as it is read.
  package func copy(_ file: MappedFile, as name: String) throws(OutputFile.Failure) {
    let output = try OutputFile(path: preparedPath(of: name))
    try output.write(file)
    try output.commit()
  }

  /// The path of a file that is going to be written, whose folders are made.
  package func preparedPath(of name: String) throws(OutputFile.Failure) -> String {
    let path = path(of: name)
    try Directory(FilePath.parent(of: path) ?? ".").make()
    return path
  }

  /// Moves a file or folder to another path of the same file system, in the place of a file or an empty
  /// folder there.
  package static func move(_ path: String, to target: String) throws(OutputFile.Failure) {
    guard rename(path, target) == 0 else { throw OutputFile.Failure(path: target) }
  }

  /// Removes a file; nothing happens where there is none.
  package func removeFile(_ name: String) throws(OutputFile.Failure) {
    guard unlink(path(of: name)) == 0 || errno == ENOENT else {
      throw OutputFile.Failure(path: path(of: name))
    }
  }
}
