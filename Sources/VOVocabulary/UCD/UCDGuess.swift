import Base

/// What was probably meant by a word that the list does not have.
///
/// The ways of guessing go from the most to the least certain; the first that yields something wins.
enum UCDGuess {
  /// - Parameter isFirst: whether the word is the first of its UCD, so that a word may be put in front of it.
  /// - Returns: a UCD of one or more words, or nil when nothing in the list is near.
  static func replacement(for name: String, isFirst: Bool) -> String? {
    let written = name.lowercased()
    let atoms = alias(written.split(separator: ".").map(String.init))
    let aliased = atoms.joined(separator: ".").lowercased()
    if let guess = oldStyle(written) { return guess }
    if let guess = UCDAliases.words[written] ?? UCDWord(aliased)?.name { return guess }
    if let guess = qualified(atoms, isFirst: isFirst) { return guess }
    if let guess = tail(written) ?? sameEnd(atoms) { return guess }
    if let guess = nearest(to: written) ?? abbreviated(aliased) { return guess }
    if aliased != written, let guess = nearest(to: aliased) { return guess }
    return ancestor(atoms, isFirst: isFirst)
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
    let joined = atoms.joined(separator: ".")
    let current = known(atoms) ?? known(alias(atoms)) ?? UCDAliases.words[joined]
    let word = current ?? UCDWord.replacement(forDeprecated: joined) ?? ancestor(alias(atoms), isFirst: true)
    return word.map { $0 + tail }
  }

  private static func known(_ atoms: [String]) -> String? {
    UCDWord(atoms.joined(separator: "."))?.name
  }

  private static func alias(_ atoms: [String]) -> [String] {
    atoms.map { UCDAliases.atoms[$0] ?? $0 }
  }

  /// A qualifier written as an atom: `em.freq.max` for `em.freq;stat.max`, `phys.magField.x` for
  /// `phys.magField;pos.cartesian.x`.
  private static func qualified(_ atoms: [String], isFirst: Bool) -> String? {
    guard atoms.count > 1, let last = atoms.last,
      let base = UCDWord(atoms.dropLast().joined(separator: "."))
    else { return nil }
    if base.syntaxCode == .vector, let axis = UCDWord("pos.cartesian.\(last)") {
      return "\(base.name);\(axis.name)"
    }
    guard let qualifier = last == "main" ? UCDWord("meta.main") : UCDWord("stat.\(last)") else { return nil }
    if qualifier.syntaxCode == .primary { return isFirst ? "\(qualifier.name);\(base.name)" : nil }
    return "\(base.name);\(qualifier.name)"
  }

  /// A word without its beginning, when one word alone ends so: `antennaTemp` for `phot.antennaTemp`.
  private static func tail(_ name: String) -> String? {
    let matches = wordsEnding(in: name)
    return matches.count == 1 ? matches.first?.word.name : nil
  }

  /// The words whose last atoms are these, in lower case, and that have others before.
  private static func wordsEnding(in atoms: String) -> [(word: UCDWord, key: [UInt8])] {
    let ending = Array(".\(atoms)".utf8)
    return zip(UCDVocabulary.words, UCDVocabulary.keys).filter { _, key in
      key.count > ending.count && key.suffix(ending.count).elementsEqual(ending)
    }.map { ($0, $1) }
  }

  /// The right end in the wrong place: an atom in the middle left out (`meta.url`), or another branch
  /// (`em.bandwidth`).
  private static func sameEnd(_ atoms: [String]) -> String? {
    guard atoms.count == 2, let first = atoms.first, let last = atoms.last?.lowercased() else { return nil }
    let matches = wordsEnding(in: last)
    let branch = Array("\(first.lowercased()).".utf8)
    let inBranch = matches.filter { $0.key.starts(with: branch) }
    if inBranch.count == 1 { return inBranch.first?.word.name }
    // A short atom such as `r` or `min` means too little to lead to another branch.
    return matches.count == 1 && last.utf8.count >= 5 ? matches.first?.word.name : nil
  }

  /// Atoms cut short or written out: `phys.temp`, `em.frequence`.
  private static func abbreviated(_ name: String) -> String? {
    let atoms = name.split(separator: ".")
    guard atoms.count > 1 else { return nil }
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
    for (word, candidate) in zip(UCDVocabulary.words, UCDVocabulary.keys) {
      guard let distance = EditDistance.between(written, candidate, atMost: limit),
        atomsAreNear(written, candidate)
      else { continue }
      // Slips of the pen are rare at the beginning of a word: among the equally near the one that agrees
      // longest wins.
      let prefix = zip(written, candidate).prefix { $0 == $1 }.count
      if distance < limit || best.map({ prefix > $0.prefix }) ?? true {
        limit = distance
        best = (word, prefix)
      }
    }
    return best?.word.name
  }

  /// Whether each atom alone is near: two letters of four are another atom (`date`, `note`), not two slips.
  private static func atomsAreNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let lefts = left.split(separator: UInt8(ascii: "."))
    let rights = right.split(separator: UInt8(ascii: "."))
    guard lefts.count == rights.count else { return true }
    return zip(lefts, rights).allSatisfy { mine, its in
      let length = max(mine.count, its.count)
      let limit = length < 2 ? 0 : max(1, min(3, length / 3))
      return EditDistance.between(Array(mine), Array(its), atMost: limit) != nil
    }
  }

  /// The nearest wider word, when it says more than the branch alone: `em.freq` for `em.freq.drift`.
  private static func ancestor(_ atoms: [String], isFirst: Bool) -> String? {
    var atoms = atoms
    while atoms.count > 2 {
      atoms.removeLast()
      guard let word = UCDWord(atoms.joined(separator: ".")) else { continue }
      return isFirst && !word.syntaxCode.mayBeFirst ? nil : word.name
    }
    return nil
  }
}
