/// A run of positions: those of a line or of a ring. Made from a geometry it is a view on the geometry's
/// numbers, which copies nothing until it is changed.
///
///     line.positions[0].time += 3600
///     polygon.rings[0].append(polygon.rings[0][0])
///
/// Each such change through a geometry copies the positions once; to change all of them, `updatePositions` of
/// the geometry works in place.
public struct Positions: Hashable, Sendable {
  /// Times at even, spectral values at odd distances from the start.
  public private(set) var values: ArraySlice<Double>

  /// - Parameter numbers: times at even distances from the start.
  init(values numbers: ArraySlice<Double>) { values = numbers }
}

extension Positions: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  /// No positions.
  public init() { values = [] }

  /// The place of the first element.
  public var startIndex: Int { 0 }
  /// The place behind the last element.
  public var endIndex: Int { values.count / 2 }

  /// The position at a place.
  public subscript(index: Int) -> Position {
    get {
      let offset = values.startIndex + 2 * index
      return Position(time: values[offset], spectral: values[offset + 1])
    }
    set {
      let offset = values.startIndex + 2 * index
      values[offset] = newValue.time
      values[offset + 1] = newValue.spectral
    }
  }

  /// Replaces positions by others.
  public mutating func replaceSubrange(
    _ range: Range<Int>, with positions: some Collection<Position>
  ) {
    let start = values.startIndex
    values.replaceSubrange(
      (start + 2 * range.lowerBound)..<(start + 2 * range.upperBound),
      with: positions.flatMap { [$0.time, $0.spectral] })
  }
}

extension Positions: ExpressibleByArrayLiteral {
  /// A literal list.
  public init(arrayLiteral elements: Position...) { self.init(elements) }
}
