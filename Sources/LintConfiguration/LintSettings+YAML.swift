import Base
import LintKit
import TFCatYAML

extension LintSettings {
  private static let names = [
    "profile", "select", "ignore", "severity", "fail-on", "schema", "exclude", "exceptions",
  ]

  /// Reads the section `lint` of a configuration.
  init(_ yaml: YAMLValue, _ reader: inout ConfigurationReader) {
    self.init()
    if yaml.isNull { return }
    guard reader.expectMembers(of: yaml, among: Self.names, what: "lint") else { return }
    for member in yaml.members ?? [] {
      let value = member.value
      switch member.name {
      case "profile": readProfile(value, &reader)
      case "select": select = Self.rules(value, &reader)
      case "ignore": ignore = Self.rules(value, &reader)
      case "severity": readSeverities(value, &reader)
      case "fail-on": readLimit(value, &reader)
      case "schema": readSchema(value, &reader)
      case "exclude":
        exclude = reader.texts(value).map { text, place in
          Setting(Exclusion(pattern: text, folder: reader.folder), reader.origin(of: place))
        }
      case "exceptions": readExceptions(value, &reader)
      default: break
      }
    }
  }

  private static func rules(_ value: YAMLValue, _ reader: inout ConfigurationReader) -> [Setting<String>] {
    reader.ruleNames(value).map { Setting($0.text, reader.origin(of: $0.place)) }
  }

  private mutating func readProfile(_ value: YAMLValue, _ reader: inout ConfigurationReader) {
    let names = LintProfile.all.map(\.name)
    guard let name = reader.word(value, among: names, what: "profile") else { return }
    profile = LintProfile.named(name).map { Setting($0, reader.origin(of: value)) }
  }

  private static let severityNames = Severity.allCases.reversed().map(\.rawValue)

  private mutating func readSeverities(_ value: YAMLValue, _ reader: inout ConfigurationReader) {
    guard let members = value.members else {
      reader.report("lines like \"TFC307: warning\" should be here, not \(value.kind)", at: value)
      return
    }
    for member in members {
      let isKnown = reader.check(rule: member.name, at: member.namePlace)
      if let text = member.value.text ?? member.value.bool.map(String.init), Self.wordsForOff.contains(text) {
        reader.report(
          "a severity is error, warning or info; name the rule under ignore to switch it off",
          at: member.value)
        continue
      }
      let word = reader.word(member.value, among: Self.severityNames, what: "severity")
      guard isKnown, let severity = word.flatMap(Severity.init(rawValue:)) else { continue }
      severities.append(
        RuleSeverity(rules: member.name, severity: Setting(severity, reader.origin(of: member.value))))
    }
  }

  /// What other tools take for a rule that is not heard.
  private static let wordsForOff: Set = ["off", "Off", "OFF", "none", "ignore", "false"]

  private mutating func readLimit(_ value: YAMLValue, _ reader: inout ConfigurationReader) {
    let words = Self.severityNames + ["never"]
    guard let word = reader.word(value, among: words, what: "value of fail-on") else { return }
    failOn = Setting(Severity(rawValue: word), reader.origin(of: value))
  }

  private mutating func readSchema(_ value: YAMLValue, _ reader: inout ConfigurationReader) {
    guard let text = reader.text(value) else { return }
    let file = text.hasPrefix("/") ? text : FilePath.sibling(of: reader.path, named: text)
    guard FileKind(at: file) != nil else {
      reader.report("there is no file \(file); the path counts from the folder of this file", at: value)
      return
    }
    schema = Setting(file, reader.origin(of: value))
  }

  // MARK: - Exceptions

  private static let exceptionNames = ["rules", "files", "pointers", "reason"]

  private mutating func readExceptions(_ value: YAMLValue, _ reader: inout ConfigurationReader) {
    guard let items = value.items else {
      reader.report(
        "a list should be here, not \(value.kind): \"- rules: [TFC602]\" and, below it, files or pointers, and a reason",
        at: value)
      return
    }
    for item in items {
      guard reader.expectMembers(of: item, among: Self.exceptionNames, what: "an exception") else { continue }
      let rules = item["rules"].map { reader.ruleNames($0) } ?? []
      let files = item["files"].map { reader.texts($0) } ?? []
      let pointers = item["pointers"].map { reader.texts($0) } ?? []
      for (text, place) in pointers where !text.hasPrefix("/") {
        reader.report("\"\(text)\" is no JSON Pointer: it begins with a slash, as in /features/*", at: place)
      }
      if item["rules"].map(\.isNull) ?? true {
        reader.report("an exception says which rules are not heard: rules: [TFC602]", at: item)
      }
      if item["files"] == nil, item["pointers"] == nil {
        reader.report(
          "an exception says where rules are not heard: files: [old/], or pointers: [/properties/time_min]; for all files and places there is ignore",
          at: item)
      }
      guard let reason = item["reason"] else {
        reader.report("an exception says why, for those who come after you: reason: ...", at: item)
        continue
      }
      guard let reason = reader.text(reason), !rules.isEmpty else { continue }
      exceptions.append(
        Setting(
          LintException(
            rules: rules.map(\.text), files: files.map(\.text), folder: reader.folder,
            pointers: pointers.map(\.text), reason: DisplayText.line(reason)),
          reader.origin(of: item)))
    }
  }
}
