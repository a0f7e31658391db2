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
  /// By the place in the schema, the field that fills the column.
  private let fields: [(name: String, place: Int)]
  private let typeField: String?
  /// The place of `feature_name`, and that of `time_refposition` where the table has it.
  private let featureName, referencePosition: Int?
  /// The places of columns that must have a value.
  private let required: [Int]
  /// Whether the target and its class are those of the model.
  private let hasOneTarget: Bool
  /// Works out the column `coverage`, where it is asked for.
  private var coverage: (place: Int, maker: GranuleCoverage)?
  private var times: TimeRange?
  private var frequencies: SpectralRange?
  var observationIDs: [Int: String] = [:]
  var words = IdentifierWords()
  /// Memory for the texts of properties.
  var propertyText = JSONTextWriter()
  /// How many granules got a number behind their identifier because another one had the same.
  public private(set) var twinCount = 0

  init(plan: GranulePlan, path: String, head: CatalogueHead) {
    self.plan = plan
    identifierStart = "\(plan.options.service)_"
    self.path = path
    self.head = head
    axes = head.crs?.local.flatMap { try? $0.axes() }
    featureName = plan.schema.index("feature_name")
    referencePosition = plan.schema.index("time_refposition")
    if plan.options.tellsCoverage, let place = plan.schema.index("coverage") {
      coverage = (place, GranuleCoverage(head.crs))
    }
    required = plan.schema.columns.indices.filter { plan.schema.columns[$0].isRequired }
    let names = Set(head.fields?.names ?? [])
    var fields: [(String, Int)] = []
    for (place, column) in plan.schema.columns.enumerated() {
      if column.isFree {
        for name in names where GranulePlan.freeName(name, plan.options.service) == column.name {
          fields.append((name, place))
        }
      } else if names.contains(column.name), plan.constants.values[column.name] == nil,
        !["time_min", "time_max", "spectral_range_min", "spectral_range_max", "obs_id", "granule_uid"]
          .contains(
            column.name)
      {
        fields.append((column.name, place))
      }
    }
    self.fields = fields
    typeField = plan.options.typeField ?? Self.typeField(head.fields)
    var model = Granule(schema: plan.schema)
    for (place, column) in plan.schema.columns.enumerated() {
      if let constant = plan.constants.values[column.name] {
        model[place] = constant
      } else if !CatalogueProperties.computed.contains(column.name),
        let value = CatalogueProperties.value(of: column, in: head.properties)
      {
        model[place] = value
      } else if let value = plan.defaults.values[column.name] {
        model[place] = value
      }
    }
    model.serviceTitle = plan.options.service
    if model.gid == nil { model.gid = "feature" }
    if model.dataproductType.isEmpty { model.dataproductType = "ci#ev" }
    if model.spatialFrameType == nil { model.spatialFrameType = "none" }
    // A list of events is always derived from data.
    if model.processingLevel == nil { model.processingLevel = 5 }
    if let place = referencePosition, model[place].isNull, plan.constants.values["time_refposition"] == nil,
      let position = head.crs?.local?.referencePosition, !position.isEmpty
    {
      model[place] = .string(CatalogueProperties.clean(position))
    }
    let targetPlaces = [MandatoryColumn.targetName, .targetClass].map(\.rawValue)
    hasOneTarget = !fields.contains { targetPlaces.contains($0.1) }
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

  /// The field that says what kind of event a feature is.
  private static func typeField(_ fields: Fields?) -> String? {
    guard let fields else { return nil }
    for name in ["type", "event_type", "burst_type", "class", "label", "feature_type"]
    where fields[name] != nil {
      return name
    }
    return fields.first { $0.field.ucd.hasPrefix("meta.code.class") && $0.field.dataType != .float }?.name
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
    try fill(&granule, of: feature, &register)
    return granule
  }

  /// Makes the granule of a feature in the place of another one of this maker, which costs less than a new
  /// one.
  package mutating func fill(
    _ granule: inout Granule, of feature: Feature, _ register: inout some GranuleNaming
  ) throws(GranuleError) {
    try prepare(&granule, of: feature)
    try finish(&granule, &register)
  }

  /// Makes the granule of a feature but for what depends on the granules before it: the number behind an
  /// identifier that was given already.
  mutating func prepare(_ granule: inout Granule, of feature: Feature) throws(GranuleError) {
    granule.take(valuesOf: model)
    let (time, spectral) = try ranges(of: feature)
    if let time { times = times?.union(time) ?? time }
    if let spectral { frequencies = frequencies?.union(spectral) ?? spectral }
    setRanges(time, spectral, of: &granule)
    if let place = coverage?.place, let text = coverage?.maker.text(of: feature), granule.isNull(place) {
      granule[place] = .string(text)
    }
    for (name, place) in fields {
      guard let json = feature.properties?[name],
        let value = CatalogueProperties.value(json, plan.schema.columns[place])
      else { continue }
      granule[place] = value
    }
    let type = typeField.flatMap { feature.properties?[$0] }.flatMap(Self.text)
    if let featureName, granule.isNull(featureName), let type { granule[featureName] = .string(type) }
    complete(&granule)
    let identifier = identifier(of: feature, granule, type: type, time: time, spectral: spectral)
    granule[.uid] = .string(identifier)
    let observation = observationID(of: feature)
    granule[.observationID] = .string(observation ?? identifier)
    fill(&granule, id: feature.id)
    // Also where the identifier is one that was given.
    if observation == nil, !plan.constants.names.contains("obs_id") {
      granule[.observationID] = granule[.uid]
    }
  }

  /// Whether granules can be prepared by several makers: the coverage of the whole catalogue needs one that
  /// sees all features.
  var canShareWork: Bool { coverage == nil }

  /// Takes in the times and frequencies of the features of which another maker prepared granules.
  mutating func takeRanges(of other: GranuleMaker) {
    if let time = other.times { times = times?.union(time) ?? time }
    if let spectral = other.frequencies { frequencies = frequencies?.union(spectral) ?? spectral }
  }

  private func ranges(of feature: Feature) throws(GranuleError) -> (TimeRange?, SpectralRange?) {
    do throws(AxisError) {
      if let axes, feature.crs == nil, feature.geometry.attributes.crs == nil,
        feature.geometry.coordinates != nil
      {
        guard let box = feature.geometry.bounds else { return (nil, nil) }
        return (try axes.timeRange(of: box), axes.spectralRange(of: box))
      }
      return (try feature.timeRange(in: head.crs), try feature.spectralRange(in: head.crs))
    } catch {
      throw GranuleError("\(error)")
    }
  }

  private func setRanges(_ time: TimeRange?, _ spectral: SpectralRange?, of granule: inout Granule) {
    if let time, granule.isNull(.timeMin), granule.isNull(.timeMax) {
      granule[.timeMin] = .double(time.start.julianDate)
      granule[.timeMax] = .double(time.end.julianDate)
    }
    if let spectral, spectral.min.isFinite, spectral.max.isFinite, granule.isNull(.spectralRangeMin),
      granule.isNull(.spectralRangeMax)
    {
      granule[.spectralRangeMin] = .double(spectral.min)
      granule[.spectralRangeMax] = .double(spectral.max)
      // Below 3 THz events are seen in the flux density of radio waves (EPN-TAP 2.0, dataproduct types ci and
      // ev).
      if granule.isNull(.measurementType), spectral.min > 0, spectral.max < 3e12 {
        granule[.measurementType] = "phot.flux.density;em.radio"
      }
    }
  }

  /// Fills in what follows from other columns.
  private func complete(_ granule: inout Granule) {
    if !hasOneTarget { granule = Self.classified(granule) }
    if granule.isNull(.modificationDate) { granule[.modificationDate] = granule[.creationDate] }
    if granule.isNull(.releaseDate) { granule[.releaseDate] = granule[.creationDate] }
  }

  /// Puts values into the texts with braces. A text with the id is nothing for what has none, such as the
  /// whole catalogue.
  private func fill(_ granule: inout Granule, id: FeatureID?) {
    for (column, template) in plan.constants.templates {
      guard let place = plan.schema.index(column) else { continue }
      var text = template
      if text.contains("{id}") {
        guard let id else { continue }
        text = text.replacing("{id}", with: GranuleIdentifier.word(id.description))
      }
      text = text.replacing("{service}", with: plan.options.service)
      for (other, value) in zip(plan.schema.columns, granule.values) where text.contains("{\(other.name)}") {
        text = text.replacing("{\(other.name)}", with: value.text ?? "")
      }
      granule[place] = .string(text)
    }
  }

  private mutating func finish(_ granule: inout Granule, _ register: inout some GranuleNaming)
    throws(GranuleError)
  {
    try claimIdentifier(of: &granule, &register)
    if let name = missingColumn(of: granule) {
      throw GranuleError("there is no value for \(name); say it with --set \(name)=...")
    }
  }

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
    setRanges(times, frequencies, of: &granule)
    if let coverage, let text = coverage.maker.text, granule.isNull(coverage.place) {
      granule[coverage.place] = .string(text)
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
    fill(&granule, id: nil)
    try finish(&granule, &register)
    return granule
  }
}

extension GranulePlan {
  /// The maker of the granules of the catalogue with that index.
  public func maker(for index: Int) -> GranuleMaker {
    GranuleMaker(plan: self, path: heads[index].path, head: heads[index].head)
  }
}

/// Keeps the identifiers of a table unique.
public protocol GranuleNaming {
  /// Registers an identifier for a granule.
  ///
  /// - Returns: `nil` for a new one; for one that another granule has, the number to put behind it, from 2.
  mutating func claim(_ uid: String) throws(GranuleError) -> Int?
}

/// The identifiers of a table, as hashes of 64 bits.
public struct GranuleRegister: GranuleNaming, Sendable {
  private var seen = HashRegister(keepsNumbers: false)
  /// How many have the identifier, of those that more than one has.
  private var counts: [UInt64: Int] = [:]

  /// Makes a register without identifiers.
  public init() {}

  /// Registers an identifier for a granule.
  ///
  /// - Returns: `nil` for a new one; otherwise the number to put behind it, from 2.
  public mutating func claim(_ uid: String) -> Int? {
    let hash = FNV1a.hash(uid)
    guard seen.add(hash, number: 0) != nil else { return nil }
    let number = counts[hash, default: 1] + 1
    counts[hash] = number
    return number
  }
}
