/// Looks for a place where closed lines meet themselves or each other, by a sweep in time over all edges (Shamos & Hoey,
/// 1976): n log n for n vertices, with exact decisions.
package struct RingSweep {
  /// The vertices of all rings, without repeated ones.
  private(set) var vertices: [SIMD2<Double>] = []
  /// The position in the file of each vertex.
  private var positions: [Int] = []
  /// The vertices before and after each one in its ring. An edge has the number of the vertex that it starts from.
  private var previous: [Int] = []
  private var next: [Int] = []

  package var count: Int { vertices.count }

  package init() {}

  /// Adds a closed line. One with fewer than three different vertices is left out.
  package mutating func add(_ line: UnsafeBufferPointer<Double>, firstPosition: Int) {
    let begin = vertices.count
    for index in 0..<(line.count / 2) {
      let vertex = SIMD2(line[2 * index], line[2 * index + 1])
      if vertices.count > begin, vertices[vertices.count - 1] == vertex { continue }
      vertices.append(vertex)
      positions.append(firstPosition + index)
    }
    while vertices.count > begin + 1, vertices[vertices.count - 1] == vertices[begin] {
      vertices.removeLast()
      positions.removeLast()
    }
    if vertices.count < begin + 3 {
      vertices.removeLast(vertices.count - begin)
      positions.removeLast(positions.count - begin)
    }
    for index in begin..<vertices.count {
      previous.append(index == begin ? vertices.count - 1 : index - 1)
      next.append(index == vertices.count - 1 ? begin : index + 1)
    }
  }

  /// The first fault that is met: of each ring, and of rings with each other. Numbers are positions in the file.
  package func defect() -> SimpleRing.Defect? {
    if let vertex = vertices.indices.first(where: isSpike) { return .spike(positions[vertex]) }
    let events = vertices.indices.sorted { isBefore($0, $1) }
    for (one, other) in zip(events, events.dropFirst()) where vertices[one] == vertices[other] {
      let pair = [positions[one], positions[other]].sorted()
      return .sharedPosition(first: pair[0], second: pair[1])
    }
    var order = EdgeOrder(capacity: count)
    var nodeOfEdge = [Int](repeating: -1, count: count)
    for vertex in events {
      let incoming = previous[vertex]
      let outgoing = vertex
      let incomingEnds = isBefore(incoming, vertex)
      let outgoingEnds = isBefore(next[vertex], vertex)
      if incomingEnds != outgoingEnds {
        let (ending, starting) = incomingEnds ? (incoming, outgoing) : (outgoing, incoming)
        let node = nodeOfEdge[ending]
        order.replace(node, with: starting)
        nodeOfEdge[starting] = node
        if let found = meeting(order.edgeBelow(node), starting) ?? meeting(starting, order.edgeAbove(node)) {
          return found
        }
      } else if incomingEnds {
        for edge in [incoming, outgoing] {
          let node = nodeOfEdge[edge]
          let below = order.edgeBelow(node)
          let above = order.edgeAbove(node)
          order.remove(node)
          if let below, let found = meeting(below, above) { return found }
        }
      } else {
        let place = order.search { side(of: $0, vertex) }
        if let edge = place.stoppedAt {
          let along = [(incoming, incoming), (outgoing, next[vertex])].first { side(of: edge, $0.1) == 0 }
          guard let along else { return .positionOnEdge(position: positions[vertex], edge: positions[edge]) }
          let pair = [positions[edge], positions[along.0]].sorted()
          return .overlap(first: pair[0], second: pair[1])
        }
        let isIncomingLower =
          Orientation.sign(vertices[vertex], vertices[incoming], vertices[next[vertex]]) > 0
        let (lower, higher) = isIncomingLower ? (incoming, outgoing) : (outgoing, incoming)
        let lowerNode = order.insert(lower, above: place.below)
        let higherNode = order.insert(higher, above: lowerNode)
        nodeOfEdge[lower] = lowerNode
        nodeOfEdge[higher] = higherNode
        if let found = meeting(order.edgeBelow(lowerNode), lower)
          ?? meeting(higher, order.edgeAbove(higherNode))
        {
          return found
        }
      }
    }
    return nil
  }

  /// In time, and of equal times from low to high.
  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    let a = vertices[one]
    let b = vertices[other]
    return a.x < b.x || (a.x == b.x && a.y < b.y)
  }

  private func isSpike(_ vertex: Int) -> Bool {
    let before = previous[vertex]
    let after = next[vertex]
    return isBefore(before, vertex) == isBefore(after, vertex)
      && Orientation.sign(vertices[before], vertices[vertex], vertices[after]) == 0
  }

  /// The ends of an edge in the order of the sweep.
  private func ends(_ edge: Int) -> (left: SIMD2<Double>, right: SIMD2<Double>) {
    let other = next[edge]
    return isBefore(edge, other) ? (vertices[edge], vertices[other]) : (vertices[other], vertices[edge])
  }

  private func side(of edge: Int, _ vertex: Int) -> Int {
    let (left, right) = ends(edge)
    return Orientation.sign(left, right, vertices[vertex])
  }

  /// How two edges meet that have no vertex in common.
  private func meeting(_ one: Int?, _ other: Int?) -> SimpleRing.Defect? {
    guard let one, let other, next[one] != other, next[other] != one else { return nil }
    let oneStart = side(of: other, one)
    let oneEnd = side(of: other, next[one])
    if oneStart * oneEnd > 0 { return nil }
    let otherStart = side(of: one, other)
    let otherEnd = side(of: one, next[other])
    if otherStart * otherEnd > 0 { return nil }
    let (first, second) = positions[one] < positions[other] ? (one, other) : (other, one)
    if oneStart * oneEnd < 0, otherStart * otherEnd < 0 {
      return .crossing(first: positions[first], second: positions[second])
    }
    if oneStart == 0, oneEnd == 0 {
      let (left, right) = ends(one)
      let (otherLeft, otherRight) = ends(other)
      func isBefore(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Bool { a.x < b.x || (a.x == b.x && a.y < b.y) }
      if isBefore(right, otherLeft) || isBefore(otherRight, left) { return nil }
      return .overlap(first: positions[first], second: positions[second])
    }
    // One end lies on the line of the other edge; whether on the edge itself the signs of the others tell.
    if oneStart == 0 { return .positionOnEdge(position: positions[one], edge: positions[other]) }
    if oneEnd == 0 { return .positionOnEdge(position: positions[next[one]], edge: positions[other]) }
    if otherStart == 0 { return .positionOnEdge(position: positions[other], edge: positions[one]) }
    return .positionOnEdge(position: positions[next[other]], edge: positions[one])
  }
}
