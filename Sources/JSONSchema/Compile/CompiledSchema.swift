import Base
internal import TFCatJSON

/// One schema, ready to be asked. Other schemas are known by their index in the `Program`.
final class CompiledSchema: Sendable {
  /// The resource it belongs to, and its place in it.
  let resource: Int
  let pointer: JSONPointer
  /// For `true` and `false`.
  let verdict: Bool?
  /// The kinds that `type` allows.
  let kinds: UInt8
  /// Whether `1.0` passes though fractions do not.
  let takesWholeFractions: Bool
  /// Whether there is nothing but `type`.
  let isTypeAlone: Bool
  let values: Lent<ValueKeywords>?
  let numbers: Lent<NumberKeywords>?
  let strings: Lent<StringKeywords>?
  let arrays: Lent<ArrayKeywords>?
  let objects: Lent<ObjectKeywords>?
  let applied: Lent<InPlaceKeywords>?
  /// What is said of the instance without judging it.
  let annotations: [(keyword: String, value: JSONValue)]
  /// The schema that decides, where this one does nothing but refer to it.
  let alias: Int?
  /// Whether a keyword asks what all others have left.
  let asksWhatIsLeft: Bool
  /// The keywords that are lent.
  private let keywords: [any AnyObject & Sendable]

  static let everyKind: UInt8 = 0x7F

  init(_ draft: SchemaDraft) {
    resource = draft.resource
    pointer = draft.pointer
    verdict = draft.verdict
    kinds = draft.kinds
    takesWholeFractions = draft.takesWholeFractions
    values = draft.values.map(Lent.init)
    numbers = draft.numbers.map(Lent.init)
    strings = draft.strings.map(Lent.init)
    arrays = draft.arrays.map(Lent.init)
    objects = draft.objects.map(Lent.init)
    applied = draft.applied.map(Lent.init)
    annotations = draft.annotations
    asksWhatIsLeft = draft.arrays?.unevaluated != nil || draft.objects?.unevaluated != nil
    let groups: [(any AnyObject & Sendable)?] = [
      draft.values, draft.numbers, draft.strings, draft.arrays, draft.objects, draft.applied,
    ]
    keywords = groups.compactMap(\.self)
    let isNothingElse =
      verdict == nil && kinds == Self.everyKind && values == nil && numbers == nil && strings == nil
      && arrays == nil
      && objects == nil
    alias = isNothingElse ? draft.applied?.referenceAlone : nil
    isTypeAlone =
      verdict == nil && values == nil && numbers == nil && strings == nil && arrays == nil && objects == nil
      && applied == nil
  }
}

/// A schema while it is being compiled.
struct SchemaDraft {
  var resource: Int
  var pointer: JSONPointer
  var verdict: Bool?
  var kinds = CompiledSchema.everyKind
  var takesWholeFractions = false
  var values: ValueKeywords?
  var numbers: NumberKeywords?
  var strings: StringKeywords?
  var arrays: ArrayKeywords?
  var objects: ObjectKeywords?
  var applied: InPlaceKeywords?
  var annotations: [(keyword: String, value: JSONValue)] = []
}

/// `const` and `enum`.
final class ValueKeywords: Sendable {
  struct Choice: Sendable {
    let values: [JSONValue]
    /// Strings as UTF-8, which is what most are.
    let strings: [[UInt8]]
    /// All others as `CanonicalValue` writes them.
    let others: Set<[UInt8]>
  }

  let const: Choice?
  let enumeration: Choice?

  init(const: Choice?, enumeration: Choice?) {
    self.const = const
    self.enumeration = enumeration
  }
}

final class NumberKeywords: Sendable {
  struct Bound: Sendable {
    let keyword: Keyword
    let number: JSONNumber
    let exact: ExactNumber
    let nearest: Double
  }

  let bounds: [Bound]
  let multipleOf: Bound?

  init(bounds: [Bound], multipleOf: Bound?) {
    self.bounds = bounds
    self.multipleOf = multipleOf
  }
}

final class StringKeywords: Sendable {
  let minLength: Int?
  let maxLength: Int?
  let pattern: Pattern?
  let format: (name: String, check: @Sendable ([UInt8]) -> Bool)?
  let contentEncoding: String?
  let contentMediaType: String?

  init(
    minLength: Int?, maxLength: Int?, pattern: Pattern?,
    format: (name: String, check: @Sendable ([UInt8]) -> Bool)?, contentEncoding: String?,
    contentMediaType: String?
  ) {
    self.minLength = minLength
    self.maxLength = maxLength
    self.pattern = pattern
    self.format = format
    self.contentEncoding = contentEncoding
    self.contentMediaType = contentMediaType
  }
}

final class ArrayKeywords: Sendable {
  let minItems: Int?
  let maxItems: Int?
  let isUnique: Bool
  let prefix: [Int]
  let prefixKeyword: Keyword
  /// For the items after the prefix.
  let rest: Int?
  let restKeyword: Keyword
  let contains: Int?
  let minContains: Int?
  let maxContains: Int?
  /// Whether items that `contains` found count as evaluated.
  let containsEvaluates: Bool
  let unevaluated: Int?

