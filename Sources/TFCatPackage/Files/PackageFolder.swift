import Base
internal import TFCatJSON

/// The folder of a package, which appears under its name when it is complete, in the place of an earlier
/// package.
struct PackageFolder {
  private let folder: StagedFolder

  /// The file by which a folder is known to be a package that this program made.
  static let sign = PackageNames.checksums

  /// - Throws: `PackageError` when something else stands there, or another process is at work.
  init(path: String) throws {
    let path = FilePath.withoutTrailingSlashes(path)
    guard !path.isEmpty, path != "/", path != ".", path != ".." else {
      throw PackageError("\"\(path)\" cannot be the folder of a package: name a new one")
    }
    try Self.checkPlace(path)
    // The folder around it has to be there: a slip in its name shall not make one.
    let staged: StagedFolder?
    do throws(OutputFile.Failure) {
      staged = try StagedFolder(path: path)
    } catch {
      throw PackageError("\(error)")
    }
    guard let folder = staged else {
      throw PackageError("another process is writing \(path): wait until it has ended")
    }
    // An earlier package that a killed process had moved away is in its place again.
    try Self.checkPlace(path)
    self.folder = folder
  }

  private static func checkPlace(_ path: String) throws {
    guard let kind = FileKind(at: path) else { return }
    guard kind == .directory else { throw PackageError("\(path) is a file: name a folder") }
    let names = try Directory(path).names()
    guard names.isEmpty || (names.contains(sign) && names.contains(PackageNames.frictionless)) else {
      throw PackageError("\(path) has files and is no package of this program: name a new folder")
    }
  }

  /// Where a file of the folder is written.
  func path(of name: String) -> String { folder.directory.path(of: name) }

  /// An error about a file of the folder, by the name that the user knows.
  func placed(_ error: any Error, origins: [String: String]) -> any Error {
    folder.placed(error, origins: origins)
  }

  func write(_ bytes: some Collection<UInt8>, as name: String) throws {
    try folder.directory.write(bytes, as: name)
  }

  /// Copies a file byte for byte, whose memory is given back as it is read.
  func copy(_ file: MappedFile, as name: String) throws { try folder.directory.copy(file, as: name) }

  /// Puts the folder in its place; one that stood there is exchanged for it as a whole.
  func commit() throws { try folder.commit(replaces: true) }
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
  static let viewer = "view.html"
  static let overview = "overview.svg"
  static let thumbnail = "thumbnail.png"

  static let all = [
    checksums, frictionless, dataCiteJSON, dataCiteXML, citation, registry, readme, licence, page, viewer,
    overview, thumbnail,
  ]
}
