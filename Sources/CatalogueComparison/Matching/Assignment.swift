/// Pairs of two sides so that the weights of the pairs add up to the most that is possible, each side's
/// members in one pair at most.
///
/// Members that no chain of possible pairs connects do not meet; each connected part is solved by shortest
/// augmenting paths (Jonker and Volgenant, 1987, Computing 38, 325), where a member may stay alone. Of
/// several solutions with the same sum one with the most pairs is found, so that their number does not depend
/// on which side comes first.
struct Assignment {
  /// A pair that is possible.
  struct Candidate: Hashable, Sendable {
    var first: Int32
    var second: Int32
    /// Above 0, at most 2.
    var weight: Double
  }

  /// The numbers of the candidates that are chosen, in their order.
  let chosen: [Int]

  /// - Parameters:
  ///   - candidates: no pair twice.
  ///   - firstCount: members of the first side.
  ///   - secondCount: members of the second side.
  init(_ candidates: [Candidate], firstCount: Int, secondCount: Int) {
    var parts = Parts(count: firstCount + secondCount)
    for candidate in candidates {
      parts.join(Int(candidate.first), firstCount + Int(candidate.second))
    }
    // Candidates by their part: a counting sort, so that parts come as they do in the list.
    let roots = candidates.map { parts.root(of: Int($0.first)) }
    let order = candidates.indices.sorted { (roots[$0], $0) < (roots[$1], $1) }
    var chosen: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, roots[order[end]] == roots[order[start]] { end += 1 }
      if end == start + 1 {
        chosen.append(order[start])
      } else {
        chosen += AssignedPart(candidates, order[start..<end]).chosen
      }
      start = end
    }
    self.chosen = chosen.sorted()
  }
}

/// Which members are connected.
private struct Parts {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(of: one), root(of: other))
    if one != other { parents[max(one, other)] = min(one, other) }
  }
}

/// One connected part.
private struct AssignedPart {
  private struct Edge {
    var column: Int
    /// Less is better; whole numbers, so that sums are exact.
    var cost: Int64
    var candidate: Int
  }

  private var edges: [[Edge]] = []
  /// What each row and each column is charged: no edge costs less than its two charges.
  private var rowCharges: [Int64] = []
  private var columnCharges: [Int64]
  /// The row of each column and the edge of each row; -1 where it is alone.
  private var rowOfColumn: [Int]
  private var edgeOfRow: [Int] = []

  // Of one search: the cheapest way to each column, and the row and edge by which it comes.
  private var distances: [Int64]
  private var cameFrom: [(row: Int, edge: Int)]
  private var isDone: [Bool]

  /// Weights to 2^-30, and 1 for each pair in bits that no part's pairs fill.
  private static func cost(_ weight: Double) -> Int64 {
    -(Int64((weight * 0x1p30).rounded()) << 20 + 1)
  }

  init(_ candidates: [Assignment.Candidate], _ part: ArraySlice<Int>) {
    var rows: [Int32: Int] = [:]
    var columns: [Int32: Int] = [:]
    for index in part {
      let candidate = candidates[index]
      let row = rows[candidate.first] ?? edges.count
      if row == edges.count {
        rows[candidate.first] = row
        edges.append([])
      }
      let column = columns[candidate.second] ?? columns.count
      columns[candidate.second] = column
      edges[row].append(Edge(column: column, cost: Self.cost(candidate.weight), candidate: index))
    }
    rowCharges = edges.map { edges in edges.map(\.cost).min() ?? 0 }
    edgeOfRow = [Int](repeating: -1, count: edges.count)
    columnCharges = [Int64](repeating: 0, count: columns.count)
    rowOfColumn = [Int](repeating: -1, count: columns.count)
    distances = [Int64](repeating: .max, count: columns.count)
    cameFrom = [(Int, Int)](repeating: (-1, -1), count: columns.count)
    isDone = [Bool](repeating: false, count: columns.count)
    for row in edges.indices { addRow(row) }
  }

  var chosen: [Int] {
    edgeOfRow.indices.compactMap { edgeOfRow[$0] < 0 ? nil : edges[$0][edgeOfRow[$0]].candidate }
  }

  /// Gives a row a column, others new ones, or leaves one of them alone: whatever costs least.
  private mutating func addRow(_ start: Int) {
    var heap = CostHeap()
    var touched: [Int] = []
    var visitedRows = [(row: start, distance: Int64(0))]
    // To stay alone costs nothing, less the row's charge.
    var best = (row: start, distance: -rowCharges[start])
    var freeColumn = -1
    scan(start, from: 0, &heap, &touched)
    while let (distance, column) = heap.pop() {
      if distance >= best.distance { break }
      if isDone[column] { continue }
      isDone[column] = true
      let row = rowOfColumn[column]
      if row < 0 {
        best.distance = distance
        freeColumn = column
        break
      }
      visitedRows.append((row, distance))
      let alone = distance - rowCharges[row]
      if alone < best.distance { best = (row, alone) }
      scan(row, from: distance, &heap, &touched)
    }
    for (row, distance) in visitedRows where distance < best.distance {
      rowCharges[row] += best.distance - distance
    }
    for column in touched {
      if isDone[column], distances[column] < best.distance {
        columnCharges[column] -= best.distance - distances[column]
      }
    }
    // Goes the way back, moving each row to the column by which the search left it.
    var column = freeColumn
    if column < 0, best.row != start {
      column = edges[best.row][edgeOfRow[best.row]].column
      edgeOfRow[best.row] = -1
    }
    while column >= 0 {
      let (row, edge) = cameFrom[column]
      let previous = edgeOfRow[row] < 0 ? -1 : edges[row][edgeOfRow[row]].column
      rowOfColumn[column] = row
      edgeOfRow[row] = edge
      column = row == start ? -1 : previous
    }
    for column in touched {
      distances[column] = .max
      isDone[column] = false
    }
  }

  private mutating func scan(
    _ row: Int, from distance: Int64, _ heap: inout CostHeap, _ touched: inout [Int]
  ) {
    for (index, edge) in edges[row].enumerated() where !isDone[edge.column] {
      let way = distance + edge.cost - rowCharges[row] - columnCharges[edge.column]
      guard way < distances[edge.column] else { continue }
      if distances[edge.column] == .max { touched.append(edge.column) }
      distances[edge.column] = way
      cameFrom[edge.column] = (row, index)
      heap.push((way, edge.column))
    }
  }
}

/// The cheapest first; of equal ones the one with the lower number.
private struct CostHeap {
  private var items: [(cost: Int64, column: Int)] = []

  mutating func push(_ item: (cost: Int64, column: Int)) {
    items.append(item)
    var place = items.count - 1
    while place > 0, items[place] < items[(place - 1) / 2] {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> (cost: Int64, column: Int)? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < items.count && items[child] < items[least] {
        least = child
      }
      if least == place { return first }
      items.swapAt(place, least)
      place = least
    }
  }
}
