import Base
import LintKit
import TFCat
import TFCatLint
import TFCatTestSupport
import Testing

/// Properties that repeat the frequency of the geometry, off by a factor.
@Suite struct SpectralFactorTests {
  /// A catalogue in MHz whose events go from 20, 21, 22 ... to twice that.
  private func findings(
    _ ucd: String, unit: String?, axis: String = #"{"type": "frequency", "unit": "MHz"}"#, count: Int = 4,
    step: Double = 1, value: (_ low: Double, _ high: Double) -> String
  ) throws -> [String] {
    let features = (0..<count).map { index in
      let low = 20 + Double(index) * step
      return
        #"{"type": "Feature", "id": \#(index), "geometry": {"type": "LineString", "coordinates": [[\#(1_714_557_600 + index * 90), \#(low)], [\#(1_714_557_630 + index * 90), \#(low * 2)]]}, "properties": {"limit": \#(value(low, low * 2))}}"#
    }
    let unit = unit.map { #", "unit": "\#($0)""# } ?? ""
    let catalogue = """
      {"type": "FeatureCollection", "fields": {"limit": {"info": "Limit", "datatype": "float", "ucd": "\(ucd)"\(unit)}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": \(axis), "ref_position_id": "GEOCENTER"}}, "features": [\(features.joined(separator: ",\n"))]}
      """
    let file = try MappedFile(bytes: Array(catalogue.utf8))
    return CatalogueLinter().lint(file, path: "c.json").diagnostics.filter { $0.rule.id == "TFC618" }
      .map(\.message)
  }

  @Test(
    arguments: [
      ("MHz", 1000, "a factor of 1000"), ("kHz", 1, "a factor of 1/1000"), ("Hz", 1, "a factor of 1e-6"),
      ("GHz", 1, "a factor of 1000"), ("Hz", 1000, "a factor of 1/1000"),
    ] as [(String, Double, String)])
  func factorsAreNamed(_ unit: String, _ times: Double, _ name: String) throws {
    let lowest = try findings("em.freq;stat.min", unit: unit) { low, _ in "\(low * times)" }
    #expect(lowest.count == 1 && lowest[0].contains(name) && lowest[0].contains("lowest"), "\(lowest)")
    let highest = try findings("em.freq;stat.max", unit: unit) { _, high in "\((high * times).rounded())" }
    #expect(highest.count == 1 && highest[0].contains(name) && highest[0].contains("highest"), "\(highest)")
  }

  @Test func wavelengthsRunAgainstFrequencies() throws {
    // 299.792458 m are 1 MHz.
    let meters = try findings("em.wl;stat.min", unit: "km") { _, high in "\(299.792458 / high)" }
    #expect(meters.count == 1 && meters[0].contains("1/1000") && meters[0].contains("highest"), "\(meters)")
    #expect(try findings("em.wl;stat.min", unit: "m") { _, high in "\(299.792458 / high)" } == [])
    // On an axis of wavelengths the greatest is the lowest frequency.
    let axis = #"{"type": "wavelength", "unit": "m"}"#
    let frequencies = try findings("em.freq;stat.min", unit: "kHz", axis: axis) { _, high in
      "\(299.792458 / high)"
    }
    #expect(frequencies.count == 1 && frequencies[0].contains("1/1000"), "\(frequencies)")
  }

  @Test func whatIsRightOrTellsNothingIsNoFault() throws {
    #expect(try findings("em.freq;stat.min", unit: "kHz") { low, _ in "\(low * 1000)" } == [])
    #expect(try findings("em.freq;stat.min", unit: "MHz") { low, _ in "\(low.rounded())" } == [])
    // Another kind of number, no unit, no repetition, other factors, too few events, and all the same.
    #expect(try findings("em.freq;stat.mean", unit: "kHz") { low, _ in "\(low)" } == [])
    #expect(try findings("em.freq;stat.min", unit: nil) { low, _ in "\(low)" } == [])
    #expect(try findings("em.freq;stat.min", unit: "MHz") { low, _ in "\(low * low)" } == [])
    #expect(try findings("em.freq;stat.min", unit: "MHz") { low, _ in "\(low * 100)" } == [])
    #expect(try findings("em.freq;stat.min", unit: "kHz", count: 2) { low, _ in "\(low)" } == [])
    #expect(try findings("em.freq;stat.min", unit: "kHz", step: 0) { low, _ in "\(low)" } == [])
  }
}
