public import TFCat
public import TFCatJSON

/// Reads event lists as the features of one catalogue.
///
///     var conversion = try Conversion(paths: ["20251227events.txt"])
///     print(try conversion.write(to: "out.json"))
///
/// or feature by feature:
///
///     var conversion = try Conversion(paths: ["20251227events.txt"])
///     while let feature = try conversion.next() { ... }
///     print(conversion.report)
///
/// Every row of the inputs becomes a feature or a reject, or announces no event; order is kept, memory is
/// constant. With `axes` the features are in other axes than those of the source.
public struct Conversion {
  /// The format of the inputs.
  public let description: SourceDescription
  /// Everything but the features, in the axes of the result.
  public let head: CatalogueHead
  /// Whether the input is one feature, which is to be written as one, and no catalogue.
  public let isSingleFeature: Bool
  /// What has been read so far; complete when `next()` has returned nil.
  public internal(set) var report: ConversionReport
  /// Called for each row that becomes no feature.
  public var onReject: (Reject) throws(ConversionError) -> Void = { _ in }
  /// Asked now and then, and before the output is completed, whether what was assumed of the inputs holds;
  /// where it does not, the conversion fails, and nothing is written.
  package var assumptionHolds: (_ isComplete: Bool) -> Bool = { _ in true }

  /// How many threads put features of a catalogue into the format that they are written in.
  public var jobs = 1

  private let source: any EventSource
  private let inputs: [SourceFile]
  private var reader: (any EventReader)?
  /// Whether there is a reader, which need not be looked at to know it.
  private var isReading = false
  /// Has the texts of events made on another thread.
  private var pipe: EventPipe?
  /// Whether events of the reader may be written while it goes on.
  private var readerKeepsTexts = false
  private(set) var event: RadioEvent
  /// The names of the source's fields.
  let names: [String]
  private var repairTexts: [RepairSet: String] = [:]
  /// The head in the axes of the source.
  let sourceHead: CatalogueHead
  /// Brings features to other axes.
  private(set) var axes: CRSTransform?
  /// Whether there are any.
  private let changesAxes: Bool
  /// Reads features that were given as text and could not be written from it.
  private var textReader = FeatureReader()
  private var layouts = LayoutCheck()
  /// The places of fields of the format of which no feature has had a value.
  private var unused: [Int] = []
  /// Whether the conversion has added the field for repairs.
  private let hasRepairField: Bool
  /// The ids of a source that gives them, and the place of the repair for those that come again.
  private let identifiers: (register: FeatureIDRegister, repair: Int)?

  /// Opens event lists.
  ///
  /// - Parameters:
  ///   - paths: files; `-` for standard input.
  ///   - type: the format; `nil` to recognise it from the content. `SourceRegistry.source(named:)` finds it
  ///     by its name.
  ///   - options: what the user says of the inputs.
  ///   - metadata: members of the catalogue's `properties` that only its author knows; they go before the
  ///     source's own.
  ///   - axes: brings the features to other axes than those of the source.
  ///   - registry: the sources to choose from.
  /// - Throws: `ConversionError` when an input cannot be read, its format is unknown, formats differ, or the
  ///   axes of the source cannot be brought to those that are asked for.
  public init(
    paths: [String], as type: (any EventSource.Type)? = nil, options: SourceOptions = SourceOptions(),
    metadata: JSONObject = JSONObject(), axes: CRSTransform? = nil, registry: SourceRegistry = .standard
  ) throws(ConversionError) {
    var inputs: [SourceFile] = []
    for path in paths { inputs.append(try SourceFile(path: path)) }
    try self.init(
      inputs: inputs, as: type, options: options, metadata: metadata, axes: axes, registry: registry)
  }

  /// Makes a conversion of inputs that are open already, with the same options as one of paths.
  public init(
    inputs: [SourceFile], as type: (any EventSource.Type)? = nil, options: SourceOptions = SourceOptions(),
    metadata: JSONObject = JSONObject(), axes: CRSTransform? = nil, registry: SourceRegistry = .standard
  ) throws(ConversionError) {
    let type = if let type { type } else { try registry.recognize(inputs) }
    description = type.description
    try options.check(against: description)
    var source = try type.init(options: options)
    try source.prepare(inputs)
    self.source = source
    self.inputs = inputs
    isSingleFeature = source.isSingleFeature
    report = ConversionReport(description)
    report.notes = source.notes
    var head = source.head
    names = head.fields?.names ?? []
    unused = source.keepsFields ? [] : Array(names.indices)
    event = RadioEvent(fieldCount: names.count, allowedRepairs: options.allowed(description.repairs))
    let idRepair = source.givesIDs ? description.repairs.firstIndex(of: .id) : nil
    // A catalogue, in whatever format, has both "1" and 1.
    let tellsTexts = source.keepsFields
    identifiers = idRepair.map { (FeatureIDRegister(tellsTextsFromNumbers: tellsTexts), $0) }
    var declaresRepairs = source.declaresRepairs && head.fields?[Repair.fieldName] == nil
    // A head that is written before the features must know.
    if declaresRepairs, source.givesIDs, source.keepsFields, !options.mayLeaveOutFields {
      declaresRepairs = Self.needsRepairs(inputs, source, event)
    }
    hasRepairField = declaresRepairs
    if declaresRepairs { head.fields?[Repair.fieldName] = Repair.field }
    head.properties = Self.merge(metadata, into: head.properties)
    sourceHead = head
    self.axes = axes
    changesAxes = axes != nil
    // What a single feature is in it says itself.
    guard axes != nil, !isSingleFeature else {
      self.head = head
      return
    }
    do {
      self.head = try self.axes?.convert(head) ?? head
    } catch {
      throw ConversionError(path: inputs.first?.path, reason: "\(error.pointer): \(error.reason)")
    }
  }

