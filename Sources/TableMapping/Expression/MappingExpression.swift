public import TFCatTables

/// A formula over the columns of a table: `flux * 1e4`, `date & ' ' & time`, `if(type == 'III', 1, 0)`.
///
/// Names are columns or definitions of the mapping; names that are not made of letters, digits, `_` and `.`
/// stand in backquotes. Texts stand in quotes. Nothing (an empty cell) makes sums and products nothing, and
/// comparisons false.
public indirect enum MappingExpression: Sendable, Hashable {
  case constant(TableValue)
  /// A column or a definition by its name.
  case name(String)
  case list([MappingExpression])
  case unary(UnaryOperator, MappingExpression)
  case binary(BinaryOperator, MappingExpression, MappingExpression)
  case call(ExpressionFunction, [MappingExpression])

  /// An operator before one operand.
  public enum UnaryOperator: Sendable, Hashable {
    case minus
    case not
  }

  /// An operator between two operands.
  public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    /// Texts one after the other.
    case join = "&"
    case equal = "=="
    case unequal = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    /// Whether the left is one of the items on the right.
    case isIn = "in"
    case and
    case or
  }

  /// The names of columns and definitions that occur.
  public var names: [String] {
    switch self {
    case .constant: []
    case .name(let name): [name]
    case .list(let items), .call(_, let items): items.flatMap(\.names)
    case .unary(_, let operand): operand.names
    case .binary(_, let left, let right): left.names + right.names
    }
  }
}

/// Why a formula cannot be understood.
public struct ExpressionError: Error, Sendable, Hashable {
  /// The place in the formula, in characters from 0.
  public var offset: Int
  /// What is wrong, in one sentence without a full stop.
  public var reason: String
}

/// Why a formula has no value for a row: what becomes the reason of its reject.
public struct MappingFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var reason: String

  /// A fault.
  public init(_ reason: String) { self.reason = reason }

  /// The text that messages show.
  public var description: String { reason }
}
