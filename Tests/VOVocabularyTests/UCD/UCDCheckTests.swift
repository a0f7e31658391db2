import TFCatTestSupport
import Testing
import VOVocabulary

@Suite("The check of a UCD")
struct UCDCheckTests {
  /// A text, and what is expected of it: problem, bytes and suggestion of each finding.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let findings: [(UCDProblem, Range<Int>, String?)]

    init(_ text: String, _ findings: (UCDProblem, Range<Int>, String?)...) {
      self.text = text
      self.findings = findings
    }

    var testDescription: String { text }
  }

  static let grammar: [Case] = [
    Case("", (.syntax, 0..<0, nil)),
    Case("  ", (.syntax, 0..<2, nil)),
    Case("em.freq;", (.syntax, 7..<8, "")),
    Case(";em.freq", (.syntax, 0..<1, "")),
    Case(";;em.freq", (.syntax, 0..<1, ""), (.syntax, 1..<2, "")),
    Case("em.freq;;stat.max", (.syntax, 7..<8, "")),
    Case("em.freq; stat.max", (.syntax, 8..<9, "")),
    Case(" em.freq ", (.syntax, 0..<1, ""), (.syntax, 8..<9, "")),
    Case("em.freq,stat.max", (.syntax, 7..<8, ";")),
    Case("em.freq stat.max", (.syntax, 7..<8, ";")),
    Case("em..freq", (.syntax, 3..<4, "")),
    Case("em...freq", (.syntax, 3..<5, "")),
    Case(".em.freq", (.syntax, 0..<1, "")),
    Case("em.freq..", (.syntax, 7..<9, "")),
    Case("em.-freq", (.syntax, 3..<4, nil)),
    Case("_em.freq", (.syntax, 0..<1, nil)),
    Case("em/freq", (.syntax, 2..<3, nil)),
    Case("em.fréq", (.syntax, 5..<7, nil)),
    Case("a:b:c", (.syntax, 0..<5, nil)),
    Case(":em.freq", (.syntax, 0..<1, "")),
    Case("ivoa:", (.syntax, 5..<5, nil)),
    Case("a.b:c", (.syntax, 1..<2, nil)),
    Case("-a:c", (.syntax, 0..<1, nil)),
  ]

  static let vocabulary: [Case] = [
    Case("em.frequency", (.unknownWord, 0..<12, "em.freq")),
    Case("time.begin;obs", (.unknownWord, 0..<10, "time.start")),
    Case("zebra.stripe", (.unknownWord, 0..<12, nil)),
    Case("time.expo", (.deprecatedWord, 0..<9, "time.duration;obs.exposure")),
    Case("phot.fluxDens;em.radio", (.deprecatedWord, 0..<13, "phot.flux.density")),
    Case("Time.Start", (.letterCase, 0..<10, "time.start")),
    Case("phot.mag;em.ir.j", (.letterCase, 9..<16, "em.IR.J")),
    Case("ivoa:em.freq", (.namespace, 0..<5, "")),
    Case("ivoa:em.frequency", (.unknownWord, 5..<17, "em.freq")),
    Case("my:em.freq", (.namespace, 0..<3, "")),
    Case("my:own.word", (.namespace, 0..<11, nil)),
  ]

  static let order: [Case] = [
    Case("em.radio", (.order, 0..<8, nil)),
    Case("stat.max;em.freq", (.order, 0..<8, nil)),
    Case("obs.field;meta.id", (.order, 0..<9, nil), (.order, 10..<17, nil)),
    Case("time.start;meta.id", (.order, 11..<18, nil)),
    Case("meta.id;meta.note", (.order, 8..<17, nil)),
    Case("IVOA:em.radio", (.namespace, 0..<5, ""), (.order, 0..<13, nil)),
  ]

  static let combination: [Case] = [
    Case("phot.flux.density;stat.max;em.radio", (.combination, 27..<35, nil)),
    Case("phot.mag;em.opt.B;em.opt.V", (.combination, 18..<26, nil)),
    Case("phot.color;em.opt.B", (.combination, 11..<19, nil)),
    Case("phot.color;em.opt.B;em.opt.V;em.opt.R", (.combination, 29..<37, nil)),
    Case("phys.magField;stat.max;pos.cartesian.x", (.combination, 23..<38, nil)),
    Case("em.freq;stat.max;stat.max", (.repetition, 17..<25, nil)),
    Case(
      "em.freq;stat.max;IVOA:STAT.MAX", (.repetition, 17..<30, nil), (.namespace, 17..<22, ""),
      (.letterCase, 22..<30, "stat.max")),
  ]

  static let right: [String] = [
    "em.freq", "em.freq;stat.min", "time.start;obs", "phot.flux.density;em.radio", "meta.code.class",
    "phot.color", "phot.color;em.opt.B;em.opt.V", "stat.error;phot.mag;em.opt.B", "phys.veloc",
    "phys.magField;pos.cartesian.x", "phys.veloc;pos.cartesian.x;pos.heliocentric",
    "phot.flux.density;em.radio;stat.max", "phot.fluence;em.X-ray.soft",
  ]

  @Test(
    "reports each problem with its bytes and a way out", arguments: grammar + vocabulary + order + combination
  )
  func findings(of example: Case) {
    let found = UCD.check(example.text)
    let expected = example.findings.sorted {
      ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound)
    }
    #expect(found.map(\.problem) == expected.map(\.0))
    #expect(found.map(\.range) == expected.map(\.1))
    #expect(found.map(\.suggestion) == expected.map(\.2))
    #expect(found.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
    #expect(
      found.allSatisfy { $0.word.isEmpty || $0.message.contains($0.word.split(separator: ":").last ?? "") })
  }

  @Test("has nothing to say of a UCD that is right", arguments: right)
  func silence(text: String) {
    #expect(UCD.check(text).isEmpty)
    #expect(UCD.isValid(text))
  }

  @Test("counts a UCD with nothing but advice as valid")
  func validity() {
    for example in Self.grammar + Self.order {
      #expect(!UCD.isValid(example.text), "\(example.text)")
    }
    for example in Self.grammar + Self.vocabulary + Self.order + Self.combination {
      let breaches = UCD.check(example.text).filter(\.problem.breaksStandard)
      #expect(UCD.isValid(example.text) == breaches.isEmpty, "\(example.text)")
    }
    for example in Self.combination { #expect(UCD.isValid(example.text), "\(example.text)") }
    #expect(UCD.isValid("IVOA:Em.Freq"))
    #expect(UCD.isValid("my:own.word;em.radio"))
    #expect(!UCD.isValid("time.expo"))
    #expect(UCDProblem.deprecatedWord.severity == .warning)
    #expect(UCDSeverity.advice < .warning && UCDSeverity.warning < .error)
  }

  @Test("names the word, the rule and a better UCD")
  func messages() throws {
    func message(_ text: String) throws -> String { try #require(UCD.check(text).first).message }
    #expect(try message("em.frequency") == "\"em.frequency\" is not a UCD1+ word; did you mean \"em.freq\"?")
    #expect(try message("stat.max;em.freq").contains("syntax code S"))
    #expect(try message("stat.max;em.freq").hasSuffix("write \"em.freq;stat.max\""))
    #expect(try message("time.start;meta.id").hasSuffix("write \"meta.id;time.start\""))
    #expect(try message("meta.id;meta.note").contains("\"meta.id\" is such a word too"))
    #expect(
      try message("zebra.stripe").contains(
        "arith, em, instr, meta, obs, phot, phys, pos, spect, src, stat, time"))
    #expect(try message("em freq").contains("a blank"))
    #expect(try message("em\tfreq").contains("white space"))
    #expect(try message("em\u{1}freq").contains("a control character"))
    #expect(try message("em+freq").contains("'+'"))
  }

  @Test("does not repeat a long word in every message")
  func longWords() {
    let findings = UCD.check(String(repeating: "_a.", count: 5000))
    #expect(findings.count == 5001)
    #expect(findings.allSatisfy { $0.message.utf8.count < 200 })
    #expect(UCD.check(String(repeating: "meta.id;", count: 2000)).allSatisfy { $0.message.utf8.count < 300 })
  }

  @Test("stays within the text and never offers two changes for one byte, whatever the text")
  func robustness() {
    var random = SeededNumbers(20_241_218)
    let alphabet = Array("em.freq;stat.max:ivoa_-é ,|\u{1F600}\tPHOT.X")
    for _ in 0..<800 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
          alphabet.randomElement(using: &random)
        })
      let findings = UCD.check(text)
      var end = 0
      for finding in findings {
        #expect(finding.range.upperBound <= text.utf8.count)
        guard finding.suggestion != nil else { continue }
        #expect(finding.range.lowerBound >= end, "\(text)")
        end = finding.range.upperBound
      }
      #expect(UCD.isValid(text) == !findings.contains(where: \.problem.breaksStandard), "\(text)")
      #expect((try? UCD(parsing: text)) != nil || findings.contains { $0.problem == .syntax })
      if let corrected = UCD.corrected(text) {
        #expect(UCD.isValid(corrected), "\(text) -> \(corrected)")
        #expect(UCD.corrected(corrected) == corrected, "\(text) -> \(corrected)")
      }
    }
  }
}
