internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

/// A value that one catalogue has and the other has not, or has another one.
struct ValueChange: Hashable, Sendable {
  /// The name, or the names on the way, as a JSON Pointer without its first slash.
  var name: String
  /// `nil` where it was added.
  var first: JSONValue?
  /// `nil` where it was removed.
  var second: JSONValue?

  var kind: String { first == nil ? "added" : second == nil ? "removed" : "changed" }

  /// The members of two objects that differ, in the order of the first and then of the second.
  static func between(
    _ first: JSONObject?, _ second: JSONObject?, below prefix: String = "",
    leavingOut ignored: Set<String> = [], units: FieldUnits = FieldUnits()
  ) -> [ValueChange] {
    let (first, second) = (first ?? JSONObject(), second ?? JSONObject())
    var changes: [ValueChange] = []
    for member in first where !ignored.contains(member.name) {
      let other = second[member.name]
      if other != member.value, !units.areSame(member.value, other, of: member.name) {
        changes.append(.init(name: prefix + member.name, first: member.value, second: other))
      }
    }
    for member in second where !ignored.contains(member.name) && first[member.name] == nil {
      changes.append(.init(name: prefix + member.name, first: nil, second: member.value))
    }
    return changes
  }
}

/// How an event of the first catalogue differs from the same event of the second.
struct EventChange: Hashable, Sendable {
  var first: Int
  var second: Int
  /// Second less first, in seconds; 0 where it is less than the numbers resolve.
  var startDifference = 0.0
  var endDifference = 0.0
  /// Second less first, in Hz.
  var lowDifference = 0.0
  var highDifference = 0.0
  /// Second by first, where both limits have one ratio.
  var frequencyFactor: Double?
  /// Whether the event has the same extent and another shape.
  var isReshaped = false
  /// Whether one of them has no place.
  var hasLostPlace = false
  var overlap: Double?
  var properties: [ValueChange] = []
  /// Other members of the feature: the id, a CRS of its own, members that the standard does not know.
  var members: [ValueChange] = []

  var movedInTime: Bool { startDifference != 0 || endDifference != 0 }
  var movedInFrequency: Bool { lowDifference != 0 || highDifference != 0 }
  var isDifferent: Bool {
    movedInTime || movedInFrequency || isReshaped || hasLostPlace || !properties.isEmpty || !members.isEmpty
  }

  /// Events that do not differ.
  init(same first: Int, _ second: Int) { (self.first, self.second) = (first, second) }

  init(
    _ one: WholeEvent, _ other: WholeEvent, sameAxes: Bool, units: FieldUnits, _ options: DifferenceOptions
  ) {
    (first, second) = (one.index, other.index)
    properties = ValueChange.between(
      one.feature.properties, other.feature.properties, leavingOut: options.ignoredProperties,
      units: units)
    compareMembers(one.feature, other.feature, sameAxes: sameAxes)
    if sameAxes, one.feature.crs == other.feature.crs, one.feature.geometry == other.feature.geometry {
      return
    }
    comparePlaces(one, other)
  }

  private mutating func compareMembers(_ one: Feature, _ other: Feature, sameAxes: Bool) {
    if one.id != other.id {
      members.append(ValueChange(name: "id", first: one.id?.json, second: other.id?.json))
    }
    if one.crs != other.crs {
      members.append(ValueChange(name: "crs", first: one.crs?.json, second: other.crs?.json))
    }
    // A box in other axes has other numbers.
    if sameAxes, one.bbox != other.bbox {
      members.append(ValueChange(name: "bbox", first: one.bbox?.json, second: other.bbox?.json))
    }
    members += ValueChange.between(one.foreignMembers, other.foreignMembers)
  }

  private mutating func comparePlaces(_ one: WholeEvent, _ other: WholeEvent) {
    guard let shape = one.shape, let otherShape = other.shape, let plane = one.plane,
      let otherPlane = other.plane
    else {
      hasLostPlace = (one.shape == nil) != (other.shape == nil)
      isReshaped = !hasLostPlace && one.feature.geometry != other.feature.geometry
      return
    }
    let (box, otherBox) = (shape.box, otherShape.box)
    let tolerance = 2 * (one.resolution + other.resolution)
    func time(_ difference: Double) -> Double { abs(difference) <= tolerance ? 0 : difference }
    func frequency(_ value: Double, _ other: Double) -> Double {
      abs(other - value) <= 1e-12 * max(value.magnitude, other.magnitude) ? 0 : other - value
    }
    startDifference = time(otherBox.low.x - box.low.x)
    endDifference = time(otherBox.high.x - box.high.x)
    lowDifference = frequency(box.low.y, otherBox.low.y)
    highDifference = frequency(box.high.y, otherBox.high.y)
    if movedInFrequency, box.low.y > 0, box.high.y > 0 {
      let factor = otherBox.high.y / box.high.y
      if abs(otherBox.low.y / box.low.y / factor - 1) < 1e-9 { frequencyFactor = factor }
    }
    if !movedInTime, !movedInFrequency { isReshaped = !plane.isNearly(otherPlane, tolerance) }
    if movedInTime || movedInFrequency || isReshaped { overlap = shape.overlap(with: otherShape) }
  }
}

extension Geometry {
  /// Whether both have the same parts with the same positions, but for what numbers resolve.
  fileprivate func isNearly(_ other: Geometry, _ tolerance: Double) -> Bool {
    if case .geometryCollection(let one) = self, case .geometryCollection(let two) = other {
      return one.geometries.count == two.geometries.count
        && zip(one.geometries, two.geometries).allSatisfy { $0.isNearly($1, tolerance) }
    }
    guard kind == other.kind, let one = coordinates, let two = other.coordinates,
      one.values.count == two.values.count, one.partEnds == two.partEnds, one.groupEnds == two.groupEnds
    else { return false }
    for index in one.values.indices {
      let (value, otherValue) = (one.values[index], two.values[index])
      let allowed =
        index.isMultiple(of: 2) ? tolerance : 1e-12 * max(value.magnitude, otherValue.magnitude)
      if abs(value - otherValue) > allowed { return false }
    }
    return true
  }
}
