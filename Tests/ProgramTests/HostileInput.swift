import TFCatTestSupport
import Testing

/// An input that somebody made to stop the program, to be had in any size.
struct HostileInput: CustomTestStringConvertible, Sendable {
  var name: String
  /// Its name, by whose ending its format is told.
  var file: String
  /// What the program is asked for.
  var command: String
  /// How many of what it repeats make a small one.
  var count: Int
  /// What the program ends with.
  var status: Int32 = 1
  /// What it says of the large one.
  var says = ""
  /// Other files that the command wants.
  var others: [String: String] = [:]
  var text: @Sendable (Int) -> String

  var testDescription: String { name }
}

extension HostileInput {
  private static func catalogue(_ features: String) -> String {
    """
    {"type": "FeatureCollection", "crs": {"type": "local", "properties": {"name": "Time-Frequency", \
    "time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, \
    "ref_position_id": "wind"}}, "fields": {}, "properties": {"title": "x"}, "features": [\(features)]}
    """
  }

  private static func feature(
    id: String = "1", geometry: String = #"{"type": "Point", "coordinates": [1, 1]}"#,
    properties: String = ""
  ) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": \#(geometry), "properties": {\#(properties)}}"#
  }

  private static func polygon(_ rings: String) -> String {
    catalogue(feature(geometry: #"{"type": "Polygon", "coordinates": [\#(rings)]}"#))
  }

  private static func table(_ fields: String, before: String = "", rows: String = "<TR><TD>1</TD></TR>")
    -> String
  {
    """
    <?xml version="1.0"?>
    <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>\(before)\(fields)\
    <DATA><TABLEDATA>\(rows)</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
    """
  }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  private static func list(_ count: Int, separator: String = ",", _ item: (Int) -> String) -> String {
    (0..<count).map(item).joined(separator: separator)
  }

  private static let mapping = """
    version: 1
    event:
      crs: {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}
      time: a
      frequency: {constant: 1, unit: MHz}

    """
  private static let field = #"<FIELD name="a" datatype="int"/>"#

  /// Inputs whose cost is to grow as they do.
  static let growing: [HostileInput] = [
    HostileInput(
      name: "repeated ids", file: "in.json", command: "convert in.json --to ndjson -o out.ndjson",
      count: 3000, status: 0, says: "repairs: id 11999"
    ) { catalogue(list($0) { _ in feature(id: "\"a\"") }) },
    HostileInput(
      name: "many features members", file: "in.json", command: "lint in.json", count: 20_000
    ) { #"{"type": "FeatureCollection", \#(times($0, #""features": [], "#))"features": []}"# },
    HostileInput(
      name: "many equal members, validated", file: "in.json", command: "validate in.json", count: 10_000
    ) { #"{"type": "FeatureCollection", \#(times($0, #""features": [], "#))"features": []}"# },
    HostileInput(
      name: "equal properties", file: "in.json", command: "lint in.json", count: 5000
    ) { catalogue(feature(properties: list($0) { _ in #""x": 1"# })) },
    HostileInput(
      name: "many properties", file: "in.json", command: "convert in.json --to ndjson -o out.ndjson",
      count: 3000, status: 0
    ) { catalogue(feature(properties: list($0) { #""x\#($0)": 1"# })) },
    HostileInput(
      name: "empty features, validated", file: "in.json", command: "validate in.json", count: 100_000
    ) { #"{"type": "FeatureCollection", "features": [\#(list($0) { _ in "{}" })]}"# },
    HostileInput(
      name: "empty features, all told", file: "in.json",
      command: "validate --format json --max-per-rule 0 in.json", count: 30_000
    ) { #"{"type": "FeatureCollection", "features": [\#(list($0) { _ in "{    }" })]}"# },
    HostileInput(
      name: "unclosed features", file: "in.json", command: "lint in.json", count: 5000
    ) { #"{"type":"FeatureCollection","features":[\#(times($0, #"{"type": "Feature""#))"# },
    HostileInput(
      name: "unclosed features, converted", file: "in.json",
      command: "convert in.json --to ndjson -o out.ndjson", count: 5000, status: 2,
      says: "cannot be followed to its end"
    ) { #"{"type":"FeatureCollection","features":[\#(times($0, #"{"type": "Feature""#))"# },
    HostileInput(
      name: "an open quote", file: "in.csv", command: "convert --map map.yml in.csv -o out.tfcat",
      count: 20_000, says: "80000 rejects", others: ["map.yml": mapping]
    ) { "granule_uid,time_min,target_name,a\n\"\(times($0, "a\n"))" },
    HostileInput(
      name: "an open quote, linted", file: "in.csv", command: "lint in.csv", count: 20_000
    ) { "granule_uid,time_min,target_name,a\n\"\(times($0, "a\n"))" },
    HostileInput(
      name: "many columns", file: "in.vot", command: "map init in.vot", count: 3000, status: 0
    ) { table(list($0, separator: "") { #"<FIELD name="c\#($0)" datatype="int"/>"# }) },
    HostileInput(
      name: "equal columns", file: "in.vot", command: "map init in.vot", count: 3000, status: 0
    ) { table(times($0, field)) },
    HostileInput(
      name: "empty rows", file: "in.vot", command: "convert --map map.yml in.vot -o out.tfcat",
      count: 10_000, says: "40000 rejects", others: ["map.yml": mapping]
    ) { table(field, rows: times($0, "<TR/>")) },
    HostileInput(
      name: "a regular expression with many ways", file: "in.csv",
      command: "convert --map map.yml in.csv -o out.tfcat", count: 1000, says: "4000 rows without event",
      others: ["map.yml": mapping + #"filter: "matches(a, '(a+)+$')""#]
    ) { "a\n\(times($0, times(60, "a") + "!\n"))" },
    HostileInput(
      name: "a regular expression over a long text", file: "in.csv",
      command: "convert --map map.yml in.csv -o out.tfcat", count: 20_000, says: "1 row without event",
      others: ["map.yml": mapping + #"filter: "match(a, '^(a|aa)+(b)$', 2)""#]
    ) { "a\n\(times($0, "a"))!\n" },
    HostileInput(
      name: "a ring that crosses itself", file: "in.json",
      command: "convert in.json --to ndjson -o out.ndjson", count: 2000
    ) { polygon("[\(list($0) { "[\(($0 * 7919) % 1009), \(1000 + ($0 * 104_729) % 1013)]" }), [0, 1000]]") },
  ]

  /// Inputs that meet a limit, of which the program tells.
  static let refused: [HostileInput] = [
    HostileInput(
      name: "groups in groups", file: "in.vot", command: "map init in.vot", count: 20_000, status: 2,
      says: "more than 64 groups inside each other"
    ) { table(field, before: times($0, "<GROUP>") + times($0, "</GROUP>")) },
    HostileInput(
      name: "options in options", file: "in.vot", command: "map init in.vot", count: 20_000, status: 2,
      says: "more than 1000 elements inside each other"
    ) {
      table(
        #"<FIELD name="a" datatype="int"><VALUES>"# + times($0, #"<OPTION value="1">"#)
          + times($0, "</OPTION>") + "</VALUES></FIELD>")
    },
    HostileInput(
      name: "a long attribute", file: "in.vot", command: "map init in.vot", count: 9_000_000, status: 2,
      says: "a tag, a comment or a name of more than 4 MB"
    ) { table(#"<FIELD name="a" x="\#(times($0, "A"))" datatype="int"/>"#) },
    HostileInput(
      name: "a deep header", file: "in.ecsv", command: "map init in.ecsv", count: 50_000, status: 2,
      says: "more than 100 lists and mappings inside each other"
    ) { "# %ECSV 1.0\n# ---\n# a: \(times($0, "["))\(times($0, "]"))\n# datatype:\na\n1\n" },
    HostileInput(
      name: "a deep mapping", file: "in.yml", command: "convert --map in.yml a.csv -o out.tfcat",
      count: 50_000, status: 2, says: "more than 100 lists and mappings inside each other",
      others: ["a.csv": "a\n1\n"]
    ) { "a: \(times($0, "["))\(times($0, "]"))" },
    HostileInput(
      name: "quotes over lines", file: "in.csv", command: "convert --map map.yml in.csv -o out.tfcat",
      count: 3000, status: 2, says: "quotes that are not closed in their lines", others: ["map.yml": mapping]
    ) { "a,b\n\(times($0, "\"x\",\"\n"))" },
    HostileInput(
      name: "rows with few of many members", file: "in.ndjson",
      command: "convert --map map.yml in.ndjson -o out.tfcat", count: 10_000, status: 2,
      says: "rows with so few of the 9001 different members", others: ["map.yml": mapping]
    ) { "{\"a\": 1, \(list(9000) { "\"k\($0)\": 1" })}\n\(times($0, "{}\n"))" },
    HostileInput(
      name: "a pattern that is too slow", file: "in.csv",
      command: "convert --map map.yml in.csv -o out.tfcat --rejects rejects.csv", count: 40,
      says: "1 reject", others: ["map.yml": mapping + #"filter: "matches(a, '^(a+)+\\1$')""#]
    ) { "a\n\(times($0, "a"))!\n" },
    HostileInput(
      name: "alternatives in alternatives", file: "in.json", command: "validate --schema s.json in.json",
      count: 60, says: "TFC908",
      others: ["s.json": ##"{"type": "array", "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}}"##]
    ) { times($0, "[") + "1" + times($0, "]") },
    HostileInput(
      name: "a schema that leads to itself", file: "s.json", command: "validate --schema s.json in.json",
      count: 1, says: "leads back to itself without end", others: ["in.json": "{}"]
    ) { _ in ##"{"anyOf": [{"$ref": "#"}]}"## },
  ]
}
