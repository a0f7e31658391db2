package import TFCatJSON

/// A feature as it stands in the text of a catalogue, of which no `Feature` was made.
///
/// It is valid as long as the file is mapped, and in memory until the next feature is asked for; whoever
/// keeps it until then makes the reader copy its tape.
package struct TapedFeature {
  package let tape: FeatureTape
  /// The feature.
  package let text: UnsafeBufferPointer<UInt8>
  /// How many bytes from its start on can be looked at: the features that follow are among them.
  package let limit: Int
  /// Whether the type of the geometry stands before its coordinates.
  package let hasTypeFirst: Bool

  /// The text of the coordinates, where it is what a writer would write again; nil where it is not told to be
  /// so.
  package var canonicalCoordinates: UnsafeBufferPointer<UInt8>? {
    guard let start = text.baseAddress,
      var cursor = JSONCursor(
        UnsafeRawBufferPointer(
          start: start + tape.coordinatesText.lowerBound, count: limit - tape.coordinatesText.lowerBound)),
      CanonicalText.skipCoordinates(&cursor) == tape.kind.depth,
      cursor.position - start == tape.coordinatesText.upperBound
    else { return nil }
    return UnsafeBufferPointer(rebasing: text[tape.coordinatesText])
  }

  // A closure that looks at the tape would have it copied.

  package var id: FeatureID? {
    guard let start = text.baseAddress else { return nil }
    return tape.id?.featureID(in: start)
  }

  /// The value of a property, by its place among them.
  package func property(at place: Int) -> JSONValue? {
    guard let start = text.baseAddress else { return nil }
    return tape.properties[place].json(in: start)
  }

  /// The text of a property, by its place among them, where it is as a writer writes its value; numbers keep
  /// their spelling.
  package func writtenProperty(at place: Int) -> UnsafeBufferPointer<UInt8>? {
    let value = tape.properties[place]
    guard value.kind != .container, value.kind != .string || value.isPlain else { return nil }
    return UnsafeBufferPointer(rebasing: text[Int(value.start)..<Int(value.end)])
  }
}
