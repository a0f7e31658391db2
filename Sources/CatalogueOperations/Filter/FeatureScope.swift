package import TFCat
package import TFCatConvert
import TFCatJSON
package import TFCatTables
package import TableMapping

/// What a formula may ask of a feature: its properties by their names, and beside them `id`, `kind`, `start`
/// and `end` (ISO 8601 in UTC), `duration` (s), `low` and `high` (Hz), of which `feature.start` and so on are
/// the
/// names where a property has the same.
package struct FeatureScope: ExpressionScope {
  /// What is known of every feature.
  package enum Fact: String, CaseIterable, Sendable {
    case id, kind, start, end, duration, low, high
  }

  private var facts: [String: Fact] = [:]
  private var feature: Feature?
  private var extents: ExtentReader
  private var extent: PhysicalExtent?

  /// - Parameter head: of the catalogue whose features will be asked.
  package init(_ head: CatalogueHead) {
    extents = ExtentReader(head.crs)
    for fact in Fact.allCases {
      facts["feature.\(fact.rawValue)"] = fact
      if head.fields?[fact.rawValue] == nil { facts[fact.rawValue] = fact }
    }
  }

  /// Goes on to the next feature.
  package mutating func take(_ feature: Feature) {
    self.feature = feature
    extent = extents.extent(of: feature)
  }

  /// The value of a property or of a fact; nothing where the feature has none.
  package func value(of name: String) throws(MappingFault) -> TableValue {
    if let value = feature?.properties?[name] { return TableValue(json: value) }
    guard let fact = facts[name] else { return .null }
    switch fact {
    case .id: return feature?.id.map { TableValue(json: $0.json) } ?? .null
    case .kind: return feature.map { .string($0.geometry.kind.rawValue) } ?? .null
    case .start: return Self.text(extent?.times?.lowerBound)
    case .end: return Self.text(extent?.times?.upperBound)
    case .duration:
      return extent?.times.map { .double((($0.upperBound - $0.lowerBound) * 1e6).rounded() / 1e6) } ?? .null
    case .low: return Self.number(extent?.frequencies?.lowerBound)
    case .high: return Self.number(extent?.frequencies?.upperBound)
    }
  }

  private static func text(_ seconds: Double?) -> TableValue {
    seconds.flatMap { PhysicalTime.text(of: $0) }.map(TableValue.string) ?? .null
  }

  private static func number(_ value: Double?) -> TableValue { value.map(TableValue.double) ?? .null }

  /// Whether the name is that of a fact.
  package func isFact(_ name: String) -> Bool { facts[name] != nil }

  /// Makes sure that formulas ask for what is there: fields that the catalogue declares, properties that a
  /// feature has, and facts.
  ///
  /// - Parameter takesFacts: whether the names of facts may stand there.
  /// - Throws: `OperationError` for the first name that means nothing.
  package static func check(
    _ names: [String], in input: CatalogueInput, of option: String, takesFacts: Bool = true
  ) throws {
    let scope = FeatureScope(input.head)
    let unknown = names.filter { !(takesFacts && scope.isFact($0)) && input.head.fields?[$0] == nil }
    guard !unknown.isEmpty else { return }
    var missing = Set(unknown)
    var stream = input.features()
    while !missing.isEmpty, let item = try stream.next() {
      for member in item.feature.properties?.members ?? [] { missing.remove(member.name) }
    }
    guard let name = unknown.first(where: missing.contains) else { return }
    let refusal = Fields.refusal(of: name, in: [input.head]) ?? "there is no field \"\(name)\""
    let facts = Fact.allCases.map(\.rawValue).joined(separator: ", ")
    throw OperationError("\(option): \(refusal)" + (takesFacts ? "; besides there are \(facts)" : ""))
  }
}
