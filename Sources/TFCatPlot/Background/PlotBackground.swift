import Base
public import DynamicSpectra
public import TFCat

/// What lies under the events of a picture: a dynamic spectrum, or an image of one.
///
///     let background = try PlotBackground(path: "BLEN7M_20110809_081504_24.fit.gz")
///     let plot = try OverviewPlot(catalogues: ["bursts.tfcat"], options: .init(), background: background)
public struct PlotBackground: Sendable {
  /// How intensities become colours.
  public struct Options: Sendable, Hashable {
    /// Whether the median of each frequency over all times is subtracted.
    public var subtractsBackground = false
    /// Whether intensities stay as they are, and are not brought to dB.
    public var isLinear = false
    /// The shares of the shown intensities that have the first and the last colour, in percent.
    public var percentiles = 1.0...99.0

    /// dB between the first and the last hundredth.
    public init() {}
  }

  enum Content: Sendable {
    case spectrum(DynamicSpectrum)
    case picture(PNGImage, SpectrumEdges)
  }

  let content: Content
  let options: Options
  /// Midnight of its first day, in UTC.
  let origin: Instant
  /// From the first to the last moment.
  public let times: (start: Instant, end: Instant)
  /// Hz.
  public let frequencies: ClosedRange<Double>
  /// What a reader of the picture should know of it, in sentences without a full stop.
  public let notes: [String]

  /// Reads a file: a dynamic spectrum as FITS, CDF, NumPy's `.npy` or text, or a PNG image, whose edges
  /// `reading` says.
  ///
  /// - Throws: `SpectrumError` for what is none of these, and for a grid or an image whose edges are not
  ///   said.
  public init(
    path: String, reading: SpectrumOptions = SpectrumOptions(), options: Options = Options()
  ) throws(SpectrumError) {
    self.options = options
    let file: MappedFile
    do throws(MappedFile.Failure) {
      file = try MappedFile(path: path)
    } catch {
      throw SpectrumError(path: path, reason: error.reason)
    }
    if file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      guard let edges = reading.edges else {
        throw SpectrumError(
          path: path,
          reason:
            "an image does not say what it shows: --background-time START/END and --background-frequency LOW/HIGH"
        )
      }
      guard let image = PNGImage(decoding: file.bytes), let start = try? edges.start.converted(to: .utc),
        let end = try? edges.end.converted(to: .utc), let origin = Instant(jd1: start.jd1, scale: .utc)
      else { throw SpectrumError(path: path, reason: "this PNG image cannot be read") }
      content = .picture(image, edges)
      self.origin = origin
      times = (start, end)
      frequencies = edges.low...edges.high
      notes = []
      return
    }
    var spectrum = try DynamicSpectrum(file, path: path, options: reading)
    if !options.isLinear { spectrum = spectrum.inDecibels() }
    if options.subtractsBackground { spectrum = spectrum.subtractingBackground() }
    guard let range = spectrum.timeRange, let frequencies = spectrum.frequencies.range else {
      throw SpectrumError(path: path, reason: "there is nothing in it")
    }
    content = .spectrum(spectrum)
    origin = spectrum.origin
    times = range
    self.frequencies = max(0, frequencies.lowerBound)...frequencies.upperBound
    notes = spectrum.notes
  }

  /// What it covers on the plane of a plot that has its origin.
  var box: PlotBox? {
    PlotBox(
      times: days,
      frequencies: (frequencies.lowerBound, frequencies.upperBound))
  }

  /// How many days of UTC its origin is after another one.
  func days(after other: Instant) -> Double { origin.jd1 - other.jd1 + (origin.jd2 - other.jd2) }

  /// From the first to the last moment, in days of UTC since its origin.
  var days: (start: Double, end: Double) { (days(times.start), days(times.end)) }

  private func days(_ instant: Instant) -> Double { instant.jd1 - origin.jd1 + instant.jd2 }

  /// The picture of it, with the range of intensities that its colours stand for.
  struct Rendered: Sendable {
    var image: PNGImage
    /// `nil` for an image, which has no intensities.
    var scale: (range: ClosedRange<Double>, unit: String)?
  }

  /// Draws what a frame shows of it; what it does not cover, and its gaps, have the colour of the plot's
  /// area.
  func rendered(_ frame: PlotFrame, width: Int, height: Int, style: PlotStyle) -> Rendered {
    switch content {
    case .spectrum(let spectrum): rendered(spectrum, frame, width: width, height: height, style)
    case .picture(let picture, let edges):
      Rendered(image: image(picture, edges, frame, width: width, height: height, style), scale: nil)
    }
  }

  private func rendered(
    _ spectrum: DynamicSpectrum, _ frame: PlotFrame, width: Int, height: Int, _ style: PlotStyle
  ) -> Rendered {
    var image = PNGImage(width: width, height: height, background: style.blank)
    let pixels = spectrum.resampled(
      columns: (0...image.width).map { frame.time(Double($0) / Double(image.width)) },
      rows: (0...image.height).map { frame.frequency(Double($0) / Double(image.height)) })
    guard let scale = IntensityScale(pixels, percentiles: options.percentiles) else {
      return Rendered(image: image, scale: nil)
    }
    for (index, value) in pixels.enumerated() where !value.isNaN {
      image[index % image.width, index / image.width] = style.intensity(scale.share(of: value))
    }
    return Rendered(image: image, scale: (scale.range, spectrum.unit ?? ""))
  }

  private func image(
    _ picture: PNGImage, _ edges: SpectrumEdges, _ frame: PlotFrame, width: Int, height: Int,
    _ style: PlotStyle
  ) -> PNGImage {
    var image = PNGImage(width: width, height: height, background: style.blank)
    let (start, end) = days
    let columns = (0..<image.width).map { column -> Int? in
      let time = frame.time((Double(column) + 0.5) / Double(image.width))
      let share = (time - start) / (end - start)
      return share >= 0 && share < 1 ? Int(share * Double(picture.width)) : nil
    }
    for row in 0..<image.height {
      let frequency = frame.frequency(1 - (Double(row) + 0.5) / Double(image.height))
      var share =
        edges.isLogarithmic
        ? Double.log(frequency / edges.low) / Double.log(edges.high / edges.low)
        : (frequency - edges.low) / (edges.high - edges.low)
      guard share >= 0, share < 1 else { continue }
      if !edges.isTurned { share = 1 - share.nextUp }
      let source = min(picture.height - 1, max(0, Int(share * Double(picture.height))))
      for (column, place) in columns.enumerated() {
        if let place { image[column, row] = picture[place, source] }
      }
    }
    return image
  }
}

extension PlotFrame {
  /// The time at a share of the width.
  func time(_ across: Double) -> Double {
    times.lowerBound + across * (times.upperBound - times.lowerBound)
  }

  /// The frequency at a share of the height, from the bottom.
  func frequency(_ up: Double) -> Double {
    guard isLogarithmic else {
      return frequencies.lowerBound + up * (frequencies.upperBound - frequencies.lowerBound)
    }
    return frequencies.lowerBound * Double.pow(frequencies.upperBound / frequencies.lowerBound, up)
  }
}
