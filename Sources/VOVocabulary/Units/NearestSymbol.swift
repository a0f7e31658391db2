import Base

/// Finds valid symbols that differ from a wrong one by case, or by one or two letters.
enum NearestSymbol {
  /// At most three symbols, the nearest first.
  static func matches(for name: String) -> [String] {
    if let sameLetters = byLowercase[name.lowercased()] {
      return Array(sameLetters.sorted { agreement($0, name) > agreement($1, name) }.prefix(3))
    }
    let letters = Array(name.utf8)
    // A word of one or two letters is one slip away from dozens of symbols.
    guard (3...16).contains(letters.count) else { return [] }
    let limit = letters.count >= 6 ? 2 : 1
    var best: [(distance: Int, rank: Int, symbol: String)] = []
    for (rank, symbol) in symbols.enumerated() where symbol.utf8.count > 2 {
      guard abs(symbol.utf8.count - letters.count) <= limit,
        let distance = EditDistance.between(letters, Array(symbol.utf8), atMost: limit)
      else { continue }
      best.append((distance, rank, symbol))
    }
    return best.sorted { ($0.distance, $0.rank) < ($1.distance, $1.rank) }.prefix(3).map(\.symbol)
  }

  /// Bare symbols first, then those with the everyday prefixes, then the rest.
  private static let symbols: [String] = {
    let everyday = ["k", "M", "G", "m", "u", "n", "c", "p", "T"]
    let rare = UnitPrefix.decimalPrefixes.map(\.symbol).filter {
      !everyday.contains($0) && $0 != "da" && $0 != "d"
    }
    var result = KnownUnit.symbols
    for prefix in everyday + rare + UnitPrefix.binaryPrefixes.map(\.symbol) {
      for base in KnownUnit.symbols where base != "%" && UnitSymbol(bare: prefix + base).status == .known {
        if KnownUnit.named(prefix + base) == nil { result.append(prefix + base) }
      }
    }
    return result
  }()

  private static let byLowercase: [String: [String]] = Dictionary(grouping: symbols) { $0.lowercased() }

  /// How many letters have the same case; ties keep the everyday prefixes first because sorting is stable.
  private static func agreement(_ symbol: String, _ name: String) -> Int {
    zip(symbol.utf8, name.utf8).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }
}
