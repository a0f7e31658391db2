import TFCat
import Testing

@Suite struct PhysicalRangeTests {
  private static func crs(_ system: TimeSystem, _ kind: SpectralCoordinates.Kind, _ unit: String) -> LocalCRS
  {
    LocalCRS(
      timeCoordinates: .predefined(system), spectralCoordinates: SpectralCoordinates(kind: kind, unit: unit),
      referencePosition: "wind")
  }

  private static let metres = crs(.mjd, .wavelength, "m")

  @Test func aCRSTellsInstantsAndFrequencies() throws {
    let crs = Self.crs(.unix, .frequency, "MHz")
    #expect(crs.instant(of: 1_158_051_858)?.description == "2006-09-12T09:04:18Z UTC")
    #expect(crs.frequency(of: 24.73) == 24_730_000)
    #expect(try crs.frequencies(of: [1, 2.5]) == [1e6, 2.5e6])
    #expect(Self.metres.frequency(of: 10) == 29_979_245.8)
    #expect(Self.crs(.unix, .frequency, "m").frequency(of: 1) == nil)
    #expect(throws: AxisError.self) { try Self.crs(.unix, .frequency, "m").axes() }
    #expect(throws: AxisError.self) { try Self.crs(.unix, .wavelength, "furlong").frequencies(of: [1]) }
    #expect(crs.instant(of: .nan) == nil)
    let axes = try Self.metres.axes()
    #expect(axes.spectralValue(ofFrequency: axes.frequency(of: 7)) == 7)
  }

  @Test func rangesAreInUTCAndHertz() throws {
    let line = LineString([Position(time: 53990.5, spectral: 20), Position(time: 53990.25, spectral: 10)])
    let feature = Feature(geometry: .lineString(line))
    let time = try #require(try feature.timeRange(in: .local(Self.metres)))
    #expect(time.start.description == "2006-09-12T06:00:00Z UTC")
    #expect(abs(time.duration - 21600) < 1e-9)
    let spectral = try #require(try feature.spectralRange(in: .local(Self.metres)))
    #expect(spectral == SpectralRange(min: 14_989_622.9, max: 29_979_245.8))
    let positions = try feature.geometry.physicalPositions(in: .local(Self.metres))
    #expect(positions.map(\.frequency) == [14_989_622.9, 29_979_245.8])
    #expect(positions[1].instant == time.start)
  }

  @Test func theNearestCRSCounts() throws {
    var inner = Geometry.point(Point(Position(time: 86400, spectral: 1)))
    inner.attributes.crs = .local(Self.crs(.unix, .frequency, "GHz"))
    let outer = Geometry.point(Point(Position(time: 40587, spectral: 299_792.458)))
    var feature = Feature(geometry: .geometryCollection(GeometryCollection([inner, outer])))
    let inCatalogue = try feature.timeRange(in: .local(Self.metres))
    // UTC of 1970 ran slower than TAI.
    #expect(abs((inCatalogue?.duration ?? 0) - 86400.002592) < 1e-9)
    #expect(try feature.spectralRange(in: .local(Self.metres)) == SpectralRange(min: 1000, max: 1e9))
    #expect(throws: AxisError.self) { try feature.timeRange(in: nil) }
    feature.crs = .local(Self.metres)
    #expect(try feature.timeRange(in: nil) == inCatalogue)
    #expect(try Feature(geometry: .multiPoint(MultiPoint([]))).timeRange(in: .local(Self.metres)) == nil)
  }

  @Test func theOriginOfTheTableIsTheJulianDay() throws {
    let spelledOut = try TimeCoordinates(request: "d since -4712-01-01T12:00:00")
    let crs = LocalCRS(
      timeCoordinates: spelledOut, spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "Hz"),
      referencePosition: "GEOCENTER")
    #expect(crs.instant(of: 2_451_545)?.description == "2000-01-01T12:00:00Z UTC")
  }

  @Test func scalesWithoutUTCSayWhy() throws {
    let clock = LocalCRS(
      timeCoordinates: .explicit(ExplicitTimeCoordinates(unit: "s", origin: "2000-01-01", scale: .sclk)),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "Hz"), referencePosition: "cassini")
    let feature = Feature(geometry: .point(Point(Position(time: 5, spectral: 7))))
    let error = #expect(throws: AxisError.self) { try feature.timeRange(in: .local(clock)) }
    #expect(error?.code == .timeScale)
    #expect(clock.instant(of: 5)?.description == "2000-01-01T00:00:05 SCLK")
    #expect(try feature.spectralRange(in: .local(clock)) == SpectralRange(min: 7, max: 7))
  }
}
