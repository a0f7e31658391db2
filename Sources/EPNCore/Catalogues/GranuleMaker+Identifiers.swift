import TFCat
import TFCatJSON
import TFCatTables

/// What granules and their observations are called.
extension GranuleMaker {
  /// The `granule_uid` of an event.
  mutating func identifier(
    of event: some GranuleEvent, _ id: FeatureID?, _ granule: Granule, type: String?, time: TimeRange?,
    spectral: SpectralRange?
  ) -> String {
    if case .string(let id)? = id {
      if GranuleIdentifier.isWord(id) { return identifierStart + id }
      if !hasOwnIdentifier { lastLosses.addUnusedID(id) }
    }
    var identifier = GranuleIdentifier()
    identifier.add(time, spectral)
    event.addProperties(to: &identifier, &asked, by: &propertyText)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.usualLength)
    bytes.append(contentsOf: plan.options.service.utf8)
    let texts = (granule[.instrumentName].text ?? granule[.instrumentHostName].text, type)
    if let instrument = texts.0 { words.append(instrument, at: 0, to: &bytes) }
    if let type = texts.1 { words.append(type, at: texts.0 == nil ? 0 : 1, to: &bytes) }
    if let time { GranuleIdentifier.append(time.start, to: &bytes) }
    bytes.append(UInt8(ascii: "_"))
    identifier.appendDigits(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// More bytes than most identifiers have.
  private static let usualLength = 96

  /// What the observation of an event is called, to which its property `obs_id` refers.
  mutating func observationID(_ property: JSONValue?) -> String? {
    guard let property else { return nil }
    guard let index = property.number?.integerValue.flatMap({ Int(exactly: $0) }),
      let list = head.observations,
      list.indices.contains(index)
    else { return Self.text(property) }
    if let known = observationIDs[index] { return known }
    let name = Self.name(of: list[index]) ?? makeName(of: list[index], index)
    observationIDs[index] = name
    return name
  }

  private static func name(of observation: Observation) -> String? {
    if case .string(let id)? = observation.content.id { return CatalogueProperties.clean(id) }
    for name in ["obs_id", "id", "name", "file_name"] {
      if let text = observation.properties?[name].flatMap(text) { return text }
    }
    return nil
  }

  private mutating func makeName(of observation: Observation, _ index: Int) -> String {
    var identifier = GranuleIdentifier()
    let time = (try? observation.content.timeRange(in: head.crs)) ?? nil
    let spectral = (try? observation.content.spectralRange(in: head.crs)) ?? nil
    identifier.add(time, spectral)
    identifier.add(observation.properties, by: &propertyText)
    let start = (time?.start).flatMap(GranuleIdentifier.time).map { "\($0)_" } ?? ""
    return "\(plan.options.service)_obs_\(start)\(identifier.digits)"
  }
}
