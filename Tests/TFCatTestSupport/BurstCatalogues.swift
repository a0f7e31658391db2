/// Catalogues made by hand, for packages and plots.
package enum BurstCatalogues {
  /// Three bursts of 2006 in MHz, with letters that XML and CSV have to escape.
  package static let bursts = """
    {"type": "FeatureCollection",
    "properties": {"title": "Bursts <of> one day & night"},
    "fields": {"burst_type": {"info": "Type of the burst, as \\"drawn\\"", "datatype": "str", "ucd": "meta.code.class"},
      "peak": {"info": "Peak flux density", "datatype": "float", "ucd": "phot.flux.density;em.radio", "unit": "Jy"},
      "count": {"info": "Number of spikes", "datatype": "int", "ucd": "meta.number"},
      "sure": {"info": "Whether a second station saw it", "datatype": "bool", "ucd": "meta.code.qual"}},
    "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
    "features": [
    {"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": [[[1158051600, 1], [1158052200, 1], [1158052200, 12], [1158051600, 12], [1158051600, 1]]]}, "properties": {"burst_type": "III", "peak": 310.5, "count": 3, "sure": true}},
    {"type": "Feature", "id": 2, "geometry": {"type": "LineString", "coordinates": [[1158055200, 10.5], [1158058800, 4.25]]}, "properties": {"burst_type": "II", "peak": null, "count": 1, "sure": false}},
    {"type": "Feature", "id": 3, "geometry": {"type": "Point", "coordinates": [1158062400.5, 24.73]}, "properties": {"burst_type": "III, <odd> & \\"quoted\\"", "count": 0}}
    ]}
    """

  /// One event in kHz and days.
  package static let arc = """
    {"type": "FeatureCollection", "fields": {"source": {"info": "Source", "datatype": "str", "ucd": "meta.code.class"}},
    "crs": {"type": "local", "properties": {"time_coords_id": "mjd", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "nancay-decameter-array"}},
    "features": [{"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [[[60310.25, 15000], [60310.27, 18000], [60310.26, 30000], [60310.25, 15000]]]}, "properties": {"source": "Io-B"}}]}
    """

  /// A catalogue of many bars: `count` of them, a second each.
  package static func many(_ count: Int) -> String {
    let features = (0..<count).map { index in
      let (start, low) = (1_000_000_000 + index * 60, 1 + index % 7)
      return """
        {"type": "Feature", "id": \(index), "geometry": {"type": "Polygon", "coordinates": [[[\(start), \(low)], [\(start + 1), \(low)], [\(start + 1), \(low + 9)], [\(start), \(low + 9)], [\(start), \(low)]]]}, "properties": {}}
        """
    }
    return """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
  }
}
