import Foundation
import TFCatTestSupport
import Testing

@Suite struct ReexpressionCommandTests {
  private static func catalogue(
    _ feature: String =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24730]}}"#,
    fields: String = "{}", time: String = #""time_coords_id": "unix""#
  ) -> String {
    """
    {"type": "FeatureCollection", "fields": \(fields), "crs": {"type": "local", "properties": {\(time), \
    "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}, "features": [
    \(feature)]}

    """
  }

  private static let example = Execution.packageFolder.appendingPathComponent(
    "examples/solar-bursts.tfcat.json"
  ).path

  @Test(arguments: [
    ["--time", "jd"], ["--time", "mjd", "--spectral", "MHz"], ["--spectral", "wavelength"],
    ["--time", "cdf_tt2000", "--spectral", "ueV"], ["--time", "ms since 2006-01-01T00:00:00 TT"],
    ["--time", "s since 2006-09-12T00:00:00", "--spectral", "cm**-1"],
  ])
  func whatWasSoundStaysSound(options: [String]) throws {
    let folder = try ScratchFolder()
    let output = folder.url.appendingPathComponent("out.json").path
    let run = try Execution(["convert"] + options + [Self.example, "-o", output])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("12 features written to \(output)"))
    let lint = try Execution(["lint", "--fail-on", "warning", output])
    #expect(lint.status == 0, "\(lint.output)")
    // The same moments and frequencies.
    let before = try Execution(["info", "--format", "json", Self.example]).json
    let after = try Execution(["info", "--format", "json", output]).json
    for (axis, names) in [("time", ["utc_min", "utc_max"]), ("spectral", ["hz_min", "hz_max"])] {
      for name in names {
        let old = (before[axis] as? [String: Any])?[name]
        let new = (after[axis] as? [String: Any])?[name]
        if let old = old as? Double, let new = new as? Double {
          #expect(abs(new / old - 1) < 1e-14)
        } else {
          #expect(old as? String == new as? String)
        }
      }
    }
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let run = try Execution(
      ["convert", "--time", "mjd", "--spectral", "MHz", "-"], input: Data(Self.catalogue().utf8))
    #expect(run.status == 0)
    #expect(run.output.contains(#""coordinates": [53990.37798611111, 24.73]"#))
    #expect(run.output.contains(#""time_coords_id": "mjd""#))
    #expect(run.output.contains(#""unit": "MHz""#))
    #expect(run.errors == "1 feature written; times from unix to mjd, frequency in kHz to frequency in MHz\n")
  }

  @Test func aSingleFeatureStaysOne() throws {
    let crs =
      #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#
    let feature =
      #"{"type": "Feature", "id": 1, "crs": \#(crs), "geometry": {"type": "Point", "coordinates": [86400, 5]}}"#
    let run = try Execution(["convert", "--time", "mjd"], input: Data(feature.utf8))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(#"{"type": "Feature", "id": 1"#))
    #expect(run.output.contains("[40588, 5]"))
  }

  @Test func whatDoesNotConvertLeavesNothingBehind() throws {
    let folder = try ScratchFolder()
    let output = folder.url.appendingPathComponent("out.json").path
    let clock = try folder.write(
      "clock.json",
      Self.catalogue(
        time: #""time_coords": {"unit": "s", "time_origin": "1990-01-01T00:00:00", "time_scale": "SCLK"}"#))
    var run = try Execution(["convert", "--time", "unix", clock, "-o", output])
    #expect(run.status == 2)
    #expect(run.errors.contains("SCLK does not convert to UTC: a spacecraft clock takes the clock kernel"))
    let zero = try folder.write(
      "zero.json",
      Self.catalogue(
        #"{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[5, 1], [6, 0]]}}"#))
    run = try Execution(["convert", "--spectral", "m", zero, "-o", output])
    #expect(run.status == 2)
    #expect(run.errors.contains("zero.json:2:"), "\(run.errors)")
    #expect(run.errors.contains("/features/0/geometry/coordinates/1/1: the frequency 0 is not above zero"))
    #expect(!FileManager.default.fileExists(atPath: output))
    // Its spectral axis alone converts.
    #expect(try Execution(["convert", "--spectral", "MHz", clock, "-o", output]).status == 0)
  }

  @Test func whatStaysAsItWasIsTold() throws {
    let fields =
      #"{"t": {"info": "Start", "datatype": "float", "ucd": "time.start", "unit": "s"}, "f": {"info": "Peak", "datatype": "float", "ucd": "em.freq", "unit": "kHz"}}"#
    let text = Data(Self.catalogue(fields: fields).utf8)
    let both = try Execution(["convert", "--time", "mjd", "--spectral", "MHz"], input: text)
    #expect(both.status == 1)
    #expect(both.errors.contains("warning: the property \"t\" (time.start, s) is left as it is"))
    #expect(both.errors.contains("note: the property \"f\" (em.freq, kHz) is left as it is, in its own unit"))
    #expect(both.output.contains("53990.37798611111"))
    #expect(try Execution(["convert", "--spectral", "MHz"], input: text).status == 0)
    let clock =
      #"{"type": "local", "properties": {"time_coords": {"unit": "s", "time_origin": "1990-01-01T00:00:00", "time_scale": "SCET"}, "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "juno"}}"#
    let mixed = try Execution(
      ["convert", "--time", "mjd"],
      input: Data(
        Self.catalogue(
          #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [7, 5]}, "crs": \#(clock)}"#
        )
        .utf8))
    #expect(mixed.status == 1)
    #expect(mixed.errors.contains("1 geometry keeps the times of a CRS of its own"))
    #expect(mixed.output.contains("[7, 5]"))
  }

  @Test func wrongOptionsAreToldBeforeAnythingIsRead() throws {
    for (option, word) in [
      (["--time", "posix"], "unix, jd, mjd"), (["--spectral", "cm^-1"], "cm**-1"),
      (["--spectral", "s"], "frequency"),
      (["--tt2000-origin", "dawn"], "midnight"),
    ] {
      let run = try Execution(["convert"] + option + ["/nowhere"])
      #expect(run.status == 2)
      #expect(run.errors.contains(word), "\(run.errors)")
    }
  }

  @Test func theOriginOfTT2000IsAChoice() throws {
    let text = Data(
      Self.catalogue(
        #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [64184000000, 5]}}"#,
        time: #""time_coords_id": "cdf_tt2000""#
      ).utf8)
    let noon = try Execution(["convert", "--time", "unix"], input: text)
    #expect(noon.output.contains("[946728000, 5]"))
    let midnight = try Execution(["convert", "--time", "unix", "--tt2000-origin", "midnight"], input: text)
    #expect(midnight.output.contains("[946684800, 5]"))
    let info = try Execution(["info", "--tt2000-origin", "midnight", "-"], input: text)
    #expect(info.output.contains("2000-01-01T00:00:00Z"))
    #expect(try Execution(["info", "-"], input: text).output.contains("2000-01-01T12:00:00Z"))
  }

  @Test func infoTellsHertz() throws {
    let run = try Execution(["info", "-"], input: Data(Self.catalogue().utf8))
    #expect(run.output.contains("Spectral (Hz)  24730000 to 24730000"))
  }
}
