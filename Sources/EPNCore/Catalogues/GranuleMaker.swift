public import Base
public import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Makes the granules of one catalogue, feature by feature. Memory grows by a few bytes for each granule, to
/// recognise identifiers that were given before.
public struct GranuleMaker: Sendable {
  let plan: GranulePlan
  package var service: String { plan.options.service }
  /// The service and a line, with which identifiers begin.
  let identifierStart: String
  let head: CatalogueHead
  private let path: String
  private let axes: CRSAxes?
  /// All that is the same in each row.
  private let model: Granule
  /// The fields that fill columns, the one that tells the type of events, and `obs_id`, in this order.
  var asked: AskedProperties
  /// The fields that fill columns.
  private let filled: [FieldColumns.Entry]
  /// Of the one that tells the type, among the properties that are asked for.
  private let typeIndex: Int?
  private var observationIndex: Int { asked.names.count - 1 }
  /// The place of `feature_name`, and that of `time_refposition` where the table has it.
  private let featureName, referencePosition: Int?
  /// Pairs of limits of which features may give one alone.
  let pairs: [GranuleSchema.Pair]
  /// Whether a limit of the times or of the frequencies is given for all rows, and the other one is not.
  private let hasGivenLimit: Bool
  /// The places of columns that must have a value.
  private let required: [Int]
  /// Whether `obs_id` is said for all granules.
  private let hasOwnObservation: Bool
  /// Whether `granule_uid` is said for all granules, by a text with names in braces.
  let hasOwnIdentifier: Bool
  /// Whether the target and its class are those of the model.
  private let hasOneTarget: Bool
  /// Works out the column `coverage`; `nil` where it is not asked for.
  private var coverage: GranuleCoverage?
  /// The place of `coverage`, where it is asked for.
  private let coveragePlace: Int?
  private var times: TimeRange?
  private var frequencies: SpectralRange?
  var observationIDs: [Int: String] = [:]
  var words = IdentifierWords()
  /// Memory for the texts of properties.
  var propertyText = JSONTextWriter()
  /// The id of the event of which a granule was made last.
  package private(set) var lastID: FeatureID?
  /// What features said that their granules do not.
  public private(set) var losses = GranuleLosses()
  /// The same of the granule that was prepared last.
  var lastLosses = GranuleLosses()
  /// How many granules got a number behind their identifier because another one had the same.
  public private(set) var twinCount = 0

  init(plan: GranulePlan, _ catalogue: GranulePlan.Catalogue) {
    self.plan = plan
    identifierStart = "\(plan.options.service)_"
    (path, head) = (catalogue.path, catalogue.head)
    axes = head.crs?.local.flatMap { try? $0.axes() }
    featureName = plan.schema.index("feature_name")
    let given = Set(plan.constants.names)
    referencePosition = given.contains("time_refposition") ? nil : plan.schema.index("time_refposition")
    coveragePlace = plan.options.tellsCoverage ? plan.schema.index("coverage") : nil
    if coveragePlace != nil { coverage = GranuleCoverage(head.crs) }
    required = plan.schema.columns.indices.filter { plan.schema.columns[$0].isRequired }
    let filled = catalogue.fields.entries
    self.filled = filled
    let typeField = plan.options.typeField ?? Self.typeField(head.fields)
    typeIndex = typeField == nil ? nil : filled.count
    asked = AskedProperties(filled.map(\.field) + [typeField, "obs_id"].compactMap(\.self))
    hasOwnObservation = given.contains("obs_id")
    hasOwnIdentifier = given.contains("granule_uid")
    var model = Granule(schema: plan.schema)
    for (place, column) in plan.schema.columns.enumerated() {
      if let value = plan.constants.values[column.name] ?? catalogue.values.values[column.name]
        ?? plan.defaults.values[column.name]
      {
        model[place] = value
      }
    }
    model.serviceTitle = plan.options.service
    if model.gid == nil { model.gid = "feature" }
    if model.dataproductType.isEmpty { model.dataproductType = "ci#ev" }
    if model.spatialFrameType == nil { model.spatialFrameType = "none" }
    // A list of events is always derived from data.
    if model.processingLevel == nil { model.processingLevel = 5 }
    if let place = referencePosition, model[place].isNull, let position = head.crs?.local?.referencePosition,
      !position.isEmpty
    {
      model[place] = .string(CatalogueProperties.clean(position))
    }
    // The other limits of times and frequencies are those of the features.
    let measured = Set([MandatoryColumn.timeMin, .spectralRangeMin].map(\.rawValue))
    let places = Set(filled.map(\.place))
    var pairs: [GranuleSchema.Pair] = []
    var hasGivenLimit = false
    for pair in plan.schema.pairs {
      if measured.contains(pair.least) {
        guard model.isNull(pair.least) != model.isNull(pair.greatest) else { continue }
        hasGivenLimit = true
        pairs.append(pair)
      } else if places.contains(pair.least) || places.contains(pair.greatest) {
        pairs.append(pair)
      } else {
        model.complete(pair)
      }
    }
    (self.pairs, self.hasGivenLimit) = (pairs, hasGivenLimit)
    let targetPlaces = [MandatoryColumn.targetName, .targetClass].map(\.rawValue)
    hasOneTarget = !filled.contains { targetPlaces.contains($0.place) }
    self.model = hasOneTarget ? Self.classified(model) : model
  }

