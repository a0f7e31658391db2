import Base
import JSONSchema
import LintConfiguration
import LintKit

/// How each file of a run is linted, by the settings that hold for it.
final class LintPlan {
  /// What lints some files.
  struct Way {
    var linter: any FileLinter
    /// Mends files; `nil` where they stay.
    var fixer: FileFixer?
    /// The rules that take part.
    var rules: [RuleDescription]
    /// The least severity that lets the run fail; `nil` where no finding does.
    var failOn: Severity?
  }

  /// What tells ways apart.
  private struct Key: Hashable {
    var settings: LintSettings
    var selection: RuleSelection
    var places: IgnoredPlaces
  }

  private let resolver: SettingsResolver
  private let make: (LintOptions, LintSettings) throws -> any FileLinter
  private let rules: [RuleDescription]
  private let jobs: Int
  private let maximumPerRule: Int?
  private let stdinName: String?
  private let takesSelection: Bool
  private let fixLevel: Fix.Safety?
  private var ways: [Key: Way] = [:]

  /// - Parameters:
  ///   - rules: those of which settings may choose.
  ///   - stdinName: how standard input is called, where that was said.
  ///   - takesSelection: whether settings choose the rules, but for exceptions.
  ///   - fixLevel: which fixes are made; `nil` for none.
  ///   - make: makes what lints by options, and by what else settings say.
  init(
    _ resolver: SettingsResolver, rules: [RuleDescription], jobs: Int, maximumPerRule: Int?,
    stdinName: String?, takesSelection: Bool = true, fixLevel: Fix.Safety? = nil,
    make: @escaping (LintOptions, LintSettings) throws -> any FileLinter
  ) {
    self.resolver = resolver
    self.rules = rules
    self.jobs = jobs
    self.maximumPerRule = maximumPerRule
    self.stdinName = stdinName
    self.takesSelection = takesSelection
    self.fixLevel = fixLevel
    self.make = make
  }

  /// The settings that hold for a file.
  func settings(for path: String) throws -> LintSettings {
    try resolver.answer(for: path == "-" ? stdinName : path).settings
  }

  /// How many files could not be mended or written.
  var fixFailureCount: Int { ways.values.reduce(0) { $0 + ($1.fixer?.failureCount ?? 0) } }

  /// How a file is linted.
  ///
  /// - Parameter path: as it was named; `-` for standard input.
  /// - Throws: what is wrong with settings, or with a schema that they name.
  func way(for path: String) throws -> Way {
    let answer = try resolver.answer(for: path == "-" ? stdinName : path)
    var settings = answer.settings
    if !takesSelection { (settings.select, settings.ignore) = ([], []) }
    let key = Key(
      settings: settings, selection: settings.selection(forFile: answer.file),
      places: settings.ignoredPlaces(forFile: answer.file, among: rules))
    if let way = ways[key] { return way }
    let options = settings.options(
      forFile: answer.file, among: rules, jobs: jobs, maximumPerRule: maximumPerRule)
    let linter = try make(options, settings)
    var way = Way(
      linter: linter, rules: rules.filter(options.selection.contains),
      failOn: settings.failOn.map(\.value) ?? LintSettings.defaultFailOn)
    if let fixLevel, let catalogues = (linter as? DocumentLinter)?.catalogues {
      way.fixer = FileFixer(catalogues, level: fixLevel)
    }
    ways[key] = way
    return way
  }
}
