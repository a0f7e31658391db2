/// An error that names a file.
package protocol FileError: Error {
  /// Gives its file another name; nothing happens where no file is at fault.
  mutating func renameFile(_ name: (String) -> String)
}

extension OutputFile.Failure: FileError {
  package mutating func renameFile(_ name: (String) -> String) { path = name(path) }
}

extension MappedFile.Failure: FileError {
  package mutating func renameFile(_ name: (String) -> String) { path = name(path) }
}

extension Directory {
  /// An error about a file of this folder, as one about the file that the user knows.
  ///
  /// - Parameters:
  ///   - place: the folder in which the files will stand.
  ///   - origins: the paths of the files of which this folder has copies, by the names of the copies.
  package func renaming(
    _ error: any Error, to place: Directory, origins: [String: String] = [:]
  ) -> any Error {
    guard var error = error as? any FileError else { return error }
    let start = path(of: "")
    error.renameFile { file in
      guard file.hasPrefix(start) else { return file }
      let name = String(file.dropFirst(start.count))
      return origins[name] ?? place.path(of: name)
    }
    return error
  }
}
