/// Re-expresses many values of one time axis in another, at the speed of a few operations per value.
///
/// Between two leap seconds the difference of two scales is constant or linear; only TDB and TCB move against
/// the others by a long series. The converter computes the difference with ERFA at the ends of such a stretch
/// (at four points of eight days for TDB and TCB), keeps it, and interpolates. What that adds to the exact
/// ``Instant/converted(to:)`` is less than 10 ns. Values inside a leap second, or outside the years -4712 to
/// 9999, are converted one by one.
///
/// The converter is a value with a cache in it: give each task its own copy and keep it for all its calls.
///
///     var toUnix = try TimeConverter(from: axis, to: TimeAxis(.unix))
///     let seconds = toUnix.convert(values)
public struct TimeConverter: Sendable {
  /// The axis of the values that go in.
  public let source: TimeAxis
  /// The axis of the values that come out.
  public let target: TimeAxis

  private var current = TimeSegment.none
  /// All segments made so far, in order of ``TimeSegment/low``; they do not overlap.
  private var segments: [TimeSegment] = []
  private var factory: TimeSegmentFactory
  /// The way between two axes that differ by nothing but their unit.
  private let ratio: UnitRatio?

  /// More than a sane catalogue needs (a segment is a day at least); input made to fill it costs time only.
  private static let segmentLimit = 1 << 16

  /// A converter between two axes.
  ///
  /// - Throws: `notConvertible` if the scales differ and one of them is `UNKNOWN`, `SCET` or `SCLK`.
  public init(from source: TimeAxis, to target: TimeAxis) throws(TimeConversionError) {
    guard source.scale == target.scale || (source.scale.isConvertible && target.scale.isConvertible) else {
      throw .notConvertible(from: source.scale, to: target.scale)
    }
    self.source = source
    self.target = target
    factory = TimeSegmentFactory(source: source, target: target)
    let isUnitAlone =
      source.scale == target.scale && source.origin == target.origin
      && source.countsClockSeconds == target.countsClockSeconds
    ratio = isUnitAlone ? UnitRatio(from: source.count, to: target.count) : nil
  }

  /// The value on the target axis; NaN if the value is NaN, infinite or too far away to be a date.
  public mutating func convert(_ value: Double) -> Double {
    current.contains(value) || select(value) ? convertInSegment(value) : exact(value)
  }

  /// The value on the target axis of one that belongs to the current segment.
  private func convertInSegment(_ value: Double) -> Double {
    ratio?.convert(value) ?? current.convert(value, from: source.count, to: target.count)
  }

