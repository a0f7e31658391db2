import LintKit
package import TFCat
package import TFCatJSON

/// A geometry's coordinates with what many rules ask about them, found in one pass. Pointers are relative to
/// the geometry.
package struct Shape: Sendable {
  /// What one pass finds out about a line, a ring or a row of points.
  package struct Part: Sendable {
    /// The positions of the part: indices into `coordinates.positions`.
    package var range: Range<Int>
    /// Twice the area, positive counter-clockwise, in time units times spectral units; of the closed figure,
    /// even when the ring is not closed.
    package var doubledArea: Double
    /// Whether the last position repeats the first exactly.
    package var isClosed: Bool
    /// The first position that repeats the one before it; `nil` where none does.
    package var repeatedPosition: Int?
    // A box would count references to what it knows of the spelling of its limits.
    /// The smallest time and spectral value; infinite where there is no position.
    var low: SIMD2<Double>
    /// The largest time and spectral value; infinite where there is no position.
    var high: SIMD2<Double>

    package var bounds: BoundingBox? { range.isEmpty ? nil : BoundingBox(low: low, high: high) }
  }

  package var kind: Geometry.Kind
  package var coordinates: Coordinates
  /// Lines or rings; one part of all positions for points and a single line.
  package var parts: [Part]
  /// For each polygon of a `MultiPolygon` or a `Polygon`, its rings: indices into `parts`, the first the
  /// exterior one.
  package var polygons: [Range<Int>]
  package var bounds: BoundingBox?
  /// The geometry's own `bbox` member.
  package var bbox: BoundingBox?

  package init(_ kind: Geometry.Kind, _ coordinates: Coordinates, bbox: BoundingBox?) {
    self.kind = kind
    self.coordinates = coordinates
    self.bbox = bbox
    let isPolygonal = kind == .polygon || kind == .multiPolygon
    switch kind {
    case .polygon: polygons = coordinates.partEnds.isEmpty ? [] : [0..<coordinates.partEnds.count]
    case .multiPolygon: polygons = coordinates.groups
    default: polygons = []
    }
    let ends = kind.depth >= 3 ? coordinates.partEnds : [coordinates.values.count / 2]
    parts = []
    parts.reserveCapacity(ends.count)
    coordinates.values.withUnsafeBufferPointer { values in
      var start = 0
      for end in ends {
        parts.append(Part(values, start..<end, isRing: isPolygonal))
        start = end
      }
    }
    bounds = parts.reduce(nil) { box, part in
      guard let other = part.bounds else { return box }
      return box?.union(other) ?? other
    }
  }

  /// The place of a position, relative to the geometry.
  package func pointer(toPosition position: Int) -> JSONPointer {
    if kind == .point { return ["coordinates"] }
    guard kind.depth >= 3, let part = Self.index(of: position, in: parts, range: \.range) else {
      return ["coordinates", .index(position)]
    }
    return pointer(toPart: part).appending(position - parts[part].range.lowerBound)
  }

  /// Which of adjoining ranges holds a number, by halving: there may be as many as positions.
  private static func index<Item>(of number: Int, in items: [Item], range: (Item) -> Range<Int>) -> Int? {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if range(items[middle]).upperBound <= number { low = middle + 1 } else { high = middle }
    }
    return low < items.count && range(items[low]).contains(number) ? low : nil
  }

  /// The place of a line or ring, relative to the geometry.
  package func pointer(toPart part: Int) -> JSONPointer {
    switch kind.depth {
    case 3: return ["coordinates", .index(part)]
    case 4:
      let polygon = Self.index(of: part, in: polygons, range: \.self) ?? 0
      return [
        "coordinates", .index(polygon), .index(part - (polygons.isEmpty ? 0 : polygons[polygon].lowerBound)),
      ]
    default: return ["coordinates"]
    }
  }
}

extension Shape.Part {
  init(_ values: UnsafeBufferPointer<Double>, _ range: Range<Int>, isRing: Bool) {
    self.range = range
    doubledArea = 0
    isClosed = false
    repeatedPosition = nil
    low = SIMD2(repeating: .infinity)
    high = -low
    guard let base = values.baseAddress, let first = range.first else { return }
    let positions = UnsafeRawPointer(base)
    func position(_ index: Int) -> SIMD2<Double> {
      positions.loadUnaligned(fromByteOffset: 16 * index, as: SIMD2<Double>.self)
    }
    // Areas are taken relative to the first position: Unix times are large numbers close together.
    let origin = position(first)
    low = origin
    high = origin
    var previous = origin
    var offset = SIMD2<Double>.zero
    for index in range.dropFirst() {
      let current = position(index)
      low = pointwiseMin(low, current)
      high = pointwiseMax(high, current)
      if current == previous, repeatedPosition == nil { repeatedPosition = index }
      if isRing {
        let next = current - origin
        doubledArea += offset.x * next.y - next.x * offset.y
        offset = next
      }
      previous = current
    }
    isClosed = previous == origin && range.count > 1
  }
}

extension BoundingBox {
  /// A box from its lower and its upper edges, each a time and a spectral value.
  init(low: SIMD2<Double>, high: SIMD2<Double>) {
    self.init(timeMin: low.x, spectralMin: low.y, timeMax: high.x, spectralMax: high.y)
  }
}
