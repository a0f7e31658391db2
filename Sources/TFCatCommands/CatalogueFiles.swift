import Base
import FoundationEssentials
import TFCatJSON
import TFCatLint

/// Finds the files that arguments mean: files as they are named, and what lies in directories.
struct CatalogueFiles {
  struct Candidate {
    var path: String
    /// Whether it is a JSON file of a directory, of which its contents tell whether it is TFCat. Who reads the file looks,
    /// so that it is read once.
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

  private let takesAnyJSON: Bool

  /// - Parameter takesAnyJSON: whether every JSON file of a directory is meant, and not only TFCat.
  init(_ arguments: [String], takesAnyJSON: Bool = false) {
    self.takesAnyJSON = takesAnyJSON
    for argument in arguments {
      var isDirectory = false
      if argument != "-", FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory),
        isDirectory
      {
        walk(argument)
      } else {
        candidates.append(Candidate(path: argument))
      }
    }
  }

  private func isRegular(_ path: String) -> Bool {
    // The attributes of a link are its own.
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil else { return true }
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    return type == nil || type == .typeRegular
  }

  private mutating func walk(_ directory: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      // Named as a file it is reported as one that cannot be read.
      candidates.append(Candidate(path: directory))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
      let inner = name.withoutGzipEnding
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
      if isDirectory {
        // A link may lead back to where we come from.
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil { walk(path) }
      } else if !isRegular(path) {
        // A named pipe would be waited for.
        continue
      } else if inner.hasSuffix(".tfcat") || inner.hasSuffix(".tfcat.json") {
        candidates.append(Candidate(path: path))
      } else if inner.hasSuffix(".json") {
        candidates.append(Candidate(path: path, isGuess: !takesAnyJSON))
      }
    }
  }
}
