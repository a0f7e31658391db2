import Base

/// A place where times are measured: what `ref_position_id` of a TFCat CRS names.
///
/// The terms are those of the IVOA vocabulary `refposition` (2019-03-15); besides them the format takes the
/// name of an observatory or a spacecraft, in lower case with dashes. The table has those of solar and
/// planetary radio astronomy. It is a help for spelling and no limit: a name that is not in it may well be
/// right.
public struct ReferencePosition: Hashable, Sendable {
  /// What the observer is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A term of the IVOA vocabulary: `GEOCENTER`.
    case term
    /// A body of the solar system, whose centre is meant.
    case body
    /// A spacecraft, wherever it is at the time.
    case spacecraft
    /// A telescope or station on the ground.
    case observatory
  }

  /// As it should be written: `GEOCENTER`, `nancay-decameter-array`.
  public let name: String
  /// What the observer is.
  public let kind: Kind
  /// Other names in use, in lower case with dashes.
  public let aliases: [String]

  init(_ kind: Kind, _ name: String, _ aliases: [String]) {
    self.kind = kind
    self.name = name
    self.aliases = aliases
  }

  /// The place with that name or alias; capitals, blanks, dashes and underscores do not matter.
  public init?(_ text: String) {
    // Most texts are names as they stand in the table, for which nothing has to be made of it.
    guard let found = Self.all.first(where: { $0.name == text }) ?? Self.byLetters[Self.letters(text)] else {
      return nil
    }
    self = found
  }

  /// Whether a text is the name, or one of the other names, in the usual spelling.
  public func isSpelled(_ text: String) -> Bool {
    text == name || aliases.contains(text) || (kind == .body && text.lowercased() == name)
  }

  /// The name in the table that a writer most likely meant: one that differs by a slip or two of the fingers,
  /// or the only one with that beginning; `nil` where none is close.
  public static func nearest(to text: String) -> ReferencePosition? {
    // A very long text is no misspelt name, and would take its time.
    guard text.utf8.count <= 64 else { return nil }
    let sought = letters(text)
    if let found = byLetters[sought] { return found }
    guard sought.count >= 4 else { return nil }
    let limit = sought.count < 8 ? 1 : 2
    var best: (place: ReferencePosition, distance: Int)?
    for (spelling, place) in spellings where spelling.count > 3 {
      if let distance = EditDistance.between(sought, spelling, atMost: limit),
        distance < best?.distance ?? .max
      {
        best = (place, distance)
      }
    }
    if let best { return best.place }
    let longer = Set(spellings.filter { $0.letters.starts(with: sought) }.map(\.place))
    return longer.count == 1 ? longer.first : nil
  }

  /// Letters and digits alone, in lower case and without the accents of Nançay.
  private static func letters(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8.prefix(128) where byte.isLetterOrDigit { result.append(byte.lowercased) }
      return result
    }
    for scalar in text.lowercased().unicodeScalars.prefix(128) {
      switch scalar {
      case "a"..."z", "0"..."9": result.append(UInt8(ascii: scalar))
      case "ç": result.append(UInt8(ascii: "c"))
      case "à", "á", "â", "ä", "å": result.append(UInt8(ascii: "a"))
      case "è", "é", "ê", "ë": result.append(UInt8(ascii: "e"))
      case "ö", "ô", "ó": result.append(UInt8(ascii: "o"))
      case "ü", "û", "ú": result.append(UInt8(ascii: "u"))
      default: break
      }
    }
    return result
  }

  /// Every spelling in the order of the table, so that of two equally near names the first is taken.
  private static let spellings: [(letters: [UInt8], place: ReferencePosition)] = all.flatMap { place in
    ([place.name] + place.aliases).map { (letters($0), place) }
  }

  private static let byLetters = Dictionary(
    spellings.map { ($0.letters, $0.place) }, uniquingKeysWith: { first, _ in first })
}
