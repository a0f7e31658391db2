import Base
internal import EPNCore
internal import TFCatJSON

/// A file of a package.
struct PackageFile: Sendable, Hashable {
  var name: String
  /// What it is, for people.
  var title: String
  var mediaType: String
  var byteCount: Int
  /// In hexadecimal digits.
  var sha256: String

  /// Looks at a file that has been written.
  init(name: String, title: String, mediaType: String, at path: String) throws {
    let file = try MappedFile(path: path)
    self.name = name
    self.title = title
    self.mediaType = mediaType
    byteCount = file.count
    sha256 = Digest.sha256.hexadecimal(of: file)
  }
}

/// A catalogue of a package with its twins.
struct PackagedCatalogue: Sendable {
  /// The file's name without what tells its format.
  var stem: String
  var tfcat: PackageFile
  var votable: PackageFile
  var csv: PackageFile
  var columns: [PackageColumn]
  var eventCount: Int
}

/// A column of the twins.
struct PackageColumn: Sendable, Hashable {
  enum Kind: String, Sendable { case string, integer, number, boolean, datetime, object }

  var name: String
  var kind: Kind
  var unit: String?
  var ucd: String?
  var description: String?
}
