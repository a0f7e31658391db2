package import Foundation

/// A folder that is gone when the test is.
package final class ScratchFolder {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tfcat-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of the folder.
  package var path: String { url.path }

  package func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  package func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Writes a file, in folders that are made for it.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The names of all that lies in the folder, hidden files too.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Puts zeros into a file, as a failing disk does.
  package func overwrite(_ name: String, from offset: UInt64, count: Int) throws {
    let file = try FileHandle(forUpdating: url.appendingPathComponent(name))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(count: count))
    try file.close()
  }
}
