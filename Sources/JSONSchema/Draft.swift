/// The editions of JSON Schema that are understood.
public enum Draft: String, CaseIterable, Hashable, Sendable {
  /// Draft-07 of 2018.
  case draft7 = "7"
  /// 2019-09, for schemas that refer to schemas of that edition.
  case draft2019 = "2019-09"
  /// 2020-12, the newest.
  case draft2020 = "2020-12"

  /// The URI by which `$schema` names the edition, without an empty fragment.
  public var metaSchemaURI: String {
    switch self {
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The edition whose meta-schema has that URI, with or without an empty fragment.
  public init?(metaSchemaURI: String) {
    let uri = metaSchemaURI.hasSuffix("#") ? String(metaSchemaURI.dropLast()) : metaSchemaURI
    // Often it is written with the wrong scheme, which nothing else has.
    let name = uri == "https://json-schema.org/draft-07/schema" ? Self.draft7.metaSchemaURI : uri
    guard let draft = Self.allCases.first(where: { $0.metaSchemaURI == name }) else { return nil }
    self = draft
  }
}

/// Which keywords a schema resource has, by its meta-schema (2020-12 Core, section 8.1).
struct Dialect: Hashable, Sendable {
  var draft: Draft
  var hasApplicators = true
  var hasUnevaluated = true
  var hasValidation = true
  var assertsFormats = false

  init(_ draft: Draft) { self.draft = draft }

  /// - Parameter vocabularies: `$vocabulary` of the meta-schema: whether it must be understood, by URI.
  init(_ draft: Draft, vocabularies: [(uri: String, isRequired: Bool)]) throws(UnknownVocabulary) {
    self.draft = draft
    hasApplicators = false
    hasUnevaluated = draft == .draft2019
    hasValidation = false
    for (uri, isRequired) in vocabularies {
      let prefix = "https://json-schema.org/draft/\(draft.rawValue)/vocab/"
      switch uri.hasPrefix(prefix) ? String(uri.dropFirst(prefix.count)) : "" {
      case "core", "meta-data", "content", "format-annotation": break
      case "applicator": hasApplicators = true
      case "unevaluated": hasUnevaluated = true
      case "validation": hasValidation = true
      case "format-assertion": assertsFormats = true
      // Of 2019-09, where it asserts when it is required.
      case "format": assertsFormats = isRequired
      default: if isRequired { throw UnknownVocabulary(uri: uri) }
      }
    }
  }

  struct UnknownVocabulary: Error {
    var uri: String
  }

  var isDraft7: Bool { draft == .draft7 }
}
