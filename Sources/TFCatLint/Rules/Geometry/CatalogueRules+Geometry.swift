import LintKit

extension CatalogueRules {
  static let geometry: [any TFCatRule] = [
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
