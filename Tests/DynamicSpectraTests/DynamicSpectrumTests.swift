import Base
import DynamicSpectra
import TFCat
import TFCatTestSupport
import Testing

@Suite struct DynamicSpectrumTests {
  /// As e-CALLISTO writes them: bytes, frequencies from high to low, the axes in a table behind.
  ///
  /// - Parameter listed: how many of its times and frequencies the table has; `nil` for all.
  static func callisto(
    _ pixels: [UInt8], times: [Double], frequencies: [Double], listed: (times: Int, frequencies: Int)? = nil,
    more: [String] = []
  ) -> [UInt8] {
    var fits = FITSBytes.image(
      8, [times.count, frequencies.count],
      more: [
        card("CONTENT", "'2024/05/01  Radio flux density, e-CALLISTO (TEST)'"), card("BUNIT", "'digits'"),
        card("DATE-OBS", "'2024/05/01'"), card("TIME-OBS", "'10:00:00.000'"), card("CTYPE1", "'Time [UT]'"),
        card("CDELT1", "0.25"), card("CTYPE2", "'Frequency [MHz]'"), card("CDELT2", "-1.0"),
      ] + more, data: pixels)
    let times = Array(times.prefix(listed?.times ?? times.count))
    let frequencies = Array(frequencies.prefix(listed?.frequencies ?? frequencies.count))
    fits.header([
      card("XTENSION", "'BINTABLE'"), card("BITPIX", "8"), card("NAXIS", "2"),
      card("NAXIS1", "\(8 * (times.count + frequencies.count))"), card("NAXIS2", "1"), card("PCOUNT", "0"),
      card("GCOUNT", "1"), card("TFIELDS", "2"), card("TTYPE1", "'TIME'"),
      card("TFORM1", "'\(times.count)D'"), card("TTYPE2", "'FREQUENCY'"),
      card("TFORM2", "'\(frequencies.count)D'"),
    ])
    fits.data(times.flatMap { big($0) } + frequencies.flatMap { big($0) })
    return fits.bytes
  }

  private func read(_ bytes: [UInt8], _ options: SpectrumOptions = SpectrumOptions()) throws
    -> DynamicSpectrum
  {
    try DynamicSpectrum(try MappedFile(bytes: bytes), path: "a", options: options)
  }

  private func edges(isTurned: Bool = false) throws -> SpectrumOptions {
    var options = SpectrumOptions()
    options.edges = SpectrumEdges(
      start: try Instant(iso8601: "2024-05-01T10:00:00"), end: try Instant(iso8601: "2024-05-01T10:00:30"),
      low: 20e6, high: 80e6, isTurned: isTurned, isLogarithmic: false)
    return options
  }

