/// Valid symbols that the standard reads as something else than most writers mean.
enum Misreading {
  static func of(_ symbol: UnitSymbol) -> String? {
    let name = symbol.text
    if let meaning = readings[name] { return "\(name) is read as the \(meaning)." }
    guard let prefix = symbol.prefix, ["R", "Q", "r", "q"].contains(prefix.symbol) else { return nil }
    return "\(name) is read as 10**\(prefix.decimal)\(symbol.base), by a prefix that is new in VOUnits 1.1; "
      + "readers of version 1.0 refuse it."
  }

  private static let readings: [String: String] = [
    "as": "attosecond",
    "ha": "hectoyear, a century",
    "hh": "hectohour",
    "mph": "milliphoton",
    "pct": "picocount",
    "yd": "yoctoday",
  ]
}