  /// With the class of the target, where it is known.
  private static func classified(_ granule: Granule) -> Granule {
    guard granule.isNull(.targetClass),
      let word = CatalogueProperties.targetClass(of: granule[.targetName])
    else { return granule }
    var granule = granule
    granule[.targetClass] = word
    return granule
  }

  /// The field that says what kind of event a feature is. One that fills a column of its own, such as
  /// `dataproduct_type`, says something else.
  static func typeField(_ fields: Fields?) -> String? {
    guard let fields else { return nil }
    for name in ["type", "event_type", "burst_type", "class", "label", "feature_type"]
    where fields[name] != nil {
      return name
    }
    return fields.first { name, field in
      let words = field.ucd.split(separator: ";")
      return words.first == "meta.code.class" && !words.contains { $0.hasPrefix("pos.") }
        && field.dataType != .float && GranuleColumn.named(name) == nil
    }?.name
  }

  /// The granule of a feature.
  ///
  /// - Parameters:
  ///   - feature: the event.
  ///   - register: knows the identifiers of the table so far.
  /// - Throws: `GranuleError` for a feature whose times or frequencies cannot be had in UTC and Hz, and for
  ///   one that lacks what must be there.
  public mutating func granule(
    of feature: Feature, _ register: inout some GranuleNaming
  ) throws(GranuleError) -> Granule {
    var granule = model
    try prepare(&granule, of: feature)
    try finish(&granule, &register)
    return granule
  }

  /// Makes the granule of the next event of a catalogue in the place of another one of this maker, which
  /// costs less than a new one.
  ///
  /// - Returns: whether there was an event.
  /// - Throws: `CatalogueError` for a feature that is not sound, `GranuleError` for one of which no granule
  ///   can be made.
  package mutating func fillNext(
    _ granule: inout Granule, of features: inout CatalogueReader, _ register: inout some GranuleNaming
  ) throws -> Bool {
    guard try prepareNext(&granule, of: &features) else { return false }
    try finish(&granule, &register)
    return true
  }

  /// Makes the granule of the next event of a catalogue but for what depends on the granules before it: the
  /// number behind an identifier that was given already.
  ///
  /// - Returns: whether there was an event.
  mutating func prepareNext(_ granule: inout Granule, of features: inout CatalogueReader) throws -> Bool {
    // All but the coverage can be had of the text.
    if coveragePlace == nil, axes != nil, let event = features.nextOnTape() {
      try prepare(&granule, of: event)
      return true
    }
    guard let feature = try features.next() else { return false }
    try prepare(&granule, of: feature)
    return true
  }

  private mutating func prepare(_ granule: inout Granule, of event: some GranuleEvent) throws(GranuleError) {
    granule.take(valuesOf: model)
    lastLosses = GranuleLosses()
    let (time, spectral) = try ranges(of: event)
    if let time { times = times?.union(time) ?? time }
    if let spectral, spectral.isPhysical { frequencies = frequencies?.union(spectral) ?? spectral }
    setRanges(time, spectral, of: &granule)
    if let text = event.coverage(by: &coverage), let coveragePlace, granule.isNull(coveragePlace) {
      granule[coveragePlace] = .string(text)
    }
    if let referencePosition, let position = event.ownReferencePosition {
      granule[referencePosition] = position.isEmpty ? .null : .string(CatalogueProperties.clean(position))
    }
    event.find(&asked)
    for index in filled.indices {
      guard let json = event.property(index, &asked) else { continue }
      guard let value = filled[index].column.value(json) else { throw misfit(json, index) }
      if !value.isNull { granule[filled[index].place] = value }
    }
    for pair in pairs { granule.complete(pair) }
    if hasGivenLimit { try checkLimits(of: granule) }
    var type: String?
    if let typeIndex { type = event.property(typeIndex, &asked).flatMap(Self.text) }
    if let featureName, granule.isNull(featureName), let type { granule[featureName] = .string(type) }
    complete(&granule)
    let id = event.id
    lastID = id
    let identifier = identifier(of: event, id, granule, type: type, time: time, spectral: spectral)
    granule[.uid] = .string(identifier)
    let observation = observationID(event.property(observationIndex, &asked))
    granule[.observationID] = .string(observation ?? identifier)
    fill(&granule, id)
    // Also where the identifier is one that was given.
    if observation == nil, !hasOwnObservation {
      granule[.observationID] = granule[.uid]
    }
  }

  /// Whether granules can be prepared by several makers: the coverage of the whole catalogue needs one that
  /// sees all features.
  var canShareWork: Bool { coveragePlace == nil }

