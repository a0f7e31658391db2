import Base
package import TFCat
import TFCatJSON

/// A catalogue of TFCat 1.0 whose features are only converted to other axes: nothing is mended, and nothing
/// that cannot be read is left out.
package struct CatalogueCopySource: EventSource {
  package static let description = SourceDescription(name: "tfcat", title: "TFCat 1.0, as it is")

  private var catalogue: CatalogueReader?
  package private(set) var head = CatalogueHead(crs: nil)
  package private(set) var isSingleFeature = false

  package var keepsFields: Bool { true }

  package init(options: SourceOptions) throws(ConversionError) {}

  /// It is chosen by what the user asks for: the content is that of `CatalogueEventSource`.
  package static func recognize(_ start: SourceStart) -> Recognition { .no }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    guard inputs.count == 1, let input = inputs.first else {
      throw ConversionError(reason: "one catalogue can be brought to other axes as it is, not several")
    }
    do {
      let catalogue = try CatalogueReader(file: input.file, path: input.path)
      head = catalogue.head
      isSingleFeature = catalogue.isSingleFeature
      self.catalogue = catalogue
    } catch {
      throw ConversionError(placed: error)
    }
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard let catalogue else {
      throw ConversionError(path: input.path, reason: "was not there when the conversion began")
    }
    return Reader(catalogue: catalogue)
  }

  private struct Reader: EventReader {
    var catalogue: CatalogueReader
    let runs = FeatureRuns<any FeatureRunMaker>()
    let line = 0
    let text = ""

    mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
      if !event.makers.isEmpty, let made = runs.take(from: &catalogue, event.makers, jobs: event.jobs) {
        event.madeFeatures = made
        return .event
      }
      do {
        guard let feature = try catalogue.next() else { return nil }
        event.feature = feature
        return .event
      } catch {
        throw ConversionError(placed: error)
      }
    }

    func error(at pointer: JSONPointer, _ reason: String) -> ConversionError? {
      ConversionError(placed: catalogue.error(at: pointer, reason))
    }
  }
}

extension SourceRegistry {
  /// Whether a catalogue can be copied but for its axes: it is the only input, and TFCat 1.0 or empty.
  ///
  /// - Parameter type: the format that was chosen by name.
  package static func copiesCatalogue(_ inputs: [SourceFile], as type: (any EventSource.Type)?) -> Bool {
    guard let input = inputs.first, inputs.count == 1 else { return false }
    if let type { return type == CatalogueEventSource.self }
    return input.file.count == 0 || CatalogueEventSource.recognize(input.start) > .no
  }
}
