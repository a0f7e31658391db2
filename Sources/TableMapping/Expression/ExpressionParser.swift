import Base
import TFCatTables

/// Reads formulas.
struct ExpressionParser {
  private enum Token: Equatable {
    case number(Double)
    case integer(Int64)
    case text(String)
    case name(String)
    case quotedName(String)
    case symbol(String)
    case end
  }

  private var tokens: [(token: Token, offset: Int)] = []
  private var position = 0
  private var depth = 0

  private static let depthLimit = 100

  init(_ text: String) throws(ExpressionError) { tokens = try Self.tokens(text) }

  static func parse(_ text: String) throws(ExpressionError) -> MappingExpression {
    var parser = try ExpressionParser(text)
    let expression = try parser.expression()
    guard parser.peek == .end else { throw parser.unexpected("the end of the formula or an operator") }
    return expression
  }

  // MARK: Grammar, from what binds least

  private mutating func expression() throws(ExpressionError) -> MappingExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      throw fault("more than \(Self.depthLimit) parentheses inside each other")
    }
    var left = try conjunction()
    while take(word: "or") { left = .binary(.or, left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> MappingExpression {
    var left = try negation()
    while take(word: "and") { left = .binary(.and, left, try negation()) }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> MappingExpression {
    var count = 0
    while take(word: "not") { count += 1 }
    let operand = try comparison()
    return count == 0
      ? operand : count.isMultiple(of: 2) ? .unary(.not, .unary(.not, operand)) : .unary(.not, operand)
  }

  private mutating func comparison() throws(ExpressionError) -> MappingExpression {
    let left = try joined()
    for sign: MappingExpression.BinaryOperator in [
      .equal, .unequal, .lessOrEqual, .greaterOrEqual, .less, .greater,
    ]
    where take(symbol: sign.rawValue) {
      return .binary(sign, left, try joined())
    }
    if peek == .symbol("=") { throw fault("write == to compare") }
    return take(word: "in") ? .binary(.isIn, left, try joined()) : left
  }

  private mutating func joined() throws(ExpressionError) -> MappingExpression {
    var left = try sum()
    while take(symbol: "&") { left = .binary(.join, left, try sum()) }
    return left
  }

  private mutating func sum() throws(ExpressionError) -> MappingExpression {
    var left = try product()
    while true {
      if take(symbol: "+") {
        left = .binary(.add, left, try product())
      } else if take(symbol: "-") {
        left = .binary(.subtract, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(ExpressionError) -> MappingExpression {
    var left = try unary()
    while true {
      if take(symbol: "*") {
        left = .binary(.multiply, left, try unary())
      } else if take(symbol: "/") {
        left = .binary(.divide, left, try unary())
      } else if take(symbol: "%") {
        left = .binary(.remainder, left, try unary())
      } else {
        return left
      }
    }
  }

  private mutating func unary() throws(ExpressionError) -> MappingExpression {
    var isNegative = false
    while take(symbol: "-") { isNegative.toggle() }
    let operand = try primary()
    return isNegative ? .unary(.minus, operand) : operand
  }

  private mutating func primary() throws(ExpressionError) -> MappingExpression {
    let token = peek
    switch token {
    case .number(let value):
      position += 1
      return .constant(.double(value))
    case .integer(let value):
      position += 1
      return .constant(.integer(value))
    case .text(let text):
      position += 1
      return .constant(.string(text))
    case .quotedName(let name):
      position += 1
      return .name(name)
    case .symbol("("):
      position += 1
      let inner = try expression()
      guard take(symbol: ")") else { throw unexpected("\")\"") }
      return inner
    case .symbol("["):
      position += 1
      return .list(try arguments(until: "]"))
    case .name(let name):
      position += 1
      if peek == .symbol("(") { return try call(name) }
      switch name {
      case "true": return .constant(.bool(true))
      case "false": return .constant(.bool(false))
      case "null": return .constant(.null)
      default: return .name(name)
      }
    case .symbol, .end: throw unexpected("a column, a number or a text in quotes")
    }
  }

  private mutating func call(_ name: String) throws(ExpressionError) -> MappingExpression {
    guard let function = ExpressionFunction(rawValue: name) else {
      let known = ExpressionFunction.allCases.map(\.rawValue).sorted().joined(separator: ", ")
      position -= 1
      throw fault("there is no function \"\(name)\"; there are \(known)")
    }
    let start = position - 1
    position += 1
    var arguments = try arguments(until: ")")
    guard function.argumentCounts.contains(arguments.count) else {
      position = start
      throw fault("write \(function.usage)")
    }
    if function == .column {
      guard case .constant(.string(let column))? = arguments.first else {
        position = start
        throw fault("write \(function.usage)")
      }
      return .name(column)
    }
    if function.takesPattern, case .constant(.string(let source)) = arguments[1] {
      do throws(MappingFault) {
        arguments[1] = .pattern(try RegularExpression(source))
      } catch {
        position = start
        throw fault(error.reason)
      }
    }
    return .call(function, arguments)
  }

  private mutating func arguments(until close: String) throws(ExpressionError) -> [MappingExpression] {
    var arguments: [MappingExpression] = []
    if take(symbol: close) { return arguments }
    repeat { arguments.append(try expression()) } while take(symbol: ",")
    guard take(symbol: close) else { throw unexpected("\"\(close)\" or a comma") }
    return arguments
  }

  // MARK: Tokens

  private var peek: Token { position < tokens.count ? tokens[position].token : .end }

  private mutating func take(symbol: String) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard peek == .name(word) else { return false }
    position += 1
    return true
  }

  private func fault(_ reason: String) -> ExpressionError {
    ExpressionError(offset: position < tokens.count ? tokens[position].offset : 0, reason: reason)
  }

  private func unexpected(_ wanted: String) -> ExpressionError {
    let found =
      switch peek {
      case .end: "the formula ends"
      case .symbol(let text), .name(let text), .quotedName(let text): "\"\(text)\" stands"
      case .text(let text): "the text '\(text)' stands"
      case .number(let value): "\(value) stands"
      case .integer(let value): "\(value) stands"
      }
    return fault("\(found) where \(wanted) should be")
  }

  private static func tokens(_ text: String) throws(ExpressionError) -> [(token: Token, offset: Int)] {
    let characters = Array(text)
    var tokens: [(token: Token, offset: Int)] = []
    var place = 0
    while place < characters.count {
      let start = place
      let character = characters[place]
      if character.isWhitespace {
        place += 1
        continue
      }
      if character == "'" || character == "\"" || character == "`" {
        var content = ""
        place += 1
        while place < characters.count {
          if characters[place] == character {
            // Doubled it stands for itself.
            guard place + 1 < characters.count, characters[place + 1] == character else { break }
            place += 1
          }
          content.append(characters[place])
          place += 1
        }
        guard place < characters.count else {
          throw ExpressionError(offset: start, reason: "the quote \(character) is not closed")
        }
        place += 1
        tokens.append((character == "`" ? .quotedName(content) : .text(content), start))
      } else if character.isASCII,
        character.isNumber
          || (character == "." && place + 1 < characters.count && characters[place + 1].isNumber)
      {
        while place < characters.count, isNumberPart(characters, place, from: start) { place += 1 }
        if let date = date(characters, from: start) {
          throw ExpressionError(
            offset: start,
            reason:
              "\(date) is a date, which stands in quotes: '\(date)'; a subtraction has blanks around its signs"
          )
        }
        let literal = String(characters[start..<place])
        if let integer = Int64(literal) {
          tokens.append((.integer(integer), start))
        } else if let number = TableText.double(literal) {
          tokens.append((.number(number), start))
        } else {
          throw ExpressionError(
            offset: start,
            reason: "\"\(literal)\" is no number; names that start with a digit stand in backquotes")
        }
      } else if character.isLetter || character == "_" {
        while place < characters.count,
          characters[place].isLetter || characters[place].isNumber || characters[place] == "_"
            || characters[place] == "."
        {
          place += 1
        }
        tokens.append((.name(String(characters[start..<place])), start))
      } else {
        let pair = String(characters[start..<min(start + 2, characters.count)])
        if ["==", "!=", "<=", ">="].contains(pair) {
          place += 2
          tokens.append((.symbol(pair), start))
        } else if "+-*/%&<>()[],=".contains(character) {
          place += 1
          tokens.append((.symbol(String(character)), start))
        } else {
          throw ExpressionError(
            offset: start,
            reason:
              "\"\(character)\" has no meaning in a formula; names with such characters stand in backquotes")
        }
      }
      if tokens.count > 10_000 { throw ExpressionError(offset: start, reason: "the formula is too long") }
    }
    tokens.append((.end, characters.count))
    return tokens
  }

  /// A date or a month that begins there, such as `2007-01-31`; without quotes it would be the number 1975.
  private static func date(_ characters: [Character], from start: Int) -> String? {
    for form in ["0000-00-00", "0000-00"] {
      let text = characters[start...].prefix(form.count)
      let rest = characters[start...].dropFirst(form.count).first
      let fits = zip(text, form).allSatisfy { $1 == "-" ? $0 == "-" : $0.isASCII && $0.isNumber }
      if text.count == form.count, fits, rest?.isNumber != true { return String(text) }
    }
    return nil
  }

  /// Digits, a point, an exponent with its sign; letters too, so that `3C273` is no number followed by a
  /// name.
  private static func isNumberPart(_ characters: [Character], _ place: Int, from start: Int) -> Bool {
    let character = characters[place]
    if character.isASCII, character.isNumber || character.isLetter || character == "." || character == "_" {
      return true
    }
    return (character == "+" || character == "-") && place > start && "eE".contains(characters[place - 1])
      && characters[start..<(place - 1)].allSatisfy { $0.isNumber || $0 == "." }
  }
}
