import Base
package import TFCat
package import TFCatTables

/// An input of any format, opened as a catalogue that can be read feature by feature, as often as wanted.
///
///     let input = try CatalogueInput(path: "bursts.tfcat")
///     var features = input.features()
///     while let item = try features.next() { ... }
///
/// A catalogue of TFCat 1.0 is read as it is: nothing is mended, each feature has its text. Whatever else can
/// be converted is converted into an unnamed temporary file first; memory does not grow with the input.
package struct CatalogueInput: Sendable {
  /// The path, as it was given; `-` for standard input.
  package let path: String
  /// Everything but the features.
  package let head: CatalogueHead
  /// What became of the rows of an input that had to be converted; `nil` for a catalogue that is read as it
  /// is.
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
  ///   - openers: of tables of formats that need a library of their own, such as databases.
  ///   - allowsEmpty: whether an input without any event is a catalogue without features.
  ///   - onReject: called for each row that becomes no feature.
  /// - Throws: `ConversionError` where the input cannot be read or is of no known format.
  package init(
    path: String, format: String? = nil, parameters: [String: String] = [:], openers: [TableOpener] = [],
    allowsEmpty: Bool = false, onReject: @escaping (Reject) -> Void = { _ in }
  ) throws(ConversionError) {
    try self.init(
      SourceFile(path: path), format: format, parameters: parameters, openers: openers,
      allowsEmpty: allowsEmpty, onReject: onReject)
  }

  /// Reads an input that is open already; the rest is as for a path.
  package init(
    _ input: SourceFile, format: String? = nil, parameters: [String: String] = [:],
    openers: [TableOpener] = [], allowsEmpty: Bool = false,
    onReject: @escaping (Reject) -> Void = { _ in }
  ) throws(ConversionError) {
    let path = input.path
    let source = try SourceRegistry.standard.source(
      of: [input], named: format, options: parameters.keys)
    let isCatalogue = source == CatalogueEventSource.self && parameters.isEmpty
    let (catalogue, refusal) = isCatalogue ? Self.catalogue(input) : (nil, nil)
    if let catalogue {
      // Features that do not lie in a list of their own have no text that could be copied.
      if catalogue.featureList.lowerBound > 0 {
        self.init(catalogue, of: input)
      } else {
        try self.init(spooling: catalogue, path: path)
      }
      return
    }
    let spool: SpooledCatalogue
    let report: ConversionReport
    do throws(ConversionError) {
      var options = SourceOptions(parameters: parameters)
      options.openers = openers
      var conversion = try Conversion(inputs: [input], as: source, options: options)
      conversion.onReject = onReject
      spool = try SpooledCatalogue(conversion.head)
      report = try conversion.run(into: spool, allowsEmpty: allowsEmpty)
    } catch {
      // Of two reasons that of TFCat 1.0 has a place.
      if error.code == .failed, let refusal { throw ConversionError(placed: refusal) }
      throw error
    }
    try self.init(
      spool, path: path, report: report,
      notes: refusal.map { ["read as `tfcat convert` reads it: \($0)"] } ?? [])
  }

  /// The catalogue of an input, or why it is no TFCat 1.0.
  private static func catalogue(_ input: SourceFile) -> (CatalogueReader?, CatalogueError?) {
    do {
      return (try CatalogueReader(file: input.file, path: input.path), nil)
    } catch {
      return (nil, error)
    }
  }

  private init(_ reader: CatalogueReader, of input: SourceFile) {
    path = input.path
    file = input.file
    self.reader = reader
    report = nil
    head = reader.head
    notes = []
  }

  /// Copies the features of a catalogue whose list has a name with escapes, and the one of a document that is
  /// a feature.
  private init(spooling catalogue: CatalogueReader, path: String) throws(ConversionError) {
    var catalogue = catalogue
    var head = catalogue.head
    if catalogue.isSingleFeature { head.fields = Fields() }
    let spool = try SpooledCatalogue(head)
    while true {
      let feature: Feature?
      do {
        feature = try catalogue.next()
      } catch {
        throw ConversionError(placed: error)
      }
      guard let feature else { break }
      try spool.write(feature)
    }
    try self.init(
      spool, path: path, report: nil,
      notes: catalogue.isSingleFeature ? ["\(path): is one feature, of which a catalogue is made"] : [])
  }

  private init(
    _ spool: SpooledCatalogue, path: String, report: ConversionReport?, notes: [String]
  ) throws(ConversionError) {
    self.path = path
    self.report = report
    self.notes = notes + (report?.notes ?? [])
    head = spool.head
    do {
      file = try spool.map()
    } catch {
      throw ConversionError(error)
    }
    reader = CatalogueReader(file: file, path: path, head: head, features: 0..<file.count)
  }

  /// The catalogue, of which no feature has been asked for.
  package var catalogue: CatalogueReader { reader }

  /// All features from the first on.
  package func features() -> FeatureStream { FeatureStream(reader: reader) }

  /// The text of a feature.
  package func text(of item: FeatureItem) -> UnsafeRawBufferPointer { text(item.range) }

  /// The text of the feature at a place.
  package func text(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[range])
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
package struct FeatureItem: Sendable {
  package var feature: Feature
  /// The bytes of its text.
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
  package mutating func next() throws(ConversionError) -> FeatureItem? {
    do {
      guard let feature = try reader.next() else { return nil }
      return FeatureItem(feature, range: reader.featureRange)
    } catch {
      var fault = ConversionError(placed: error)
      fault.reason +=
        " (`tfcat lint` finds all that is wrong; `tfcat convert` mends or leaves out such features)"
      throw fault
    }
  }
}
