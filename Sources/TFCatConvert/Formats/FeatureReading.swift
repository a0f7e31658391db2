import Base
internal import TFCat

/// Gives the features of a catalogue.
struct FeatureReading: EventReader {
  private var catalogue: CatalogueReader
  private let change: (Feature) throws(ModelError) -> Feature
  private var mending = GeometryMending()
  /// The repairs of rings, by their places in the list of the source.
  private let ringRepairs: [CatalogueEventSource.Fix: Int]
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

  /// - Parameters:
  ///   - repairs: those of the source; it mends rings where these are among them.
  ///   - change: what is done to each feature.
  init(
    _ catalogue: CatalogueReader, repairs: [Repair],
    change: @escaping (Feature) throws(ModelError) -> Feature
  ) {
    self.catalogue = catalogue
    self.change = change
    ringRepairs = Dictionary(
      uniqueKeysWithValues: [CatalogueEventSource.Fix.closedRing, .ringOrientation, .geometryDegenerate]
        .compactMap { fix in
          repairs.firstIndex(of: fix.repair).map { (fix, $0) }
        })
  }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    do {
      guard let feature = try catalogue.next() else { return nil }
      var changed = try change(feature)
      if changed.geometry.kind == .polygon || changed.geometry.kind == .multiPolygon {
        let outcome = try mending.mend(&changed.geometry) { fix in
          ringRepairs[fix].map { event.repair($0) } ?? false
        }
        if case .hopeless(let reason) = outcome { return .reject(reason: reason) }
      }
      event.feature = changed
      return .event
    } catch let error as ConversionError {
      throw error
    } catch let error as CatalogueError {
      line = error.position?.line ?? 0
      return .reject(reason: error.reason)
    } catch {
      return .reject(reason: "\(error)")
    }
  }
}
