import Base
internal import TFCatJSON

extension SchemaCompiler {
  /// Compiles one schema; those in it are put on the list.
  mutating func draft(of site: SchemaSite) throws(SchemaFailure) -> SchemaDraft {
    let resource = resources[site.resource]
    var draft = SchemaDraft(
      resource: site.resource,
      pointer: JSONPointer(Array(site.pointer.tokens.dropFirst(resource.pointer.tokens.count))))
    guard let object = site.value.object else {
      guard let verdict = site.value.bool else {
        throw failure("a schema is an object, true or false, and not \(site.value.kind)", at: site)
      }
      draft.verdict = verdict
      return draft
    }
    let dialect = resource.dialect
    if dialect.isDraft7, let reference = object["$ref"]?.string {
      draft.applied = inPlace(ref: try self.reference(reference, from: site, "$ref"))
      return draft
    }
    let reader = KeywordReader(site: site, object: object)
    if dialect.hasValidation {
      try readType(reader, &draft)
      draft.values = try values(reader)
      draft.numbers = try numbers(reader)
    }
    draft.strings = try strings(reader, dialect)
    draft.arrays = try arrays(reader, dialect)
    draft.objects = try objects(reader, dialect)
    draft.applied = try applied(reader, dialect)
    draft.annotations = annotations(of: object, dialect)
    return draft
  }

  private func inPlace(ref: Int) -> InPlaceKeywords {
    InPlaceKeywords(
      ref: ref, dynamicRef: nil, allOf: [], anyOf: [], oneOf: [], not: nil, condition: nil, then: nil,
      otherwise: nil)
  }

  // MARK: - Keywords for any instance

  private func readType(_ reader: KeywordReader, _ draft: inout SchemaDraft) throws(SchemaFailure) {
    guard let value = reader["type"] else { return }
    let names = value.array ?? [value]
    var kinds: UInt8 = 0
    var takesIntegers = false
    for name in names {
      switch name.string {
      case "null": kinds |= JSONTape.Kind.null.mask
      case "boolean": kinds |= JSONTape.Kind.boolean.mask
      case "integer":
        kinds |= JSONTape.Kind.integer.mask
        takesIntegers = true
      case "number": kinds |= JSONTape.Kind.integer.mask | JSONTape.Kind.fraction.mask
      case "string": kinds |= JSONTape.Kind.string.mask
      case "array": kinds |= JSONTape.Kind.array.mask
      case "object": kinds |= JSONTape.Kind.object.mask
      default: throw failure("\(name) is no type of JSON Schema", at: reader.site, "type")
      }
    }
    draft.kinds = kinds
    draft.takesWholeFractions = takesIntegers && kinds & JSONTape.Kind.fraction.mask == 0
  }

  private func values(_ reader: KeywordReader) throws(SchemaFailure) -> ValueKeywords? {
    var const: ValueKeywords.Choice?
    if let value = reader["const"] { const = try choice([value], reader.site, "const") }
    var enumeration: ValueKeywords.Choice?
    if let value = reader["enum"] {
      guard let items = value.array else { throw failure("\"enum\" is an array", at: reader.site, "enum") }
      enumeration = try choice(items, reader.site, "enum")
    }
    guard const != nil || enumeration != nil else { return nil }
    return ValueKeywords(const: const, enumeration: enumeration)
  }

  private func choice(
    _ values: [JSONValue], _ site: SchemaSite, _ keyword: String
  ) throws(SchemaFailure) -> ValueKeywords.Choice {
    var strings: [[UInt8]] = []
    var others: Set<[UInt8]> = []
    var tape = JSONTape()
    for value in values {
      if let string = value.string {
        strings.append(Array(string.utf8))
        continue
      }
      let text = Array(value.description.utf8)
      let canonical: [UInt8]? = text.withUnsafeBytes { text in
        guard (try? tape.read(text)) != nil, let view = tape.view(of: text) else { return nil }
        return CanonicalValue.bytes(of: 0, in: view)
      }
      guard let canonical else { throw failure("a value is nested too deeply", at: site, keyword) }
      others.insert(canonical)
    }
    return ValueKeywords.Choice(values: values, strings: strings, others: others)
  }

  // MARK: - Numbers and strings

