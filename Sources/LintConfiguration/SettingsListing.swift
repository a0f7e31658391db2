import Base
package import LintKit
package import TFCatJSON

/// Which settings hold for a file, and where each comes from: what `tfcat config show` writes.
package struct SettingsListing {
  private let path: String
  private let answer: SettingsResolver.Answer
  private let rules: [RuleDescription]
  private let isFolder: Bool

  /// - Parameters:
  ///   - path: of the file, as it was named.
  ///   - rules: those of which settings may choose.
  package init(path: String, answer: SettingsResolver.Answer, rules: [RuleDescription], isFolder: Bool) {
    self.path = path
    self.answer = answer
    self.rules = rules
    self.isFolder = isFolder
  }

  /// One line: what is set, to what, by whom.
  private struct Line {
    var name: String
    var value: String
    var origin: SettingOrigin
    var note: String?
  }

  private var settings: LintSettings { answer.settings }

  private var lines: [Line] {
    var lines: [Line] = []
    func add(_ name: String, _ value: String, _ origin: SettingOrigin, note: String? = nil) {
      lines.append(Line(name: name, value: value, origin: origin, note: note))
    }
    if let profile = settings.profile {
      add("profile", profile.value.name, profile.origin, note: profile.value.summary)
    } else {
      add("profile", "none", .byDefault)
    }
    if settings.select.isEmpty { add("select", "all", .byDefault) }
    for setting in settings.select { add("select", setting.value, setting.origin) }
    if settings.ignore.isEmpty { add("ignore", "none", .byDefault) }
    for setting in settings.ignore { add("ignore", setting.value, setting.origin) }
    let severities = settings.severities(of: rules)
    for rule in rules {
      guard let severity = severities[rule.id] else { continue }
      let isChanged = severity.value != rule.severity
      add(
        "severity", "\(rule.id) \(severity.value.rawValue)", severity.origin,
        note: isChanged ? "\(rule.name); by itself \(rule.severity.rawValue)" : rule.name)
    }
    let limit = settings.failOn ?? Setting(LintSettings.defaultFailOn, .byDefault)
    add("fail-on", limit.value?.rawValue ?? "never", limit.origin)
    if let profile = settings.profile, profile.value.schema != nil {
      add("schema", "that of the profile", .profile(profile.value.name))
    }
    if let schema = settings.schema { add("schema", schema.value, schema.origin) }
    if settings.schema == nil, settings.profile?.value.schema == nil { add("schema", "none", .byDefault) }
    if settings.exclude.isEmpty { add("exclude", "nothing", .byDefault) }
    for setting in settings.exclude {
      add("exclude", setting.value.pattern, setting.origin, note: "from \(setting.value.folder)")
    }
    for setting in settings.exceptions {
      let exception = setting.value
      let places = exception.pointers.isEmpty ? "" : " at \(exception.pointers.joined(separator: ", "))"
      let files = exception.files.isEmpty ? "" : " in \(exception.files.joined(separator: ", "))"
      let holds = answer.file.map { exception.concerns(file: $0) } ?? exception.files.isEmpty
      add(
        "exception", exception.rules.joined(separator: ", ") + places + files, setting.origin,
        note: "\(exception.reason)\(holds ? "" : " (not for this file)")")
    }
    return lines
  }

  private var usedRules: [RuleDescription] {
    rules.filter(settings.selection(forFile: answer.file).contains)
  }

  private var isExcluded: Bool {
    answer.file.map { settings.excludes($0, isFolder: isFolder) } ?? false
  }

  /// For people: a line for each setting.
  package var text: String {
    var rows = [["file", path], ["settings", answer.configuration ?? "no \(Configuration.name)"]]
    rows += lines.map { [$0.name, $0.value, "\($0.origin)" + ($0.note.map { "  (\($0))" } ?? "")] }
    rows.append(["rules", "\(usedRules.count) of \(rules.count)"])
    var text = TextTable(rows, widest: 40).text
    if isExcluded { text += "Searches of folders leave this \(isFolder ? "folder" : "file") out.\n" }
    return TerminalEscaping.printableLines(text)
  }

  /// For programs.
  package var json: JSONValue {
    let ids = Set(usedRules.map(\.id))
    return [
      "file": .string(TerminalEscaping.path(path)),
      "configuration": answer.configuration.map { .string(TerminalEscaping.path($0)) } ?? .null,
      "excluded": .bool(isExcluded),
      "settings": .array(
        lines.map { line in
          var object: JSONObject = [
            "name": .string(line.name), "value": .string(line.value), "origin": .string("\(line.origin)"),
          ]
          if let note = line.note { object["note"] = .string(note) }
          return .object(object)
        }),
      "rules": .array(rules.filter { ids.contains($0.id) }.map { .string($0.id) }),
    ]
  }
}
