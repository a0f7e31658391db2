package import Foundation

/// Texts that the program wrote once, and has to write again: files of a folder of the repository.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew; `git diff` then shows what has changed.
package struct Snapshots: Sendable {
  package var folder: URL
  package var isRecording: Bool

  package init(
    folder: URL, isRecording: Bool = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  ) {
    self.folder = folder
    self.isRecording = isRecording
  }

  /// Compares a text with what was recorded, or records it.
  ///
  /// - Returns: what is different; `nil` when nothing is.
  package func difference(of text: String, from name: String) throws -> String? {
    let file = folder.appendingPathComponent(name)
    let recorded = try? Data(contentsOf: file)
    let data = Data(text.utf8)
    guard recorded != data else { return nil }
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
      return nil
    }
    guard let recorded else {
      return "\(name) was not recorded yet: run the tests with RECORD_SNAPSHOTS=1, and look at what it says"
    }
    let difference = TextDifference(expected: String(decoding: recorded, as: UTF8.self), found: text)
    return "\(name) is another (RECORD_SNAPSHOTS=1 records it anew):\n\(difference?.description ?? "")"
  }

  /// The names of recorded snapshots that no test asks for; when recording they are removed.
  package func leftOver(besides names: [String]) throws -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let superfluous = Set(files).subtracting(names).sorted()
    guard isRecording else { return superfluous }
    for name in superfluous { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
    return []
  }
}
