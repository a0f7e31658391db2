import Base
import FoundationEssentials
import TFCatJSON

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder of a service, which one process changes at a time, and which changes as a whole or not at all.
///
/// A run writes its files into `.tfcat/staging`. When the ledger has taken the run they are moved into place; a run that was
/// killed in between is finished by the next one. A folder that does not exist is made beside its place and renamed.
final class ServiceFolder {
  /// As the user named it.
  let path: String
  let isNew: Bool
  /// Where the folder is as long as it is written.
  private let root: String
  private let lock: Int32

  var ledgerPath: String { "\(root)/.tfcat/ledger.sqlite" }
  private var staging: String { "\(root)/.tfcat/staging" }

  /// - Throws: `PublishError` when another process is at work there, or the folder is none of a service.
  init(path: String) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    let files = FileManager.default
    var isDirectory = false
    let exists = files.fileExists(atPath: path, isDirectory: &isDirectory)
    if exists, !isDirectory { throw PublishError("\(path) is a file; name a folder") }
    let isService = Self.isService(path)
    if exists, !isService, try !files.contentsOfDirectory(atPath: path).isEmpty {
      throw PublishError(
        "\(path) has files and no ledger of a service: name a new folder, or move what is there")
    }
    isNew = !isService
    root = isNew ? Self.sibling(of: path) : path
    if isNew { try files.createDirectory(atPath: root, withIntermediateDirectories: true) }
    lock = open(root, O_RDONLY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      if lock >= 0 { close(lock) }
      throw PublishError("another process is publishing to \(path): wait until it has ended")
    }
    if isNew {
      // The staging of a service that exists is none: the next run finishes it.
      TemporaryFiles.enter(root) { true }
      // What a run left that was killed.
      for name in try files.contentsOfDirectory(atPath: root) {
        try files.removeItem(atPath: "\(root)/\(name)")
      }
    }
    try files.createDirectory(atPath: "\(root)/.tfcat", withIntermediateDirectories: true)
  }

  deinit { close(lock) }

  /// Whether a service was published there.
  static func isService(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/.tfcat/ledger.sqlite")
  }

  private static func sibling(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [".\(parts.last ?? "service").new"]).joined(separator: "/")
  }

  /// The files below a directory of the folder, by name.
  func files(in directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(directory)")) ?? []).sorted()
  }

  /// For a file that a run needs for itself, in a folder that goes with all that is in it.
  func scratchPath() throws -> String {
    let folder = "\(root)/.tfcat/scratch"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return "\(folder)/changed.json"
  }

  func removeScratch() { try? FileManager.default.removeItem(atPath: "\(root)/.tfcat/scratch") }

  // MARK: - Staging

  func clearStaging() throws {
    removeScratch()
    if FileManager.default.fileExists(atPath: staging) {
      try FileManager.default.removeItem(atPath: staging)
    }
  }

  /// Where a new file of the folder is written until the run is complete.
  func stagedPath(_ name: String) throws -> String {
    let path = "\(staging)/\(name)"
    let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    return path
  }

  func isStaged(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(staging)/\(name)") }

  /// Stages a small file, if the folder has another one.
  func stage(_ bytes: [UInt8], as name: String) throws {
    guard FileManager.default.contents(atPath: "\(root)/\(name)").map(Array.init) != bytes else { return }
    let file = try OutputFile(path: try stagedPath(name))
    try file.write(bytes)
    try file.commit()
  }

  func stage(_ text: String, as name: String) throws { try stage(Array(text.utf8), as: name) }

  /// Stages a copy of a file.
  func stage(copyOf file: MappedFile, as name: String) throws {
    let output = try OutputFile(path: try stagedPath(name))
    try output.write(file)
    try output.commit()
  }

  var stagedFiles: [String] { Self.walk(staging).sorted() }

  private static func walk(_ directory: String) -> [String] {
    var files: [String] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
      var isDirectory = false
      guard FileManager.default.fileExists(atPath: "\(directory)/\(name)", isDirectory: &isDirectory) else {
        continue
      }
      files += isDirectory ? walk("\(directory)/\(name)").map { "\(name)/\($0)" } : [name]
    }
    return files
  }

  /// Moves the staged files into place, the RD last, and removes others. May be done again after it was interrupted.
  func putIntoPlace(removing obsolete: [String]) throws {
    let names =
      stagedFiles.filter { $0 != Self.descriptorName }
      + (isStaged(Self.descriptorName) ? [Self.descriptorName] : [])
    for name in names {
      let target = "\(root)/\(name)"
      let directory = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
        separator: "/")
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      guard rename("\(staging)/\(name)", target) == 0 else {
        throw PublishError("\(target): \(String(cString: strerror(errno)))")
      }
    }
    for name in obsolete { unlink("\(root)/\(name)") }
    try clearStaging()
  }

  static let descriptorName = "q.rd"

  /// Gives a new folder its name.
  func appear() throws {
    guard isNew else { return }
    guard TemporaryFiles.leave(root, when: { rename(root, path) == 0 }) else {
      throw PublishError("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Leaves nothing of a run that came to nothing.
  func abandon() {
    try? clearStaging()
    if isNew {
      try? FileManager.default.removeItem(atPath: root)
      TemporaryFiles.leave(root)
    }
  }
}