  /// Takes in the times and frequencies of the features of which another maker prepared granules.
  mutating func takeRanges(of other: GranuleMaker) {
    if let time = other.times { times = times?.union(time) ?? time }
    if let spectral = other.frequencies { frequencies = frequencies?.union(spectral) ?? spectral }
  }

  private func ranges(
    of event: some GranuleEvent
  ) throws(GranuleError) -> (TimeRange?, SpectralRange?) {
    do throws(AxisError) {
      return try event.ranges(axes, in: head.crs)
    } catch {
      throw GranuleError("\(error)")
    }
  }

  private func misfit(_ json: JSONValue, _ index: Int) -> GranuleError {
    var error = GranuleError("\(filled[index].field): \(filled[index].column.fault(json))")
    error.property = filled[index].field
    return error
  }

  /// Fills in what follows from other columns.
  private func complete(_ granule: inout Granule) {
    if !hasOneTarget { granule = Self.classified(granule) }
    if granule.isNull(.modificationDate) { granule[.modificationDate] = granule[.creationDate] }
    if granule.isNull(.releaseDate) { granule[.releaseDate] = granule[.creationDate] }
  }

  private func fill(_ granule: inout Granule, _ id: FeatureID?) {
    func word() -> String? { id.map { GranuleIdentifier.word($0.description) } }
    plan.templates.fill(&granule, id: word)
    plan.defaultTemplates.fill(&granule, emptyOnly: true, id: word)
  }

  private mutating func finish(_ granule: inout Granule, _ register: inout some GranuleNaming)
    throws(GranuleError)
  {
    try claimIdentifier(of: &granule, &register)
    if let name = missingColumn(of: granule) {
      throw GranuleError("there is no value for \(name); say it with --set \(name)=...")
    }
    losses.add(lastLosses)
  }

  /// Counts what the feature of a granule said that the granule, which another maker prepared, does not.
  mutating func count(_ losses: GranuleLosses) { self.losses.add(losses) }

  /// Puts a number behind an identifier that another granule has.
  mutating func claimIdentifier(of granule: inout Granule, _ register: inout some GranuleNaming)
    throws(GranuleError)
  {
    guard case .string(let uid) = granule[.uid], let number = try register.claim(uid) else { return }
    twinCount += 1
    granule.uid = "\(uid)-\(number)"
  }

  /// The first column that must have a value and has none.
  func missingColumn(of granule: Granule) -> String? {
    required.first { granule.isNull($0) }.map { plan.schema.columns[$0].name }
  }

  static func text(_ json: JSONValue) -> String? {
    switch json {
    case .string(let text):
      let clean = CatalogueProperties.clean(text)
      return clean.isEmpty ? nil : clean
    case .number(let number): return number.literal
    default: return nil
    }
  }

  // MARK: - The file

  /// The `granule_uid` of the whole catalogue with that file name.
  package static func catalogueUID(of name: String, service: String) -> String {
    let stem = name.split(separator: ".").first.map { GranuleIdentifier.word($0) } ?? ""
    return "\(service)_catalogue\(stem.isEmpty ? "" : "_\(stem)")"
  }

  /// The granule of the whole catalogue, once all its features have been seen.
  ///
  /// - Parameters:
  ///   - file: the catalogue, for its size and its digest; `nil` where it is not a file.
  ///   - md5: its digest, where it is known already.
  ///   - register: keeps identifiers unique.
  public mutating func catalogueGranule(
    of file: MappedFile?, md5: String? = nil, _ register: inout some GranuleNaming
  ) throws(GranuleError) -> Granule {
    var granule = model
    lastLosses = GranuleLosses()
    setRanges(times, frequencies, of: &granule)
    for pair in pairs { granule.complete(pair) }
    if let text = coverage?.text, let coveragePlace, granule.isNull(coveragePlace) {
      granule[coveragePlace] = .string(text)
    }
    if plan.constants.values["dataproduct_type"] == nil { granule.dataproductType = "ca#ev" }
    if plan.constants.values["granule_gid"] == nil { granule.gid = "catalogue" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if path != "-" { granule["file_name"] = .string(CatalogueProperties.clean(name)) }
    if let template = plan.options.accessURL {
      granule["access_url"] = .string(template.replacing("{file_name}", with: name))
      if granule["access_format"].isNull { granule["access_format"] = "application/json" }
      if let file {
        granule["access_estsize"] = .integer(Int64(max(1, (file.count + 1023) / 1024)))
        granule["access_md5"] = .string(md5 ?? Digest.md5.hexadecimal(of: file))
      }
    }
    complete(&granule)
    let identifier = Self.catalogueUID(of: name, service: plan.options.service)
    granule.uid = identifier
    granule.observationID = identifier
    fill(&granule, nil)
    try finish(&granule, &register)
    return granule
  }
}

extension GranulePlan {
  /// The maker of the granules of the catalogue with that index.
  public func maker(for index: Int) -> GranuleMaker {
    GranuleMaker(plan: self, catalogues[index])
  }
}
