import Base
import TFCat
import TFCatJSON
import TFCatLint

/// Finds the files that arguments mean: files as they are named, and what of directories is TFCat.
struct CatalogueFiles {
  struct Candidate {
    var path: String
    /// Whether it is a JSON file of a directory, of which its contents tell whether it is TFCat. Who reads
    /// the file looks, so that it is read once.
    var isGuess = false

    /// Maps the file, with the layout of the document where it had to be made.
    ///
    /// - Parameter jobs: how many parts of a document are looked at at the same time.
    /// - Returns: `nil` for a guess that is no TFCat, or cannot be read.
    func open(jobs: Int) throws(MappedFile.Failure) -> (file: MappedFile, layout: DocumentLayout?)? {
      guard isGuess else { return (try MappedFile(path: path), nil) }
      guard let file = try? MappedFile(path: path) else { return nil }
      let layout = DocumentLayout(file.bytes, jobs: jobs)
      return CatalogueRecognition.isCatalogue(layout) ? (file, layout) : nil
    }
  }

  /// In the order of the arguments; a directory's files by name.
  private(set) var candidates: [Candidate] = []

  /// The paths of all candidates.
  var paths: [String] { candidates.map(\.path) }

  /// - Parameter takesAnyJSON: whether every JSON file of a directory is meant, and not only TFCat.
  /// - Throws: `InputSearch.Failure` for a pattern that nothing meets and the like.
  init(_ search: InputSearch, _ arguments: [String], takesAnyJSON: Bool = false) throws {
    for input in try search.inputs(of: arguments) {
      if input.isNamed {
        candidates.append(Candidate(path: input.path))
        continue
      }
      let name = FilePath.name(of: input.path).lowercased().withoutGzipEnding
      if name.hasSuffix(".tfcat") || name.hasSuffix(".tfcat.json") {
        candidates.append(Candidate(path: input.path))
      } else if name.hasSuffix(".json") {
        candidates.append(Candidate(path: input.path, isGuess: !takesAnyJSON))
      }
    }
  }
}
