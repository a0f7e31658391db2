/// A physical quantity that a UCD can stand for, precise enough to have one dimension.
///
/// Logarithmic units (`mag`, `dB`, `dex`) are no units of these quantities but of a ratio; a rule that
/// compares a unit with a quantity leaves them alone.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
  /// A pure number.
  case dimensionless
  /// A duration, or a time since an origin: s.
  case time
  /// Cycles in a time: Hz.
  case frequency
  /// Length: m.
  case length
  /// Area: m2.
  case area
  /// Volume: m3.
  case volume
  /// Waves in a length: m-1.
  case wavenumber
  /// A wave number counted in radians.
  case angularWavenumber
  /// Plane angle: rad.
  case angle
  /// Solid angle: sr, which is rad2.
  case solidAngle
  /// Angular velocity: rad s-1.
  case angularVelocity
  /// Velocity: m s-1.
  case velocity
  /// Acceleration: m s-2.
  case acceleration
  /// Temperature: K.
  case temperature
  /// Mass: kg.
  case mass
  /// Mass in a volume: kg m-3.
  case massDensity
  /// Particles in a volume.
  case numberDensity
  /// Particles along a line of sight: electron content, dispersion measure.
  case numberColumnDensity
  /// Mass along a line of sight: kg m-2.
  case massColumnDensity
  /// Pressure has the same dimension.
  case energyDensity
  /// Energy: J.
  case energy
  /// Moment of inertia: kg m2.
  case momentOfInertia
  /// Power: W.
  case power
  /// Power in an interval of frequency: radio luminosity.
  case spectralPower
  /// Power into a solid angle.
  case radiantIntensity
  /// Power into a solid angle, in an interval of frequency: W sr-1 Hz-1.
  case spectralRadiantIntensity
  /// Power through a surface, over all frequencies.
  case irradiance
  /// Particles or photons through a surface in a time.
  case particleFlux
  /// Flux density in an interval of frequency: Jy, solar flux unit.
  case fluxDensity
  /// Flux density in an interval of wavelength.
  case fluxDensityPerWavelength
  /// Flux density in an interval of photon energy, which has the dimension of a particle flux.
  case fluxDensityPerEnergy
  /// Photons through a surface in a time and an interval of photon energy.
  case photonFluxDensityPerEnergy
  /// Flux from a solid angle.
  case radiance
  /// Flux density from a solid angle: Jy/sr.
  case spectralRadiance
  /// Flux density from a solid angle, in an interval of wavelength.
  case spectralRadiancePerWavelength
  /// Energy through a surface.
  case fluence
  /// Particles through a surface.
  case particleFluence
  /// Magnetic flux density: T.
  case magneticField
  /// Power spectral density of a magnetic field.
  case magneticFieldSpectralDensity
  /// Amplitude spectral density of a magnetic field, per square root of frequency.
  case magneticFieldAmplitudeDensity
  /// Electric field strength: V m-1.
  case electricField
  /// Power spectral density of an electric field.
  case electricFieldSpectralDensity
  /// Amplitude spectral density of an electric field, per square root of frequency.
  case electricFieldAmplitudeDensity
  /// Voltage, electric potential.
  case electricPotential
  /// Power spectral density of a voltage, as a receiver gives it.
  case electricPotentialSpectralDensity
  /// Amplitude spectral density of a voltage, per square root of frequency.
  case electricPotentialAmplitudeDensity
  /// Electric charge: C.
  case electricCharge
  /// Charge in a volume: C m-3.
  case chargeDensity
  /// Electric current: A.
  case electricCurrent
  /// Current through a surface: A m-2.
  case electricCurrentDensity
  /// Potential energy of a mass: J kg-1, which is m2 s-2.
  case gravitationalPotential
  /// Angle in an interval of squared wavelength.
  case rotationMeasure
}
