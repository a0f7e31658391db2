package import LintKit

/// Documents around what a rule about catalogues is about.
extension Example {
  package static let standardCRS =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  package static let standardFeature =
    #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#

  /// The features of an otherwise sound catalogue, separated by commas.
  ///
  /// - Parameters:
  ///   - fields: the catalogue's `fields`.
  ///   - crs: the catalogue's CRS; by default Unix time and MHz.
  ///   - members: more members of the catalogue, each followed by a comma.
  package static func features(
    _ features: String, fields: String = "{}", crs: String = standardCRS, members: String = "",
    alsoBreaks: Set<String> = []
  ) -> Example {
    document(
      #"{"type": "FeatureCollection", \#(members)"fields": \#(fields), "crs": \#(crs), "features": [\#(features)]}"#,
      snippet: features, alsoBreaks: alsoBreaks)
  }

  /// The geometry of a feature of an otherwise sound catalogue.
  package static func geometry(
    _ geometry: String, crs: String = standardCRS, alsoBreaks: Set<String> = []
  ) -> Example {
    let feature = #"{"type": "Feature", "id": 1, "geometry": \#(geometry), "properties": {}}"#
    let example = features(feature, crs: crs, alsoBreaks: alsoBreaks)
    return example.showing(geometry)
  }

  /// The CRS of an otherwise sound catalogue.
  package static func crs(_ crs: String, alsoBreaks: Set<String> = []) -> Example {
    let example = features(standardFeature, crs: crs, alsoBreaks: alsoBreaks)
    return example.showing(crs)
  }

  /// The `fields` of an otherwise sound catalogue and the `properties` of its one feature.
  package static func fields(
    _ fields: String, properties: String = "{}", alsoBreaks: Set<String> = []
  ) -> Example {
    let feature =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": \#(properties)}"#
    let example = features(feature, fields: fields, alsoBreaks: alsoBreaks)
    return example.showing(
      properties == "{}" ? fields : "\"fields\": \(fields),\n\"properties\": \(properties)")
  }

  /// Members of an otherwise sound catalogue, each followed by a comma.
  package static func members(_ members: String, alsoBreaks: Set<String> = []) -> Example {
    let example = features(standardFeature, members: members, alsoBreaks: alsoBreaks)
    return example.showing(members)
  }
}
