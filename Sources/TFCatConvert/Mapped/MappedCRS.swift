internal import TFCat
internal import TFCatYAML
internal import TableMapping
internal import VOVocabulary

/// The member `crs` of an event: the axes that the catalogue has, and how values of the table get there.
struct MappedCRS {
  let crs: LocalCRS
  private let time: TimeAxis
  private let unit: VOUnit
  private let type: SpectralCoordinateType
  private let axis: SpectralConversion

  init(_ yaml: YAMLValue, _ reader: MappingReader) throws(YAMLError) {
    try reader.expectMembers(of: yaml, among: ["time", "spectral", "position", "name"], what: "\"crs\"")
    var system = TimeSystem.unix
    if let time = yaml["time"] { system = try reader.word(time, TimeSystem.self) }
    guard let spectral = yaml["spectral"], let written = spectral["unit"] else {
      throw reader.error(yaml, "\"crs\" needs \"spectral\" with a unit: {unit: MHz}")
    }
    try reader.expectMembers(of: spectral, among: ["type", "unit", "scale"], what: "\"spectral\"")
    unit = try MappedValue.unit(written, reader)
    var type = SpectralCoordinateType.frequency
    if let word = spectral["type"] { type = try reader.word(word, SpectralCoordinateType.self) }
    do {
      axis = try SpectralConversion(type: type, unit: unit)
    } catch {
      throw reader.error(written, "\(error)")
    }
    self.type = type
    let scale = try spectral["scale"].map { value throws(YAMLError) in
      try reader.word(value, SpectralCoordinates.Scale.self)
    }
    guard let kind = SpectralCoordinates.Kind(rawValue: type.rawValue) else {
      throw reader.error(spectral, "\"\(type.rawValue)\" is no spectral axis")
    }
    guard let position = try reader.optionalText(yaml["position"]) else {
      throw reader.error(
        yaml,
        "\"crs\" needs a \"position\": GEOCENTER, or the observatory or spacecraft, such as wind or nancay-decameter-array"
      )
    }
    crs = LocalCRS(
      name: try reader.optionalText(yaml["name"]) ?? "Time-Frequency", timeCoordinates: .predefined(system),
      spectralCoordinates: SpectralCoordinates(kind: kind, unit: try reader.text(written), scale: scale),
      referencePosition: position)
    time = TimeAxis(system)
  }

  /// A moment on the time axis.
  func value(of instant: Instant) throws(MappingFault) -> Double {
    let value: Double
    do {
      value = try time.value(of: instant)
    } catch {
      throw MappingFault("\(error)")
    }
    // A double resolves 0.2 microseconds of POSIX time; beyond that are only traces of the calendar's
    // arithmetic.
    return time.system == .unix ? (value * 1e6).rounded() / 1e6 : value
  }

  /// - Throws: where the unit of a value is no spectral one.
  func check(_ value: MappedValue, _ reader: MappingReader) throws(YAMLError) {
    if value.unitColumn != nil { return }
    guard let unit = value.unit else {
      throw reader.error(
        value.place, "say the unit: {value: \(value.text ?? "..."), unit: \(crs.spectralCoordinates.unit)}")
    }
    guard SpectralCoordinateType(measuredIn: unit) != nil else {
      throw reader.error(value.place, "\(unit) is no unit of frequency, wavelength, energy or wavenumber")
    }
  }

  /// A number in a unit of the table on the spectral axis.
  ///
  /// - Throws: where it is none of radiation: zero and negative numbers are fill values, and the reciprocal
  /// of infinity would be 0.
  func value(of number: Double, in source: VOUnit?) throws(MappingFault) -> Double {
    let source = source ?? unit
    let value = try convert(number, from: source)
    guard value.isFinite, value > 0, number > 0, number.isFinite else {
      throw MappingFault(
        "\(number) \(source) is no place on the spectral axis, whose values are above zero")
    }
    return value
  }

  private func convert(_ number: Double, from source: VOUnit) throws(MappingFault) -> Double {
    if source == unit { return number }
    if let scaling = source.scaling(to: unit) { return scaling.convert(number) }
    guard let type = SpectralCoordinateType(measuredIn: source),
      let conversion = try? SpectralConversion(type: type, unit: source),
      let rescaling = SpectralRescaling(from: conversion, to: axis)
    else { throw MappingFault("\(source) is no unit of the spectral axis") }
    return rescaling.convert(number)
  }
}
