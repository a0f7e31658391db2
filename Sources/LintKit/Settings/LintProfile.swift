/// What someone who takes data in asks for besides the standard: which findings are graver, what lets a run
/// fail, and what a catalogue has to say of itself. A profile is data; all of them stand in
/// `LintProfile+All.swift`.
package struct LintProfile: Sendable, Hashable {
  /// For `--profile`.
  package let name: String
  /// For whom it is, in one sentence.
  package let summary: String
  /// Rules whose findings have another severity than their own.
  package let severities: [RuleSeverity]
  /// The least severity that lets the run fail.
  package let failOn: Severity
  /// A JSON Schema that catalogues have to satisfy; `nil` for none.
  package let schema: String?

  /// Severity of the findings of some rules, and why.
  package struct RuleSeverity: Sendable, Hashable {
    /// By id, beginning of one, or name.
    package let rules: [String]
    package let severity: Severity
    package let reason: String
  }

  /// The profile of that name.
  package static func named(_ name: String) -> LintProfile? { all.first { $0.name == name } }

  /// The settings that it stands for.
  package var settings: LintSettings {
    let origin = SettingOrigin.profile(name)
    var settings = LintSettings()
    settings.severities = severities.flatMap { entry in
      entry.rules.map { LintSettings.RuleSeverity(rules: $0, severity: Setting(entry.severity, origin)) }
    }
    settings.failOn = Setting(failOn, origin)
    return settings
  }
}
