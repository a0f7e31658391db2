import ArgumentParser
import TFCat

/// The options of commands that re-express a catalogue in other axes.
struct CRSOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The time axis of the result: unix, jd, mjd, mjd_cnes, mjd_nasa, cdf_tt2000, or a unit, an origin and a scale such as \
      "d since 2000-01-01T12:00:00 TT" (UTC where none is named).
      """, valueName: "axis"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      """
      The spectral axis of the result: a VOUnit of frequency, length, energy or inverse length (MHz, m, keV, cm**-1), or \
      frequency, wavelength, energy, wavenumber (in Hz, m, eV, m**-1).
      """, valueName: "unit"))
  var spectral: String?

  @OptionGroup var tt2000: TT2000Options

  /// Whether anything is to be re-expressed.
  var isGiven: Bool { time != nil || spectral != nil }

  /// The transform that was asked for.
  ///
  /// - Throws: `AxisError` for what is not understood.
  func transform() throws(AxisError) -> CRSTransform {
    CRSTransform(to: try TargetAxes(time: time, spectral: spectral), tt2000Origin: tt2000.origin)
  }

  /// Reports a wrong option before any file is opened.
  func validate() throws {
    do {
      _ = try transform()
    } catch {
      throw ValidationError(error.reason)
    }
  }
}

/// The option of commands that read times.
struct TT2000Options: ParsableArguments {
  enum Origin: String, CaseIterable, ExpressibleByArgument {
    case noon
    case midnight
  }

  @Option(
    name: .customLong("tt2000-origin"),
    help: ArgumentHelp(
      """
      What cdf_tt2000 counts from: noon of 2000-01-01 TT, as CDF files do, or midnight, as the table of the TFCat format \
      says.
      """, valueName: "noon|midnight"))
  var tt2000Origin = Origin.noon

  var origin: TT2000Origin { tt2000Origin == .noon ? .j2000Noon : .midnight }
}
