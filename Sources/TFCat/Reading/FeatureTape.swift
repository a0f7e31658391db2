package import Base
import Synchronization
package import TFCatJSON

/// What one feature says, as it stands in the text: coordinates as doubles in one run of memory, all other
/// values as ranges of bytes. The memory is used again for the next feature, so that reading a feature
/// allocates nothing.
package struct FeatureTape: Sendable {
  /// A value of the text. Offsets count from the first byte of the feature.
  package struct Value: Sendable {
    package enum Kind: UInt8, Sendable {
      case null
      case `true`
      case `false`
      /// A number without fraction and exponent.
      case integer
      case fraction
      case string
      /// An array or an object.
      case container
    }

    package var start: Int32
    package var end: Int32
    package var kind: Kind
    /// Of a string, whether it is ASCII without escapes, so that its bytes are its text. Of a number, whether
    /// the shortest text of its double has its digits (`NumberReader.Number.isPlain`).
    package var isPlain: Bool

    /// The text, of strings without the quotes.
    @inline(__always)
    package func text(in feature: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
      let margin: Int32 = kind == .string ? 1 : 0
      return UnsafeBufferPointer(start: feature + Int(start + margin), count: Int(end - start - 2 * margin))
    }
  }

  package internal(set) var id: Value?
  package internal(set) var kind = Geometry.Kind.point
  /// Where the coordinates stand. Offsets count from the first byte of the feature.
  package internal(set) var coordinatesText: Range<Int> = 0..<0
  /// Time and spectral values by turns; only the first `numberCount` belong to the feature.
  package internal(set) var numbers: [Double] = []
  package internal(set) var numberCount = 0
  /// The number of positions up to the end of each line or ring; empty for kinds without parts.
  package internal(set) var partEnds: [Int] = []
  /// The number of parts up to the end of each polygon of a `MultiPolygon`.
  package internal(set) var groupEnds: [Int] = []
  package internal(set) var bbox: BoundingBox?
  package internal(set) var hasProperties = false
  /// The values of the properties; their names are those at the same places of `names`.
  package internal(set) var properties: [Value] = []
  /// The names of the properties, which are different from each other.
  package internal(set) var names: [KnownName] = []
  /// Another number whenever `names` changes; no other tape has it, but for copies of this one that have the
  /// same names.
  package private(set) var namesVersion = 0
  var spelling = NumberSpelling()

  mutating func clear() {
    id = nil
    numberCount = 0
    // Emptying what is empty takes as long as reading a property.
    if !partEnds.isEmpty { partEnds.removeAll(keepingCapacity: true) }
    if !groupEnds.isEmpty { groupEnds.removeAll(keepingCapacity: true) }
    if bbox != nil { bbox = nil }
    hasProperties = false
    properties.removeAll(keepingCapacity: true)
    spelling.clear()
  }

  package var coordinates: Coordinates {
    Coordinates(
      values: Array(numbers[..<numberCount]), partEnds: Array(partEnds), groupEnds: Array(groupEnds),
      spelling: spelling)
  }

  /// The geometry, of which only what the tape holds is known.
  package var geometry: Geometry {
    Geometry(kind, coordinates: coordinates, attributes: GeometryAttributes())
  }

  /// The box of the positions; `nil` where there are none, and where a number has digits that no double
  /// holds.
  package var plainBounds: BoundingBox? {
    guard numberCount >= 2, spelling.exceptions.isEmpty else { return nil }
    return numbers.withUnsafeBufferPointer { BoundingBox(UnsafeBufferPointer(rebasing: $0[..<numberCount])) }
  }

  mutating func noteOtherNames() {
    namesVersion = Self.versionCount.wrappingAdd(1, ordering: .relaxed).newValue
  }

  private static let versionCount = Atomic(0)

  mutating func makeRoom() {
    numbers += repeatElement(0, count: max(256, numbers.count))
  }

  /// Lends the room for numbers to `body`, and takes over how many there are then.
  ///
  /// - Parameter keepsSpelling: whether `body` gets a place for their spelling.
  @inline(__always)
  mutating func withNumbers<Result>(
    keepsSpelling: Bool, _ body: (inout NumberRun, UnsafeMutablePointer<NumberSpelling>?) -> Result
  ) -> Result {
    guard keepsSpelling else { return withNumbers { body(&$0, nil) } }
    var spelling = spelling
    defer { self.spelling = spelling }
    return withUnsafeMutablePointer(to: &spelling) { spelling in withNumbers { body(&$0, spelling) } }
  }

  @inline(__always)
  private mutating func withNumbers<Result>(_ body: (inout NumberRun) -> Result) -> Result {
    let count = numberCount
    let (result, newCount) = numbers.withUnsafeMutableBufferPointer { values in
      var run = NumberRun(values, count: count)
      return (body(&run), run.count)
    }
    numberCount = newCount
    return result
  }
}

extension FeatureTape.Value {
  /// The value as JSON; `nil` only for what could not be read in the first place.
  ///
  /// - Parameter feature: the first byte of the feature.
  package func json(in feature: UnsafePointer<UInt8>) -> JSONValue? {
    switch kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .integer, .fraction:
      .number(JSONNumber(checkedLiteral: String(decoding: text(in: feature), as: UTF8.self)))
    case .string where isPlain: .string(String(decoding: text(in: feature), as: UTF8.self))
    case .string, .container:
      JSONCursor(UnsafeRawBufferPointer(start: feature + Int(start), count: Int(end - start))).flatMap {
        var cursor = $0
        return cursor.value()
      }
    }
  }

  func featureID(in feature: UnsafePointer<UInt8>) -> FeatureID? {
    switch json(in: feature) {
    case .string(let text)?: .string(text)
    case .number(let number)?: FeatureID(number)
    default: nil
    }
  }
}