  /// Whether there is anything to repair in catalogues: an id that occurs twice, or what their source mends.
  private static func needsRepairs(
    _ inputs: [SourceFile], _ source: any EventSource, _ model: RadioEvent
  ) -> Bool {
    let register = FeatureIDRegister(tellsTextsFromNumbers: true)
    var event = model
    event.featureForm = .canonicalText
    for input in inputs {
      // What cannot be read is told when it is converted.
      guard var reader = try? source.reader(of: input) else { return true }
      while let outcome = try? reader.next(into: &event) {
        if !event.repairs.isEmpty { return true }
        if case .event = outcome, let id = event.givenID, !register.take(id) { return true }
        event.clear()
      }
    }
    return false
  }

  private static func merge(_ metadata: JSONObject, into properties: JSONObject?) -> JSONObject? {
    guard let properties else { return metadata.isEmpty ? nil : metadata }
    var metadata = metadata
    // What the source does not know stays, whatever the author adds to it.
    if let own = properties["caveat"]?.string, let added = metadata["caveat"]?.string, added != own {
      metadata["caveat"] = .string("\(own) \(added)")
    }
    return JSONObject(members: metadata.members + properties.members.filter { metadata[$0.name] == nil })
  }

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `ConversionError` where an input cannot be read on, where a feature has no place on the axes
  ///   that were asked for, and where most rows of an input have another layout than that of the format; what
  ///   `onReject` throws.
  public mutating func next() throws(ConversionError) -> Feature? {
    while try nextEvent() {
      if let feature = try takeFeature() { return feature }
      try reject(Self.unsound)
    }
    return nil
  }

  /// The event as a feature in the axes of the result, which is counted; `nil` for one that cannot be.
  ///
  /// - Parameter isReexpressed: whether the event is in these axes already.
  mutating func takeFeature(isReexpressed: Bool = false) throws(ConversionError) -> Feature? {
    let feature = event.takeFeature(
      number: featureNumber, names: names, repairText: repairText, reader: &textReader)
    guard var feature else { return nil }
    if changesAxes, !isReexpressed {
      do {
        try axes?.convert(&feature)
      } catch {
        throw fault(error)
      }
    }
    countFeature()
    return feature
  }

  /// Brings an event to the axes of the result.
  ///
  /// - Returns: whether it is in them; where not, it has to go the way of features.
  mutating func reexpressEvent() throws(ConversionError) -> Bool {
    guard changesAxes else { return true }
    guard !event.isWhole, case .box(var box)? = event.shape, box.isSound else { return false }
    do {
      guard try axes?.convertOutline(of: &box) == true else { return false }
    } catch {
      throw fault(error)
    }
    event.shape = .box(box)
    return true
  }

  /// Lets readers give features in the form that a sink takes, where they go to the result as they are, and
  /// several at the same time.
  mutating func accept(from sink: any CatalogueSink) {
    if !changesAxes { event.featureForm = sink.featureForm }
    guard jobs > 1 else { return }
    if let sink = sink as? any EventTextSink { pipe = EventPipe(sink, fields: names, model: event) }
    guard let sink = sink as? any FeatureRunSink else { return }
    // More would wait for the one thread that writes.
    event.jobs = min(jobs, 8)
    event.makers = sink.runMakers(2 * event.jobs, axes: axes)
  }

  /// Writes the features that the event stands for.
  ///
  /// - Returns: whether it stands for features that are made ready.
  mutating func writeMadeFeatures() throws(ConversionError) -> Bool {
    guard event.isWhole, let made = event.madeFeatures else { return false }
    try made.maker.write()
    if let part = made.maker.axes { axes?.add(part) }
    countFeature()
    return true
  }

  /// Has the event written on another thread, where that can be.
  ///
  /// - Returns: whether it will be; if not all events before it have been written.
  mutating func writeApart() throws(ConversionError) -> Bool {
    guard let pipe else { return false }
    guard readerKeepsTexts, event.isSound, try reexpressEvent() else {
      try writeMadeTexts()
      return false
    }
    // An event without a text of its own still is a feature: the number of the next one is known.
    let (number, repairs) = (featureNumber, repairText)
    countFeature()
    if pipe.add(&event, number: number, repairs: repairs), let batch = pipe.take(includesOpen: false) {
      try write(batch, of: pipe)
    }
    return true
  }

  /// Writes all events that other threads have to be asked for.
  mutating func writeMadeTexts() throws(ConversionError) {
    guard let pipe else { return }
    while let batch = pipe.take(includesOpen: true) { try write(batch, of: pipe) }
  }

