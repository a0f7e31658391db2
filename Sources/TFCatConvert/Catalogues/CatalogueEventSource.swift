import Base
package import TFCat
internal import TFCatJSON

/// TFCat itself: 1.0, and in the dress of the years before: output of the SPACE labelling tool of 2021 to
/// 2024, release candidates of the standard.
package struct CatalogueEventSource: EventSource {
  package static let description = SourceDescription(
    name: "tfcat",
    title: "TFCat 1.0, and older: SPACE labelling tool (2021-2024), release candidates of the standard",
    parameters: [
      .position("the observer (ref_position_id) where the catalogue has no CRS"),
      .unit("the unit of the frequencies where the catalogue has no CRS"),
    ],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case closedRing, ringOrientation, flatRing, crossingRing, geometryDegenerate, id, boundingBox,
      propertyValue, crs, observation

    var repair: Repair {
      switch self {
      case .closedRing: Repair("closed-ring", "a ring that does not end where it starts is closed")
      case .ringOrientation:
        Repair(
          "ring-orientation",
          "an outer ring that runs clockwise, or a hole that runs counter-clockwise, is turned round")
      case .flatRing: Repair("flat-ring", "a polygon whose coordinates are one ring gets its list of rings")
      case .crossingRing:
        Repair(
          "crossing-ring",
          "a polygon whose rings cross or touch themselves becomes polygons with the same edges")
      case .geometryDegenerate:
        Repair("degenerate-geometry", "a polygon without area becomes a line, a line of one position a point")
      case .id: Repair("id", "a feature without an id, or with that of another, gets a new one")
      case .boundingBox: Repair("bbox", "a bbox that does not hold the feature is left out")
      case .propertyValue:
        Repair(
          "property-value",
          "null is left out; an array or an object becomes text; a number in quotes becomes a number; the character NUL is left out"
        )
      case .crs: Repair("feature-crs", "a feature's own CRS is brought to TFCat 1.0")
      case .observation: Repair("obs-id", "an obs_id that refers to no observation is left out")
      }
    }
  }

  private let options: SourceOptions
  private var documents: [CatalogueDocument] = []
  private var survey = PropertySurvey()
  private var register = FeatureIDRegister()
  /// Whether features go through as they are.
  private var isSound = false
  package private(set) var head = CatalogueHead(crs: nil)
  package private(set) var notes: [String] = []
  package private(set) var declaresRepairs = false

  package var keepsFields: Bool { true }

  package init(options: SourceOptions) throws(ConversionError) { self.options = options }

  package static func recognize(_ start: SourceStart) -> Recognition {
    guard start.firstByte == UInt8(ascii: "{") else { return .no }
    // Sequences of features and GeoJSON have a catalogue's head too.
    if FeatureLines.isSequence(start) || GeoJSONSource.recognize(start) == .certain { return .no }
    if start.json?.type == "FeatureCollection" { return .certain }
    // A damaged text has its type anywhere, and a long one of sorted names at its end.
    if start.json?.type == nil, start.text.contains("\"FeatureCollection\"") { return .likely }
    let isFeature = start.text.contains("\"Feature\"")
    return isFeature && start.text.contains("\"coordinates\"") ? .likely : .no
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    var union = HeadUnion()
    var observations: [Observation]?
    for input in inputs {
      var document = try CatalogueDocument(input, options: options)
      notes += document.notes
      let count = observations?.count ?? 0
      document.observationOffset = count
      if let others = document.head.observations {
        observations = (observations ?? []) + others
        if count > 0, !others.isEmpty {
          notes.append("\(input.path): its observations follow those before; obs_id counts on from \(count)")
        }
      }
      var rest = document.head
      rest.observations = nil
      try union.add(rest, of: input.path)
      documents.append(document)
    }
    (head, notes) = (union.head, notes + union.notes)
    head.observations = observations
    if options.inputsAreSound, documents.count == 1 {
      if let fields = FieldMending.fields(head.fields, allAreUsed: options.inputsUseAllFields) {
        head.fields = fields
        isSound = true
        return
      }
      if options.areAssumed { throw ConversionError.wrongAssumption }
    }
    let allowed = options.allowed(Self.description.repairs)
    try ObservationMending.mend(&head, path: inputs[0].path, options, &notes)
    survey = PropertySurvey(listed: (head.fields ?? Fields()).filter { $0.field.values != nil }.map(\.name))
    var holdsAll = head.bbox != nil
    var reserved: Set<String> = []
    for document in documents {
      var reader = document.featureReader()
      while let feature = reader.nextSurveyed() {
        survey.add(feature)
        if case .string(let id)? = feature.id, FeatureIDRegister.couldBeMade(id) { reserved.insert(id) }
        if holdsAll { holdsAll = head.bbox.map { feature.isInside($0) } ?? false }
      }
    }
    if !holdsAll { head.bbox = nil }
    let declared = head.fields ?? Fields()
    register = FeatureIDRegister(reserved: reserved)
    declaresRepairs = try needsRepairs(allowed, FeatureIDRegister(reserved: reserved))
    head.fields = survey.fields(declared: declared, notes: &notes)
  }

  /// Whether there is anything to mend: a catalogue without faults is to stay as it is.
  private func needsRepairs(
    _ allowed: RepairSet, _ register: FeatureIDRegister
  ) throws(ConversionError) -> Bool {
    for index in documents.indices {
      var reader = CatalogueEventReader(
        documents[index], index: index, survey: survey, register: register)
      var event = RadioEvent(fieldCount: 0, allowedRepairs: allowed)
      while try reader.next(into: &event) != nil {
        if !event.repairs.isEmpty { return true }
        event.clear()
      }
    }
    return false
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard let index = documents.firstIndex(where: { $0.input.file === input.file }) else {
      throw ConversionError(path: input.path, reason: "was not there when the conversion began")
    }
    return CatalogueEventReader(
      documents[index], index: index, survey: survey, register: register, isSound: isSound)
  }
}

extension Feature {
  /// Whether the feature lies in a box of the catalogue, whose axes it must have for that.
  fileprivate func isInside(_ box: BoundingBox) -> Bool {
    guard crs == nil, geometry.attributes.crs == nil, box.isSound, let bounds = geometry.bounds else {
      return false
    }
    return box.contains(bounds)
  }
}
