public import TFCat

/// In which form a sink takes features of a catalogue that need no change.
public enum FeatureForm: Sendable {
  /// As values of the model.
  case model
  /// As text in the canonical form of TFCat: a space behind each colon and comma, numbers as they were read.
  case canonicalText
  /// As text of any layout, with what was read of it.
  case tape
}

/// Where the features of a catalogue go: a file of some format, complete or not there at all.
public protocol CatalogueSink: AnyObject {
  /// The features written so far, and those that the format has no place for, which `notes` count.
  var count: Int { get }

  /// What the user should know of what was written, in sentences without a full stop; complete after the last
  /// feature.
  var notes: [String] { get }

  /// In which form events may have features of a catalogue that need no change.
  var featureForm: FeatureForm { get }

  /// Tells the names of the fields that events hold, in their order; comes before the first event.
  func prepare(fields: [String])

  /// Tells which fields no feature has had a value of so far; `finish(leavingOut:)` says it in the end.
  func expect(leavingOut fields: Set<String>)

  /// Writes the next event without making a feature of it, where the format can.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - number: the id of an event that has none.
  ///   - repairs: the names of the repairs made for it.
  /// - Returns: whether the event was written; one that was not comes again as a feature.
  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool

  /// Writes the next feature.
  func write(_ feature: Feature) throws(ConversionError)

  /// Completes the file and puts it in its place; a sink that is dropped before leaves nothing behind.
  func finish() throws(ConversionError)

  /// Completes the file like `finish()`, without some of the fields that the head declared.
  ///
  /// - Parameter fields: the names of fields of which no feature has a value.
  func finish(leavingOut fields: Set<String>) throws(ConversionError)
}

/// For formats that write features only.
extension CatalogueSink {
  /// No notes.
  public var notes: [String] { [] }

  /// Completes the file with all fields, as columns that are empty.
  public func finish(leavingOut fields: Set<String>) throws(ConversionError) { try finish() }

  /// Features are taken as values.
  public var featureForm: FeatureForm { .model }

  /// Does nothing: what is expected changes nothing in the format.
  public func expect(leavingOut fields: Set<String>) {}

  /// Does nothing: the format needs no fields beforehand.
  public func prepare(fields: [String]) {}

  /// Writes nothing and returns `false`: the event goes as a feature.
  public func write(
    _ event: borrowing RadioEvent, number: Int, repairs: String
  ) throws(ConversionError) -> Bool { false }
}

/// A format in which catalogues are written.
public protocol CatalogueFormat: Sendable {
  /// The name by which users call the format: `votable`.
  var name: String { get }
  /// What the format is, for the list of formats.
  var title: String { get }
  /// Endings of file names that mean this format, as in `.tfcat.json`.
  var fileExtensions: [String] { get }
  /// Endings of other formats that suit this one too: GeoJSON is JSON.
  var otherExtensions: [String] { get }
  /// Whether a catalogue that is only brought to other axes is copied as it stands, without anything being
  /// mended.
  var copiesCatalogues: Bool { get }
  /// Options of the command that the format understands.
  var parameters: [SourceParameter] { get }

  /// The format with values of its parameters.
  ///
  /// - Parameter options: by the names of the parameters.
  /// - Throws: `ConversionError` for a value that makes no sense.
  func configured(_ options: [String: String]) throws(ConversionError) -> any CatalogueFormat

  /// Opens a file; nothing happens to one of that name yet.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: everything but the features.
  func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink
}

extension CatalogueFormat {
  /// No other endings.
  public var otherExtensions: [String] { [] }
  /// No: everything is written anew.
  public var copiesCatalogues: Bool { false }
  /// No parameters.
  public var parameters: [SourceParameter] { [] }

  /// The same: there are no parameters.
  public func configured(_ options: [String: String]) throws(ConversionError) -> any CatalogueFormat { self }
}
