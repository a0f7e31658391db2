import TFCatYAML

/// The scales of times that astropy has put into columns of an ECSV file: its `Time` becomes texts or
/// numbers, and the table's meta says under `__serialized_columns__` what they were.
struct ECSVTimes {
  static let metaName = "__serialized_columns__"

  private(set) var systems: [TableTimeSystem] = []
  private(set) var notes: [String] = []
  /// The time systems of columns by name, with the unit of their numbers.
  private var columns: [String: (system: String, unit: String?)] = [:]

  init(_ serialized: YAMLValue) {
    for member in serialized.orderedMembers ?? [] {
      guard let type = member.value["__class__"]?.text, type.hasSuffix(".Time"),
        let scale = member.value["scale"]?.text?.uppercased()
      else { continue }
      let format = member.value["format"]?.text ?? ""
      guard let column = member.value["value"]?["name"]?.text, let form = Self.form(format) else {
        let names = ["value", "jd1", "jd2"].compactMap { member.value[$0]?["name"]?.text }
        notes.append(
          "the time \"\(member.name)\" of astropy (format \(format), scale \(scale)) is in \(Self.list(names)), which a mapping has to read with this format and scale"
        )
        continue
      }
      let id = "time-\(member.name)"
      systems.append(
        TableTimeSystem(id: id, timeScale: scale, referencePosition: "UNKNOWN", timeOrigin: form.origin))
      columns[column] = (id, form.unit)
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "columns" : names.map { "\"\($0)\"" }.joined(separator: " and ")
  }

  /// What numbers of a format count from, in which unit; neither for texts.
  ///
  /// - Returns: `nil` for a format that is neither text nor such a number.
  private static func form(_ format: String) -> (origin: String?, unit: String?)? {
    switch format {
    case "iso", "isot", "fits", "yday", "datetime64": (nil, nil)
    case "jd": ("JD-origin", "d")
    case "mjd": ("MJD-origin", "d")
    default: nil
    }
  }

  /// Refers the columns of times to their systems.
  func describe(_ described: inout [TableColumn]) {
    for index in described.indices {
      guard let (system, unit) = columns[described[index].name] else { continue }
      described[index].reference = system
      if described[index].unit == nil { described[index].unit = unit }
    }
  }
}
