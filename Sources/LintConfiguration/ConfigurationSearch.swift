import Base
package import LintKit
package import TFCatYAML

/// Finds the configuration that holds for a file: the nearest `tfcat.yml` from its folder upwards, to the
/// root of the repository, or of the file system where there is none. Each file is read once.
package struct ConfigurationSearch {
  /// Which file is used.
  package enum Mode: Sendable, Hashable {
    /// The nearest one.
    case nearest
    /// This one for all files.
    case file(String)
    case none
  }

  private let rules: [RuleDescription]
  /// That of `Mode.file`.
  private var fixed: Configuration?
  private let isSearching: Bool
  /// By folder.
  private var found: [String: Configuration?] = [:]

  /// - Throws: what is wrong with the file of `Mode.file`.
  package init(_ mode: Mode, rules: [RuleDescription]) throws(YAMLError) {
    self.rules = rules
    isSearching = mode == .nearest
    if case .file(let path) = mode { fixed = try Configuration(path: path, rules: rules) }
  }

  /// - Parameter folder: a path from the root.
  package mutating func configuration(forFolder folder: String) throws(YAMLError) -> Configuration? {
    guard isSearching else { return fixed }
    if let known = found[folder] { return known }
    let path = Directory(folder).path(of: Configuration.name)
    var configuration: Configuration?
    if FileKind(at: path) == .regular {
      configuration = try Configuration(path: Self.shown(path), rules: rules)
    } else if !Repository.isRoot(folder), folder != "/", let parent = FilePath.parent(of: folder) {
      configuration = try self.configuration(forFolder: parent)
    }
    found[folder] = .some(configuration)
    return configuration
  }

  /// The files that are a folder's configuration, the nearest first, or would be if they were there.
  ///
  /// - Parameter folder: a path from the root.
  package static func places(forFolder folder: String) -> [String] {
    Repository.folders(from: folder).map { Directory($0).path(of: Configuration.name) }
  }

  /// The path as people in the current folder call it.
  private static func shown(_ path: String) -> String {
    let current = FilePath.current
    return path.hasPrefix(current == "/" ? "/" : current + "/") ? FilePath.way(from: current, to: path) : path
  }
}
