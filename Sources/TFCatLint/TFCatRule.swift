package import LintKit
internal import TFCat
package import TFCatJSON

/// A rule about catalogues.
///
/// A rule says what it looks at by the protocol it conforms to: `FileRule`, `TextRule`, `StructureRule`,
/// `PropertyRule`, `GeometryRule`, `FeatureRule`, `CatalogueRule` or `SchemaRule`.
package protocol TFCatRule: Rule {
  /// What it looks at. The protocol that it conforms to says it; a rule that conforms to several names them.
  var checks: [TFCatCheck] { get }
}

/// A rule together with one kind of thing that it looks at.
package enum TFCatCheck: Sendable {
  case file(any FileRule)
  case text(any TextRule)
  case structure(any StructureRule)
  case property(any PropertyRule)
  case geometry(any GeometryRule)
  case feature(any FeatureRule)
  case catalogue(any CatalogueRule)
  case schema(any SchemaRule)
}

extension FileRule {
  package var checks: [TFCatCheck] { [.file(self)] }
}
extension TextRule {
  package var checks: [TFCatCheck] { [.text(self)] }
}
extension StructureRule {
  package var checks: [TFCatCheck] { [.structure(self)] }
}
extension PropertyRule {
  package var checks: [TFCatCheck] { [.property(self)] }
}
extension GeometryRule {
  package var checks: [TFCatCheck] { [.geometry(self)] }
}
extension FeatureRule {
  package var checks: [TFCatCheck] { [.feature(self)] }
}
extension CatalogueRule {
  package var checks: [TFCatCheck] { [.catalogue(self)] }
}
extension SchemaRule {
  package var checks: [TFCatCheck] { [.schema(self)] }
}

/// A rule about the file as a whole, before anything of it is read as JSON.
package protocol FileRule: TFCatRule {
  /// Looks at the whole document, of which rules read no more than a first few thousand bytes unless those
  /// are blank.
  ///
  /// - Returns: whether nothing else of the file is to be looked at.
  func check(_ bytes: UnsafeRawBufferPointer, _ findings: Emitter) -> Bool
}

/// A rule about the text itself: puts faults of the JSON parser into words.
package protocol TextRule: TFCatRule {
  var faults: Set<JSONFault.Kind> { get }
  func message(for fault: JSONFault) -> String
  /// How the fault is mended; `nil` where that is the author's business.
  func repair(of fault: JSONFault) -> Repair?
}

extension TextRule {
  package func repair(of fault: JSONFault) -> Repair? { nil }
}

/// A rule about the shape of the JSON tree. It is called for each node of its roles that the fast path did
/// not already find sound.
package protocol StructureRule: TFCatRule {
  var roles: Set<NodeRole> { get }
  func check(_ node: Node, in context: LintContext, _ findings: Emitter)
}

/// A rule that is asked about each feature, unless what is known of the feature leaves it nothing to say.
package protocol FeatureCheckingRule: TFCatRule {
  /// The facts under which it has nothing to say of a feature; without one it is asked about each, which
  /// costs time.
  var silentWhere: FeatureFacts { get }
}

extension FeatureCheckingRule {
  package var silentWhere: FeatureFacts { [] }
}

/// A rule about one property of one feature, with the field that declares it.
package protocol PropertyRule: FeatureCheckingRule {
  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter)
}

/// A rule about one geometry that has coordinates; the members of a `GeometryCollection` come one by one.
package protocol GeometryRule: FeatureCheckingRule {
  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter)
}

/// A rule about a feature as a whole.
package protocol FeatureRule: FeatureCheckingRule {
  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter)
}

/// A rule about the catalogue as a whole, once all features have been seen.
package protocol CatalogueRule: TFCatRule {
  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter)
}

/// A rule about what a JSON Schema asks for besides: it reports where one of its keywords does not hold.
package protocol SchemaRule: TFCatRule {
  /// By their names; the empty name is that of the schema `false`.
  var keywords: Set<String> { get }
}
