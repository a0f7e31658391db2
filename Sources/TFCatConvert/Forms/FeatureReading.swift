import Base
internal import TFCat

/// Gives the features of a catalogue.
struct FeatureReading: EventReader {
  private var catalogue: CatalogueReader
  private let change: (Feature) throws(ModelError) -> Feature
  private(set) var line = 0
  let text = ""

  /// Opens a catalogue.
  static func open(_ input: SourceFile) throws(ConversionError) -> CatalogueReader {
    do {
      return try CatalogueReader(file: input.file, path: input.path)
    } catch {
      throw ConversionError(error)
    }
  }

  /// - Parameter change: what is done to each feature.
  init(_ catalogue: CatalogueReader, change: @escaping (Feature) throws(ModelError) -> Feature) {
    self.catalogue = catalogue
    self.change = change
  }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    do {
      guard let feature = try catalogue.next() else { return nil }
      event.feature = try change(feature)
      return .event
    } catch let error as CatalogueError {
      line = error.position?.line ?? 0
      return .reject(reason: error.reason)
    } catch {
      return .reject(reason: "\(error)")
    }
  }
}
