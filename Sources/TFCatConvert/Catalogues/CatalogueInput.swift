import Base
package import TFCat

/// An input of any format, opened as a catalogue that can be read feature by feature, as often as wanted.
///
///     let input = try CatalogueInput(path: "bursts.tfcat")
///     var features = input.features()
///     while let item = try features.next() { ... }
///
/// A catalogue of TFCat 1.0 is read as it is: nothing is mended, each feature has its text. Whatever else can be
/// converted is converted into an unnamed temporary file first; memory does not grow with the input.
package struct CatalogueInput: Sendable {
  /// The path, as it was given; `-` for standard input.
  package let path: String
  /// Everything but the features.
  package let head: CatalogueHead
  /// What became of the rows of an input that had to be converted; `nil` for a catalogue that is read as it is.
  package let report: ConversionReport?
  /// What the user should know, in sentences without a full stop.
  package let notes: [String]
  private let reader: CatalogueReader
  private let file: MappedFile

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - path: a file; `-` for standard input.
  ///   - format: the name of its format; `nil` to recognise it from the content.
  ///   - parameters: what the user says of a source, by the names of its options.
  ///   - allowsEmpty: whether an input without any event is a catalogue without features.
  ///   - onReject: called for each row that becomes no feature.
  /// - Throws: `ConversionError` where the input cannot be read or is of no known format.
  package init(
    path: String, format: String? = nil, parameters: [String: String] = [:], allowsEmpty: Bool = false,
    onReject: @escaping (Reject) -> Void = { _ in }
  ) throws(ConversionError) {
    let input = try SourceFile(path: path)
    let source = try SourceRegistry.standard.source(
      of: [input], named: format, options: parameters.keys)
    var refusal: CatalogueError?
    if source == CatalogueEventSource.self, parameters.isEmpty {
      do {
        self.init(try CatalogueReader(file: input.file, path: path), of: input)
        return
      } catch {
        refusal = error
      }
    }
    do {
      var conversion = try Conversion(
        inputs: [input], as: source, options: SourceOptions(parameters: parameters))
      conversion.onReject = onReject
      let spool = try SpooledCatalogue(conversion.head)
      let report = try conversion.run(into: spool, allowsEmpty: allowsEmpty)
      try self.init(
        spool, path: path, report: report, note: refusal.map { "read as `tfcat convert` reads it: \($0)" })
    } catch {
      // Of two reasons that of TFCat 1.0 has a place.
      throw error.code == .failed ? refusal.map { ConversionError(placed: $0) } ?? error : error
    }
  }

  private init(_ reader: CatalogueReader, of input: SourceFile) {
    path = input.path
    file = input.file
    self.reader = reader
    report = nil
    var head = reader.head
    // A document that is one feature becomes a catalogue of it.
    if reader.isSingleFeature { head.fields = Fields() }
    self.head = head
    notes = reader.isSingleFeature ? ["\(input.path): is one feature, of which a catalogue is made"] : []
  }

  private init(
    _ spool: SpooledCatalogue, path: String, report: ConversionReport, note: String?
  ) throws(ConversionError) {
    self.path = path
    self.report = report
    notes = [note].compactMap { $0 } + report.notes
    head = spool.head
    do {
      file = try spool.map()
    } catch {
      throw ConversionError(error)
    }
    reader = CatalogueReader(file: file, path: path, head: head, features: 0..<file.count)
  }

  /// All features from the first on.
  package func features() -> FeatureStream { FeatureStream(reader: reader) }

  /// The text of a feature; `nil` where it has none of its own.
  package func text(of item: PlacedFeature) -> UnsafeRawBufferPointer? { text(item.range) }

  /// The bytes of a feature; `nil` for an empty range.
  package func text(_ range: Range<Int>) -> UnsafeRawBufferPointer? {
    range.isEmpty ? nil : UnsafeRawBufferPointer(rebasing: file.bytes[range])
  }

  /// Reads one feature again.
  ///
  /// - Parameter range: where it lies.
  package func feature(at range: Range<Int>) throws(ConversionError) -> Feature {
    var reader = CatalogueReader(file: file, path: path, head: head, features: range)
    do {
      if let feature = try reader.next() { return feature }
    } catch {
      throw ConversionError(placed: error)
    }
    throw ConversionError(path: path, reason: "a feature is no longer where it was read before")
  }

  /// Gives back the memory of the file's pages, where features are not read one after the other.
  package func releaseMemory() { file.release(0..<file.count) }

  /// What stands around the features of a catalogue that is read as it is; `nil` for one that has no text of
  /// its own.
  package var frame: CatalogueFrame? {
    let list = reader.featureList
    guard report == nil, list.lowerBound > 0 else { return nil }
    return CatalogueFrame(file.bytes, list: list)
  }
}

/// A feature, and where it lies in its file.
package struct PlacedFeature: Sendable {
  package var feature: Feature
  /// Empty where the feature has no text of its own.
  package var range: Range<Int>

  package init(_ feature: Feature, range: Range<Int>) {
    self.feature = feature
    self.range = range
  }
}

/// The features of a catalogue, one after the other.
package struct FeatureStream: Sendable {
  fileprivate var reader: CatalogueReader

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `ConversionError` with the place of a feature that is not sound.
  package mutating func next() throws(ConversionError) -> PlacedFeature? {
    do {
      guard let feature = try reader.next() else { return nil }
      return PlacedFeature(feature, range: reader.featureRange)
    } catch {
      var fault = ConversionError(placed: error)
      fault.reason +=
        " (`tfcat lint` finds all that is wrong; `tfcat convert` mends or leaves out such features)"
      throw fault
    }
  }
}
