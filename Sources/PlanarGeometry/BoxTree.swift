/// Finds those of many boxes that a box touches: a tree packed once (Leutenegger, Lopez and Edgington, 1997,
/// Sort-Tile-Recursive).
package struct BoxTree: Sendable {
  private static let fanOut = 12

  private let boxes: [PlaneBox]
  /// The numbers of the boxes, in the order of the leaves.
  private let order: [Int32]
  /// The boxes around each `fanOut` nodes of the level below; the first level is over the leaves.
  private let levels: [[PlaneBox]]

  /// - Parameter boxes: at most as many as fit into 32 bits.
  package init(_ boxes: [PlaneBox]) {
    let order = Self.tiled(boxes)
    var levels: [[PlaneBox]] = []
    var below = order.map { boxes[Int($0)] }
    self.boxes = below
    while below.count > 1 {
      below = stride(from: 0, to: below.count, by: Self.fanOut).map { start in
        below[start..<min(start + Self.fanOut, below.count)].dropFirst()
          .reduce(below[start]) { $0.union($1) }
      }
      levels.append(below)
    }
    self.order = order
    self.levels = levels
  }

  /// Boxes in tiles: cut into strips of the first axis, each strip in the order of the second.
  private static func tiled(_ boxes: [PlaneBox]) -> [Int32] {
    let centers = boxes.map(\.center)
    var order = boxes.indices.map { Int32($0) }
    order.sort { centers[Int($0)].x < centers[Int($1)].x }
    let leaves = (Double(boxes.count) / Double(fanOut)).rounded(.up)
    let strip = max(1, Int(leaves.squareRoot().rounded(.up))) * fanOut
    for start in stride(from: 0, to: order.count, by: strip) {
      order[start..<min(start + strip, order.count)].sort { centers[Int($0)].y < centers[Int($1)].y }
    }
    return order
  }

  /// Calls `visit` with the number of each box that the given one touches, until it returns `false`.
  package func visit(_ box: PlaneBox, _ visit: (Int) -> Bool) {
    guard let top = levels.indices.last else {
      for (place, other) in boxes.enumerated() where other.touches(box) { _ = visit(Int(order[place])) }
      return
    }
    var open: [(level: Int, node: Int)] = [(top, 0)]
    while let (level, node) = open.popLast() {
      guard levels[level][node].touches(box) else { continue }
      let children = node * Self.fanOut
      if level > 0 {
        for child in children..<min(children + Self.fanOut, levels[level - 1].count) {
          open.append((level - 1, child))
        }
      } else {
        for place in children..<min(children + Self.fanOut, boxes.count) where boxes[place].touches(box) {
          guard visit(Int(order[place])) else { return }
        }
      }
    }
  }
}
