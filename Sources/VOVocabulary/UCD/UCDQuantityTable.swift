/// Which quantities a word stands for, in groups of words that share them.
enum UCDQuantityTable {
  struct Group: Sendable {
    let quantities: Set<Quantity>
    let words: [String]

    init(_ quantities: Set<Quantity>, _ words: String) {
      self.quantities = quantities
      self.words = words.parts(by: " ").map(String.init)
    }
  }

  static let quantities: [String: Set<Quantity>] = {
    var table: [String: Set<Quantity>] = [:]
    for group in spectralAxis + times + positions + physics + plasma + radiation + others {
      for word in group.words { table[word] = group.quantities }
    }
    return table
  }()

  private static let spectralAxis: [Group] = [
    Group([.frequency], "em.freq"),
    // Plasma and cyclotron frequencies are given as angular frequencies too.
    Group([.frequency, .angularVelocity], "em.freq.cutoff em.freq.resonance"),
    Group([.length], "em.wl em.wl.central em.wl.effective"),
    Group([.energy], "em.energy"),
    Group([.wavenumber, .angularWavenumber], "em.wavenumber"),
    Group([.frequency, .length, .energy, .wavenumber, .velocity], "instr.bandwidth spect.binSize"),
  ]

  private static let times: [Group] = [
    Group(
      [.time],
      "time time.age time.crossing time.duration time.end time.epoch time.interval time.lifetime time.period "
        + "time.period.pulsation time.period.revolution time.period.rotation time.relax time.resolution "
        + "time.start phys.atmol.lifetime")
  ]

  private static let positions: [Group] = [
    Group(
      [.angle],
      "pos.angDistance pos.angResolution pos.az.alt pos.az.azi pos.az.zd pos.azimuth pos.bodyrc.lat "
        + "pos.bodyrc.lon pos.cylindrical.azi pos.earth.lat pos.earth.lon pos.ecliptic.lat pos.ecliptic.lon "
        + "pos.emergenceAng pos.eq.dec pos.eq.spd pos.galactic.lat pos.galactic.lon pos.incidenceAng "
        + "pos.parallax pos.parallax.dyn pos.parallax.phot pos.parallax.spect pos.parallax.trig pos.phaseAng "
        + "pos.posAng pos.spherical.azi pos.spherical.colat pos.supergalactic.lat pos.supergalactic.lon "
        + "phys.angSize phys.angSize.smajAxis phys.angSize.sminAxis instr.obsty.seeing instr.offset "
        + "obs.atmos.refractAngle src.orbital.inclination src.orbital.meanAnomaly src.orbital.node"),
    // Right ascension and hour angle are counted in hours as well.
    Group([.angle, .time], "pos.eq.ra pos.eq.ha"),
    Group(
      [.length],
      "pos.bodyrc.alt pos.cylindrical.r pos.cylindrical.z pos.distance pos.earth.altitude pos.resolution "
        + "pos.spherical.r instr.tel.focalLength"),
    Group([.angularVelocity], "pos.pm src.orbital.meanMotion"),
    Group([.dimensionless], "pos.dirCos"),
  ]

  private static let physics: [Group] = [
    Group([.acceleration], "phys.acceleration"),
    Group([.area], "phys.area phys.atmol.crossSection"),
    Group([.solidAngle], "phys.angArea"),
    Group([.volume], "phys.volume"),
    // Not phys.size itself: the list allows it to be counted in bytes.
    Group(
      [.length],
      "phys.size.diameter phys.size.radius phys.size.smajAxis phys.size.smedAxis phys.size.sminAxis"),
    Group([.mass], "phys.mass"),
    Group([.momentOfInertia], "phys.mass.inertiaMomentum"),
    Group([.energy], "phys.energy"),
    Group([.energyDensity], "phys.energy.density phys.pressure"),
    Group([.temperature], "phys.temperature.dew phys.temperature.effective instr.skyTemp"),
    Group(
      [.velocity],
      "phys.veloc phys.veloc.dispersion phys.veloc.escape phys.veloc.expansion phys.veloc.microTurb "
        + "phys.veloc.orbital phys.veloc.pulsat phys.veloc.transverse spect.dopplerVeloc "
        + "spect.dopplerVeloc.opt spect.dopplerVeloc.radio"),
    Group([.angularVelocity], "phys.veloc.ang"),
    // Differential rotation of the Sun and of planets is given in degrees per day.
    Group([.velocity, .angularVelocity], "phys.veloc.rotat"),
    Group(
      [.dimensionless],
      "phys.absorption.opticalDepth phys.albedo phys.gauntFactor phys.polarization phys.refractIndex "
        + "phys.size.axisRatio src.orbital.eccentricity src.redshift src.redshift.phot"),
  ]

