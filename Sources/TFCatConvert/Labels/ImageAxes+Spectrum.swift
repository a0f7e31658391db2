import Base
internal import DynamicSpectra
internal import TFCat

extension ImageAxes {
  /// The axes of a picture that has a pixel for each cell of a dynamic spectrum.
  ///
  /// Steps need not be even: a receiver's frequencies seldom are, and a picture shows them side by side all
  /// the same.
  ///
  /// - Parameter isHighOnTop: whether the highest frequency is the upper row.
  init?(_ spectrum: DynamicSpectrum, isHighOnTop: Bool) {
    let midnight = (spectrum.origin.julianDate - JulianDate.unix) * 86400
    var times = spectrum.times.lower.map { midnight + $0 * 86400 }
    var megahertz = spectrum.frequencies.lower.map { $0 / 1e6 }
    guard let end = spectrum.times.upper.last, let top = spectrum.frequencies.upper.last else { return nil }
    times.append(midnight + end * 86400)
    megahertz.append(top / 1e6)
    if isHighOnTop { megahertz.reverse() }
    guard let left = times.first, let right = times.last, let first = megahertz.first,
      let last = megahertz.last,
      left < right, first != last
    else { return nil }
    self.init(
      left: left, right: right, top: first, bottom: last,
      size: SIMD2(Double(times.count - 1), Double(megahertz.count - 1)))
    if !Self.isEven(times) { columns = times }
    if !Self.isEven(megahertz) { rows = megahertz }
  }

  /// Whether all steps are the same, to a thousandth of one.
  private static func isEven(_ edges: [Double]) -> Bool {
    guard let first = edges.first, let last = edges.last, edges.count > 1 else { return true }
    let step = (last - first) / Double(edges.count - 1)
    return edges.enumerated().allSatisfy {
      abs($0.element - (first + Double($0.offset) * step)) <= abs(step) / 1000
    }
  }
}

/// An axis of uneven steps, of which each takes the same room.
enum UnevenAxis {
  /// The value at a share of the room.
  static func value(at share: Double, of edges: [Double]) -> Double {
    let place = share * Double(edges.count - 1)
    let cell = max(0, min(edges.count - 2, Int(max(-1, min(place, Double(edges.count))).rounded(.down))))
    return edges[cell] + (place - Double(cell)) * (edges[cell + 1] - edges[cell])
  }

  /// Where a value lies, as a share of the room; beyond the edges the outermost steps go on.
  static func share(of value: Double, in edges: [Double]) -> Double {
    let rises = edges[edges.count - 1] > edges[0]
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rises ? edges[middle] <= value : edges[middle] >= value { low = middle } else { high = middle }
    }
    let step = edges[low + 1] - edges[low]
    let part = step == 0 ? 0 : (value - edges[low]) / step
    return (Double(low) + part) / Double(edges.count - 1)
  }
}
