import Base
import TFCat
import TFCatLint

/// Finds the files that arguments mean: files as they are named, and what lies in directories.
///
/// In a directory regular files are meant, and links to such that lie in it too: one that leads out of it may be none of the author's,
/// and a device or a named pipe has no end. Who names a file means it, whatever it is.
struct CatalogueFiles {
  /// In the order of the arguments; a directory's files by name.
  private(set) var paths: [String] = []
  /// JSON files in directories that are no TFCat.
  private(set) var skippedCount = 0

  private let takesAnyJSON: Bool

  /// - Parameter takesAnyJSON: whether every JSON file of a directory is meant, and not only TFCat.
  init(_ arguments: [String], takesAnyJSON: Bool = false) {
    self.takesAnyJSON = takesAnyJSON
    for argument in arguments {
      if argument != "-", FileKind(at: argument) == .directory {
        walk(Directory(argument), root: FilePath.resolved(argument) ?? argument)
      } else {
        paths.append(argument)
      }
    }
  }

  /// - Parameter root: the directory that was named, without links.
  private mutating func walk(_ directory: Directory, root: String) {
    guard let names = try? directory.names() else {
      // Named as a file it is reported as one that cannot be read.
      paths.append(directory.path)
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = directory.path(of: name)
      switch FileKind(at: path, followsLinks: false) {
      case .directory: walk(Directory(path), root: root)
      case .regular: add(path, name)
      // A link to a directory may lead back to where we come from.
      case .link where FileKind(at: path) == .regular && isInside(path, root): add(path, name)
      case .link, .other, nil: continue
      }
    }
  }

  private func isInside(_ link: String, _ root: String) -> Bool {
    guard let target = FilePath.resolved(link) else { return false }
    return target.hasPrefix(root.hasSuffix("/") ? root : "\(root)/")
  }

  private mutating func add(_ path: String, _ name: String) {
    if name.hasSuffix(".tfcat") || name.hasSuffix(".tfcat.json") {
      paths.append(path)
    } else if name.hasSuffix(".json") {
      if takesAnyJSON {
        paths.append(path)
      } else if let file = try? MappedFile(path: path), CatalogueRecognition.isCatalogue(file) {
        paths.append(path)
      } else {
        skippedCount += 1
      }
    }
  }
}
