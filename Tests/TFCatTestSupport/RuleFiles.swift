package import Foundation

/// The files of rules, each of which has the name of its type.
package enum RuleFiles {
  /// The names of all rule files in a folder and below, sorted. A file with a plus in its name extends
  /// something.
  package static func names(in folder: URL) throws -> [String] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" && !$0.lastPathComponent.contains("+") }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }

  package static func folders(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter(\.hasDirectoryPath)
  }
}
