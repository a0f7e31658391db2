import Base
import LintKit
import TFCat
import TFCatJSON

/// Checks features and observations one after the other: the part of linting that runs for each of millions.
struct ItemLinter {
  private let rules: CatalogueRuleSet
  private let propertyRules: BoundRules<any PropertyRule>
  private let geometryRules: BoundRules<any GeometryRule>
  private let featureRules: BoundRules<any FeatureRule>
  private let context: LintContext
  private let walker: StructureWalker
  private let sink: FindingSink
  private(set) var statistics = CatalogueStatistics()
  /// The properties of the item before: names and declarations are mostly the same again.
  private var declarations: [(name: String, field: FieldDeclaration?)] = []

  private let plan: FeaturePlan
  /// What the plan expects of the properties of the features, and the version of their names for which it is
  /// made.
  private var expectations: [PropertyExpectation] = []
  private var expectedVersion = -1

  init(
    rules: CatalogueRuleSet, context: LintContext, maximumPerRule: Int?, ignored: IgnoredPlaces = .none
  ) {
    let context = context.copy()
    let sink = FindingSink(
      maximumPerRule: maximumPerRule, ceiling: FindingList.greatestCountOfPiece, ignored: ignored)
    self.rules = rules
    plan = FeaturePlan(rules: rules, context: context)
    self.sink = sink
    propertyRules = BoundRules(rules.property, to: sink)
    geometryRules = BoundRules(rules.geometry, to: sink)
    featureRules = BoundRules(rules.feature, to: sink)
    self.context = context
    let rule = rules.text[.integerPrecision]?.description
    needsPlacesOfLongIntegers = rule != nil
    needsAllLongIntegers = rule.map(ignored.concern) ?? false
    walker = StructureWalker(rules: rules, context: context, sink: sink)
  }

  /// Whether times of our age are integers beyond 2^53.
  var hasLongTimes: Bool { (context.crs?.timeAxis()?.secondsPerUnit ?? 1) < 1e-7 }

  /// What was found so far.
  var found: FindingList { sink.found }

  /// Whether an item with integers beyond 2^53 has to be looked at for the places of them.
  ///
  /// The rule reports once in a file, so that after the first item they need only be counted: catalogues in
  /// TT2000 have such an integer in each position.
  private(set) var needsPlacesOfLongIntegers: Bool
  /// The rule may be silent about some of them, so that the first need not be the one that it reports.
  private let needsAllLongIntegers: Bool

  func omitLongIntegers(count: Int) {
    guard let rule = rules.text[.integerPrecision] else { return }
    sink.emitter(for: rule.description).omit(count: count)
  }

  /// Drops what nobody will see of what was found.
  func settle(isLast: Bool = false) { sink.found.settle(isLast: isLast) }

  /// Reports faults of the text.
  mutating func report(_ faults: [JSONFault], offset: Int, item: Finding.Item?) {
    sink.item = item
    // Coordinates are doubles for everybody: only of other integers it matters that digits are lost.
    let hasLongValue = faults.contains { $0.kind == .integerPrecision && !$0.isInCoordinates }
    for fault in faults {
      guard let rule = rules.text[fault.kind] else { continue }
      let findings = sink.emitter(for: rule.description)
      var severity: Severity?
      if fault.kind == .integerPrecision {
        needsPlacesOfLongIntegers = needsAllLongIntegers
        if fault.isInCoordinates {
          if hasLongValue {
            findings.omit(count: 1)
            continue
          }
          severity = .info
        }
      }
      let range = (fault.range.lowerBound + offset)..<(fault.range.upperBound + offset)
      findings.report(
        rule.message(for: fault), severity: severity, bytes: range, pointer: fault.pointer,
        repair: rule.repair(of: fault))
    }
  }

  /// Checks a document but for the items that `DocumentLayout` took out of it.
  mutating func check(root json: JSONValue, repaired: RepairedValues) {
    let first = sink.found.count
    defer { drop(repaired, from: first) }
    sink.item = nil
    walker.walkRoot(json)
    switch context.root {
    case .collection:
      walker.walkCollection(json)
      for (name, isObservation) in [("observations", true), ("features", false)] {
        for (index, item) in (json[name]?.array ?? []).enumerated() {
          check(
            item, index: index, isObservation: isObservation, item: nil, at: [.name(name), .index(index)])
        }
      }
    case .feature: check(json, index: 0, isObservation: false, item: nil)
    case .geometry:
      walker.walkGeometry(json, at: [])
      check(json, at: [])
    case .other: break
    }
  }

