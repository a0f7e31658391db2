import ArgumentParser
import Base
import LintConfiguration
import LintKit

/// Options about the file of settings.
struct SettingsFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The settings of this file, and not those of the nearest tfcat.yml from each file upwards.",
      valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "No settings but options.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config exclude each other.") }
  }

  var mode: ConfigurationSearch.Mode { noConfig ? .none : config.map { .file($0) } ?? .nearest }
}

/// Options about settings, and about what searches of folders find.
struct ConfigurationOptions: ParsableArguments {
  @OptionGroup
  var file: SettingsFileOptions

  @Option(
    help: ArgumentHelp(
      "Folders and patterns leave out what has this form, as in .gitignore. May be given several times.",
      valueName: "pattern"))
  var exclude: [String] = []

  @Flag(help: "Folders and patterns do not leave out what .gitignore files say.")
  var noGitignore = false

  var mode: ConfigurationSearch.Mode { file.mode }

  /// The settings of these options.
  var settings: LintSettings {
    var settings = LintSettings()
    settings.exclude = exclude.map {
      Setting(Exclusion(pattern: $0, folder: FilePath.current), .option("--exclude"))
    }
    return settings
  }

  /// The search for inputs, by settings.
  func inputs(_ resolver: SettingsResolver) -> InputSearch {
    var search = InputSearch()
    search.honoursIgnoreFiles = !noGitignore
    search.isExcluded = { resolver.excludes($0, isFolder: $1) }
    return search
  }
}
