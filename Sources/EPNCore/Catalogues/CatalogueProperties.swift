internal import TFCatJSON
internal import TFCatTables

/// What the properties of a catalogue or of a feature say for columns.
package enum CatalogueProperties {
  /// Columns that are worked out, and never taken from the properties of a whole catalogue.
  static let computed: Set<String> = [
    "granule_uid", "granule_gid", "obs_id", "dataproduct_type", "time_min", "time_max", "spectral_range_min",
    "spectral_range_max", "service_title", "access_url", "access_format", "access_estsize", "access_md5",
    "file_name",
  ]

  /// Names that catalogues use for columns beside the columns' own.
  static let otherNames: [String: [String]] = [
    "target_name": ["target"],
    "instrument_host_name": ["observatory", "spacecraft", "facility", "instrument_host"],
    "instrument_name": ["instrument", "receiver_name"], "bib_reference": ["doi", "reference", "bibcode"],
    "creation_date": ["created", "date_created", "date"], "modification_date": ["modified", "date_modified"],
    "release_date": ["published", "date_published"],
  ]

  /// The classes of bodies of which everybody knows the class.
  static let classes: [String: String] = [
    "sun": "star", "mercury": "planet", "venus": "planet", "earth": "planet", "mars": "planet",
    "jupiter": "planet",
    "saturn": "planet", "uranus": "planet", "neptune": "planet", "pluto": "dwarf_planet",
    "ceres": "dwarf_planet",
    "moon": "satellite", "io": "satellite", "europa": "satellite", "ganymede": "satellite",
    "callisto": "satellite",
    "titan": "satellite", "enceladus": "satellite", "triton": "satellite",
  ]

  /// The class or classes of a target; `nil` where one of them is not a body of the list.
  static func targetClass(of name: TableValue) -> TableValue? {
    var list: [String] = []
    let names = HashList(name).items
    for name in names {
      guard let word = classes[name.lowercased()] else { return nil }
      if !list.contains(word) { list.append(word) }
    }
    return list.isEmpty ? nil : HashList(list).value
  }

  /// `#` separates items of lists, quotes and control characters break queries: none of them stands in a
  /// text.
  package static func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x23 && $0 != 0x27 && $0 != 0x7F }),
      text.utf8.first != 0x20, text.utf8.last != 0x20
    {
      return text
    }
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "#": cleaned.append("_")
      case "\"", "'": continue
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: cleaned.append(" ")
      default: cleaned.append(scalar)
      }
    }
    var result = Substring(String(cleaned))
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