  init(
    minItems: Int?, maxItems: Int?, isUnique: Bool, prefix: [Int], prefixKeyword: Keyword, rest: Int?,
    restKeyword: Keyword, contains: Int?, minContains: Int?, maxContains: Int?, containsEvaluates: Bool,
    unevaluated: Int?
  ) {
    self.minItems = minItems
    self.maxItems = maxItems
    self.isUnique = isUnique
    self.prefix = prefix
    self.prefixKeyword = prefixKeyword
    self.rest = rest
    self.restKeyword = restKeyword
    self.contains = contains
    self.minContains = minContains
    self.maxContains = maxContains
    self.containsEvaluates = containsEvaluates
    self.unevaluated = unevaluated
  }
}

final class ObjectKeywords: Sendable {
  struct Dependency: Sendable {
    let name: String
    let keyword: Keyword
    let required: [String]
    let schema: Int?
  }

  /// Every name that a keyword mentions.
  let names: NameTable
  /// For each name the schema of `properties`, or -1.
  let schemas: [Int]
  /// By index in `names`.
  let required: [Int]
  /// The required names as bits, for the first 64 names of the table.
  let requiredBits: UInt64
  let minProperties: Int?
  let maxProperties: Int?
  let patterns: [(pattern: Pattern, schema: Int)]
  let additional: Int?
  let propertyNames: Int?
  let dependencies: [Dependency]
  let unevaluated: Int?
  /// Whether each member has to be looked at.
  let visitsMembers: Bool

  init(
    names: NameTable, schemas: [Int], required: [Int], minProperties: Int?, maxProperties: Int?,
    patterns: [(pattern: Pattern, schema: Int)], additional: Int?, propertyNames: Int?,
    dependencies: [Dependency],
    unevaluated: Int?
  ) {
    self.names = names
    self.schemas = schemas
    self.required = required
    requiredBits = required.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }
    self.minProperties = minProperties
    self.maxProperties = maxProperties
    self.patterns = patterns
    self.additional = additional
    self.propertyNames = propertyNames
    self.dependencies = dependencies
    self.unevaluated = unevaluated
    visitsMembers = names.count > 0 || !patterns.isEmpty || additional != nil || propertyNames != nil
  }
}

/// Keywords that apply schemas to the instance itself.
final class InPlaceKeywords: Sendable {
  /// A reference that the path by which it was reached may turn elsewhere (2020-12 Core, section 8.2.3.2).
  struct DynamicReference: Sendable {
    let keyword: Keyword
    let target: Int
    /// `nil` where it is as good as `$ref`.
    let anchor: String?
  }

  let ref: Int?
  let dynamicRef: DynamicReference?
  let allOf: [Int]
  let anyOf: [Int]
  let oneOf: [Int]
  let not: Int?
  let condition: Int?
  let then: Int?
  let otherwise: Int?

  /// The target of `$ref`, where that is the only keyword.
  var referenceAlone: Int? {
    dynamicRef == nil && allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty && not == nil && condition == nil
      ? ref : nil
  }

  init(
    ref: Int?, dynamicRef: DynamicReference?, allOf: [Int], anyOf: [Int], oneOf: [Int], not: Int?,
    condition: Int?,
    then: Int?, otherwise: Int?
  ) {
    self.ref = ref
    self.dynamicRef = dynamicRef
    self.allOf = allOf
    self.anyOf = anyOf
    self.oneOf = oneOf
    self.not = not
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }
}

/// All schemas that a schema leads to.
struct Program: Sendable {
  let schemas: [CompiledSchema]
  private let lent: [Lent<CompiledSchema>]
  let root: Int
  let resources: [Resource]
  /// Whether the way by which a schema is reached matters.
  let isDynamic: Bool
  /// For schemas that are such: what makes them quick to ask.
  private(set) var rows: [RowSchema?] = []

  struct Resource: Sendable {
    var uri: String
    /// The schemas of `$dynamicAnchor`; of `$recursiveAnchor` under the name "".
    var dynamicAnchors: [String: Int]
  }

  init(schemas: [CompiledSchema], root: Int, resources: [Resource], isDynamic: Bool) {
    self.schemas = schemas
    lent = schemas.map(Lent.init)
    self.root = root
    self.resources = resources
    self.isDynamic = isDynamic
    rows = schemas.map { RowSchema($0, self) }
  }

  /// Lends a schema.
  @inline(__always)
  subscript(schema: Int) -> Lent<CompiledSchema> { lent[schema] }

  /// The schema that decides about what this one is asked: references that lead on are followed.
  @inline(__always)
  func deciding(_ schema: Int) -> Int {
    var index = schema
    // Those that lead back to themselves are left to whoever counts.
    for _ in 0..<8 {
      guard let next = self[index].alias else { return index }
      index = next
    }
    return index
  }

  func location(of schema: Int) -> String {
    let compiled = schemas[schema]
    return "\(resources[compiled.resource].uri)#\(compiled.pointer)"
  }
}
