internal import TFCatJSON

/// Makes a program of a schema and of all that it refers to.
struct SchemaCompiler {
  let registry: SchemaRegistry
  let options: SchemaOptions
  /// Whether documents are checked against their meta-schemas; not those that come with the library.
  private let checksDocuments: Bool

  private(set) var resources: [SchemaResource] = []
  private var documents: [(uri: String, value: JSONValue)] = []
  private var resourceByURI: [String: Int] = [:]
  private var resourceByPlace: [Place: Int] = [:]

  /// Schemas by place; those at the end are still to be compiled.
  private var sites: [SchemaSite] = []
  private var siteByPlace: [Place: Int] = [:]
  private var compiled: [CompiledSchema] = []
  private var dynamicNames: Set<String> = []

  private struct Place: Hashable {
    var document: Int
    var pointer: JSONPointer
  }

  init(registry: SchemaRegistry, options: SchemaOptions, checksDocuments: Bool) {
    self.registry = registry
    self.options = options
    self.checksDocuments = checksDocuments
  }

  mutating func compile(_ value: JSONValue, uri: String) throws(SchemaFailure) -> Program {
    let root = try add(value, uri: URIReference(uri).withoutFragment, draft: options.draft)
    let rootSite = site(at: [], in: resources[root].document, value: value, resource: root)
    try compilePending()
    // A dynamic reference may lead to any schema of its name on the way.
    var anchors = Array(repeating: [String: Int](), count: resources.count)
    while true {
      let known = sites.count
      anchors = Array(repeating: [:], count: resources.count)
      for index in resources.indices {
        let resource = resources[index]
        for name in resource.dynamicAnchors where dynamicNames.contains(name) {
          guard let pointer = resource.anchors[name] else { continue }
          let place = try find(pointer, in: resource.document, from: index, reference: "#\(name)")
          anchors[index][name] = site(place)
        }
        if resource.hasRecursiveAnchor, dynamicNames.contains("") {
          anchors[index][""] = site(
            at: resource.pointer, in: resource.document, value: resource.value, resource: index)
        }
      }
      try compilePending()
      if sites.count == known { break }
    }
    return Program(
      schemas: compiled, root: rootSite,
      resources: resources.indices.map {
        Program.Resource(
          uri: resources[$0].uri.description, dynamicAnchors: $0 < anchors.count ? anchors[$0] : [:])
      },
      isDynamic: !dynamicNames.isEmpty)
  }

  private mutating func compilePending() throws(SchemaFailure) {
    while compiled.count < sites.count {
      let site = sites[compiled.count]
      compiled.append(CompiledSchema(try draft(of: site)))
    }
  }

  // MARK: - Documents and resources

  /// Finds the resources and anchors in a document, and registers them.
  private mutating func add(
    _ value: JSONValue, uri: URIReference, draft: Draft
  ) throws(SchemaFailure) -> Int {
    let name = uri.description
    let dialect = try dialect(of: value, default: Dialect(draft), uri: name)
    if checksDocuments, MetaSchemas.text(at: name) == nil {
      try MetaSchemaCheck.check(value, uri: name, dialect: dialect, registry: registry)
    }
    let document = documents.count
    documents.append((name, value))
    let root = resources.count
    resources.append(
      SchemaResource(uri: uri, document: document, pointer: [], value: value, dialect: dialect))
    resourceByPlace[Place(document: document, pointer: [])] = root
    resourceByURI[name] = root
    var pending: [(value: JSONValue, pointer: JSONPointer, resource: Int)] = [(value, [], root)]
    while let next = pending.popLast() {
      let resource = try identify(next.value, at: next.pointer, in: next.resource)
      let draft = resources[resource].dialect.draft
      for member in next.value.object ?? JSONObject() {
        guard let place = SubschemaPlace.of(member.name, in: draft) else { continue }
        for schema in place.schemas(in: member.value) {
          let pointer = JSONPointer(next.pointer.tokens + [.name(member.name)] + schema.tokens)
          pending.append((schema.value, pointer, resource))
        }
      }
    }
    return resourceByPlace[Place(document: document, pointer: [])] ?? root
  }

