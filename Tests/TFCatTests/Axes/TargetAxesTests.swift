import TFCat
import TFCatJSON
import Testing

@Suite struct TargetAxesTests {
  @Test func timesAreNamedOrDescribed() throws {
    #expect(try TimeCoordinates(request: "unix") == .predefined(.unix))
    #expect(try TimeCoordinates(request: "MJD_CNES") == .predefined(.mjdCNES))
    func explicit(_ text: String) throws -> String {
      guard case .explicit(let axis) = try TimeCoordinates(request: text) else { return "predefined" }
      return "\(axis.unit)|\(axis.origin)|\(axis.scale.rawValue)"
    }
    #expect(try explicit("d since 2000-01-01T12:00:00 tt") == "d|2000-01-01T12:00:00|TT")
    #expect(try explicit("ms since 2000-01-01") == "ms|2000-01-01|UTC")
    #expect(try explicit("s since 2000-01-01 06:00:00 TAI") == "s|2000-01-01T06:00:00|TAI")
    #expect(try explicit("s since 2000-01-01T06:00:00Z") == "s|2000-01-01T06:00:00|UTC")
    #expect(try explicit("min since -0500-03-01 TDB") == "min|-0500-03-01|TDB")
    for text in [
      "", "posix", "s since", "kHz since 2000-01-01", "s since yesterday", "s until 2000-01-01 TT",
    ] {
      let error = #expect(throws: AxisError.self) { try TimeCoordinates(request: text) }
      #expect(error?.code == .request, "\(text)")
    }
  }

  @Test func spectralUnitsTellTheirType() throws {
    func axis(_ text: String) throws -> String {
      let axis = try SpectralCoordinates(request: text)
      return "\(axis.kind.rawValue) \(axis.unit)"
    }
    #expect(try axis("MHz") == "frequency MHz")
    #expect(try axis("m") == "wavelength m")
    #expect(try axis("keV") == "energy keV")
    #expect(try axis("cm**-1") == "wavenumber cm**-1")
    #expect(try axis("wavelength") == "wavelength m")
    #expect(try axis("wavelength in cm") == "wavelength cm")
    #expect(try axis("energy J") == "energy J")
    for text in ["", "s", "dB", "cm^-1", "wavelength in MHz", "furlong", "n/a"] {
      let error = #expect(throws: AxisError.self) { try SpectralCoordinates(request: text) }
      #expect(error?.code == .request, "\(text)")
    }
    #expect(
      #expect(throws: AxisError.self) { try SpectralCoordinates(request: "cm^-1") }?.reason.contains("cm**-1")
        == true)
  }

  @Test func whatIsStillTrueIsKept() throws {
    let text = """
      {"type": "FeatureCollection", "fields": {}, "features": [], "crs": {"type": "local", "properties": {"name": \
      "Time-Frequency", "time_coords": {"name": "Timestamp", "unit": "ms", "time_origin": "1970-01-01T00:00:00", \
      "time_scale": "UTC", "note": 1}, "spectral_coords": {"name": "Frequency", "type": "frequency", "unit": "kHz", \
      "scale": "log", "note": 2}, "ref_position_id": "wind", "note": 3}}}
      """
    let crs = try #require(try FeatureCollection(bytes: Array(text.utf8)).head.crs?.local)
    let result = try TargetAxes(time: "s since 2000-01-01 TT", spectral: "m").applied(to: crs)
    #expect(result.spectralCoordinates.scale == .log)
    #expect(result.spectralCoordinates.foreignMembers == ["note": 2])
    #expect(result.referencePosition == "wind")
    #expect(result.foreignMembers == ["note": 3])
    guard case .explicit(let axis) = result.timeCoordinates else {
      Issue.record("no explicit axis")
      return
    }
    #expect(axis.name == nil)
    #expect(axis.foreignMembers == ["note": 1])
    #expect(TargetAxes().applied(to: crs) == crs)
  }
}
