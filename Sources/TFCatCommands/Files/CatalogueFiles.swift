import Base
import TFCat
import TFCatJSON
import TFCatLint

/// Finds the files that arguments mean: files as they are named, and what lies in directories.
///
/// In a directory regular files are meant, and links to such that lie in it too: one that leads out of it may
/// be none of the author's, and a device or a named pipe has no end. Who names a file means it, whatever it
/// is.
struct CatalogueFiles {
  struct Candidate {
    var path: String
    /// Whether it is a JSON file of a directory, of which its contents tell whether it is TFCat. Who reads
    /// the file looks, so that it is read once.
    var isGuess = false

    /// Maps the file, with the outline of the document where it had to be made.
    ///
    /// - Parameter jobs: how many parts of a document are looked at at the same time.
    /// - Returns: `nil` for a guess that is no TFCat, or cannot be read.
    func open(jobs: Int) throws(MappedFile.Failure) -> (file: MappedFile, outline: DocumentOutline?)? {
      guard isGuess else { return (try MappedFile(path: path), nil) }
      guard let file = try? MappedFile(path: path) else { return nil }
      let outline = DocumentOutline(file.bytes, jobs: jobs)
      return CatalogueRecognition.isCatalogue(outline) ? (file, outline) : nil
    }
  }

  /// In the order of the arguments; a directory's files by name.
  private(set) var candidates: [Candidate] = []

  /// The paths of all candidates.
  var paths: [String] { candidates.map(\.path) }

  private let takesAnyJSON: Bool

  /// - Parameter takesAnyJSON: whether every JSON file of a directory is meant, and not only TFCat.
  init(_ arguments: [String], takesAnyJSON: Bool = false) {
    self.takesAnyJSON = takesAnyJSON
    for argument in arguments {
      if argument != "-", FileKind(at: argument) == .directory {
        walk(Directory(argument), root: FilePath.resolved(argument) ?? argument)
      } else {
        candidates.append(Candidate(path: argument))
      }
    }
  }

  /// - Parameter root: the directory that was named, without links.
  private mutating func walk(_ directory: Directory, root: String) {
    guard let names = try? directory.names() else {
      // Named as a file it is reported as one that cannot be read.
      candidates.append(Candidate(path: directory.path))
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
    let name = name.withoutGzipEnding
    if name.hasSuffix(".tfcat") || name.hasSuffix(".tfcat.json") {
      candidates.append(Candidate(path: path))
    } else if name.hasSuffix(".json") {
      candidates.append(Candidate(path: path, isGuess: !takesAnyJSON))
    }
  }
}
