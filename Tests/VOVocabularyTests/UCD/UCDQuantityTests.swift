import Testing

@testable import VOVocabulary

@Suite("The quantities of a UCD")
struct UCDQuantityTests {
  @Test("are given for words of the list only")
  func table() {
    for name in UCDQuantityTable.quantities.keys { #expect(UCDWord(name)?.name == name, "\(name)") }
    let others = UCDQuantityTable.dates.union(UCDQuantityTable.unitKeepers).union(
      UCDQuantityTable.unitChangers)
    for name in others { #expect(UCDWord(name)?.name == name, "\(name)") }
    #expect(UCDQuantityTable.quantities.values.allSatisfy { !$0.isEmpty })
    let used = UCDQuantityTable.quantities.values.reduce(into: Set<Quantity>()) { $0.formUnion($1) }
    #expect(used == Set(Quantity.allCases), "unused: \(Set(Quantity.allCases).subtracting(used))")
  }

  @Test(
    "follow from the word",
    arguments: [
      ("em.freq", [Quantity.frequency]), ("em.wl", [.length]), ("em.energy", [.energy]),
      ("time.start", [.time]), ("time.duration", [.time]), ("pos.eq.dec", [.angle]),
      ("pos.distance", [.length]), ("phys.veloc", [.velocity]), ("phys.acceleration", [.acceleration]),
      ("phys.temperature", [.temperature, .energy]), ("phot.antennaTemp", [.temperature]),
    ])
  func words(name: String, expected: [Quantity]) throws {
    let word = try #require(UCDWord(name))
    #expect(word.expectedQuantities == Set(expected))
  }

  @Test(
    "are left open where any unit is plausible",
    arguments: [
      "time.phase", "pos.cartesian.x", "phys.size", "meta.id", "stat.max", "phot.mag",
    ])
  func open(name: String) throws {
    let word = try #require(UCDWord(name))
    #expect(word.expectedQuantities.isEmpty)
  }

  @Test(
    "of a composed UCD are those of the word that decides",
    arguments: [
      ("em.freq;stat.max", [Quantity.frequency]), ("stat.error;em.freq", [.frequency]),
      ("stat.error;time.start;obs", [.time]), ("stat.rms;stat.error;em.wl", [.length]),
      ("pos.distance;pos.bodyrc;stat.min", [.length]), ("phys.mass;arith.ratio", []),
      ("phys.size.radius;meta.file", []), ("stat.error", []), ("em.freq;my:thing", []),
      ("my:thing;em.freq", []), ("meta.code.error;em.freq", []),
      ("em.freq;spect.binSize;stat.max", [.frequency]),
    ])
  func composed(text: String, expected: [Quantity]) throws {
    #expect(try UCD(parsing: text).expectedQuantities == Set(expected))
  }

  /// Columns of EPN-TAP 2.0, which fixes unit and UCD of each: none may look like a slip.
  @Test(
    "accept the units that EPN-TAP prescribes",
    arguments: [
      ("em.freq;stat.min", Quantity.frequency), ("em.freq;spect.binSize;stat.min", .frequency),
      ("phot.flux.density", .fluxDensity), ("phys.angSize;src", .angle), ("phys.mass", .mass),
      ("phys.pressure", .energyDensity), ("phys.size.diameter", .length), ("phys.temperature", .temperature),
      ("pos.angResolution;stat.max", .angle), ("pos.azimuth;stat.max", .angle),
      ("pos.bodyrc.alt;stat.max", .length), ("pos.bodyrc.lon;stat.max", .angle),
      ("pos.distance;stat.max", .length), ("pos.ecliptic.lon;pos.heliocentric;stat.max", .angle),
      ("pos.eq.ra;stat.max", .angle), ("pos.incidenceAng;stat.max", .angle),
      ("pos.phaseAng;stat.max", .angle),
      ("pos.resolution;stat.max", .length), ("src.orbital.inclination", .angle),
      ("time.duration;obs.exposure;stat.max", .time), ("time.period.rotation", .time),
      ("time.resolution;stat.max", .time), ("time.start;obs", .time),
    ])
  func prescribed(text: String, quantity: Quantity) throws {
    #expect(try UCD(parsing: text).expectedQuantities.contains(quantity))
  }

  @Test("that EPN-TAP counts in pixels, bytes or hours are left open")
  func prescribedOpen() throws {
    for text in [
      "phys.size", "phys.size;meta.file", "instr.scale", "time.phase;time.period.rotation", "phys.magAbs",
    ] {
      #expect(try UCD(parsing: text).expectedQuantities.isEmpty, "\(text)")
    }
  }

  @Test("have the dimensions that follow from one another")
  func dimensions() {
    func product(_ left: Quantity, _ right: Quantity, _ sign: Double = 1) -> Quantity.Dimension {
      let (a, b) = (left.dimension, right.dimension)
      return Quantity.Dimension(
        metre: a.metre + sign * b.metre, kilogram: a.kilogram + sign * b.kilogram,
        second: a.second + sign * b.second, ampere: a.ampere + sign * b.ampere,
        kelvin: a.kelvin + sign * b.kelvin, mole: a.mole + sign * b.mole,
        candela: a.candela + sign * b.candela, radian: a.radian + sign * b.radian)
    }
    func quotient(_ left: Quantity, _ right: Quantity) -> Quantity.Dimension { product(left, right, -1) }
    func twice(_ quantity: Quantity) -> Quantity.Dimension { product(quantity, quantity) }

    #expect(quotient(.length, .time) == Quantity.velocity.dimension)
    #expect(quotient(.velocity, .time) == Quantity.acceleration.dimension)
    #expect(quotient(.angle, .time) == Quantity.angularVelocity.dimension)
    #expect(twice(.angle) == Quantity.solidAngle.dimension)
    #expect(product(.mass, .gravitationalPotential) == Quantity.energy.dimension)
    #expect(quotient(.energy, .time) == Quantity.power.dimension)
    #expect(quotient(.energy, .volume) == Quantity.energyDensity.dimension)
    #expect(quotient(.power, .area) == Quantity.irradiance.dimension)
    #expect(quotient(.power, .frequency) == Quantity.spectralPower.dimension)
    #expect(quotient(.power, .solidAngle) == Quantity.radiantIntensity.dimension)
    #expect(quotient(.spectralPower, .solidAngle) == Quantity.spectralRadiantIntensity.dimension)
    #expect(quotient(.irradiance, .frequency) == Quantity.fluxDensity.dimension)
    #expect(quotient(.irradiance, .length) == Quantity.fluxDensityPerWavelength.dimension)
    #expect(quotient(.irradiance, .energy) == Quantity.fluxDensityPerEnergy.dimension)
    #expect(quotient(.particleFlux, .energy) == Quantity.photonFluxDensityPerEnergy.dimension)
    #expect(quotient(.irradiance, .solidAngle) == Quantity.radiance.dimension)
    #expect(quotient(.fluxDensity, .solidAngle) == Quantity.spectralRadiance.dimension)
    #expect(
      quotient(.fluxDensityPerWavelength, .solidAngle) == Quantity.spectralRadiancePerWavelength.dimension)
    #expect(product(.irradiance, .time) == Quantity.fluence.dimension)
    #expect(product(.particleFlux, .time) == Quantity.particleFluence.dimension)
    #expect(product(.electricCurrent, .time) == Quantity.electricCharge.dimension)
    #expect(quotient(.power, .electricCurrent) == Quantity.electricPotential.dimension)
    #expect(quotient(.electricPotential, .length) == Quantity.electricField.dimension)
    #expect(quotient(.electricField, .velocity) == Quantity.magneticField.dimension)
    #expect(quotient(.angle, .area) == Quantity.rotationMeasure.dimension)
    #expect(product(.mass, .area) == Quantity.momentOfInertia.dimension)
    let densities: [(Quantity, Quantity, Quantity)] = [
      (.electricField, .electricFieldSpectralDensity, .electricFieldAmplitudeDensity),
      (.magneticField, .magneticFieldSpectralDensity, .magneticFieldAmplitudeDensity),
      (.electricPotential, .electricPotentialSpectralDensity, .electricPotentialAmplitudeDensity),
    ]
    for (field, power, amplitude) in densities {
      let perFrequency = twice(field).second - Quantity.frequency.dimension.second
      #expect(power.dimension.second == perFrequency)
      #expect(power.dimension.metre == twice(field).metre)
      #expect(twice(amplitude) == power.dimension)
    }
  }

  @Test("of a date need no unit")
  func dates() {
    #expect(UCDWord("time.start")?.mayBeDate == true)
    #expect(UCDWord("time.epoch")?.mayBeDate == true)
    #expect(UCDWord("time.duration")?.mayBeDate == false)
  }
}
