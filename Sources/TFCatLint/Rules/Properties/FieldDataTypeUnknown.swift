import Base
import LintKit
import TFCat
import TFCatJSON

/// There are four datatypes.
struct FieldDataTypeUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC412", name: "field-datatype-unknown", severity: .error,
    basis: "TFCat 1.0, fields: datatype is int, float, bool or str",
    summary: "A field has a datatype that TFCat does not know.",
    explanation: """
      The names are those of Python's types, and not those of VOTable or of NumPy. With any other name the values are \
      not read as what they are.
      """,
    advice: "Write int, float, bool or str.",
    valid: [
      .field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#),
      .field(#""info": "Whether it was seen", "datatype": "bool", "ucd": "meta.code""#),
    ],
    invalid: [
      .field(#""info": "Type of burst", "datatype": ⟦"string"⟧, "ucd": "meta.code.class""#).fixed("\"str\""),
      .field(#""info": "Flux", "datatype": ⟦"double"⟧, "ucd": "phot.flux.density""#).fixed("\"float\""),
      .field(#""info": "Number of bursts", "datatype": ⟦"Int"⟧, "ucd": "meta.number""#).fixed("\"int\""),
      .field(#""info": "Date of the burst", "datatype": ⟦"date"⟧, "ucd": "time""#).fixed("\"str\"", .unsafe),
      .field(#""info": "Position", "datatype": ⟦"vector"⟧, "ucd": "pos""#),
      .field(#""info": "Number of bursts", "datatype": ⟦1⟧, "ucd": "meta.number""#),
    ],
    safeFix: "Writes the name that TFCat has for the datatype: str for string, float for double.",
    unsafeFix: "Writes the datatype that is most likely meant.")

  let roles: Set<NodeRole> = [.field]

  private static let known = Field.DataType.allCases.map(\.rawValue)
  private static let otherNames = [
    "integer": "int", "long": "int", "short": "int", "byte": "int", "int8": "int", "int16": "int",
    "int32": "int", "int64": "int", "uint8": "int", "uint16": "int", "uint32": "int", "uint64": "int",
    "unsignedbyte": "int", "number": "float", "double": "float", "real": "float", "float16": "float",
    "float32": "float", "float64": "float", "decimal": "float", "boolean": "bool", "logical": "bool",
    "string": "str", "text": "str", "char": "str", "unicodechar": "str", "object": "str", "varchar": "str",
    "datetime": "str", "date": "str", "time": "str", "timestamp": "str", "iso8601": "str",
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let value = node.object?["datatype"], value != .null else { return }
    let text = value.string
    guard text.flatMap(Field.DataType.init) == nil else { return }
    let meant = text.flatMap {
      Self.otherNames[$0.cut(to: 40).lowercased()] ?? NearestWord.suggestion(for: $0, in: Self.known)
    }
    findings.report(
      "the datatype of \((node.name ?? "").shown) is \(value.shown); write \(meant?.shown ?? Self.known.listed())",
      at: ["datatype"],
      repair: meant.flatMap { meant in
        text.map {
          .replaceString(Self.synonyms.contains($0.lowercased()) ? .safe : .unsafe, by: meant)
        }
      })
  }

  /// Names that other formats have for just the same.
  private static let synonyms: Set<String> = [
    "int", "integer", "long", "short", "int16", "int32", "int64", "float", "double", "real", "float32",
    "float64",
    "bool", "boolean", "str", "string", "text",
  ]
}
