import TFCat
import TFCatJSON
import Testing

@Suite struct CRSTransformTests {
  private static func catalogue(
    _ features: String, time: String = #""time_coords_id": "unix""#,
    spectral: String = #"{"type": "frequency", "unit": "kHz"}"#, members: String = ""
  ) -> String {
    """
    {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {\(time), "spectral_coords": \
    \(spectral), "ref_position_id": "wind"}}, \(members)"features": [\(features)]}
    """
  }

  private static func feature(_ geometry: String, _ members: String = "") -> String {
    #"{"type": "Feature", "geometry": \#(geometry)\#(members)}"#
  }

  private static func convert(
    _ text: String, time: String? = nil, spectral: String? = nil
  ) throws -> (FeatureCollection, CRSTransform) {
    let catalogue = try FeatureCollection(bytes: Array(text.utf8))
    var transform = CRSTransform(to: try TargetAxes(time: time, spectral: spectral))
    var result = FeatureCollection(head: try transform.convert(catalogue.head))
    for var feature in catalogue.features {
      try transform.convert(&feature)
      result.features.append(feature)
    }
    return (result, transform)
  }

  @Test func nanosecondsOfTT2000AreExact() throws {
    // Around the leap second of 2016: 23:59:60, one nanosecond before midnight, midnight, one second after.
    let times = [
      "536500868184000000", "536500869183999999", "536500869184000000", "536500870184000000",
      "757339269184000001",
    ]
    let features = times.map { Self.feature("{\"type\": \"Point\", \"coordinates\": [\($0), 1]}") }
    let text = Self.catalogue(features.joined(separator: ", "), time: #""time_coords_id": "cdf_tt2000""#)
    let (unix, _) = try Self.convert(text, time: "unix")
    #expect(
      unix.features.map { $0.geometry.coordinates?.values[0] } == [
        1_483_228_800, 1_483_228_801, 1_483_228_800, 1_483_228_801, 1_704_067_200,
      ])
    // To another axis of nanoseconds and back, no digit is lost.
    let axis = "ns since 2010-01-01T00:00:00 TT"
    let (there, _) = try Self.convert(text, time: axis)
    var back = CRSTransform(to: try TargetAxes(time: "cdf_tt2000", spectral: nil))
    _ = try back.convert(there.head)
    let found = try there.features.map { feature -> String? in
      var feature = feature
      try back.convert(&feature)
      return feature.geometry.coordinates?.number(at: 0)?.literal
    }
    #expect(found == times)
  }

