public import TFCat

/// One thing that is checked. A rule is one file: its words, its examples (which are its tests and its page of the
/// documentation) and its check.
///
/// A rule says what it looks at by the protocol it conforms to: `FileRule`, `TextRule`, `StructureRule`, `PropertyRule`,
/// `GeometryRule`, `FeatureRule`, `CatalogueRule` or `SchemaRule`; rules of EPNcore tables `TableRule`, `GranuleValueRule`,
/// `GranuleRule` or `GranulesRule`. Rules report whatever they see; which rules count, and how often one may speak, is the
/// engine's business.
public protocol Rule: Sendable {
  /// Its words. They belong to the type: a rule that holds nothing is handed around for nothing.
  static var description: RuleDescription { get }
  /// What it looks at. The protocol that it conforms to says it; a rule that conforms to several names them.
  var checks: [RuleCheck] { get }
}

/// A rule that is asked about each feature, unless what is known of the feature leaves it nothing to say.
public protocol FeatureCheckingRule: Rule {
  /// The facts under which it has nothing to say of a feature; without one it is asked about each.
  var silentWhere: FeatureFacts { get }
}

extension FeatureCheckingRule {
  public var silentWhere: FeatureFacts { [] }
}

extension Rule {
  public var description: RuleDescription { Self.description }
}

/// A rule as the one who looks at one kind of thing.
public enum RuleCheck: Sendable {
  case file(any FileRule)
  case text(any TextRule)
  case structure(any StructureRule)
  case property(any PropertyRule)
  case geometry(any GeometryRule)
  case feature(any FeatureRule)
  case catalogue(any CatalogueRule)
  case schema(any SchemaRule)
  case table(any TableRule)
  case granuleValue(any GranuleValueRule)
  case granule(any GranuleRule)
  case granules(any GranulesRule)
}

extension FileRule {
  public var checks: [RuleCheck] { [.file(self)] }
}
extension TextRule {
  public var checks: [RuleCheck] { [.text(self)] }
}
extension StructureRule {
  public var checks: [RuleCheck] { [.structure(self)] }
}
extension PropertyRule {
  public var checks: [RuleCheck] { [.property(self)] }
}
extension GeometryRule {
  public var checks: [RuleCheck] { [.geometry(self)] }
}
extension FeatureRule {
  public var checks: [RuleCheck] { [.feature(self)] }
}
extension CatalogueRule {
  public var checks: [RuleCheck] { [.catalogue(self)] }
}
extension SchemaRule {
  public var checks: [RuleCheck] { [.schema(self)] }
}
extension TableRule {
  public var checks: [RuleCheck] { [.table(self)] }
}
extension GranuleValueRule {
  public var checks: [RuleCheck] { [.granuleValue(self)] }
}
extension GranuleRule {
  public var checks: [RuleCheck] { [.granule(self)] }
}
extension GranulesRule {
  public var checks: [RuleCheck] { [.granules(self)] }
}

/// A rule's words.
public struct RuleDescription: Sendable {
  /// `TFC` and three digits, never used again for another rule.
  public let id: String
  /// The id's meaning in a few words: `ring-not-closed`.
  public let name: String
  public let severity: Severity
  /// The sentence of a standard, or the practice, that the rule stands on, with its section.
  public let basis: String
  /// What is wrong, in one sentence that can stand in a list.
  public let summary: String
  /// Why it matters and what happens to data that has the fault.
  public let explanation: String
  /// What to do about it, in one sentence.
  public let advice: String
  public var valid: [Example] { makeValid() }
  public var invalid: [Example] { makeInvalid() }
  // Every run of the tool makes the words of all rules, and few look at an example.
  private let makeValid: @Sendable () -> [Example]
  private let makeInvalid: @Sendable () -> [Example]
  /// Whether one report speaks for the whole file, because one cause makes every feature look bad.
  public let isOncePerFile: Bool
  /// How many findings in one file are told as one, because they have one cause.
  public let isOnceFrom: Int

  public init(
    id: String, name: String, severity: Severity, basis: String, summary: String, explanation: String,
    advice: String, valid: @autoclosure @escaping @Sendable () -> [Example],
    invalid: @autoclosure @escaping @Sendable () -> [Example], isOncePerFile: Bool = false,
    isOnceFrom: Int = .max
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.basis = basis
    self.summary = summary
    self.explanation = explanation
    self.advice = advice
    makeValid = valid
    makeInvalid = invalid
    self.isOncePerFile = isOncePerFile
    self.isOnceFrom = isOncePerFile ? 1 : isOnceFrom
  }

  public var family: RuleFamily { RuleFamily(id: id) }
}

/// The hundreds of the ids.
public enum RuleFamily: String, CaseIterable, Codable, Hashable, Sendable {
  case text = "file and JSON text"
  case structure
  case crs = "CRS and axes"
  case geometry
  case properties = "fields, properties, ids and observations"
  case vocabulary = "UCD and units"
  case plausibility
  case publication = "publication metadata"
  case granules = "EPNcore tables"
  case profile = "profile schemas"

  init(id: String) {
    let hundred = id.dropFirst(3).first?.wholeNumberValue ?? 0
    self = Self.allCases[min(hundred, Self.allCases.count - 1)]
  }
}

/// A rule about the file as a whole, before anything of it is read as JSON.
public protocol FileRule: Rule {
  /// Looks at the whole document, of which rules read no more than a first few thousand bytes unless those are blank.
  ///
  /// - Returns: whether it spoke: then nothing else of the file is looked at.
  func check(_ bytes: UnsafeRawBufferPointer, _ findings: inout Findings) -> Bool
}

/// A rule about the text itself: puts faults of the JSON parser into words.
public protocol TextRule: Rule {
  var faults: Set<JSONFault.Kind> { get }
  func message(for fault: JSONFault) -> String
}

/// A rule about the shape of the JSON tree. It is called for each node of its roles that the fast path did not already
/// find sound.
public protocol StructureRule: Rule {
  var roles: Set<NodeRole> { get }
  func check(_ node: Node, in context: LintContext, _ findings: inout Findings)
}

/// A rule about one property of one feature, with the field that declares it.
public protocol PropertyRule: FeatureCheckingRule {
  func check(_ property: CheckedProperty, in context: LintContext, _ findings: inout Findings)
}

/// A rule about one geometry that has coordinates; the members of a `GeometryCollection` come one by one.
public protocol GeometryRule: FeatureCheckingRule {
  func check(_ shape: Shape, in context: LintContext, _ findings: inout Findings)
}

/// A rule about a feature as a whole.
public protocol FeatureRule: FeatureCheckingRule {
  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: inout Findings)
}

/// A rule about the catalogue as a whole, once all features have been seen.
public protocol CatalogueRule: Rule {
  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: inout Findings)
}

/// A rule about what a JSON Schema asks for besides: it speaks where one of its keywords does not hold.
public protocol SchemaRule: Rule {
  /// By their names; the empty name is that of the schema `false`.
  var keywords: Set<String> { get }
}
