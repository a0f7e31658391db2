import Base
import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import TFCatPackage

/// A catalogue that is being published, open.
struct PublishedCatalogue {
  /// What messages call it.
  let path: String
  /// What the service calls it.
  let name: String
  let file: MappedFile
  let reader: CatalogueReader
  let md5: String
  /// Whether all of it has been linted.
  let isLinted: Bool

  /// Opens catalogues.
  ///
  /// - Parameters:
  ///   - inputs: where they are, and what messages call them.
  ///   - lints: whether they are linted first, as they are where nothing is known of them; a run that knows
  ///     what was linted before does it itself.
  ///   - jobs: how many processors lint may use.
  /// - Throws: `CatalogueRefusal` when one of them has errors.
  static func open(
    _ inputs: [(path: String, name: String)], lints: Bool, jobs: Int
  ) throws -> [PublishedCatalogue] {
    var files: [(path: String, name: String, file: MappedFile)] = []
    for (place, path) in inputs {
      let name = try Self.name(of: place)
      if let twin = files.first(where: { $0.name == name }) {
        throw PublishError(
          twin.path == path
            ? "\(path) is named twice"
            : "\(twin.path) and \(path) are both called \(name), by which the service serves them: rename one"
        )
      }
      files.append((path, name, try MappedFile(path: place)))
    }
    if lints { try ErrorCheck.refuseErrors(in: files.map { ($0.path, $0.file) }, jobs: jobs) }
    var catalogues: [PublishedCatalogue] = []
    for (path, name, file) in files {
      catalogues.append(
        PublishedCatalogue(
          path: path, name: name, file: file,
          reader: try reader(of: file, path: path, isLinted: lints, jobs: jobs),
          md5: Digest.md5.hexadecimal(of: file), isLinted: lints))
    }
    return catalogues
  }

  private static func reader(
    of file: MappedFile, path: String, isLinted: Bool, jobs: Int
  ) throws -> CatalogueReader {
    do throws(CatalogueError) {
      return try CatalogueReader(file: file, path: path)
    } catch {
      // Lint tells all that is wrong, and not only the first.
      if !isLinted { try ErrorCheck.refuseErrors(in: [(path, file)], jobs: jobs) }
      throw error
    }
  }

  /// Lints the catalogue with those of its features that are not known from before. What they break is
  /// reported of the whole file, with its places.
  ///
  /// - Returns: the report on a catalogue with errors.
  func errors(
    only blocks: PendingBlocks, _ index: Int, in folder: ServiceFolder, jobs: Int
  ) throws -> FileReport? {
    let path = try folder.scratchPath()
    defer { folder.removeScratch() }
    do {
      let output = try OutputFile(path: path)
      let list = reader.featureList
      try output.write(file.bytes[..<list.lowerBound])
      var separator = ""
      // What is looked at may bring a lot of what lies around it.
      var window = ReadWindow(file, from: list.lowerBound, keeping: 0)
      try blocks.forEach(catalogue: index) { block in
        try output.write(separator.utf8)
        try output.write(file.bytes[block.range])
        separator = ","
        window.advance(to: block.range.upperBound)
      }
      try output.write(file.bytes[list.upperBound...])
      try output.commit()
    }
    guard ErrorCheck.report(on: try MappedFile(path: path), path: path, jobs: jobs) != nil else { return nil }
    return errors(jobs: jobs)
  }

  /// The report on all of a catalogue with errors.
  func errors(jobs: Int) -> FileReport? { ErrorCheck.report(on: file, path: path, jobs: jobs) }

  /// Below `static/`, the small picture of a catalogue.
  static func thumbnailName(of name: String) -> String { "thumbnails/\(name).png" }

  private static func name(of path: String) throws -> String {
    guard path != "-" else {
      throw PublishError("a catalogue that is published has a name: write standard input to a file first")
    }
    // What is served of a gzip file is what it holds.
    let name = (path.split(separator: "/").last.map(String.init) ?? path).withoutGzipEnding
    guard !name.hasPrefix("."), name.utf8.allSatisfy({ $0.isLetterOrDigit || "._-".utf8.contains($0) }) else {
      throw PublishError(
        "\(path): the name becomes part of URLs: use letters, digits, \".\", \"_\" and \"-\"")
    }
    return name
  }
}
