import Base

extension LintSettings {
  /// The rules that are used in a file, without regard to places in it.
  ///
  /// - Parameter path: of the file, from the root; `nil` for a text that is no file.
  package func selection(forFile path: String?) -> RuleSelection {
    var ignored = ignore.map(\.value)
    for exception in exceptions.map(\.value) where exception.pointers.isEmpty {
      if path.map(exception.concerns) ?? exception.files.isEmpty { ignored += exception.rules }
    }
    return RuleSelection(selected: select.map(\.value), ignored: ignored)
  }

  /// The places of a file of which rules are not heard.
  package func ignoredPlaces(forFile path: String?, among rules: [RuleDescription]) -> IgnoredPlaces {
    let concerned = exceptions.map(\.value).filter { exception in
      !exception.pointers.isEmpty && (path.map(exception.concerns) ?? exception.files.isEmpty)
    }
    return IgnoredPlaces(
      concerned.map { exception in
        let named = rules.filter { rule in exception.rules.contains { rule.isNamed(by: $0) } }
        return (Set(named.map(\.id)), exception.pointers.map(PointerPattern.init))
      })
  }

  /// How a file is linted.
  ///
  /// - Parameters:
  ///   - path: of the file, from the root; `nil` for a text that is no file.
  ///   - rules: those of which settings may choose.
  ///   - maximumPerRule: how many findings of a rule are wanted at most; it holds where no place is ignored.
  package func options(
    forFile path: String?, among rules: [RuleDescription], jobs: Int, maximumPerRule: Int?
  ) -> LintOptions {
    let places = ignoredPlaces(forFile: path, among: rules)
    var options = LintOptions(
      selection: selection(forFile: path), jobs: jobs, maximumPerRule: places.isEmpty ? maximumPerRule : nil)
    options.severities = severities(of: rules).mapValues(\.value)
    options.ignoredPlaces = places
    return options
  }

  /// The severities that are not the rules' own, by their ids. What names a rule more closely is stronger,
  /// and of what names it as closely the last.
  package func severities(of rules: [RuleDescription]) -> [String: Setting<Severity>] {
    var result: [String: Setting<Severity>] = [:]
    for rule in rules {
      var best: (closeness: Int, severity: Setting<Severity>)?
      for entry in severities where rule.isNamed(by: entry.rules) {
        let closeness = entry.rules == "all" ? 0 : entry.rules == rule.name ? 6 : entry.rules.utf8.count
        if let best, best.severity.origin.rank == entry.severity.origin.rank, best.closeness > closeness {
          continue
        }
        // A stronger source goes before a closer name.
        if let best, best.severity.origin.rank > entry.severity.origin.rank { continue }
        best = (closeness, entry.severity)
      }
      if let best { result[rule.id] = best.severity }
    }
    return result
  }

  /// Whether a search leaves something out.
  ///
  /// - Parameter path: from the root.
  package func excludes(_ path: String, isFolder: Bool) -> Bool {
    var isExcluded = false
    for exclusion in exclude.map(\.value) {
      guard let names = PathNames.below(exclusion.folder, path) else { continue }
      let file = IgnoreFile(patterns: [exclusion.pattern])
      if let answer = file.leavesOut(names, isFolder: isFolder) { isExcluded = answer }
    }
    return isExcluded
  }
}

extension SettingOrigin {
  /// The stronger, the greater.
  fileprivate var rank: Int {
    switch self {
    case .byDefault: 0
    case .profile: 1
    case .file: 2
    case .option: 3
    }
  }
}
