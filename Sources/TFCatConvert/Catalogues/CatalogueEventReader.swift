import Base
internal import TFCat
internal import TFCatJSON

/// The features of a catalogue, mended where they have to be.
struct CatalogueEventReader: EventReader {
  private let document: CatalogueDocument
  private let index: Int
  private let fields: [String: Field.DataType]
  private let register: FeatureIDRegister
  /// Whether nothing has to be mended.
  private let isSound: Bool
  private var reader: CatalogueFeatureReader
  private var mending = FeatureMending()

  typealias Fix = CatalogueEventSource.Fix

  init(
    _ document: CatalogueDocument, index: Int, survey: PropertySurvey, register: FeatureIDRegister,
    isSound: Bool = false
  ) {
    self.document = document
    self.index = index
    self.register = register
    self.isSound = isSound
    var notes: [String] = []
    let declared = survey.fields(declared: document.head.fields ?? Fields(), notes: &notes)
    fields = Dictionary(
      declared.map { ($0.name, $0.field.dataType ?? .str) }, uniquingKeysWith: { first, _ in first })
    reader = document.featureReader()
  }

  var line: Int { reader.line }
  var text: String { reader.text }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    if isSound, reader.giveText(to: &event) { return .event }
    guard let item = reader.next() else { return nil }
    var read: ReadFeature
    switch item {
    case .unreadable(let reason): return .reject(reason: reason)
    case .feature(let feature): read = feature
    }
    if isSound {
      event.feature = read.feature
      return .event
    }
    if let reason = try mending.mend(&read, { event.repair($0) }) { return .reject(reason: reason) }
    var feature = read.feature
    if let reason = mendProperties(&feature, &event) { return .reject(reason: reason) }
    if let reason = mendObservation(&feature, &event) { return .reject(reason: reason) }
    if let reason = mendID(&feature, &event) { return .reject(reason: reason) }
    event.feature = feature
    return .event
  }

  private func mendProperties(_ feature: inout Feature, _ event: inout RadioEvent) -> String? {
    guard let properties = feature.properties else {
      guard event.repair(Fix.propertyValue) else { return "the feature has no properties" }
      feature.properties = JSONObject()
      return nil
    }
    if properties.members.allSatisfy({ PropertySurvey.isSound($0.value, as: fields[$0.name]) }) { return nil }
    var isChanged = false
    var members: [JSONObject.Member] = []
    members.reserveCapacity(properties.count)
    for member in properties {
      if let number = member.value.number, !number.doubleValue.isFinite {
        return "\(number.literal) is beyond the largest double"
      }
      let value = PropertySurvey.value(member.value, as: fields[member.name])
      if value != member.value { isChanged = true }
      if let value { members.append(.init(name: member.name, value: value)) }
    }
    guard isChanged else { return nil }
    guard event.repair(Fix.propertyValue) else {
      return "a property is not of the type of its field, or null"
    }
    feature.properties = JSONObject(members: members)
    return nil
  }

  /// `obs_id` is the place of an observation in the list of the catalogue that is made.
  private func mendObservation(_ feature: inout Feature, _ event: inout RadioEvent) -> String? {
    guard let count = document.head.observations?.count, let number = feature.properties?["obs_id"]?.number,
      number.isInteger
    else { return nil }
    if let place = number.integerValue, place >= 0, place < count {
      if document.observationOffset > 0 {
        feature.properties?["obs_id"] = .number(JSONNumber(place + Int64(document.observationOffset)))
      }
      return nil
    }
    guard event.repair(Fix.observation) else {
      return "obs_id is \(number.literal), and there is no such observation"
    }
    feature.properties?["obs_id"] = nil
    return nil
  }

  private func mendID(_ feature: inout Feature, _ event: inout RadioEvent) -> String? {
    if let id = feature.id, register.take(id) { return nil }
    guard event.repair(Fix.id) else { return "the feature has no id, or that of another" }
    feature.id = register.make(from: feature.id, number: index + 1)
    return nil
  }
}
