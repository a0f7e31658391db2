import Foundation
import LintKit
import TFCatLint
import TFCatTestSupport
import Testing

/// Nothing is registered by itself: these tests find the rule that was forgotten.
@Suite struct RuleFileTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/TFCatLint/Rules")

  /// Files whose names have a plus extend something and are no rules.
  @Test func everyFileIsARegisteredRuleAndEveryRuleHasAFileOfItsName() throws {
    let registered = CatalogueRules.all.map { String(describing: type(of: $0)) }
    #expect(try RuleFiles.names(in: Self.folder) == registered.sorted())
  }

  @Test func aFolderHoldsTheRulesOfAFamily() throws {
    let families = Dictionary(
      CatalogueRules.all.map { (String(describing: type(of: $0)), $0.description.family) },
      uniquingKeysWith: { first, _ in first })
    for folder in try RuleFiles.folders(in: Self.folder) {
      let names = try RuleFiles.names(in: folder)
      #expect(Set(names.compactMap { families[$0] }).count == 1, "\(folder.lastPathComponent)")
    }
  }
}
