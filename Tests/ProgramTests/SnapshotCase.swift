import Foundation
import TFCatTestSupport

/// A command line whose output, messages and exit status are a snapshot.
struct SnapshotCase: Sendable, CustomStringConvertible {
  /// Of the file in `Snapshots`.
  var name: String
  var arguments: [String]
  /// Files that lie where the command runs: names there, and paths in the repository.
  var files: [String: String] = [:]
  /// Files that the command writes and that are snapshots too: their names in `Snapshots`, and where the
  /// command leaves them.
  var written: [String: String] = [:]

  var description: String { name }

  static let snapshots = Snapshots(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots"))

  /// Runs the command in a new folder.
  ///
  /// - Returns: what has changed since the snapshot was taken.
  func differences() throws -> [String] {
    let folder = try ScratchFolder()
    for (file, source) in files {
      try FileManager.default.copyItem(
        at: Execution.packageFolder.appendingPathComponent(source),
        to: folder.url.appendingPathComponent(file))
    }
    let run = try Execution(arguments, directory: folder.url)
    // The folder is another one each time.
    let text = self.text(of: run).replacingOccurrences(of: folder.url.path, with: "/folder")
    var found = [try Self.snapshots.difference(of: text, from: name)]
    for (name, file) in written.sorted(by: { $0.key < $1.key }) {
      found.append(try Self.snapshots.difference(of: try folder.text(file), from: name))
    }
    return found.compactMap { $0 }
  }

  private func text(of run: Execution) -> String {
    var text = "$ tfcat \(arguments.map(Self.quoted).joined(separator: " "))\n\(run.output)"
    if !run.output.isEmpty, !run.output.hasSuffix("\n") { text += "(no line end)\n" }
    if !run.errors.isEmpty { text += "--- standard error ---\n\(run.errors)" }
    return text + "--- exit status \(run.status) ---\n"
  }

  private static func quoted(_ argument: String) -> String {
    argument.contains(" ") ? "'\(argument)'" : argument
  }
}
