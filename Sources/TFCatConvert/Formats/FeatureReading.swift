import Base
internal import TFCat

/// Gives the features of a format that is one JSON document.
struct FeatureReading: EventReader {
  private var features: CatalogueFeatureReader
  private let change: (inout Feature) throws(ModelError) -> Void
  private var mending = FeatureMending()

  var line: Int { features.line }
  var text: String { features.text }

  /// Opens a document.
  static func open(_ input: SourceFile) throws(ConversionError) -> CatalogueReader {
    do {
      return try CatalogueReader(file: input.file, path: input.path)
    } catch {
      throw ConversionError(error)
    }
  }

  /// - Parameter change: what is done to each feature.
  init(_ input: SourceFile, change: @escaping (inout Feature) throws(ModelError) -> Void)
    throws(ConversionError)
  {
    features = CatalogueFeatureReader(try Self.open(input), of: input.file)
    self.change = change
  }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    var read: ReadFeature
    switch features.next() {
    case nil: return nil
    case .unreadable(let reason)?: return .reject(reason: reason)
    case .feature(let feature)?: read = feature
    }
    do {
      try change(&read.feature)
    } catch {
      return .reject(reason: "\(error)")
    }
    if let reason = try mending.mend(&read, &event) { return .reject(reason: reason) }
    event.feature = read.feature
    return .event
  }
}
