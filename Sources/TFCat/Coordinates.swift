/// A point of a dynamic spectrum: time in the unit of the CRS's time axis, spectral value in that of its spectral axis.
public struct Position: Hashable, Sendable {
  public var time: Double
  public var spectral: Double

  public init(time: Double, spectral: Double) {
    self.time = time
    self.spectral = spectral
  }
}

/// The positions of a geometry in one run of memory: `time, spectral, time, spectral ...`.
///
/// Lines and rings are parts, told apart by where they end; the polygons of a `MultiPolygon` are groups of parts.
public struct Coordinates: Hashable, Sendable {
  /// Twice as many numbers as positions, times at even indices.
  public internal(set) var values: [Double]
  /// For each line or ring, the number of positions up to its end. Empty where positions form no parts.
  public internal(set) var partEnds: [Int]
  /// For each polygon of a `MultiPolygon`, the number of parts up to its end.
  public internal(set) var groupEnds: [Int]
  var notation = WholeNumberNotation()

  public init(positions: some Sequence<Position>) {
    values = positions.flatMap { [$0.time, $0.spectral] }
    partEnds = []
    groupEnds = []
  }

  /// Lines or rings.
  public init(parts: some Sequence<[Position]>) {
    self.init(positions: [])
    for part in parts { append(part: part) }
  }

  /// Polygons of rings.
  public init(groups: some Sequence<[[Position]]>) {
    self.init(positions: [])
    for group in groups {
      for part in group { append(part: part) }
      groupEnds.append(partEnds.count)
    }
  }

  init(values: [Double], partEnds: [Int], groupEnds: [Int], notation: WholeNumberNotation) {
    self.values = values
    self.partEnds = partEnds
    self.groupEnds = groupEnds
    self.notation = notation
  }

  private mutating func append(part: [Position]) {
    for position in part {
      values.append(position.time)
      values.append(position.spectral)
    }
    partEnds.append(values.count / 2)
  }

  /// All positions, in the order of the file.
  public var positions: Positions { Positions(values[...]) }

  /// The lines or rings; one part of all positions where there are none.
  public var partCount: Int { partEnds.count }

  /// The positions of one line or ring.
  public func part(_ index: Int) -> Positions {
    let start = index == 0 ? 0 : partEnds[index - 1]
    return Positions(values[(start * 2)..<(partEnds[index] * 2)])
  }

  public var parts: [Positions] { partEnds.indices.map(part) }

  /// The parts of each group.
  public var groups: [Range<Int>] {
    groupEnds.indices.map { ($0 == 0 ? 0 : groupEnds[$0 - 1])..<groupEnds[$0] }
  }
}

/// A run of positions: a view on the numbers, which copies nothing.
public struct Positions: RandomAccessCollection, Sendable {
  /// Times at even, spectral values at odd distances from the start.
  public let values: ArraySlice<Double>

  init(_ values: ArraySlice<Double>) { self.values = values }

  public var startIndex: Int { 0 }
  public var endIndex: Int { values.count / 2 }

  public subscript(index: Int) -> Position {
    let offset = values.startIndex + 2 * index
    return Position(time: values[offset], spectral: values[offset + 1])
  }
}

/// Whether whole numbers on an axis were written with a fraction (`24730.0`), as Python writes floats. A matter of
/// spelling: it never makes two geometries different.
struct WholeNumberNotation: Hashable, Sendable {
  var timeHasFraction = false
  var spectralHasFraction = false

  static func == (_: Self, _: Self) -> Bool { true }
  func hash(into _: inout Hasher) {}
}
