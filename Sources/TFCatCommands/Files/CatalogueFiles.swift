import Base
import FoundationEssentials
import TFCat
import TFCatLint

/// Finds the files that arguments mean: files as they are named, and what lies in directories.
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
      var isDirectory = false
      if argument != "-", FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory),
        isDirectory
      {
        walk(argument)
      } else {
        paths.append(argument)
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
      paths.append(directory)
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
      if isDirectory {
        // A link may lead back to where we come from.
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil { walk(path) }
      } else if !isRegular(path) {
        // A named pipe would be waited for.
        continue
      } else if name.hasSuffix(".tfcat") || name.hasSuffix(".tfcat.json") {
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
}
