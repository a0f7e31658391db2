package import TFCat

/// How many features have each kind of geometry.
package struct GeometryCounts: Sendable {
  // A dictionary would hash the name of the kind for each feature. There are seven kinds.
  private var counts = SIMD8<Int>()

  package var total: Int { counts.wrappedSum() }

  /// `nil` for none.
  package subscript(kind: Geometry.Kind) -> Int? {
    let count = counts[kind.place]
    return count == 0 ? nil : count
  }

  mutating func add(_ kind: Geometry.Kind) { counts[kind.place] &+= 1 }

  mutating func append(_ other: GeometryCounts) { counts &+= other.counts }
}

extension Geometry.Kind {
  fileprivate var place: Int {
    switch self {
    case .point: 0
    case .multiPoint: 1
    case .lineString: 2
    case .multiLineString: 3
    case .polygon: 4
    case .multiPolygon: 5
    case .geometryCollection: 6
    }
  }
}
