// The sense in which rings run, for axes that turn round.
extension Coordinates {
  /// For each ring the sign of its area: 1 counter-clockwise, -1 clockwise, 0 for a ring without area.
  var senses: [Int8] { partEnds.indices.map { sense(of: partRange($0)) } }

  /// Reverses the rings that run otherwise than they did.
  mutating func restore(_ senses: [Int8]) {
    for (part, sense) in senses.enumerated() where sense != 0 {
      let range = partRange(part)
      if self.sense(of: range) == -sense { reverse(range) }
    }
  }

  /// The first spectral value of a kind, as an index into the values.
  func firstSpectral(where isMeant: (Double) -> Bool) -> Int? {
    stride(from: 1, to: values.count, by: 2).first { isMeant(values[$0]) }
  }

  private func partRange(_ part: Int) -> Range<Int> { (part == 0 ? 0 : partEnds[part - 1])..<partEnds[part] }

  private func sense(of positions: Range<Int>) -> Int8 {
    guard let first = positions.first else { return 0 }
    // Relative to the first position: Unix times are large numbers close together.
    let (time, spectral) = (values[2 * first], values[2 * first + 1])
    var area = 0.0
    var (lastTime, lastSpectral) = (0.0, 0.0)
    for position in positions.dropFirst() {
      let (nextTime, nextSpectral) = (values[2 * position] - time, values[2 * position + 1] - spectral)
      area += lastTime * nextSpectral - nextTime * lastSpectral
      (lastTime, lastSpectral) = (nextTime, nextSpectral)
    }
    return area > 0 ? 1 : area < 0 ? -1 : 0
  }

  private mutating func reverse(_ positions: Range<Int>) {
    var (low, high) = (positions.lowerBound, positions.upperBound - 1)
    while low < high {
      values.swapAt(2 * low, 2 * high)
      values.swapAt(2 * low + 1, 2 * high + 1)
      low += 1
      high -= 1
    }
    spelling.reversePositions(positions)
  }
}