  /// Checks the catalogue as a whole.
  mutating func check(_ statistics: CatalogueStatistics) {
    sink.item = nil
    for rule in rules.catalogue {
      rule.check(statistics, in: context, sink.emitter(for: rule.description))
    }
  }

  /// Checks the feature that a reader has on its tape: only by the rules to which the plan leaves something
  /// to say.
  ///
  /// - Parameters:
  ///   - start: the first byte of the feature.
  ///   - range: where it lies in the document.
  /// - Returns: whether it could be checked in this way.
  mutating func check(
    _ reader: borrowing FeatureReader, at start: UnsafePointer<UInt8>, index: Int, range: Range<Int>
  ) -> Bool {
    var missing = FeatureFacts.all
    if plan.isUsable {
      if reader.tape.namesVersion != expectedVersion { expect(reader.tape) }
      var bounds: BoundingBox?
      missing = plan.missingFacts(reader.tape, start, properties: expectations, bounds: &bounds)
      if missing.isEmpty, register(reader.tape.id, start, index) {
        statistics.addFeature(reader.tape.kind, bounds: bounds, index: index)
        return true
      }
    }
    guard let feature = reader.feature(at: start) else { return false }
    check(
      feature, missing: missing, index: index,
      item: Finding.Item(list: "features", index: index, range: range))
    return true
  }

  private mutating func expect(_ tape: borrowing FeatureTape) {
    expectedVersion = tape.namesVersion
    expectations = plan.expectations(for: tape.names)
    for name in tape.names { statistics.usedProperties.insert(ExactName(name.string)) }
  }

  /// Registers the id of a feature; not one that has to be looked at more closely.
  private mutating func register(
    _ id: FeatureTape.Value?, _ start: UnsafePointer<UInt8>, _ index: Int
  ) -> Bool {
    guard let id else { return true }
    let text = id.text(in: start)
    switch id.kind {
    case .string where id.isPlain: statistics.ids.add(text: text, index: index)
    case .integer where text.count <= 15:
      guard let value = id.number(in: start) else { return false }
      statistics.ids.add(integer: Int64(value), index: index)
    default: return false
    }
    return true
  }

  /// Checks a feature whose structure the fast path found sound.
  private mutating func check(_ feature: Feature, missing: FeatureFacts, index: Int, item: Finding.Item) {
    sink.item = item
    var checked = CheckedFeature(
      index: index, isObservation: false, hasID: feature.id != nil, id: feature.id,
      geometry: feature.geometry, bbox: feature.bbox, properties: feature.properties)
    if let coordinates = feature.geometry.coordinates {
      let shape = Shape(feature.geometry.kind, coordinates, bbox: nil)
      checked.bounds = shape.bounds
      check(shape, missing: missing, at: ["geometry"])
    }
    finish(checked, missing: missing, at: [])
  }

  /// Checks an item by its JSON tree.
  ///
  /// - Parameters:
  ///   - pointer: where pointers of findings start from: nothing when `item` is known.
  ///   - repaired: values of it that were repaired, which no rule reports.
  mutating func check(
    _ json: JSONValue, index: Int, isObservation: Bool, item: Finding.Item?, at pointer: JSONPointer = [],
    repaired: RepairedValues
  ) {
    let first = sink.found.count
    check(json, index: index, isObservation: isObservation, item: item, at: pointer)
    drop(repaired, from: first)
  }

  /// Drops findings, from a place of the list on, about values that nobody wrote.
  private func drop(_ repaired: RepairedValues, from first: Int) {
    if !repaired.isEmpty { sink.found.drop(from: first, where: repaired.contains) }
  }

  /// Counts an item that cannot be checked.
  mutating func countItem(isObservation: Bool) {
    if !isObservation { statistics.featureCount += 1 }
  }

