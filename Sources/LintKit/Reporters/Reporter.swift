public import Base
import TFCatJSON

/// Writes reports in one format. Files come one by one, in the order in which they were named.
public protocol Reporter: SendableMetatype {
  /// The format's name on the command line.
  static var format: String { get }
  /// Whether the format is read by people, for whom a few findings of a kind are enough.
  static var isForPeople: Bool { get }

  /// A reporter that writes in a style.
  init(_ style: ReportStyle)

  /// What stands before the first file.
  mutating func begin() -> String
  /// What is written about one file.
  ///
  /// - Parameters:
  ///   - report: what was found in it.
  ///   - file: the text of the file, for excerpts; `nil` when it could not be read.
  mutating func report(_ report: FileReport, file: MappedFile?) -> String
  /// What stands after the last file.
  mutating func end(_ summary: LintSummary) -> String
}

/// What reporters are told beside the findings.
public struct ReportStyle: Sendable {
  /// The version of the program that reports.
  public var toolVersion: String
  /// Whether text is coloured for a terminal.
  public var usesColor: Bool
  /// How many columns a terminal has, at which lines are broken; `nil` for no terminal.
  public var width: Int?
  /// Where rules lead that are links, for terminals that know the control sequence OSC 8; `nil` for no links.
  public var ruleLinks: RuleLinks?
  /// The rules of the run, in the order of their ids.
  public var rules: [RuleDescription]
  /// The folder in which the program ran, from which reports for services name files; `nil` names them as
  /// they were given.
  public var directory: String?

  /// How a report is to look.
  ///
  /// - Parameters:
  ///   - toolVersion: the version that the report names.
  ///   - usesColor: whether text has colours for a terminal.
  ///   - rules: the rules of the run.
  ///   - directory: the folder from which files are named.
  public init(
    toolVersion: String, usesColor: Bool = false, rules: [RuleDescription] = [], directory: String? = nil
  ) {
    self.toolVersion = toolVersion
    self.usesColor = usesColor
    self.rules = rules
    self.directory = directory
  }
}
