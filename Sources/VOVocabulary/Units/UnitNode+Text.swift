// Writing an expression back in VOUnits syntax, with no parenthesis that is not needed.
extension UnitNode {
  var text: String {
    switch self {
    case .term(let term): return (term.foreign ?? term.symbol.text) + term.power.powerText
    case .function(let function):
      let name = function.isQuoted ? "'\(function.name)'" : function.name
      return name + "(" + function.scale.text + function.operand.text + ")"
    case .product(let nodes):
      return nodes.map { node in
        if case .quotient = node { return "(\(node.text))" }
        return node.text
      }.joined(separator: ".")
    case .quotient(let above, let below):
      let isSingle = if case .term = below { true } else if case .function = below { true } else { false }
      let divisor = isSingle ? below.text : "(\(below.text))"
      // Above the solidus only a product may stand bare: the grammar has one division at a level.
      if case .quotient = above { return "(\(above.text))/\(divisor)" }
      return "\(above.text)/\(divisor)"
    }
  }
}

extension UnitExpression: CustomStringConvertible {
  var description: String {
    guard let node else { return scale == .one ? "1" : scale.text }
    return scale.text + node.text
  }
}
