/// A bounding box: `[time min, spectral min, time max, spectral max]` in the units of the CRS (RFC 7946, section 5,
/// with time and spectral axes).
public struct BoundingBox: Hashable, Sendable {
  public var timeMin: Double
  public var spectralMin: Double
  public var timeMax: Double
  public var spectralMax: Double

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
  }

  /// Whether the other box lies inside this one; the edges belong to it.
  public func contains(_ other: BoundingBox) -> Bool {
    timeMin <= other.timeMin && other.timeMax <= timeMax && spectralMin <= other.spectralMin
      && other.spectralMax <= spectralMax
  }

  public func contains(_ position: Position) -> Bool {
    timeMin <= position.time && position.time <= timeMax && spectralMin <= position.spectral
      && position.spectral <= spectralMax
  }

  public func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      timeMin: min(timeMin, other.timeMin), spectralMin: min(spectralMin, other.spectralMin),
      timeMax: max(timeMax, other.timeMax), spectralMax: max(spectralMax, other.spectralMax))
  }
}

extension BoundingBox: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) {
    guard let items = json.array else { throw .expected("an array of 4 numbers", got: json, at: []) }
    guard items.count == 4 else {
      throw ModelError(
        .wrongCount, at: [], "a bbox is [time min, spectral min, time max, spectral max], found \(items.count) items")
    }
    var numbers: [Double] = []
    for (index, item) in items.enumerated() {
      guard let number = item.number else { throw .expected("a number", got: item, at: [.index(index)]) }
      numbers.append(number.doubleValue)
    }
    self.init(timeMin: numbers[0], spectralMin: numbers[1], timeMax: numbers[2], spectralMax: numbers[3])
  }

  public var json: JSONValue {
    .array(
      [timeMin, spectralMin, timeMax, spectralMax].map { JSONNumber($0).map(JSONValue.number) ?? .null })
  }
}