  @Test func anECallistoFileIsRead() throws {
    let spectrum = try read(
      Self.callisto([1, 2, 3, 11, 12, 13], times: [0, 0.25, 0.5], frequencies: [80, 45.5]))
    #expect(spectrum.values == [11, 1, 12, 2, 13, 3])
    #expect(
      spectrum.frequencies.lower == [28.25e6, 62.75e6] && spectrum.frequencies.upper == [62.75e6, 97.25e6])
    #expect(abs(spectrum.times.lower[0] - 10.0 / 24) < 1e-12 && spectrum.unit == "digits")
    let decibels = spectrum.inDecibels()
    #expect(decibels.unit == "dB" && abs(decibels.values[0] - 11 * 2500 / 255 / 25.4) < 1e-4)
    #expect(decibels.subtractingBackground().values[2] == 0)
  }

  /// A file that is cut in the table would have the axes of keywords, which e-CALLISTO fills with others.
  @Test func aTableThatIsCutIsAnError() throws {
    let whole = Self.callisto([1, 2, 3, 11, 12, 13], times: [0, 0.25, 0.5], frequencies: [80, 45.5])
    // The image and the header of the table are whole up to here.
    let table = 3 * 2880
    for count in [table, table + 8, table + 39, table - 100] {
      #expect(throws: SpectrumError.self, "\(count)") { try read(Array(whole[..<count])) }
    }
    #expect(try read(Array(whole[..<(table + 40)])).frequencies.count == 2)
  }

  /// What a file says in two ways, or leaves open, is decided, and told.
  @Test func whatIsDecidedIsNoted() throws {
    func notes(_ times: [Double], listed: (Int, Int)? = nil, _ more: [String] = []) throws -> [String] {
      try read(
        Self.callisto(
          [1, 2, 3, 11, 12, 13], times: times, frequencies: [80, 45.5], listed: listed, more: more)
      ).notes
    }
    #expect(try notes([0, 0.25, 0.5]) == [])
    #expect(
      try notes([36000, 36000.25, 36000.5]) == [
        "the times of its table begin with 36000.0 s, which is taken for the time of the day: the first is that of DATE-OBS and TIME-OBS"
      ])
    #expect(
      try notes([0, 0.25, 0.5], listed: (2, 2)) == [
        "its table has 2 times and its image 3: those of CDELT1 are taken"
      ])
    #expect(
      try notes([0, 0.25, 0.5], listed: (3, 1), [card("CRVAL2", "80.0")]) == [
        "its table has 1 frequencies and its image 2: those of CRVAL2 and CDELT2 are taken"
      ])
    #expect(
      try notes([0, 0.25, 0.5], [card("TIMESYS", "'LOCAL'")]) == [
        "TIMESYS \"LOCAL\" is no time scale that is known: UTC is taken"
      ])
    #expect(
      try notes([0, 0.25, 0.5], listed: (2, 2), [card("CUNIT1", "'ticks'")]).last
        == "\"ticks\" (CUNIT1) is no unit of time: seconds are taken")
    #expect(
      try notes([0, 0.25, 0.5], [card("MJDREF", "60431.0"), card("CRVAL1", "36000.0")]) == [
        "its times are those of MJDREF, CRVAL1 and CDELT1, and not of its table"
      ])
  }

  @Test func axesWithoutATableComeFromTheHeader() throws {
    let more = [
      card("DATE-OBS", "'2024-05-01T10:00:00'"), card("CTYPE1", "'FREQ'"), card("CUNIT1", "'kHz'"),
      card("CRVAL1", "100.0"), card("CRPIX1", "1.0"), card("CDELT1", "50.0"), card("CTYPE2", "'TIME'"),
      card("CDELT2", "60.0"), card("CUNIT2", "'s'"),
    ]
    let spectrum = try read(FITSBytes.image(8, [2, 3], more: more, data: [1, 2, 3, 4, 5, 6]).bytes)
    #expect(spectrum.values == [1, 2, 3, 4, 5, 6])
    #expect(spectrum.frequencies.lower == [75e3, 125e3] && spectrum.times.count == 3)
    let without = more.filter { !$0.hasPrefix("CUNIT1") }
    let error = #expect(throws: SpectrumError.self) {
      try read(FITSBytes.image(8, [2, 3], more: without, data: [1, 2, 3, 4, 5, 6]).bytes)
    }
    #expect(error?.reason.contains("in which unit its frequencies are") == true)
  }

  @Test func gapsAreNotPaintedOver() throws {
    let times = (0..<10).map { Double($0) } + (20..<30).map { Double($0) }
    let spectrum = try read(
      Self.callisto([UInt8](repeating: 9, count: 40), times: times, frequencies: [80, 45]))
    let start = 10.0 / 24
    let columns = (0...30).map { start + Double($0) / 86400 }
    let pixels = spectrum.resampled(columns: columns, rows: [50e6, 60e6])
    #expect(pixels[..<10].allSatisfy { $0 == 9 } && pixels[20..<30].allSatisfy { $0 == 9 })
    #expect(pixels[10..<20].allSatisfy { $0.isNaN })
    // Beyond the frequencies there is nothing either.
    #expect(spectrum.resampled(columns: columns, rows: [200e6, 300e6]).allSatisfy { $0.isNaN })
  }

  @Test func manyCellsOfAPixelAreItsMean() throws {
    let spectrum = try read(
      Self.callisto([0, 2, 4, 6, 10, 12, 14, 16], times: [0, 1, 2, 3], frequencies: [80, 45]))
    let start = 10.0 / 24
    let pixels = spectrum.resampled(
      columns: [start, start + 2 / 86400, start + 4 / 86400], rows: [20e6, 100e6])
    #expect(pixels == [6, 10])
  }

  /// Of more cells than a page holds it has means, which go across no gap.
  @Test func manyCellsBecomeTheirMeans() throws {
    let times = [0.0, 1, 2, 3, 10, 11, 12]
    let spectrum = try read(
      Self.callisto(
        [0, 2, 4, 6, 8, 10, 12, 20, 22, 24, 26, 28, 30, 32], times: times, frequencies: [80, 45]))
    let reduced = spectrum.reduced(times: 4, frequencies: 2)
    // Two and two, then two and one.
    #expect(reduced.values == [21, 1, 25, 5, 29, 9, 32, 12])
    #expect(reduced.times.lower == [0, 2, 4, 6].map { spectrum.times.lower[$0] })
    #expect(reduced.times.upper == [1, 3, 5, 6].map { spectrum.times.upper[$0] })
    #expect(spectrum.reduced(times: 7, frequencies: 1).values == [10, 12, 14, 16, 18, 20, 22])
    #expect(spectrum.reduced(times: 7, frequencies: 2).values == spectrum.values)
  }

  @Test func physicalIntensitiesBecomeDecibels() throws {
    let more = [
      card("DATE-OBS", "'2024-05-01T10:00:00'"), card("CTYPE1", "'TIME'"), card("CDELT1", "1.0"),
      card("CTYPE2", "'FREQ'"), card("CUNIT2", "'MHz'"), card("CRVAL2", "1.0"), card("CDELT2", "1.0"),
      card("BUNIT", "'V**2/Hz'"),
    ]
    let data = [Float(100), 0, -1, 1000].flatMap { big($0) }
    let spectrum = try read(FITSBytes.image(-32, [2, 2], more: more, data: data).bytes).inDecibels()
    #expect(spectrum.values[0] == 20 && spectrum.values[1].isNaN && spectrum.values[2].isNaN)
    #expect(spectrum.values[3] == 30)
    #expect(spectrum.notes == ["2 intensities that are not above zero have no dB and are left blank"])
  }

  // MARK: Grids

  private func npy(_ type: String, _ shape: String, isFortran: Bool = false, _ data: [UInt8]) -> [UInt8] {
    let header = "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': \(shape), }"
    let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, UInt8(padded.utf8.count), 0] + Array(padded.utf8) + data
  }

  @Test func aNumPyArrayIsReadByItsEdges() throws {
    let data = [1.0, 2, 3, 4, 5, 6].flatMap { big($0) }
    let spectrum = try read(npy(">f8", "(2, 3)", data), edges())
    // The first row is the lower frequency.
    #expect(spectrum.values == [1, 4, 2, 5, 3, 6])
    #expect(spectrum.frequencies.lower == [20e6, 50e6] && spectrum.times.count == 3)
    #expect(try read(npy(">f8", "(2, 3)", data), edges(isTurned: true)).values == [4, 1, 5, 2, 6, 3])
    var turned = try edges()
    turned.rowsAreTimes = true
    #expect(try read(npy(">f8", "(2, 3)", data), turned).values == [1, 2, 3, 4, 5, 6])
    #expect(try read(npy(">f8", "(2, 3)", isFortran: true, data), edges()).values == [1, 2, 3, 4, 5, 6])
    #expect(try read(npy("|u1", "(1, 2)", [200, 7]), edges()).values == [200, 7])
    #expect(try read(npy("<i2", "(1, 2)", [0xFE, 0xFF, 2, 0]), edges()).values == [-2, 2])
    let error = #expect(throws: SpectrumError.self) { try read(npy(">f8", "(2, 3)", data)) }
    #expect(error?.reason.contains("--background-time") == true)
    for (type, shape) in [
      (">f8", "(200, 300)"), (">f8", "(6,)"), ("<c16", "(1, 1)"), (">f8", "(99999999999, 99999999999)"),
    ] {
      #expect(throws: SpectrumError.self) { try read(npy(type, shape, data), edges()) }
    }
  }

  @Test func aTextHasItsAxesInTheFirstLineAndCells() throws {
    let text = "time\\kHz,100,200\n2024-05-01T10:00:00,1,2\n2024-05-01T10:01:00,3,\n2024-05-01T10:02:00,5,6\n"
    let spectrum = try read(Array(text.utf8))
    #expect(spectrum.frequencies.lower == [50e3, 150e3])
    #expect(
      spectrum.values[..<3] == [1, 2, 3] && spectrum.values[3].isNaN && spectrum.values[4...] == [5, 6])
    let turned = "MHz;2024-05-01 10:00:00;2024-05-01 10:01:00;2024-05-01 10:02:00\n20;1;2;3\n30;4;5;6\n"
    let other = try read(Array(turned.utf8))
    #expect(other.values == [1, 4, 2, 5, 3, 6] && other.frequencies.lower == [15e6, 25e6])
    let bare = try read(Array("1,2,3\n4,5,6\n".utf8), edges())
    #expect(bare.values == [1, 4, 2, 5, 3, 6] && bare.frequencies.upper == [50e6, 80e6])
    #expect(throws: SpectrumError.self) { try read(Array("1,2,3\n4,5,6\n".utf8)) }
    #expect(throws: SpectrumError.self) { try read(Array("hello\n".utf8)) }
  }
}
