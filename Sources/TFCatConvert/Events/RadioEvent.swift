public import TFCat
internal import TFCatJSON

/// What a source knows of an event: its shape, and values of the fields that the source declared.
///
/// One event is filled again for each row, so that millions of rows cost no memory; `Conversion` clears it
/// before.
public struct RadioEvent {
  /// Where the event lies on the dynamic spectrum, in the units of the source's CRS.
  public enum Shape {
    /// Start and end time, lower and upper limit of the spectral axis. A box without duration or without
    /// width becomes a line, and one without both a point: TFCat has no polygon without area.
    case box(BoundingBox)
    /// Any geometry of TFCat.
    case geometry(Geometry)
  }

  /// `nil` for the number of the feature in the catalogue, from 1.
  public var id: FeatureID?
  /// An event must have one.
  public var shape: Shape?
  /// A feature that is complete already: all other members of the event are ignored but `id`.
  public var feature: Feature?
  /// The same as text, in the form that a reader may give where `featureForm` says so.
  var featureText: ByteText?
  /// The same, put together by the reader.
  var composedText: [UInt8] = []
  /// What the tape has of `featureText`.
  var featureOnTape: TapedFeature?
  /// The number of the input that it is read from, from 1.
  var inputNumber = 0
  /// In which form what writes the events takes features.
  var featureForm = FeatureForm.model
  /// Reads features that were given as text and could not be written from it.
  private var textReader = FeatureReader()
  /// By the place of the field in the head.
  @usableFromInline var values: [StoredValue]
  /// The strings among them.
  @usableFromInline var strings: [String] = []
  /// The repairs made for this row.
  public internal(set) var repairs = RepairSet()
  /// The repairs that the user allows.
  let allowedRepairs: RepairSet

  /// - Parameters:
  ///   - fieldCount: how many fields the source declared.
  ///   - allowedRepairs: by their places in the source's list.
  init(fieldCount: Int, allowedRepairs: RepairSet) {
    values = Array(repeating: .none, count: fieldCount)
    self.allowedRepairs = allowedRepairs
  }

  /// The value of a field. A place that was not declared is left alone.
  @inlinable public subscript(index: Int) -> EventValue {
    get { values.indices.contains(index) ? value(of: values[index]) : .none }
    @inline(__always) set {
      guard values.indices.contains(index) else { return }
      if case .string(let text) = newValue {
        values[index] = .string(strings.count)
        strings.append(text)
      } else {
        values[index] = StoredValue(newValue)
      }
    }
  }

  /// The value of a field, by its case.
  @inlinable public subscript<Column: EventField>(column: Column) -> EventValue {
    get { self[column.rawValue] }
    @inline(__always) set { self[column.rawValue] = newValue }
  }

  @usableFromInline func value(of stored: StoredValue) -> EventValue {
    switch stored {
    case .none: .none
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .bool(let flag): .bool(flag)
    case .time(let seconds): .time(seconds)
    case .word(let word): .word(word)
    case .text(let text): .text(text)
    case .string(let place): strings.indices.contains(place) ? .string(strings[place]) : .none
    }
  }

  /// Whether the feature gets a property of the value at that place.
  func hasValue(_ index: Int) -> Bool {
    switch values[index] {
    case .none: false
    case .number(let number): number.isFinite
    case .text(let text): !text.isEmpty
    case .string(let place): strings.indices.contains(place) && !strings[place].isEmpty
    case .integer, .bool, .time, .word: true
    }
  }

  /// Asks for a repair, and records it where it is allowed.
  ///
  /// - Parameter index: the place of the repair in the source's list.
  /// - Returns: whether the user allows it; if not, the source rejects the row and names the repair.
  public mutating func repair(_ index: Int) -> Bool {
    guard allowedRepairs.contains(index) else { return false }
    repairs.insert(index)
    return true
  }

  /// Asks for a repair by its case, and records it where it is allowed.
  ///
  /// - Returns: whether the user allows it; where not, the source rejects the row and names the repair.
  public mutating func repair<Name: RepairName>(_ name: Name) -> Bool { repair(name.rawValue) }

  /// Lends the text of a feature that was given as text to `body`.
  ///
  /// - Returns: `nil` where there is none.
  func withFeatureText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    if let featureText { return body(featureText.buffer) }
    return composedText.isEmpty ? nil : composedText.withUnsafeBufferPointer(body)
  }

  /// The feature that was given as text.
  mutating func readFeatureText() -> Feature? {
    // Moved out for the duration of the call, so that the text can be lent meanwhile.
    var reader = FeatureReader()
    swap(&reader, &textReader)
    defer { swap(&reader, &textReader) }
    let feature = withFeatureText { text -> Feature? in
      guard var cursor = JSONCursor(UnsafeRawBufferPointer(text)) else { return nil }
      return reader.read(&cursor)
    }
    return feature ?? nil
  }

  mutating func clear() {
    id = nil
    shape = nil
    feature = nil
    featureText = nil
    featureOnTape = nil
    composedText.removeAll(keepingCapacity: true)
    repairs = RepairSet()
    strings.removeAll(keepingCapacity: true)
    values.withUnsafeMutableBufferPointer { $0.update(repeating: .none) }
  }
}

/// A value without a reference, so that millions of them are counted nowhere.
@usableFromInline enum StoredValue {
  case none
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case time(Int)
  case word(StaticString)
  case text(ByteText)
  /// By its place among the event's strings.
  case string(Int)

  /// Stores a value. The caller puts a string into `strings` itself; here it becomes `none`.
  @inlinable @inline(__always) init(_ value: EventValue) {
    switch value {
    case .none, .string: self = .none
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .bool(let flag): self = .bool(flag)
    case .time(let seconds): self = .time(seconds)
    case .word(let word): self = .word(word)
    case .text(let text): self = .text(text)
    }
  }
}
