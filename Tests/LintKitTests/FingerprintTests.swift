import LintKit
import TFCatJSON
import Testing

/// A finding is known again by what it is about, and not by where it stands.
@Suite struct FingerprintTests {
  private static let rule = RuleDescription(
    id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
    valid: [],
    invalid: [])

  /// The fingerprints of a finding about the member `a` of each feature.
  private func fingerprints(_ features: [String], rule: RuleDescription = rule) -> [Fingerprint] {
    var text = #"{"features": ["#
    var items: [Finding.Item] = []
    for feature in features {
      if !items.isEmpty { text += ", " }
      let start = text.utf8.count
      text += feature
      items.append(Finding.Item(list: "features", index: items.count, range: start..<text.utf8.count))
    }
    text += "]}"
    return Array(text.utf8).withUnsafeBytes { bytes in
      ReportBuilder(text: bytes, path: "a", options: LintOptions(maximumPerRule: nil)).report(
        .init(inItems: items.map { Finding(rule, "it is wrong", at: .pointer(["a"], .value), of: $0) }),
        type: nil, itemCount: items.count)
    }.diagnostics.map(\.fingerprint)
  }

  private let one = #"{"id": 1, "a": [2, 3]}"#
  private let other = #"{"id": "1", "a": [2, 3]}"#
  private let nameless = #"{"a": [2, 3]}"#

  @Test func theOrderOfFeaturesDoesNotMatter() {
    let found = fingerprints([one, other, nameless])
    #expect(Set(found).count == 3)
    #expect(fingerprints([nameless, one, other]) == [found[2], found[0], found[1]])
  }

  @Test func blanksDoNotMatter() {
    #expect(fingerprints([one]) == fingerprints([#"{ "id" : 1, "a": [2,3] }"#]))
    #expect(fingerprints([nameless]) == fingerprints([#"{"a" : [2,  3]}"#]))
  }

  @Test func otherMembersOfAFeatureWithAnIDDoNotMatter() {
    #expect(fingerprints([one]) == fingerprints([#"{"b": true, "id": 1, "a": [2, 3]}"#]))
    #expect(fingerprints([one]) != fingerprints([#"{"id": 1, "a": [2, 4]}"#]))
  }

  @Test func theSameFindingsAreNumbered() {
    let found = fingerprints([nameless, nameless, nameless])
    #expect(Set(found).count == 3 && fingerprints([nameless, nameless]) == Array(found.prefix(2)))
  }

  @Test func rulesDiffer() {
    let rule = RuleDescription(
      id: "TFC102", name: "two", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [],
      invalid: [])
    #expect(fingerprints([one]) != fingerprints([one], rule: rule))
  }

  @Test func whatIsToldOnceHasOneFingerprint() {
    let rule = RuleDescription(
      id: "TFC103", name: "three", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [], invalid: [], isOncePerFile: true)
    #expect(fingerprints([one, other], rule: rule) == fingerprints([nameless, one], rule: rule))
  }

  @Test func theirTextIsReadBack() {
    for value in [0, 1, UInt64.max] {
      let fingerprint = Fingerprint(value: value)
      #expect(fingerprint.description.utf8.count == 16 && Fingerprint(fingerprint.description) == fingerprint)
    }
    for text in ["", "1", "+000000000000001", "000000000000000g", "00000000000000001"] {
      #expect(Fingerprint(text) == nil)
    }
  }
}
