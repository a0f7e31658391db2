import LintKit
import TFCatLint
import Testing

/// Rules link to the standard on which they stand.
@Suite struct RuleAddressTests {
  private static let addresses = [
    "TFCat 1.0": "https://doi.org/10.3389/fspas.2022.1049677", "RFC 8259": "/rfc8259", "RFC 7946": "/rfc7946",
    "JSON Schema": "json-schema.org", "EPN-TAP": "/EPNTAP/", "IVOA VOUnits": "/VOUnits/",
    "IVOA UCD": "/UCD1+/",
    "DALI": "/DALI/", "VOTable": "/VOTable/", "MOC 2.0": "/MOC/", "OGC": "ogc.org",
  ]

  @Test func theBasisTellsTheAddress() {
    for rule in CatalogueRules.descriptions {
      let named = Self.addresses.filter { rule.basis.hasPrefix($0.key) }
      #expect(
        named.allSatisfy { rule.standardAddress.contains($0.value) }, "\(rule): \(rule.standardAddress)")
    }
  }

  @Test(arguments: [
    ("TFC502", "/VOUnits/"), ("TFC503", "/VOUnits/"), ("TFC508", "/VOUnits/"), ("TFC509", "/VOUnits/"),
    ("TFC510", "/VOUnits/"), ("TFC501", "/UCD1+/"), ("TFC307", "/rfc7946"), ("TFC010", "/rfc8259"),
  ]) func addressesOfRules(_ id: String, _ address: String) throws {
    let rule = try #require(CatalogueRules.descriptions.first { $0.id == id })
    #expect(rule.standardAddress.hasSuffix(address), "\(rule.standardAddress)")
  }
}
