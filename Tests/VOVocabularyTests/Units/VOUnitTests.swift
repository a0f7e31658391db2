import TFCatTestSupport
import Testing

@testable import VOVocabulary

@Suite struct VOUnitTests {
  @Test(arguments: [
    ("MHz", "Hz", 1e6), ("d", "s", 86400), ("erg", "J", 1e-7), ("Angstrom", "m", 1e-10),
    ("AU", "km", 1.495978707e8), ("solRad", "m", 6.957e8), ("eV", "J", 1.602176634e-19),
    ("10**4Jy", "W.m**-2.Hz**-1", 1e-22), ("kG", "T", 0.1), ("km/s", "m.s**-1", 1000),
    ("deg", "arcsec", 3600), ("mmag", "mag", 1e-3), ("Kibyte", "bit", 8192), ("%", "1", 0.01),
    ("nm", "um", 1e-3), ("cm**-1", "m**-1", 100), ("cm**-3", "m**-3", 1e6), ("h", "min", 60),
    ("yr", "d", 365.25), ("25.4mm", "m", 0.0254), ("um", "m", 1e-6), ("GHz", "s**-1", 1e9),
    ("mas", "arcsec", 1e-3), ("sqrt(kHz.GHz)", "MHz", 1), ("count", "ct", 1), ("photon", "ph", 1),
    ("pixel", "pix", 1), ("lyr", "m", 9_460_730_472_580_800), ("Jy", "mJy", 1000), ("m'x'", "'x'", 1e-3),
    ("sr", "rad**2", 1), ("nT", "T", 1e-9), ("10**(1/2)m", "m", 3.1622776601683795),
  ])
  func convertsExactly(_ from: String, _ to: String, _ factor: Double) throws {
    let source = try VOUnit(parsing: from)
    let target = try VOUnit(parsing: to)
    #expect(source.factor(to: target) == factor)
    #expect(source.isCompatible(with: target))
  }

  @Test(arguments: [
    ("Hz", "m"), ("Hz", "rad/s"), ("dB", "1"), ("dB", "mag"), ("mag", "1"), ("log(Hz)", "log(kHz)"),
    ("log(Hz)", "Hz"), ("ct", "1"), ("ct", "ph"), ("'x'", "'y'"), ("'m'", "m"), ("dB", "%"),
    ("exp(m)", "1"),
  ])
  func refusesWhatIsNotLinear(_ from: String, _ to: String) throws {
    #expect(try VOUnit(parsing: from).factor(to: VOUnit(parsing: to)) == nil)
  }

  @Test func symbolsAreReadAsTheStandardSays() throws {
    // Table 6 of the recommendation, and the examples of §2.2, §2.6 and §2.11.
    #expect(UnitSymbol(bare: "Pa").known?.symbol == "Pa")
    #expect(UnitSymbol(bare: "ha").base == "a")
    #expect(UnitSymbol(bare: "cd").prefix == nil)
    #expect(UnitSymbol(bare: "dB").prefix == nil)
    #expect(UnitSymbol(bare: "au").prefix == nil)
    #expect(UnitSymbol(bare: "mol").prefix == nil)
    #expect(UnitSymbol(bare: "furlong").base == "urlong")
    #expect(UnitSymbol(bare: "Mifurlong").base == "ifurlong")
    #expect(UnitSymbol(bare: "Kifurlong").prefix == nil)
    #expect(UnitSymbol(bare: "Mibit").prefix?.binary == 20)
    #expect(UnitSymbol(bare: "dadu").prefix?.symbol == "d")
    #expect(UnitSymbol(bare: "dam").prefix?.symbol == "da")
    #expect(UnitSymbol(bare: "Qm").magnitude?.value == 1e30)
    #expect(UnitSymbol(bare: "k").prefix == nil)
    #expect(try VOUnit(parsing: "'furlong'").hasUnknownSymbols)
  }

  @Test(arguments: [
    ("W/(m**2.Hz)", "W/(m**2.Hz)"), ("((m))", "m"), ("(m.s)", "m.s"), ("m**+2", "m**2"), ("m**(2)", "m**2"),
    ("m**(2/4)", "m**(1/2)"), ("m**(0.5)", "m**(1/2)"), ("1m", "m"), ("10**1m", "10m"),
    ("1.50E+4Jy", "15000Jy"), ("0.0001m", "10**-4m"), ("m/(s/kg)", "m/(s/kg)"), ("(m/s)/kg", "(m/s)/kg"),
    ("m.(s/kg)", "m.(s/kg)"), ("1", "1"), ("log(10**6Hz)", "log(10**6Hz)"), ("sqrt((m))", "sqrt(m)"),
    ("m**(-1/2)", "m**(-1/2)"), ("", "1"), ("1.898E27kg", "1.898e27kg"),
  ])
  func canonicalTexts(_ text: String, _ canonical: String) throws {
    let unit = try VOUnit(parsing: text)
    #expect(unit.description == canonical)
    #expect(try VOUnit(parsing: canonical) == unit)
  }

