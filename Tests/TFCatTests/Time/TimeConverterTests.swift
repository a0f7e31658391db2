import TFCat
import TFCatTestSupport
import Testing

@Suite struct TimeConverterTests {
  static let scales: [TimeScale] = [.utc, .tai, .tt, .tdb, .tcb, .tcg, .ut, .gps]

  /// An axis of seconds, which resolves a fraction of a microsecond wherever it is used here.
  static func seconds(_ scale: TimeScale) throws -> TimeAxis {
    try #require(TimeAxis(secondsPerUnit: 1, origin: Instant(iso8601: "2000-01-01", scale: scale)))
  }

  static func days(_ scale: TimeScale) throws -> TimeAxis {
    try #require(TimeAxis(secondsPerUnit: 86400, origin: Instant(iso8601: "2000-01-01", scale: scale)))
  }

  /// Instants all over the table's years, and closely about every step of UTC.
  static let instants: [Instant] = {
    var generator = SeededNumbers(1)
    var instants: [Instant] = []
    for jd in stride(from: 2_415_020.5, through: 2_488_069.5, by: 397.3) {
      instants +=
        Instant(jd1: jd, jd2: Double.random(in: 0..<1, using: &generator), scale: .utc).map { [$0] } ?? []
    }
    for step in LeapSeconds.steps {
      for offset in [-90000, -86400, -86399.5, -43200, -1.5, -1, -0.75, -0.25, 0, 0.25, 0.75, 1, 1.5, 86400] {
        guard let tai = try? step.date.converted(to: .tai),
          let moved = Instant(jd1: tai.jd1, jd2: tai.jd2 + offset / 86400, scale: .tai)
        else { continue }
        instants.append(moved)
      }
    }
    return instants
  }()

  /// Only the unit changes: the nearest double of the quotient or the product, and the same number on the way
  /// back where it has few decimals.
  @Test(arguments: [TimeScale.utc, .tt, .tdb, .unknown, .scet], [60, 3600, 86400, 31_557_600, 1e-3, 1e-9])
  func unitsAreConvertedByTheirExactRatio(scale: TimeScale, unit: Double) throws {
    let origin = try Instant(iso8601: "2000-01-01", scale: scale)
    let (seconds, other) = (
      try #require(TimeAxis(secondsPerUnit: 1, origin: origin)),
      try #require(TimeAxis(secondsPerUnit: unit, origin: origin))
    )
    // In UTC days are not counted as clock seconds are.
    guard scale != .utc || unit < 86400 else { return }
    var (there, back) = (
      try TimeConverter(from: seconds, to: other), try TimeConverter(from: other, to: seconds)
    )
    let values = [100.5, 100.8, -100.3, 0, 0.1, 1_158_051_858, 86400.1]
    let inverse = (1 / unit).rounded()
    let results = unit >= 1 ? values.map { $0 / unit } : values.map { $0 * inverse }
    #expect(there.convert(values) == results && values.map { there.convert($0) } == results)
    #expect(back.convert(results) == results.map { unit >= 1 ? $0 * unit : $0 / inverse })
  }

  @Test(arguments: scales, scales)
  func batchesAgreeWithSingleConversions(from: TimeScale, to: TimeScale) throws {
    var generator = SeededNumbers(2)
    for source in [try Self.seconds(from), try Self.days(from)] {
      for target in [try Self.seconds(to), try Self.days(to)] {
        var converter = try TimeConverter(from: source, to: target)
        let values = try Self.instants.map { try source.value(of: $0) }.shuffled(using: &generator)
        for (value, result) in zip(values, converter.convert(values)) {
          let exact = try target.value(of: #require(source.instant(of: value)))
          let error = abs(result - exact) * target.secondsPerUnit
          #expect(
            error <= max(2e-8, 1.01 * exact.ulp * target.secondsPerUnit),
            "\(value) \(source.secondsPerUnit) to \(result), not \(exact)")
        }
      }
    }
  }

