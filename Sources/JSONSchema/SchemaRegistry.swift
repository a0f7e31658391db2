public import TFCatJSON

/// The schema documents to which references may lead.
///
/// Nothing is ever fetched from a network, unless the loader that is given does so.
public struct SchemaRegistry: Sendable {
  /// Finds the document of a URI without a fragment; `nil` where there is none.
  public typealias Loader = @Sendable (_ uri: String) throws -> JSONValue?

  private var documents: [String: JSONValue] = [:]
  /// Asked for what was not registered.
  public var loader: Loader?

  /// A registry.
  ///
  /// - Parameter loader: fetches documents that were not registered; without one they are errors.
  public init(loader: Loader? = nil) { self.loader = loader }

  /// Makes a document known by a URI. An `$id` in it is found without that, once the document itself is.
  public mutating func register(_ document: JSONValue, at uri: String) {
    documents[URIReference(uri).withoutFragment.description] = document
  }

  func document(at uri: String) throws -> JSONValue? {
    if let document = documents[uri] { return document }
    if let text = MetaSchemas.text(at: uri) { return try? JSONValue(jsonText: text.utf8) }
    return try loader?(uri)
  }
}
