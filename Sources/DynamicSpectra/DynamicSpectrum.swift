import Base
public import TFCat

/// Intensities over time and frequency.
///
///     let spectrum = try DynamicSpectrum(path: "BLEN7M_20110809_081504_24.fit.gz")
///     print(spectrum.times.count, spectrum.frequencies.count, spectrum.unit ?? "")
public struct DynamicSpectrum: Sendable {
  /// Midnight of the day of the first cell, in UTC.
  public let origin: Instant
  /// Days of UTC since the origin.
  public private(set) var times: SpectrumAxis
  /// Hz.
  public private(set) var frequencies: SpectrumAxis
  /// Intensities, all frequencies of a time after the other; NaN where nothing was measured.
  public private(set) var values: [Float]
  /// The unit of the intensities, as the file writes it; `nil` where it does not say.
  public private(set) var unit: String?
  /// What a reader should know beside it, in sentences without a full stop.
  public private(set) var notes: [String] = []

  /// The most cells that a spectrum may have: 2^27, or 512 MB.
  static let mostCells = 1 << 27

  /// Puts cells that stand in any order into ascending ones.
  ///
  /// - Parameters:
  ///   - times: instants of the middle of cells; of those that are `nil` nothing is kept.
  ///   - isStart: whether the times are those of the start of cells.
  ///   - frequencies: of the middle of cells, in Hz; of those that are not finite or below zero nothing is
  ///     kept.
  ///   - value: the intensity of a cell by its place in both lists.
  init(
    path: String, times: [Instant?], isStart: Bool = false, frequencies: [Double], unit: String?,
    notes: [String] = [], value: (_ time: Int, _ frequency: Int) -> Float
  ) throws(SpectrumError) {
    let placed = times.enumerated().compactMap { index, time in
      (try? time?.converted(to: .utc)).map { (index, $0) }
    }
    guard let first = placed.min(by: { $0.1.julianDate < $1.1.julianDate })?.1,
      // What is before midnight by less than 0.1 ms is midnight: times of other scales are rounded.
      let origin = Instant(jd1: first.jd1 + (first.jd2 > 1 - 1e-9 ? 1 : 0), scale: .utc)
    else { throw SpectrumError(path: path, reason: "none of its times can be placed in UTC") }
    var days = placed.map { ($0.0, $0.1.jd1 - origin.jd1 + $0.1.jd2) }
    if !zip(days, days.dropFirst()).allSatisfy({ $0.1 <= $1.1 }) { days.sort { $0.1 < $1.1 } }
    let kept = frequencies.indices.filter { frequencies[$0].isFinite && frequencies[$0] >= 0 }
      .sorted { frequencies[$0] < frequencies[$1] }
    guard !kept.isEmpty else {
      throw SpectrumError(path: path, reason: "none of its frequencies is a number")
    }
    var centers = days.map(\.1)
    if isStart, let step = SpectrumAxis.medianStep(centers) { centers = centers.map { $0 + step / 2 } }
    self.origin = origin
    self.times = SpectrumAxis(centers: centers, gap: 1.75, width: 1 / 86400)
    self.frequencies = SpectrumAxis(
      centers: kept.map { frequencies[$0] }, gap: 4, width: max(1, frequencies[kept[0]] * 0.01))
    self.unit = unit
    self.notes = notes
    values = []
    values.reserveCapacity(days.count * kept.count)
    for (time, _) in days {
      for frequency in kept { values.append(value(time, frequency)) }
    }
  }

  /// A grid whose edges are known.
  ///
  /// - Parameter value: the intensity of a cell, of which both count in ascending order.
  init(
    path: String, edges: SpectrumEdges, columns: Int, rows: Int, unit: String?,
    value: (_ time: Int, _ frequency: Int) -> Float
  ) throws(SpectrumError) {
    guard let start = try? edges.start.converted(to: .utc), let end = try? edges.end.converted(to: .utc),
      let origin = Instant(jd1: start.jd1, scale: .utc)
    else { throw SpectrumError(path: path, reason: "its times cannot be placed in UTC") }
    self.origin = origin
    times = SpectrumAxis(start.jd2...max(start.jd2, end.jd1 - origin.jd1 + end.jd2), count: columns)
    frequencies = SpectrumAxis(edges.low...edges.high, count: rows, isLogarithmic: edges.isLogarithmic)
    self.unit = unit
    values = []
    values.reserveCapacity(columns * rows)
    for time in 0..<columns { for row in 0..<rows { values.append(value(time, row)) } }
  }

  /// What the spectrum covers, as instants in UTC; `nil` without cells.
  package var timeRange: (start: Instant, end: Instant)? {
    guard let range = times.range, let start = instant(range.lowerBound), let end = instant(range.upperBound)
    else { return nil }
    return (start, end)
  }

  private func instant(_ days: Double) -> Instant? { Instant(jd1: origin.jd1, jd2: days, scale: .utc) }

