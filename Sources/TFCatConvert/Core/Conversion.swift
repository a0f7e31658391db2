public import TFCat

/// Reads event lists as the features of one catalogue.
///
///     var conversion = try Conversion(paths: ["20251227events.txt"])
///     var writer = try CatalogueWriter(path: "out.json", head: conversion.head)
///     while let feature = try conversion.next() { try writer.write(feature) }
///     try writer.finish()
///     print(conversion.report)
///
/// Every row of the inputs becomes a feature or a reject, or announces no event; order is kept, memory is constant.
public struct Conversion {
  public let description: SourceDescription
  /// Everything but the features.
  public let head: CatalogueHead
  /// What has been read so far; complete when `next()` has returned nil.
  public private(set) var report: ConversionReport
  /// Told of each row that becomes no feature.
  public var onReject: (Reject) throws(ConversionError) -> Void = { _ in }

  private let source: any EventSource
  private let inputs: [SourceFile]
  private var reader: (any EventReader)?
  private(set) var event: RadioEvent
  /// The names of the source's fields.
  let names: [String]
  private var repairTexts: [RepairSet: String] = [:]

  /// - Parameters:
  ///   - paths: files; `-` for standard input.
  ///   - format: the name of the format; `nil` to recognise it from the content.
  ///   - metadata: members of the catalogue's `properties` that only its author knows; they go before the source's own.
  /// - Throws: `ConversionError` when an input cannot be read, its format is unknown, or formats differ.
  public init(
    paths: [String], format: String? = nil, options: SourceOptions = SourceOptions(),
    metadata: JSONObject = JSONObject(), registry: SourceRegistry = .standard
  ) throws(ConversionError) {
    var inputs: [SourceFile] = []
    for path in paths { inputs.append(try SourceFile(path: path)) }
    try self.init(inputs: inputs, format: format, options: options, metadata: metadata, registry: registry)
  }

  public init(
    inputs: [SourceFile], format: String? = nil, options: SourceOptions = SourceOptions(),
    metadata: JSONObject = JSONObject(), registry: SourceRegistry = .standard
  ) throws(ConversionError) {
    let type: any EventSource.Type =
      if let format { try registry.source(named: format) } else { try registry.recognize(inputs) }
    description = type.description
    try options.check(against: description)
    var source = try type.init(options: options)
    try source.prepare(inputs)
    self.source = source
    self.inputs = inputs
    report = ConversionReport(description)
    report.notes = source.notes
    var head = source.head
    names = head.fields?.names ?? []
    event = RadioEvent(fieldCount: names.count, allowedRepairs: options.allowed(description.repairs))
    if source.declaresRepairs { head.fields?[Repair.fieldName] = Repair.field }
    head.properties = Self.merge(metadata, into: head.properties)
    self.head = head
  }

  private static func merge(_ metadata: JSONObject, into properties: JSONObject?) -> JSONObject? {
    guard let properties else { return metadata.isEmpty ? nil : metadata }
    return JSONObject(members: metadata.members + properties.members.filter { metadata[$0.name] == nil })
  }

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `ConversionError` where an input cannot be read on; what `onReject` throws.
  public mutating func next() throws(ConversionError) -> Feature? {
    while try nextEvent() {
      if let feature = takeFeature() { return feature }
      try reject(Self.unsound)
    }
    return nil
  }

  /// The event as a feature, which is counted; `nil` for one that cannot be.
  mutating func takeFeature() -> Feature? {
    guard let feature = event.makeFeature(number: featureNumber, names: names, repairText: repairText) else {
      return nil
    }
    countFeature()
    return feature
  }

  static let unsound = "the limits of the event are no numbers, or in the wrong order"

  /// The number of the next feature.
  private(set) var featureNumber = 1

  /// Goes to the next row that has an event.
  mutating func nextEvent() throws(ConversionError) -> Bool {
    while true {
      if reader == nil {
        guard report.inputs.count < inputs.count else { return false }
        let input = inputs[report.inputs.count]
        reader = try source.reader(of: input)
        report.inputs.append((input.path, ConversionReport.Counts()))
      }
      event.clear()
      guard let outcome = try reader?.next(into: &event) else {
        report.notes += reader?.notes ?? []
        reader = nil
        continue
      }
      let index = report.inputs.count - 1
      report.inputs[index].counts.rows += 1
      switch outcome {
      case .event: return true
      case .noEvent: report.inputs[index].counts.noEvents += 1
      case .reject(let reason): try reject(reason)
      }
    }
  }

  mutating func countFeature() {
    report.inputs[report.inputs.count - 1].counts.features += 1
    featureNumber += 1
    guard !event.repairs.isEmpty else { return }
    for index in report.repairs.indices where event.repairs.contains(index) {
      report.repairs[index].count += 1
    }
  }

  /// Takes note that the row read last becomes no feature.
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
