import Testing

@testable import VOVocabulary

@Suite struct SpectralConversionTests {
  private func conversion(_ type: SpectralCoordinateType, _ unit: String) throws -> SpectralConversion {
    try SpectralConversion(type: type, unit: VOUnit(parsing: unit))
  }

  @Test func formsAreOneOperation() throws {
    #expect(try conversion(.frequency, "MHz").form == .multiply(1e6))
    #expect(try conversion(.frequency, "Hz").form == .multiply(1))
    #expect(try conversion(.wavelength, "m").form == .divide(299_792_458))
    #expect(try conversion(.wavelength, "nm").form == .divide(2.99792458e17))
    #expect(try conversion(.wavenumber, "cm**-1").form == .multiply(2.99792458e10))
    // eV / h = 2.417989242084918e14 Hz (CODATA, exact by definition)
    #expect(try conversion(.energy, "eV").form == .multiply(2.417989242084918e14))
    #expect(try abs(conversion(.energy, "keV").hertz(1) / 2.417989242084918e17 - 1) < 3e-16)
  }

  @Test func onlyWavelengthReverses() throws {
    #expect(try conversion(.wavelength, "m").reverses)
    #expect(try !conversion(.frequency, "kHz").reverses)
    #expect(try !conversion(.energy, "J").reverses)
    #expect(try !conversion(.wavenumber, "m**-1").reverses)
    let range = try conversion(.wavelength, "m").hertz(from: 10, to: 1000)
    #expect(range.min == 299_792.458)
    #expect(range.max == 29_979_245.8)
  }

  @Test func inverseUndoes() throws {
    for (type, unit) in [
      (SpectralCoordinateType.frequency, "GHz"), (.wavelength, "Angstrom"), (.energy, "MeV"),
      (.wavenumber, "cm**-1"),
    ] {
      let conversion = try conversion(type, unit)
      for value in [1e-3, 0.5, 1, 3.7, 1e9] {
        #expect(abs(conversion.inverse(conversion.hertz(value)) / value - 1) < 1e-15)
      }
    }
  }

  @Test func wrongUnitsAreTold() throws {
    let unit = try VOUnit(parsing: "m")
    #expect(throws: SpectralConversionError(type: .frequency, unit: unit)) {
      try SpectralConversion(type: .frequency, unit: unit)
    }
    #expect(SpectralConversionError(type: .frequency, unit: unit).fittingType == .wavelength)
    for text in ["dB", "1", "log(Hz)", "rad/s", "'x'"] {
      let unit = try VOUnit(parsing: text)
      for type in SpectralCoordinateType.allCases {
        #expect(throws: SpectralConversionError.self) { try SpectralConversion(type: type, unit: unit) }
      }
    }
    #expect("\(SpectralConversionError(type: .frequency, unit: unit))".contains("m is a unit of wavelength"))
  }

  @Test func batchesKeepWhatLiesBetween() throws {
    for (type, unit) in [(SpectralCoordinateType.frequency, "MHz"), (.wavelength, "m")] {
      let conversion = try conversion(type, unit)
      let positions: [Double] = [0, 1, 10, 2, 20, 4, 30]
      var values = positions
      conversion.convertToHertz(&values, stride: 2, offset: 1)
      #expect(
        values
          == positions.enumerated().map { $0.offset % 2 == 1 ? conversion.hertz($0.element) : $0.element })
      conversion.convertFromHertz(&values, stride: 2, offset: 1)
      #expect(values == positions)
      conversion.convertToHertz(&values, stride: 0)
      conversion.convertToHertz(&values, stride: -1)
      conversion.convertToHertz(&values, stride: 1, offset: -1)
      conversion.convertToHertz(&values, stride: 1, offset: 99)
      #expect(values == positions)
      values = []
      conversion.convertToHertz(&values)
      #expect(values == [])
    }
  }
}
