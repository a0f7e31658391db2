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
  /// The place among the properties of what must not be less than this value.
  var upper: Int?
  /// The fact that is lost where it is.
  var order: FeatureFacts = []

  @inline(__always)
  func fits(_ kind: FeatureTape.Value.Kind) -> Bool { kinds & (1 << kind.rawValue) != 0 }
}

/// Makes expectations of the fields of a catalogue.
struct PropertyExpectations: Sendable {
  private let fields: [ExactName: FieldDeclaration]?
  /// Properties of which one must not be less than the other, with the fact that is lost where it is.
  private let ordered: [(lower: String, upper: String, fact: FeatureFacts)]
  private let needed: FeatureFacts

  init(context: LintContext, needed: FeatureFacts) {
    fields = context.fields
    ordered =
      (context.startAndEnd.map { [($0.start, $0.end, .orderedTimes)] } ?? [])
      + context.limits.map { ($0.lower, $0.upper, .orderedLimits) }
    self.needed = needed
  }

  func list(for names: [KnownName]) -> [PropertyExpectation] {
    var list = names.map { expectation(for: $0.string) }
    for pair in ordered {
      guard let lower = names.firstIndex(where: { $0.string.isSame(as: pair.lower) }),
        let upper = names.firstIndex(where: { $0.string.isSame(as: pair.upper) })
      else { continue }
      (list[lower].upper, list[lower].order) = (upper, pair.fact)
    }
    return list
  }

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
    properties.withUnsafeBufferPointer { properties in
      tape.properties.withUnsafeBufferPointer { values in
        for index in 0..<min(values.count, properties.count) {
          let value = values[index]
          missing.formUnion(properties[index].lost)
          if !properties[index].fits(value.kind) { missing.insert(.typedProperties) }
          if properties[index].allowed != nil, !isAllowed(value, feature, properties[index]) {
            missing.insert(.allowedValues)
          }
          if let upper = properties[index].upper, upper < values.count,
            !isOrdered(value, values[upper], feature)
          {
            missing.insert(properties[index].order)
          }
        }
      }
    }
    return missing
  }

  private func isAllowed(
    _ value: FeatureTape.Value, _ feature: UnsafePointer<UInt8>, _ expectation: PropertyExpectation
  ) -> Bool {
    guard value.kind == .string, value.isPlain else { return false }
    let text = value.text(in: feature)
    return expectation.allowed?.contains { $0.count == text.count && text.elementsEqual($0) } ?? true
  }

  /// Whether the second of two values is not the lesser one, as far as plain texts and numbers tell.
  private func isOrdered(
    _ lower: FeatureTape.Value, _ upper: FeatureTape.Value, _ feature: UnsafePointer<UInt8>
  ) -> Bool {
    switch (lower.kind, upper.kind) {
    case (.string, .string):
      // Texts in order are never told to be in disorder, whatever they mean.
      return lower.isPlain && upper.isPlain
        && !upper.text(in: feature).lexicographicallyPrecedes(lower.text(in: feature))
    case (.integer, .integer), (.integer, .fraction), (.fraction, .integer), (.fraction, .fraction):
      guard let first = lower.number(in: feature), let last = upper.number(in: feature) else { return false }
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
