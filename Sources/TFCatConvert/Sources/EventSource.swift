public import TFCat

/// A format of event lists.
///
/// A source is made once for a conversion; all inputs go into one catalogue, so that it says before the first
/// event which CRS and which fields there are.
public protocol EventSource: Sendable {
  /// What the source says of itself: its name, options and repairs.
  static var description: SourceDescription { get }

  /// How sure the source is, from the first bytes, that the input is of its format.
  static func recognize(_ start: SourceStart) -> Recognition

  /// Makes the source of one conversion.
  ///
  /// - Throws: `ConversionError` for an option that makes no sense.
  init(options: SourceOptions) throws(ConversionError)

  /// Looks at the inputs before anything is read, where the head depends on them.
  mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError)

  /// What the catalogue says beside its features; the fields in the order in which events hold them.
  var head: CatalogueHead { get }

  /// Whether the catalogue gets a field for the repairs that are made; always, unless a source knows that
  /// there are none.
  var declaresRepairs: Bool { get }

  /// Whether events come with ids that the input gives them, which may be those of other rows or files; no,
  /// unless a source says it. Such a source has the repair `Repair.id`.
  var givesIDs: Bool { get }

  /// Whether fields stay that no feature has a value of: those of a catalogue do, and those that a source
  /// declares for its format do not, unless a source says otherwise.
  var keepsFields: Bool { get }

  /// What the user should know of the catalogue as a whole, in sentences without a full stop.
  var notes: [String] { get }

  /// Whether the input is one feature and no catalogue, and is to stay so; no, unless a source says it.
  var isSingleFeature: Bool { get }

  /// Opens an input.
  func reader(of input: SourceFile) throws(ConversionError) -> any EventReader
}

extension EventSource {
  /// Does nothing: the head does not depend on the inputs.
  public mutating func prepare(_: [SourceFile]) throws(ConversionError) {}

  /// Whether the description lists repairs.
  public var declaresRepairs: Bool { !Self.description.repairs.isEmpty }

  /// No: events are numbered, or the source sees to it that ids differ.
  public var givesIDs: Bool { false }

  /// No: the fields are those of the format.
  public var keepsFields: Bool { false }

  /// No notes.
  public var notes: [String] { [] }

  /// No: the input is a catalogue.
  public var isSingleFeature: Bool { false }
}

/// What a source says of itself, for `tfcat formats`.
public struct SourceDescription: Hashable, Sendable {
  /// The name by which users call the format: `noaa-swpc`.
  public var name: String
  /// What the format is, in a few words.
  public var title: String
  /// What the source needs beside the input, in one sentence; `nil` for nothing.
  public var needs: String?
  /// Options of the command that the source understands, by name: `band`.
  public var parameters: [SourceParameter]
  /// The repairs that the source can make; `RepairSet` holds them by their places in this list.
  public var repairs: [Repair]
  /// The page about it in `docs/sources`.
  public var page: String { "docs/sources/\(name).md" }

  /// Describes a source.
  ///
  /// - Parameters:
  ///   - name: by which users call it.
  ///   - title: what the format is, in a few words.
  ///   - needs: what the source wants beside the input, in one sentence; `nil` for nothing.
  ///   - parameters: options of the command that the source understands.
  ///   - repairs: the repairs that the source can make, at most 64.
  public init(
    name: String, title: String, needs: String? = nil, parameters: [SourceParameter] = [],
    repairs: [Repair] = []
  ) {
    self.name = name
    self.title = title
    self.needs = needs
    self.parameters = parameters
    self.repairs = repairs
  }
}

/// How sure a source is that an input is of its format.
public enum Recognition: Int, Comparable, Sendable {
  /// It is another format.
  case no
  /// It can be read, as nearly any table can.
  case possible
  /// It looks like it: the columns are right.
  case likely
  /// It says so itself.
  case certain
  /// It has marks that tfcat alone writes, whatever else it has.
  case marked

  /// Whether the left answer is less sure than the right.
  public static func < (left: Recognition, right: Recognition) -> Bool { left.rawValue < right.rawValue }
}
