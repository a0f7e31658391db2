/// Why an operation on polygons has no result.
package enum PlaneFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Coordinates are not finite, a ring has fewer than four positions or does not end where it starts, or
  /// GEOS failed.
  case unusable
  /// The edges meet so often that the work would grow beyond all measure.
  case tooComplex(positions: Int, meetings: Int)
  /// GEOS is not installed, or lacks what is named.
  case noLibrary(missing: String)

  /// In words that stand in a reject, without a full stop.
  package var reason: String {
    switch self {
    case .unusable: "the rings cannot be made a polygon"
    case .tooComplex(let positions, let meetings):
      "a polygon of \(positions) positions whose edges meet \(meetings) times or more is too entangled to be mended"
    case .noLibrary(let missing):
      "polygons need the library GEOS, which is not installed or lacks \(missing): apt install libgeos-c1v5"
    }
  }

  package var description: String { reason }
}
