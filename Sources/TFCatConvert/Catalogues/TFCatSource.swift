public import TFCat

/// TFCat 1.0 itself, so that a catalogue can become a table.
public struct TFCatSource: EventSource {
  public static let description = SourceDescription(name: "tfcat", title: "TFCat 1.0 (JSON)")

  public private(set) var head = CatalogueHead(crs: nil)

  public init(options: SourceOptions) throws(ConversionError) {}

  public static func recognize(_ start: SourceStart) -> Recognition {
    guard start.firstByte == UInt8(ascii: "{") else { return .no }
    let text = String(start.text)
    // Of a list with a feature on each line the first is no catalogue that goes on.
    guard text.contains("\"FeatureCollection\"") || text.contains("\"Feature\"") else { return .no }
    return FeatureLines.isSequence(start) ? .no : text.contains("\"FeatureCollection\"") ? .likely : .possible
  }

  public mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for (index, input) in inputs.enumerated() {
      let found = try Self.catalogue(input).head
      guard index == 0 || Self.agree(found, head) else {
        throw ConversionError(
          path: input.path,
          reason: "its fields or CRS are not those of \(inputs[0].path): convert them one by one")
      }
      if index == 0 { head = found }
    }
  }

  /// Whether features of both can stand in one catalogue: the first one's metadata are those of all.
  private static func agree(_ left: CatalogueHead, _ right: CatalogueHead) -> Bool {
    left.fields == right.fields && left.crs == right.crs && left.observations == right.observations
  }

  static func catalogue(_ input: SourceFile) throws(ConversionError) -> CatalogueReader {
    do {
      return try CatalogueReader(file: input.file, path: input.path)
    } catch {
      throw ConversionError(error)
    }
  }

  public func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    CatalogueEventReader(try Self.catalogue(input)) { $0 }
  }
}

/// Gives the features of a catalogue.
struct CatalogueEventReader: EventReader {
  private var catalogue: CatalogueReader
  private let change: (Feature) throws(ModelError) -> Feature
  private(set) var line = 0
  let text = ""

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
