import Base
package import LintKit
package import TFCatYAML

/// Answers which settings hold for a file: those of the command line over those of its configuration, over
/// those of its profile.
package final class SettingsResolver {
  /// What holds for a file.
  package struct Answer: Sendable, Hashable {
    /// The settings, with those of their profile.
    package var settings: LintSettings
    /// The configuration that they are from, as messages call it.
    package var configuration: String?
    /// The file, a path from the root; `nil` for a text that is no file.
    package var file: String?
  }

  private var search: ConfigurationSearch
  private let options: LintSettings
  /// By folder.
  private var known: [String: Answer] = [:]
  /// By the folder as it was named.
  private var folders: [String: String] = [:]
  /// What was wrong with a configuration that a search asked for.
  private var failure: YAMLError?

  /// - Parameters:
  ///   - options: of the command line.
  ///   - rules: those that words may name.
  /// - Throws: what is wrong with a configuration that was named.
  package init(
    _ mode: ConfigurationSearch.Mode, options: LintSettings, rules: [RuleDescription]
  ) throws(YAMLError) {
    search = try ConfigurationSearch(mode, rules: rules)
    self.options = options
  }

  /// What holds for a file.
  ///
  /// - Parameter path: as it was named; `nil` for a text that is no file, for which the current folder
  ///   counts.
  package func answer(for path: String?) throws(YAMLError) -> Answer {
    guard let path else { return try answer(forFolder: FilePath.current) }
    let file = located(path)
    var answer = try answer(forFolder: FilePath.parent(of: file) ?? "/")
    answer.file = file
    return answer
  }

  private func answer(forFolder folder: String) throws(YAMLError) -> Answer {
    if let answer = known[folder] { return answer }
    let configuration = try search.configuration(forFolder: folder)
    var settings = configuration?.lint ?? LintSettings()
    settings.override(by: options)
    let answer = Answer(settings: settings.withProfile, configuration: configuration?.path)
    known[folder] = answer
    return answer
  }

  private func located(_ path: String) -> String {
    guard let parent = FilePath.parent(of: path), let folder = folders[parent] else {
      let located = FilePath.located(path)
      if let parent = FilePath.parent(of: path) { folders[parent] = FilePath.parent(of: located) }
      return located
    }
    return Directory(folder).path(of: FilePath.name(of: path))
  }

  /// Whether a search leaves something out. What is wrong with a configuration is kept for `finish`.
  package func excludes(_ path: String, isFolder: Bool) -> Bool {
    do throws(YAMLError) {
      let answer = try answer(for: path)
      return answer.file.map { answer.settings.excludes($0, isFolder: isFolder) } ?? false
    } catch {
      failure = failure ?? error
      return false
    }
  }

  /// - Throws: what was wrong with a configuration that a search asked for.
  package func finish() throws(YAMLError) { if let failure { throw failure } }
}
