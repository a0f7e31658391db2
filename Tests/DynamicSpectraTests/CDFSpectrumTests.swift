import Base
import DynamicSpectra
import TFCat
import TFCatTestSupport
import Testing

@Suite struct CDFSpectrumTests {
  /// Four minutes of three frequencies, of which the values are 100 times the record and the item.
  private func maker(
    time: Int32 = 33, times: [[UInt8]]? = nil, isPacked: Bool = false, unit: String = "kHz",
    fill: Float = -1e31
  ) -> CDFMaker {
    // 2024-05-01T00:00:00 UTC in nanoseconds of TT since J2000, and each minute after it.
    let start: Int64 = 767_793_669_184_000_000
    let epochs = times ?? (0..<4).map { big(start + Int64($0) * 60_000_000_000) }
    var values: [Float] = []
    for record in 0..<4 { for item in 0..<3 { values.append(Float(100 * record + item)) } }
    values[5] = fill
    let filling: [String: (type: Int32, bytes: [UInt8])] = ["FILLVAL": (44, big(fill))]
    return CDFMaker(variables: [
      .init(name: "Epoch", type: time, records: 4, isPacked: isPacked, data: epochs.flatMap { $0 }),
      .init(
        name: "FREQ", type: 45, dimensions: [3], varies: false, records: 1,
        data: [300.0, 100, 200].flatMap { big($0) }, texts: ["UNITS": unit]),
      .init(
        name: "PSD", type: 44, dimensions: [3], records: 4, isPacked: isPacked,
        data: values.flatMap { big($0) },
        texts: ["DEPEND_0": "Epoch", "DEPEND_1": "FREQ", "UNITS": "V^2/Hz "],
        numbers: filling),
      .init(name: "note", type: 51, records: 1, data: [0x41]),
    ])
  }

  private func read(_ bytes: [UInt8], variable: String? = nil) throws -> DynamicSpectrum {
    var options = SpectrumOptions()
    options.variable = variable
    return try DynamicSpectrum(try MappedFile(bytes: bytes), path: "a.cdf", options: options)
  }

  @Test(arguments: [false, true]) func aVariableIsReadWithItsAxes(_ isPacked: Bool) throws {
    let spectrum = try read(maker(isPacked: isPacked).bytes())
    #expect(spectrum.unit == "V^2/Hz")
    #expect((try spectrum.origin.iso8601()).hasPrefix("2024-05-01"))
    // Frequencies are put into their order.
    #expect(spectrum.frequencies.lower.map { ($0 / 1e3).rounded() } == [50, 150, 250])
    #expect(spectrum.times.count == 4 && abs(spectrum.times.lower[1] * 1440 - 0.5) < 1e-6)
    #expect(spectrum.values[0..<3] == [1, 2, 0] && spectrum.values[3] == 101)
    #expect(spectrum.values[4].isNaN)
    #expect(Array(spectrum.values[9...]) == [301, 302, 300])
  }

  @Test func timesOfEachKindAreTheSame() throws {
    let milliseconds = 63_881_740_800_000.0  // 2024-05-01 since the year 0
    let reference = try read(maker().bytes())
    let epochs = (0..<4).map { big(milliseconds + Double($0) * 60_000) }
    let fine = (0..<4).map { big(milliseconds / 1000 + Double($0) * 60) + big(0.0) }
    for (type, times) in [(Int32(31), epochs), (32, fine)] {
      let spectrum = try read(maker(time: type, times: times).bytes())
      #expect(spectrum.origin == reference.origin)
      for (one, other) in zip(spectrum.times.lower, reference.times.lower) {
        #expect(abs(one - other) < 1e-9)
      }
    }
  }

  @Test func littleEndianNumbersAreRead() throws {
    var made = maker()
    made.encoding = 6
    for index in made.variables.indices {
      let size = made.variables[index].type == 44 ? 4 : made.variables[index].type == 51 ? 1 : 8
      let data = made.variables[index].data
      made.variables[index].data = stride(from: 0, to: data.count, by: size).flatMap {
        data[$0..<($0 + size)].reversed()
      }
      made.variables[index].numbers = made.variables[index].numbers.mapValues {
        ($0.type, $0.bytes.reversed())
      }
    }
    let spectrum = try read(made.bytes())
    #expect(spectrum.values[0..<3] == [1, 2, 0] && spectrum.values[4].isNaN)
  }

