import LintKit
import TFCatJSON

/// How rings are mended: their positions keep the texts that they have.
enum RingRepairs {
  /// Repeats the first position at the end of a ring.
  static let closing = Repair(.safe, "repeat the first position at the end") { place in
    guard let positions = place.node?.items, positions.count >= 3, let first = positions.first,
      let last = positions.last
    else { return nil }
    let separator = place.separator(between: positions[positions.count - 2], and: last) ?? ", "
    return [.insertion(separator + place.string(first.range), at: last.range.upperBound)]
  }

  /// Turns a ring: its positions the other way round, with what stands between them as it is.
  static let turning = Repair(.safe, "turn the ring") { place in
    guard let positions = place.node?.items, let first = positions.first, let last = positions.last else {
      return nil
    }
    var text: [UInt8] = []
    var end = first.range.lowerBound
    for (position, other) in zip(positions, positions.reversed()) {
      text += place.text[end..<position.range.lowerBound]
      text += place.text[other.range]
      end = position.range.upperBound
    }
    return [Edit(first.range.lowerBound..<last.range.upperBound, text)]
  }

  /// Leaves out a position that repeats the one before it.
  /// How many positions are left at least: a ring has four, a line two.
  private static func leastCount(of positions: [JSONNode], _ place: FixPlace) -> Int {
    guard let first = positions.first, let last = positions.last, positions.count > 3 else { return 2 }
    return place.string(first.range) == place.string(last.range) ? 4 : 2
  }

  static let leavingOut = Repair(.unsafe, "leave the position out") { place in
    guard case .index(let index)? = place.pointer.tokens.last, let positions = place.owner?.items, index > 0,
      positions.indices.contains(index), positions.count > leastCount(of: positions, place)
    else { return nil }
    return [.removal(positions[index - 1].range.upperBound..<positions[index].range.upperBound)]
  }
}
