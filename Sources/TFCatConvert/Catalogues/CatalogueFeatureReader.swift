import Base
internal import TFCat
internal import TFCatJSON

/// Gives the features of a document as they are read, also those that need another way.
struct CatalogueFeatureReader {
  private var reader: CatalogueReader
  private let file: MappedFile
  private let runs = FeatureRuns<any FeatureRunMaker>()
  private(set) var range = 0..<0

  init(_ reader: CatalogueReader, of file: MappedFile) {
    self.reader = reader
    self.file = file
  }

  enum Item {
    case feature(ReadFeature)
    case unreadable(reason: String)
  }

  /// The line on which the feature that was read last begins.
  var line: Int {
    var lines = LineIndex(file.bytes)
    return lines.position(of: range.lowerBound).line
  }

  /// The text of the feature that was read last.
  var text: String {
    String(decoding: file.bytes[range], as: UTF8.self)
  }

  /// Gives the next feature to an event as text, in the form that the event asks for; or a run of features,
  /// where the event has makers for them.
  ///
  /// - Returns: whether it was given; if not `next()` has to read it.
  mutating func giveText(to event: inout RadioEvent) -> Bool {
    // Nothing is quicker than to copy text as it stands; the feature before tells whether it may be copied.
    if event.featureForm == .canonicalText, range.isEmpty || reader.hasCanonicalLayout {
      guard let text = reader.nextCanonicalText() else { return false }
      give(text, to: &event)
      return true
    }
    if !event.makers.isEmpty,
      let made = runs.take(from: &reader, event.makers, jobs: event.jobs)
    {
      event.madeFeatures = made
      range = reader.featureRange
      return true
    }
    guard event.featureForm == .tape, let feature = reader.nextOnTape() else { return false }
    event.featureOnTape = feature
    give(feature.text, to: &event)
    return true
  }

  private mutating func give(_ text: UnsafeBufferPointer<UInt8>, to event: inout RadioEvent) {
    range = reader.featureRange
    event.featureText = ByteText(base: text.baseAddress, count: text.count)
  }

  mutating func next() -> Item? {
    do {
      guard let feature = try reader.next() else { return nil }
      range = reader.featureRange
      return .feature(ReadFeature(feature))
    } catch {
      range = reader.featureRange
      guard !range.isEmpty, let json = ExactJSON.parse(UnsafeRawBufferPointer(rebasing: file.bytes[range]))
      else { return .unreadable(reason: error.reason) }
      do {
        return .feature(try ReadFeature(json: json))
      } catch {
        return .unreadable(reason: "\(error)")
      }
    }
  }

  /// The next feature that can be understood.
  mutating func nextSurveyed() -> Feature? {
    while let item = next() {
      if case .feature(let read) = item { return read.feature }
    }
    return nil
  }
}
