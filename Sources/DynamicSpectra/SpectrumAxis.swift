import Base

/// One axis of a dynamic spectrum: the cells in which intensities were measured, in ascending order. Cells
/// may leave gaps between them.
public struct SpectrumAxis: Sendable, Hashable {
  /// Where each cell begins.
  public private(set) var lower: [Double]
  /// Where each cell ends.
  public private(set) var upper: [Double]

  /// How many cells there are.
  public var count: Int { lower.count }
  /// From the beginning of the first cell to the end of the last; `nil` without cells.
  public var range: ClosedRange<Double>? {
    guard let first = lower.first, let last = upper.max(), first <= last else { return nil }
    return first...last
  }

  /// Cells of the same width side by side.
  ///
  /// - Parameters:
  ///   - range: of all cells.
  ///   - count: how many there are.
  ///   - isLogarithmic: whether they have the same ratio and not the same width.
  package init(_ range: ClosedRange<Double>, count: Int, isLogarithmic: Bool = false) {
    func edge(_ index: Int) -> Double {
      let share = Double(index) / Double(max(1, count))
      if isLogarithmic {
        return range.lowerBound * System.pow(range.upperBound / range.lowerBound, share)
      }
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    lower = (0..<count).map { edge($0) }
    upper = (0..<count).map { edge($0 + 1) }
  }

  /// Cells around places in ascending order: each reaches half the way to the next one, but not into a gap.
  ///
  /// - Parameters:
  ///   - centers: finite, in ascending order.
  ///   - gap: how many times as long as those beside it a step is that is a gap.
  ///   - width: of a cell that is alone.
  init(centers: [Double], gap: Double, width: Double) {
    let steps = zip(centers.dropFirst(), centers).map { $0 - $1 }
    /// Half of a step, or of the steps beside it where it is a gap.
    func half(_ step: Int) -> Double {
      let beside = [step - 1, step + 1].filter { steps.indices.contains($0) }.map { steps[$0] }.filter {
        $0 > 0
      }
      guard let longest = beside.max(), steps[step] > gap * longest else { return steps[step] / 2 }
      return longest / 2
    }
    lower = []
    upper = []
    for (index, center) in centers.enumerated() {
      let before = index > 0 ? half(index - 1) : nil
      let after = index < steps.count ? half(index) : nil
      lower.append(center - (before ?? after ?? width / 2))
      upper.append(center + (after ?? before ?? width / 2))
    }
  }

  /// The cells that pixels show: those whose middle is in a pixel, or else the one in which the middle of the
  /// pixel lies. A pixel in a gap has none.
  ///
  /// - Parameter edges: of the pixels, in ascending order; one more than there are pixels.
  func cells(ofPixels edges: [Double]) -> [Range<Int>] {
    let middles = zip(lower, upper).map { ($0 + $1) / 2 }
    func first(from value: Double, in values: [Double]) -> Int {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return zip(edges, edges.dropFirst()).map { start, end in
      let cells =
        first(from: start, in: middles)..<max(first(from: start, in: middles), first(from: end, in: middles))
      if !cells.isEmpty { return cells }
      let middle = (start + end) / 2
      let next = first(from: middle, in: lower)
      for cell in [next - 1, next] where lower.indices.contains(cell) {
        if lower[cell] <= middle, middle < upper[cell] { return cell..<(cell + 1) }
      }
      return 0..<0
    }
  }

  /// Runs of cells side by side, of which there are not more than asked for unless gaps make them more. No
  /// run goes across a gap.
  func runs(atMost most: Int) -> [Range<Int>] {
    let length = (count + most - 1) / max(1, most)
    var runs: [Range<Int>] = []
    var first = 0
    for cell in 0..<count {
      let isLast = cell + 1 == count
      // Cells side by side meet to what rounding leaves.
      let isBeforeGap = !isLast && lower[cell + 1] - upper[cell] > 1e-3 * (upper[cell] - lower[cell])
      guard isLast || isBeforeGap || cell + 1 - first == length else { continue }
      runs.append(first..<(cell + 1))
      first = cell + 1
    }
    return runs
  }

  /// The axis on which each run of cells is one.
  func joined(_ runs: [Range<Int>]) -> SpectrumAxis {
    var axis = self
    axis.lower = runs.map { lower[$0.lowerBound] }
    axis.upper = runs.map { upper[$0.upperBound - 1] }
    return axis
  }

  /// The median of the steps from cell to cell; `nil` for fewer than two.
  static func medianStep(_ centers: [Double]) -> Double? {
    let steps = zip(centers.dropFirst(), centers).map { $0 - $1 }.filter { $0 > 0 }.sorted()
    return steps.isEmpty ? nil : steps[steps.count / 2]
  }
}
