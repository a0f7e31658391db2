import Base
import LintKit
import TFCat
import TFCatLint
import Testing

/// What must not be suspected, and what each suspicious look is taken for.
@Suite struct PlausibilityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var time: String = #""time_coords_id": "unix""#
    var unit = "MHz"
    var positions: [String]
    var rules: [String] = []
  }

  private static let missionClock =
    #""time_coords": {"unit": "s", "time_origin": "2021-01-01T00:00:00", "time_scale": "UTC"}"#
  private static let jd = #""time_coords_id": "jd""#
  private static let mjd = #""time_coords_id": "mjd""#

  static let cases: [Case] = [
    Case(testDescription: "Unix time", positions: ["[1158051858, 24.73]"]),
    Case(testDescription: "first seconds of 1970", positions: ["[0, 1]", "[10, 5]"]),
    Case(
      testDescription: "first seconds of 1970 at 1.4 GHz", unit: "Hz",
      positions: ["[0, 1.4e9]", "[10, 1.5e9]"]),
    Case(testDescription: "a day of 1969", positions: ["[-86400, 1]"]),
    Case(
      testDescription: "mission clock, UHF in Hz", time: missionClock, unit: "Hz",
      positions: ["[100000, 1.4e9]"]),
    Case(testDescription: "mission clock, 29th day", time: missionClock, positions: ["[2453990.87, 24.73]"]),
    Case(testDescription: "Julian date", time: jd, positions: ["[2453990.87, 24.73]"]),
    Case(
      testDescription: "modified Julian date, HF in kHz", time: mjd, unit: "kHz",
      positions: ["[53990.37, 24730]"]),
    Case(testDescription: "CNES", time: #""time_coords_id": "mjd_cnes""#, positions: ["[26000.5, 10]"]),
    Case(testDescription: "NASA", time: #""time_coords_id": "mjd_nasa""#, positions: ["[19000.5, 10]"]),
    Case(
      testDescription: "TT2000", time: #""time_coords_id": "cdf_tt2000""#,
      positions: ["[211093458000000000, 10]"]),
    Case(testDescription: "milliseconds", positions: ["[1158051858000, 24.73]"], rules: ["TFC601"]),
    Case(testDescription: "nanoseconds", positions: ["[1158051858000000000, 24.73]"], rules: ["TFC601"]),
    Case(testDescription: "Julian date for Unix", positions: ["[2453990.87, 24.73]"], rules: ["TFC601"]),
    Case(testDescription: "Unix for jd", time: jd, positions: ["[1158051858, 24.73]"], rules: ["TFC601"]),
    Case(
      testDescription: "Unix milliseconds for jd", time: jd, positions: ["[1158051858000, 24.73]"],
      rules: ["TFC601"]),
    Case(testDescription: "mjd for jd", time: jd, positions: ["[53990.37, 24.73]"], rules: ["TFC601"]),
    Case(
      testDescription: "jd for mjd, HF in kHz", time: mjd, unit: "kHz", positions: ["[2453990.87, 24730]"],
      rules: ["TFC601"]),
    Case(testDescription: "fill value", positions: ["[-1e31, 24.73]"], rules: ["TFC602"]),
    Case(
      testDescription: "fill value, mjd, HF in kHz", time: mjd, unit: "kHz", positions: ["[-1e31, 24730]"],
      rules: ["TFC602"]),
    Case(
      testDescription: "one fill value, jd", time: jd, positions: ["[2453990.87, 24.73]", "[1e31, 20]"],
      rules: ["TFC602"]),
    Case(testDescription: "zero for jd", time: jd, positions: ["[0, 24.73]"], rules: ["TFC602"]),
    Case(
      testDescription: "swapped, MHz", positions: ["[24.73, 1158051858]", "[20, 1158051868]"],
      rules: ["TFC607"]),
    Case(testDescription: "swapped, kHz", unit: "kHz", positions: ["[24730, 1158051858]"], rules: ["TFC607"]),
    Case(testDescription: "swapped, jd", time: jd, positions: ["[24.73, 2453990.87]"], rules: ["TFC607"]),
    Case(
      testDescription: "swapped, jd, HF in kHz", time: jd, unit: "kHz", positions: ["[54730, 2453990.87]"],
      rules: ["TFC607"]),
    Case(testDescription: "negative frequency", positions: ["[1158051858, -1]"], rules: ["TFC604"]),
    Case(testDescription: "gamma rays in MHz", positions: ["[1158051858, 1e15]"]),
    Case(testDescription: "fill value for a frequency", positions: ["[1158051858, 1e31]"], rules: ["TFC605"]),
    Case(
      testDescription: "beyond doubles", positions: ["[1158051858, 24.73]", "[1158051859, -1e-320]"],
      rules: ["TFC604"]),
  ]

  @Test(arguments: cases) func isTakenForWhatItIs(_ test: Case) throws {
    let crs =
      #"{"type": "local", "properties": {\#(test.time), "spectral_coords": {"type": "frequency", "unit": "\#(test.unit)"}, "ref_position_id": "GEOCENTER"}}"#
    let geometry = #"{"type": "MultiPoint", "coordinates": [\#(test.positions.joined(separator: ", "))]}"#
    let text =
      #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": [{"type": "Feature", "id": 1, "geometry": \#(geometry), "properties": {}}]}"#
    let found = try CatalogueLinter().lint(MappedFile(bytes: Array(text.utf8)), path: "test").diagnostics
    #expect(found.filter { $0.severity > .info }.map(\.rule.id).filter { $0.hasPrefix("TFC6") } == test.rules)
  }
}
