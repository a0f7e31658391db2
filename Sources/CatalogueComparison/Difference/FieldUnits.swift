internal import TFCat
internal import TFCatJSON
internal import VOVocabulary

/// The fields of which two catalogues have other units of the same kind: 8000 kHz are 8 MHz.
struct FieldUnits: Sendable {
  /// How a value of the first becomes one of the second.
  private var scalings: [String: UnitScaling] = [:]

  /// No such fields.
  init() {}

  init(_ first: Fields?, _ second: Fields?) {
    for (name, field) in first ?? Fields() {
      guard let unit = field.unit, let other = second?[name]?.unit, unit != other,
        let one = VOUnit(unit), let two = VOUnit(other), let scaling = one.scaling(to: two)
      else { continue }
      scalings[name] = scaling
    }
  }

  /// Whether two values are the same number in units of their own.
  func areSame(_ first: JSONValue, _ second: JSONValue?, of name: String) -> Bool {
    guard let scaling = scalings[name], let one = first.number?.doubleValue,
      let other = second?.number?.doubleValue
    else { return false }
    return abs(scaling.convert(one) - other) <= 1e-12 * other.magnitude
  }
}
