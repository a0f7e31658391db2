import Base
package import LintKit
package import TFCatYAML

/// A file `tfcat.yml`, which says how files below its folder are linted.
///
///     version: 1
///     lint:
///       profile: journal
///       ignore: [unused-field]
///       exceptions:
///         - files: [old/]
///           rules: [TFC602]
///           reason: The first receivers had no clock
///
/// `schemas/config-1.schema.json` describes it.
package struct Configuration: Sendable, Hashable {
  /// As messages call the file.
  package let path: String
  /// The folder of the file, a path from the root, from which its patterns count.
  package let folder: String
  package let lint: LintSettings

  /// How the file is called.
  package static let name = "tfcat.yml"
  private static let version: Int64 = 1

  /// Reads a file.
  ///
  /// - Parameter rules: those that words in it may name.
  /// - Throws: all mistakes that were found.
  package init(path: String, rules: [RuleDescription]) throws(YAMLError) {
    try self.init(YAMLParser.parse(path: path), path: path, rules: rules)
  }

  /// Reads a document.
  ///
  /// - Parameter path: of the file that it stands in.
  /// - Throws: all mistakes that were found.
  package init(_ yaml: YAMLValue, path: String, rules: [RuleDescription]) throws(YAMLError) {
    self.path = path
    folder = path == "-" ? FilePath.current : FilePath.parent(of: FilePath.absolute(path)) ?? "/"
    var reader = ConfigurationReader(path: path, folder: folder, rules: rules)
    // A file with nothing but comments says nothing.
    if yaml.isNull {
      lint = LintSettings()
      return
    }
    reader.expectMembers(of: yaml, among: ["version", "lint"], what: "a configuration")
    if let version = yaml["version"], version.integer != Self.version {
      reader.report("this program knows version 1 of configurations", at: version)
    }
    lint = yaml["lint"].map { LintSettings($0, &reader) } ?? LintSettings()
    try reader.faults.finish()
  }
}
