import Base

/// The fast path: reads features of the usual shape from JSON text straight into the model.
///
/// Coordinates go into one flat array without a JSON tree between. Whatever is unusual or wrong (a nested geometry, a
/// `crs` in a feature, `null` in a position, a duplicate member) makes `read` give up, and the slice is read, or its faults
/// named, by way of a JSON tree.
package struct FeatureReader {
  // Kept from feature to feature: in a catalogue they are the same each time.
  private var numbers: [Double] = []
  private var partEnds: [Int] = []
  private var groupEnds: [Int] = []
  private var featureOrder = RecurringOrder()
  private var geometryOrder = RecurringOrder()
  private var names: [KnownName] = []
  private let keepsSpelling: Bool

  /// - Parameter keepsSpelling: whether features are to be written again as they were. Who only looks at values
  ///   saves the time.
  package init(keepsSpelling: Bool = true) { self.keepsSpelling = keepsSpelling }

  /// Reads the feature that starts at the cursor, and leaves the cursor behind it; `nil` where it gives up.
  package mutating func read(_ cursor: inout JSONCursor) -> Feature? {
    guard cursor.take(.beginObject) else { return nil }
    var hasType = false
    var geometry: Geometry?
    var id: FeatureID?
    var properties: JSONObject?
    var bbox: BoundingBox?
    var seen: FeatureMember = []
    var index = 0
    repeat {
      guard let name = cursor.plainString(), cursor.take(.nameSeparator) else { return nil }
      let member: FeatureMember
      switch name.count {
      case 4 where name.spells("type"):
        member = .type
        cursor.skipWhitespace()
        guard let type = cursor.plainString(), type.spells("Feature") else { return nil }
        hasType = true
      case 2 where name.spells("id"):
        member = .id
        guard let value = readID(&cursor) else { return nil }
        id = value
      case 8 where name.spells("geometry"):
        member = .geometry
        guard let value = readGeometry(&cursor) else { return nil }
        geometry = value
      case 10 where name.spells("properties"):
        member = .properties
        guard let value = readProperties(&cursor) else { return nil }
        properties = value
      case 4 where name.spells("bbox"):
        member = .bbox
        guard let value = cursor.value(), let box = try? BoundingBox(json: value) else { return nil }
        bbox = box
      default: return nil
      }
      guard seen.insert(member).inserted else { return nil }
      featureOrder.note(name, at: index)
      index += 1
    } while cursor.take(.valueSeparator)
    guard cursor.take(.endObject), hasType, let geometry else { return nil }
    var feature = Feature(id: id, geometry: geometry, properties: properties, bbox: bbox)
    feature.memberOrder = featureOrder.order(count: index)
    return feature
  }

  private struct FeatureMember: OptionSet {
    let rawValue: UInt8
    static let type = FeatureMember(rawValue: 1)
    static let id = FeatureMember(rawValue: 2)
    static let geometry = FeatureMember(rawValue: 4)
    static let properties = FeatureMember(rawValue: 8)
    static let bbox = FeatureMember(rawValue: 16)
  }

  private mutating func readID(_ cursor: inout JSONCursor) -> FeatureID? {
    cursor.skipWhitespace()
    if cursor.peek == .quotationMark { return cursor.string().map(FeatureID.string) }
    return cursor.number().map { FeatureID($0) }
  }

  private mutating func readProperties(_ cursor: inout JSONCursor) -> JSONObject? {
    guard cursor.take(.beginObject) else { return nil }
    var object = JSONObject()
    if cursor.take(.endObject) { return object }
    object.members.reserveCapacity(names.count)
    repeat {
      cursor.skipWhitespace()
      guard let name = propertyName(&cursor, index: object.count), cursor.take(.nameSeparator),
        object.count < 64, object[name] == nil, let value = cursor.value()
      else { return nil }
      object.members.append(.init(name: name, value: value))
    } while cursor.take(.valueSeparator)
    return cursor.take(.endObject) ? object : nil
  }

  /// The same string as in the feature before where it is spelled alike, so that long names are not made anew.
  private mutating func propertyName(_ cursor: inout JSONCursor, index: Int) -> String? {
    let start = cursor.position
    guard let text = cursor.plainString() else {
      cursor.position = start
      return cursor.string()
    }
    if index < names.count, names[index].isSpelled(text) { return names[index].string }
    let name = KnownName(text)
    // Names with escapes or beyond ASCII are not kept, so that there may be fewer names than members before this one.
    if index < names.count { names[index] = name } else if index == names.count { names.append(name) }
    return name.string
  }

  private mutating func readGeometry(_ cursor: inout JSONCursor) -> Geometry? {
    guard cursor.take(.beginObject) else { return nil }
    var kind: Geometry.Kind?
    var coordinates: Coordinates?
    var depth = 0
    var index = 0
    repeat {
      guard let name = cursor.plainString(), cursor.take(.nameSeparator) else { return nil }
      if name.spells("type") {
        guard kind == nil, let text = cursor.plainString() else { return nil }
        kind = Geometry.Kind.allCases.first { text.elementsEqual($0.rawValue.utf8) }
        guard kind != nil else { return nil }
      } else if name.spells("coordinates") {
        guard coordinates == nil, let value = readCoordinates(&cursor, depth: &depth) else { return nil }
        coordinates = value
      } else {
        return nil
      }
      geometryOrder.note(name, at: index)
      index += 1
    } while cursor.take(.valueSeparator)
    guard cursor.take(.endObject), let kind, let coordinates, depth == kind.depth else { return nil }
    var attributes = GeometryAttributes()
    attributes.memberOrder = geometryOrder.order(count: index)
    return Geometry(kind, coordinates: coordinates, attributes: attributes)
  }

  /// Nested arrays of numbers, of whatever depth the first brackets say, without an empty array anywhere.
  private mutating func readCoordinates(_ cursor: inout JSONCursor, depth: inout Int) -> Coordinates? {
    depth = 0
    var ahead = cursor
    while ahead.take(.beginArray) { depth += 1 }
    guard (1...4).contains(depth) else { return nil }
    numbers.removeAll(keepingCapacity: true)
    partEnds.removeAll(keepingCapacity: true)
    groupEnds.removeAll(keepingCapacity: true)
    var spelling = NumberSpelling()
    let isRead =
      switch depth {
      case 1: readPosition(&cursor, &spelling)
      case 2: readPositions(&cursor, &spelling)
      case 3: readParts(&cursor, &spelling)
      default: readGroups(&cursor, &spelling)
      }
    guard isRead else { return nil }
    return Coordinates(
      values: Array(numbers), partEnds: Array(partEnds), groupEnds: Array(groupEnds), spelling: spelling)
  }

  private mutating func readGroups(_ cursor: inout JSONCursor, _ spelling: inout NumberSpelling) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    repeat {
      guard readParts(&cursor, &spelling) else { return false }
      groupEnds.append(partEnds.count)
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray)
  }

  private mutating func readParts(_ cursor: inout JSONCursor, _ spelling: inout NumberSpelling) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    repeat {
      guard readPositions(&cursor, &spelling) else { return false }
      partEnds.append(numbers.count / 2)
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray)
  }

  private mutating func readPositions(_ cursor: inout JSONCursor, _ spelling: inout NumberSpelling) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    repeat {
      guard readPosition(&cursor, &spelling) else { return false }
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray)
  }

  @inline(__always)
  private mutating func readPosition(_ cursor: inout JSONCursor, _ spelling: inout NumberSpelling) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    cursor.skipWhitespace()
    let timeStart = cursor.position
    guard let time = cursor.double(), cursor.take(.valueSeparator) else { return false }
    cursor.skipWhitespace()
    let spectralStart = cursor.position
    guard let spectral = cursor.double(), cursor.take(.endArray) else { return false }
    numbers.append(time.value)
    numbers.append(spectral.value)
    guard keepsSpelling else { return true }
    if !time.isUsual(spelling.time) { note(time, start: timeStart, behind: 2, in: &spelling) }
    if !spectral.isUsual(spelling.spectral) { note(spectral, start: spectralStart, behind: 1, in: &spelling) }
    return true
  }

  /// Has the spelling of a number looked at that its double may not tell.
  @inline(never)
  private func note(
    _ number: NumberReader.Number, start: UnsafePointer<UInt8>, behind: Int, in spelling: inout NumberSpelling
  ) {
    let text = UnsafeBufferPointer(start: start, count: number.end - start)
    spelling.note(number.value, text: text, at: numbers.count - behind)
  }
}

