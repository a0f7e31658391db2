public import TFCat

/// TFCat 1.0 itself.
public struct TFCatFormat: CatalogueFormat {
  public let name = "tfcat"
  public let title = "TFCat 1.0 (JSON)"
  public let fileExtensions = [".tfcat", ".tfcat.json", ".json"]

  public init() {}

  public func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try TFCatSink(path: path, head: head)
  }
}

/// Writes a catalogue as TFCat.
final class TFCatSink: CatalogueSink {
  private var writer: CatalogueWriter?
  private(set) var count = 0
  private let names: [String]

  init(path: String, head: CatalogueHead) throws(ConversionError) {
    names = head.fields?.names ?? []
    do {
      writer = try CatalogueWriter(path: path, head: head)
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

  func finish() throws(ConversionError) {
    guard let writer = writer.take() else { return }
    do {
      try writer.finish()
    } catch {
      throw ConversionError(error)
    }
  }
}