  private func numbers(_ reader: KeywordReader) throws(SchemaFailure) -> NumberKeywords? {
    var bounds: [NumberKeywords.Bound] = []
    for keyword in [Keyword.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum] {
      if let bound = try bound(keyword, reader) { bounds.append(bound) }
    }
    let multipleOf = try bound(.multipleOf, reader)
    if let multipleOf, multipleOf.exact.isZero || multipleOf.exact.isNegative {
      throw failure("\"multipleOf\" is above zero", at: reader.site, "multipleOf")
    }
    return bounds.isEmpty && multipleOf == nil ? nil : NumberKeywords(bounds: bounds, multipleOf: multipleOf)
  }

  private func bound(_ keyword: Keyword, _ reader: KeywordReader) throws(SchemaFailure) -> NumberKeywords
    .Bound?
  {
    guard let value = reader[keyword.rawValue] else { return nil }
    guard let number = value.number else {
      throw failure(
        "\"\(keyword.rawValue)\" is a number, and not \(value.kind)", at: reader.site, keyword.rawValue)
    }
    return NumberKeywords.Bound(
      keyword: keyword, number: number, exact: ExactNumber(number), nearest: number.doubleValue)
  }

  private func count(_ keyword: Keyword, _ reader: KeywordReader) throws(SchemaFailure) -> Int? {
    guard let value = reader[keyword.rawValue] else { return nil }
    guard let count = value.number.flatMap({ ExactNumber($0).count }) else {
      throw failure("\"\(keyword.rawValue)\" is a count from 0 on", at: reader.site, keyword.rawValue)
    }
    return count
  }

  private func strings(_ reader: KeywordReader, _ dialect: Dialect) throws(SchemaFailure)
    -> StringKeywords?
  {
    var pattern: Pattern?
    var lengths: (least: Int?, most: Int?) = (nil, nil)
    if dialect.hasValidation {
      lengths = (try count(.minLength, reader), try count(.maxLength, reader))
      if let source = try reader.string("pattern", self) {
        pattern = try self.pattern(source, reader.site, [.name("pattern")])
      }
    }
    var format: (name: String, check: @Sendable ([UInt8]) -> Bool)?
    let asserts = options.assertsFormats || dialect.assertsFormats
    if asserts, let name = reader["format"]?.string, let check = FormatChecker.check(name, in: dialect.draft)
    {
      format = (name, check)
    }
    // Later drafts forbid to judge by these.
    let assertsContent = options.assertsFormats && dialect.isDraft7
    let encoding = assertsContent ? reader["contentEncoding"]?.string : nil
    let mediaType = assertsContent ? reader["contentMediaType"]?.string : nil
    guard
      lengths.least != nil || lengths.most != nil || pattern != nil || format != nil || encoding != nil
        || mediaType != nil
    else { return nil }
    return StringKeywords(
      minLength: lengths.least, maxLength: lengths.most, pattern: pattern, format: format,
      contentEncoding: encoding,
      contentMediaType: mediaType)
  }

  private func pattern(
    _ source: String, _ site: SchemaSite, _ tokens: [JSONPointer.Token]
  ) throws(SchemaFailure) -> Pattern {
    do throws(Pattern.Fault) {
      return try Pattern(source)
    } catch {
      var failure = failure(
        "\"\(source)\" is no regular expression of ECMA-262: \(error.message) (at character \(error.offset + 1))",
        at: site)
      failure.pointer = JSONPointer(failure.pointer.tokens + tokens)
      throw failure
    }
  }

  // MARK: - Arrays

  private mutating func arrays(
    _ reader: KeywordReader, _ dialect: Dialect
  ) throws(SchemaFailure) -> ArrayKeywords? {
    let site = reader.site
    var limits: (least: Int?, most: Int?, unique: Bool) = (nil, nil, false)
    var counts: (least: Int?, most: Int?) = (nil, nil)
    if dialect.hasValidation {
      limits = (
        try count(.minItems, reader), try count(.maxItems, reader), reader["uniqueItems"]?.bool ?? false
      )
      if !dialect.isDraft7 { counts = (try count(.minContains, reader), try count(.maxContains, reader)) }
    }
    var prefix: [Int] = []
    var prefixKeyword = Keyword.prefixItems
    var rest: Int?
    var restKeyword = Keyword.items
    var contains: Int?
    if dialect.hasApplicators {
      if dialect.draft == .draft2020 {
        prefix = try children("prefixItems", reader)
        rest = child("items", reader)
      } else if let items = reader["items"]?.array {
        prefix = items.enumerated().map { child(site, [.name("items"), .index($0.offset)], $0.element) }
        prefixKeyword = .items
        restKeyword = .additionalItems
        rest = child("additionalItems", reader)
      } else {
        rest = child("items", reader)
      }
      contains = child("contains", reader)
    }
    let unevaluated = dialect.hasUnevaluated && !dialect.isDraft7 ? child("unevaluatedItems", reader) : nil
    guard
      limits.least != nil || limits.most != nil || limits.unique || !prefix.isEmpty || rest != nil
        || contains != nil || unevaluated != nil
    else { return nil }
    return ArrayKeywords(
      minItems: limits.least, maxItems: limits.most, isUnique: limits.unique, prefix: prefix,
      prefixKeyword: prefixKeyword, rest: rest, restKeyword: restKeyword, contains: contains,
      minContains: counts.least, maxContains: counts.most, containsEvaluates: dialect.draft == .draft2020,
      unevaluated: unevaluated)
  }

