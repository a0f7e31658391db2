import Foundation
import Testing
import VOVocabulary

/// The verdicts of astropy, written by Scripts/ucd_oracle.py; `docs/ucd.md` explains the differences.
@Suite("Agreement with astropy on UCDs")
struct UCDOracleTests {
  struct Verdict: Sendable {
    let text: String
    let isValid: Bool
  }

  static func verdicts() throws -> [Verdict] {
    let url = try #require(
      Bundle.module.url(forResource: "astropy", withExtension: "tsv", subdirectory: "Fixtures/UCD"))
    let table = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let columns = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return columns.count == 2 ? Verdict(text: String(columns[1]), isValid: columns[0] == "1") : nil
    }
  }

  /// The one known difference: of a word with a foreign namespace astropy only looks at how namespace and
  /// word begin, so that `my:em..freq` and `a.b:em.freq` pass; the grammar of UCD 1.1 has neither.
  static func isUnanchoredMatch(_ verdict: Verdict) -> Bool {
    guard verdict.isValid else { return false }
    let malformed = UCD.check(verdict.text).filter { $0.problem.breaksStandard }
    return malformed.allSatisfy { finding in
      guard finding.problem == .syntax, let colon = finding.word.firstIndex(of: ":") else { return false }
      return finding.word[..<colon].lowercased() != "ivoa"
    }
  }

  @Test("holds for every UCD of the table but those that are explained")
  func agreement() throws {
    let verdicts = try Self.verdicts()
    #expect(verdicts.count > 5000)
    let different = verdicts.filter { UCD.isValid($0.text) != $0.isValid }
    let unexplained = different.filter { !Self.isUnanchoredMatch($0) }
    #expect(unexplained.isEmpty, "\(unexplained.map(\.text))")
    #expect(different.count == 29)
  }

  @Test("covers every word of the list, alone and behind another")
  func coverage() throws {
    let verdicts = Dictionary(try Self.verdicts().map { ($0.text, $0.isValid) }) { first, _ in first }
    for word in UCDWord.all {
      #expect(verdicts[word.name] == word.syntaxCode.mayBeFirst)
      #expect(verdicts["time;" + word.name] == word.syntaxCode.mayFollow)
    }
  }
}
