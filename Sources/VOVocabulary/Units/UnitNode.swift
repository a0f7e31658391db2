/// A parsed unit expression (VOUnits 1.1 appendix C.4). Its depth is bounded by the parser.
indirect enum UnitNode: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var symbol: UnitSymbol
    var power: Rational
    /// Where the symbol stands in the text, as UTF-8 offsets.
    var range: Range<Int>
    /// What the text has there when that is no symbol of the grammar: `R_E`, `µs`.
    var foreign: String?
  }

  struct Function: Hashable, Sendable {
    var name: String
    var isQuoted: Bool
    var range: Range<Int>
    var scale: ScaleFactor
    var operand: UnitNode

    static let known: Set<String> = ["log", "ln", "exp", "sqrt"]
    var isKnown: Bool { !isQuoted && Function.known.contains(name) }
  }

  case term(Term)
  case function(Function)
  case product([UnitNode])
  case quotient(UnitNode, UnitNode)

  /// `nil` when an exponent overflows, or for a function, which no exponent may follow.
  func raised(to power: Rational) -> UnitNode? {
    if power == .one { return self }
    switch self {
    case .term(var term):
      guard let exponent = term.power.multiplied(by: power) else { return nil }
      term.power = exponent
      return .term(term)
    case .function: return nil
    case .product(let nodes):
      let raised = nodes.compactMap { $0.raised(to: power) }
      return raised.count == nodes.count ? .product(raised) : nil
    case .quotient(let above, let below):
      guard let first = above.raised(to: power), let second = below.raised(to: power) else { return nil }
      return .quotient(first, second)
    }
  }

  /// Every term from left to right, those inside functions too.
  var terms: [Term] {
    switch self {
    case .term(let term): [term]
    case .function(let function): function.operand.terms
    case .product(let nodes): nodes.flatMap(\.terms)
    case .quotient(let above, let below): above.terms + below.terms
    }
  }

  var functions: [Function] {
    switch self {
    case .term: []
    case .function(let function): [function] + function.operand.functions
    case .product(let nodes): nodes.flatMap(\.functions)
    case .quotient(let above, let below): above.functions + below.functions
    }
  }
}

/// A whole text: `25.4mm` is a scale factor and a node; `1` and the empty text have no node.
struct UnitExpression: Hashable, Sendable {
  var scale: ScaleFactor
  var node: UnitNode?

  static let dimensionless = UnitExpression(scale: .one, node: nil)
}
