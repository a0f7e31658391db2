public import TFCatJSON

/// A bounding box: `[time min, spectral min, time max, spectral max]` in the units of the CRS (RFC 7946,
/// section 5, with time and spectral axes).
public struct BoundingBox: Hashable, Sendable {
  /// In the unit of the time axis, as is `timeMax`.
  public var timeMin: Double
  /// In the unit of the spectral axis, as is `spectralMax`.
  public var spectralMin: Double
  /// The end, in the unit of the time axis.
  public var timeMax: Double
  /// The upper edge, in the unit of the spectral axis.
  public var spectralMax: Double
  private var spelling = NumberSpelling()

  /// A box from its edges, in the units of the CRS in force.
  public init(timeMin: Double, spectralMin: Double, timeMax: Double, spectralMax: Double) {
    self.timeMin = timeMin
    self.spectralMin = spectralMin
    self.timeMax = timeMax
    self.spectralMax = spectralMax
  }

  /// The smallest box around the positions; `nil` when there are none.
  public init?(_ coordinates: Coordinates) {
    guard let box = coordinates.values.withUnsafeBufferPointer({ BoundingBox($0) }) else { return nil }
    self = box
    spelling.time = coordinates.spelling.time
    spelling.spectral = coordinates.spelling.spectral
    if let integers = coordinates.timeIntegers {
      setIntegers(start: integers.min(), end: integers.max())
    }
  }

  /// The smallest box around positions, times and spectral values by turns; `nil` when there are none.
  init?(_ values: UnsafeBufferPointer<Double>) {
    guard values.count >= 2 else { return nil }
    var low = SIMD2(values[0], values[1])
    var high = low
    for index in stride(from: 2, to: values.count - 1, by: 2) {
      let position = SIMD2(values[index], values[index + 1])
      low.replace(with: position, where: position .< low)
      high.replace(with: position, where: position .>= high)
    }
    self.init(timeMin: low.x, spectralMin: low.y, timeMax: high.x, spectralMax: high.y)
  }

  /// The start to its last digit, where it is an integer beyond 2^53.
  package var startInteger: Int64? { integer(timeMin, at: 0) }
  /// The end to its last digit, where it is an integer beyond 2^53.
  package var endInteger: Int64? { integer(timeMax, at: 2) }

  private func integer(_ value: Double, at index: Int) -> Int64? {
    guard value.magnitude >= 0x1p53 else { return nil }
    // Of a number that is written as a double more digits would be noise.
    return spelling.exception(at: index, value: value).flatMap { Int64($0) }
  }

  /// Records the integers that start and end are; `nil` where the doubles tell it.
  mutating func setIntegers(start: Int64?, end: Int64?) {
    spelling.forget(times: true, spectral: false)
    if let start { spelling.note(start, at: 0) }
    if let end { spelling.note(end, at: 2) }
  }

  /// Whether the other box lies inside this one; the edges belong to it.
  public func contains(_ other: BoundingBox) -> Bool {
    timeMin <= other.timeMin && other.timeMax <= timeMax && spectralMin <= other.spectralMin
      && other.spectralMax <= spectralMax
  }

  /// Whether the position lies inside; the edges belong to it.
  public func contains(_ position: Position) -> Bool {
    timeMin <= position.time && position.time <= timeMax && spectralMin <= position.spectral
      && position.spectral <= spectralMax
  }

  /// The smallest box around both.
  public func union(_ other: BoundingBox) -> BoundingBox {
    var box = self
    box.formUnion(other)
    return box
  }

  /// Grows by as much as makes the other box fit.
  public mutating func formUnion(_ other: BoundingBox) {
    var integers: (start: Int64?, end: Int64?)?
    if !spelling.exceptions.isEmpty || !other.spelling.exceptions.isEmpty {
      integers = (
        Self.first(self, other, \.timeMin, \.startInteger, <),
        Self.first(self, other, \.timeMax, \.endInteger, >)
      )
    }
    defer { if let integers { setIntegers(start: integers.start, end: integers.end) } }
    timeMin = min(timeMin, other.timeMin)
    spectralMin = min(spectralMin, other.spectralMin)
    timeMax = max(timeMax, other.timeMax)
    spectralMax = max(spectralMax, other.spectralMax)
  }

  /// The integer of the box whose limit comes first; of two that are the same double that of the first
  /// integer.
  private static func first(
    _ one: Self, _ other: Self, _ limit: (Self) -> Double, _ integer: (Self) -> Int64?,
    _ isBefore: (Double, Double) -> Bool
  ) -> Int64? {
    if isBefore(limit(one), limit(other)) { return integer(one) }
    if isBefore(limit(other), limit(one)) { return integer(other) }
    guard let left = integer(one), let right = integer(other) else { return nil }
    return isBefore(0, 1) ? min(left, right) : max(left, right)
  }

  /// In the order of the file.
  var values: [Double] { [timeMin, spectralMin, timeMax, spectralMax] }
}

extension BoundingBox: JSONRepresentable {
  /// Reads `[time min, spectral min, time max, spectral max]`.
  ///
  /// - Throws: `ModelError` for anything but four numbers within the range of doubles.
  public init(json: JSONValue) throws(ModelError) {
    guard let items = json.array else { throw .expected("an array of 4 numbers", got: json, at: []) }
    guard items.count == 4 else {
      throw ModelError(
        .wrongCount, at: [],
        "a bbox is [time min, spectral min, time max, spectral max], found \(items.count) items")
    }
    var numbers: [Double] = []
    var spelling = NumberSpelling()
    for (index, item) in items.enumerated() {
      let number = try item.requireFiniteNumber(at: [.index(index)])
      spelling.note(number.literal, value: number.value, at: index)
      numbers.append(number.value)
    }
    self.init(timeMin: numbers[0], spectralMin: numbers[1], timeMax: numbers[2], spectralMax: numbers[3])
    self.spelling = spelling
  }

  /// The four numbers, spelled as they were read; null for NaN and the infinities.
  public var json: JSONValue {
    .array(values.enumerated().map { spelling.number($1, at: $0).map(JSONValue.number) ?? .null })
  }
}
