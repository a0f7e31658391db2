import Foundation
import TFCatTestSupport
import Testing

/// Times of granules are Julian dates UTC, as astropy has them (`Scripts/granule_times_oracle.py`).
struct GranuleTimesTests {
  @Test(
    arguments: [
      ("unix", "", "", "", "0.0", 2440587.5),
      ("unix", "", "", "", "1158051858.25", 2453990.877989005),
      ("unix", "", "", "", "1483228800.0", 2457754.5),
      ("unix", "", "", "", "1704067200.125", 2460310.500001447),
      ("mjd", "", "", "", "53990.37798611111", 2453990.877986111),
      ("mjd", "", "", "", "57753.99999", 2457754.49999),
      ("mjd", "", "", "", "60310.5", 2460311.0),
      ("", "s", "2000-01-01T12:00:00", "TT", "0.0", 2451544.9992571296),
      ("", "s", "2000-01-01T12:00:00", "TT", "536500869.184", 2457754.5),
      ("", "s", "2000-01-01T12:00:00", "TT", "757382469.5", 2460311.0000036573),
      ("", "s", "2000-01-01T12:00:00", "TAI", "0.0", 2451544.99962963),
      ("", "s", "2000-01-01T12:00:00", "TAI", "536500869.184", 2457754.5003725),
      ("", "s", "2000-01-01T12:00:00", "TAI", "757382469.5", 2460311.0003761575),
      ("", "s", "2000-01-01T12:00:00", "TDB", "0.0", 2451544.9992571305),
      ("", "s", "2000-01-01T12:00:00", "TDB", "536500869.184", 2457754.5000000005),
      ("", "s", "2000-01-01T12:00:00", "TDB", "757382469.5", 2460311.0000036587),
    ] as [(String, String, String, String, String, Double)])
  func theyAgreeWithAstropy(
    system: String, unit: String, origin: String, scale: String, value: String, expected: Double
  ) throws {
    let axis =
      system.isEmpty
      ? #""time_coords": {"unit": "\#(unit)", "time_origin": "\#(origin)", "time_scale": "\#(scale)"}"#
      : #""time_coords_id": "\#(system)""#
    let catalogue =
      #"{"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {\#(axis), "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}, "features": [{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [\#(value), 24.73]}, "properties": {}}]}"#
    let run = try Execution(
      [
        "granules", "-", "--service", "t", "--to", "csv", "--set", "target_name=Sun", "--set",
        "creation_date=2024-05-01", "--set", "instrument_name=x", "--set", "instrument_host_name=y",
      ], input: Data(catalogue.utf8))
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(lines.first?.firstIndex(of: "time_min"))
    let time = try #require(Double(lines[1][column]))
    #expect(abs(time - expected) < 1e-9)
  }
}
