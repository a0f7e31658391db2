import TFCatPackage
import Testing

struct SubjectTests {
  @Test func wordsAreKnownLetterByLetter() {
    #expect(Subjects.isKnown("solar-radio-emission"))
    #expect(Subjects.label(of: "solar-radio-emission") == "Solar radio emission")
    for word in ["Solar-radio-emission", "solar radio emission", "solar-radio-emissio", "", "zzz"] {
      #expect(!Subjects.isKnown(word), "\(word)")
    }
    #expect(Subjects.requiredByEPNTAP.allSatisfy(Subjects.isKnown))
  }

  @Test func theWholeThesaurusIsThere() {
    // As the release notes of the version count them.
    #expect(Subjects.version == "5.1.0")
    #expect(Subjects.words.count == 2275)
    #expect(Set(Subjects.words).count == 2275)
    #expect(Subjects.words.allSatisfy(Subjects.isKnown))
    // Lower-case letters, digits and single hyphens between them.
    for word in Subjects.words {
      #expect(word.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
      #expect(!word.hasPrefix("-") && !word.hasSuffix("-") && !word.contains("--"))
    }
  }

  @Test(arguments: [
    ("Solar radio emission", "solar-radio-emission"), ("SOLAR PHYSICS", "solar-physics"),
    ("Mercury (planet)", "mercury-planet"), ("Bode's law", "bode-s-law"), ("B(e) stars", "b-e-stars"),
    // The IVOA keeps a word when the thesaurus changes its label.
    ("Optical astronomy", "visible-astronomy"), ("Solar system terrestrial planets", "inner-planets"),
    ("Earth's clouds", "clouds"), ("Planetary magnetospheres", "planetary-magnetosphere"),
    // Letters beyond ASCII.
    ("Strömgren spheres", "stromgren-spheres"), ("Gödel universe", "godel-universe"),
  ])
  func labelsBecomeWords(label: String, word: String) {
    #expect(Subjects.word(ofLabel: label) == word)
    #expect(Subjects.isKnown(word))
  }

  @Test(arguments: [
    ("solar-radio-emision", "solar-radio-emission"), ("solarphysics", "solar-physics"),
    ("Solar Physics", "solar-physics"), ("solar-radio-burst", "radio-bursts"),
    ("magnetospheric-emissions", "magnetospheric-radio-emissions"),
  ])
  func nearWordsAreSuggested(text: String, word: String) {
    #expect(Subjects.suggestion(for: text) == word)
  }

  @Test func nothingIsSuggestedForNonsense() {
    #expect(Subjects.suggestion(for: "qwertyuiop") == nil)
    #expect(Subjects.suggestion(for: String(repeating: "x-", count: 100_000)) == nil)
    #expect(Subjects.suggestion(for: "") == nil)
  }

  @Test func faultsSayWhatToWrite() {
    #expect(Subjects.faults(in: ["solar-physics", "solar-radio-emission"]).isEmpty)
    #expect(
      Subjects.faults(in: ["Solar physics"]).first
        == "the subject \"Solar physics\" is written \"solar-physics\"")
    #expect(
      Subjects.faults(in: ["solar-physics", "solar-radio-emision"]) == [
        "the subject \"solar-radio-emision\" is no word of the Unified Astronomy Thesaurus 5.1.0 (http://www.ivoa.net/rdf/uat); did you mean \"solar-radio-emission\"?"
      ])
    #expect(
      Subjects.faults(in: ["radio-bursts"]) == [
        "EPN-TAP wants at least one of the subjects exoplanet-astronomy, solar-physics, solar-system-astronomy, planetary-science"
      ])
  }
}
