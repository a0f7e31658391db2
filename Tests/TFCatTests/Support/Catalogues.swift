import TFCat

/// Catalogues to test with, as text in the form that `CatalogueWriter` writes.
enum Catalogues {
  static let crs = #"""
    {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}
    """#

  /// A catalogue around the text of features.
  static func collection(_ features: String...) -> String {
    """
    {
    "type": "FeatureCollection",
    "fields": {"kind": {"info": "Kind of burst", "datatype": "str", "ucd": "meta.code.class"}},
    "crs": \(crs),
    "features": [\(features.map { "\n" + $0 }.joined(separator: ","))
    ]
    }

    """
  }

  static func feature(_ geometry: String) -> String { #"{"type": "Feature", "geometry": \#(geometry)}"# }

  /// A feature with a point at the given coordinates.
  static func point(_ coordinates: String) -> String {
    feature(#"{"type": "Point", "coordinates": \#(coordinates)}"#)
  }

  static let head = CatalogueHead(
    crs: .local(
      LocalCRS(
        timeCoordinates: .predefined(.unix),
        spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "kHz"),
        referencePosition: "wind")))

  static func read(_ text: String) throws -> FeatureCollection {
    try FeatureCollection(bytes: Array(text.utf8))
  }

  /// The catalogue's text after it was read and written.
  static func rewritten(_ text: String) throws -> String {
    let folder = try TemporaryFolder()
    try read(text).write(to: folder.file("out.json"))
    return try folder.text(of: "out.json")
  }
}
