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
  public var feature: Feature? {
    get { ownFeature.value }
    set { (ownFeature.value, isWhole) = (newValue, true) }
  }
  private var ownFeature = Aside<Feature>()
  /// The same as text, in the form that a reader may give where `featureForm` says so.
  var featureText: ByteText? { didSet { isWhole = true } }
  /// The same, put together by the reader.
  var composedText: [UInt8] = [] { didSet { isWhole = true } }
  /// What the tape has of `featureText`.
  var featureOnTape: TapedFeature? {
    get { ownTape.value }
    set { (ownTape.value, isWhole) = (newValue, true) }
  }
  private var ownTape = Aside<TapedFeature>()
  /// Many features, of which the event is one for all.
  var madeFeatures: MadeFeatures? {
    get { ownRun.value }
    set { (ownRun.value, isWhole) = (newValue, true) }
  }
  private var ownRun = Aside<MadeFeatures>()
  /// For how many features the event stands.
  var featureCount: Int { isWhole ? ownRun.value?.count ?? 1 : 1 }
  /// Whether the event may hold a feature that is complete already, in whichever form.
  private(set) var isWhole = false
  /// The number of the input that it is read from, from 1.
  var inputNumber = 0
  /// In which form what writes the events takes features.
  var featureForm = FeatureForm.model
  /// What makes runs of features ready, on `jobs` threads; empty where features come one by one.
  var makers: [any FeatureRunMaker] = []
  var jobs = 1
  /// By the place of the field in the head.
  @usableFromInline var values: [StoredValue]
  /// The strings among them.
  @usableFromInline var strings: [String] = []
  /// How many bytes the texts among the values have, at least.
  @usableFromInline var textLength = 0
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
      switch newValue {
      case .string(let text) where !text.isEmpty:
        values[index] = .string(strings.count)
        strings.append(text)
        textLength += text.utf8.count
      case .text(let text):
        values[index] = StoredValue(newValue)
        textLength += text.count
      case .word(let word):
        values[index] = StoredValue(newValue)
        textLength += word.utf8CodeUnitCount
      default: values[index] = StoredValue(newValue)
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
    if case .none = values[index] { false } else { true }
  }

  /// Whether it gets any of these.
  func hasValue(amongThoseAt places: [Int]) -> Bool {
    values.withUnsafeBufferPointer { values in
      for place in places where place < values.count {
        if case .none = values[place] { continue }
        return true
      }
      return false
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

  /// Whether a feature can be made of the values: there is a shape, and it is one.
  var isSound: Bool {
    guard !isWhole, let shape else { return false }
    if case .box(let box) = shape { return box.isSound }
    return true
  }

  /// The id that the event has, in whichever form it was given; `nil` for none.
  var givenID: FeatureID? {
    guard isWhole else { return id }
    if let feature = ownFeature.value { return feature.id }
    if let taped = ownTape.value { return taped.id }
    let id = withFeatureText { text -> FeatureID? in
      guard let start = text.baseAddress, text.count > Self.textBeforeID.utf8CodeUnitCount,
        ByteText(base: start, count: text.count).hasPrefix(Self.textBeforeID)
      else { return nil }
      let rest = UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(text)[Self.textBeforeID.utf8CodeUnitCount...])
      guard var cursor = JSONCursor(rest), let json = cursor.value() else { return nil }
      return try? FeatureID(json: json)
    }
    return id ?? nil
  }

  /// What stands before the id in the text of a feature.
  private static let textBeforeID: StaticString = "{\"type\": \"Feature\", \"id\": "

  /// Gives the event another id than it came with.
  ///
  /// - Parameter reader: reads features that were given as text.
  mutating func replaceID(_ id: FeatureID, reader: inout FeatureReader) {
    if isWhole {
      guard var feature = takeWholeFeature() ?? readFeatureText(&reader) else { return }
      clearFeature()
      feature.id = id
      self.feature = feature
    } else {
      self.id = id
    }
  }

  /// Lends the text of a feature that was given as text to `body`.
  ///
  /// - Returns: `nil` where there is none.
  func withFeatureText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    if let featureText { return body(featureText.buffer) }
    return composedText.isEmpty ? nil : composedText.withUnsafeBufferPointer(body)
  }

  /// Moves the feature out of the event.
  mutating func takeWholeFeature() -> Feature? { ownFeature.take() }

  mutating func clear() {
    id = nil
    shape = nil
    repairs = RepairSet()
    if !strings.isEmpty { strings.removeAll(keepingCapacity: true) }
    textLength = 0
    values.withUnsafeMutableBufferPointer { $0.update(repeating: .none) }
    if isWhole { clearFeature() }
  }

  private mutating func clearFeature() {
    ownFeature.value = nil
    ownTape.value = nil
    ownRun.value = nil
    featureText = nil
    composedText.removeAll(keepingCapacity: true)
    isWhole = false
  }
}

/// A value that is there or not, in memory of its own: events of lists have none, and are handed on without
/// room for it.
private struct Aside<Value> {
  private var values: [Value] = []

  var value: Value? {
    get { values.first }
    set {
      values.removeAll(keepingCapacity: true)
      if let newValue { values.append(newValue) }
    }
  }

  mutating func take() -> Value? { values.popLast() }
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

  /// Stores a value, and what is as good as `none` as that. The caller puts a string into `strings` itself;
  /// here it becomes `none`.
  @inlinable @inline(__always) init(_ value: EventValue) {
    switch value {
    case .none, .string: self = .none
    case .integer(let value): self = .integer(value)
    case .number(let value): self = value.isFinite ? .number(value) : .none
    case .bool(let flag): self = .bool(flag)
    case .time(let seconds): self = .time(seconds)
    case .word(let word): self = .word(word)
    case .text(let text): self = text.isEmpty ? .none : .text(text)
    }
  }
}
