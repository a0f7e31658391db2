import Testing

@testable import VOVocabulary

@Suite struct CheckTests {
  /// A text as it is written in the field, and the first suggestion for it.
  @Test(arguments: [
    ("cm^-1", "cm**-1"), ("cm-1", "cm**-1"), ("km s-1", "km.s**-1"), ("km s^{-1}", "km.s**-1"),
    ("W m^-2 Hz^-1", "W.m**-2.Hz**-1"), ("W/m2/Hz", "W/(m**2.Hz)"), ("W/m^2/Hz", "W/(m**2.Hz)"),
    ("W m⁻² Hz⁻¹", "W.m**-2.Hz**-1"), ("W·m−2·Hz−1", "W.m**-2.Hz**-1"), ("10+4Jy", "10**4Jy"),
    ("10^4 Jy", "10**4Jy"), ("1.5x10^4 Jy", "15000Jy"), ("1e4 Jy", "10**4Jy"), ("1/s", "s**-1"),
    ("/cm3", "cm**-3"), ("sec", "s"), ("hours", "h"), ("mhz", "MHz"), ("khz", "kHz"), ("MHZ", "MHz"),
    ("hz", "Hz"), ("KHz", "kHz"), ("Mhz", "MHz"), ("GHZ", "GHz"), ("micron", "um"), ("degrees", "deg"),
    ("sfu", "10**4Jy"), ("SFU", "10**4Jy"), ("dBm", "dB"), ("µs", "us"), ("counts", "ct"),
    ("Ang", "10**-1nm"), ("Å", "Angstrom"), ("R_E", "6378.1km"), ("Rs", "solRad"), ("R_sun", "solRad"),
    ("Rsun", "solRad"), ("R☉", "solRad"), ("hh:mm", "h"), ("none", "1"), ("n/a", "1"), ("unitless", "1"),
    ("MegaHertz", "MHz"), ("nanotesla", "nT"), ("millisecond", "ms"), ("ergs/sec/cm2", "erg/(s.cm**2)"),
    ("V^2/m^2/Hz", "V**2/(m**2.Hz)"), ("(m/s)^2", "m**2/s**2"), ("m**1/2", "m**(1/2)"),
    ("m**2.5", "m**(5/2)"), ("sqrt(m)**2", "m"), ("[MHz]", "MHz"), (" MHz ", "MHz"),
    ("counts per sec", "ct/s"), ("nT^2/Hz", "nT**2/Hz"), ("Kelvin", "K"), ("degC", "K"),
    ("arb. units", "'arb'"), ("sfu/beam", "10**4Jy/beam"), ("10**3sfu", "10**7Jy"), ("erg", "10**-7J"),
    ("kG", "10**-1T"), ("mmas", "10**-3mas"), ("MJD", "d"), ("m/s kg", "m/(s.kg)"),
    ("Jy.beam^-1", "Jy.beam**-1"), ("ppm", "10**-4%"), ("V / m", "V/m"), ("photns", "photon"),
    ("arcsc", "arcsec"), ("year", "yr"), ("dB above background", "dB"), ("°", "deg"),
    ("log10(Hz)", "log(Hz)"), ("µV/√Hz", "uV/Hz**(1/2)"), ("deg.", "deg"), ("W/m^2Hz", "W/(m**2.Hz)"),
    ("dB(mW)", "dB"), ("R_S", "60268km"), ("cycles/s", "Hz"), ("cycles per second", "Hz"),
    ("cycle s-1", "Hz"), ("cycles/sec", "Hz"), ("kilocycles per second", "kHz"), ("Mc/s", "MHz"),
    ("kc/s", "kHz"), ("rev/min", "min**-1"), ("revolutions/d", "d**-1"), ("cycles", "6.283185307179586rad"),
    ("c/s", "C/s"), ("rad/sec", "rad/s"), ("cycles/m", "6.283185307179586rad/m"),
  ])
  func suggestsWhatIsMeant(_ written: String, _ expected: String) throws {
    let findings = VOUnit.check(written)
    let first = try #require(findings.first, "nothing said of \(written)")
    #expect(first.suggestions.first == expected)
    #expect(!first.message.isEmpty)
  }

  @Test func everySuggestionIsAVOUnitWithoutErrors() throws {
    for entry in try OracleEntry.all() {
      for finding in VOUnit.check(entry.text) {
        #expect(finding.range.lowerBound >= 0 && finding.range.upperBound <= entry.text.utf8.count)
        for suggestion in finding.suggestions where suggestion != "unknown" {
          if (try? VOUnit(parsing: suggestion)) == nil { Issue.record("\(entry.text) -> \(suggestion)") }
        }
      }
    }
  }

