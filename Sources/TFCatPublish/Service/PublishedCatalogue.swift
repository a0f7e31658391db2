import TFCat
import TFCatJSON
import TFCatLint

/// A catalogue that is being published: sound, and open.
struct PublishedCatalogue {
  let path: String
  /// What the service calls it.
  let name: String
  let file: MappedFile
  let reader: CatalogueReader

  /// Lints catalogues and opens them.
  ///
  /// - Throws: `PublishRefusal` when one of them has errors.
  static func open(_ paths: [String], _ options: PublishOptions) throws -> [PublishedCatalogue] {
    var files: [(path: String, name: String, file: MappedFile)] = []
    var reports: [FileReport] = []
    for path in paths {
      let name = try Self.name(of: path)
      if let twin = files.first(where: { $0.name == name }) {
        throw PublishError(
          "\(twin.path) and \(path) are both called \(name), by which the service serves them")
      }
      let file = try MappedFile(path: path)
      files.append((path, name, file))
      if let report = Self.errors(in: file, path: path, rules: RuleSet(), options) { reports.append(report) }
    }
    guard reports.isEmpty else { throw PublishRefusal(reports: reports) }
    var catalogues: [PublishedCatalogue] = []
    for (path, name, file) in files {
      catalogues.append(
        PublishedCatalogue(
          path: path, name: name, file: file, reader: try CatalogueReader(file: file, path: path)))
    }
    return catalogues
  }

  /// What lint says of a file with errors; `nil` for a sound one.
  static func errors(
    in file: MappedFile, path: String, rules: RuleSet, _ options: PublishOptions
  ) -> FileReport? {
    var lint = LintOptions(rules: rules, jobs: options.jobs, maximumPerRule: 20)
    lint.releasesMemory = true
    let report = CatalogueLinter(options: lint).lint(file, path: path)
    return report.severities[.error, default: 0] > 0 ? report : nil
  }

  /// Below `static/`, the small picture of a catalogue.
  static func thumbnailName(of name: String) -> String { "thumbnails/\(name).png" }

  private static func name(of path: String) throws -> String {
    guard path != "-" else {
      throw PublishError("a catalogue that is published has a name: write standard input to a file first")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard !name.hasPrefix("."), name.utf8.allSatisfy({ $0.isLetterOrDigit || "._-".utf8.contains($0) }) else {
      throw PublishError(
        "\(path): the name becomes part of URLs: use letters, digits, \".\", \"_\" and \"-\"")
    }
    return name
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
