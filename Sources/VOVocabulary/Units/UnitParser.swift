import Base

/// Reads a unit text by the grammar of VOUnits 1.1 appendix C.4.
///
/// It also reads through the notations of other syntaxes (`cm^-1`, `km s-1`, `W/m2/Hz`, `10+4Jy`, `µs`), and
/// records each of them as a deviation: a text is a VOUnit exactly when there is none. This is how one parser
/// can both be strict and say what to write instead. What cannot be read in any way is thrown.
struct UnitParser {
  /// Far past any real unit, well within the stack of a thread.
  static let depthLimit = 64
  static let lengthLimit = 4096

  let bytes: [UInt8]
  var end: Int
  var position = 0
  var depth = 0
  var deviations: [UnitFinding] = []

  init(_ text: String) {
    bytes = Array(text.utf8.prefix(UnitParser.lengthLimit + 1))
    end = bytes.count
  }

  mutating func parse() throws(VOUnitError) -> UnitExpression {
    guard end <= UnitParser.lengthLimit else {
      throw failure(
        .outOfRange, 0..<end, "The text is longer than \(UnitParser.lengthLimit) bytes; no unit is.")
    }
    let whole = end
    trim()
    guard position < end else {
      if whole > 0 {
        deviate(
          0..<whole, "A blank is not a unit: leave the unit out, or write 1 for a pure number.", with: "")
      }
      return .dimensionless
    }
    let name = text(position..<end)
    if name == "unknown" || name == "UNKNOWN" {
      throw failure(.reserved, position..<end, "\(name) says that there is a unit and that it has been lost.")
    }
    unwrapBrackets()
    let expression = try parseExpression(scale: .allowed)
    guard position == end else { throw unexpected() }
    return expression
  }

  enum Scale { case allowed, forbidden }

  /// `[scalefactor] product ['/' unit]`.
  mutating func parseExpression(scale rule: Scale) throws(VOUnitError) -> UnitExpression {
    skipSpaces()
    let start = position
    var scale = ScaleFactor.one
    if peek().isDigit || (peek() == UInt8(ascii: ".") && peek(1).isDigit) {
      guard rule == .allowed else {
        throw failure(.syntax, start..<start + 1, "A number may stand only at the start of the unit.")
      }
      scale = try parseScale()
      let afterNumber = position
      skipBlanks()
      if position == end || peek() == UInt8(ascii: ")") {
        guard depth == 0, text(start..<afterNumber) == "1" else {
          let advice = "A scale factor needs a unit behind it; a pure number has the unit 1 or none."
          throw failure(.syntax, start..<afterNumber, advice)
        }
        return .dimensionless
      }
      position = afterNumber
      if !atSolidus() { dropSeparatorAfterScale() }
    }
    if atSolidus() {
      skipBlanks()
      position += 1
      skipBlanks()
      deviate(
        start..<position,
        "A unit cannot start with a solidus, nor a number be divided: give the unit a negative power.")
      let below = try parseQuotient()
      guard let inverse = below.raised(to: Rational(-1)) else { throw unexpected() }
      return UnitExpression(scale: scale, node: inverse)
    }
    return UnitExpression(scale: scale, node: try parseQuotient())
  }

  /// `product ['/' unit]`; more solidi, and products behind one, are read as one denominator.
  mutating func parseQuotient() throws(VOUnitError) -> UnitNode {
    let above = try parseProduct()
    var below: [UnitNode] = []
    while let solidus = acceptSolidus() {
      if !below.isEmpty {
        deviate(solidus, "Only one solidus is allowed: put what is divided by into parentheses.")
      }
      below.append(try parseUnit())
      var sign = acceptProductSign()
      if let sign {
        let message =
          "What stands behind a solidus and a product sign is ambiguous: put the divisor into parentheses."
        deviate(sign, message)
      }
      while sign != nil {
        below.append(try parseUnit())
        sign = acceptProductSign()
      }
    }
    if below.isEmpty { return above }
    return .quotient(above, below.count == 1 ? below[0] : .product(below))
  }

