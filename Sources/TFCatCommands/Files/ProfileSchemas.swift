import JSONSchema
import LintKit
import TFCatJSON

/// The JSON Schemas that settings ask for, each compiled once.
final class ProfileSchemas {
  private let files: SchemaFiles
  private var known: [String: Schema] = [:]

  init(_ files: SchemaFiles) { self.files = files }

  /// That of the profile, and the one that was named.
  func schemas(of settings: LintSettings) throws -> [Schema] {
    var schemas: [Schema] = []
    if let profile = settings.profile?.value, let text = profile.schema {
      schemas.append(
        try schema(of: "profile \(profile.name)") {
          try Schema(
            JSONValue(jsonText: text.utf8), uri: "profile:\(profile.name)", options: SchemaOptions())
        })
    }
    if let path = settings.schema?.value {
      schemas.append(
        try schema(of: "file \(path)") { try files.schema(at: path, options: SchemaOptions()) })
    }
    return schemas
  }

  private func schema(of name: String, _ make: () throws -> Schema) throws -> Schema {
    if let schema = known[name] { return schema }
    let schema = try make()
    known[name] = schema
    return schema
  }
}
