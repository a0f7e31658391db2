extension RuleRegistry {
  static let geometry: [any Rule] = [
    PositionLength(),
    PositionNotNumber(),
    CoordinatesNesting(),
    CoordinatesNotArray(),
    LineTooShort(),
    RingTooShort(),
    RingNotClosed(),
    RingClockwise(),
    HoleCounterClockwise(),
    SelfIntersection(),
    HoleOutside(),
    ZeroArea(),
    RepeatedPosition(),
    ZeroLengthLine(),
    EmptyGeometry(),
    NestedGeometryCollection(),
    BboxMalformed(),
    BboxOrder(),
    BboxNotContaining(),
  ]
}
