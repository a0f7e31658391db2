/// A physical quantity that a UCD can stand for, precise enough to have one dimension.
///
/// Logarithmic units (`mag`, `dB`, `dex`) are no units of these quantities but of a ratio; a rule that
/// compares a unit with a quantity leaves them alone.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
  case dimensionless
  case time
  case frequency
  case length
  case area
  case volume
  case wavenumber
  /// A wave number counted in radians.
  case angularWavenumber
  case angle
  case solidAngle
  case angularVelocity
  case velocity
  case acceleration
  case temperature
  case mass
  case massDensity
  /// Particles in a volume.
  case numberDensity
  /// Particles along a line of sight: electron content, dispersion measure.
  case numberColumnDensity
  case massColumnDensity
  /// Pressure has the same dimension.
  case energyDensity
  case energy
  case momentOfInertia
  case power
  /// Power in an interval of frequency: radio luminosity.
  case spectralPower
  /// Power into a solid angle.
  case radiantIntensity
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
  case spectralRadiancePerWavelength
  /// Energy through a surface.
  case fluence
  /// Particles through a surface.
  case particleFluence
  case magneticField
  /// Power spectral density of a magnetic field.
  case magneticFieldSpectralDensity
  /// Amplitude spectral density of a magnetic field, per square root of frequency.
  case magneticFieldAmplitudeDensity
  case electricField
  /// Power spectral density of an electric field.
  case electricFieldSpectralDensity
  /// Amplitude spectral density of an electric field, per square root of frequency.
  case electricFieldAmplitudeDensity
  /// Voltage, electric potential.
  case electricPotential
  /// Power spectral density of a voltage, as a receiver gives it.
  case electricPotentialSpectralDensity
  case electricPotentialAmplitudeDensity
  case electricCharge
  case chargeDensity
  case electricCurrent
  case electricCurrentDensity
  case gravitationalPotential
  /// Angle in an interval of squared wavelength.
  case rotationMeasure
}