  private mutating func write(_ batch: EventPipe.Batch, of pipe: EventPipe) throws(ConversionError) {
    let sink = pipe.sink
    if batch.madeCount > 0 { try sink.write(texts: batch.texts, count: batch.madeCount) }
    for index in batch.madeCount..<batch.count {
      let (number, repairs) = (batch.firstNumber + index, batch.repairs[index])
      let feature = try batch.withEvent(at: index) { (event) throws(ConversionError) -> Feature? in
        if try sink.write(event, number: number, repairs: repairs) { return nil }
        return event.takeFeature(number: number, names: names, repairText: repairs, reader: &textReader)
      }
      if let feature { try sink.write(feature) }
    }
    pipe.give(back: batch)
  }

  /// Has readers give features one by one again, and ends the other thread.
  mutating func dismissMakers() {
    event.makers = []
    pipe?.stop()
    pipe = nil
  }

  /// Why the event read last has no place on the axes.
  private func fault(_ error: AxisError) -> ConversionError {
    if let placed = reader?.error(at: error.pointer, error.reason) { return placed }
    let line = reader.flatMap { $0.line > 0 ? $0.line : nil }
    return ConversionError(
      path: report.inputs.last?.path, line: line,
      reason: "feature \(featureNumber): \(error.pointer): \(error.reason)")
  }

  static let unsound = "the limits of the event are no numbers, or in the wrong order"

  /// The number of the next feature.
  private(set) var featureNumber = 1

  /// Goes to the next row that has an event.
  mutating func nextEvent() throws(ConversionError) -> Bool {
    while true {
      if !isReading {
        guard report.inputs.count < inputs.count else { return false }
        let input = inputs[report.inputs.count]
        reader = try source.reader(of: input)
        isReading = true
        readerKeepsTexts = reader?.keepsTexts == true
        report.inputs.append((input.path, ConversionReport.Counts()))
        event.inputNumber = report.inputs.count
      }
      event.clear()
      guard let outcome = try reader?.next(into: &event) else {
        for note in reader?.notes ?? [] where !report.notes.contains(note) { report.notes.append(note) }
        reader = nil
        isReading = false
        try layouts.check(report.inputs[report.inputs.count - 1], format: description.name)
        continue
      }
      let index = report.inputs.count - 1
      report.inputs[index].counts.rows += event.featureCount
      switch outcome {
      case .event:
        guard let reason = identify() else { return true }
        try reject(reason)
      case .noEvent: report.inputs[index].counts.noEvents += 1
      case .reject(let reason): try reject(reason)
      case .otherLayout(let reason):
        layouts.note(line: reader?.line ?? 0)
        try reject(reason)
      }
    }
  }

  /// Gives an event another id that came with that of a feature before it, over all inputs.
  ///
  /// - Returns: why it cannot be a feature; `nil` where it can.
  private mutating func identify() -> String? {
    guard let (register, repair) = identifiers else { return nil }
    guard let id = event.givenID else {
      // It will get the number of the feature.
      let number = FeatureID.integer(Int64(featureNumber))
      if !event.isWhole, !register.take(number) { event.id = register.make(from: number, number: 2) }
      return nil
    }
    if register.take(id) { return nil }
    guard event.repair(repair) else { return "the id \(id) is that of another feature" }
    event.replaceID(register.make(from: id, number: event.inputNumber), reader: &textReader)
    return nil
  }

  /// The fields of `head` of which no feature has had a value so far; complete when `next()` has returned
  /// `nil`. There are none where there is no feature at all, and none of those that a catalogue of the input
  /// declares.
  public var unusedFields: Set<String> {
    guard report.total.features > 0 else { return [] }
    var fields = Set(unused.map { names[$0] })
    if hasRepairField, report.repairs.allSatisfy({ $0.count == 0 }) { fields.insert(Repair.fieldName) }
    return fields
  }

  mutating func countFeature() {
    let count = event.featureCount
    report.inputs[report.inputs.count - 1].counts.features += count
    featureNumber += count
    if event.hasValue(amongThoseAt: unused) { unused.removeAll { event.hasValue($0) } }
    guard !event.repairs.isEmpty else { return }
    for index in report.repairs.indices where event.repairs.contains(index) {
      report.repairs[index].count += 1
    }
  }

  /// Counts the row read last as a reject, and reports it to `onReject`.
  mutating func reject(_ reason: String) throws(ConversionError) {
    let index = report.inputs.count - 1
    report.inputs[index].counts.rejects += 1
    try onReject(
      Reject(
        file: report.inputs[index].path, line: reader?.line ?? 0, text: reader?.text ?? "", reason: reason))
  }

  /// The names of the repairs made for the event.
  var repairText: String {
    mutating get {
      guard !event.repairs.isEmpty else { return "" }
      if let text = repairTexts[event.repairs] { return text }
      let names = description.repairs.indices.filter { event.repairs.contains($0) }.map {
        description.repairs[$0].name
      }
      let text = names.joined(separator: " ")
      repairTexts[event.repairs] = text
      return text
    }
  }
}
