import Base
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import VOVocabulary

/// What is shown for a place: the pages of the rules that found something there, and what stands there.
struct Hover {
  let document: TextDocument
  let facts: DocumentFacts

  /// - Parameter diagnostics: those that hold the place.
  /// - Returns: Markdown; `nil` where there is nothing to say.
  func text(at offset: Int, _ diagnostics: [Diagnostic]) -> String? {
    let parts = [meaning(at: offset)].compactMap(\.self) + diagnostics.prefix(3).map(page)
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n---\n\n")
  }

  private func page(_ diagnostic: Diagnostic) -> String {
    let rule = diagnostic.rule
    var text = "**\(rule.id) \(rule.name)** (\(diagnostic.severity.rawValue))\n\n\(plain(rule.summary))\n\n"
    text += "\(plain(rule.explanation))\n\nWhat to do: \(plain(rule.advice))\n"
    if let fix = rule.safeFix { text += "\nFixed by --fix: \(plain(fix))\n" }
    if let fix = rule.unsafeFix { text += "\nFixed by --fix --unsafe-fixes: \(plain(fix))\n" }
    return text + "\nBasis: \(plain(rule.basis))"
  }

  private func meaning(at offset: Int) -> String? {
    let context = CursorContext(document.bytes, at: offset)
    let names = context.names
    switch (context.part, names.first) {
    case (.string, "ucd"?): return ucd(text(context))
    case (.string, "unit"?): return unit(text(context))
    case (.string, "time_coords_id"?): return timeSystem(text(context))
    case (.string, "ref_position_id"?): return observer(text(context))
    case (.name, let name?) where names.dropFirst().first == "properties": return field(name)
    case (.other, "coordinates"?), (.other, "bbox"?): return position(context, at: offset)
    default: return nil
    }
  }

  private func text(_ context: CursorContext) -> String {
    String(decoding: document.bytes[context.content], as: UTF8.self)
  }

  // MARK: - Words

  private func ucd(_ text: String) -> String? {
    guard text.utf8.count <= 256, !text.isEmpty else { return nil }
    let lines = text.split(separator: ";").map { part -> String in
      let name = String(part)
      if let word = UCDWord(name) {
        let quantities = word.expectedQuantities.map(\.rawValue).sorted().joined(separator: ", ")
        return "- `\(name)`: \(Self.place(word.syntaxCode))" + (quantities.isEmpty ? "" : "; \(quantities)")
      }
      return UCDWord.replacement(forDeprecated: name).map { "- `\(name)`: deprecated, now `\($0)`" }
        ?? "- `\(code(name))`: no word of the UCD1+ list \(UCDWord.listVersion)"
    }
    return "UCD\n\n" + lines.joined(separator: "\n")
  }

  private static func place(_ code: UCDSyntaxCode) -> String {
    switch code {
    case .primary: "what is described, only as the first word"
    case .secondary: "narrows the word before it, never the first word"
    case .either: "the first word or a later one"
    case .photometric: "a photometric quantity; a part of the spectrum may follow"
    case .colour: "a colour index; two parts of the spectrum may follow"
    case .vector: "a vector; an axis or a frame may follow"
    }
  }

  private func unit(_ text: String) -> String? {
    guard text.utf8.count <= 256, !text.isEmpty else { return nil }
    guard let unit = try? VOUnit(parsing: text) else {
      let better = VOUnit.check(text).first?.suggestions.first.map { "; write `\(code($0))`" } ?? ""
      return "`\(code(text))` is no VOUnit\(better)"
    }
    if unit.hasUnknownSymbols { return "`\(code(text))` has a symbol that VOUnits does not know" }
    return unit.isDimensionless
      ? "Unit `\(code(text))`: a pure number, \(number(unit.scale))"
      : "Unit `\(code(text))` = \(number(unit.scale)) \(unit.dimension)"
  }

  private func timeSystem(_ text: String) -> String? {
    guard let system = TimeSystem(rawValue: text) else { return nil }
    return "\(system.name), in `\(system.unit)`" + (system == .cdfTT2000 ? " of TT" : " of UTC")
  }

  private func observer(_ text: String) -> String? {
    guard let place = ReferencePosition(text) else { return nil }
    let kind =
      switch place.kind {
      case .term: "a term of the IVOA vocabulary refposition"
      case .body: "a body of the solar system, whose centre is meant"
      case .spacecraft: "a spacecraft, wherever it is at the time"
      case .observatory: "an observatory on the ground"
      }
    let others = place.aliases.isEmpty ? "" : "; also \(place.aliases.joined(separator: ", "))"
    return "`\(place.name)`: \(kind)\(others)"
  }

  private func field(_ name: String) -> String? {
    guard let field = facts.fields[name] else { return nil }
    var text = "Field `\(code(name))`"
    if let info = field["info"]?.string { text += ": \(plain(info))" }
    for member in ["datatype", "ucd", "unit"] {
      if let value = field[member]?.string { text += "\n- \(member): `\(code(value))`" }
    }
    return text
  }

  // MARK: - Positions

  /// The time in UTC and the frequency in Hz of the position around a place.
  private func position(_ context: CursorContext, at offset: Int) -> String? {
    guard let opener = context.openers.last, document.bytes[opener] == UInt8(ascii: "["),
      let crs = facts.crs(at: offset, in: document.bytes)
    else { return nil }
    let rest = document.bytes[opener..<min(opener + 400, document.bytes.count)]
    guard let close = rest.firstIndex(of: UInt8(ascii: "]")),
      let items = Array(rest[opener...close]).withUnsafeBytes({ JanssonParser.parse($0) })?.array
    else { return nil }
    let numbers = items.compactMap(\.number)
    guard numbers.count == items.count, numbers.count == 2 || numbers.count == 4 else { return nil }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    return pairs.map { time, spectral in
      let utc =
        time.integerValue.flatMap { value in
          value.magnitude > 1 << 53 ? (try? crs.timeAxis()?.utcText(ofInteger: value)) ?? nil : nil
        } ?? (try? crs.timeAxis()?.utcText(of: time.doubleValue)) ?? nil
      let axis = crs.spectralCoordinates
      let hertz = crs.frequency(of: spectral.doubleValue)
      return "\(utc ?? "no time in UTC") (\(time) \(code(crs.timeUnit)))\n\n"
        + (hertz.map { "\(number($0)) Hz" } ?? "no frequency")
        + " (\(axis.kind.rawValue) \(spectral) \(code(axis.unit)))"
    }.joined(separator: "\n\nto\n\n")
  }

  private func number(_ value: Double) -> String { JSONNumber(value)?.literal ?? "\(value)" }

  // MARK: - Markdown

  /// A text of a file or a rule in which nothing is Markdown.
  private func plain(_ text: String) -> String { MarkdownEscaping.text(text) }

  /// A text between backticks.
  private func code(_ text: String) -> String {
    String(text.filter { $0 != "`" && !$0.isNewline }.prefix(200))
  }
}
