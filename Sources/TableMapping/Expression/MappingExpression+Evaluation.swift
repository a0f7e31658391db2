import Base
public import TFCatTables

/// Gives formulas the values of names.
public protocol ExpressionScope {
  func value(of name: String) throws(MappingFault) -> TableValue
  /// How its texts write numbers.
  var numberFormat: NumberFormat { get }
}

extension ExpressionScope {
  /// Numbers with a point and without separators.
  public var numberFormat: NumberFormat { .plain }
}

extension MappingExpression {
  /// Reads a formula.
  public init(_ text: String) throws(ExpressionError) { self = try ExpressionParser.parse(text) }

  /// - Throws: `MappingFault` for a value that an operator cannot take.
  public func evaluate(in scope: some ExpressionScope) throws(MappingFault) -> TableValue {
    switch self {
    case .constant(let value): return value
    case .pattern(let pattern): return .string(pattern.source)
    case .name(let name): return try scope.value(of: name)
    case .list(let items):
      var values: [TableValue] = []
      for item in items { values.append(try item.evaluate(in: scope)) }
      return .array(values)
    case .unary(.minus, let operand):
      let value = try operand.evaluate(in: scope)
      if case .integer(let integer) = value, integer != .min { return .integer(-integer) }
      return value.isNull ? .null : .double(-(try ExpressionFunction.number(value, scope.numberFormat)))
    case .unary(.not, let operand): return .bool(!Self.truth(try operand.evaluate(in: scope)))
    case .call(.if, let arguments):
      return try arguments[Self.truth(try arguments[0].evaluate(in: scope)) ? 1 : 2].evaluate(in: scope)
    case .call(let function, let arguments) where function.takesPattern:
      return try Self.search(function, arguments, in: scope)
    case .call(let function, let arguments):
      var values: [TableValue] = []
      for argument in arguments { values.append(try argument.evaluate(in: scope)) }
      return try function.evaluate(values, scope.numberFormat)
    case .binary(let sign, let left, let right): return try Self.apply(sign, left, right, in: scope)
    }
  }

  /// Whether a condition holds: nothing, zero, false and the empty text do not.
  public static func truth(_ value: TableValue) -> Bool {
    switch value {
    case .null, .invalid: false
    case .bool(let flag): flag
    case .integer(let value): value != 0
    case .double(let value): value != 0 && !value.isNaN
    case .string(let text): !text.isEmpty && text.lowercased() != "false"
    case .array(let items): !items.isEmpty
    }
  }

  /// What a function finds by a regular expression. Nothing is found in nothing.
  private static func search(
    _ function: ExpressionFunction, _ arguments: [MappingExpression], in scope: some ExpressionScope
  ) throws(MappingFault) -> TableValue {
    let first = try arguments[0].evaluate(in: scope)
    let pattern: RegularExpression?
    if case .pattern(let constant) = arguments[1] {
      pattern = constant
    } else {
      let source = try arguments[1].evaluate(in: scope)
      pattern = first.isNull ? nil : try MadeExpressions.expression(source.text ?? "")
    }
    let group = arguments.count > 2 ? try arguments[2].evaluate(in: scope) : .integer(0)
    guard !first.isNull, let pattern else { return .null }
    let text = try ExpressionFunction.text(first)
    if function == .matches { return .bool(try pattern.isFound(in: text)) }
    let found = try pattern.match(in: text, group: Int(clamping: group.integer ?? 0))
    return found.map { $0.isEmpty ? .null : .string($0) } ?? .null
  }

  private static func apply(
    _ sign: BinaryOperator, _ left: MappingExpression, _ right: MappingExpression,
    in scope: some ExpressionScope
  ) throws(MappingFault) -> TableValue {
    let first = try left.evaluate(in: scope)
    switch sign {
    case .and where !truth(first): return .bool(false)
    case .or where truth(first): return .bool(true)
    case .and, .or: return .bool(truth(try right.evaluate(in: scope)))
    default: break
    }
    let second = try right.evaluate(in: scope)
    let format = scope.numberFormat
    switch sign {
    case .join:
      if first.isNull, second.isNull { return .null }
      return .string(
        (first.isNull ? "" : try ExpressionFunction.text(first))
          + (second.isNull ? "" : try ExpressionFunction.text(second)))
    case .equal, .unequal:
      // Nothing is neither equal to anything nor unequal to it, unless it is asked for.
      if first.isNull || second.isNull, !left.isNullLiteral, !right.isNullLiteral { return .bool(false) }
      return .bool(areEqual(first, second, format) == (sign == .equal))
    case .isIn: return .bool(second.items.contains { areEqual(first, $0, format) })
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return .bool(compare(sign, first, second, format))
    default: return try compute(sign, first, second, format)
    }
  }

  private static func areEqual(_ left: TableValue, _ right: TableValue, _ format: NumberFormat) -> Bool {
    if left.isNull || right.isNull { return left.isNull && right.isNull }
    // Integers of 64 bits differ where their doubles do not.
    if case .integer(let left) = left, case .integer(let right) = right { return left == right }
    if let left = format.number(left), let right = format.number(right) { return left == right }
    return left == right || (left.text != nil && left.text == right.text)
  }

  /// `null`, written out.
  private var isNullLiteral: Bool {
    if case .constant(let value) = self { value.isNull } else { false }
  }

  /// Numbers by their value, texts letter by letter, as times in ISO 8601 want it. A number and a text that
  /// is none have no order.
  private static func compare(
    _ sign: BinaryOperator, _ left: TableValue, _ right: TableValue, _ format: NumberFormat
  ) -> Bool {
    if let left = format.number(left), let right = format.number(right) {
      return switch sign {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      default: left >= right
      }
    }
    guard case .string(let left) = left, case .string(let right) = right else { return false }
    return switch sign {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }

  private static func compute(
    _ sign: BinaryOperator, _ left: TableValue, _ right: TableValue, _ format: NumberFormat
  ) throws(MappingFault) -> TableValue {
    if left.isNull || right.isNull { return .null }
    if let result = integers(sign, left, right, format) { return .integer(result) }
    let (first, second) = (
      try ExpressionFunction.number(left, format), try ExpressionFunction.number(right, format)
    )
    switch sign {
    case .add: return .double(first + second)
    case .subtract: return .double(first - second)
    case .multiply: return .double(first * second)
    case .divide:
      if second == 0 { throw MappingFault("a division by zero") }
      return .double(first / second)
    default:
      if second == 0 { throw MappingFault("a division by zero") }
      let quotient = (first / second).rounded(.down)
      return .double(first.addingProduct(-quotient, second))
    }
  }

  /// Whole numbers stay whole where they can.
  private static func integers(
    _ sign: BinaryOperator, _ left: TableValue, _ right: TableValue, _ format: NumberFormat
  ) -> Int64? {
    guard let left = format.integer(left), let right = format.integer(right) else { return nil }
    let (result, overflow) =
      switch sign {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      default: (0, true)
      }
    return overflow ? nil : result
  }
}
