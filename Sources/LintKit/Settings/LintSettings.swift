import Base

/// How files are linted, and where each setting comes from: options, a file, a profile, or nothing but the
/// defaults. Whoever reads settings makes one of these of each source, and puts the stronger over the weaker.
package struct LintSettings: Sendable, Hashable {
  /// What a person asks for besides.
  package var profile: Setting<LintProfile>?
  /// Only these rules, by id, beginning of one, or name; all where it is empty.
  package var select: [Setting<String>] = []
  /// All rules but these.
  package var ignore: [Setting<String>] = []
  /// How grave findings of rules are, in the order in which they were written.
  package var severities: [RuleSeverity] = []
  /// The least severity that lets the run fail; `nil` in it for never.
  package var failOn: Setting<Severity?>?
  /// A JSON Schema that catalogues have to satisfy besides: a path that can be opened.
  package var schema: Setting<String>?
  /// What searches of folders leave out.
  package var exclude: [Setting<Exclusion>] = []
  /// Rules that are not heard of some files or places.
  package var exceptions: [Setting<LintException>] = []

  package init() {}

  /// Severity of findings of the rules that a word names.
  package struct RuleSeverity: Sendable, Hashable {
    package var rules: String
    package var severity: Setting<Severity>

    package init(rules: String, severity: Setting<Severity>) {
      self.rules = rules
      self.severity = severity
    }
  }

  /// Puts stronger settings over these. Lists of rules to select begin anew, and so do those to ignore then:
  /// who selects rules gets them. All other lists grow.
  package mutating func override(by other: LintSettings) {
    profile = other.profile ?? profile
    if !other.select.isEmpty {
      select = other.select
      ignore = []
    }
    ignore += other.ignore
    severities += other.severities
    failOn = other.failOn ?? failOn
    schema = other.schema ?? schema
    exclude += other.exclude
    exceptions += other.exceptions
  }

  /// The settings with those of their profile below them.
  package var withProfile: LintSettings {
    guard let profile else { return self }
    var settings = profile.value.settings
    settings.override(by: self)
    return settings
  }

  /// What of the least severity is used where none was set.
  package static let defaultFailOn = Severity.error
}

/// A pattern of what is left out, and the folder that it is relative to.
package struct Exclusion: Sendable, Hashable {
  package var pattern: String
  /// A path from the root.
  package var folder: String

  package init(pattern: String, folder: String) {
    self.pattern = pattern
    self.folder = folder
  }
}

/// Rules that are not heard of some files, or of some places in them.
package struct LintException: Sendable, Hashable {
  /// By id, beginning of one, or name.
  package var rules: [String]
  /// Patterns of files, from a folder on; all where there are none.
  package var files: [String]
  /// The folder, a path from the root.
  package var folder: String
  /// Patterns of JSON Pointers; the whole file where there are none.
  package var pointers: [String]
  /// Why, for people.
  package var reason: String

  package init(rules: [String], files: [String], folder: String, pointers: [String], reason: String) {
    self.rules = rules
    self.files = files
    self.folder = folder
    self.pointers = pointers
    self.reason = reason
  }

  /// Whether it speaks of a file.
  ///
  /// - Parameter path: from the root.
  package func concerns(file path: String) -> Bool {
    if files.isEmpty { return true }
    guard let names = PathNames.below(folder, path) else { return false }
    return files.contains { PathPattern($0).covers(names) }
  }
}

/// Paths as names.
package enum PathNames {
  /// The names that lead from a folder to what lies in it; `nil` for what does not. Both are paths from the
  /// root.
  package static func below(_ folder: String, _ path: String) -> [Substring]? {
    let start = folder.split(separator: "/")
    let names = path.split(separator: "/")
    return names.count > start.count && names.starts(with: start) ? Array(names.dropFirst(start.count)) : nil
  }
}
