internal import Base
internal import TFCat
internal import TFCatJSON

/// The features of a conversion in an unnamed temporary file, as the text of TFCat.
final class SpooledCatalogue: CatalogueSink {
  /// Everything but the features; fields that no feature has are left out when the conversion has ended.
  private(set) var head: CatalogueHead
  private(set) var count = 0
  private let spool: SpoolFile
  private var text = FeatureTextWriter()
  private var events = EventTextWriter(fields: [])
  /// Where the text of an event is put together.
  private var line = ByteBuffer()

  init(_ head: CatalogueHead) throws(ConversionError) {
    self.head = head
    do {
      spool = try SpoolFile()
    } catch {
      throw ConversionError(error)
    }
  }

  func prepare(fields: [String]) { events = EventTextWriter(fields: fields) }

  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool {
    line.removeAll()
    guard events.write(event, number: number, repairs: repairs, into: &line) else { return false }
    begin()
    text.json.bytes.append(contentsOf: line.bytes)
    try end()
    return true
  }

  func write(_ feature: Feature) throws(ConversionError) {
    begin()
    guard text.write(feature) else {
      throw ConversionError(
        reason: "feature \(feature.id?.description ?? String(count + 1)) has a number that JSON does not have"
      )
    }
    try end()
  }

  private func begin() { if count > 0 { text.json.raw(",\n") } }

  private func end() throws(ConversionError) {
    do {
      try spool.write(text.json.bytes)
    } catch {
      throw ConversionError(error)
    }
    text.json.bytes.removeAll(keepingCapacity: true)
    count += 1
  }

  func finish() throws(ConversionError) {}

  func finish(leavingOut fields: Set<String>) throws(ConversionError) {
    head.fields = head.fields.map { declared in
      Fields(declared.filter { !fields.contains($0.name) }.map { ($0.name, $0.field) })
    }
  }

  /// All that has been written.
  func map() throws(OutputFile.Failure) -> MappedFile { try spool.map() }
}
