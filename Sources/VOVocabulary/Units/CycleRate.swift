/// Cycles in a time are a frequency, and no angle in a time: `cycles/s`, `rev/min`, and the `Mc/s` of lists
/// from before the hertz.
enum CycleRate {
  /// The frequency that a text means by its cycles.
  struct Frequency {
    let text: String
    /// A lone `c` may count something else than cycles.
    let isCertain: Bool
  }

  /// - Returns: `nil` for anything but cycles over one unit of time.
  static func frequency(of expression: UnitExpression) -> Frequency? {
    guard let terms = expression.node?.terms, terms.count == 2, expression.scale == .one,
      let cycles = terms.first(where: { prefix(of: $0) != nil }), let prefix = prefix(of: cycles),
      let spelled = expression.replacing(cycles.range, by: "rad")?.corrected,
      spelled.scale == .one, spelled.value?.dimension == angleInTime,
      let time = spelled.node?.terms.first(where: { $0.symbol.base != "rad" })?.symbol.text
    else { return nil }
    let isCertain = name(of: cycles) != "c"
    if time == "s" { return Frequency(text: prefix + "Hz", isCertain: isCertain) }
    return prefix.isEmpty && isCertain ? Frequency(text: "\(time)**-1", isCertain: true) : nil
  }

  private static let angleInTime = VOUnit("rad/s")?.dimension

  private static func name(of term: UnitNode.Term) -> String { term.foreign ?? term.symbol.text }

  /// The prefix of hertz that a name of cycles stands for: `M` for `Mc` and `megacycles`, nothing for
  /// `cycles`.
  private static func prefix(of term: UnitNode.Term) -> String? {
    let name = name(of: term)
    for (symbol, word) in [("", ""), ("k", "kilo"), ("M", "mega"), ("G", "giga")] {
      if [symbol + "c", symbol + "cycle", symbol + "cycles"].contains(name) { return symbol }
      if [word + "cycle", word + "cycles"].contains(name.lowercased()) { return symbol }
    }
    return ["rev", "revs", "revolution", "revolutions"].contains(name.lowercased()) ? "" : nil
  }
}
