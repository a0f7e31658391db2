import LintKit
import TFCat

extension Shape.Part {
  /// 1 for a ring that runs counter-clockwise, -1 for one that runs clockwise; 0 where it encloses nothing,
  /// or so little that rounding decides.
  var sense: Int {
    guard doubledArea != 0, range.count >= 3 else { return 0 }
    let extent = high - low
    guard doubledArea.magnitude > extent.x * extent.y * 1e-12 else { return 0 }
    return doubledArea > 0 ? 1 : -1
  }

  /// Whether all values are numbers that can be computed with. Numbers beyond the range of doubles are
  /// infinite.
  var isFinite: Bool { low.x.isFinite && low.y.isFinite && high.x.isFinite && high.y.isFinite }
}

extension Shape {
  /// The numbers of a line or ring, time and spectral values by turns.
  func withLine<Result>(_ part: Int, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    let range = parts[part].range
    return coordinates.values.withUnsafeBufferPointer { values in
      body(UnsafeBufferPointer(rebasing: values[(2 * range.lowerBound)..<(2 * range.upperBound)]))
    }
  }
}