  private mutating func child(_ keyword: String, _ reader: KeywordReader) -> Int? {
    reader[keyword].map { child(reader.site, [.name(keyword)], $0) }
  }

  private mutating func children(_ keyword: String, _ reader: KeywordReader) throws(SchemaFailure) -> [Int] {
    guard let value = reader[keyword] else { return [] }
    guard let items = value.array else {
      throw failure("\"\(keyword)\" is an array of schemas", at: reader.site, keyword)
    }
    return items.enumerated().map { child(reader.site, [.name(keyword), .index($0.offset)], $0.element) }
  }

  // MARK: - Objects

  private mutating func objects(
    _ reader: KeywordReader, _ dialect: Dialect
  ) throws(SchemaFailure) -> ObjectKeywords? {
    let site = reader.site
    var names = NameTable()
    var schemas: [Int] = []
    var patterns: [(pattern: Pattern, schema: Int)] = []
    var additional: Int?
    var propertyNames: Int?
    var required: [Int] = []
    var dependencies: [ObjectKeywords.Dependency] = []
    var limits: (least: Int?, most: Int?) = (nil, nil)
    if dialect.hasApplicators {
      for member in try reader.object("properties", self) {
        let index = names.add(member.name)
        let schema = child(site, [.name("properties"), .name(member.name)], member.value)
        if index == schemas.count { schemas.append(schema) } else { schemas[index] = schema }
      }
      for member in try reader.object("patternProperties", self) {
        let tokens: [JSONPointer.Token] = [.name("patternProperties"), .name(member.name)]
        patterns.append((try pattern(member.name, site, tokens), child(site, tokens, member.value)))
      }
      additional = child("additionalProperties", reader)
      propertyNames = child("propertyNames", reader)
      if !dialect.isDraft7 {
        for member in try reader.object("dependentSchemas", self) {
          let schema = child(site, [.name("dependentSchemas"), .name(member.name)], member.value)
          dependencies.append(
            .init(name: member.name, keyword: .dependentSchemas, required: [], schema: schema))
        }
      }
    }
    for member in try reader.object("dependencies", self) {
      if let array = member.value.array {
        if dialect.hasValidation {
          dependencies.append(
            .init(
              name: member.name, keyword: .dependencies, required: array.compactMap(\.string), schema: nil))
        }
      } else if dialect.hasApplicators {
        let schema = child(site, [.name("dependencies"), .name(member.name)], member.value)
        dependencies.append(.init(name: member.name, keyword: .dependencies, required: [], schema: schema))
      }
    }
    if dialect.hasValidation {
      limits = (try count(.minProperties, reader), try count(.maxProperties, reader))
      for name in try reader.strings("required", self) {
        let index = names.add(name)
        if index == schemas.count { schemas.append(-1) }
        if !required.contains(index) { required.append(index) }
      }
      if !dialect.isDraft7 {
        for member in try reader.object("dependentRequired", self) {
          dependencies.append(
            .init(
              name: member.name, keyword: .dependentRequired,
              required: (member.value.array ?? []).compactMap(\.string), schema: nil))
        }
      }
    }
    let unevaluated =
      dialect.hasUnevaluated && !dialect.isDraft7 ? child("unevaluatedProperties", reader) : nil
    guard
      names.count > 0 || !patterns.isEmpty || additional != nil || propertyNames != nil || limits.least != nil
        || limits.most != nil || !dependencies.isEmpty || unevaluated != nil
    else { return nil }
    return ObjectKeywords(
      names: names, schemas: schemas, required: required, minProperties: limits.least,
      maxProperties: limits.most,
      patterns: patterns, additional: additional, propertyNames: propertyNames, dependencies: dependencies,
      unevaluated: unevaluated)
  }

