import Base
import LintKit
import TFCatYAML

/// Reads values of a configuration and notes what is wrong with them, so that all of it is told at once.
struct ConfigurationReader {
  let path: String
  /// The folder of the file, a path from the root.
  let folder: String
  let rules: [RuleDescription]
  private(set) var faults: YAMLFaults

  init(path: String, folder: String, rules: [RuleDescription]) {
    self.path = path
    self.folder = folder
    self.rules = rules
    faults = YAMLFaults(path: path)
  }

  mutating func report(_ reason: String, at value: YAMLValue) {
    faults.note(YAMLError(path: path, place: value.place, reason: reason))
  }

  func origin(of value: YAMLValue) -> SettingOrigin { .file(path, value.place) }

  /// What other tools of the kind call what is called otherwise here.
  private static let otherNames = [
    "per-file-ignores": "exceptions", "overrides": "exceptions", "allowlist": "exceptions",
    "extend-select": "select", "extend-ignore": "ignore", "rules": "severity", "include": "exclude",
    "extends": "profile", "disable": "ignore", "enable": "select",
  ]

  /// Notes the members that are none of `names`, with those that were probably meant.
  ///
  /// - Returns: whether the value is a mapping.
  @discardableResult
  mutating func expectMembers(of value: YAMLValue, among names: [String], what: String) -> Bool {
    guard let members = value.members else {
      report("\"name: value\" lines should be here, not \(value.kind)", at: value)
      return false
    }
    for member in members where !names.contains(member.name) {
      var hint = NearestWord.hint(for: member.name, among: names)
      if hint.isEmpty, let other = Self.otherNames[member.name], names.contains(other) {
        hint = "; what it does elsewhere is called \"\(other)\" here"
      }
      faults.note(
        YAMLError(
          path: path, place: member.namePlace,
          reason: "\"\(member.name)\" is no member of \(what)\(hint) (\(names.joined(separator: ", ")))"))
    }
    return true
  }

  /// A text that is not empty; `nil` where a mistake was noted.
  mutating func text(_ value: YAMLValue) -> String? {
    guard let text = value.text else {
      report("a text should be here, not \(value.kind)", at: value)
      return nil
    }
    guard !text.allSatisfy(\.isWhitespace) else {
      report("this text is empty", at: value)
      return nil
    }
    return text
  }

  /// One text or a list of them, each with its place.
  mutating func texts(_ value: YAMLValue) -> [(text: String, place: YAMLValue)] {
    var texts: [(String, YAMLValue)] = []
    for item in value.items ?? [value] { if let text = text(item) { texts.append((text, item)) } }
    return texts
  }

  /// Names of rules, of which several may stand in one text, with commas between them.
  mutating func ruleNames(_ value: YAMLValue) -> [(text: String, place: YAMLValue)] {
    texts(value).flatMap { text, place in
      let names = text.split { $0 == "," || $0 == " " }.map(String.init)
      return names.map { ($0, place) }
    }.filter { name, place in check(rule: name, at: place.place) }
  }

  /// Notes a word that names no rule.
  mutating func check(rule name: String, at place: SourcePosition) -> Bool {
    if rules.contains(where: { $0.isNamed(by: name) }) { return true }
    faults.note(YAMLError(path: path, place: place, reason: RuleNames.refusal(of: name, among: rules)))
    return false
  }

  /// One of some words; `nil` where a mistake was noted.
  mutating func word(_ value: YAMLValue, among words: [String], what: String) -> String? {
    guard let text = text(value) else { return nil }
    if words.contains(text) { return text }
    let hint = NearestWord.hint(for: text, among: words)
    report("\"\(text)\" is no \(what)\(hint) (\(words.joined(separator: ", ")))", at: value)
    return nil
  }
}
