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
    for input in inputs {
      var document = try CatalogueDocument(input, options: options)
      document.observationOffset = head.observations?.count ?? 0
      notes += document.notes
      try add(document.head, of: input)
      documents.append(document)
    }
    if options.inputsAreSound, documents.count == 1 {
      if let fields = FieldMending.fields(head.fields, allAreUsed: options.inputsUseAllFields) {
        head.fields = fields
        isSound = true
        return
      }
      if options.areAssumed { throw ConversionError.wrongAssumption }
    }
    let allowed = options.allowed(Self.description.repairs)
    if let observations = head.observations {
      var mending = ObservationMending(allowed)
      head.observations = try mending.mended(observations, path: inputs[0].path, &notes)
    }
    survey = PropertySurvey(listed: (head.fields ?? Fields()).filter { $0.field.values != nil }.map(\.name))
    var holdsAll = documents.count == 1
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

  /// The head of the first catalogue, with the fields of all.
  private mutating func add(_ other: CatalogueHead, of input: SourceFile) throws(ConversionError) {
    guard !documents.isEmpty else {
      head = other
      return
    }
    guard head.crs == other.crs else {
      throw ConversionError(
        path: input.path,
        reason:
          "its CRS is not that of \(documents[0].input.path); a catalogue has one, so convert them one by one"
      )
    }
    for (name, field) in other.fields ?? Fields() where head.fields?[name] == nil {
      head.fields?[name] = field
    }
    if let observations = other.observations, !observations.isEmpty {
      if let count = head.observations?.count, count > 0 {
        notes.append("\(input.path): its observations follow those before; obs_id counts on from \(count)")
      }
      head.observations = (head.observations ?? []) + observations
    }
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

extension CatalogueDocument {
  func featureReader() -> CatalogueFeatureReader { CatalogueFeatureReader(self) }
}

/// Gives the features of a document as they are read, also those that need another way.
struct CatalogueFeatureReader {
  private var reader: CatalogueReader
  private let document: CatalogueDocument
  private let runs = FeatureRuns<any FeatureRunMaker>()
  private(set) var range = 0..<0
  /// Whether the feature had a polygon whose coordinates are one ring.
  private(set) var hadFlatRing = false
  /// Whether the feature had a CRS of its own in an older layout.
  private(set) var hadOldCRS = false

  init(_ document: CatalogueDocument) {
    self.document = document
    reader = CatalogueReader(
      file: document.input.file, path: document.input.path, head: document.head, features: document.features,
      chunks: document.chunks)
  }

  enum Item {
    case feature(Feature)
    case unreadable(reason: String)
  }

  /// Gives the next feature to an event as text, in the form that the event asks for; or a run of features,
  /// where the event has makers for them.
  ///
  /// - Returns: whether it was given; if not `next()` has to read it.
  mutating func giveText(to event: inout RadioEvent) -> Bool {
    // Nothing is quicker than to copy text as it stands; the feature before tells whether it may be copied.
    if event.featureForm == .canonicalText, range.isEmpty || reader.hasCanonicalLayout {
      guard let text = reader.nextCanonicalText() else { return false }
      give(text, to: &event)
      return true
    }
    if !event.makers.isEmpty,
      let made = runs.take(from: &reader, event.makers, jobs: event.jobs)
    {
      event.madeFeatures = made
      range = reader.featureRange
      return true
    }
    guard event.featureForm == .tape, let feature = reader.nextOnTape() else { return false }
    event.featureOnTape = feature
    give(feature.text, to: &event)
    return true
  }

  private mutating func give(_ text: UnsafeBufferPointer<UInt8>, to event: inout RadioEvent) {
    range = reader.featureRange
    event.featureText = ByteText(base: text.baseAddress, count: text.count)
  }

  mutating func next() -> Item? {
    hadFlatRing = false
    hadOldCRS = false
    do {
      guard let feature = try reader.next() else { return nil }
      range = reader.featureRange
      return .feature(feature)
    } catch {
      range = reader.featureRange
      guard !range.isEmpty,
        let json = ExactJSON.parse(UnsafeRawBufferPointer(rebasing: document.input.file.bytes[range]))
      else { return .unreadable(reason: error.reason) }
      return mended(json, or: error)
    }
  }

  private mutating func mended(_ json: JSONValue, or error: CatalogueError) -> Item {
    guard case .object(var object) = json else { return .unreadable(reason: error.reason) }
    if let geometry = object["geometry"]?.object, geometry["type"] == "Polygon",
      let ring = geometry["coordinates"]?.array, ring.first?.array?.first?.number != nil
    {
      var geometry = geometry
      geometry["coordinates"] = .array([.array(ring)])
      object["geometry"] = .object(geometry)
      hadFlatRing = true
    }
    if let crs = object["crs"], let modern = LegacyCRS.modernized(crs) {
      object["crs"] = modern
      hadOldCRS = true
    }
    do {
      return .feature(try Feature(json: .object(object)))
    } catch {
      return .unreadable(reason: "\(error.pointer): \(error.reason)")
    }
  }

  /// The next feature that can be understood.
  mutating func nextSurveyed() -> Feature? {
    while let item = next() {
      if case .feature(let feature) = item { return feature }
    }
    return nil
  }
}
