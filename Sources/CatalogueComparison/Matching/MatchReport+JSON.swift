package import Base
internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

extension MatchReport {
  /// One object, each pair and each event on a line.
  package func writeJSON(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    var writer = LineByLineJSON()
    writer.member("version", 1)
    writer.member("a", catalogue(matching.first))
    writer.member("b", catalogue(matching.second))
    writer.member("options", options)
    writer.member("summary", summary)
    writer.member(
      "types",
      .array(
        summaries.types.map { name, summary in
          var object: JSONObject = ["type": .string(name)]
          object.members += numbers(of: summary).members
          return .object(object)
        }))
    if let precision { writer.member("average_precision", json(precision)) }
    try writer.list("pairs", zip(matching.pairs, measures).lazy.map { self.json($0, $1) }, to: output)
    try writer.list(
      "missed",
      missed.lazy.map { self.json($0, nearest: self.matching.nearestOfFirst[$0.index], isFirst: true) },
      to: output)
    try writer.list(
      "extra",
      extra.lazy.map { self.json($0, nearest: self.matching.nearestOfSecond[$0.index], isFirst: false) },
      to: output)
    try writer.end(to: output)
  }

  private func catalogue(_ catalogue: ComparedCatalogue) -> JSONValue {
    [
      "path": .string(TerminalEscaping.path(catalogue.path)),
      "events": .number(JSONNumber(catalogue.events.count)),
      "without_place": .number(JSONNumber(catalogue.unplaced)),
      "type_field": catalogue.typeField.map(JSONValue.string) ?? .null,
    ]
  }

  private var options: JSONValue {
    let options = matching.options
    return [
      "by": .string(options.measure.rawValue),
      "threshold": options.measure == .distance ? .null : .init(options.threshold),
      "gap_s": .init(options.timeGap), "gap_hz": .init(options.frequencyGap),
      "pairing": .string(options.isManyToMany ? "many-to-many" : "one-to-one"),
      "same_type": .bool(options.needsSameType), "time_scale": .string(matching.scale.rawValue),
      "score_field": options.scoreField.map(JSONValue.string) ?? .null,
    ]
  }

  private var summary: JSONValue {
    var object = numbers(of: summaries.all)
    object["pairs"] = .number(JSONNumber(matching.pairs.count))
    object["pairs_with_types"] = .number(JSONNumber(summaries.typedPairs))
    object["pairs_of_one_type"] = .number(JSONNumber(summaries.agreeingPairs))
    return .object(object)
  }

  private func numbers(of summary: MatchSummary) -> JSONObject {
    [
      "matched": .number(JSONNumber(summary.matchedFirst)), "missed": .number(JSONNumber(summary.missed)),
      "extra": .number(JSONNumber(summary.extra)), "matched_b": .number(JSONNumber(summary.matchedSecond)),
      "precision": .init(summary.precision), "recall": .init(summary.recall), "f1": .init(summary.f1),
      "iou": [
        "mean": .init(summary.meanOverlap), "min": .init(summary.overlap(at: 0)),
        "quartiles": .array([0.25, 0.5, 0.75].map { .init(summary.overlap(at: $0)) }),
        "max": .init(summary.overlap(at: 1)),
        "histogram": .array(summary.histogram.map { .number(JSONNumber($0)) }),
      ],
    ]
  }

  private func json(_ precision: AveragePrecision) -> JSONValue {
    [
      "ap": .init(precision.mean), "ap50": .init(precision.byThreshold[0]),
      "ap75": .init(precision.byThreshold[5]),
      "by_threshold": .array(
        zip(AveragePrecision.thresholds, precision.byThreshold).map {
          ["iou": .init(($0 * 100).rounded() / 100), "ap": .init($1)]
        }),
    ]
  }

  private func json(_ pair: Matching.Pair, _ measures: PairMeasures) -> JSONValue {
    var object: JSONObject = [
      "a": reference(matching.first.events[pair.first]), "b": reference(matching.second.events[pair.second]),
      "iou": .init(measures.overlap), "time_iou": .init(measures.timeOverlap),
      "frequency_iou": .init(measures.frequencyOverlap),
    ]
    if matching.options.measure == .distance || matching.measuresBoxes {
      object["measure"] = .init(pair.measure)
    }
    object["start_difference_s"] = .init(measures.startDifference)
    object["end_difference_s"] = .init(measures.endDifference)
    object["low_difference_hz"] = .init(measures.lowDifference)
    object["high_difference_hz"] = .init(measures.highDifference)
    return .object(object)
  }

  private func reference(_ event: ComparedEvent) -> JSONValue {
    var object: JSONObject = ["index": .number(JSONNumber(event.index)), "id": event.id?.json ?? .null]
    if let type = event.type { object["type"] = .string(type) }
    if let score = event.score { object["score"] = .init(score) }
    return .object(object)
  }

  private func json(_ event: ComparedEvent, nearest: Matching.Pair?, isFirst: Bool) -> JSONValue {
    guard case .object(var object) = reference(event) else { return .null }
    let box = event.shape?.box
    object["start"] = box.map { .string(planeText.time($0.low.x)) } ?? .null
    object["end"] = box.map { .string(planeText.time($0.high.x)) } ?? .null
    object["low_hz"] = .init(box?.low.y)
    object["high_hz"] = .init(box?.high.y)
    guard let nearest else {
      object["nearest"] = .null
      return .object(object)
    }
    let other = isFirst ? matching.second.events[nearest.second] : matching.first.events[nearest.first]
    object["nearest"] = [
      "index": .number(JSONNumber(other.index)), "id": other.id?.json ?? .null,
      "measure": .init(nearest.measure),
    ]
    return .object(object)
  }
}

extension Matching {
  /// Whether a gap was given, so that what is measured is not the shapes as they are.
  var measuresBoxes: Bool { options.timeGap != nil || options.frequencyGap != nil }
}

extension JSONValue {
  /// The number; null for none, and for what JSON does not have.
  init(_ number: Double?) { self = number.flatMap { JSONNumber($0) }.map(JSONValue.number) ?? .null }
}

/// Writes one object whose long lists have an item on each line, without keeping them.
struct LineByLineJSON {
  private var text = JSONTextWriter()
  private var isFirst = true

  init() { text.raw("{") }

  private mutating func name(_ name: String) {
    if isFirst { text.raw("\n") } else { text.raw(",\n") }
    isFirst = false
    text.write(name)
    text.raw(": ")
  }

  mutating func member(_ name: String, _ value: JSONValue) {
    self.name(name)
    text.write(value)
  }

  mutating func list(
    _ name: String, _ items: some Sequence<JSONValue>, to output: borrowing OutputFile
  ) throws(OutputFile.Failure) {
    self.name(name)
    text.raw("[")
    var hasItems = false
    for item in items {
      if hasItems { text.raw(",\n") } else { text.raw("\n") }
      hasItems = true
      text.write(item)
      if text.bytes.count > 1 << 18 { try flush(to: output) }
    }
    if hasItems { text.raw("\n]") } else { text.raw("]") }
  }

  mutating func end(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    text.raw("\n}\n")
    try flush(to: output)
  }

  private mutating func flush(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    try output.write(text.bytes)
    text.bytes.removeAll(keepingCapacity: true)
  }
}
