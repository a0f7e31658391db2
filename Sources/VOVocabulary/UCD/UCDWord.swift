/// A word of the UCD1+ controlled vocabulary (UCD1+ list 1.6, section 2): `em.freq`, `time.start`.
///
/// Only current words can be made; a deprecated one is known by ``replacement(forDeprecated:)``.
public struct UCDWord: Sendable, Hashable {
  /// The word as the list spells it, without a namespace.
  public let name: String

  /// Where the word may stand in a UCD.
  public let syntaxCode: UCDSyntaxCode

  /// Looks a word up; upper and lower case are the same (UCD 1.1, section 2).
  ///
  /// - Returns: nil when the list has no such word. A namespace in `name` is not understood here.
  public init?(_ name: String) {
    guard let word = UCDVocabulary.word(named: name) else { return nil }
    self = word
  }

  init(name: String, syntaxCode: UCDSyntaxCode) {
    self.name = name
    self.syntaxCode = syntaxCode
  }

  /// All current words, sorted by their lower-case form.
  public static var all: [UCDWord] { UCDVocabulary.words }

  /// The edition of the list of words that is compiled in.
  public static var listVersion: String { UCDWordTable.version }

  /// What the IVOA wants written instead of a deprecated word; upper and lower case are the same.
  ///
  /// - Returns: a UCD of one or more words, as in `time.duration;obs.exposure` for `time.expo`; nil when the
  ///   word is not in the list of deprecated words.
  public static func replacement(forDeprecated name: String) -> String? {
    UCDVocabulary.deprecation(named: name)?.replacement
  }
}

extension UCDWord {
  /// The parts between the periods: `em`, `freq`.
  public var atoms: [Substring] { name.split(separator: ".") }

  /// Whether the word names a part of the electromagnetic spectrum, which may follow a photometric quantity
  /// or a colour: `em.radio`, `em.line.Halpha`, but not the quantity `em.freq`.
  public var isSpectrumPart: Bool {
    syntaxCode == .secondary && (name == "em" || name.hasPrefix("em."))
  }

  /// Whether the word names an axis or a reference frame, which may follow a vector: `pos.cartesian.x`,
  /// `pos.ecliptic`.
  ///
  /// The list does not mark these words; they are those whose branch of `pos` is a frame or a set of axes.
  public var isAxisOrFrame: Bool {
    let atoms = self.atoms
    guard atoms.count >= 2, atoms[0] == "pos" else { return false }
    return Self.frameAtoms.contains(String(atoms[1]))
  }

  private static let frameAtoms: Set<String> = [
    "az", "barycenter", "bodycentric", "bodygraphic", "bodyrc", "cartesian", "cmb", "cylindrical", "dirCos",
    "earth", "ecliptic", "eq", "frame", "galactic", "galactocentric", "geocentric", "heliocentric", "lg",
    "lsr", "lunar", "spherical", "supergalactic",
  ]
}
