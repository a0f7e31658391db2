internal import TFCatJSON

/// A schema with an identity of its own: a document, or a part of one that has an `$id` (2020-12 Core,
/// section 4.3.5).
struct SchemaResource {
  var uri: URIReference
  /// The document it stands in, and where.
  var document: Int
  var pointer: JSONPointer
  var value: JSONValue
  var dialect: Dialect
  /// Where names given by `$anchor` and its like stand in the document.
  var anchors: [String: JSONPointer] = [:]
  /// Those that `$dynamicAnchor` gave.
  var dynamicAnchors: Set<String> = []

  var hasRecursiveAnchor: Bool { dialect.draft == .draft2019 && value["$recursiveAnchor"]?.bool == true }
}

/// A schema in its document.
struct SchemaSite {
  var resource: Int
  var document: Int
  var pointer: JSONPointer
  var value: JSONValue
}

/// Where schemas stand in schemas, by keyword (2020-12 Core, section 10; draft-07 Validation, section 6).
enum SubschemaPlace {
  case schema
  case schemas
  /// A schema, or several in an array.
  case schemaOrSchemas
  /// An object whose values are schemas.
  case named
  /// The same, but some values are arrays of names.
  case dependencies

  static func of(_ keyword: String, in draft: Draft) -> SubschemaPlace? {
    switch keyword {
    case "additionalProperties", "contains", "else", "if", "not", "propertyNames", "then": .schema
    case "unevaluatedItems", "unevaluatedProperties", "contentSchema": draft == .draft7 ? nil : .schema
    case "additionalItems": draft == .draft2020 ? nil : .schema
    case "items": draft == .draft2020 ? .schema : .schemaOrSchemas
    case "allOf", "anyOf", "oneOf": .schemas
    case "prefixItems": draft == .draft2020 ? .schemas : nil
    case "definitions", "patternProperties", "properties": .named
    case "$defs", "dependentSchemas": draft == .draft7 ? nil : .named
    case "dependencies": .dependencies
    default: nil
    }
  }

  /// The schemas of a keyword's value, with what leads to each.
  func schemas(in value: JSONValue) -> [(tokens: [JSONPointer.Token], value: JSONValue)] {
    switch (self, value) {
    case (.schema, _), (.schemaOrSchemas, .object), (.schemaOrSchemas, .bool): [([], value)]
    case (.schemas, .array(let items)), (.schemaOrSchemas, .array(let items)):
      items.enumerated().map { ([.index($0.offset)], $0.element) }
    case (.named, .object(let object)), (.dependencies, .object(let object)):
      object.members.map { ([.name($0.name)], $0.value) }
    default: []
    }
  }
}
