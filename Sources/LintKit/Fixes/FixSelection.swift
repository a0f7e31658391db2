/// Which fixes are applied.
package struct FixSelection: Sendable {
  /// What is allowed.
  package var level: Fix.Safety
  /// The ids of the rules whose fixes are left out.
  package var omittedRules: Set<String> = []

  package init(_ level: Fix.Safety) { self.level = level }

  /// Whether the fix of a finding is applied, if it has one.
  func takes(_ finding: Finding) -> Bool {
    guard let repair = finding.repair else { return false }
    return level.allows(repair.safety) && !omittedRules.contains(finding.rule.id)
  }
}