  @Test func theFillValueOfCDFIsNoTime() throws {
    for fill in ["-9223372036854775808", "-9223372036854775807"] {
      let text = Self.catalogue(
        Self.feature("{\"type\": \"Point\", \"coordinates\": [\(fill), 1]}"),
        time: #""time_coords_id": "cdf_tt2000""#)
      #expect(throws: AxisError.self) { try Self.convert(text, time: "unix") }
    }
    #expect(TimeAxis(.cdfTT2000).instant(of: -0x1p63) == nil)
    #expect(TimeAxis(.cdfTT2000).instant(ofInteger: Int64.min) == nil)
  }

  @Test func powersOfTenMoveTheDecimalPoint() throws {
    let text = Self.catalogue(
      Self.feature(#"{"type": "LineString", "coordinates": [[0, 0.109], [1, 0.3], [2, 1.1]]}"#),
      spectral: #"{"type": "frequency", "unit": "MHz"}"#)
    let (result, _) = try Self.convert(text, spectral: "kHz")
    #expect(result.features[0].geometry.coordinates?.values == [0, 109, 1, 300, 2, 1100])
  }

  @Test func boxesAndRingsTurnRoundWithTheAxis() throws {
    let ring = "[[0, 100], [10, 100], [10, 200], [0, 200], [0, 100]]"
    let hole = "[[4, 140], [4, 160], [6, 160], [6, 140], [4, 140]]"
    let text = Self.catalogue(
      Self.feature(
        #"{"type": "Polygon", "coordinates": [\#(ring), \#(hole)], "bbox": [0, 100, 10, 200]}"#,
        #", "bbox": [0, 100, 10, 200]"#),
      members: #""bbox": [0, 50, 20, 250], "#)
    let (result, _) = try Self.convert(text, spectral: "km")
    let light = 299_792_458.0
    #expect(result.head.crs?.local?.spectralCoordinates == SpectralCoordinates(kind: .wavelength, unit: "km"))
    #expect(result.head.bbox?.spectralMin == light / 250e6)
    #expect(result.head.bbox?.spectralMax == light / 50e6)
    let feature = result.features[0]
    #expect(feature.bbox?.spectralMin == light / 200e6)
    #expect(feature.bbox == feature.geometry.bounds)
    #expect(feature.geometry.attributes.bbox == feature.geometry.bounds)
    guard case .polygon(let polygon) = feature.geometry else {
      Issue.record("no polygon")
      return
    }
    // The same corners the other way round.
    #expect(polygon.rings[0].map(\.time) == [0, 0, 10, 10, 0])
    #expect(polygon.rings[0].map(\.spectral) == [100, 200, 200, 100, 100].map { light / ($0 * 1e6) })
    #expect(polygon.rings[1].map(\.time) == [4, 6, 6, 4, 4])
  }

  @Test func linearAxesKeepTheOrderOfPositions() throws {
    let text = Self.catalogue(
      Self.feature(#"{"type": "Polygon", "coordinates": [[[0, 100], [10, 100], [10, 200], [0, 100]]]}"#))
    for unit in ["Hz", "energy", "cm**-1"] {
      let (result, _) = try Self.convert(text, spectral: unit)
      #expect(result.features[0].geometry.coordinates?.positions.map(\.time) == [0, 10, 10, 0])
    }
  }

  @Test func everyGeometryIsConverted() throws {
    let text = Self.catalogue(
      [
        #"{"type": "Point", "coordinates": [86400, 1000]}"#,
        #"{"type": "MultiLineString", "coordinates": [[[0, 1], [86400, 2]], [[172800, 3], [259200, 4]]]}"#,
        #"{"type": "MultiPolygon", "coordinates": [[[[0, 1], [86400, 1], [86400, 2], [0, 1]]]]}"#,
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [86400, 1000], "bbox": [86400, 1000, 86400, 1000]}]}"#,
      ].map { Self.feature($0) }.joined(separator: ", "),
      members:
        #""observations": [{"type": "Observation", "geometry": {"type": "Point", "coordinates": [0, 5]}}], "#)
    let (result, transform) = try Self.convert(text, time: "mjd", spectral: "MHz")
    #expect(result.head.observations?[0].geometry.bounds?.timeMin == 40587)
    #expect(result.head.observations?[0].geometry.bounds?.spectralMax == 0.005)
    #expect(result.features.map { $0.geometry.bounds?.timeMin } == [40588, 40587, 40587, 40588])
    #expect(result.features.map { $0.geometry.bounds?.spectralMax } == [1, 0.004, 0.002, 1])
    #expect(transform.carriedCount == 0)
  }

  @Test func axesOfFeaturesAndGeometriesGoBeforeTheCatalogues() throws {
    func crs(_ time: String, _ unit: String) -> String {
      #""crs": {"type": "local", "properties": {\#(time), "spectral_coords": {"type": "frequency", "unit": "\#(unit)"}, "ref_position_id": "x"}}"#
    }
    let mjd = crs(#""time_coords_id": "mjd""#, "GHz")
    let clock = crs(
      #""time_coords": {"unit": "s", "time_origin": "1990-01-01T00:00:00", "time_scale": "SCLK"}"#, "kHz")
    let text = Self.catalogue(
      [
        Self.feature(#"{"type": "Point", "coordinates": [40588, 2]}"#, ", \(mjd)"),
        Self.feature(
          #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [40588, 2], \#(mjd)}, {"type": "Point", "coordinates": [86400, 2]}]}"#
        ),
        Self.feature(#"{"type": "Point", "coordinates": [77, 2], "bbox": [77, 2, 77, 2]}"#, ", \(clock)"),
        Self.feature(
          #"{"type": "Point", "coordinates": [88, 2]}"#,
          #", "crs": {"type": "name", "properties": {"name": "x"}}"#),
      ].joined(separator: ", "))
    let (result, transform) = try Self.convert(text, time: "unix", spectral: "MHz")
    #expect(result.features[0].geometry.bounds?.timeMin == 86400)
    #expect(result.features[0].geometry.bounds?.spectralMin == 2000)
    #expect(result.features[0].crs?.local?.timeCoordinates == .predefined(.unix))
    #expect(result.features[0].crs?.local?.referencePosition == "x")
    #expect(
      result.features[1].geometry.bounds
        == BoundingBox(timeMin: 86400, spectralMin: 0.002, timeMax: 86400, spectralMax: 2000))
    // A spacecraft's clock is carried; its spectral axis is not in its way.
    #expect(result.features[2].geometry.bounds?.timeMin == 77)
    #expect(result.features[2].geometry.bounds?.spectralMin == 0.002)
    #expect(result.features[2].geometry.attributes.bbox == result.features[2].geometry.bounds)
    guard case .explicit(let axis)? = result.features[2].crs?.local?.timeCoordinates else {
      Issue.record("the clock is lost")
      return
    }
    #expect(axis.scale == .sclk)
    #expect(result.features[3] == (try FeatureCollection(bytes: Array(text.utf8)).features[3]))
    #expect(transform.carriedCount == 2)
    #expect(transform.carriedReason?.code == .timeScale)
  }

  @Test(arguments: ["UNKNOWN", "SCET", "SCLK"])
  func aScaleThatDoesNotConvertIsTold(scale: String) throws {
    let text = Self.catalogue(
      Self.feature(#"{"type": "Point", "coordinates": [5, 2]}"#),
      time: #""time_coords": {"unit": "s", "time_origin": "1990-01-01T00:00:00", "time_scale": "\#(scale)"}"#)
    let error = #expect(throws: AxisError.self) { try Self.convert(text, time: "unix") }
    #expect(error?.code == .timeScale)
    #expect(error?.pointer == ["crs"])
    #expect(error?.reason.contains("\(scale) does not convert to UTC") == true)
    // Its unit and its spectral axis do.
    let (result, _) = try Self.convert(
      text, time: "ms since 1990-01-01T00:00:00 \(scale)", spectral: "Hz")
    #expect(result.features[0].geometry.bounds?.timeMin == 5000)
    #expect(result.features[0].geometry.bounds?.spectralMin == 2000)
  }

  @Test func whatHasNoCounterpartIsToldWithItsPlace() throws {
    let line = Self.feature(#"{"type": "LineString", "coordinates": [[5, 2], [6, 0]]}"#)
    let error = #expect(throws: AxisError.self) { try Self.convert(Self.catalogue(line), spectral: "m") }
    #expect(error?.code == .spectralRange)
    #expect(error?.pointer == ["geometry", "coordinates", 1, 1])
    let far = Self.feature(#"{"type": "MultiLineString", "coordinates": [[[5, 2], [1e300, 1]]]}"#)
    let time = #expect(throws: AxisError.self) { try Self.convert(Self.catalogue(far), time: "jd") }
    #expect(time?.code == .timeRange)
    #expect(time?.pointer == ["geometry", "coordinates", 0, 1, 0])
    let box = Self.feature(#"{"type": "Point", "coordinates": [5, 2]}"#, #", "bbox": [5, 0, 5, 2]"#)
    #expect(
      #expect(throws: AxisError.self) { try Self.convert(Self.catalogue(box), spectral: "m") }?.pointer == [
        "bbox"
      ])
    let without = #"{"type": "FeatureCollection", "fields": {}, "features": [\#(line)]}"#
    #expect(#expect(throws: AxisError.self) { try Self.convert(without, time: "jd") }?.code == .noAxes)
  }

  @Test func anAxisThatCountsTheSameKeepsItsDigits() throws {
    let text = Self.catalogue(
      Self.feature(
        #"{"type": "Polygon", "coordinates": [[[631108869184000123, 100], [631108869184000999, 100], [631108869184000999, 200], [631108869184000123, 100]]]}"#
      ), time: #""time_coords_id": "cdf_tt2000""#)
    let (result, _) = try Self.convert(text, time: "cdf_tt2000", spectral: "m")
    let numbers = try #require(result.features[0].geometry.coordinates)
    #expect(
      [0, 2, 4, 6].map { numbers.number(at: $0)?.literal } == [
        "631108869184000123", "631108869184000999", "631108869184000999", "631108869184000123",
      ])
  }

  @Test func remarksTellOfLeapSecondsAndUT() throws {
    func remarks(_ scale: String, _ time: Double) throws -> [String] {
      try Self.convert(
        Self.catalogue(
          Self.feature(#"{"type": "Point", "coordinates": [\#(time), 2]}"#),
          time:
            #""time_coords": {"unit": "d", "time_origin": "2000-01-01T00:00:00", "time_scale": "\#(scale)"}"#),
        time: "unix"
      ).1.remarks
    }
    #expect(try remarks("TT", 5000) == [])
    #expect(try remarks("UTC", 50000) == [])
    #expect(try remarks("TT", 50000).count == 1)
    #expect(try remarks("TT", -20000).contains { $0.contains("1960") })
    #expect(try remarks("UT", 5000).contains { $0.contains("0.9 s") })
  }

  @Test func propertiesThatCountTimesAreNamed() throws {
    let fields: Fields = [
      "start": Field(info: "Start", ucd: "time.start", dataType: .float),
      "epoch": Field(info: "Peak", ucd: "time.epoch;stat.max", dataType: .float, unit: "s"),
      "jd": Field(info: "Peak", ucd: "time.epoch", dataType: .float, unit: "d"),
      "text": Field(info: "Start", ucd: "time.start", dataType: .str),
      "duration": Field(info: "Duration", ucd: "time.duration", dataType: .float, unit: "s"),
      "f": Field(info: "Peak", ucd: "em.freq;stat.max", dataType: .float, unit: "kHz"),
      "fl": Field(info: "Lowest", ucd: "em.freq;stat.min", dataType: .float),
    ]
    var head = Catalogues.head
    head.fields = fields
    func names(_ axes: TargetAxes) -> [String] {
      CRSTransform(to: axes).uncoveredFields(of: head).map { $0.name + ($0.countsOnOldAxis ? "!" : "") }
    }
    #expect(try names(TargetAxes(time: "mjd", spectral: "MHz")) == ["start!", "epoch!", "f", "fl!"])
    #expect(try names(TargetAxes(time: "unix", spectral: "kHz")) == [])
  }
}
