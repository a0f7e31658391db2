public import TFCat

/// A format whose catalogues are brought to other axes before they are written.
public struct ReexpressedFormat: CatalogueFormat {
  private let format: any CatalogueFormat
  private let transform: CRSTransform

  public init(_ format: any CatalogueFormat, transform: CRSTransform) {
    self.format = format
    self.transform = transform
  }

  public var name: String { format.name }
  public var title: String { format.title }
  public var fileExtensions: [String] { format.fileExtensions }

  public func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    var transform = transform
    let converted: CatalogueHead
    do {
      converted = try transform.convert(head)
    } catch {
      throw ConversionError(reason: "\(error.pointer): \(error.reason)")
    }
    return ReexpressingSink(try format.sink(path: path, head: converted), transform: transform)
  }
}

/// Re-expresses features on their way to a sink.
public final class ReexpressingSink: CatalogueSink {
  private let sink: any CatalogueSink
  /// With what it learnt of the features so far.
  public private(set) var transform: CRSTransform

  init(_ sink: any CatalogueSink, transform: CRSTransform) {
    self.sink = sink
    self.transform = transform
  }

  public var count: Int { sink.count }

  public func write(_ feature: Feature) throws(ConversionError) {
    var feature = feature
    do {
      try transform.convert(&feature)
    } catch {
      throw ConversionError(reason: "feature \(count + 1): \(error.pointer): \(error.reason)")
    }
    try sink.write(feature)
  }

  public func finish() throws(ConversionError) { try sink.finish() }
}