  private static let plasma: [Group] = [
    // The temperature of a plasma is given as an energy as often as not.
    Group([.temperature, .energy], "phys.temperature phys.temperature.electron"),
    Group([.massDensity, .numberDensity, .chargeDensity], "phys.density"),
    Group([.numberColumnDensity, .massColumnDensity], "phys.columnDensity"),
    Group([.numberColumnDensity], "phys.dispMeasure"),
    Group([.rotationMeasure], "phys.polarization.rotMeasure"),
    Group([.electricCharge], "phys.electCharge"),
    Group([.electricCurrent], "phys.current"),
    Group([.electricCurrentDensity], "phys.current.density"),
    Group([.electricPotential, .gravitationalPotential], "phys.potential"),
    Group(
      [.electricPotential, .electricPotentialSpectralDensity, .electricPotentialAmplitudeDensity],
      "phys.voltage"),
    // A wave receiver gives fields as spectral densities, of the power or of the amplitude.
    Group(
      [.electricField, .electricFieldSpectralDensity, .electricFieldAmplitudeDensity], "phys.electField"),
    Group(
      [.magneticField, .magneticFieldSpectralDensity, .magneticFieldAmplitudeDensity], "phys.magField"),
  ]

  private static let radiation: [Group] = [
    Group([.temperature], "phot.antennaTemp"),
    // Radio receivers in space are often calibrated to a field or a voltage, not to a flux.
    Group(
      [
        .fluxDensity, .fluxDensityPerWavelength, .fluxDensityPerEnergy, .photonFluxDensityPerEnergy,
        .electricFieldSpectralDensity, .electricPotentialSpectralDensity,
      ], "phot.flux.density"),
    // Without a solid angle in the unit: per beam or per pixel.
    Group(
      [
        .spectralRadiance, .spectralRadiancePerWavelength, .fluxDensity, .fluxDensityPerWavelength,
        .temperature,
      ], "phot.flux.density.sb"),
    Group([.irradiance, .particleFlux, .frequency], "phot.flux phot.flux.bol"),
    Group([.radiance, .spectralRadiance, .spectralRadiancePerWavelength], "phot.radiance"),
    Group([.fluence, .particleFluence], "phot.fluence"),
    Group(
      [.power, .spectralPower, .radiantIntensity, .spectralRadiantIntensity], "phys.luminosity"),
  ]

  private static let others: [Group] = [
    Group(
      [.dimensionless],
      "arith.ratio obs.airMass spect.index stat.confidenceLevel stat.correlation stat.filling stat.fit.chi2 "
        + "stat.fit.dof stat.kurtosis stat.probability stat.rank stat.skewness stat.snr")
  ]

  /// Times that are often given as a date in text.
  static let dates: Set<String> = [
    "time", "time.creation", "time.crossing", "time.end", "time.epoch", "time.equinox", "time.processing",
    "time.publiYear", "time.release", "time.start",
  ]

  /// First words whose value has the unit of the word behind them.
  static let unitKeepers: Set<String> = [
    "stat.error", "stat.error.sys", "stat.fit.residual", "stat.mad", "stat.rms", "stat.stdev", "stat.value",
  ]

  /// Words, besides those of the branch `arith`, behind which the unit is no longer that of the first word.
  static let unitChangers: Set<String> = [
    "em.bin", "instr.pixel", "instr.voxel", "meta.file", "stat.Fourier", "stat.Fourier.amplitude",
    "stat.covariance", "stat.filling", "stat.fit.omc", "stat.probability", "stat.uncalib", "stat.variance",
  ]
}
