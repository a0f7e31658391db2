import Base
import TFCatTables
package import VOVocabulary

/// A number that a cell writes with its unit: `0.109 MHz`, `109kHz`.
package struct QuantityText: Sendable, Hashable {
  package var number: Double
  package var unit: VOUnit

  /// - Returns: nil where the text is not a number with a unit behind it.
  package init?(_ text: String, format: NumberFormat = .plain) {
    let text = text.trimmedBlanks
    // The unit begins with the first letter that is no exponent.
    guard
      let start = text.indices.first(where: { index in
        guard text[index].isLetter || text[index] == "(" || text[index] == "[" || text[index] == "%" else {
          return false
        }
        guard text[index] == "e" || text[index] == "E" else { return true }
        let next = text.index(after: index)
        return next == text.endIndex || !(text[next].isNumber || text[next] == "-" || text[next] == "+")
      }), start > text.startIndex, let number = format.number(String(text[..<start]))
    else { return nil }
    var name = text[start...]
    for (open, close) in [("(", ")"), ("[", "]")] where name.hasPrefix(open) && name.hasSuffix(close) {
      name = name.dropFirst().dropLast()
    }
    guard let unit = Self.unit(String(name)) else { return nil }
    self.number = number
    self.unit = unit
  }

  /// A unit as tables spell it: a VOUnit, or `Mhz`, `sec` and the like.
  package static func unit(_ name: String) -> VOUnit? {
    UnitName.known(name.trimmedBlanks).flatMap { VOUnit($0) }
  }
}

/// Units as columns and cells spell them.
package enum UnitName {
  /// The VOUnit that is meant; nil for what is no unit.
  package static func known(_ text: String) -> String? {
    if let unit = units[text.lowercased()] { return unit }
    guard !text.isEmpty, let unit = VOUnit(text), !unit.hasUnknownSymbols else { return nil }
    return text
  }

  /// The unit of a word at the end of a name, in any case: `f_min_khz`.
  package static func known(word: some StringProtocol) -> String? { units[word.lowercased()] }

  private static let units = [
    "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz", "sec": "s", "seconds": "s",
    "min": "min", "minutes": "min", "hours": "h", "hour": "h", "deg": "deg", "degrees": "deg", "jy": "Jy",
    "kms": "km/s", "km/s": "km/s", "nt": "nT", "days": "d", "rs": "solRad", "au": "AU", "db": "dB",
    "mhz/s": "MHz/s", "km": "km", "angstrom": "Angstrom", "angstroms": "Angstrom", "å": "Angstrom",
  ]
}
