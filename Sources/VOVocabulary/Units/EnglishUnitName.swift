/// Units spelled out in words: `hours`, `Kilohertz`, `nanoteslas`.
enum EnglishUnitName {
  /// The symbol for a name in the singular or plural, with or without a spelled-out prefix.
  static func symbol(for name: String) -> String? {
    let word = name.lowercased()
    if let symbol = unit(word) { return symbol }
    for (prefix, symbol) in prefixes where word.hasPrefix(prefix) {
      guard let base = unit(String(word.dropFirst(prefix.count))) else { continue }
      let text = symbol + base
      // `millidecibel` has no symbol: the unit takes no prefix.
      if UnitSymbol(bare: text).status == .known { return text }
    }
    return nil
  }

  private static func unit(_ word: String) -> String? {
    if let symbol = units[word] { return symbol }
    if word.hasSuffix("es"), let symbol = units[String(word.dropLast(2))] { return symbol }
    return word.hasSuffix("s") ? units[String(word.dropLast())] : nil
  }

  private static let units: [String: String] = pairs(
    """
    metre m meter m second s gram g gramme g hertz Hz newton N pascal Pa joule J watt W coulomb C volt V siemens S
    farad F weber Wb tesla T henry H lumen lm lux lx ohm Ohm kelvin K ampere A amp A mole mol candela cd radian rad
    steradian sr electronvolt eV jansky Jy parsec pc gauss G erg erg angstrom Angstrom byte byte bit bit year yr
    day d hour h minute min degree deg arcminute arcmin arcsecond arcsec magnitude mag decibel dB count ct
    photon photon pixel pix voxel voxel channel chan lightyear lyr rayleigh R rydberg Ry debye D barn barn
    """)

  private static let prefixes: [(String, String)] = pairs(
    """
    quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro u milli m centi c deci d hecto h kilo k
    mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q kibi Ki mebi Mi gibi Gi tebi Ti
    """
  ).sorted { $0.key < $1.key }

  private static func pairs(_ source: String) -> [String: String] {
    let words = source.split { $0 == " " || $0 == "\n" }
    var result: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      result[String(words[index])] = String(words[index + 1])
    }
    return result
  }
}
