import Base
package import TFCat
internal import TFCatJSON

/// A catalogue as a sequence of JSON texts, one on each line: first the catalogue without its features, then
/// feature after feature (RFC 8142, GeoJSON text sequences; without the record separator it is
/// newline-delimited JSON).
package struct FeatureLinesFormat: CatalogueFormat {
  package let name: String
  package let title: String
  package let fileExtensions: [String]
  private let hasSeparators: Bool

  /// One JSON text on each line.
  package static let newlineDelimited = FeatureLinesFormat(
    name: "ndjson", title: "Newline-delimited JSON: the catalogue without features, then one feature a line",
    fileExtensions: [".ndjson", ".jsonl", ".ndgeojson", ".geojsonl"], hasSeparators: false)
  /// With a record separator before each text.
  package static let textSequence = FeatureLinesFormat(
    name: "json-seq", title: "The same with record separators, as RFC 8142 wants them",
    fileExtensions: [".geojsons", ".json-seq"], hasSeparators: true)

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try FeatureLinesSink(path: path, head: head, hasSeparators: hasSeparators)
  }
}

/// Writes features line by line.
final class FeatureLinesSink: FeatureRunSink, EventTextSink {
  private var output: ResultFile
  private var text = FeatureTextWriter()
  private var events = EventTextWriter(fields: [])
  /// Where the text of an event is put together.
  private var line = ByteBuffer()
  private let hasSeparators: Bool
  let frame: TextFrame
  private(set) var count = 0

  private static let flushSize = 1 << 18

  init(path: String, head: CatalogueHead, hasSeparators: Bool) throws(ConversionError) {
    self.hasSeparators = hasSeparators
    frame = TextFrame(before: hasSeparators ? FeatureLines.recordSeparatorText : "", after: "\n")
    output = try ResultFile(path: path)
    begin()
    text.json.write(head.json(features: .array([])))
    text.json.raw("\n")
  }

  private func begin() { if hasSeparators { text.json.bytes.append(FeatureLines.recordSeparator) } }

  var featureForm: FeatureForm { .canonicalText }

  func runMakers(_ count: Int, axes: CRSTransform?) -> [any FeatureRunMaker] {
    (0..<count).map { _ in
      TextRunMaker(frame, axes: axes) { [unowned self] (lines, number) throws(ConversionError) in
        try write(texts: lines, count: number)
      }
    }
  }

  func write(texts: UnsafeBufferPointer<UInt8>, count number: Int) throws(ConversionError) {
    try flush()
    try output.write(texts)
    count += number
  }

  func prepare(fields: [String]) { events = EventTextWriter(fields: fields) }

  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool {
    line.removeAll()
    let isWritten =
      event.isWhole
      ? event.withFeatureText { line.append($0) } != nil
      : events.write(event, number: number, repairs: repairs, into: &line)
    guard isWritten else { return false }
    begin()
    text.json.bytes.append(contentsOf: line.bytes)
    try endLine()
    return true
  }

  private func endLine() throws(ConversionError) {
    text.json.raw("\n")
    count += 1
    if text.json.bytes.count > Self.flushSize { try flush() }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    begin()
    guard text.write(feature) else {
      throw ConversionError(
        reason:
          "feature \(feature.id?.description ?? String(count + 1)) has a number that JSON does not have: NaN or an infinity"
      )
    }
    try endLine()
  }

  func finish() throws(ConversionError) {
    try flush()
    try output.finish()
  }

  private func flush() throws(ConversionError) {
    try output.write(text.json.bytes)
    text.json.bytes.removeAll(keepingCapacity: true)
  }
}

enum FeatureLines {
  static let recordSeparator: UInt8 = 0x1E
  static let recordSeparatorText: StaticString = "\u{1E}"

  /// Whether a file begins like a sequence: with a record separator, or with a line that is a Feature, or a
  /// FeatureCollection without features, while another follows.
  static func isSequence(_ start: SourceStart) -> Bool {
    var lines = LineCursor(start.textBehindLine)
    guard let first = nextLine(&lines) else { return false }
    if first[0] == recordSeparator { return true }
    // A single line is one document, and read as such.
    guard first[0] == UInt8(ascii: "{"), let second = nextLine(&lines), second[0] == UInt8(ascii: "{"),
      isWhole(first)
    else { return false }
    return first.contains("\"FeatureCollection\"") || first.contains("\"Feature\"")
  }

  private static func nextLine(_ lines: inout LineCursor) -> ByteText? {
    while let line = lines.next() {
      let text = line.trimmed
      if !text.isEmpty { return text }
    }
    return nil
  }

  private static func isWhole(_ line: ByteText) -> Bool {
    guard let base = line.base else { return false }
    let bytes = UnsafeRawBufferPointer(start: base, count: line.count)
    guard let end = BracketScanner.endOfValue(in: bytes, at: 0, limit: bytes.count) else { return false }
    return line.from(end).trimmed.isEmpty
  }
}
