import ArgumentParser
import LintConfiguration
import LintKit

/// Options that choose rules. Each goes before what a file of settings says.
struct RuleChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is asked for besides: \(LintProfile.all.map(\.name).joined(separator: ", ")).", valueName: "name"),
    completion: .list(LintProfile.allValueStrings)
  )
  var profile: LintProfile?

  @Option(
    help: ArgumentHelp(
      "Only these rules: ids (TFC307), their beginnings (TFC3) or names, separated by commas.",
      valueName: "rules"), completion: .rules)
  var select: [String] = []

  @Option(help: ArgumentHelp("All rules but these.", valueName: "rules"), completion: .rules)
  var ignore: [String] = []

  func validate() throws {
    for name in RuleNames.separated(select + ignore)
    where !DocumentLinter.rules.contains(where: { $0.isNamed(by: name) }) {
      throw ValidationError(DocumentLinter.refusal(ofRule: name))
    }
    for (option, values) in [("--select", select), ("--ignore", ignore)]
    where !values.isEmpty && RuleNames.separated(values).isEmpty {
      throw ValidationError("\(option) names no rule; `tfcat rules` lists them.")
    }
  }

  /// The settings of these options.
  var settings: LintSettings {
    var settings = LintSettings()
    settings.profile = profile.map { Setting($0, .option("--profile")) }
    settings.select = RuleNames.separated(select).map { Setting($0, .option("--select")) }
    settings.ignore = RuleNames.separated(ignore).map { Setting($0, .option("--ignore")) }
    return settings
  }
}

/// Options about rules and what they may find. Each goes before what a file of settings says.
struct RuleOptions: ParsableArguments {
  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case error
    case warning
    case info
    case never
  }

  @OptionGroup
  var choice: RuleChoice

  @Option(
    help: ArgumentHelp(
      "A JSON Schema that catalogues have to satisfy besides: that of a journal or a project.",
      valueName: "file"), completion: .file())
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1: error, warning, info or never. Default: error.",
      valueName: "severity"))
  var failOn: Threshold?

  /// The settings of these options.
  var settings: LintSettings {
    var settings = choice.settings
    settings.schema = schema.map { Setting($0, .option("--schema")) }
    settings.failOn = failOn.map { Setting(Severity(rawValue: $0.rawValue), .option("--fail-on")) }
    return settings
  }
}

extension LintProfile: ExpressibleByArgument {
  /// The profile of that name; `nil` where there is none.
  public init?(argument: String) {
    guard let profile = LintProfile.named(argument) else { return nil }
    self = profile
  }

  /// For the help, and for who mistypes one.
  public static var allValueStrings: [String] { all.map(\.name) }
}
