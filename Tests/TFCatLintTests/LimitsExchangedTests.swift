import Base
import LintKit
import TFCatLint
import TFCatTestSupport
import Testing

/// Limits of one quantity, told by their UCDs.
@Suite struct LimitsExchangedTests {
  private func findings(
    _ lower: String, _ upper: String, units: (String, String) = ("kHz", "kHz"), type: String = "float",
    more: String = "", properties: String...
  ) throws -> [String] {
    let features = properties.enumerated().map { index, properties in
      #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [\#(1_714_557_600 + index), 20]}, "properties": {\#(properties)}}"#
    }
    let catalogue = """
      {"type": "FeatureCollection", "fields": {
      "a": {"info": "A", "datatype": "\(type)", "ucd": "\(lower)", "unit": "\(units.0)"},
      "b": {"info": "B", "datatype": "\(type)", "ucd": "\(upper)", "unit": "\(units.1)"}\(more)},
      "crs": {"type": "local", "properties": {"time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
    let file = try MappedFile(bytes: Array(catalogue.utf8))
    return CatalogueLinter().lint(file, path: "c.json").diagnostics.filter { $0.rule.id == "TFC619" }
      .map(\.message)
  }

  @Test func eachEventIsTold() throws {
    let found = try findings(
      "em.freq;stat.min", "em.freq;stat.max",
      properties: #""a": 540, "b": 80"#, #""a": 80, "b": 540"#, #""b": 1.5, "a": 1.50001"#, #""a": 7"#,
      #""a": 5, "b": 5.0"#, #""a": null, "b": 1"#, #""a": "x", "b": 1"#, #""b": -1e400, "a": 0"#)
    #expect(
      found == [
        "a 540 is greater than b 80", "a 1.50001 is greater than b 1.5", "a 0 is greater than b -1e400",
      ])
    // The order of the fields does not matter.
    #expect(
      try findings("phot.flux;stat.max", "phot.flux;stat.min", properties: #""a": 1, "b": 2"#)
        == ["b 2 is greater than a 1"])
  }

  /// What may be no pair is none.
  @Test func otherFieldsAreLeftAlone() throws {
    let exchanged = #""a": 2, "b": 1"#
    #expect(try findings("em.freq;stat.min", "em.wl;stat.max", properties: exchanged) == [])
    #expect(
      try findings("em.freq;stat.min", "em.freq;stat.max", units: ("MHz", "kHz"), properties: exchanged) == []
    )
    #expect(try findings("em.freq;stat.min", "em.freq;stat.max", type: "str", properties: exchanged) == [])
    #expect(try findings("pos.bodyrc.lon;stat.min", "pos.bodyrc.lon;stat.max", properties: exchanged) == [])
    let second = #", "c": {"info": "C", "datatype": "float", "ucd": "em.freq;stat.max", "unit": "kHz"}"#
    #expect(try findings("em.freq;stat.min", "em.freq;stat.max", more: second, properties: exchanged) == [])
  }
}
