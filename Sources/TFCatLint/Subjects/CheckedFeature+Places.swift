import LintKit
import TFCat
import TFCatJSON

extension CheckedFeature {
  /// The two numbers of a position, by their place in it.
  enum Axis: Int {
    case time
    case spectral
  }

  /// The first value on an axis that is asked for, and its place from the feature; the place is that of the
  /// geometry where the value cannot be found.
  ///
  /// This goes along all positions: for features that are known to have such a value.
  func first(_ axis: Axis, where isWanted: (Double) -> Bool) -> (value: Double?, place: JSONPointer) {
    geometry.flatMap { Self.first(axis, in: $0, at: ["geometry"], where: isWanted) } ?? (nil, ["geometry"])
  }

  private static func first(
    _ axis: Axis, in geometry: Geometry, at pointer: JSONPointer, where isWanted: (Double) -> Bool
  ) -> (value: Double?, place: JSONPointer)? {
    if case .geometryCollection(let collection) = geometry {
      for (index, item) in collection.geometries.enumerated() {
        let place = pointer.appending("geometries").appending(index)
        if let found = first(axis, in: item, at: place, where: isWanted) { return found }
      }
      return nil
    }
    guard let coordinates = geometry.coordinates else { return nil }
    let values = coordinates.values
    guard
      let index = stride(from: axis.rawValue, to: values.count, by: 2).first(where: { isWanted(values[$0]) })
    else {
      return nil
    }
    let shape = Shape(geometry.kind, coordinates, bbox: nil)
    return (values[index], pointer.appending(shape.pointer(toPosition: index / 2)).appending(axis.rawValue))
  }
}