  mutating func parseProduct() throws(VOUnitError) -> UnitNode {
    var nodes = [try parseUnit()]
    while acceptProductSign() != nil {
      nodes.append(try parseUnit())
    }
    return nodes.count == 1 ? nodes[0] : .product(nodes)
  }

  /// A symbol with its power, a function, or an expression in parentheses.
  mutating func parseUnit() throws(VOUnitError) -> UnitNode {
    skipSpaces()
    if starts(with: "√") { return try parseRootSign() }
    switch peek() {
    case UInt8(ascii: "("):
      return try parseGroup()
    case UInt8(ascii: "'"):
      return try parseQuoted(prefix: nil, from: position)
    case UInt8(ascii: "%"):
      position += 1
      let symbol = UnitSymbol(bare: "%")
      let range = position - 1..<position
      return .term(UnitNode.Term(symbol: symbol, power: try parsePower(), range: range))
    case let byte where byte.isDigit:
      throw failure(.syntax, position..<position + 1, "A number may stand only at the start of the unit.")
    case let byte where byte.startsSymbol:
      return try parseSymbol()
    default:
      throw unexpected()
    }
  }

  /// `√Hz`.
  private mutating func parseRootSign() throws(VOUnitError) -> UnitNode {
    let start = position
    try descend()
    position += 3
    let operand = try parseUnit()
    depth -= 1
    deviate(start..<position, "A square root is written sqrt(...), or as the power (1/2).")
    guard let root = operand.raised(to: .half) else { throw unexpected() }
    return root
  }

  private mutating func parseGroup() throws(VOUnitError) -> UnitNode {
    let open = position
    try descend()
    position += 1
    let inner = try parseExpression(scale: .forbidden)
    try closeParenthesis(opened: open)
    depth -= 1
    let start = position
    guard let power = try parsePowerIfPresent() else { return try node(inner, at: open) }
    deviate(start..<position, "No power may follow a parenthesis: give each unit inside its own.")
    guard let raised = try node(inner, at: open).raised(to: power) else {
      throw failure(.syntax, start..<position, "No power may follow a function.")
    }
    return raised
  }

  private func node(_ expression: UnitExpression, at offset: Int) throws(VOUnitError) -> UnitNode {
    guard let node = expression.node else {
      throw failure(.syntax, offset..<position, "There is no unit between the parentheses.")
    }
    return node
  }

  mutating func parseFunction(_ name: String, quoted: Bool, from start: Int) throws(VOUnitError) -> UnitNode {
    let open = position
    let range = start..<open
    try descend()
    position += 1
    let inner = try parseExpression(scale: .allowed)
    try closeParenthesis(opened: open)
    depth -= 1
    let function = UnitNode.Function(
      name: name, isQuoted: quoted, range: range, scale: inner.scale, operand: try node(inner, at: open))
    let afterFunction = position
    guard let power = try parsePowerIfPresent() else { return .function(function) }
    guard name == "sqrt", !quoted, function.scale == .one, let halved = power.multiplied(by: .half),
      let raised = function.operand.raised(to: halved)
    else {
      throw failure(.syntax, afterFunction..<position, "No power may follow a function.")
    }
    deviate(afterFunction..<position, "No power may follow a function: give the unit itself the power.")
    return raised
  }

  private mutating func descend() throws(VOUnitError) {
    depth += 1
    guard depth <= UnitParser.depthLimit else {
      let message = "Parentheses are nested deeper than \(UnitParser.depthLimit) levels."
      throw failure(.outOfRange, position..<position + 1, message)
    }
  }

  private mutating func closeParenthesis(opened: Int) throws(VOUnitError) {
    skipSpaces()
    guard peek() == UInt8(ascii: ")") else {
      if position < end { throw unexpected() }
      throw failure(.syntax, opened..<opened + 1, "This parenthesis is never closed.")
    }
    position += 1
  }
}
