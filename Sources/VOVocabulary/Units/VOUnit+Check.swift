extension VOUnit {
  /// All there is to say about a unit text, in the order of the text; nothing for a clean unit.
  ///
  /// A text that is no unit gives findings of severity `error`: one for each foreign notation when the
  /// meaning can be guessed, else one where reading ended. Findings about symbols are given in either case.
  public static func check(_ text: String) -> [UnitFinding] {
    UnitCheck(text).findings()
  }
}

/// One run over one text.
struct UnitCheck {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  func findings() -> [UnitFinding] {
    if text.isEmpty {
      let message = "An empty unit may be read as dimensionless or as forgotten: leave it out, or write 1."
      return [UnitFinding(.empty, 0..<0, message, suggestions: ["1"])]
    }
    if text.utf8.count <= 64, let remark = UnitSpelling.remark(on: text) {
      // `unknown` is a text of the standard, though no unit.
      return [UnitFinding(.notAUnit, 0..<text.utf8.count, remark.message, suggestions: remark.suggestions)]
    }
    var parser = UnitParser(text)
    let expression: UnitExpression
    do {
      expression = try parser.parse()
    } catch {
      return parser.deviations + [error.finding]
    }
    let corrections = parser.deviations.isEmpty ? [] : UnitCheck.corrections(of: expression)
    var findings = parser.deviations.map { $0.suggesting(corrections) }
    if expression.value == nil {
      let message = "The size of this unit is outside the range of numbers."
      findings.append(UnitFinding(.outOfRange, 0..<parser.end, message))
    }
    var searches = 8
    for term in expression.node?.terms ?? [] where term.foreign == nil {
      findings += symbolFindings(term, in: expression, searches: &searches)
    }
    for function in expression.node?.functions ?? [] where !function.isKnown {
      findings.append(functionFinding(function, in: expression))
    }
    return findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// The whole text put right, and the same with a solidus.
  static func corrections(of expression: UnitExpression) -> [String] {
    let corrected = expression.corrected
    var texts: [String] = []
    for candidate in [corrected, corrected.withSolidus] + alternatives(to: expression) {
      if let text = candidate?.validText, !texts.contains(text) { texts.append(text) }
    }
    return withCycleRate(of: expression, texts)
  }

  /// Suggestions for a text with the frequency among them that it means by its cycles.
  private static func withCycleRate(of expression: UnitExpression, _ texts: [String]) -> [String] {
    guard let rate = CycleRate.frequency(of: expression) else { return texts }
    return rate.isCertain ? [rate.text] + texts : texts + [rate.text]
  }

  /// The other readings of the one wrong symbol in a text: `R_S` is a radius of Saturn or of the Sun.
  private static func alternatives(to expression: UnitExpression) -> [UnitExpression?] {
    let wrong = expression.wrongTerms
    guard wrong.count == 1, let term = wrong.first else { return [] }
    return UnitSpelling.replacements(for: term.foreign ?? term.symbol.text).dropFirst().map {
      expression.replacing(term.range, by: $0)
    }
  }

  /// Searching for like names takes long; a text of a thousand wrong symbols gets the first few.
  private func symbolFindings(
    _ term: UnitNode.Term, in expression: UnitExpression, searches: inout Int
  ) -> [UnitFinding] {
    let symbol = term.symbol
    let name = symbol.text
    func texts(_ replacements: [String]) -> [String] {
      // What else is wrong in the text is put right along with it.
      replacements.compactMap { expression.replacing(term.range, by: $0)?.corrected.validText }
    }
    func finding(_ kind: UnitFinding.Kind, _ message: String, _ replacements: [String]) -> UnitFinding {
      UnitFinding(
        kind, term.range, message,
        replacement: plain(replacements.first),
        suggestions: kind == .unknownUnit
          ? Self.withCycleRate(of: expression, texts(replacements)) : texts(replacements))
    }
    switch symbol.status {
    case .quoted:
      return [finding(.quoted, "\(name) is allowed, but no program knows what it measures.", [])]
    case .unknown:
      let replacements = searches > 0 ? UnitSpelling.replacements(for: name) : []
      searches -= 1
      var message = "\(name) is not a unit of the standard."
      if let prefix = symbol.prefix {
        message =
          "\(name) is not a unit of the standard, which reads it as the prefix \(prefix.symbol) before \(symbol.base)."
      }
      return [finding(.unknownUnit, message, replacements)]
    case .prefixNotAllowed:
      return [finding(.prefixNotAllowed, "\(symbol.base) takes no prefix.", scaled(symbol))]
    case .known:
      break
    }
    var found: [UnitFinding] = []
    if let known = symbol.known, known.isDeprecated {
      found.append(finding(.deprecated, "\(known.symbol) is deprecated.", successors(of: symbol)))
    }
    if let prefix = symbol.prefix?.symbol, prefix == "da" || prefix == "d" {
      let rule = prefix == "da" ? "must not be used: how it is read is left open" : "should not be used"
      found.append(finding(.discouragedPrefix, "The prefix \(prefix) \(rule).", scaled(symbol)))
    }
    if let reading = Misreading.of(symbol) {
      let replacements = UnitSpelling.replacements(for: name).filter { !$0.hasPrefix("'") }
      found.append(finding(.misleading, reading, replacements))
    }
    return found
  }

  /// A replacement that can stand in the place of a symbol: one without a number or a solidus.
  private func plain(_ replacement: String?) -> String? {
    guard let replacement, !replacement.contains(where: { $0.isNumber || $0 == "/" }) else { return nil }
    return replacement
  }

  private func functionFinding(_ function: UnitNode.Function, in expression: UnitExpression) -> UnitFinding {
    var message = "\(function.name) is not a function of the standard, which has log, ln, exp and sqrt."
    var suggestions: [String] = []
    if !function.isQuoted, let unit = KnownUnit.named(function.name),
      unit.symbol == "dB" || unit.symbol == "mag"
    {
      message =
        "\(function.name) is a unit, not a function: what the level refers to belongs into the description."
      if case .function = expression.node { suggestions = [unit.symbol] }
    }
    return UnitFinding(.unknownFunction, function.range, message, suggestions: suggestions)
  }

  /// The prefix as a number in front of the unit.
  private func scaled(_ symbol: UnitSymbol) -> [String] {
    guard let prefix = symbol.prefix, !prefix.isBinary else { return [] }
    return [ScaleFactor.powerOfTen(Rational(prefix.decimal)).text + symbol.base]
  }

  /// The successors of a deprecated unit, the prefix of the unit taken into the number.
  private func successors(of symbol: UnitSymbol) -> [String] {
    guard let known = symbol.known else { return [] }
    guard let prefix = symbol.prefix else { return known.successors }
    return known.successors.compactMap { text in
      var parser = UnitParser(text)
      guard let expression = try? parser.parse(),
        let scale = expression.scale.multiplied(by: .powerOfTen(Rational(prefix.decimal)))
      else { return nil }
      return UnitExpression(scale: scale, node: expression.node).validText
    }
  }
}
