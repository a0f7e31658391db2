import TFCatTestSupport
import Testing

@testable import VOVocabulary

@Suite("The guess at an unknown word")
struct UCDGuessTests {
  @Test(
    "finds what was meant",
    arguments: [
      // written out or another name
      ("em.frequency", "em.freq"), ("em.wavelength", "em.wl"), ("time.begin", "time.start"),
      ("time.stop", "time.end"), ("phys.velocity", "phys.veloc"), ("pos.earth.longitude", "pos.earth.lon"),
      ("phys.magneticField", "phys.magField"), ("phot.colour", "phot.color"), ("em.infrared", "em.IR"),
      ("em.wavelength.effective", "em.wl.effective"), ("meta.name", "meta.id"), ("time.min", "time.start"),
      // slips of the pen
      ("em.frq", "em.freq"), ("em.feq", "em.freq"), ("time.strat", "time.start"),
      ("meta.code.clas", "meta.code.class"),
      ("phot.flux.densty", "phot.flux.density"), ("em.xray", "em.X-ray"),
      ("pos.ecliptic.long", "pos.ecliptic.lon"),
      ("tme.start", "time.start"), ("meta.note.", "meta.note"),
      // cut short
      ("phys.temp", "phys.temperature"), ("time.dur", "time.duration"),
      ("phot.flux.dens", "phot.flux.density"),
      ("phys.polar", "phys.polarization"),
      // without the beginning
      ("antennaTemp", "phot.antennaTemp"), ("flux.density", "phot.flux.density"),
      ("magField", "phys.magField"),
      // the right end in the wrong place
      ("meta.url", "meta.ref.url"), ("meta.doi", "meta.ref.doi"), ("em.bandwidth", "instr.bandwidth"),
      ("pos.x", "pos.cartesian.x"),
      // a statistic as an atom
      ("em.freq.max", "em.freq;stat.max"), ("em.frequency.minimum", "em.freq;stat.min"),
      ("time.duration.error", "stat.error;time.duration"), ("pos.eq.ra.main", "pos.eq.ra;meta.main"),
      ("phys.magneticField.z", "phys.magField;pos.cartesian.z"),
      // the generation before
      ("POS_EQ_RA_MAIN", "pos.eq.ra;meta.main"), ("TIME_PERIOD", "time.period"), ("TIME_DATE", "time.epoch"),
      ("PHOT_FLUX_RADIO", "phot.flux"),
      // too special
      ("em.freq.drift.rate", "em.freq"),
    ])
  func guess(written: String, meant: String) throws {
    let finding = try #require(
      UCD.check(written).first { $0.problem == .unknownWord || $0.problem == .syntax })
    if finding.problem == .unknownWord {
      #expect(finding.suggestion == meant)
      #expect(finding.message.contains("\"\(meant)\""))
    }
    #expect(UCD.corrected(written) == (UCD.isValid(meant) ? meant : nil))
  }

  @Test(
    "is not made when nothing is near",
    arguments: [
      "zebra.stripe", "quux", "x", "burst_type_7", "pos.lat", "meta.date", "time.peak",
      "phys.electron.speed",
    ])
  func none(written: String) throws {
    let finding = try #require(UCD.check(written).first)
    #expect(finding.problem == .unknownWord)
    #expect(finding.suggestion == nil)
    #expect(UCD.corrected(written) == nil)
  }

  @Test("always is a UCD of known words that follows the grammar")
  func soundness() throws {
    var random = SeededNumbers(16)
    let letters = Array("abcdefghijklmnopqrstuvwxyz.")
    for word in UCDWord.all {
      var characters = Array(word.name)
      let place = Int.random(in: 0..<characters.count, using: &random)
      characters[place] = letters.randomElement(using: &random) ?? "a"
      let written = String(characters)
      for finding in UCD.check(written) where finding.problem == .unknownWord {
        guard let suggestion = finding.suggestion else { continue }
        let ucd = try UCD(parsing: suggestion)
        #expect(ucd.words.count == ucd.components.count, "\(written) -> \(suggestion)")
      }
    }
  }

  @Test("knows by other names only what the list has")
  func aliases() throws {
    for (alias, ucd) in UCDAliases.words {
      #expect(alias == alias.lowercased())
      #expect(UCDWord(alias) == nil, "\(alias)")
      #expect(try UCD(parsing: ucd).words.map(\.name).joined(separator: ";") == ucd)
    }
    let atoms = Set(UCDWord.all.flatMap { $0.atoms.map(String.init) })
    for (alias, atom) in UCDAliases.atoms {
      #expect(alias == alias.lowercased())
      #expect(atom.split(separator: ".").allSatisfy { atoms.contains(String($0)) }, "\(atom)")
    }
  }

  @Test("puts a word of code P in front only when the word is the first")
  func placement() throws {
    let finding = try #require(UCD.check("meta.id;em.freq.error").first)
    #expect(finding.suggestion?.hasPrefix("stat.error") != true)
  }
}

@Suite("The correction of a UCD")
struct UCDCorrectionTests {
  @Test(
    "mends what can be mended",
    arguments: [
      ("em.freq;stat.max", "em.freq;stat.max"),
      ("EM.Freq ; Stat.Max", "em.freq;stat.max"),
      ("stat.max;em.freq", "em.freq;stat.max"),
      ("obs.field;meta.id", "meta.id;obs.field"),
      ("em.frequency,stat.maximum", "em.freq;stat.max"),
      ("meta..number;;", "meta.number"),
      ("time.expo", "time.duration;obs.exposure"),
      ("ivoa:em.freq;em.freq", "em.freq"),
      ("phot.fluxDens;em.radio;em.radio", "phot.flux.density;em.radio"),
      ("my:own.word;em.radio", "my:own.word;em.radio"),
    ])
  func mended(text: String, expected: String) {
    #expect(UCD.corrected(text) == expected)
  }

  @Test(
    "is withheld when the author must decide",
    arguments: ["", ";", "em.radio", "meta.id;meta.note", "zebra.stripe;em.freq", "em.fréq", "a:b:c"])
  func withheld(text: String) {
    #expect(UCD.corrected(text) == nil)
  }

  @Test("leaves every word that may stand alone as it is")
  func fixedPoints() {
    for word in UCDWord.all where word.syntaxCode.mayBeFirst {
      #expect(UCD.corrected(word.name.uppercased()) == word.name)
    }
  }
}