/// The order of the members of the object before, kept as long as the next one has the same.
private struct RecurringOrder {
  private var order = MemberOrder()
  private var names: [KnownName] = []

  @inline(__always)
  mutating func note(_ name: UnsafeBufferPointer<UInt8>, at index: Int) {
    if index < names.count, names[index].isSpelled(name) { return }
    change(name, at: index)
  }

  @inline(never)
  private mutating func change(_ name: UnsafeBufferPointer<UInt8>, at index: Int) {
    cut(to: index)
    let name = KnownName(name)
    names.append(name)
    order.names.append(name.string)
  }

  private mutating func cut(to count: Int) {
    guard names.count > count else { return }
    names.removeLast(names.count - count)
    order.names.removeLast(order.names.count - count)
  }

  /// The order of an object of `count` members, all of which were noted.
  mutating func order(count: Int) -> MemberOrder {
    cut(to: count)
    return order
  }
}

extension NumberReader.Number {
  /// Whether the double, and the way in which whole numbers are written on its axis, tell how the number was written.
  @inline(__always)
  fileprivate func isUsual(_ wholeNumbers: NumberSpelling.WholeNumbers) -> Bool {
    guard isPlain else { return false }
    if isInteger { return wholeNumbers == .digits }
    // A plain number is below 2^52.
    return Double(Int64(value)) != value || wholeNumbers == .fraction
  }
}
