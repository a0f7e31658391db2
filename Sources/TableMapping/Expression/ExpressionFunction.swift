import Base
import TFCatJSON
import TFCatTables

/// The functions of formulas.
public enum ExpressionFunction: String, Sendable, Hashable, CaseIterable {
  // Texts
  case lower, upper, trim, replace, slice, part, match, matches, contains, starts, ends, length
  // Choice
  case `if`, coalesce, missing
  // Numbers
  case number, abs, round, floor, ceil, sqrt, log10, min, max
  // Lists
  case list, item, count, members
  // Columns
  case column

  /// How many arguments there may be.
  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .lower, .upper, .trim, .length, .missing, .number, .abs, .floor, .ceil, .sqrt, .log10, .count,
      .column:
      1...1
    case .round, .list: 1...2
    case .replace, .if: 3...3
    case .slice, .match: 2...3
    case .part: 3...3
    case .matches, .contains, .starts, .ends, .item, .members: 2...2
    case .coalesce, .min, .max: 1...64
    }
  }

  /// Whether its second argument is a regular expression.
  var takesPattern: Bool { self == .matches || self == .match }

  /// What it does, for the documentation and the message about wrong arguments.
  public var usage: String {
    switch self {
    case .lower: "lower(text)"
    case .upper: "upper(text)"
    case .trim: "trim(text)"
    case .replace: "replace(text, what, by)"
    case .slice: "slice(text, start, end): characters from start (the first is 0) up to end"
    case .part: "part(text, separator, n): the nth part, from 1; from the end for -1"
    case .match: "match(text, pattern, group): what a regular expression finds, or its nth group"
    case .matches: "matches(text, pattern)"
    case .contains: "contains(text, what)"
    case .starts: "starts(text, what)"
    case .ends: "ends(text, what)"
    case .length: "length(text)"
    case .if: "if(condition, then, else)"
    case .coalesce: "coalesce(a, b, ...): the first that is there"
    case .missing: "missing(a): whether it is not there"
    case .number: "number(text): the number that it is as a whole, past marks such as > ~ ? and before a unit"
    case .abs: "abs(x)"
    case .round: "round(x, decimals)"
    case .floor: "floor(x)"
    case .ceil: "ceil(x)"
    case .sqrt: "sqrt(x)"
    case .log10: "log10(x)"
    case .min: "min(a, b, ...), or of a list"
    case .max: "max(a, b, ...), or of a list"
    case .list: "list(text, separator): the items of [1, 2, 3], or of a text with separators"
    case .item: "item(list, n): the nth item, from 1; from the end for -1"
    case .count: "count(list)"
    case .members: "members(list, name): what the objects of a list have under that name"
    case .column: "column('name')"
    }
  }

  func evaluate(
    _ values: [TableValue], _ format: NumberFormat = .plain
  ) throws(MappingFault) -> TableValue {
    let first = values.first ?? .null
    switch self {
    case .missing: return .bool(first.isNull)
    case .coalesce: return values.first { !$0.isNull } ?? .null
    case .min, .max:
      var best: Double?
      for value in values.flatMap(\.items) where !value.isNull {
        let number = try Self.number(value, format)
        if number.isNaN { continue }
        best = best.map { self == .min ? Swift.min($0, number) : Swift.max($0, number) } ?? number
      }
      return best.map(TableValue.double) ?? .null
    case .count: return .integer(Int64(first.items.count))
    case .members:
      let name = values[1].text ?? ""
      let members = first.items.map { Self.member(name, of: $0) }
      return members.allSatisfy(\.isNull) ? .null : .array(members)
    case .item:
      let items = first.items
      guard let n = values[1].integer, n != 0, n.magnitude <= items.count else { return .null }
      return items[n > 0 ? Int(n) - 1 : items.count + Int(n)]
    case .list:
      return first.isNull
        ? .null : .array(try Self.list(first, separator: values.count > 1 ? values[1].text : nil))
    case .if, .column: return .null
    default: break
    }
    if first.isNull { return .null }
    switch self {
    case .number: return .double(try Self.marked(first, format))
    case .abs, .round, .floor, .ceil, .sqrt, .log10: return .double(try numeric(values, format))
    default: return try textual(values)
    }
  }

  /// A member of an object, which is its JSON text in a list.
  private static func member(_ name: String, of item: TableValue) -> TableValue {
    guard let text = item.text, text.hasPrefix("{") else { return .null }
    let value = Array(text.utf8).withUnsafeBytes { bytes -> JSONValue? in
      var cursor = JSONCursor(bytes)
      return cursor?.value()
    }
    return value?.object?[name].map(TableValue.init(json:)) ?? .null
  }

  private func numeric(_ values: [TableValue], _ format: NumberFormat) throws(MappingFault) -> Double {
    let x = try Self.number(values[0], format)
    switch self {
    case .abs: return x.magnitude
    case .floor: return x.rounded(.down)
    case .ceil: return x.rounded(.up)
    case .sqrt: return x.squareRoot()
    case .log10: return System.log10(x)
    default:
      let decimals = values.count > 1 ? Int(clamping: values[1].integer ?? 0) : 0
      let power = (0..<Swift.min(Swift.max(decimals, 0), 15)).reduce(1.0) { power, _ in power * 10 }
      return (x * power).rounded() / power
    }
  }

  private func textual(_ values: [TableValue]) throws(MappingFault) -> TableValue {
    let text = try Self.text(values[0])
    let other = values.count > 1 ? values[1].text ?? "" : ""
    switch self {
    case .lower: return .string(text.lowercased())
    case .upper: return .string(text.uppercased())
    case .trim: return .string(Self.trimmed(text))
    case .length: return .integer(Int64(text.count))
    case .replace:
      guard !other.isEmpty else { return .string(text) }
      return .string(text.replacing(other, with: values[2].text ?? ""))
    case .slice:
      let characters = Array(text)
      let start = Swift.min(Swift.max(Int(clamping: values[1].integer ?? 0), 0), characters.count)
      let end = values.count > 2 ? Int(clamping: values[2].integer ?? 0) : characters.count
      return Self.orNull(String(characters[start..<Swift.min(Swift.max(end, start), characters.count)]))
    case .part:
      guard !other.isEmpty else { throw MappingFault("part() needs a separator") }
      // By a character is the usual case, and several times as fast as by a text.
      let parts =
        other.count == 1
        ? text.split(omittingEmptySubsequences: false) { $0 == other.first }
        : text.split(separator: other, omittingEmptySubsequences: false)
      guard let n = values[2].integer, n != 0, n.magnitude <= parts.count else { return .null }
      return Self.orNull(Self.trimmed(String(parts[n > 0 ? Int(n) - 1 : parts.count + Int(n)])))
    case .contains: return .bool(text.contains(other))
    case .starts: return .bool(text.hasPrefix(other))
    case .ends: return .bool(text.hasSuffix(other))
    default: return .null
    }
  }

  // MARK: Values

  private static func orNull(_ text: String) -> TableValue { text.isEmpty ? .null : .string(text) }

  private static func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }

  /// The number of a cell, past the marks around it (`>301`, `12?`, `~5`) and with a unit behind it or not.
  /// All of the cell has to be understood: `12,5` is no 12.
  private static func marked(_ value: TableValue, _ format: NumberFormat) throws(MappingFault) -> Double {
    if let number = format.number(value) { return number }
    let text = try Self.text(value)
    var rest = text[...]
    while let first = rest.first, first.isWhitespace || "<>=~≈≃≤≥±?*([".contains(first) { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || "?*~)]:!".contains(last) { rest.removeLast() }
    if let number = format.number(String(rest)) { return number }
    if let quantity = QuantityText(String(rest), format: format) { return quantity.number }
    let hasDigit = text.contains { $0.isASCII && $0.isNumber }
    guard hasDigit else { throw MappingFault("\"\(text)\" has no number") }
    let hint =
      text.contains(",") && format == .plain
      ? "; \"table: {decimal: ','}\" or \"thousands\" says what a comma is" : ""
    throw MappingFault("\"\(text)\" is no number as a whole\(hint)")
  }

  static func number(
    _ value: TableValue, _ format: NumberFormat = .plain
  ) throws(MappingFault) -> Double {
    guard let number = format.number(value) else { throw MappingFault("\(value) is no number") }
    return number
  }

  static func text(_ value: TableValue) throws(MappingFault) -> String {
    guard let text = value.text else { throw MappingFault("\(value) is no text") }
    return text
  }

  /// The items of a cell with several values: in brackets, quoted or not, separated by commas, semicolons or
  /// blanks.
  static func list(_ value: TableValue, separator: String?) throws(MappingFault) -> [TableValue] {
    guard case .string(let text) = value else { return value.items }
    var inner = trimmed(text)[...]
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}")]
    where inner.hasPrefix(open) && inner.hasSuffix(close) {
      inner = inner.dropFirst().dropLast()
      break
    }
    let parts: [Substring]
    if let separator, !separator.isEmpty {
      parts = inner.split(separator: separator, omittingEmptySubsequences: false)
    } else if let mark = [",", ";", "\n"].first(where: { inner.contains($0) }) {
      parts = inner.split(separator: mark, omittingEmptySubsequences: false)
    } else if inner.contains("'") || inner.contains("\"") {
      // As numpy prints texts.
      parts = inner.split { $0 == "'" || $0 == "\"" }.filter { !trimmed(String($0)).isEmpty }
    } else {
      parts = inner.split(whereSeparator: \.isWhitespace)
    }
    if parts.count == 1, trimmed(String(parts[0])).isEmpty { return [] }
    return parts.map { part in
      var item = trimmed(String(part))
      for quote in ["'", "\""] where item.count >= 2 && item.hasPrefix(quote) && item.hasSuffix(quote) {
        item = String(item.dropFirst().dropLast())
      }
      return ["", "nan", "nat", "none", "null", "na", "n/a", "--"].contains(item.lowercased())
        ? .null : .string(item)
    }
  }
}