  @Test func canonicalTextsRoundTrip() throws {
    for entry in try OracleEntry.all() {
      guard let unit = try? VOUnit(parsing: entry.text) else { continue }
      let again = try VOUnit(parsing: unit.description)
      #expect(again.description == unit.description)
      #expect(again.dimension == unit.dimension)
      #expect(abs(again.scale / unit.scale - 1) < 1e-14)
    }
  }

  @Test func logarithmicUnitsAreTold() throws {
    for text in ["dB", "mag", "mmag", "mag/arcsec**2", "log(Hz)", "ln(m)"] {
      #expect(try VOUnit(parsing: text).isLogarithmic)
    }
    for text in ["Hz", "'dB'", "sqrt(Hz)", "B", "1"] { #expect(try !VOUnit(parsing: text).isLogarithmic) }
  }

  @Test func dimensionsAreWrittenInBaseUnits() throws {
    #expect(try VOUnit(parsing: "Jy").dimension.description == "kg.s**-2")
    #expect(try VOUnit(parsing: "1").dimension.description == "1")
    #expect(try VOUnit(parsing: "m**(1/2)").dimension[.length] == .half)
    #expect(try VOUnit(parsing: "m/m").isDimensionless)
  }

  // MARK: Hostile texts

  @Test(arguments: [
    "m**99999999999999999999", "m**9223372036854775807", "km**9223372036854775807",
    "10**99999999999999999999m", "1e99999999999999999999m", "10**9223372036854775807Hz",
    "1e9223372036854775807km", "AU**999999999999999999", "m**(1/9223372036854775807)",
    "m**(0.0000000000000000000001)", "m**-9223372036854775808", "m**(-9223372036854775808/-1)",
    "km**(9223372036854775807/9223372036854775806)", "sqrt(m**9223372036854775807)",
    "(m**9223372036854775807)^9223372036854775807", "m**4611686018427387904.m**4611686018427387904",
    "99999999999999999999999999999999999999999m", "0.00000000000000000000000000000000000000000001m",
    "deg**(123456789/987654321)", "mas**1000000", "1e308km", "1e-308mm",
  ])
  func hugeNumbersNeitherTrapNorHang(_ text: String) {
    let unit = try? VOUnit(parsing: text)
    if let unit { #expect(unit.scale.isNormal) }
    _ = VOUnit.check(text)
  }

  @Test func depthIsLimited() throws {
    let levels = UnitParser.depthLimit
    let open = String(repeating: "(", count: levels)
    let close = String(repeating: ")", count: levels)
    #expect(try VOUnit(parsing: open + "m" + close).description == "m")
    #expect(VOUnit.check("(" + open + "m" + close + ")").map(\.kind) == [.outOfRange])
    #expect(VOUnit.check(String(repeating: "(", count: 4000)).map(\.kind) == [.outOfRange])
    #expect(VOUnit.check(String(repeating: "sqrt(", count: 800)).map(\.kind) == [.outOfRange])
  }

  @Test func longTextsEndSoon() {
    let long = String(repeating: "x", count: 10_000_000)
    #expect(VOUnit.check(long).map(\.kind) == [.outOfRange])
    for piece in ["qwertz.", "m s^-1 ", "R_E", "µ", "(m)^2.", "1/", "m**2/", "'a'.", " ", "\u{200B}", "√"] {
      let growth = Growth.ratio(for: 4000) { size in
        _ = VOUnit.check(String(repeating: piece, count: size / piece.utf8.count))
      }
      #expect(growth < Growth.linear, "\(piece)")
    }
  }

  @Test func pairsOfBytesAreSurvived() {
    for first in UInt8.min...UInt8.max {
      for second in stride(from: first % 64, through: 255 - 64, by: 64) {
        let text = String(decoding: [UInt8(ascii: "m"), first, second], as: UTF8.self)
        for finding in VOUnit.check(text) where finding.range.upperBound > text.utf8.count {
          Issue.record("\(text): \(finding.range)")
        }
      }
    }
  }
}
