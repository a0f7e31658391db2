/// One symbol of a unit text, taken apart into prefix and base symbol (VOUnits 1.1 §2.2).
struct UnitSymbol: Hashable, Sendable {
  enum Status: Hashable, Sendable {
    case known
    /// A known unit under a prefix that Table 2 does not grant it.
    case prefixNotAllowed
    case unknown
    /// `'name'`: never looked up (§2.11).
    case quoted
  }

  let prefix: UnitPrefix?
  let base: String
  let known: KnownUnit?
  let status: Status

  /// Splits a bare symbol: a known unit first, then prefix and known unit, then the prefix alone.
  ///
  /// §2.7 leaves the reading of `da...` open; here the split that gives a known unit that may take the prefix
  /// wins, so that `dam` is ten metres and `dadu` a tenth of an `adu`. A binary prefix counts only before a
  /// unit that takes one (§2.6 note 1).
  init(bare text: String) {
    if let unit = KnownUnit.named(text) {
      self.init(prefix: nil, base: text, known: unit, status: .known)
      return
    }
    var forbidden: UnitSymbol?
    var unknown: UnitSymbol?
    for prefix in UnitPrefix.all
    where text.hasPrefix(prefix.symbol) && text.utf8.count > prefix.symbol.utf8.count {
      let rest = String(text.dropFirst(prefix.symbol.count))
      if let unit = KnownUnit.named(rest), rest != "%" {
        if prefix.isBinary ? unit.takesBinaryPrefixes : unit.takesDecimalPrefixes {
          self.init(prefix: prefix, base: rest, known: unit, status: .known)
          return
        }
        if !prefix.isBinary, forbidden == nil {
          forbidden = UnitSymbol(prefix: prefix, base: rest, known: unit, status: .prefixNotAllowed)
        }
      } else if !prefix.isBinary, unknown == nil {
        unknown = UnitSymbol(prefix: prefix, base: rest, known: nil, status: .unknown)
      }
    }
    self = forbidden ?? unknown ?? UnitSymbol(prefix: nil, base: text, known: nil, status: .unknown)
  }

  /// A quoted symbol, with the prefix in front of the quote if there is one.
  init(quoted name: String, prefix: UnitPrefix?) {
    self.init(prefix: prefix, base: name, known: nil, status: .quoted)
  }

  private init(prefix: UnitPrefix?, base: String, known: KnownUnit?, status: Status) {
    self.prefix = prefix
    self.base = base
    self.known = known
    self.status = status
  }

  var text: String {
    (prefix?.symbol ?? "") + (status == .quoted ? "'\(base)'" : base)
  }

  var magnitude: Magnitude? {
    (known?.magnitude ?? .one).multiplied(by: prefix?.magnitude ?? .one)
  }

  /// An unknown unit is a dimension of its own, the same whether quoted or not.
  var dimension: UnitDimension {
    known?.dimension ?? UnitDimension(.named("'\(base)'"))
  }
}
