public import TFCat

/// A format of event lists.
///
/// A new one is one file that conforms to this, its registration in `SourceRegistry`, a fixture with a test,
/// and a page under `docs/sources`. A source is made once for a conversion; all inputs go into one catalogue,
/// so that it says before the first event which CRS and which fields there are.
public protocol EventSource: Sendable {
  static var description: SourceDescription { get }

  /// How sure the source is, from the first bytes, that the input is of its format.
  static func recognize(_ start: SourceStart) -> Recognition

  /// - Throws: `ConversionError` for an option that makes no sense.
  init(options: SourceOptions) throws(ConversionError)

  /// Looks at the inputs before anything is read, where the head depends on them.
  mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError)

  /// What the catalogue says beside its features; the fields in the order in which events hold them.
  var head: CatalogueHead { get }

  /// Whether the catalogue gets a field for the repairs that are made; always, unless a source knows that
  /// there are none.
  var declaresRepairs: Bool { get }

  /// What the user should know of the catalogue as a whole, in sentences without a full stop.
  var notes: [String] { get }

  /// Whether the input is one feature and no catalogue, and is to stay so; no, unless a source says it.
  var isSingleFeature: Bool { get }

  /// Opens an input.
  func reader(of input: SourceFile) throws(ConversionError) -> any EventReader
}

extension EventSource {
  public mutating func prepare(_: [SourceFile]) throws(ConversionError) {}

  public var declaresRepairs: Bool { !Self.description.repairs.isEmpty }

  public var notes: [String] { [] }

  public var isSingleFeature: Bool { false }
}

/// What a source says of itself, for `tfcat formats`.
public struct SourceDescription: Hashable, Sendable {
  /// By which users call it: `noaa-swpc`.
  public var name: String
  public var title: String
  /// What the source wants beside the input, in one sentence; `nil` for nothing.
  public var needs: String?
  /// Options of the command that the source understands, by name: `band`.
  public var parameters: [SourceParameter]
  public var repairs: [Repair]
  /// The page about it in `docs/sources`.
  public var page: String { "docs/sources/\(name).md" }

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
  case no
  /// It can be read, as nearly any table can.
  case possible
  /// It looks like it: the columns are right.
  case likely
  /// It says so itself.
  case certain

  public static func < (left: Recognition, right: Recognition) -> Bool { left.rawValue < right.rawValue }
}
