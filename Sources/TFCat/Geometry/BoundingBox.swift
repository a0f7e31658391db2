public import TFCatJSON

/// A bounding box: `[time min, spectral min, time max, spectral max]` in the units of the CRS (RFC 7946,
/// section 5, with time and spectral axes).
public struct BoundingBox: Hashable, Sendable {
  /// In the unit of the time axis, as is `timeMax`.
  public var timeMin: Double
  /// In the unit of the spectral axis, as is `spectralMax`.
  public var spectralMin: Double
  /// The latest time, in the unit of the CRS.
  public var timeMax: Double
  /// The greatest spectral value, in the unit of the CRS.
  public var spectralMax: Double
  private var spelling = NumberSpelling()

  /// A box.
  public init(timeMin: Double, spectralMin: Double, timeMax: Double, spectralMax: Double) {
    self.timeMin = timeMin
    self.spectralMin = spectralMin
    self.timeMax = timeMax
    self.spectralMax = spectralMax
  }

  /// The smallest box around the positions; `nil` when there are none.
  public init?(_ coordinates: Coordinates) {
    guard coordinates.values.count >= 2 else { return nil }
    let box = coordinates.values.withUnsafeBufferPointer { values in
      var low = SIMD2(values[0], values[1])
      var high = low
      for index in stride(from: 2, to: values.count - 1, by: 2) {
        let position = SIMD2(values[index], values[index + 1])
        low = pointwiseMin(low, position)
        high = pointwiseMax(high, position)
      }
      return (low, high)
    }
    self.init(timeMin: box.0.x, spectralMin: box.0.y, timeMax: box.1.x, spectralMax: box.1.y)
    spelling.time = coordinates.spelling.time
    spelling.spectral = coordinates.spelling.spectral
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
    timeMin = min(timeMin, other.timeMin)
    spectralMin = min(spectralMin, other.spectralMin)
    timeMax = max(timeMax, other.timeMax)
    spectralMax = max(spectralMax, other.spectralMax)
  }

  /// In the order of the file.
  var values: [Double] { [timeMin, spectralMin, timeMax, spectralMax] }
}

extension BoundingBox: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
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

  /// The JSON form.
  public var json: JSONValue {
    .array(values.enumerated().map { spelling.number($1, at: $0).map(JSONValue.number) ?? .null })
  }
}
