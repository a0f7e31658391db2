import Base
internal import TFCatJSON
internal import TFCatTables
internal import TableMapping

/// How far the table bears out what a draft says.
enum Sureness: String {
  /// The table says it itself: a unit in a title, times that can be read in one way only.
  case sure
  /// Names and values point to it.
  case likely
  /// Something else is as good.
  case unsure
}

/// What a draft writes for a member of a mapping, with how sure it is, why, and what else it could be.
struct DraftGuess {
  /// The YAML behind the name of the member.
  var text: String
  var sureness: Sureness
  /// In words, without a full stop.
  var reason: String
  /// What could be written instead.
  var others: [String] = []

  /// The member as a line.
  func line(_ name: String, indent: Int = 2) -> String {
    String(repeating: " ", count: indent) + "\(name): \(text)  # \(comment)"
  }

  /// `likely: by its title; or kHz`
  var comment: String {
    let alternatives = others.isEmpty ? "" : "; or \(others.joined(separator: ", "))"
    return "\(sureness.rawValue): \(reason)\(alternatives)"
  }
}

extension DraftGuess {
  /// A time with the zone or the scale that the names of its columns say.
  ///
  /// - Parameter otherwise: what is added to the reason where they say none.
  func clocked(by surveys: [ColumnSurvey], otherwise: String) -> DraftGuess {
    var guess = self
    guard let clock = surveys.lazy.compactMap(\.clock).first else {
      guess.reason += otherwise
      return guess
    }
    let isColumn = surveys.contains { DraftText.quoted($0.column.name) == text }
    let inner =
      text.hasPrefix("{") ? String(text.dropFirst().dropLast()) : (isColumn ? "column: " : "value: ") + text
    guess.text = "{\(inner), \(clock.member)}"
    guess.reason += "; the title says \(DraftText.comment(clock.text))"
    if !clock.isKnown {
      guess.sureness = .unsure
      guess.reason += ": \(clock.advice)"
    }
    return guess
  }
}

extension ColumnSurvey {
  /// The clock that the name says, where neither the cells nor the table say it themselves.
  fileprivate var clock: ColumnClock? {
    guard column.reference == nil, let clock = ColumnClock.named(in: column.name) else { return nil }
    if saysZone, case .scale = clock.kind { return clock }
    return saysZone ? nil : clock
  }
}

/// Texts as mappings write them.
enum DraftText {
  /// A name in a formula.
  static func formula(_ name: String) -> String {
    let isPlain =
      name.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return isPlain && !["and", "or", "not", "in", "true", "false", "null"].contains(name)
      ? name : "`\(name.replacing("`", with: "``"))`"
  }

  /// A YAML scalar that is a text: with quotes, as JSON has them, where it could be read as something else.
  static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || ".-;".contains($0)) }
      && !["null", "true", "false", "y", "n", "yes", "no", "on", "off"].contains(text.lowercased())
    return isPlain ? text : YAMLEscaping.flow(json: JSONValue.string(text).description)
  }

  /// A property's name without blanks and brackets.
  static func propertyName(_ name: String) -> String {
    let words = name.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return words.isEmpty ? "property" : words.joined(separator: "_")
  }

  /// A text on one line of a comment.
  static func comment(_ text: String) -> String {
    TerminalEscaping.printable(text)
  }
}