  /// How many values are none.
  package var gapCount: Int { values.count { $0.isNaN } }

  // MARK: Intensities

  /// Whether intensities are logarithms by what the file says.
  private var isInDecibels: Bool {
    let unit = (unit ?? "").lowercased()
    return unit.contains("db") || unit.contains("decibel")
  }

  /// The same with intensities in dB.
  ///
  /// Those of receivers with a logarithmic detector (e-CALLISTO, unit `digits`) are 2500 mV over 255 steps at
  /// 25.4 mV for a dB. What is in dB already, and what has no unit, stays as it is; of all else dB are ten
  /// times the logarithm to ten, and what is not above zero has none.
  package func inDecibels() -> DynamicSpectrum {
    guard let unit, !isInDecibels else { return self }
    var spectrum = self
    spectrum.unit = "dB"
    if ["digit", "digits", "adu", "counts (log)"].contains(unit.lowercased().filter { $0 != " " }) {
      for index in values.indices { spectrum.values[index] = values[index] * (2500 / 255 / 25.4) }
      return spectrum
    }
    var lost = 0
    for index in values.indices {
      let value = values[index]
      if value > 0 {
        spectrum.values[index] = 10 * Float(System.log10(Double(value)))
      } else if !value.isNaN {
        lost += 1
        spectrum.values[index] = .nan
      }
    }
    if lost > 0 {
      spectrum.notes.append("\(lost) intensities that are not above zero have no dB and are left blank")
    }
    return spectrum
  }

  /// The same without the background: of each frequency the median over all times is subtracted.
  package func subtractingBackground() -> DynamicSpectrum {
    var spectrum = self
    let width = frequencies.count
    for frequency in 0..<width {
      var channel = stride(from: frequency, to: values.count, by: width).map { values[$0] }.filter {
        !$0.isNaN
      }
      guard !channel.isEmpty else { continue }
      channel.sort()
      let middle = channel.count / 2
      let median = channel.count % 2 == 1 ? channel[middle] : (channel[middle - 1] + channel[middle]) / 2
      for place in stride(from: frequency, to: values.count, by: width) { spectrum.values[place] -= median }
    }
    return spectrum
  }

  /// The same with the mean of cells side by side where it has more than so many times or frequencies.
  package func reduced(times mostTimes: Int, frequencies mostFrequencies: Int) -> DynamicSpectrum {
    guard times.count > mostTimes || frequencies.count > mostFrequencies else { return self }
    let (moments, channels) = (times.runs(atMost: mostTimes), frequencies.runs(atMost: mostFrequencies))
    var spectrum = self
    (spectrum.times, spectrum.frequencies) = (times.joined(moments), frequencies.joined(channels))
    spectrum.values = []
    spectrum.values.reserveCapacity(moments.count * channels.count)
    for run in moments {
      for channel in channels { spectrum.values.append(mean(run, channel)) }
    }
    return spectrum
  }

  /// The mean intensity of cells; NaN where nothing was measured in them.
  private func mean(_ moments: Range<Int>, _ channels: Range<Int>) -> Float {
    var (sum, count): (Float, Float) = (0, 0)
    for moment in moments {
      for channel in channels {
        let value = values[moment * frequencies.count + channel]
        if !value.isNaN {
          sum += value
          count += 1
        }
      }
    }
    return count > 0 ? sum / count : .nan
  }

  /// The mean intensity of each pixel of a picture, row after row from the top; NaN where nothing was
  /// measured.
  ///
  /// - Parameters:
  ///   - columns: the edges of the columns, in days since the origin, ascending.
  ///   - rows: the edges of the rows, in Hz, ascending.
  package func resampled(columns: [Double], rows: [Double]) -> [Float] {
    let across = times.cells(ofPixels: columns)
    let up = frequencies.cells(ofPixels: rows)
    var pixels = [Float](repeating: .nan, count: across.count * up.count)
    for (row, channels) in up.enumerated() where !channels.isEmpty {
      let target = (up.count - 1 - row) * across.count
      for (column, moments) in across.enumerated() where !moments.isEmpty {
        pixels[target + column] = mean(moments, channels)
      }
    }
    return pixels
  }
}

/// The edges of a picture or a grid that does not say itself what it shows.
public struct SpectrumEdges: Sendable, Hashable {
  /// The left edge.
  public var start: Instant
  /// The right edge.
  public var end: Instant
  /// Hz.
  public var low: Double
  /// Hz.
  public var high: Double
  /// Whether they are turned: the lower frequency is on top of an image, or in the last row of a grid.
  public var isTurned: Bool
  /// Whether equal steps are equal factors of the frequency.
  public var isLogarithmic: Bool

  /// Edges.
  public init(
    start: Instant, end: Instant, low: Double, high: Double, isTurned: Bool, isLogarithmic: Bool
  ) {
    self.start = start
    self.end = end
    self.low = low
    self.high = high
    self.isTurned = isTurned
    self.isLogarithmic = isLogarithmic
  }
}
