import ArgumentParser
import Base
import EPNCoreLint
import LintKit
import TFCat
import TFCatJSON
import TFCatLint

/// `tfcat rules`
struct RulesCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case markdown
    case html
  }

  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules of lint, or explains one: why it matters, what to do, examples.",
    discussion: """
      As markdown or html the pages of all rules are one document, in which each has an anchor, its id.

        tfcat rules TFC307
        tfcat rules TFC3
        tfcat rules --format html > rules.html
      """,
    aliases: ["explain"])

  @Argument(
    help: ArgumentHelp("An id (TFC307), the beginning of one (TFC3), or a rule's name.", valueName: "rule"),
    completion: .rules)
  var rule: String?

  @Option(help: "How the answer is written: text, json, markdown or html.")
  var format = Format.text

  func run() throws {
    let all = DocumentLinter.rules
    let wanted = rule.map { name in all.filter { $0.isNamed(by: name) } } ?? all
    if let rule, wanted.isEmpty {
      throw CommandError(DocumentLinter.refusal(ofRule: rule))
    }
    let isExplained = rule != nil && wanted.count == 1
    let output = try OutputFile(path: "-")
    switch format {
    case .text:
      try output.write((isExplained ? wanted.map(\.page).joined() : RuleDescription.table(wanted)).utf8)
    case .markdown: try output.write(RulePages(wanted, version: TFCatCommand.version).markdown.utf8)
    case .html: try output.write(RulePages(wanted, version: TFCatCommand.version).html.utf8)
    case .json:
      let value: JSONValue = isExplained ? wanted[0].json : .array(wanted.map(\.json))
      try output.write("\(value)\n".utf8)
    }
    try output.commit()
  }
}
