import Base
import LintKit
import TFCat
import TFCatJSON

/// A file of another kind, which its first bytes show.
struct NotJSON: FileRule {
  static let description = RuleDescription(
    id: "TFC003", name: "not-json", severity: .error,
    basis: "TFCat 1.0: a catalogue is a JSON text (RFC 8259)",
    summary: "The file is no JSON but of another kind.",
    explanation: """
      The usual way to get here is a download that saved a server's web page instead of the file, or a file that is \
      still packed. The messages of a JSON parser about such a file would only mislead.
      """,
    advice: "Get the JSON file itself, unpack it, or convert the table to TFCat.",
    valid: [.features(Example.standardFeature)],
    invalid: [
      .document("⟦<!DOCTYPE html>⟧\n<html><head><title>Sign in</title></head></html>\n"),
      .document("⟦<?xml version=\"1.0\"?>⟧\n<VOTABLE version=\"1.4\"></VOTABLE>\n"),
      .document("⟦time_start,time_end,freq_min,freq_max⟧\n2003-01-01,2003-01-02,20,80\n"),
      .document("⟦catalogue = ⟧{\"type\": \"FeatureCollection\"}\n"),
      .document("⟦404: Not Found⟧\n"),
      .document("⟦```json⟧\n{}\n```\n"),
      .document("⟦version https://git-lfs.github.com/spec/⟧v1\noid sha256:4d7a2146\nsize 12345\n"),
      .document("⟦SIMPLE  =⟧                    T"),
      .document("⟦%PDF-⟧1.7\n"),
      .bytes([0x1F, 0x8B, 0x08, 0x00], place: 0..<2, snippet: "1F 8B 08 00"),
      .bytes([0x50, 0x4B, 0x03, 0x04], place: 0..<4, snippet: "50 4B 03 04"),
      .bytes(Array("BZh91AY&SY".utf8), place: 0..<3, snippet: "BZh91AY&SY"),
      .bytes([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], place: 0..<6, snippet: "FD 37 7A 58 5A 00"),
      .bytes([0xCD, 0xF3, 0x00, 0x01, 0, 0, 0xFF, 0xFF], place: 0..<4, snippet: "CD F3 00 01"),
      .bytes(
        [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], place: 0..<8, snippet: "89 48 44 46 0D 0A 1A 0A"),
      .bytes([0x80, 0x04, 0x95, 0x1C, 0x00], place: 0..<3, snippet: "80 04 95 1C 00"),
      .bytes([UInt8](repeating: 0, count: 512), place: 0..<512, snippet: "00 00 00 00 ..."),
      .bytes([0xD5, 0x01, 0x02, 0x03, 0x41], place: 0..<4, snippet: "D5 01 02 03 41"),
    ])

  func check(_ document: UnsafeRawBufferPointer, _ findings: Emitter) -> Bool {
    guard let signature = FileSignature.ofNoJSON(document) else { return false }
    findings.report(
      "this is no JSON but \(signature.what); \(signature.remedy)", bytes: signature.place, pointer: [])
    return true
  }
}
