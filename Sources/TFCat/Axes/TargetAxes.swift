import Base
internal import TFCatJSON
internal import VOVocabulary

/// The axes that a catalogue is to be re-expressed in.
///
///     let axes = try TargetAxes(time: "unix", spectral: "MHz")
public struct TargetAxes: Hashable, Sendable {
  /// `nil` leaves times as they are.
  public var time: TimeCoordinates?
  /// `nil` leaves spectral values as they are.
  public var spectral: SpectralCoordinates?

  /// Axes as a CRS describes them; one that is left out stays as it is.
  public init(time: TimeCoordinates? = nil, spectral: SpectralCoordinates? = nil) {
    self.time = time
    self.spectral = spectral
  }

  /// Axes from words, as the command takes them; `nil` leaves an axis as it is.
  ///
  /// - Parameters:
  ///   - time: see `TimeCoordinates(request:)`.
  ///   - spectral: see `SpectralCoordinates(request:)`.
  /// - Throws: `AxisError` `request` for what is not understood.
  public init(time: String?, spectral: String?) throws(AxisError) {
    if let time { self.time = try TimeCoordinates(request: time) }
    if let spectral { self.spectral = try SpectralCoordinates(request: spectral) }
  }

  /// A CRS with these axes in the place of its own.
  public func applied(to crs: LocalCRS) -> LocalCRS {
    var result = crs
    if let time {
      result.timeCoordinates = time
      if case .explicit(let old) = crs.timeCoordinates, case .explicit(var new) = time {
        new.foreignMembers = old.foreignMembers
        new.memberOrder = old.memberOrder
        result.timeCoordinates = .explicit(new)
      }
    }
    if let spectral {
      result.spectralCoordinates.kind = spectral.kind
      result.spectralCoordinates.unit = spectral.unit
      if let scale = spectral.scale { result.spectralCoordinates.scale = scale }
      // A name such as "Frequency" is no longer true.
      if spectral.kind != crs.spectralCoordinates.kind {
        result.spectralCoordinates.foreignMembers["name"] = nil
      }
    }
    return result
  }
}

extension TimeCoordinates {
  /// A time axis from words: the id of a predefined system (`unix`, `jd`, `mjd`, `mjd_cnes`, `mjd_nasa`,
  /// `cdf_tt2000`), or a unit, an origin and a scale (`d since 2000-01-01T12:00:00 TT`; UTC where no scale is
  /// named).
  ///
  /// - Throws: `AxisError` `request` for what is not understood.
  public init(request text: String) throws(AxisError) {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 1, let system = TimeSystem(rawValue: words[0].lowercased()) {
      self = .predefined(system)
      return
    }
    guard words.count >= 3, words[1].lowercased() == "since" else {
      let systems = TimeSystem.allCases.map(\.rawValue)
      let hint = NearestWord.hint(for: text, among: systems)
      throw AxisError(
        .request,
        "\"\(text)\" is no time axis\(hint.isEmpty ? ":" : hint) name a system (\(systems.joined(separator: ", "))) or write "
          + "\"s since 2000-01-01T12:00:00 TT\"")
    }
    let scale = words.count > 3 ? words.last.flatMap { TimeScale(rawValue: $0.uppercased()) } : nil
    // A date and a time of day may have a blank between them.
    var origin = words.dropFirst(2).dropLast(scale == nil ? 0 : 1).joined(separator: "T")
    if origin.hasSuffix("Z"), scale == nil || scale == .utc { origin.removeLast() }
    self = .explicit(ExplicitTimeCoordinates(unit: words[0], origin: origin, scale: scale ?? .utc))
    do {
      _ = try axis(tt2000Origin: .j2000Noon)
    } catch {
      throw AxisError(.request, error.reason)
    }
  }
}

extension SpectralCoordinates {
  /// A spectral axis from words: a VOUnit, whose dimension tells the type (`MHz`, `m`, `keV`, `cm**-1`), a
  /// type (then in Hz, m, eV or m**-1), or both (`wavelength in cm`).
  ///
  /// - Throws: `AxisError` `request` for what is not understood.
  public init(request text: String) throws(AxisError) {
    var words = text.split(separator: " ").map(String.init)
    let kind = words.first.flatMap { Kind(rawValue: $0.lowercased()) }
    if kind != nil { words.removeFirst() }
    if kind != nil, words.first == "in" { words.removeFirst() }
    if words.isEmpty, let kind {
      self.init(kind: kind, unit: kind.standardUnit)
      return
    }
    let unit = words.joined(separator: " ")
    do {
      let parsed = try VOUnit(parsing: unit)
      guard let type = SpectralCoordinateType(measuredIn: parsed) else {
        throw AxisError(
          .request,
          "\"\(unit)\" is no unit of a spectral axis\(NearestWord.hint(for: unit, among: usualSpectralWords)) "
            + "(one of frequency (MHz), length (m), energy (eV) or wavenumber (m**-1))"
        )
      }
      guard kind == nil || kind == Kind(type) else {
        throw AxisError(.request, "\"\(unit)\" is a unit of \(type.rawValue), not of \(kind?.rawValue ?? "")")
      }
      self.init(kind: Kind(type), unit: unit)
      _ = try conversion()
    } catch let error as AxisError {
      throw AxisError(.request, error.reason)
    } catch {
      throw AxisError(.request, "\"\(unit)\" is no VOUnit: \(error)")
    }
  }
}

/// What the words of a spectral axis most often are.
private let usualSpectralWords =
  ["Hz", "kHz", "MHz", "GHz", "THz", "m", "cm", "mm", "um", "nm", "eV", "keV", "MeV", "m**-1", "cm**-1"]
  + SpectralCoordinates.Kind.allCases.map(\.rawValue)

extension SpectralCoordinates.Kind {
  /// The unit of the SI, for energy the electronvolt.
  fileprivate var standardUnit: String {
    switch self {
    case .frequency: "Hz"
    case .wavelength: "m"
    case .energy: "eV"
    case .wavenumber: "m**-1"
    }
  }
}