  /// With origins near by a value resolves 0.1 ns, which shows the interpolation itself.
  @Test(
    arguments: [TimeScale.tdb, .tcb], ["1900-06-01", "1950-01-01", "2000-01-01", "2024-07-01", "2099-01-01"])
  func interpolationIsCloseToTheSeries(scale: TimeScale, origin: String) throws {
    let source = try #require(TimeAxis(secondsPerUnit: 1, origin: Instant(iso8601: origin, scale: scale)))
    let target = try #require(TimeAxis(secondsPerUnit: 1, origin: Instant(iso8601: origin, scale: .tt)))
    var converter = try TimeConverter(from: source, to: target)
    var worst = 0.0
    for value in stride(from: 0, to: 1e6, by: 1234.5) {
      let exact = try target.value(of: #require(source.instant(of: value)))
      worst = max(worst, abs(converter.convert(value) - exact))
    }
    #expect(worst < 1e-8)
  }

  /// Values that resolve more than an instant does must not carry a stretch over a leap second.
  @Test(arguments: [TimeScale.tcg, .tai, .tdb, .gps])
  func fineValuesStayOnTheirSideOfALeapSecond(scale: TimeScale) throws {
    for step in LeapSeconds.steps {
      let source = try #require(TimeAxis(secondsPerUnit: 1, origin: step.date.converted(to: scale)))
      for target in [TimeAxis(.unix), try #require(TimeAxis(secondsPerUnit: 1, origin: step.date))] {
        for values in [[0, 43210.125, 86400, -0.5, -1.5], [-40000, -1.5, -0.5, 0, 1e-9, 1e-7]] {
          var converter = try TimeConverter(from: source, to: target)
          for value in values {
            let exact = try target.value(of: #require(source.instant(of: value)))
            #expect(abs(converter.convert(value) - exact) < 5e-7, "\(step) \(value)")
          }
        }
      }
    }
  }

  @Test func predefinedSystemsGoBackAndForth() throws {
    for source in TimeSystem.allCases {
      for target in TimeSystem.allCases {
        var there = try TimeConverter(from: TimeAxis(source), to: TimeAxis(target))
        var back = try TimeConverter(from: TimeAxis(target), to: TimeAxis(source))
        let start = try TimeAxis(source).value(of: Instant(iso8601: "2011-11-11T11:11:11.25"))
        let middle = there.convert(start)
        let loss = max(
          start.ulp * source.secondsPerUnit, middle.ulp * target.secondsPerUnit, 2e-11)
        #expect(abs(back.convert(middle) - start) * source.secondsPerUnit <= loss, "\(source) \(target)")
      }
    }
  }

  @Test func valuesThatAreNoTimeBecomeNaN() throws {
    for scale in Self.scales {
      var converter = try TimeConverter(from: Self.seconds(scale), to: TimeAxis(.jd))
      let results = converter.convert([.nan, 0, .infinity, -.infinity, 1e300, -1e300, 1])
      #expect(results.map(\.isNaN) == [true, false, true, true, true, true, false])
    }
  }

  @Test func farYearsAreConvertedOneByOne() throws {
    var converter = try TimeConverter(from: TimeAxis(.mjd), to: Self.seconds(.tdb))
    let value = 1e7
    let exact = try Self.seconds(.tdb).value(of: #require(TimeAxis(.mjd).instant(of: value)))
    #expect(converter.convert(value) == exact)
  }

  @Test func strideSkipsTheFrequencies() throws {
    let positions: [Double] = [0, 10, 86400, 20, 172800, 30]
    let days = try positions.withUnsafeBufferPointer { try TimeAxis(.unix).julianDatesUTC(of: $0, stride: 2) }
    #expect(days == [2_440_587.5, 2_440_588.5, 2_440_589.5])
    #expect(try TimeAxis(.jd).unixSeconds(of: days) == [0, 86400, 172800])
    var copy = positions
    var converter = try TimeConverter(from: TimeAxis(.unix), to: TimeAxis(.mjd))
    copy.withUnsafeMutableBufferPointer { converter.convert(inPlace: $0, stride: 2) }
    #expect(copy == [40587, 10, 40588, 20, 40589, 30])
  }

  @Test func uselessBuffersAreLeftAlone() throws {
    var converter = try TimeConverter(from: TimeAxis(.unix), to: TimeAxis(.mjd))
    #expect(converter.convert([]) == [])
    var values = [1.0, 2, 3]
    values.withUnsafeMutableBufferPointer { converter.convert(inPlace: $0, stride: 0) }
    values.withUnsafeMutableBufferPointer { converter.convert(inPlace: $0, stride: -1) }
    #expect(values == [1, 2, 3])
    var small = [0.0, -1]
    [0.0, 86400, 172800].withUnsafeBufferPointer { input in
      small.withUnsafeMutableBufferPointer { converter.convert(input, stride: 2, into: $0) }
    }
    #expect(small == [40587, 40589])
    #expect(try values.withUnsafeBufferPointer { try TimeAxis(.unix).unixSeconds(of: $0, stride: 0) } == [])
  }

  @Test func scalesThatDoNotConvertKeepTheirOwn() throws {
    let minutes = try #require(
      TimeAxis(secondsPerUnit: 60, origin: Instant(iso8601: "2000-01-01", scale: .sclk)))
    #expect(throws: TimeConversionError.self) { try TimeConverter(from: minutes, to: TimeAxis(.unix)) }
    #expect(throws: TimeConversionError.self) { try TimeConverter(from: TimeAxis(.unix), to: minutes) }
    #expect(throws: TimeConversionError.self) { try minutes.unixSeconds(of: [1]) }
    var converter = try TimeConverter(from: minutes, to: Self.seconds(.sclk))
    #expect(converter.convert([0, 1, 1440.5]) == [0, 60, 86430])
  }
}