  /// The values on the target axis, in the same order; NaN where there is none.
  public mutating func convert(_ values: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: values.count) { output, count in
      values.withUnsafeBufferPointer { convert($0, into: output) }
      count = values.count
    }
  }

  /// Converts every `stride`-th element of a buffer, beginning with the first, into consecutive elements of
  /// another: the times of flat `[t, f, t, f ...]` positions have stride 2.
  ///
  /// - Parameters:
  ///   - values: The values of the source axis.
  ///   - stride: The step from one value to the next, 1 or more.
  ///   - output: Room for the results. Conversion ends where there is no more room.
  public mutating func convert(
    _ values: UnsafeBufferPointer<Double>, stride: Int = 1, into output: UnsafeMutableBufferPointer<Double>
  ) {
    guard stride > 0 else { return }
    let count = min(output.count, (values.count + stride - 1) / stride)
    guard count > 0, let from = values.baseAddress, let to = output.baseAddress else { return }
    var index = 0
    while index < count {
      index = run(from: from, stride: stride, to: to, stride: 1, index, count)
    }
  }

  /// Replaces every `stride`-th element of a buffer, beginning with the first, and leaves the others alone.
  public mutating func convert(inPlace values: UnsafeMutableBufferPointer<Double>, stride: Int = 1) {
    guard stride > 0, let base = values.baseAddress else { return }
    let count = (values.count + stride - 1) / stride
    var index = 0
    while index < count {
      index = run(from: UnsafePointer(base), stride: stride, to: base, stride: stride, index, count)
    }
  }

  /// Converts values up to the first that lies outside the segment of the one at `start`, and says where it
  /// is.
  private mutating func run(
    from: UnsafePointer<Double>, stride step: Int, to: UnsafeMutablePointer<Double>, stride toStep: Int,
    _ start: Int, _ count: Int
  ) -> Int {
    guard current.contains(from[start * step]) || select(from[start * step]) else {
      to[start * toStep] = exact(from[start * step])
      return start + 1
    }
    // Local copies, so that the loop holds them in registers.
    let (segment, sourceCount, targetCount) = (current, source.count, target.count)
    var index = start
    if let ratio {
      while index < count {
        let value = from[index * step]
        guard segment.contains(value) else { break }
        to[index * toStep] = ratio.convert(value)
        index += 1
      }
      return index
    }
    while index < count {
      let value = from[index * step]
      guard segment.contains(value) else { break }
      to[index * toStep] = segment.convert(value, from: sourceCount, to: targetCount)
      index += 1
    }
    return index
  }

  /// Makes the segment of a value the current one; false if it has none.
  private mutating func select(_ value: Double) -> Bool {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].low <= value { low = middle + 1 } else { high = middle }
    }
    if low > 0, segments[low - 1].contains(value) {
      current = segments[low - 1]
      return true
    }
    guard let segment = factory.segment(around: value) else { return false }
    if segments.count >= Self.segmentLimit {
      segments.removeAll()
      low = 0
    }
    segments.insert(segment, at: low)
    current = segment
    return true
  }

  /// The value on the target axis of an integer that no double has.
  mutating func convert(_ value: Int64) -> Double {
    let nearest = Double(value)
    // Inside a segment the distance to the nearest double is less than the result resolves.
    if current.contains(nearest) || select(nearest) { return convertInSegment(nearest) }
    guard let instant = source.instant(ofInteger: value) else { return .nan }
    return (try? target.value(of: instant)) ?? .nan
  }

  /// The integer on the target axis, where it counts so finely that doubles lose digits.
  func integer(_ value: Int64) -> Int64? {
    guard let instant = source.instant(ofInteger: value) else { return nil }
    return try? target.integer(of: instant)
  }

  private func exact(_ value: Double) -> Double {
    guard let instant = source.instant(of: value) else { return .nan }
    return (try? target.value(of: instant)) ?? .nan
  }
}

extension TimeAxis {
  /// The UTC Julian dates of values of this axis, good to 40 us; NaN where a value is no time.
  ///
  /// - Throws: `notConvertible` if the scale is `UNKNOWN`, `SCET` or `SCLK`.
  public func julianDatesUTC(of values: [Double]) throws(TimeConversionError) -> [Double] {
    var converter = try TimeConverter(from: self, to: TimeAxis(.jd))
    return converter.convert(values)
  }

  /// The UTC Julian dates of every `stride`-th value of a buffer, beginning with the first.
  ///
  /// - Throws: `notConvertible` if the scale is `UNKNOWN`, `SCET` or `SCLK`.
  public func julianDatesUTC(
    of values: UnsafeBufferPointer<Double>, stride: Int
  ) throws(TimeConversionError) -> [Double] {
    var converter = try TimeConverter(from: self, to: TimeAxis(.jd))
    return converter.gather(values, stride: stride)
  }

  /// The Unix times of values of this axis, good to 0.2 us; NaN where a value is no time.
  ///
  /// - Throws: `notConvertible` if the scale is `UNKNOWN`, `SCET` or `SCLK`.
  public func unixSeconds(of values: [Double]) throws(TimeConversionError) -> [Double] {
    var converter = try TimeConverter(from: self, to: TimeAxis(.unix))
    return converter.convert(values)
  }

  /// The Unix times of every `stride`-th value of a buffer, beginning with the first.
  ///
  /// - Throws: `notConvertible` if the scale is `UNKNOWN`, `SCET` or `SCLK`.
  public func unixSeconds(
    of values: UnsafeBufferPointer<Double>, stride: Int
  ) throws(TimeConversionError) -> [Double] {
    var converter = try TimeConverter(from: self, to: TimeAxis(.unix))
    return converter.gather(values, stride: stride)
  }
}

extension TimeConverter {
  fileprivate mutating func gather(_ values: UnsafeBufferPointer<Double>, stride: Int) -> [Double] {
    guard stride > 0 else { return [] }
    let size = (values.count + stride - 1) / stride
    return [Double](unsafeUninitializedCapacity: size) { output, count in
      convert(values, stride: stride, into: output)
      count = size
    }
  }
}
