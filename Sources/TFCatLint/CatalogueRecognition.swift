public import Base
import LintKit
internal import TFCat
package import TFCatJSON

/// Tells TFCat from the other JSON files of a directory, GeoJSON among them.
public enum CatalogueRecognition {
  /// Names that only TFCat has. One of them near the start or the end of a file that names a GeoJSON type, or
  /// has features, is enough, so that a catalogue with broken JSON is recognised too.
  private static let marks = ["time_coords", "spectral_coords", "ref_position", "tfcat"]
  private static let types = [
    "FeatureCollection", "Feature", "GeometryCollection", "MultiPolygon", "MultiLineString", "MultiPoint",
    "Polygon", "LineString", "Point",
  ]

  /// Whether the file looks like a TFCat document, also one with broken JSON: it names a GeoJSON type or has
  /// features, and has what only TFCat has. So does one that ends before it tells: whoever has a folder
  /// checked wants to know of it.
  public static func isCatalogue(_ file: MappedFile) -> Bool { isCatalogue(DocumentLayout(file.bytes)) }

  package static func isCatalogue(_ layout: DocumentLayout) -> Bool {
    let head = layout.head.bytes
    var text = head.count <= 1 << 20 ? head[...] : head.prefix(1 << 19) + head.suffix(1 << 19)
    // UTF-16, which is a fault of its own, has a NUL beside each ASCII character.
    if head.prefix(4).contains(0) { text = text.filter { $0 != 0 }[...] }
    if text.allSatisfy(\.isJSONWhitespace) { return true }
    let lists = Set(layout.lists.map(\.name))
    guard
      lists.contains("features")
        || types.contains(where: { contains(text, "\"\($0)\"") || contains(text, "'\($0)'") })
        || contains(text.map { $0 | 0x20 }[...], "featurecollection")
    else { return false }
    return marks.contains { contains(text, $0) } || lists.contains("observations") || hasFields(text)
      || !layout.isComplete && lists.isEmpty && contains(text, "FeatureCollection")
  }

  /// Whether there is a member `fields` that is an object; the `fields` of other formats are arrays.
  private static func hasFields(_ text: ArraySlice<UInt8>) -> Bool {
    let name = Array("fields".utf8)
    var rest = text
    while let start = rest.firstIndex(of: name[0]) {
      if rest[start...].starts(with: name) {
        let behind = rest[(start + name.count)...].drop {
          $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
        }
        .drop(while: \.isJSONWhitespace)
        if behind.first == .nameSeparator,
          behind.dropFirst().drop(while: \.isJSONWhitespace).first == .beginObject
        {
          return true
        }
      }
      rest = rest[(start + 1)...]
    }
    return false
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first else { return true }
    var rest = text
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: word) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }
}
