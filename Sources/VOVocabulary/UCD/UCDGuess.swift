/// What was probably meant by a word that the list does not have.
///
/// The ways of guessing go from the most to the least certain; the first that yields something wins.
enum UCDGuess {
  /// - Parameter isFirst: whether the word is the first of its UCD, so that a word may be put in front of it.
  /// - Returns: a UCD of one or more words, or nil when nothing in the list is near.
  static func replacement(for name: String, isFirst: Bool) -> String? {
    let written = name.lowercased()
    let atoms = written.split(separator: ".").map(String.init)
    return oldStyle(written)
      ?? UCDAliases.words[written]
      ?? known(alias(atoms))
      ?? statistic(alias(atoms), isFirst: isFirst)
      ?? tail(written)
      ?? nearest(to: written)
      ?? abbreviated(alias(atoms))
      ?? nearest(to: alias(atoms).joined(separator: "."))
      ?? ancestor(alias(atoms))
  }

  /// UCD1, the generation before: capitals joined by underscores, `POS_EQ_RA_MAIN`.
  private static func oldStyle(_ name: String) -> String? {
    guard name.contains("_"), !name.contains(".") else { return nil }
    var atoms = name.split(separator: "_").map(String.init)
    var tail = ""
    if atoms.last == "main" {
      atoms.removeLast()
      tail = ";meta.main"
    }
    let word = known(atoms) ?? known(alias(atoms)) ?? deprecated(atoms)
    return word.map { $0 + tail }
  }

  private static func known(_ atoms: [String]) -> String? {
    UCDWord(atoms.joined(separator: "."))?.name
  }

  private static func deprecated(_ atoms: [String]) -> String? {
    UCDVocabulary.deprecation(named: atoms.joined(separator: "."))?.replacement
  }

  private static func alias(_ atoms: [String]) -> [String] {
    atoms.map { UCDAliases.atoms[$0] ?? $0 }
  }

  /// A statistic written as an atom: `em.freq.max` for `em.freq;stat.max`.
  private static func statistic(_ atoms: [String], isFirst: Bool) -> String? {
    guard atoms.count > 1, let last = atoms.last, let base = known(Array(atoms.dropLast()))
    else { return nil }
    let qualifier = last == "main" ? UCDWord("meta.main") : UCDWord("stat." + last)
    guard let qualifier else { return nil }
    if qualifier.syntaxCode == .primary { return isFirst ? "\(qualifier.name);\(base)" : nil }
    return "\(base);\(qualifier.name)"
  }

  /// A word without its beginning, when one word alone ends so: `antennaTemp` for `phot.antennaTemp`.
  private static func tail(_ name: String) -> String? {
    let ending = "." + name
    let matches = UCDWord.all.filter { $0.name.lowercased().hasSuffix(ending) }
    return matches.count == 1 ? matches.first?.name : nil
  }

  /// Atoms cut short or written out: `phys.temp`, `em.frequence`.
  private static func abbreviated(_ atoms: [String]) -> String? {
    let matches = UCDWord.all.filter { word in
      let others = word.name.lowercased().split(separator: ".")
      guard others.count == atoms.count else { return false }
      return zip(atoms, others).allSatisfy { mine, its in
        mine == its || (min(mine.count, its.count) >= 3 && (its.hasPrefix(mine) || mine.hasPrefix(its)))
      }
    }
    return matches.min { $0.name.utf8.count < $1.name.utf8.count }?.name
  }

  /// The word that the fewest slips of the pen lead from; nil when all are too many slips away.
  private static func nearest(to name: String) -> String? {
    let written = Array(name.utf8)
    var limit = min(3, max(1, written.count / 4))
    var best: (word: UCDWord, prefix: Int)?
    for word in UCDWord.all {
      let candidate = Array(word.name.lowercased().utf8)
      guard let distance = UCDEditDistance.between(written, candidate, atMost: limit) else { continue }
      // Slips are rare at the beginning of a word: among the equally near the one that agrees longest wins.
      let prefix = zip(written, candidate).prefix { $0 == $1 }.count
      if distance < limit || best.map({ prefix > $0.prefix }) ?? true {
        limit = distance
        best = (word, prefix)
      }
    }
    return best?.word.name
  }

  /// The nearest wider word, when it says more than the branch alone: `em.freq` for `em.freq.drift`.
  private static func ancestor(_ atoms: [String]) -> String? {
    var atoms = atoms
    while atoms.count > 2 {
      atoms.removeLast()
      if let word = known(atoms) { return word }
    }
    return nil
  }
}
