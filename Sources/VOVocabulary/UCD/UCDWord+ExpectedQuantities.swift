extension UCDWord {
  /// The quantities whose units fit the word; empty when any unit is plausible.
  ///
  /// This is a judgement and not part of the standard, made from the descriptions of the list and from what
  /// radio and plasma catalogues hold. It is cautious: a word is here only when a unit of another dimension
  /// is sure to be a slip. A value that is text or a bare date has no unit, and then nothing is to be
  /// compared; see ``mayBeDate``.
  public var expectedQuantities: Set<Quantity> { UCDQuantityTable.quantities[name] ?? [] }

  /// Whether a value of the word is often a date in text, without a unit: `time.start`, `time.epoch`.
  public var mayBeDate: Bool { UCDQuantityTable.dates.contains(name) }
}

extension UCD {
  /// The quantities whose units fit the UCD as a whole; empty when any unit is plausible.
  ///
  /// The first word decides. A statistic that keeps the unit of what it is taken of hands the question on to
  /// the next word (`stat.error;em.freq`), and a word that changes the dimension (`arith.ratio`) or makes the
  /// value one of a file (`phys.size;meta.file`) leaves it open.
  public var expectedQuantities: Set<Quantity> {
    let rest = components.drop { component in
      component.word.map { UCDQuantityTable.unitKeepers.contains($0.name) } ?? false
    }
    guard let word = rest.first?.word else { return [] }
    let isChanged = components.contains { component in
      guard let other = component.word else { return true }
      return other != word
        && (other.name.hasPrefix("arith.") || other.name == "arith"
          || UCDQuantityTable.unitChangers.contains(other.name))
    }
    return isChanged ? [] : word.expectedQuantities
  }
}
