import Base
import JSONSchema
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import TFCatTestSupport
import Testing
import VOVocabulary

/// Units of axes: what is suggested and written for them measures what the axis does.
@Suite struct AxisUnitTests {
  /// Units as they are written, of all quantities.
  private static let written = [
    "cycles/s", "cycles per second", "rev/min", "Mc/s", "c/s", "cps", "rpm", "counts/s", "mhz", "Hertz",
    "cm-1",
    "angs", "microns", "mu", "mev", "bytes", "kaysers", "1/sec", "day", "ha", "as", "yd", "M", "UTC", "mjd",
    "a.u.", "hr.", "degs", "month", "sol", "n/a", "hh:mm:ss", "dBm", "furlong", "km s-1", "R_S", "", " ",
  ]

  private func catalogue(time: String, type: String?, spectral: String) -> String {
    func quoted(_ text: String) -> String { JSONValue.string(text).description }
    let type = type.map { "\"type\": \(quoted($0)), " } ?? ""
    return """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {
      "time_coords": {"unit": \(quoted(time)), "time_origin": "2000-01-01T00:00:00", "time_scale": "UTC"},
      "spectral_coords": {\(type)"unit": \(quoted(spectral))}, "ref_position_id": "GEOCENTER"}}, "features": []}
      """
  }

  /// The catalogue with all fixes made.
  private func fixed(_ text: String) throws -> JSONValue? {
    let file = try MappedFile(bytes: Array(text.utf8))
    let outcome = try CatalogueFixer(CatalogueLinter(), level: .unsafe).fix(file)
    return try JSONValue(jsonText: Array(outcome.file.bytes))["crs"]?["properties"]
  }

  @Test(arguments: ["frequency", "wavelength", "energy", "wavenumber", nil])
  func fixesGiveAUnitOfTheSpectralAxis(_ type: String?) throws {
    for unit in Self.written {
      let properties = try fixed(catalogue(time: "s", type: type, spectral: unit))
      let result = properties?["spectral_coords"]?["unit"]?.string ?? ""
      guard result != unit else { continue }
      let measured = VOUnit(result).flatMap { SpectralCoordinateType(measuredIn: $0)?.rawValue }
      #expect(measured != nil && (type == nil || measured == type), "\(unit) became \(result)")
    }
  }

  @Test func fixesGiveAUnitOfTime() throws {
    for unit in Self.written {
      let properties = try fixed(catalogue(time: unit, type: "frequency", spectral: "MHz"))
      let result = properties?["time_coords"]?["unit"]?.string ?? ""
      #expect(result == unit || VOUnit(result)?.dimension == .time, "\(unit) became \(result)")
    }
  }

  @Test(arguments: [
    ("cycles/s", "frequency", "write \"Hz\""), ("cps", "frequency", "write \"Hz\""),
    ("counts/s", "frequency", "write a unit of frequency, such as \"MHz\""),
    ("cm-1", "wavelength", "write a unit of wavelength, such as \"nm\""),
    ("cm-1", "wavenumber", "write \"cm**-1\""), ("c/s", "frequency", "write \"Hz\""),
  ]) func messagesNameOne(_ unit: String, _ type: String, _ advice: String) throws {
    let text = catalogue(time: "s", type: type, spectral: unit)
    let report = CatalogueLinter().lint(try MappedFile(bytes: Array(text.utf8)), path: "c.json")
    let messages = report.diagnostics.filter { ["TFC502", "TFC508"].contains($0.rule.id) }.map(\.message)
    #expect(messages.count == 1 && messages.first?.hasSuffix(advice) == true, "\(messages)")
  }

  /// A unit of time that is read as another one than is meant keeps its quantity, and there is nothing to
  /// write in its place.
  @Test func unitsOfTheAxisAreNotReplacedByOthers() throws {
    let text = catalogue(time: "as", type: "frequency", spectral: "MHz")
    let report = CatalogueLinter().lint(try MappedFile(bytes: Array(text.utf8)), path: "c.json")
    let found = report.diagnostics.filter { $0.rule.id == "TFC510" }
    #expect(
      found.map(\.message) == ["the unit of the time axis is \"as\": as is read as the attosecond"])
    #expect(found.allSatisfy { $0.fix == nil })
  }
}
