import Base
import Testing

@testable import TFCat

@Suite struct TextSignatureTests {
  private func detect(_ bytes: [UInt8]) -> FileSignature? { bytes.withUnsafeBytes(FileSignature.ofNoJSON) }

  @Test(
    arguments: [
      ("<html>", "web page"), ("\u{FEFF}  <!DOCTYPE HTML>", "web page"),
      ("<VOTABLE/>", "no EPNcore table is found"),
      ("<VOTABLE><FIELD utype='obscore:Char'/></VOTABLE>", "ObsCore"),
      ("<VOTABLE><TABLE name='ivoa.ObsCore'/></VOTABLE>", "ObsCore"),
      ("<?xml version='1.0'?><Product_Observational/>", "PDS4"), ("<a/>", "XML"),
      ("<<<<<<< HEAD\n{}", "Git merge"), ("a\tb\n1\t2\n", "tabs"), ("# list\n1,2\n3,4\n", "commas"),
      ("a;b\r\n1;2", "semicolons"), ("a|b\n1|2", "bars"), ("type: FeatureCollection\n", "YAML"),
      ("---\na: 1\n", "YAML"), ("# %ECSV 1.0\n", "ECSV"), ("var c = {\"type\": 1};", "var c ="),
      ("data = [1]", "data ="), ("Access denied", "Access denied"), ("{\\rtf1}", "RTF"),
      ("\u{1E}{}", "sequence"), ("PK\u{3}\u{4}", "zip"), ("XTENSION= 'BINTABLE'", "FITS"),
    ])
  func textOfAnotherKindIsTold(_ text: String, _ what: String) throws {
    let signature = try #require(detect(Array(text.utf8)), "\(text)")
    #expect(signature.what.contains(what), "\(signature.what)")
    #expect(signature.place.upperBound <= text.utf8.count && !signature.place.isEmpty)
  }

  @Test(
    arguments: [
      "{}", "[1, 2]\n[3, 4]", "\u{FEFF}{\"a\": 1}", "null", "12", "\"a\"", "'a'", "None", "NaN", "error",
      "\"type\": 1,\n\"b\": 2,\n", "// {}", "x", "", " ", "\n\n{", "{\u{0}\u{1}\u{2}\u{3}",
      "callback({\"a\": 1})",
    ])
  func whatMayBeJSONIsLeftToTheParser(_ text: String) {
    #expect(detect(Array(text.utf8)) == nil, "\(text)")
  }
}
