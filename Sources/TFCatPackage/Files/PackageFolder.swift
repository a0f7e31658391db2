import Base
import FoundationEssentials
internal import TFCatJSON

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder of a package, which appears under its name when it is complete: it is written beside its place and renamed. One
/// that is dropped before leaves nothing behind, and what stood there as it was.
final class PackageFolder {
  /// As the user named it.
  let path: String
  /// Where the folder is as long as it is written.
  private let temporary: String
  private let lock: Int32
  private var isDone = false

  /// The file by which a folder is known to be a package that this program made.
  static let sign = PackageNames.checksums

  /// - Throws: `PackageError` when something else stands there, or another process is at work.
  init(path: String) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty, path != "/", path != ".", path != ".." else {
      throw PackageError("\"\(path)\" cannot be the folder of a package: name a new one")
    }
    self.path = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    temporary = (parts.dropLast() + [".\(parts.last ?? "package").new"]).joined(separator: "/")
    let files = FileManager.default
    if !files.fileExists(atPath: path), files.fileExists(atPath: "\(temporary).old") {
      _ = rename("\(temporary).old", path)
    }
    try Self.checkPlace(path)
    // The folder around it has to be there: a slip in its name shall not make one.
    guard mkdir(temporary, 0o777) == 0 || errno == EEXIST else {
      throw PackageError("\(path): \(String(cString: strerror(errno)))")
    }
    lock = open(temporary, O_RDONLY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      isDone = true
      throw PackageError("another process is writing \(path): wait until it has ended")
    }
    // What a run left that was killed.
    for name in try files.contentsOfDirectory(atPath: temporary) {
      try files.removeItem(atPath: "\(temporary)/\(name)")
    }
  }

  private static func checkPlace(_ path: String) throws {
    let files = FileManager.default
    var isDirectory = false
    guard files.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard isDirectory else { throw PackageError("\(path) is a file: name a folder") }
    let names = try files.contentsOfDirectory(atPath: path)
    guard names.isEmpty || (names.contains(sign) && names.contains(PackageNames.frictionless)) else {
      throw PackageError("\(path) has files and is no package of this program: name a new folder")
    }
  }

  deinit {
    if !isDone { try? FileManager.default.removeItem(atPath: temporary) }
    if lock >= 0 { close(lock) }
  }

  /// Where a file of the folder is written.
  func path(of name: String) -> String { "\(temporary)/\(name)" }

  func write(_ bytes: some Collection<UInt8>, as name: String) throws {
    let file = try OutputFile(path: path(of: name))
    try file.write(bytes)
    try file.commit()
  }

  /// Copies a file byte for byte, whose memory is given back as it is read.
  func copy(_ file: MappedFile, as name: String) throws {
    let output = try OutputFile(path: path(of: name))
    try output.write(file)
    try output.commit()
  }

  /// Puts the folder in its place; one that stood there is exchanged for it as a whole.
  func commit() throws {
    let files = FileManager.default
    if !files.fileExists(atPath: path) {
      guard rename(temporary, path) == 0 else { throw failure() }
    } else if rmdir(path) == 0 {
      // It was empty.
      guard rename(temporary, path) == 0 else { throw failure() }
    } else {
      try exchange()
    }
    isDone = true
  }

  /// For a moment there is no folder of that name; a run that is killed then is made good by the next one.
  private func exchange() throws {
    try? FileManager.default.removeItem(atPath: old)
    guard rename(path, old) == 0 else { throw failure() }
    guard rename(temporary, path) == 0 else {
      let error = failure()
      _ = rename(old, path)
      throw error
    }
    try FileManager.default.removeItem(atPath: old)
  }

  /// Where a folder stands while the new one takes its place.
  private var old: String { "\(temporary).old" }

  private func failure() -> PackageError { PackageError("\(path): \(String(cString: strerror(errno)))") }
}

/// The names of the files of a package that are not the catalogues'.
enum PackageNames {
  static let checksums = "checksums-sha256.txt"
  static let frictionless = "datapackage.json"
  static let dataCiteJSON = "datacite.json"
  static let dataCiteXML = "datacite.xml"
  static let citation = "CITATION.cff"
  static let registry = "voresource.xml"
  static let readme = "README.md"
  static let licence = "LICENSE"
  static let page = "index.html"
  static let overview = "overview.svg"
  static let thumbnail = "thumbnail.png"

  static let all = [
    checksums, frictionless, dataCiteJSON, dataCiteXML, citation, registry, readme, licence, page, overview,
    thumbnail,
  ]
}
