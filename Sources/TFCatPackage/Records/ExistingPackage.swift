import Base
internal import EPNCore
internal import TFCatJSON

/// A package that was written before: what it was made from, and when its catalogue was first published.
struct ExistingPackage {
  /// The name of the service that it is of.
  let name: String?
  /// A digest of everything that it was made from; `nil` for packages of programs that did not write it.
  let inputs: String?
  let eventCount: Int?
  /// When the catalogue was first published.
  let published: PublicationDate?
  private let folder: String

  /// - Returns: `nil` where no package stands.
  init?(folder: String) {
    guard let package = Self.json("\(folder)/\(PackageNames.frictionless)") else { return nil }
    self.folder = folder
    name = package["name"]?.string
    let made = package[FrictionlessPackage.inputsName]
    inputs = made?["inputs"]?.string
    eventCount = made?["events"]?.number?.integerValue.flatMap { Int(exactly: $0) }
    let dates = Self.json("\(folder)/\(PackageNames.dataCiteJSON)")?["dates"]?.array ?? []
    published = dates.first { $0["dateType"] == "Issued" }?["date"]?.string.flatMap { PublicationDate($0) }
  }

  private static func json(_ path: String) -> JSONValue? {
    guard let file = try? MappedFile(path: path) else { return nil }
    return JanssonParser.parse(file.bytes)
  }

  /// The names of its files, sorted, if each of them is there as it was written; `nil` otherwise.
  func soundFiles() -> [String]? {
    guard let file = try? MappedFile(path: "\(folder)/\(PackageNames.checksums)") else { return nil }
    var names = [PackageNames.checksums]
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
      let digest = line.prefix(64)
      let name = String(line.dropFirst(66))
      guard digest.utf8.count == 64, !name.isEmpty, !name.contains("/"),
        let file = try? MappedFile(path: "\(folder)/\(name)"), Digest.sha256.hexadecimal(of: file) == digest
      else { return nil }
      names.append(name)
    }
    return names.sorted()
  }
}
