import Base
package import TFCatJSON

/// The fast path: reads features of the usual shape from JSON text, without a tree between.
///
/// A feature is read onto a `FeatureTape`, of which whoever wants it makes a `Feature`. One that is laid out
/// as the one before is read by the places of its values alone (`FeatureTemplate`). Whatever is unusual or
/// wrong (a nested geometry, a `crs` in a feature, `null` in a position, a duplicate member) makes the reader
/// give up, and the slice is read, or its faults named, by way of a JSON tree.
package struct FeatureReader: Sendable {
  /// What stood in the feature that was read last.
  package private(set) var tape = FeatureTape()
  private(set) var template = FeatureTemplate()
  // Kept from feature to feature: in a catalogue they are the same each time.
  private var featureOrder = RecurringOrder()
  private var geometryOrder = RecurringOrder()
  private let keepsSpelling: Bool
  /// How deep the arrays of the coordinates that were read last are nested.
  private var depth = 0

  /// - Parameter keepsSpelling: whether features are to be written again as they were. Who only looks at
  ///   values saves the time.
  package init(keepsSpelling: Bool = true) { self.keepsSpelling = keepsSpelling }

  /// Whether the feature that was read last is laid out as a writer lays it out.
  package var hasCanonicalLayout: Bool { template.isCanonical }

  /// Reads the feature that starts at the cursor, and leaves the cursor behind it; `nil` where it gives up.
  package mutating func read(_ cursor: inout JSONCursor) -> Feature? {
    cursor.skipWhitespace()
    let start = cursor.position
    guard scan(&cursor) else { return nil }
    return feature(at: start)
  }

  /// Reads the feature that starts at the cursor onto the tape, and leaves the cursor behind it.
  ///
  /// - Returns: whether it could be read.
  package mutating func scan(_ cursor: inout JSONCursor) -> Bool {
    cursor.skipWhitespace()
    let start = cursor
    if !template.layout.slots.isEmpty {
      if scanAlike(&cursor) { return true }
      cursor = start
    }
    return scanAnew(&cursor)
  }

  // MARK: - Features laid out as the one before

  private mutating func scanAlike(_ cursor: inout JSONCursor) -> Bool {
    tape.clear()
    let feature = cursor.position
    tape.hasProperties = template.hasProperties
    // To keep each of its arrays in place meanwhile would count a reference to it.
    var layout = FeatureTemplate.Layout()
    swap(&layout, &template.layout)
    defer { swap(&layout, &template.layout) }
    return layout.bytes.withUnsafeBufferPointer { bytes in
      layout.ends.withUnsafeBufferPointer { ends in
        layout.slots.withUnsafeBufferPointer { slots in
          var begin = 0
          for index in slots.indices {
            guard cursor.take(UnsafeBufferPointer(rebasing: bytes[begin..<ends[index]])) else { return false }
            begin = ends[index]
            let isRead =
              switch slots[index] {
              case .property: readProperty(&cursor, feature)
              case .id: readID(&cursor, feature)
              case .geometryKind: readKind(&cursor)
              case .coordinates: readCoordinates(&cursor, feature)
              case .bbox: readBox(&cursor)
              }
            guard isRead else { return false }
          }
          return depth == tape.kind.depth
            && cursor.take(UnsafeBufferPointer(rebasing: bytes[begin..<bytes.count]))
        }
      }
    }
  }

  /// Goes over the feature that starts at the cursor where it is laid out as the one before and its text is
  /// canonical, and leaves the cursor behind it. Nothing is put onto the tape.
  ///
  /// - Returns: whether it is so; the cursor is anywhere if not.
  package mutating func skipCanonical(_ cursor: inout JSONCursor) -> Bool {
    guard template.isCanonical else { return false }
    let layout = template.layout
    return layout.bytes.withUnsafeBufferPointer { bytes in
      var begin = 0
      var depth: Int?
      for (slot, end) in zip(layout.slots, layout.ends) {
        guard cursor.take(UnsafeBufferPointer(rebasing: bytes[begin..<end])) else { return false }
        begin = end
        let isSkipped: Bool
        switch slot {
        case .property: isSkipped = CanonicalText.skipValue(&cursor)
        case .id: isSkipped = CanonicalText.skipID(&cursor)
        case .geometryKind: isSkipped = readKind(&cursor)
        case .coordinates:
          depth = CanonicalText.skipCoordinates(&cursor)
          isSkipped = depth != nil
        case .bbox: isSkipped = false
        }
        guard isSkipped else { return false }
      }
      return depth == tape.kind.depth
        && cursor.take(UnsafeBufferPointer(rebasing: bytes[begin..<bytes.count]))
    }
  }

  // MARK: - Features laid out in another way

  private mutating func scanAnew(_ cursor: inout JSONCursor) -> Bool {
    tape.clear()
    template.begin()
    if scanMembers(&cursor) { return true }
    template.begin()
    return false
  }

  private mutating func scanMembers(_ cursor: inout JSONCursor) -> Bool {
    let feature = cursor.position
    guard cursor.take(.beginObject) else { return false }
    var seen: FeatureMember = []
    var index = 0
    repeat {
      guard let name = cursor.plainString(), cursor.take(.nameSeparator) else { return false }
      cursor.skipWhitespace()
      let start = cursor.position - feature
      let member: FeatureMember
      switch name.count {
      case 4 where name.spells("type"):
        member = .type
        guard let type = cursor.plainString(), type.spells("Feature") else { return false }
      case 2 where name.spells("id"):
        member = .id
        guard !seen.contains(.id), readID(&cursor, feature) else { return false }
        template.add(.id, start..<(cursor.position - feature), of: feature)
      case 8 where name.spells("geometry"):
        member = .geometry
        guard !seen.contains(.geometry), readGeometry(&cursor, feature) else { return false }
      case 10 where name.spells("properties"):
        member = .properties
        guard !seen.contains(.properties), readProperties(&cursor, feature) else { return false }
      case 4 where name.spells("bbox"):
        member = .bbox
        guard readBox(&cursor) else { return false }
        template.add(.bbox, start..<(cursor.position - feature), of: feature)
      default: return false
      }
      guard seen.insert(member).inserted else { return false }
      featureOrder.note(name, at: index)
      index += 1
    } while cursor.take(.valueSeparator)
    guard cursor.take(.endObject), seen.contains([.type, .geometry]) else { return false }
    template.finish(
      cursor.position - feature, of: feature, featureOrder: featureOrder.order(count: index),
      geometryOrder: geometryOrder.order(count: 2), hasProperties: tape.hasProperties)
    return true
  }

  private struct FeatureMember: OptionSet {
    let rawValue: UInt8
    static let type = FeatureMember(rawValue: 1)
    static let id = FeatureMember(rawValue: 2)
    static let geometry = FeatureMember(rawValue: 4)
    static let properties = FeatureMember(rawValue: 8)
    static let bbox = FeatureMember(rawValue: 16)
  }

  // MARK: - Values

  @inline(__always)
  private mutating func readID(_ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>) -> Bool {
    guard let value = readValue(&cursor, feature) else { return false }
    tape.id = value
    return value.kind == .string || value.kind == .integer || value.kind == .fraction
  }

  @inline(__always)
  private mutating func readProperty(_ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>) -> Bool {
    guard let value = readValue(&cursor, feature) else { return false }
    tape.properties.append(value)
    return true
  }

  @inline(__always)
  private func readValue(
    _ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>
  ) -> FeatureTape.Value? {
    let start = cursor.position
    var isPlain = false
    let kind: FeatureTape.Value.Kind
    switch cursor.peek {
    case .quotationMark?:
      if cursor.plainString() != nil {
        isPlain = true
      } else {
        cursor.position = start
        guard cursor.string() != nil else { return nil }
      }
      kind = .string
    case UInt8(ascii: "t")?:
      guard cursor.take(literal: "true") else { return nil }
      kind = .true
    case UInt8(ascii: "f")?:
      guard cursor.take(literal: "false") else { return nil }
      kind = .false
    case UInt8(ascii: "n")?:
      guard cursor.take(literal: "null") else { return nil }
      kind = .null
    case .beginArray?, .beginObject?:
      guard cursor.value() != nil else { return nil }
      kind = .container
    default:
      guard let number = cursor.spelledNumber() else { return nil }
      kind = number.isInteger ? .integer : .fraction
      isPlain = number.isPlain
    }
    // A value that is longer than 2 GB is read by way of a tree, if at all.
    guard let first = Int32(exactly: start - feature), let end = Int32(exactly: cursor.position - feature)
    else { return nil }
    return FeatureTape.Value(start: first, end: end, kind: kind, isPlain: isPlain)
  }

  private mutating func readProperties(
    _ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>
  ) -> Bool {
    guard cursor.take(.beginObject) else { return false }
    tape.hasProperties = true
    if cursor.take(.endObject) {
      setNames(count: 0)
      return true
    }
    repeat {
      cursor.skipWhitespace()
      let index = tape.properties.count
      // More members are left to a reader that looks for duplicates by hashing.
      guard index < 64, readName(&cursor, index: index), cursor.take(.nameSeparator) else { return false }
      cursor.skipWhitespace()
      let start = cursor.position - feature
      guard readProperty(&cursor, feature) else { return false }
      template.add(.property, start..<(cursor.position - feature), of: feature)
    } while cursor.take(.valueSeparator)
    setNames(count: tape.properties.count)
    return cursor.take(.endObject)
  }

  private mutating func setNames(count: Int) {
    guard tape.names.count > count else { return }
    tape.names.removeLast(tape.names.count - count)
    tape.noteOtherNames()
  }

  /// Reads a member's name: the string of the feature before where it is spelled alike, so that it is not
  /// made anew.
  ///
  /// - Returns: whether there is a name that no member before it has.
  private mutating func readName(_ cursor: inout JSONCursor, index: Int) -> Bool {
    let start = cursor.position
    if let text = cursor.plainString() {
      if index < tape.names.count, tape.names[index].isSpelled(text) { return true }
      setNames(count: index)
      tape.names.append(KnownName(text))
    } else {
      cursor.position = start
      guard let name = cursor.string() else { return false }
      setNames(count: index)
      tape.names.append(KnownName(name))
    }
    tape.noteOtherNames()
    let name = tape.names[index].string
    guard !tape.names[..<index].contains(where: { $0.string.isSame(as: name) }) else {
      // The next feature may have it again, and is compared with what stays here.
      setNames(count: index)
      return false
    }
    return true
  }

  private mutating func readBox(_ cursor: inout JSONCursor) -> Bool {
    guard let value = cursor.value(), let box = try? BoundingBox(json: value) else { return false }
    tape.bbox = box
    return true
  }

  @inline(__always)
  private mutating func readKind(_ cursor: inout JSONCursor) -> Bool {
    guard let text = cursor.plainString() else { return false }
    guard let kind = Geometry.Kind(spelling: text) else { return false }
    tape.kind = kind
    return true
  }

  private mutating func readGeometry(
    _ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>
  ) -> Bool {
    guard cursor.take(.beginObject) else { return false }
    var hasKind = false
    var hasCoordinates = false
    var index = 0
    repeat {
      guard let name = cursor.plainString(), cursor.take(.nameSeparator) else { return false }
      cursor.skipWhitespace()
      let start = cursor.position - feature
      if name.spells("type") {
        guard !hasKind, readKind(&cursor) else { return false }
        hasKind = true
        template.add(.geometryKind, start..<(cursor.position - feature), of: feature)
      } else if name.spells("coordinates") {
        guard !hasCoordinates, readCoordinates(&cursor, feature) else { return false }
        hasCoordinates = true
        template.add(.coordinates, start..<(cursor.position - feature), of: feature)
      } else {
        return false
      }
      geometryOrder.note(name, at: index)
      index += 1
    } while cursor.take(.valueSeparator)
    return cursor.take(.endObject) && hasKind && hasCoordinates && depth == tape.kind.depth
  }

  // MARK: - Coordinates

  /// Nested arrays of numbers, of whatever depth the first brackets say, without an empty array anywhere.
  private mutating func readCoordinates(
    _ cursor: inout JSONCursor, _ feature: UnsafePointer<UInt8>
  ) -> Bool {
    let start = cursor.position - feature
    depth = 0
    var ahead = cursor
    while ahead.take(.beginArray) { depth += 1 }
    let isRead =
      switch depth {
      case 1: readPoint(&cursor)
      case 2: readPositions(&cursor)
      case 3: readParts(&cursor)
      case 4: readGroups(&cursor)
      default: false
      }
    tape.coordinatesText = start..<(cursor.position - feature)
    return isRead
  }

  private mutating func readGroups(_ cursor: inout JSONCursor) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    repeat {
      guard readParts(&cursor) else { return false }
      tape.groupEnds.append(tape.partEnds.count)
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray)
  }

  private mutating func readParts(_ cursor: inout JSONCursor) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    repeat {
      guard readPositions(&cursor) else { return false }
      tape.partEnds.append(tape.numberCount / 2)
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray)
  }

  private mutating func readPoint(_ cursor: inout JSONCursor) -> Bool {
    if tape.numbers.count < 2 { tape.makeRoom() }
    return tape.withNumbers(keepsSpelling: keepsSpelling) { numbers, spelling in
      numbers.readPosition(&cursor, spelling)
    }
  }

  private mutating func readPositions(_ cursor: inout JSONCursor) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    while true {
      if tape.numberCount + 2 > tape.numbers.count { tape.makeRoom() }
      let end = tape.withNumbers(keepsSpelling: keepsSpelling) { numbers, spelling in
        numbers.readPositions(&cursor, spelling)
      }
      switch end {
      case .ended: return true
      case .isFull: continue
      case .failed: return false
      }
    }
  }
}

extension Geometry.Kind {
  /// The kind that is spelled so.
  @inline(__always)
  fileprivate init?(spelling text: UnsafeBufferPointer<UInt8>) {
    switch text.count {
    case 5 where text.spells("Point"): self = .point
    case 7 where text.spells("Polygon"): self = .polygon
    case 10 where text.spells("MultiPoint"): self = .multiPoint
    case 10 where text.spells("LineString"): self = .lineString
    case 12 where text.spells("MultiPolygon"): self = .multiPolygon
    case 15 where text.spells("MultiLineString"): self = .multiLineString
    case 18 where text.spells("GeometryCollection"): self = .geometryCollection
    default: return nil
    }
  }
}
