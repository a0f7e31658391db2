extension SphericalPolygon {
  /// What is wrong with an outline. Vertices and edges are numbered from 0 in the order in which they are
  /// written; an edge has the number of the vertex that it begins at.
  package enum Fault: Sendable, Hashable {
    // Those of which pgSphere refuses the polygon.
    case tooManyVertices(Int)
    /// How many vertices differ from those before them: fewer than three.
    case tooFewVertices(Int)
    case halfCircle(edge: Int)
    case moreThanHemisphere
    case crossing(edges: Int, Int)
    case overlapping(edges: Int, Int)
    /// A vertex lies on an edge that it is no end of.
    case touching(edges: Int, Int)
    /// All vertices lie on one great circle.
    case noArea
    // Those that servers take.
    case repeatedVertex(Int)
    case closingVertex
    case vertexVisitedTwice(Int, Int)

    package var isRefused: Bool {
      switch self {
      case .repeatedVertex, .closingVertex, .vertexVisitedTwice: false
      default: true
      }
    }
  }

  /// The most vertices that pgSphere takes.
  package static let maximumVertexCount = 1024

  /// What is wrong: the first fault of those for which the polygon is refused, and the first of each other
  /// kind.
  ///
  /// What it costs grows with the number of vertices, up to the greatest that is allowed, with its square at
  /// the worst.
  package var faults: [Fault] {
    if vertices.count > Self.maximumVertexCount { return [.tooManyVertices(vertices.count)] }
    var faults: [Fault] = []
    let kept = distinct(&faults)
    if kept.count < 3 { return faults + [.tooFewVertices(kept.count)] }
    let points = kept.map { vertices[$0] }
    let arcs = points.indices.map { SphereArc(points[$0], points[($0 + 1) % points.count]) }
    if let place = arcs.firstIndex(where: \.isHalfCircle) { return faults + [.halfCircle(edge: kept[place])] }
    if isOnGreatCircle(points) { return faults + [.noArea] }
    guard let middle = middleOfHemisphere else { return faults + [.moreThanHemisphere] }
    return faults + meetings(of: arcs, numbers: kept, around: middle)
  }

  /// The places of the vertices without repetitions, of which the faults tell.
  private func distinct(_ faults: inout [Fault]) -> [Int] {
    var kept: [Int] = []
    for (place, vertex) in vertices.enumerated() {
      guard let last = kept.last, vertex.coincides(with: vertices[last]) else {
        kept.append(place)
        continue
      }
      if faults.isEmpty { faults.append(.repeatedVertex(place)) }
    }
    var isClosed = false
    while kept.count > 1, let first = kept.first, let last = kept.last,
      vertices[last].coincides(with: vertices[first])
    {
      kept.removeLast()
      isClosed = true
    }
    if isClosed { faults.append(.closingVertex) }
    return kept
  }

  private func isOnGreatCircle(_ points: [SpherePoint]) -> Bool {
    let first = points[0].vector
    var longest = SIMD3<Double>.zero
    for point in points {
      let normal = first.cross(point.vector - first)
      if normal.dot(normal) > longest.dot(longest) { longest = normal }
    }
    guard let normal = longest.direction else { return true }
    return points.allSatisfy { abs(normal.dot($0.vector - first)) <= SpherePoint.tolerance }
  }

  /// Goes over the edges from one side to the other, and compares those that may meet.
  private func meetings(of arcs: [SphereArc], numbers: [Int], around middle: SIMD3<Double>) -> [Fault] {
    // Two directions across the middle.
    let other: SIMD3<Double> = abs(middle.z) < 0.9 ? [0, 0, 1] : [1, 0, 0]
    guard let across = middle.cross(other).direction else { return [] }
    let along = middle.cross(across)
    let extents = arcs.map { (across: $0.extent(along: across), along: $0.extent(along: along)) }
    let order = arcs.indices.sorted { extents[$0].across.lowerBound < extents[$1].across.lowerBound }
    var (refused, twice): (Fault?, Fault?)
    for (rank, first) in order.enumerated() {
      for second in order[(rank + 1)...] {
        if extents[second].across.lowerBound > extents[first].across.upperBound { break }
        guard extents[second].along.overlaps(extents[first].along) else { continue }
        let (low, high) = (min(first, second), max(first, second))
        let edges = (numbers[low], numbers[high])
        switch arcs[low].meeting(arcs[high]) {
        case .apart: break
        case .atEnds:
          let areNeighbours = high - low == 1 || (low == 0 && high == arcs.count - 1)
          if !areNeighbours, twice == nil { twice = visit(arcs[low], arcs[high], numbers, low, high) }
        case .atEnd: refused = refused ?? .touching(edges: edges.0, edges.1)
        case .crossing: refused = refused ?? .crossing(edges: edges.0, edges.1)
        case .overlapping: refused = refused ?? .overlapping(edges: edges.0, edges.1)
        }
        if refused != nil { return [twice, refused].compactMap(\.self) }
      }
    }
    return [twice].compactMap(\.self)
  }

  /// The two vertices that coincide, of edges that have an end in common.
  private func visit(
    _ first: SphereArc, _ second: SphereArc, _ numbers: [Int], _ low: Int, _ high: Int
  ) -> Fault {
    let left =
      first.start.coincides(with: second.start) || first.start.coincides(with: second.end) ? low : low + 1
    let right =
      second.start.coincides(with: first.start) || second.start.coincides(with: first.end) ? high : high + 1
    return .vertexVisitedTwice(numbers[left % numbers.count], numbers[right % numbers.count])
  }
}
