import TFCatPackage

/// Descriptions made by hand.
enum PackageFixtures {
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
