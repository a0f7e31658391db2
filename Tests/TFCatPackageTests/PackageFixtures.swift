import TFCat
import TFCatPublish
import TFCatTestSupport

/// Catalogues and descriptions made by hand.
enum PackageFixtures {
  /// Three bursts of 2006 in MHz, with letters that XML and CSV have to escape.
  static let bursts = """
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
  static let arc = """
    {"type": "FeatureCollection", "fields": {"source": {"info": "Source", "datatype": "str", "ucd": "meta.code.class"}},
    "crs": {"type": "local", "properties": {"time_coords_id": "mjd", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "nancay-decameter-array"}},
    "features": [{"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [[[60310.25, 15000], [60310.27, 18000], [60310.26, 30000], [60310.25, 15000]]]}, "properties": {"source": "Io-B"}}]}
    """

  /// A catalogue of many bars: `count` of them, a second each.
  static func many(_ count: Int) -> String {
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

  /// Everything that can be said about a catalogue.
  static var description: ServiceDescription {
    var description = ServiceDescription(
      name: "day_bursts", title: "Bursts <of> one day & night",
      description: "Bursts that were \"drawn\" by hand & checked.\n\nSecond paragraph: 5 < 6.",
      creators: [
        .init(name: "Ada, Béa", orcid: "0000-0002-1825-0097", affiliation: "Observatory of Nowhere"),
        .init(name: "The Burst Watchers"),
      ], subjects: ["solar-physics", "solar-radio-emission"])
    description.licence = "CC-BY-4.0"
    description.doi = "10.5072/example-1"
    description.publisher = "Observatory of Nowhere & Sons"
    description.contact = .init(name: "Data manager", email: "data@example.org", address: "1 Hill\nNowhere")
    description.baseURL = "https://vogate.example.org/"
    description.version = "1.1"
    description.published = "2020-02-29"
    description.facilities = ["Wind"]
    description.instruments = ["WAVES"]
    description.references = ["1995SSRv...71..231B", "10.1007/BF00751331", "https://example.org/a?b=1&c=2"]
    description.referenceURL = "https://example.org/bursts"
    description.authority = "org.example"
    return description
  }

  /// Only what has to be said.
  static var sparse: ServiceDescription {
    var description = ServiceDescription(
      name: "arcs", title: "Arcs", description: "Arcs of one night.", creators: [.init(name: "Ada, Béa")],
      subjects: ["planetary-science"])
    description.licence = "CC0-1.0"
    description.publisher = "Observatory of Nowhere"
    description.contact = .init(name: "Ada, Béa")
    description.referenceURL = "https://example.org/arcs"
    return description
  }
}