  /// Checks an item by its JSON tree.
  mutating func check(
    _ json: JSONValue, index: Int, isObservation: Bool, item: Finding.Item?, at pointer: JSONPointer = []
  ) {
    sink.item = item
    walker.walkFeature(json, role: isObservation ? .observation : .feature, at: pointer)
    guard let object = json.object, isObservation || Self.mayBeFeature(object) else {
      if !isObservation { statistics.featureCount += 1 }
      return
    }
    // A null would become an id again: JSONValue has a nil literal of its own.
    let id = object["id"].isMissing ? Optional.none : object["id"]
    // The CRS of a feature that is a document is that of the document.
    let ownCRS = (context.root == .feature ? nil : object["crs"]) ?? object["geometry"]?["crs"]
    var checked = CheckedFeature(
      index: index, isObservation: isObservation, hasID: id != nil,
      id: id.flatMap { try? FeatureID(json: $0) },
      geometry: object["geometry"].flatMap { try? Geometry(json: $0) },
      ownCRS: ownCRS.flatMap { try? CRS(json: $0).local }, hasOwnCRS: ownCRS != nil,
      bbox: object["bbox"].flatMap { try? BoundingBox(json: $0) }, properties: object["properties"]?.object)
    checked.isIDNull = id == nil && object["id"] != nil
    if id == nil { checked.misspeltID = object.misspelling(of: "id") }
    if let geometry = object["geometry"] {
      checked.bounds = check(geometry, at: pointer.appending("geometry"))
    }
    finish(checked, at: pointer)
  }

  /// Whether an object among the features is to be looked at as a feature, for all that may be wrong with it.
  private static func mayBeFeature(_ object: JSONObject) -> Bool {
    guard let type = object["type"]?.string else { return !object.isEmpty }
    return type != "FeatureCollection" && Geometry.Kind(rawValue: type) == nil
  }

  /// Checks a bare geometry, or one of a feature, as far as it can be understood, and returns its bounds.
  @discardableResult
  mutating func check(_ json: JSONValue, at pointer: JSONPointer) -> BoundingBox? {
    guard let kind = json["type"]?.string.flatMap(Geometry.Kind.init) else { return nil }
    if kind == .geometryCollection {
      let place = pointer.appending("geometries")
      return (json["geometries"]?.array ?? []).enumerated().reduce(nil) { box, item in
        guard let bounds = check(item.element, at: place.appending(item.offset)) else { return box }
        return box?.union(bounds) ?? bounds
      }
    }
    guard let value = json["coordinates"], let coordinates = try? Coordinates(json: value, depth: kind.depth)
    else {
      return nil
    }
    let shape = Shape(kind, coordinates, bbox: json["bbox"].flatMap { try? BoundingBox(json: $0) })
    check(shape, at: pointer)
    return shape.bounds
  }

  private mutating func check(
    _ shape: Shape, missing: FeatureFacts = .all, at pointer: @autoclosure () -> JSONPointer
  ) {
    let first = sink.found.count
    let context = context
    geometryRules.lend(missing: missing) { rule, findings in
      rule.check(shape, in: context, findings)
    }
    if sink.found.count > first { sink.found.prefix(with: pointer(), from: first) }
  }

  private mutating func finish(
    _ feature: CheckedFeature, missing: FeatureFacts = .all, at pointer: JSONPointer
  ) {
    if let properties = feature.properties, !plan.isUsable || !missing.isDisjoint(with: .aboutProperties) {
      check(properties, missing: missing, isObservation: feature.isObservation, at: pointer)
    }
    let first = sink.found.count
    let context = context
    featureRules.lend(missing: missing) { rule, findings in
      rule.check(feature, in: context, findings)
    }
    if sink.found.count > first { sink.found.prefix(with: pointer, from: first) }
    statistics.add(feature)
  }

  private mutating func check(
    _ properties: JSONObject, missing: FeatureFacts, isObservation: Bool, at pointer: JSONPointer
  ) {
    let context = context
    var names: Set<ExactName> = []
    for (position, member) in properties.members.enumerated() {
      // Of members with one name the first counts.
      guard names.insert(ExactName(member.name)).inserted else { continue }
      let field = declaration(of: member.name, position: position)
      let property = CheckedProperty(
        name: member.name, value: member.value, field: field, isObservation: isObservation)
      let first = sink.found.count
      propertyRules.lend(missing: missing) { rule, findings in
        rule.check(property, in: context, findings)
      }
      if sink.found.count > first {
        sink.found.prefix(with: pointer.appending("properties").appending(member.name), from: first)
      }
    }
  }

  private mutating func declaration(of name: String, position: Int) -> FieldDeclaration? {
    if position < declarations.count, declarations[position].name.isSame(as: name) {
      return declarations[position].field
    }
    let field = context.fields?[ExactName(name)]
    statistics.usedProperties.insert(ExactName(name))
    if position < declarations.count {
      declarations[position] = (name, field)
    } else if position == declarations.count {
      declarations.append((name, field))
    }
    return field
  }
}

extension JSONFault {
  fileprivate var isInCoordinates: Bool {
    pointer.tokens.contains { $0 == "coordinates" || $0 == "bbox" }
  }
}
