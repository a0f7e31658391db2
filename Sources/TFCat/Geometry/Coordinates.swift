public import TFCatJSON

/// A point of a dynamic spectrum: time in the unit of the CRS's time axis, spectral value in that of its
/// spectral axis.
public struct Position: Hashable, Sendable {
  /// In the unit, from the origin and on the scale of the time axis of the CRS in force.
  public var time: Double
  /// Frequency, wavelength, energy or wavenumber in the unit of the spectral axis of the CRS in force.
  public var spectral: Double

  /// A position from its numbers, which are in the units of the CRS in force.
  public init(time: Double, spectral: Double) {
    self.time = time
    self.spectral = spectral
  }
}

/// The positions of a geometry in one run of memory: `time, spectral, time, spectral ...` (TFCat 1.0,
/// `coordinates`).
///
/// Lines and rings are parts, told apart by where they end; the polygons of a `MultiPolygon` are groups of
/// parts. Numbers are held as the nearest doubles; equality and hashing go by them. How a number was written
/// is kept beside it where it matters (``number(at:)``).
public struct Coordinates: Hashable, Sendable {
  /// Twice as many numbers as positions, times at even indices.
  public internal(set) var values: [Double]
  /// For each line or ring, the number of positions up to its end. Empty where positions form no parts.
  public internal(set) var partEnds: [Int]
  /// For each polygon of a `MultiPolygon`, the number of parts up to its end.
  public internal(set) var groupEnds: [Int]
  var spelling = NumberSpelling()

  /// Positions that form no parts: those of a point, of points or of one line.
  public init(positions: some Sequence<Position>) {
    values = []
    partEnds = []
    groupEnds = []
    append(positions)
  }

  /// Lines or rings.
  public init<Part: Sequence<Position>>(parts: some Sequence<Part>) {
    self.init(positions: [])
    for part in parts { append(part: part) }
  }

  /// Polygons of rings.
  public init<Group: Sequence>(groups: some Sequence<Group>) where Group.Element: Sequence<Position> {
    self.init(positions: [])
    for group in groups {
      for part in group { append(part: part) }
      groupEnds.append(partEnds.count)
    }
  }

  init(values: [Double], partEnds: [Int], groupEnds: [Int], spelling: NumberSpelling) {
    self.values = values
    self.partEnds = partEnds
    self.groupEnds = groupEnds
    self.spelling = spelling
  }

  private mutating func append(_ positions: some Sequence<Position>) {
    values.reserveCapacity(values.count + 2 * positions.underestimatedCount)
    // What lies in one run of memory needs no call for each position.
    let isAppended: Void? = positions.withContiguousStorageIfAvailable { run in
      for position in run { append(position) }
    }
    if isAppended == nil { for position in positions { append(position) } }
  }

  @inline(__always)
  private mutating func append(_ position: Position) {
    values.append(position.time)
    values.append(position.spectral)
  }

  private mutating func append(part: some Sequence<Position>) {
    append(part)
    partEnds.append(values.count / 2)
  }

  /// Takes other positions, and writes whole numbers as those before.
  mutating func replace(with other: Coordinates) {
    values = other.values
    partEnds = other.partEnds
    groupEnds = other.groupEnds
  }

  /// All positions, in the order of the file.
  public var positions: Positions { Positions(values: values[...]) }

  /// The number of lines or rings; none where positions form no parts.
  public var partCount: Int { partEnds.count }

  /// The positions of one line or ring.
  public func part(_ index: Int) -> Positions {
    let start = index == 0 ? 0 : partEnds[index - 1]
    return Positions(values: values[(start * 2)..<(partEnds[index] * 2)])
  }

  /// The lines or rings.
  public var parts: [Positions] { partEnds.indices.map(part) }

  /// The parts of each group.
  public var groups: [Range<Int>] {
    groupEnds.indices.map { ($0 == 0 ? 0 : groupEnds[$0 - 1])..<groupEnds[$0] }
  }

  /// The number at an index of `values` as it is written: with all the digits that the file has, where they
  /// are more than a double holds (nanoseconds of TT2000). `nil` for NaN and the infinities, which a program
  /// may have put there and JSON does not have.
  public func number(at index: Int) -> JSONNumber? { spelling.number(values[index], at: index) }

  /// Changes all positions, in place.
  public mutating func updatePositions<Failure: Error>(
    _ update: (inout Position) throws(Failure) -> Void
  ) throws(Failure) {
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      var position = Position(time: values[index], spectral: values[index + 1])
      try update(&position)
      values[index] = position.time
      values[index + 1] = position.spectral
    }
  }
}
