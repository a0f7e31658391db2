import Testing

@testable import VOVocabulary

@Suite("The UCD1+ word list")
struct UCDVocabularyTests {
  @Test("holds the 568 words of list 1.6 with their codes")
  func counts() {
    #expect(UCDWord.listVersion == "1.6")
    #expect(UCDDeprecatedTable.version == UCDWordTable.version)
    #expect(UCDWord.all.count == 568)
    let counts = Dictionary(grouping: UCDWord.all, by: \.syntaxCode).mapValues(\.count)
    #expect(
      counts == [.primary: 69, .secondary: 149, .either: 309, .photometric: 34, .colour: 1, .vector: 6])
  }

  @Test("is sorted by lower-case word, so that every word is found in any case")
  func lookup() {
    let names = UCDWord.all.map { $0.name.lowercased() }
    #expect(
      zip(names, names.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    for word in UCDWord.all {
      #expect(UCDWord(word.name) == word)
      #expect(UCDWord(word.name.lowercased()) == word)
      #expect(UCDWord(word.name.uppercased()) == word)
    }
  }

  @Test(
    "knows the code of a word",
    arguments: [
      ("time.start", UCDSyntaxCode.either), ("meta.id", .primary), ("em.radio", .secondary),
      ("phot.flux.density", .photometric), ("phot.color", .colour), ("phys.magField", .vector),
    ])
  func codes(name: String, code: UCDSyntaxCode) throws {
    let word = try #require(UCDWord(name))
    #expect(word.syntaxCode == code)
  }

  @Test(
    "has no word that only resembles one",
    arguments: ["", "tim", "time.", "time.starts", "ivoa:time", " time"])
  func absent(name: String) {
    #expect(UCDWord(name) == nil)
  }

  @Test("replaces the 211 deprecated words by current ones")
  func deprecations() throws {
    #expect(UCDVocabulary.deprecations.count == 211)
    for deprecation in UCDVocabulary.deprecations {
      #expect(UCDWord(deprecation.name) == nil)
      #expect(UCDWord.replacement(forDeprecated: deprecation.name.uppercased()) == deprecation.replacement)
      let ucd = try UCD(parsing: deprecation.replacement)
      #expect(ucd.words.count == ucd.components.count, "\(deprecation.replacement)")
      #expect(ucd.description == deprecation.replacement)
    }
    #expect(UCDWord.replacement(forDeprecated: "time.expo") == "time.duration;obs.exposure")
    #expect(UCDWord.replacement(forDeprecated: "time.start") == nil)
  }

  @Test("tells parts of the spectrum and axes from quantities")
  func kinds() {
    let parts = ["em", "em.radio", "em.radio.20-100MHz", "em.line.Halpha", "em.pw"]
    #expect(parts.compactMap { UCDWord($0) }.allSatisfy { $0.isSpectrumPart })
    #expect(["em.freq", "em.wl", "meta.main"].compactMap { UCDWord($0) }.allSatisfy { !$0.isSpectrumPart })
    #expect(
      ["pos.cartesian.x", "pos.ecliptic", "pos.eq.ra"].compactMap { UCDWord($0) }.allSatisfy {
        $0.isAxisOrFrame
      })
    #expect(
      ["pos", "pos.distance", "time.scale"].compactMap { UCDWord($0) }.allSatisfy { !$0.isAxisOrFrame })
  }
}
