package import TFCat
internal import TFCatJSON

/// The events without a partner as a catalogue: to be linted, looked at and drawn.
///
/// It has the axes of the first catalogue and the fields of both. A field of the second that the first has
/// with another datatype or unit is called `b_` and its name.
package struct Disagreements: Sendable {
  private let report: MatchReport
  private let head: CatalogueHead
  private let target: TargetAxes
  /// What fields of the second catalogue are called.
  private var names: [String: String] = [:]
  private let tt2000Origin: TT2000Origin

  private static let fields: Fields = [
    "match_status": Field(
      info: "missed: only the first catalogue has the event; extra: only the second has it",
      ucd: "meta.code.class", dataType: .str, values: .list(["missed", "extra"])),
    "match_catalogue": Field(
      info: "The catalogue that has the event", ucd: "meta.id;meta.dataset", dataType: .str),
    "match_id": Field(info: "The id of the event in its catalogue", ucd: "meta.id", dataType: .str),
    "match_index": Field(
      info: "The number of the event in its catalogue, from 0", ucd: "meta.record", dataType: .int),
    "match_nearest": Field(
      info: "How well the event fits that of the other catalogue which is nearest to it", ucd: "stat.value",
      dataType: .float),
  ]

  /// - Throws: `ComparisonError` where the first catalogue has no axes.
  package init(_ report: MatchReport, tt2000Origin: TT2000Origin = .j2000Noon) throws {
    self.report = report
    self.tt2000Origin = tt2000Origin
    let (one, other) = (report.matching.first, report.matching.second)
    guard let crs = one.head.crs?.local else {
      throw ComparisonError(
        reason:
          "\(one.path): it has no CRS of type \"local\", whose axes a catalogue of disagreements would have")
    }
    target = TargetAxes(time: crs.timeCoordinates, spectral: crs.spectralCoordinates)
    var head = one.head
    var fields = one.head.fields ?? Fields()
    for (name, field) in other.head.fields ?? Fields() {
      guard let known = fields[name] else {
        fields[name] = field
        continue
      }
      if (known.dataType, known.unit) != (field.dataType, field.unit) {
        names[name] = "b_\(name)"
        fields["b_\(name)"] = field
      }
    }
    for (name, field) in Self.fields { fields[name] = field }
    head.fields = fields
    head.bbox = nil
    let title = "Events of \(one.title) and of \(other.title) without a partner in the other"
    head.properties = (head.properties ?? JSONObject())
    head.properties?["title"] = .string(title)
    self.head = head
  }

  /// Writes the catalogue.
  ///
  /// - Returns: how many events were written, and how many could not be, as they have no place, or none in
  ///   the
  ///   axes of the first catalogue.
  package func write(to path: String) throws -> (written: Int, left: Int) {
    var writer = try CatalogueWriter(path: path, head: head)
    var left = 0
    try forEach(report.missed, of: report.matching.first, "missed") { feature in
      guard let feature else { return left += 1 }
      try writer.write(feature)
    }
    try forEach(report.extra, of: report.matching.second, "extra") { feature in
      guard let feature else { return left += 1 }
      try writer.write(feature)
    }
    let count = writer.count
    try writer.finish()
    return (count, left)
  }

  /// Reads a catalogue again and shows the events as they are written; `nil` for what cannot be.
  private func forEach(
    _ events: [ComparedEvent], of catalogue: ComparedCatalogue, _ status: String,
    _ body: (Feature?) throws -> Void
  ) throws {
    var reader = catalogue.reader
    var transform = CRSTransform(to: target, tt2000Origin: tt2000Origin)
    let isSecond = status == "extra"
    // Where times were measured is not changed by other axes.
    var place: CRS?
    if isSecond, let crs = try? transform.convert(CatalogueHead(crs: catalogue.head.crs)).crs,
      crs.local?.referencePosition != head.crs?.local?.referencePosition
    {
      place = crs
    }
    var wanted = events[...]
    var index = 0
    while let event = wanted.first, let (feature, hasGeometry) = try reader.nextWithOrWithoutGeometry() {
      defer { index += 1 }
      guard event.index == index else { continue }
      wanted.removeFirst()
      var written = feature
      guard hasGeometry, event.shape != nil, !isSecond || (try? transform.convert(&written)) != nil else {
        try body(nil)
        continue
      }
      if written.crs == nil { written.crs = place }
      describe(&written, event, status, catalogue)
      try body(written)
    }
  }

  private func describe(
    _ feature: inout Feature, _ event: ComparedEvent, _ status: String, _ catalogue: ComparedCatalogue
  ) {
    var properties = feature.properties ?? JSONObject()
    if status == "extra" {
      // It counts the observations of another catalogue.
      properties["obs_id"] = nil
      for index in properties.members.indices {
        if let name = names[properties.members[index].name] { properties.members[index].name = name }
      }
    }
    properties["match_status"] = .string(status)
    properties["match_catalogue"] = .string(catalogue.path)
    if let id = event.id { properties["match_id"] = .string(id.description) }
    properties["match_index"] = .number(JSONNumber(event.index))
    let nearest =
      status == "missed"
      ? report.matching.nearestOfFirst[event.index] : report.matching.nearestOfSecond[event.index]
    if let nearest { properties["match_nearest"] = JSONValue(nearest.measure) }
    feature.properties = properties
    feature.id = .string("\(status)-\(event.index)")
  }
}

extension ComparedCatalogue {
  fileprivate var title: String { head.properties?["title"]?.string ?? path }
}
