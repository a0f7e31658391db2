/// Finds the files that arguments mean.
///
/// | argument | means |
/// |---|---|
/// | `-` | standard input |
/// | a file | itself, whatever it is: who names it means it |
/// | a folder | what lies in it and below |
/// | `data/**/*.json` | the files of that form, and what lies in the folders of that form |
/// | `@list.txt` | the files and folders that the lines of a file name; `@-` those of standard input |
///
/// A file whose name looks like a pattern is that file; `./@name` is a file whose name begins so.
package struct InputSearch {
  /// A file.
  package struct Input: Sendable, Hashable {
    package var path: String
    /// Whether it was named, and not only found in a folder.
    package var isNamed: Bool
  }

  /// Why an argument cannot be used.
  package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
  }

  /// Whether folders leave out what their `.gitignore` files say.
  package var honoursIgnoreFiles = true
  /// Whether something that is found is left out, by its path and whether it is a folder.
  package var isExcluded: (String, Bool) -> Bool = { _, _ in false }
  /// Whether a folder stands for what lies in it, or for itself.
  package var searchesFolders = true

  package init() {}

  /// The paths that arguments mean, of which folders stand for themselves.
  package static func paths(_ arguments: [String]) throws(Failure) -> [String] {
    var search = InputSearch()
    search.searchesFolders = false
    return try search.inputs(of: arguments).map(\.path)
  }

  /// In the order of the arguments; a folder's files by name.
  package func inputs(of arguments: [String]) throws(Failure) -> [Input] {
    var inputs: [Input] = []
    for argument in arguments {
      if argument.hasPrefix("@"), argument.utf8.count > 1 {
        for path in try Self.list(String(argument.dropFirst())) { add(path, &inputs) }
      } else if argument != "-", FileKind(at: argument) == nil, let glob = PathGlob(argument) {
        let count = inputs.count
        walk(glob.start, glob.parts, isNamed: true, &inputs)
        if inputs.count == count { throw Failure(description: noMatch(argument)) }
      } else {
        add(argument, &inputs)
      }
    }
    if inputs.count(where: { $0.path == "-" }) + arguments.count(where: { $0 == "@-" }) > 1 {
      throw Failure(description: "standard input can be read only once")
    }
    return inputs
  }

  private func noMatch(_ pattern: String) -> String {
    var inputs: [Input] = []
    if let glob = PathGlob(pattern) {
      FolderWalk(honoursIgnoreFiles: false, isExcluded: { _, _ in false }) { path, isNamed in
        inputs.append(Input(path: path, isNamed: isNamed))
      }.walk(glob.start, parts: glob.parts, isNamed: true)
    }
    return inputs.isEmpty
      ? "\(pattern): no file has a name of that form"
      : "\(pattern): the \(inputs.count == 1 ? "file" : "files") of that form are left out by .gitignore or by an exclude"
  }

  private func add(_ path: String, _ inputs: inout [Input]) {
    if path != "-", searchesFolders, FileKind(at: path) == .directory {
      walk(path, PathGlob.everything, isNamed: false, &inputs)
    } else {
      inputs.append(Input(path: path, isNamed: true))
    }
  }

  private func walk(
    _ folder: String, _ parts: [PathGlob.Part], isNamed: Bool, _ inputs: inout [Input]
  ) {
    withoutActuallyEscaping({ (path: String, isNamed: Bool) in
      inputs.append(Input(path: path, isNamed: isNamed))
    }) { add in
      FolderWalk(honoursIgnoreFiles: honoursIgnoreFiles, isExcluded: isExcluded, found: add)
        .walk(folder, parts: parts, isNamed: isNamed)
    }
  }

  /// The lines of a file that name files: as a program writes them, with line ends or, where names may have
  /// such, with the character NUL between them.
  private static func list(_ path: String) throws(Failure) -> [String] {
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw Failure(description: "\(error) (a list of files, by the @ before its name)")
    }
    let end: UInt8 = file.bytes.contains(0) ? 0 : UInt8(ascii: "\n")
    return file.bytes.split(separator: end).map { line in
      String(systemPath: line.last == UInt8(ascii: "\r") && end != 0 ? line.dropLast() : line)
    }.filter { !$0.isEmpty }
  }
}
