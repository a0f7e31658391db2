import EPNCore
import LintKit
import TFCatTables

extension Example {
  /// A sound row of an event, by column.
  private static let sound: [String: String] = [
    "granule_uid": "a-1", "granule_gid": "feature", "obs_id": "a-1", "dataproduct_type": "ci#ev",
    "target_name": "Sun",
    "target_class": "star", "time_min": "2455927.5", "time_max": "2455927.6", "spectral_range_min": "1e7",
    "spectral_range_max": "8e7", "spatial_frame_type": "none", "instrument_name": "nda",
    "measurement_type": "phot.flux.density;em.radio", "processing_level": "5", "creation_date": "2024-05-01",
    "modification_date": "2024-05-01", "release_date": "2024-05-01", "service_title": "bursts",
  ]

  static let granuleHeader = GranuleColumn.mandatory.map(\.name).joined(separator: ",")
  static let granuleRow = GranuleColumn.mandatory.map { sound[$0.name] ?? "" }.joined(separator: ",")

  /// A sound table of one row.
  static func granule() -> Example {
    .document(granuleTable(), snippet: "dataproduct_type: ci#ev, target_name: Sun ...")
  }

  /// A table of one row in which one value is changed, and others that go with it.
  static func granule(
    _ column: String, _ value: String, also others: [String: String] = [:], alsoBreaks: Set<String> = []
  ) -> Example {
    var values = sound.merging(others) { $1 }
    let name = column.filter { $0 != "⟦" && $0 != "⟧" }
    values[name] = value
    // The name of the column may be what is marked.
    let header = granuleHeader.replacing(name, with: column)
    let row = GranuleColumn.mandatory.map { values[$0.name] ?? "" }.joined(separator: ",")
    return .document("\(header)\n\(row)\n", snippet: "\(name): \(value)", alsoBreaks: alsoBreaks)
  }

  /// A table of one row with a file, in which a value is changed.
  static func granuleFile(_ column: String = "", _ value: String = "") -> Example {
    let names = ["access_url", "access_format", "access_estsize", "access_md5"]
    var values = [
      "https://example.org/a.json", "application/json", "12", "900150983cd24fb0d6963f7d28e17f72",
    ]
    if let index = names.firstIndex(of: column) { values[index] = value }
    let text =
      "\(granuleHeader),\(names.joined(separator: ","))\n\(granuleRow),\(values.joined(separator: ","))\n"
    return .document(text, snippet: column.isEmpty ? "\(names[1]): \(values[1])" : "\(column): \(value)")
  }

  /// A table of one row with other columns.
  static func granuleTable(
    without missing: String? = nil, renaming old: String? = nil, to new: String = "",
    adding name: String? = nil,
    value: String = ""
  ) -> String {
    let columns = GranuleColumn.mandatory.filter { $0.name != missing }
    var header = columns.map { $0.name == old ? new : $0.name }.joined(separator: ",")
    var row = columns.map { sound[$0.name] ?? "" }.joined(separator: ",")
    if let name {
      header += ",\(name)"
      row += ",\(value)"
    }
    return "\(header)\n\(row)\n"
  }

  /// A VOTable with one row, in which a column is described otherwise.
  static func granuleFields(
    _ field: String, utype: String = GranuleTable.utype,
    system: String = #"<TIMESYS ID="t" timescale="UTC" refposition="GEOCENTER" timeorigin="JD-origin"/>"#,
    name: String = "bursts.epn_core", free: String = "", freeValue: String = "", trailer: String = ""
  ) -> Example {
    var text = """
      <?xml version="1.0"?>
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
      \(system)
      <TABLE name="\(name)"\(utype.isEmpty ? "" : " utype=\"\(utype)\"")>

      """
    for column in GranuleColumn.mandatory {
      if field.contains("name=\"\(column.name)\"") {
        text += field + "\n"
        continue
      }
      let definition = column.tableColumn()
      let type = definition.dataType?.rawValue ?? "char"
      let reference = column.name == "time_min" || column.name == "time_max" ? " ref=\"t\"" : ""
      text +=
        "<FIELD name=\"\(column.name)\" datatype=\"\(type)\"\(definition.shape.isScalar ? "" : " arraysize=\"*\"")"
        + (definition.unit.map { " unit=\"\($0)\"" } ?? "") + (definition.ucd.map { " ucd=\"\($0)\"" } ?? "")
        + (definition.xtype.map { " xtype=\"\($0)\"" } ?? "") + "\(reference)/>\n"
    }
    if !free.isEmpty { text += "\(free)\n" }
    text += "<DATA><TABLEDATA>\n<TR>"
    for column in GranuleColumn.mandatory { text += "<TD>\(sound[column.name] ?? "")</TD>" }
    if !free.isEmpty { text += freeValue.isEmpty ? "<TD/>" : "<TD>\(freeValue)</TD>" }
    text += "</TR>\n</TABLEDATA></DATA></TABLE>\(trailer)</RESOURCE></VOTABLE>\n"
    let shown =
      [field, free, trailer].first { !$0.isEmpty }
      ?? "\(system)\n<TABLE name=\"\(name)\" utype=\"\(utype)\">"
    return .document(text, snippet: shown)
  }
}
