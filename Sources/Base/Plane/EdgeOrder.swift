/// The edges that a sweep line meets, from the lowest to the highest: a search tree (a treap) whose nodes also know their
/// neighbours. Every change takes logarithmic time.
struct EdgeOrder {
  private struct Node {
    var edge: Int
    var priority: UInt32
    var parent = -1
    var lower = -1
    var higher = -1
    /// The neighbours in the order.
    var below = -1
    var above = -1
  }

  private var nodes: [Node] = []
  private var root = -1
  private var random: UInt32 = 2_463_534_242

  init(capacity: Int) { nodes.reserveCapacity(capacity) }

  func edge(_ node: Int) -> Int { nodes[node].edge }

  func edgeBelow(_ node: Int) -> Int? { nodes[node].below < 0 ? nil : nodes[nodes[node].below].edge }

  func edgeAbove(_ node: Int) -> Int? { nodes[node].above < 0 ? nil : nodes[nodes[node].above].edge }

  mutating func replace(_ node: Int, with edge: Int) { nodes[node].edge = edge }

  /// Goes down the tree; `side` says on which side of an edge the sought place is: 1 above, -1 below, 0 to stop there.
  ///
  /// - Returns: the node below the place, -1 where there is none, and the edge at which the search stopped.
  func search(_ side: (_ edge: Int) -> Int) -> (below: Int, stoppedAt: Int?) {
    var node = root
    var below = -1
    while node >= 0 {
      switch side(nodes[node].edge) {
      case 0: return (below, nodes[node].edge)
      case 1...:
        below = node
        node = nodes[node].higher
      default: node = nodes[node].lower
      }
    }
    return (below, nil)
  }

  /// Puts an edge in just above a node, or at the bottom for -1.
  mutating func insert(_ edge: Int, above below: Int) -> Int {
    let node = nodes.count
    // Xorshift (Marsaglia, 2003): any sequence without a pattern does.
    random ^= random << 13
    random ^= random >> 17
    random ^= random << 5
    nodes.append(Node(edge: edge, priority: random))
    guard root >= 0 else {
      root = node
      return node
    }
    let above = below >= 0 ? nodes[below].above : lowest(under: root)
    nodes[node].below = below
    nodes[node].above = above
    if below >= 0 { nodes[below].above = node }
    if above >= 0 { nodes[above].below = node }
    // Of two neighbours one lies under the other, so that one of the two places is free.
    if below >= 0, nodes[below].higher < 0 {
      nodes[below].higher = node
      nodes[node].parent = below
    } else {
      nodes[above].lower = node
      nodes[node].parent = above
    }
    while nodes[node].parent >= 0, nodes[nodes[node].parent].priority < nodes[node].priority {
      rotateUp(node)
    }
    return node
  }

  mutating func remove(_ node: Int) {
    while nodes[node].lower >= 0 || nodes[node].higher >= 0 {
      let lower = nodes[node].lower
      let higher = nodes[node].higher
      let isLowerFirst = higher < 0 || (lower >= 0 && nodes[lower].priority > nodes[higher].priority)
      rotateUp(isLowerFirst ? lower : higher)
    }
    setChild(of: nodes[node].parent, node, to: -1)
    let below = nodes[node].below
    let above = nodes[node].above
    if below >= 0 { nodes[below].above = above }
    if above >= 0 { nodes[above].below = below }
  }

  private func lowest(under node: Int) -> Int {
    var node = node
    while nodes[node].lower >= 0 { node = nodes[node].lower }
    return node
  }

  private mutating func setChild(of parent: Int, _ child: Int, to other: Int) {
    if parent < 0 {
      root = other
    } else if nodes[parent].lower == child {
      nodes[parent].lower = other
    } else {
      nodes[parent].higher = other
    }
  }

  private mutating func rotateUp(_ node: Int) {
    let parent = nodes[node].parent
    let moved: Int
    if nodes[parent].lower == node {
      moved = nodes[node].higher
      nodes[parent].lower = moved
      nodes[node].higher = parent
    } else {
      moved = nodes[node].lower
      nodes[parent].higher = moved
      nodes[node].lower = parent
    }
    if moved >= 0 { nodes[moved].parent = parent }
    let grandparent = nodes[parent].parent
    setChild(of: grandparent, parent, to: node)
    nodes[node].parent = grandparent
    nodes[parent].parent = node
  }
}