  /// Notes `$id` and anchors of a schema.
  ///
  /// - Returns: the resource to which the schema belongs.
  private mutating func identify(
    _ value: JSONValue, at pointer: JSONPointer, in outer: Int
  ) throws(SchemaFailure) -> Int {
    guard let object = value.object else { return outer }
    var resource = outer
    let document = resources[outer].document
    var draft = resources[outer].dialect.draft
    // Of a resource within another draft the keywords are those of its own.
    if object["$id"]?.string != nil, !pointer.tokens.isEmpty, object["$schema"] != nil {
      draft = try dialect(of: value, default: resources[outer].dialect, uri: documents[document].uri).draft
    }
    // In draft-07 nothing counts beside "$ref".
    if draft == .draft7, object["$ref"]?.string != nil { return outer }
    if let id = object["$id"]?.string {
      let reference = URIReference(id)
      if draft == .draft7, id.hasPrefix("#") {
        resources[outer].anchors[String(id.dropFirst())] = pointer
      } else {
        let uri = reference.resolved(against: resources[outer].uri)
        let name = uri.withoutFragment.description
        if pointer.tokens.isEmpty {
          resources[outer].uri = uri.withoutFragment
        } else if uri.withoutFragment != resources[outer].uri {
          resource = resources.count
          let dialect = try dialect(of: value, default: resources[outer].dialect, uri: name)
          resources.append(
            SchemaResource(
              uri: uri.withoutFragment, document: document, pointer: pointer, value: value, dialect: dialect))
          resourceByPlace[Place(document: document, pointer: pointer)] = resource
        }
        if resourceByURI[name] == nil { resourceByURI[name] = resource }
        if let fragment = uri.fragment, !fragment.isEmpty { resources[resource].anchors[fragment] = pointer }
      }
    }
    guard draft != .draft7 else { return resource }
    if let anchor = object["$anchor"]?.string { resources[resource].anchors[anchor] = pointer }
    if draft == .draft2020, let anchor = object["$dynamicAnchor"]?.string {
      resources[resource].anchors[anchor] = pointer
      resources[resource].dynamicAnchors.insert(anchor)
    }
    return resource
  }

  /// What `$schema` says; the default where it says nothing.
  private func dialect(
    of value: JSONValue, default fallback: Dialect, uri: String
  ) throws(SchemaFailure) -> Dialect {
    guard let name = value["$schema"]?.string else { return fallback }
    return try Self.dialect(named: name, registry: registry, uri: uri)
  }

  /// - Parameter depth: how many meta-schemas have been followed.
  private static func dialect(
    named name: String, registry: SchemaRegistry, uri: String, depth: Int = 0
  ) throws(SchemaFailure) -> Dialect {
    let metaSchema = URIReference(name).withoutFragment.description
    if let draft = Draft(metaSchemaURI: metaSchema) { return Dialect(draft) }
    let known = Draft.allCases.map(\.metaSchemaURI).joined(separator: ", ")
    guard depth < 8, let document = try? registry.document(at: metaSchema) else {
      throw SchemaFailure(
        "the meta-schema \(name) is not known here; known are \(known) and what was registered", uri: uri,
        pointer: ["$schema"])
    }
    guard let base = document["$schema"]?.string else {
      throw SchemaFailure("the meta-schema \(name) has no \"$schema\"", uri: uri, pointer: ["$schema"])
    }
    let parent = try dialect(named: base, registry: registry, uri: metaSchema, depth: depth + 1)
    guard parent.draft != .draft7, let vocabularies = document["$vocabulary"]?.object else { return parent }
    do throws(Dialect.UnknownVocabulary) {
      return try Dialect(
        parent.draft, vocabularies: vocabularies.members.map { ($0.name, $0.value.bool ?? true) })
    } catch {
      throw SchemaFailure(
        "the meta-schema \(name) asks for the vocabulary \(error.uri), which is not known here", uri: uri,
        pointer: ["$schema"])
    }
  }

  // MARK: - Sites

  func dialect(of site: SchemaSite) -> Dialect { resources[site.resource].dialect }

  /// The index of the schema at a place, which is compiled later if it was not yet.
  mutating func child(_ site: SchemaSite, _ tokens: [JSONPointer.Token], _ value: JSONValue) -> Int {
    let pointer = JSONPointer(site.pointer.tokens + tokens)
    let resource = resourceByPlace[Place(document: site.document, pointer: pointer)] ?? site.resource
    return self.site(at: pointer, in: site.document, value: value, resource: resource)
  }

  private mutating func site(_ site: SchemaSite) -> Int {
    self.site(at: site.pointer, in: site.document, value: site.value, resource: site.resource)
  }

  private mutating func site(
    at pointer: JSONPointer, in document: Int, value: JSONValue, resource: Int
  ) -> Int {
    let place = Place(document: document, pointer: pointer)
    if let index = siteByPlace[place] { return index }
    siteByPlace[place] = sites.count
    sites.append(SchemaSite(resource: resource, document: document, pointer: pointer, value: value))
    return sites.count - 1
  }

