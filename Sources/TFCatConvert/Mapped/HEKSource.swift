internal import Base
package import TFCat
internal import TFCatTables
internal import TFCatYAML
internal import TableMapping

/// Answers of the Heliophysics Events Knowledgebase: a JSON object whose member `result` has an object for
/// each event.
///
/// An answer has all members of events or those that the query asked for. A mapping is made of those that are
/// there, and read as one that a user writes.
package struct HEKSource: EventSource {
  package static let description = SourceDescription(
    name: "hek",
    title: "answers of the Heliophysics Events Knowledgebase (HEK): JSON with a list \"result\"",
    parameters: [
      .position("the observer (ref_position_id) of all events; TOPOCENTER otherwise")
    ],
    repairs: [MappedRepair.hour24.repair, MappedRepair.second60.repair])

  private let position: String
  private var table: MappedTableSource?
  private let identifiers = EventIdentifiers()

  package init(options: SourceOptions) throws(ConversionError) {
    position = options["position"] ?? "TOPOCENTER"
  }

  package static func recognize(_ start: SourceStart) -> Recognition {
    guard let json = start.otherJSON, json.has("result") else { return .no }
    if json.has("result", "[]", "event_starttime") { return .certain }
    return json.has("overmax") ? .likely : .no
  }

  package var head: CatalogueHead { table?.head ?? CatalogueHead(crs: nil) }
  package var notes: [String] { table?.notes ?? [] }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    var names: Set<String> = []
    for input in inputs { names.formUnion(try Self.names(input)) }
    guard names.contains("event_starttime") else {
      throw ConversionError(
        path: inputs.first?.path,
        reason: names.isEmpty ? "the answer has no events" : "its events have no member event_starttime")
    }
    guard names.contains("obs_meanwavel") else {
      throw ConversionError(
        path: inputs.first?.path,
        reason:
          "its events have no wavelength (obs_meanwavel), which gives them their place: ask the HEK for it too;"
          + " `tfcat join --by time` takes the answer as a table as it is")
    }
    let mapping: EventMapping
    do {
      let yaml = try YAMLParser.parse(Self.mapping(names, position: position), path: "<hek>")
      mapping = try EventMapping(MappingFile(yaml, path: "<hek>", sections: EventMapping.sections))
    } catch {
      throw ConversionError(error)
    }
    var table = MappedTableSource(mapping)
    try table.prepare(inputs)
    self.table = table
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard let table else { throw ConversionError(path: input.path, reason: "the answer has no events") }
    return UniqueEventReader(try table.reader(of: input), identifiers: identifiers)
  }

  /// The members that events have.
  private static func names(_ input: SourceFile) throws(ConversionError) -> Set<String> {
    let table: any TableReader
    do {
      table = try TableFile.open(input.file, path: input.path)
    } catch {
      throw ConversionError(error)
    }
    return Set(try MappedTableSource.survey(table).columns.map(\.name))
  }

  // MARK: The mapping

  /// A member of events that becomes a property: its name in the HEK, and what a mapping says of it.
  private static let properties: [(member: String, description: String)] = [
    ("event_type", "info: Type of the event as the HEK abbreviates it, ucd: meta.code.class, type: str"),
    ("concept", "info: Type of the event, ucd: meta.code.class, type: str"),
    ("event_peaktime", "info: Time of the maximum, ucd: time.epoch;stat.max, type: time"),
    ("frm_name", "info: Who or what found the event, ucd: meta.id;meta.curation, type: str"),
    ("obs_observatory", "info: Observatory, ucd: meta.id;instr.obsty, type: str"),
    ("obs_instrument", "info: Instrument, ucd: meta.id;instr, type: str"),
    ("obs_channelid", "info: Channel of the instrument, ucd: meta.id;instr.bandpass, type: str"),
    ("fl_goescls", "info: GOES class of the flare, ucd: meta.code.class, type: str"),
    ("ar_noaanum", "info: NOAA number of the active region, ucd: meta.id.assoc, type: int"),
    ("hgs_x", "info: 'Stonyhurst longitude, west positive', ucd: pos.bodyrc.lon, unit: deg, type: float"),
    ("hgs_y", "info: Stonyhurst latitude, ucd: pos.bodyrc.lat, unit: deg, type: float"),
    ("event_probability", "info: How sure the finder is, ucd: stat.probability, type: float"),
    ("event_score", "info: Score of the event, ucd: meta.code.qual, type: float"),
    ("event_description", "info: Description, ucd: meta.note, type: str"),
    ("gs_imageurl", "info: Address of a picture, ucd: meta.ref.url, type: str"),
    ("SOL_standard", "info: Identifier after the SOL standard, ucd: meta.id, type: str"),
  ]

  private static func mapping(_ names: Set<String>, position: String) -> String {
    var lines = [
      "version: 1", "missing: ['', N/A, 'NaN', 'None', 'null']", "event:",
      "  crs: {time: unix, spectral: {type: wavelength, unit: nm}, position: \(quoted(position))}",
      "  start: event_starttime",
    ]
    if names.contains("kb_archivid") { lines.append("  id: kb_archivid") }
    if names.contains("event_endtime") { lines.append("  end: event_endtime") }
    let unit = names.contains("obs_wavelunit") ? "{column: obs_wavelunit, default: cm}" : "cm"
    lines.append("  frequency: {value: obs_meanwavel, unit: \(unit), missing: ['0']}")
    let known = properties.filter { names.contains($0.member) }
    if !known.isEmpty { lines.append("  properties:") }
    for (member, description) in known {
      lines.append("    \(member.lowercased()): {value: \(member), \(description)}")
    }
    lines += [
      "catalogue:", "  title: Events of the Heliophysics Events Knowledgebase", "  target_name: Sun",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
