import LintKit
import TFCatJSON

extension Repair {
  /// Exchanges the value of a property with that of another one.
  static func exchange(with other: String, _ title: String) -> Repair {
    Repair(.unsafe, title) { place in
      guard let one = place.node, let other = place.owner?[other] else { return nil }
      return [Edit(one.range, place.string(other.range)), Edit(other.range, place.string(one.range))]
    }
  }
}
