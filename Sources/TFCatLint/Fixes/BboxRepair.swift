import LintKit
import TFCat
import TFCatJSON

/// How a box is computed anew: each edge is the number of a position, with the text that it has there. Edges
/// that are right keep theirs.
enum BboxRepair {
  /// The box of a feature or a geometry.
  static func ofPositions(_ safety: Fix.Safety) -> Repair {
    Repair(safety, "compute the bbox from the positions") { place in
      guard let edges = box(place)?.items, let owner = place.root?.node(at: pointer(place).dropLast()) else {
        return nil
      }
      var extent = Extent()
      extent.add(owner["geometry"] ?? owner)
      guard let found = extent.edges else { return nil }
      return zip(edges, found).compactMap { old, new in
        old.number?.doubleValue == new.number?.doubleValue ? nil : Edit(old.range, place.string(new.range))
      }
    }
  }

  /// The box of a catalogue, whose features have these bounds.
  static func ofCatalogue(_ bounds: BoundingBox, _ safety: Fix.Safety) -> Repair {
    Repair(safety, "compute the bbox from the features") { place in
      guard let edges = box(place)?.items else { return nil }
      let values = [bounds.timeMin, bounds.spectralMin, bounds.timeMax, bounds.spectralMax]
      // Doubles do not tell longer integers apart.
      guard values.allSatisfy({ $0.isFinite && $0.magnitude < 0x1p53 }) else { return nil }
      return zip(edges, values).compactMap { old, value in
        old.number?.doubleValue == value
          ? nil : JSONNumber(value).map { Edit(old.range, $0.literal) }
      }
    }
  }

  /// The box: a finding may be about one of its edges.
  private static func box(_ place: FixPlace) -> JSONNode? {
    guard let box = place.root?.node(at: pointer(place)), box.items?.count == 4 else { return nil }
    return box
  }

  private static func pointer(_ place: FixPlace) -> ArraySlice<JSONPointer.Token> {
    place.pointer.tokens.prefix((place.pointer.tokens.lastIndex(of: "bbox") ?? -1) + 1)
  }

  /// The outermost numbers of positions on both axes.
  private struct Extent {
    private var low: [JSONNode?] = [nil, nil]
    private var high: [JSONNode?] = [nil, nil]

    var edges: [JSONNode]? {
      let edges = (low + high).compactMap(\.self)
      return edges.count == 4 ? edges : nil
    }

    mutating func add(_ geometry: JSONNode) {
      for part in geometry["geometries"]?.items ?? [] { add(part) }
      if let coordinates = geometry["coordinates"] { addPositions(coordinates) }
    }

    private mutating func addPositions(_ node: JSONNode) {
      guard let items = node.items else { return }
      guard items.count == 2, let time = items[0].number, let spectral = items[1].number else {
        for item in items { addPositions(item) }
        return
      }
      for (axis, value) in [time.doubleValue, spectral.doubleValue].enumerated() {
        if value < low[axis]?.number?.doubleValue ?? .infinity { low[axis] = items[axis] }
        if value > high[axis]?.number?.doubleValue ?? -.infinity { high[axis] = items[axis] }
      }
    }
  }
}