  func failure(_ message: String, at site: SchemaSite, _ keyword: String? = nil) -> SchemaFailure {
    let pointer = keyword.map { site.pointer.appending($0) } ?? site.pointer
    return SchemaFailure(message, uri: documents[site.document].uri, pointer: pointer)
  }

  // MARK: - References

  /// The index of the schema to which a reference leads.
  mutating func reference(_ text: String, from site: SchemaSite, _ keyword: String) throws(SchemaFailure)
    -> Int
  {
    self.site(try resolve(text, from: site, keyword).site)
  }

  /// - Returns: the schema, and the name of the dynamic anchor by which it was found.
  mutating func resolve(
    _ text: String, from site: SchemaSite, _ keyword: String
  ) throws(SchemaFailure) -> (site: SchemaSite, dynamicAnchor: String?) {
    let uri = URIReference(text).resolved(against: resources[site.resource].uri)
    let name = uri.withoutFragment.description
    let index = try resource(named: name, from: site, keyword)
    let resource = resources[index]
    guard let encoded = uri.fragment, !encoded.isEmpty else {
      return (
        SchemaSite(
          resource: index, document: resource.document, pointer: resource.pointer, value: resource.value),
        nil
      )
    }
    guard let fragment = encoded.percentDecoded else {
      throw failure("\"\(text)\" has a fragment that is not encoded as a URI", at: site, keyword)
    }
    if fragment.hasPrefix("/") {
      return (try find(fragment, in: index, reference: text, from: site, keyword), nil)
    }
    guard let pointer = resource.anchors[fragment] else {
      throw failure(
        "\"\(text)\" leads nowhere: there is no anchor \"\(fragment)\" in \(name)", at: site, keyword)
    }
    let target = try find(pointer, in: resource.document, from: index, reference: text)
    return (target, resource.dynamicAnchors.contains(fragment) ? fragment : nil)
  }

  mutating func useDynamicName(_ name: String) { dynamicNames.insert(name) }

  private mutating func resource(
    named name: String, from site: SchemaSite, _ keyword: String
  ) throws(SchemaFailure) -> Int {
    if let index = resourceByURI[name] { return index }
    let document: JSONValue?
    do {
      document = try registry.document(at: name)
    } catch {
      throw failure("\(name) cannot be read: \(error)", at: site, keyword)
    }
    guard let document else {
      throw failure("\(name) is not known here, and nothing is fetched from a network", at: site, keyword)
    }
    return try add(document, uri: URIReference(name), draft: dialect(of: site).draft)
  }

  /// Follows a JSON Pointer from a resource on.
  private func find(
    _ pointer: String, in index: Int, reference: String, from site: SchemaSite, _ keyword: String
  ) throws(SchemaFailure) -> SchemaSite {
    let resource = resources[index]
    var place = SchemaSite(
      resource: index, document: resource.document, pointer: resource.pointer, value: resource.value)
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let name = String(token).pointerTokenDecoded
      switch place.value {
      case .object(let object):
        guard let member = object.members.last(where: { $0.name.isSpelled(as: name) }) else {
          throw failure("\"\(reference)\" leads nowhere: there is no \"\(name)\"", at: site, keyword)
        }
        place.value = member.value
        place.pointer = place.pointer.appending(name)
      case .array(let items):
        guard let position = Int(name), items.indices.contains(position) else {
          throw failure("\"\(reference)\" leads nowhere: there is no item \(name)", at: site, keyword)
        }
        place.value = items[position]
        place.pointer = place.pointer.appending(position)
      default: throw failure("\"\(reference)\" leads nowhere", at: site, keyword)
      }
      if let inner = resourceByPlace[Place(document: place.document, pointer: place.pointer)] {
        place.resource = inner
      }
    }
    return place
  }

  /// The schema at a pointer that is known to lead somewhere.
  private func find(
    _ pointer: JSONPointer, in document: Int, from index: Int, reference: String
  ) throws(SchemaFailure) -> SchemaSite {
    var value = documents[document].value
    for token in pointer.tokens {
      switch (token, value) {
      case (.name(let name), .object(let object)):
        value = object.members.last { $0.name.isSpelled(as: name) }?.value ?? .null
      case (.index(let index), .array(let items)) where items.indices.contains(index): value = items[index]
      default: throw SchemaFailure("\"\(reference)\" leads nowhere", uri: documents[document].uri)
      }
    }
    let resource = resourceByPlace[Place(document: document, pointer: pointer)] ?? index
    return SchemaSite(resource: resource, document: document, pointer: pointer, value: value)
  }
}
