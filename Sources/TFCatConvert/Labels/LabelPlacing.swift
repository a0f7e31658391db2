import Base
internal import TFCat
internal import TFCatJSON

/// Puts labels on the dynamic spectrum.
struct LabelPlacing: Sendable {
  private let axes: ImageAxesBook
  /// What a user should know of the axes.
  var notes: [String] { axes.notes }
  /// When a recording began: Unix time.
  private let start: Double?
  /// In Hz, for labels without frequencies.
  private let band: (low: Double, high: Double)?

  /// - Parameter isOfImages: whether labels have pixels.
  /// - Throws: where the axes that are needed are not said.
  init(_ options: SourceOptions, isOfImages: Bool) throws(ConversionError) {
    guard !isOfImages else {
      (start, band) = (nil, nil)
      axes = try ImageAxesBook(options: options.parameters)
      guard !axes.isEmpty else {
        throw ConversionError(
          reason:
            "labels of images say pixels only: say which times and frequencies these are, by --axes FILE"
            + " or by --image-time START/END and --image-frequency LOW-HIGH")
      }
      return
    }
    axes = ImageAxesBook()
    guard let text = options["start"] else {
      throw ConversionError(
        reason:
          "these labels count seconds since the start of a recording: say when that was, by --start TIME")
    }
    start = try ImageAxesBook.unix(text, option: "--start")
    band = try StationBands.Band.option(options).map { ($0.low * 1e6, $0.high * 1e6) }
  }

  /// Fills the event's shape.
  ///
  /// - Returns: why the label is no event; `nil` where it is one.
  func place(_ label: Label, into event: inout RadioEvent) -> String? {
    if label.unit == .seconds { return placeSeconds(label, into: &event) }
    guard let axes = axes.axes(of: label.image) else {
      return "the axes of the image \"\(label.image ?? "")\" are not known"
    }
    if label.unit == .unix, case .interval(let from, let to) = label.shape {
      guard from.isFinite, to.isFinite else { return "the label has a number that is not finite" }
      event.shape = .box(
        BoundingBox(
          timeMin: from, spectralMin: min(axes.top, axes.bottom), timeMax: to,
          spectralMax: max(axes.top, axes.bottom)))
      return nil
    }
    var scale = SIMD2<Double>(1, 1)
    if label.unit == .pixels {
      guard let size = label.imageSize ?? axes.size else {
        return "how many pixels the image has is not known: say it by --image-size WIDTHxHEIGHT"
      }
      scale = size
    }
    var shape = label.shape
    shape.map { $0 / scale }
    guard shape.isFinite else { return "the label has a number that is not finite" }
    if !shape.isInside {
      guard let inside = shape.clipped else { return "the label lies beyond the edges of the image" }
      guard event.repair(LabelRepair.clipToImage) else {
        return "the label goes beyond the edges of the image, and clip-to-image is off"
      }
      shape = inside
    }
    event.shape = shape.onSpectrum { axes.position($0) }
    return event.shape == nil ? "the outline has no area" : nil
  }

  private func placeSeconds(_ label: Label, into event: inout RadioEvent) -> String? {
    guard let start else { return "the start of the recording is not known" }
    var shape = label.shape
    if case .interval(let from, let to) = shape {
      // The range of the receiver stands for what was not measured alone.
      guard let low = label.limits.low ?? band?.low, let high = label.limits.high ?? band?.high else {
        let lack = label.limits == (nil, nil) ? "no frequencies" : "one frequency"
        return "the label has \(lack): say the range of the receiver in MHz by --band LOW-HIGH"
      }
      guard low <= high else { return "the frequency of the label lies beyond the range of the receiver" }
      shape = .box(SIMD2(from, low), SIMD2(to, high))
    }
    guard shape.isFinite else { return "the label has a number that is not finite" }
    if case .box(let one, let other) = shape, one.x > other.x { return "the end is before the begin" }
    event.shape = shape.onSpectrum { Position(time: start + $0.x, spectral: $0.y) }
    return nil
  }
}
