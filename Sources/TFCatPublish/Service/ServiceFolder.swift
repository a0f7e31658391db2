import Base
import TFCatJSON

/// The folder of a service, which one process changes at a time, and which changes as a whole or not at all.
///
/// A run writes its files into `.tfcat/staging`. When the run is committed to the ledger they are moved into
/// place; a run that was killed in between is finished by the next one. A folder that does not exist is made
/// beside its place and renamed.
final class ServiceFolder {
  /// The path, as the user gave it.
  let path: String
  var isNew: Bool { fresh != nil }
  /// Where the folder is as long as it is written.
  private let root: Directory
  private let staging: Directory
  private let fresh: StagedFolder?
  private let lock: FolderLock?

  var ledgerPath: String { root.path(of: Self.ledgerName) }
  /// What messages call the ledger: by the place where a new folder will stand.
  var ledgerPlace: String { Directory(path).path(of: Self.ledgerName) }

  private static let ledgerName = ".tfcat/ledger.sqlite"

  /// - Throws: `PublishError` when another process is at work there, or the folder is none of a service.
  init(path: String) throws {
    let path = FilePath.withoutTrailingSlashes(path)
    self.path = path
    let kind = FileKind(at: path)
    if let kind, kind != .directory { throw PublishError("\(path) is a file; name a folder") }
    if Self.isService(path) {
      root = Directory(path)
      (fresh, lock) = (nil, try FolderLock(root))
    } else {
      if kind != nil, try !Directory(path).names().isEmpty {
        throw PublishError(
          "\(path) has files and no ledger of a service: name a new folder, or move what is there")
      }
      try Directory(FilePath.parent(of: path) ?? ".").make()
      fresh = try StagedFolder(path: path)
      lock = nil
      root = fresh?.directory ?? Directory(path)
    }
    staging = Directory(root.path(of: ".tfcat/staging"))
    guard fresh != nil || lock != nil else {
      throw PublishError("another process is publishing to \(path): wait until it has ended")
    }
    try Directory(root.path(of: ".tfcat")).make()
  }

  /// Whether a service was published there.
  static func isService(_ path: String) -> Bool { FileKind(at: "\(path)/\(ledgerName)") != nil }

  /// The files below a directory of the folder, by name.
  func files(in directory: String) throws -> [String] {
    try Directory(root.path(of: directory)).files()
  }

  /// Whether the folder has a file of that name.
  func has(_ name: String) -> Bool { FileKind(at: root.path(of: name)) == .regular }

  /// For a file that a run needs for itself, in a folder that goes with all that is in it.
  func scratchPath() throws -> String { try scratch.preparedPath(of: "changed.json") }

  /// A failure leaves files that the next run removes.
  func removeScratch() { try? scratch.remove() }

  private var scratch: Directory { Directory(root.path(of: ".tfcat/scratch")) }

  // MARK: - Staging

  func clearStaging() throws {
    try scratch.remove()
    try staging.remove()
  }

  /// Where a new file of the folder is written until the run is complete.
  func stagedPath(_ name: String) throws -> String { try staging.preparedPath(of: name) }

  func isStaged(_ name: String) -> Bool { FileKind(at: staging.path(of: name)) != nil }

  /// Stages a small file, if the folder has another one.
  ///
  /// - Parameter isPrivate: whether nobody but the owner may read it.
  func stage(_ bytes: [UInt8], as name: String, isPrivate: Bool = false) throws {
    let path = root.path(of: name)
    let isOpen = isPrivate && FilePermissions(at: path)?.areOfOwnerAlone == false
    if !isOpen, FileKind(at: path) == .regular {
      let isSame = withExtendedLifetime(try MappedFile(path: path)) { $0.bytes.elementsEqual(bytes) }
      if isSame { return }
    }
    try staging.write(bytes, as: name, isPrivate: isPrivate)
  }

  func stage(_ text: String, as name: String, isPrivate: Bool = false) throws {
    try stage(Array(text.utf8), as: name, isPrivate: isPrivate)
  }

  /// Stages a file that is written piece by piece, if the folder has another one.
  func stage(_ name: String, _ write: (borrowing OutputFile) throws -> Void) throws {
    let path = try staging.preparedPath(of: name)
    do {
      let output = try OutputFile(path: path)
      try write(output)
      try output.commit()
    }
    guard FileKind(at: root.path(of: name)) == .regular else { return }
    let (new, old) = (try MappedFile(path: path), try MappedFile(path: root.path(of: name)))
    let isSame = withExtendedLifetime((new, old)) { new.bytes.elementsEqual(old.bytes) }
    if isSame { try staging.removeFile(name) }
  }

  /// Stages a copy of a file.
  func stage(copyOf file: MappedFile, as name: String) throws { try staging.copy(file, as: name) }

  func stagedFiles() throws -> [String] { try staging.files() }

  /// Moves the staged files into place, the RD last, and removes others. May be done again after it was
  /// interrupted.
  func putIntoPlace(removing obsolete: [String]) throws {
    let names =
      try stagedFiles().filter { $0 != Self.descriptorName }
      + (isStaged(Self.descriptorName) ? [Self.descriptorName] : [])
    for name in names { try Directory.move(staging.path(of: name), to: root.preparedPath(of: name)) }
    for name in obsolete { try root.removeFile(name) }
    try clearStaging()
  }

  static let descriptorName = "q.rd"

  /// Gives a new folder its name.
  func appear() throws { try fresh?.commit() }

  /// An error about a file that is staged, or of a folder that has no name yet, as the user knows the file.
  func placed(_ error: any Error) -> any Error {
    root.renaming(staging.renaming(error, to: root), to: Directory(path))
  }

  /// Leaves nothing of a run that came to nothing; a new folder goes with this value.
  func abandon() { try? clearStaging() }
}
