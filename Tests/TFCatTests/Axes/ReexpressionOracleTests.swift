import Foundation
import TFCat
import TFCatTestSupport
import Testing

/// Against the tables that `Scripts/axes_oracle.py` computed with astropy.
@Suite struct ReexpressionOracleTests {
  private struct Row {
    var source: String
    var target: String
    var value: Double
    var expected: Double
  }

  private static func rows(_ name: String) throws -> [Row] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures/Axes"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst(2).map { line in
      let cells = line.split(separator: ",").map(String.init)
      try #require(cells.count == 4)
      return Row(
        source: cells[0], target: cells[1], value: try #require(Double(cells[2])),
        expected: try #require(Double(cells[3])))
    }
  }

  private static func crs(time: String = "unix", spectral: String = "Hz") throws -> LocalCRS {
    LocalCRS(
      timeCoordinates: try TimeCoordinates(request: time),
      spectralCoordinates: try SpectralCoordinates(request: spectral), referencePosition: "GEOCENTER")
  }

  @Test func timesAgreeWithAstropy() throws {
    let rows = try Self.rows("times")
    #expect(rows.count > 1500)
    var worst = 0.0
    for row in rows {
      let source = try Self.crs(time: row.source)
      let target = try Self.crs(time: row.target)
      var transform = try PositionTransform(from: source, to: target)
      let result = transform.convert(Position(time: row.value, spectral: 1)).time
      let from = try #require(source.timeAxis())
      let to = try #require(target.timeAxis())
      // What the two numbers resolve, and 10 ns of the interpolation.
      let resolution = row.value.ulp * from.secondsPerUnit + row.expected.ulp * to.secondsPerUnit
      let error = abs(result - row.expected) * to.secondsPerUnit
      #expect(
        error <= resolution + 1e-8,
        "\(row.source) \(row.value) -> \(row.target) \(result), not \(row.expected)")
      worst = max(worst, error)
    }
    // The limit is that of Julian days in one double.
    #expect(worst < 1e-4)
  }

  @Test func timesFindTheirWayBack() throws {
    for row in try Self.rows("times") {
      let source = try Self.crs(time: row.source)
      let target = try Self.crs(time: row.target)
      let (from, to) = (try #require(source.timeAxis()), try #require(target.timeAxis()))
      // Where the target resolves more than the source, the very number comes back.
      guard row.expected.ulp * to.secondsPerUnit * 16 < row.value.ulp * from.secondsPerUnit else { continue }
      var there = try PositionTransform(from: source, to: target)
      var back = try PositionTransform(from: target, to: source)
      let result = back.convert(there.convert(Position(time: row.value, spectral: 1))).time
      #expect(result == row.value, "\(row.source) by way of \(row.target)")
    }
  }

  @Test func spectralValuesAgreeWithAstropy() throws {
    let rows = try Self.rows("spectral")
    #expect(rows.count > 900)
    for row in rows {
      var transform = try PositionTransform(
        from: Self.crs(spectral: row.source), to: Self.crs(spectral: row.target))
      let result = transform.convert(Position(time: 0, spectral: row.value)).spectral
      #expect(
        abs(result / row.expected - 1) < 1e-15,
        "\(row.source) \(row.value) -> \(row.target) \(result), not \(row.expected)")
    }
  }

  @Test func manyPositionsAreConvertedAsOne() throws {
    for (source, target) in [
      ("unix", "jd"), ("s since 2000-01-01T12:00:00 TDB", "unix"), ("mjd", "cdf_tt2000"),
    ] {
      let from = try Self.crs(time: source, spectral: "MHz")
      let to = try Self.crs(time: target, spectral: "m")
      var random = SeededNumbers(3)
      let start = source == "mjd" ? 53_000.0 : 1e8
      var values: [Double] = []
      for _ in 0..<3000 {
        values.append(start + .random(in: 0..<1000, using: &random))
        values.append(.random(in: 1..<100, using: &random))
      }
      var transform = try PositionTransform(from: from, to: to)
      var converted = values
      transform.convert(&converted)
      for index in stride(from: 0, to: values.count, by: 2) {
        let one = transform.convert(Position(time: values[index], spectral: values[index + 1]))
        #expect(one.time == converted[index])
        #expect(one.spectral == converted[index + 1])
      }
    }
  }

  @Test func zeroIsNoReasonToRound() throws {
    for values in [[0.0, 10, 0], [-0.0, 5], [10, 0], [.leastNonzeroMagnitude, 10]] {
      var transform = try PositionTransform(
        from: Self.crs(time: "d since 2000-01-01T06:00:00 UTC"), to: Self.crs(time: "mjd"))
      for value in values {
        #expect(transform.convert(Position(time: value, spectral: 1)).time == 51544.25 + value)
      }
    }
  }

  @Test func familiarNumbersStayFamiliar() throws {
    var transform = try PositionTransform(
      from: Self.crs(spectral: "kHz"), to: Self.crs(spectral: "MHz"))
    for kilohertz in 1...20000 {
      let position = transform.convert(Position(time: 5, spectral: Double(kilohertz)))
      #expect(position.spectral == Double(kilohertz) / 1000)
    }
    transform = try PositionTransform(from: Self.crs(spectral: "MHz"), to: Self.crs(spectral: "m"))
    #expect(transform.convert(Position(time: 5, spectral: 12.5)).spectral == 23.98339664)
    // A Julian day resolves 40 us: of the times that it may be the one with the fewest decimals is taken.
    transform = try PositionTransform(from: Self.crs(time: "jd"), to: Self.crs())
    #expect(transform.convert(Position(time: 2_453_990.8779861112, spectral: 1)).time == 1_158_051_858)
    // Nanoseconds since noon.
    transform = try PositionTransform(from: Self.crs(), to: Self.crs(time: "cdf_tt2000"))
    #expect(transform.convert(Position(time: 946_727_935.816, spectral: 1)).time == 0)
  }
}
