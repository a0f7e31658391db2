import TFCat
import TFCatJSON
import Testing

/// What the fast path reads is sound JSON, and the feature that a tree makes of it. Other text stands behind
/// each feature, as in a catalogue: near the end of a text another way is gone.
@Suite struct FeatureReaderTests {
  private static let coordinates: [(kind: String, text: String)] = [
    ("Point", "[1158051858.25, 1000]"),
    ("MultiPoint", "[[1158051858, 1000.5], [1158051859, -0.25]]"),
    ("LineString", "[[1158051858,1000],[1158051859,2000.0],[1158051860,10]]"),
    ("Polygon", "[[[1, 2], [3, 2], [3, 4], [1, 2]], [[1.5, 2.5], [2.5, 2.5], [2, 3.25], [1.5, 2.5]]]"),
    ("MultiPolygon", "[[[[1, 2], [3, 2], [3, 4], [1, 2]]], [[[5, 6], [7, 6], [7, 8.0], [5, 6]]]]"),
  ]

  private static let others: [[UInt8]] = [
    " ", "\"", ",", "-", ".", "0", "9", ":", "[", "]", "e", "{", "}", "\\",
  ]
  .map { Array($0.utf8) }
  private static let insertions = [", [1, 2]", "[1, 2], ", "], [", "]", "[", ", 3", "1"].map {
    Array($0.utf8)
  }

  /// Checks what is read of a text behind a sound one of the same layout.
  private func check(_ text: [UInt8], behind sound: [UInt8], keepsSpelling: Bool) {
    let rest = Array(repeating: UInt8(ascii: " "), count: 200)
    (sound + text + rest).withUnsafeBytes { bytes in
      var reader = FeatureReader(keepsSpelling: keepsSpelling)
      guard var cursor = JSONCursor(bytes) else { return }
      guard reader.read(&cursor) != nil else {
        Issue.record("a sound feature is not read")
        return
      }
      let start = cursor.offset
      checkCopy(bytes, cursor, reader)
      guard let feature = reader.read(&cursor) else { return }
      let read = UnsafeRawBufferPointer(rebasing: bytes[start..<cursor.offset])
      let tree = JanssonParser.parse(read).flatMap { try? Feature(json: $0) }
      #expect(tree == feature, "\(String(decoding: read, as: UTF8.self))")
    }
  }

  /// Checks that what would be copied as it stands is what a writer writes.
  private func checkCopy(_ bytes: UnsafeRawBufferPointer, _ cursor: JSONCursor, _ reader: FeatureReader) {
    var (cursor, reader) = (cursor, reader)
    let start = cursor.offset
    guard reader.skipCanonical(&cursor) else { return }
    let copied = UnsafeRawBufferPointer(rebasing: bytes[start..<cursor.offset])
    let text = String(decoding: copied, as: UTF8.self)
    let feature = JanssonParser.parse(copied).flatMap { try? Feature(json: $0) }
    #expect(feature?.json.description == text)
  }

  @Test(arguments: coordinates.indices, [false, true])
  func onlySoundFeaturesAreRead(_ index: Int, _ keepsSpelling: Bool) {
    let (kind, coordinates) = Self.coordinates[index]
    let text = Array(
      #"{"type": "Feature", "id": 1, "geometry": {"type": "\#(kind)", "coordinates": \#(coordinates)}, "properties": {"a": 1.5, "b": "x"}}"#
        .utf8)
    for place in text.indices {
      let (before, behind) = (text[..<place], text[(place + 1)...])
      check(Array(before + behind), behind: text, keepsSpelling: keepsSpelling)
      for other in Self.others { check(before + other + behind, behind: text, keepsSpelling: keepsSpelling) }
      for more in Self.insertions {
        check(before + more + text[place...], behind: text, keepsSpelling: keepsSpelling)
      }
    }
  }
}