  // MARK: - Keywords that apply schemas in place

  private mutating func applied(
    _ reader: KeywordReader, _ dialect: Dialect
  ) throws(SchemaFailure) -> InPlaceKeywords? {
    let site = reader.site
    var ref: Int?
    if let text = try reader.string("$ref", self) { ref = try reference(text, from: site, "$ref") }
    var dynamic: InPlaceKeywords.DynamicReference?
    if dialect.draft == .draft2020, let text = try reader.string("$dynamicRef", self) {
      let target = try resolve(text, from: site, "$dynamicRef")
      if let name = target.dynamicAnchor { useDynamicName(name) }
      dynamic = .init(
        keyword: .dynamicRef, target: try reference(text, from: site, "$dynamicRef"),
        anchor: target.dynamicAnchor)
    } else if dialect.draft == .draft2019, let text = try reader.string("$recursiveRef", self) {
      let target = try resolve(text, from: site, "$recursiveRef").site
      let isDynamic = resources[target.resource].hasRecursiveAnchor
      if isDynamic { useDynamicName("") }
      dynamic = .init(
        keyword: .recursiveRef, target: try reference(text, from: site, "$recursiveRef"),
        anchor: isDynamic ? "" : nil)
    }
    guard dialect.hasApplicators else {
      guard ref != nil || dynamic != nil else { return nil }
      return InPlaceKeywords(
        ref: ref, dynamicRef: dynamic, allOf: [], anyOf: [], oneOf: [], not: nil, condition: nil, then: nil,
        otherwise: nil)
    }
    let allOf = try children("allOf", reader)
    let anyOf = try children("anyOf", reader)
    let oneOf = try children("oneOf", reader)
    let not = child("not", reader)
    let condition = child("if", reader)
    let then = condition == nil ? nil : child("then", reader)
    let otherwise = condition == nil ? nil : child("else", reader)
    guard
      ref != nil || dynamic != nil || !allOf.isEmpty || !anyOf.isEmpty || !oneOf.isEmpty || not != nil
        || condition != nil
    else { return nil }
    return InPlaceKeywords(
      ref: ref, dynamicRef: dynamic, allOf: allOf, anyOf: anyOf, oneOf: oneOf, not: not, condition: condition,
      then: then, otherwise: otherwise)
  }

  // MARK: - Annotations

  private static let annotating: Set<String> = [
    "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "format",
    "contentEncoding", "contentMediaType", "contentSchema",
  ]

  /// What is told about the instance: the keywords that say it, and those that nobody knows (2020-12 Core,
  /// section 6.5).
  private func annotations(of object: JSONObject, _ dialect: Dialect) -> [(keyword: String, value: JSONValue)]
  {
    object.members.compactMap { member in
      let isKnown =
        Keyword(rawValue: member.name) != nil || member.name.hasPrefix("$") || member.name == "definitions"
      guard Self.annotating.contains(member.name) || !isKnown else { return nil }
      if dialect.isDraft7, !Self.annotating.contains(member.name) { return nil }
      return (member.name, member.value)
    }
  }
}

/// Reads the keywords of one schema and sees to it that they are of the right kind.
struct KeywordReader {
  let site: SchemaSite
  let object: JSONObject

  subscript(keyword: String) -> JSONValue? { object.members.last { $0.name == keyword }?.value }

  func string(_ keyword: String, _ compiler: SchemaCompiler) throws(SchemaFailure) -> String? {
    guard let value = self[keyword] else { return nil }
    guard let string = value.string else {
      throw compiler.failure("\"\(keyword)\" is a string, and not \(value.kind)", at: site, keyword)
    }
    return string
  }

  func object(_ keyword: String, _ compiler: SchemaCompiler) throws(SchemaFailure) -> JSONObject {
    guard let value = self[keyword] else { return JSONObject() }
    guard let object = value.object else {
      throw compiler.failure("\"\(keyword)\" is an object, and not \(value.kind)", at: site, keyword)
    }
    return object
  }

  func strings(_ keyword: String, _ compiler: SchemaCompiler) throws(SchemaFailure) -> [String] {
    guard let value = self[keyword] else { return [] }
    guard let items = value.array, items.allSatisfy({ $0.string != nil }) else {
      throw compiler.failure("\"\(keyword)\" is an array of strings", at: site, keyword)
    }
    return items.compactMap(\.string)
  }
}
