import JSONSchema
import TFCatJSON
import Testing

/// Formats as assertions.
@Suite struct FormatTests {
  static let cases: [SchemaCase] = [
    format(
      "date-time",
      valid: [
        "2006-09-12T09:04:18Z", "2006-09-12t09:04:18.5+02:00", "1998-12-31T23:59:60Z",
        "1998-12-31T15:59:60.1-08:00",
      ],
      invalid: [
        "2006-09-12 09:04:18Z", "2006-09-12T09:04:18", "1998-12-31T23:58:60Z", "2006-13-01T00:00:00Z",
        "2006-09-12T24:00:00Z", "2006-09-12T09:04:18+24:00",
      ]),
    format(
      "date", valid: ["2024-02-29", "0000-01-01"],
      invalid: ["2023-02-29", "2024-2-29", "24-02-29", "2024-04-31", "2024-02-29Z"]),
    format(
      "time", valid: ["09:04:18Z", "00:00:00.001+00:30", "23:59:60Z"],
      invalid: ["09:04:18", "9:04:18Z", "22:59:60Z", "09:04:18.Z"]),
    format(
      "duration", valid: ["P1Y2M3DT4H5M6S", "PT36H", "P2W", "P1D"],
      invalid: ["P", "PT", "P1Y3D", "P1S", "P1DT", "P2W1D", "1D"]),
    format(
      "email", valid: ["a.b+c@example.org", #""a b"@example.org"#, "x@[127.0.0.1]", "x@[IPv6:::1]"],
      invalid: [
        "example.org", "a..b@example.org", ".a@example.org", "a b@example.org", "a@-example.org",
        "a@[999.0.0.1]",
      ]),
    format("idn-email", valid: ["실례@실례.테스트", "a@example.org"], invalid: ["실례", "a@"]),
    format(
      "hostname", valid: ["example.org", "a-b.c", "1.2.example", "xn--bcher-kva.example"],
      invalid: [
        "-a.org", "a-.org", "a_b.org", "", "a..b", "xn--X", "\(String(repeating: "a", count: 64)).org",
      ]),
    format(
      "idn-hostname", valid: ["bücher.example", "실례.테스트", "example.org", "l·l"],
      invalid: ["〮실례", "a·l", "-ü", "ü\u{2010}"]),
    format(
      "ipv4", valid: ["192.0.2.1", "0.0.0.0"],
      invalid: ["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4 ", "١.2.3.4"]),
    format(
      "ipv6",
      valid: ["::", "::1", "2001:db8::8:800:200c:417a", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "1::"],
      invalid: [
        "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", ":1", "12345::", "::ffff:192.0.2", "1:::2",
        "fe80::1%eth0",
      ]),
    format(
      "uri", valid: ["https://example.org/a?b#c", "urn:isbn:0451450523", "http://[::1]:80/", "mailto:a@b"],
      invalid: [
        "//example.org", "/a", "http:// a", #"\\a"#, "http://a:b/", "http://[1]/", "a%zz:b", "http://é",
      ]),
    format(
      "uri-reference", valid: ["", "#a", "../b", "//example.org/é".percented],
      invalid: [#"\a"#, "1:b", "a%2"]),
    format("iri", valid: ["http://éxample.org/ü"], invalid: ["/é", "http://a b"]),
    format("iri-reference", valid: ["é#ü"], invalid: [#"\é"#]),
    format(
      "uri-template", valid: ["/a/{b}{?c,d*}", "{+x:5}", "é"],
      invalid: ["/a/{b", "{}", "{a b}", "a}", "{x:0}", "%4"]),
    format("json-pointer", valid: ["", "/a~0b/~1/0", "/"], invalid: ["a", "/~2", "/a~", "#/a"]),
    format("relative-json-pointer", valid: ["0", "1/a", "2#"], invalid: ["/a", "01", "-1", "1##", "a"]),
    format(
      "uuid", valid: ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
      invalid: ["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g"]),
    format(
      "regex", valid: ["^a+(?<n>b)\\k<n>$", "\\p{Lu}"], invalid: ["(", "a**", "\\Z", "\\p{Nothing}", "[b-a]"]),
    format("unknown", valid: ["anything"], invalid: []),
  ]

  private static func format(_ name: String, valid: [String], invalid: [String]) -> SchemaCase {
    func text(_ string: String) -> String { JSONValue.string(string).description }
    return SchemaCase(
      name, #"{"format": "\#(name)"}"#, assertsFormats: true, valid: valid.map(text) + ["1", "null"],
      invalid: invalid.map(text))
  }

  @Test(arguments: cases) func format(_ test: SchemaCase) throws { try test.check() }

  @Test func draft7HasNoDurations() throws {
    try SchemaCase(
      "duration", #"{"format": "duration"}"#, draft: .draft7, assertsFormats: true, valid: [#""x""#]
    ).check()
  }
}

extension String {
  fileprivate var percented: String { replacing("é", with: "%C3%A9") }
}
