// Making valid texts out of what has been read.
extension UnitNode {
  /// The node with one term replaced, and the number that comes out to the front by it.
  func replacing(_ range: Range<Int>, by other: UnitExpression) -> (scale: ScaleFactor, node: UnitNode)? {
    switch self {
    case .term(let term):
      guard term.range == range else { return (.one, self) }
      guard let node = other.node?.raised(to: term.power), let scale = other.scale.raised(to: term.power)
      else {
        return nil
      }
      return (scale, node.relocated(to: range))
    case .function(var function):
      guard let (scale, node) = function.operand.replacing(range, by: other),
        let product = function.scale.multiplied(by: scale)
      else { return nil }
      function.scale = product
      function.operand = node
      return (.one, .function(function))
    case .product(let nodes):
      var total = ScaleFactor.one
      var replaced: [UnitNode] = []
      for node in nodes {
        guard let part = node.replacing(range, by: other), let product = total.multiplied(by: part.scale)
        else {
          return nil
        }
        total = product
        replaced.append(part.node)
      }
      return (total, .product(replaced))
    case .quotient(let above, let below):
      guard let first = above.replacing(range, by: other), let second = below.replacing(range, by: other),
        let inverse = second.scale.raised(to: Rational(-1)),
        let total = first.scale.multiplied(by: inverse)
      else { return nil }
      return (total, .quotient(first.node, second.node))
    }
  }

  /// Terms put in for another stand where that stood: no range of the new text may be taken for one of the
  /// old.
  private func relocated(to range: Range<Int>) -> UnitNode {
    switch self {
    case .term(var term):
      term.range = range
      return .term(term)
    case .function(var function):
      function.range = range
      function.operand = function.operand.relocated(to: range)
      return .function(function)
    case .product(let nodes):
      return .product(nodes.map { $0.relocated(to: range) })
    case .quotient(let above, let below):
      return .quotient(above.relocated(to: range), below.relocated(to: range))
    }
  }
}

extension UnitExpression {
  /// The expression with one term replaced by a VOUnits text; `nil` when that cannot be written.
  func replacing(_ range: Range<Int>, by text: String) -> UnitExpression? {
    var parser = UnitParser(text)
    guard let other = try? parser.parse(), parser.deviations.isEmpty,
      let result = node?.replacing(range, by: other),
      let scale = scale.multiplied(by: result.scale)
    else { return nil }
    return UnitExpression(scale: scale, node: result.node)
  }

  /// The text of the expression, if it is a VOUnit.
  var validText: String? {
    let text = description
    var parser = UnitParser(text)
    guard let parsed = try? parser.parse(), parser.deviations.isEmpty, parsed.value != nil else { return nil }
    return text
  }

  /// `km.s**-1` as `km/s`: the same units with those of negative power behind a solidus.
  var withSolidus: UnitExpression? {
    guard case .product(let nodes)? = node else { return nil }
    var above: [UnitNode] = []
    var below: [UnitNode] = []
    for node in nodes {
      guard case .term(let term) = node else { return nil }
      if term.power.numerator > 0 {
        above.append(node)
      } else {
        guard let inverse = node.raised(to: Rational(-1)) else { return nil }
        below.append(inverse)
      }
    }
    guard !above.isEmpty, !below.isEmpty else { return nil }
    let divisor = below.count == 1 ? below[0] : .product(below)
    return UnitExpression(
      scale: scale, node: .quotient(above.count == 1 ? above[0] : .product(above), divisor))
  }

  /// The terms whose symbols are unknown or no symbols at all.
  var wrongTerms: [UnitNode.Term] {
    node?.terms.filter { $0.symbol.status == .unknown || $0.foreign != nil } ?? []
  }

  /// Unknown and foreign symbols replaced by the likeliest valid ones, as far as that is worth the search.
  var corrected: UnitExpression {
    var result = self
    for term in wrongTerms.prefix(8) {
      for text in UnitSpelling.replacements(for: term.foreign ?? term.symbol.text) {
        if let replaced = result.replacing(term.range, by: text) {
          result = replaced
          break
        }
      }
    }
    return result
  }
}
