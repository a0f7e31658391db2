/// The size and dimension of an expression.
struct UnitValue: Hashable, Sendable {
  var magnitude: Magnitude
  var dimension: UnitDimension

  static let one = UnitValue(magnitude: .one, dimension: .none)

  func multiplied(by other: UnitValue) -> UnitValue? {
    guard let magnitude = magnitude.multiplied(by: other.magnitude),
      let dimension = dimension.multiplied(by: other.dimension)
    else { return nil }
    return UnitValue(magnitude: magnitude, dimension: dimension)
  }

  func raised(to power: Rational) -> UnitValue? {
    guard let magnitude = magnitude.raised(to: power), let dimension = dimension.raised(to: power) else {
      return nil
    }
    return UnitValue(magnitude: magnitude, dimension: dimension)
  }
}

extension UnitNode {
  /// `nil` when an exponent or the size leaves the range of the machine.
  var value: UnitValue? {
    switch self {
    case .term(let term):
      guard let magnitude = term.symbol.magnitude else { return nil }
      return UnitValue(magnitude: magnitude, dimension: term.symbol.dimension).raised(to: term.power)
    case .function(let function):
      if function.name == "sqrt", function.isKnown {
        guard let factor = function.scale.magnitude, let operand = function.operand.value else { return nil }
        return UnitValue(magnitude: factor, dimension: .none).multiplied(by: operand)?.raised(to: .half)
      }
      // log(kHz) is log(Hz) shifted, not scaled: each function of a unit is a kind by itself.
      return UnitValue(magnitude: .one, dimension: UnitDimension(.named(text)))
    case .product(let nodes):
      var result = UnitValue.one
      for node in nodes {
        guard let factor = node.value, let product = result.multiplied(by: factor) else { return nil }
        result = product
      }
      return result
    case .quotient(let above, let below):
      guard let inverse = below.value?.raised(to: Rational(-1)) else { return nil }
      return above.value?.multiplied(by: inverse)
    }
  }
}

extension UnitExpression {
  /// `nil` when the size is no finite, normal `Double`.
  var value: UnitValue? {
    guard let factor = scale.magnitude else { return nil }
    var result = UnitValue(magnitude: factor, dimension: .none)
    if let node {
      guard let value = node.value, let product = result.multiplied(by: value) else { return nil }
      result = product
    }
    return result.magnitude.value.isNormal ? result : nil
  }
}
