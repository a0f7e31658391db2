import Base
import TFCat
import TFCatJSON

/// What the value of a property has to be so that no rule reports it, as far as its bytes show.
struct PropertyExpectation: Sendable {
  /// A bit for each `FeatureTape.Value.Kind` that fits the declared datatype.
  var kinds: UInt8
  /// The facts that are lost where the property occurs at all.
  var lost: FeatureFacts
  /// The bytes of the allowed values, strings without quotes; `nil` where any is allowed.
  var allowed: [[UInt8]]?
  var isStart = false
  var isEnd = false

  @inline(__always)
  func fits(_ kind: FeatureTape.Value.Kind) -> Bool { kinds & (1 << kind.rawValue) != 0 }
}

/// Makes expectations of the fields of a catalogue.
struct PropertyExpectations: Sendable {
  private let fields: [ExactName: FieldDeclaration]?
  private let startAndEnd: (start: String, end: String)?
  private let needed: FeatureFacts

  init(context: LintContext, needed: FeatureFacts) {
    fields = context.fields
    startAndEnd = context.startAndEnd
    self.needed = needed
  }

  func list(for names: [KnownName]) -> [PropertyExpectation] { names.map { expectation(for: $0.string) } }

  private func expectation(for name: String) -> PropertyExpectation {
    var lost: FeatureFacts = []
    if name == "obs_id" { lost.insert(.noReferences) }
    let field = fields?[ExactName(name)]
    if field == nil, fields != nil { lost.insert(.declaredProperties) }
    var expectation = PropertyExpectation(
      kinds: field.map { Self.kinds(of: $0.dataType) } ?? .max, lost: lost, allowed: nil)
    if let values = field?.listed?.values, !values.isEmpty {
      expectation.allowed = values.compactMap { value in
        switch value {
        case .string(let text): Array(text.utf8)
        default: nil
        }
      }
    }
    if let startAndEnd {
      expectation.isStart = startAndEnd.start.isSame(as: name)
      expectation.isEnd = startAndEnd.end.isSame(as: name)
    }
    return expectation
  }

  private static func kinds(of type: Field.DataType?) -> UInt8 {
    func mask(_ kinds: FeatureTape.Value.Kind...) -> UInt8 { kinds.reduce(0) { $0 | (1 << $1.rawValue) } }
    return switch type {
    case .int?: mask(.integer)
    case .float?: mask(.integer, .fraction)
    case .str?: mask(.string)
    case .bool?: mask(.true, .false)
    // Of an unknown datatype another rule speaks; a null is told all the same.
    case nil: .max & ~mask(.null)
    }
  }

  /// The facts about properties that do not hold, or of which it cannot be told quickly.
  func missingFacts(
    _ tape: borrowing FeatureTape, _ feature: UnsafePointer<UInt8>, properties: [PropertyExpectation]
  ) -> FeatureFacts {
    var missing: FeatureFacts = []
    var start: FeatureTape.Value?
    var end: FeatureTape.Value?
    properties.withUnsafeBufferPointer { properties in
      tape.properties.withUnsafeBufferPointer { values in
        for index in 0..<min(values.count, properties.count) {
          let value = values[index]
          missing.formUnion(properties[index].lost)
          if !properties[index].fits(value.kind) { missing.insert(.typedProperties) }
          if properties[index].allowed != nil, !isAllowed(value, feature, properties[index]) {
            missing.insert(.allowedValues)
          }
          if properties[index].isStart { start = value }
          if properties[index].isEnd { end = value }
        }
      }
    }
    if let start, let end, !isOrdered(start, end, feature) { missing.insert(.orderedTimes) }
    return missing
  }

  private func isAllowed(
    _ value: FeatureTape.Value, _ feature: UnsafePointer<UInt8>, _ expectation: PropertyExpectation
  ) -> Bool {
    guard value.kind == .string, value.isPlain else { return false }
    let text = value.text(in: feature)
    return expectation.allowed?.contains { $0.count == text.count && text.elementsEqual($0) } ?? true
  }

  /// Whether an event does not end before it starts, as far as plain texts and numbers tell.
  private func isOrdered(
    _ start: FeatureTape.Value, _ end: FeatureTape.Value, _ feature: UnsafePointer<UInt8>
  ) -> Bool {
    switch (start.kind, end.kind) {
    case (.string, .string):
      // Texts in order are never told to be in disorder, whatever they mean.
      return start.isPlain && end.isPlain
        && !end.text(in: feature).lexicographicallyPrecedes(start.text(in: feature))
    case (.integer, .integer), (.integer, .fraction), (.fraction, .integer), (.fraction, .fraction):
      guard let first = start.number(in: feature), let last = end.number(in: feature) else { return false }
      return !(last < first)
    default: return true
    }
  }
}

extension FeatureTape.Value {
  func number(in feature: UnsafePointer<UInt8>) -> Double? {
    let text = text(in: feature)
    guard let start = text.baseAddress else { return nil }
    return NumberReader.read(start, limit: start + text.count)?.value
  }
}