  @Test func rangesAreUTF8OffsetsOfTheWrongPart() throws {
    let findings = VOUnit.check("W m^-2 Hz^-1")
    #expect(findings.map(\.range) == [1..<2, 3..<6, 6..<7, 9..<12])
    #expect(findings.map(\.replacement) == [".", "**-2", ".", "**-1"])
    #expect(findings.allSatisfy { $0.kind == .syntax && $0.severity == .error })
    #expect(findings[0].suggestions == ["W.m**-2.Hz**-1", "W/(m**2.Hz)"])

    let micro = VOUnit.check("m/µs")
    #expect(micro.map(\.range) == [2..<5])
    #expect(micro.first?.replacement == "us")
  }

  @Test func cleanUnitsGiveNothing() {
    for text in [
      "Hz", "MHz", "W/(m**2.Hz)", "10**-22W.m**-2.Hz**-1", "dB", "mag", "1", "log(Hz)", "%", "cm**-1",
    ] {
      #expect(VOUnit.check(text) == [])
    }
  }

  @Test(arguments: [
    ("angstrom", UnitFinding.Kind.deprecated), ("Angstrom", .deprecated), ("erg", .deprecated),
    ("G", .deprecated), ("mG", .deprecated), ("barn", .deprecated), ("Ba", .deprecated),
    ("ta", .deprecated), ("kdB", .prefixNotAllowed), ("mmas", .prefixNotAllowed),
    ("kAU", .prefixNotAllowed), ("mAngstrom", .prefixNotAllowed), ("dam", .discouragedPrefix),
    ("dm", .discouragedPrefix), ("furlong", .unknownUnit), ("Kifurlong", .unknownUnit),
    ("kibit", .unknownUnit), ("'martianDay'", .quoted), ("M'jupiterMass'", .quoted),
    ("foo(m)", .unknownFunction), ("Rs", .misleading), ("ha", .misleading), ("unknown", .reserved),
    ("UNKNOWN", .reserved), ("", .empty), ("n/a", .notAUnit), ("m**", .syntax), ("10**400m", .outOfRange),
  ])
  func kindsAreTold(_ text: String, _ kind: UnitFinding.Kind) {
    #expect(VOUnit.check(text).map(\.kind) == [kind])
  }

  @Test func onlyErrorsKeepATextFromBeingAUnit() throws {
    for text in ["furlong/week", "kdB", "erg", "'m'", "foo(m)", "Rs", "dam", "dadu"] {
      #expect(throws: Never.self) { try VOUnit(parsing: text) }
      #expect(VOUnit.check(text).allSatisfy { $0.severity < .error })
    }
  }

  @Test func severalFindingsComeInTheOrderOfTheText() {
    let findings = VOUnit.check("erg/(furlong.dm.'x')")
    #expect(findings.map(\.kind) == [.deprecated, .unknownUnit, .discouragedPrefix, .quoted])
    #expect(findings.map(\.range.lowerBound) == [0, 5, 13, 16])
    #expect(findings[0].suggestions == ["10**-7J/('furlong'.dm.'x')"])
  }

  @Test func errorsCarryTheCorrection() {
    #expect {
      try VOUnit(parsing: "cm^-1")
    } throws: { error in
      let finding = (error as? VOUnitError)?.finding
      return finding?.range == 2..<5 && finding?.suggestions.first == "cm**-1"
        && "\(error)" == "A power is written with two asterisks. Write cm**-1"
    }
  }

  @Test func ambiguousSymbolsGiveEveryReading() {
    #expect(VOUnit.check("R_S").first?.suggestions == ["60268km", "solRad", "'RS'"])
    #expect(VOUnit.check("R_E").first?.suggestions == ["6378.1km", "'earthRad'", "'RE'"])
    #expect(VOUnit.check("RS").first?.suggestions == ["60268km", "solRad"])
    #expect(VOUnit.check("RS").first?.replacement == nil)
    #expect(VOUnit.check("mhz").first?.suggestions == ["MHz", "mHz", "'mhz'"])
  }

  @Test func unreadableTextsNameTheCharacter() {
    #expect(VOUnit.check("m&s").map(\.message) == ["& has no place here in a unit."])
    #expect(VOUnit.check("m./").map(\.message) == ["/ has no place here in a unit."])
    #expect(VOUnit.check("m/").map(\.message) == ["The text ends where a unit was expected."])
    #expect(VOUnit.check("(m").map(\.range) == [0..<1])
    #expect(VOUnit.check("'m").map(\.range) == [0..<1])
    #expect(VOUnit.check("m\u{0}").map(\.kind) == [.syntax])
  }
}