  @Test func recordsThatAreNotThereAreGaps() throws {
    var made = maker()
    made.variables[2].firstRecord = 1
    made.variables[2].data.removeFirst(12)
    let spectrum = try read(made.bytes())
    #expect(spectrum.values[0..<3].allSatisfy(\.isNaN) && spectrum.values[3] == 101)
  }

  @Test func whatIsNoSpectrumIsToldSo() throws {
    let error = #expect(throws: SpectrumError.self) { try read(maker(unit: "eV s").bytes()) }
    #expect(error?.reason == "none of its variables has times in DEPEND_0 and frequencies in DEPEND_1")
    let unknown = #expect(throws: SpectrumError.self) { try read(maker().bytes(), variable: "X") }
    #expect(unknown?.reason == "there is no variable \"X\" in it; there are PSD")
    let old = #expect(throws: SpectrumError.self) { try read([0xCD, 0xF2, 0x60, 0x02, 0, 0, 0xFF, 0xFF]) }
    #expect(old?.reason.contains("CDF") == true)
  }

  /// No file that is damaged crashes the reader or fills the memory.
  @Test func damagedFilesEndInErrorsOrValues() throws {
    let whole = maker(isPacked: true).bytes()
    var state: UInt64 = 11
    for _ in 0..<3000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = whole
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
      if state % 7 == 0 { bytes.removeLast(Int(state >> 40) % bytes.count) }
      _ = try? read(bytes)
    }
  }

  private static let cdflib = OtherProgram.python(with: "cdflib")

  /// What cdflib writes, packed or not, is what is read.
  @Test(.enabled(if: cdflib != nil, "no Python with cdflib is installed"), arguments: [0, 6])
  func filesOfCdflibAreRead(_ compression: Int) throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.cdf")
    let made = try #require(Self.cdflib).run([
      "-c",
      """
      import sys
      import numpy as np
      import cdflib
      from cdflib.cdfwrite import CDF
      n, m, level = 500, 40, int(sys.argv[2])
      start = cdflib.cdfepoch.compute_tt2000([2016, 12, 31, 23, 55, 0, 0, 0, 0])
      data = (np.arange(n)[:, None] * 100.0 + np.arange(m)).astype("f4")
      data[3, 4] = -1e31
      c = CDF(sys.argv[1], {"Majority": "row_major"})
      c.write_globalattrs({"Title": {0: "test"}})
      def spec(name, kind, sizes, varies=True):
          return {"Variable": name, "Data_Type": kind, "Num_Elements": 1, "Rec_Vary": varies, "Dim_Sizes": sizes, "Compress": level}
      c.write_var(spec("Epoch", 33, []), {"UNITS": "ns"}, start + np.arange(n) * 1_000_000_000)
      c.write_var(spec("F", 45, [m], False), {"UNITS": "Hz"}, np.geomspace(1e4, 1e7, m))
      c.write_var(spec("PSD", 44, [m]), {"UNITS": "V^2/Hz", "DEPEND_0": "Epoch", "DEPEND_1": "F", "FILLVAL": [np.float32(-1e31), "CDF_FLOAT"]}, data)
      c.close()
      """, path, String(compression),
    ])
    #expect(made.status == 0, "\(made.errors)")
    let spectrum = try DynamicSpectrum(path: path)
    #expect(spectrum.times.count == 500 && spectrum.frequencies.count == 40)
    for (record, item) in [(0, 0), (1, 39), (250, 7), (499, 39)] {
      #expect(spectrum.values[record * 40 + item] == Float(record) * 100 + Float(item))
    }
    #expect(spectrum.values[3 * 40 + 4].isNaN && spectrum.gapCount == 1)
    // Five minutes and a leap second later the year begins.
    let days = (spectrum.times.lower[301] + spectrum.times.upper[301]) / 2
    let origin = try spectrum.origin.iso8601()
    #expect(abs(days - 1) < 1e-9 && origin.hasPrefix("2016-12-31"))
  }
}
