package import TFCat
internal import TFCatJSON

/// TFCat 1.0 itself.
package struct TFCatFormat: CatalogueFormat {
  package let name = "tfcat"
  package let title = "TFCat 1.0 (JSON)"
  package let fileExtensions = [".tfcat", ".tfcat.json", ".json"]
  package let copiesCatalogues = true

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try TFCatSink(path: path, head: head)
  }
}

/// Writes a catalogue as TFCat.
final class TFCatSink: CatalogueSink {
  private var writer: CatalogueWriter?
  private(set) var count = 0
  private var text = EventTextWriter(fields: [])

  init(path: String, head: CatalogueHead) throws(ConversionError) {
    do {
      writer = try CatalogueWriter(path: path, head: head)
    } catch {
      throw ConversionError(error)
    }
  }

  var featureForm: FeatureForm { .canonicalText }

  func prepare(fields: [String]) { text = EventTextWriter(fields: fields) }

  func expect(leavingOut fields: Set<String>) { writer?.expect(leavingOut: fields) }

  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool {
    do {
      let isWritten =
        try writer?.write { output in
          event.withFeatureText { output.bytes.append(contentsOf: $0) } != nil
            || text.write(event, number: number, repairs: repairs, into: &output)
        } ?? false
      if isWritten { count += 1 }
      return isWritten
    } catch {
      throw ConversionError(error)
    }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    do {
      try writer?.write(feature)
      count += 1
    } catch {
      throw ConversionError(error)
    }
  }

  func finish() throws(ConversionError) { try finish(leavingOut: []) }

  func finish(leavingOut fields: Set<String>) throws(ConversionError) {
    guard let writer = writer.take() else { return }
    do {
      try writer.finish(leavingOut: fields)
    } catch {
      throw ConversionError(error)
    }
  }
}
