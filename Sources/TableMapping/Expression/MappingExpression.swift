public import TFCatTables

/// A formula over the columns of a table: `flux * 1e4`, `date & ' ' & time`, `if(type == 'III', 1, 0)`.
///
/// Names are columns or definitions of the mapping; names that are not made of letters, digits, `_` and `.`
/// stand in backquotes. Texts stand in quotes. Nothing (an empty cell) makes sums and products nothing, and
/// comparisons false.
public indirect enum MappingExpression: Sendable, Hashable {
  /// A number, text or truth value that is written out.
  case constant(TableValue)
  /// A regular expression that is written out.
  case pattern(RegularExpression)
  /// A column or a definition by its name.
  case name(String)
  /// Values in brackets: `[1, 2]`.
  case list([MappingExpression])
  /// An operator before its operand.
  case unary(UnaryOperator, MappingExpression)
  /// An operator between its operands.
  case binary(BinaryOperator, MappingExpression, MappingExpression)
  /// A function of its arguments.
  case call(ExpressionFunction, [MappingExpression])

  /// An operator before one operand.
  public enum UnaryOperator: Sendable, Hashable {
    /// `-`, the number with the other sign.
    case minus
    /// `not`, the other truth value.
    case not
  }

  /// An operator between two operands.
  public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    /// The sum of numbers.
    case add = "+"
    /// The difference of numbers.
    case subtract = "-"
    /// The product of numbers.
    case multiply = "*"
    /// The quotient of numbers.
    case divide = "/"
    /// The remainder of a division.
    case remainder = "%"
    /// Texts one after the other.
    case join = "&"
    /// Whether both are the same.
    case equal = "=="
    /// Whether they differ.
    case unequal = "!="
    /// Whether the left is not above the right.
    case lessOrEqual = "<="
    /// Whether the left is not below the right.
    case greaterOrEqual = ">="
    /// Whether the left is below the right.
    case less = "<"
    /// Whether the left is above the right.
    case greater = ">"
    /// Whether the left is one of the items on the right.
    case isIn = "in"
    /// Whether both hold.
    case and
    /// Whether one of them holds.
    case or
  }

  /// The names of columns and definitions that occur.
  public var names: [String] {
    switch self {
    case .constant, .pattern: []
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
