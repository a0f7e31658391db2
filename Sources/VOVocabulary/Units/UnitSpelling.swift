import Base

/// What writers put in the place of a VOUnits symbol, and what they mean by it.
enum UnitSpelling {
  /// A name in the letters that a symbol may have: `µs` becomes `us`, `R☉` becomes `Rsun`.
  static func asciiForm(of name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\u{B5}", "\u{3BC}": result += "u"
      case "\u{C5}", "\u{212B}": result += "Angstrom"
      case "\u{3A9}", "\u{2126}": result += "Ohm"
      case "\u{B0}", "\u{BA}": result += "deg"
      case "\u{2032}": result += "arcmin"
      case "\u{2033}": result += "arcsec"
      case "\u{2609}", "\u{2299}": result += "sun"
      case "\u{2295}": result += "earth"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A remark in the place of a unit: what to say about it and what to write.
  struct Remark {
    let message: String
    let suggestions: [String]
  }

  /// Looks a whole text up, in any case; `uT` is the microtesla and no universal time.
  static func remark(on text: String) -> Remark? {
    if text == "uT" { return nil }
    var key = text.lowercased()
    while key.first?.isWhitespace == true { key.removeFirst() }
    while key.last?.isWhitespace == true { key.removeLast() }
    return remarks[key]
  }

  /// VOUnits texts that a wrong symbol may stand for, the likeliest first; a quoted name comes last.
  static func replacements(for name: String) -> [String] {
    var found: [String] = []
    func add(_ texts: [String]) {
      for text in texts where text != name && !found.contains(text) { found.append(text) }
    }
    // Names that nobody would write by a slip are not worth the search.
    if name.utf8.count <= 32 {
      add(spellings[name] ?? spellings[name.lowercased()] ?? [])
      add(EnglishUnitName.symbol(for: name).map { [$0] } ?? [])
      if found.isEmpty { add(NearestSymbol.matches(for: name)) }
    }
    let letters = name.filter { $0.isASCII && $0.isLetter }
    if !letters.isEmpty { add(["'\(letters)'"]) }
    return Array(found.prefix(4))
  }

  /// The one VOUnit that a usual abbreviation of another spelling stands for: `s` for `sec`.
  static func usual(_ name: String) -> String? {
    guard let texts = spellings[name], texts.count == 1 else { return nil }
    return texts[0]
  }

  private static let remarks: [String: Remark] = {
    var result: [String: Remark] = [:]
    for line in remarkSource.parts(by: "\n") {
      let parts = line.parts(by: "|", keepsEmpty: true)
      guard parts.count == 3 else { continue }
      let remark = Remark(
        message: String(parts[1]), suggestions: parts[2].parts(by: ",").map(String.init))
      for text in parts[0].parts(by: ";") { result[String(text)] = remark }
    }
    return result
  }()

  private static let spellings: [String: [String]] = {
    var result: [String: [String]] = [:]
    for line in spellingSource.parts(by: "\n") {
      let parts = line.parts(by: "=")
      guard parts.count == 2 else { continue }
      let texts = parts[1].parts(by: ",").map(String.init)
      for name in parts[0].parts(by: " ") { result[String(name)] = texts }
    }
    return result
  }()
}

extension VOUnit {
  /// The one unit for which a text is a usual abbreviation that is no VOUnit: `s` for `sec`, `h` for `hr`.
  package static func usualSpelling(of text: String) -> String? { UnitSpelling.usual(text) }
}
