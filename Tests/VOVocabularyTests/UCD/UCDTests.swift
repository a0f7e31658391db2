import Testing
import VOVocabulary

@Suite("A UCD that is read")
struct UCDTests {
  @Test("keeps its words with their places")
  func components() throws {
    let ucd = try UCD(parsing: "phot.flux.density;ivoa:EM.Radio;my:thing")
    #expect(ucd.components.map(\.name) == ["phot.flux.density", "EM.Radio", "thing"])
    #expect(ucd.components.map(\.namespace) == [nil, "ivoa", "my"])
    #expect(ucd.components.map(\.range) == [0..<17, 18..<31, 32..<40])
    #expect(ucd.components.map(\.nameRange) == [0..<17, 23..<31, 35..<40])
    #expect(ucd.words.map(\.name) == ["phot.flux.density", "em.radio"])
    #expect(ucd.primaryWord?.name == "phot.flux.density")
    #expect(ucd.contains("em.RADIO"))
    #expect(!ucd.contains("stat.max"))
    #expect(!ucd.contains("thing"))
  }

  @Test("is written in the spelling of the list and equals its other spellings")
  func canonical() throws {
    let ucd = try UCD(parsing: "PHOT.MAG;IVOA:em.ir.j")
    #expect(ucd.description == "phot.mag;em.IR.J")
    #expect(try ucd == UCD(parsing: "phot.mag;em.IR.J"))
    #expect(try ucd.hashValue == UCD(parsing: "phot.mag;em.IR.J").hashValue)
    #expect(try ucd != UCD(parsing: "phot.mag;my:em.IR.J"))
    #expect(try ucd != UCD(parsing: "em.IR.J;phot.mag"))
  }

  @Test("may hold words that the list does not have")
  func unknown() throws {
    let ucd = try UCD(parsing: "nothing.of-the_kind")
    #expect(ucd.words.isEmpty)
    #expect(ucd.primaryWord == nil)
    #expect(ucd.description == "nothing.of-the_kind")
  }

  @Test("is refused with every breach of the grammar")
  func refusal() {
    do {
      _ = try UCD(parsing: "em..freq;;stat max")
      Issue.record("a text with three breaches was read")
    } catch {
      #expect(error.findings.count == 3)
      #expect(error.findings.allSatisfy { $0.problem == .syntax })
      #expect(error.description.split(separator: "\n").count == 3)
    }
  }
}
