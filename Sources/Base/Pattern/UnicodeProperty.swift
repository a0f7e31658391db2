/// What `\p{...}` asks of a character (ECMA-262, section 22.2.1, tables 66 to 69).
indirect enum UnicodeProperty: Hashable, Sendable {
  case categories(Set<Unicode.GeneralCategory>)
  case binary(String)
  case script(CodePointSet)
  case inverse(of: CodePointSet)

  /// - Parameter text: what stands between the braces; `nil` for a property that there is not.
  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      switch parts[0] {
      case "General_Category", "gc":
        guard let categories = Self.categories[parts[1]] else { return nil }
        self = .categories(categories)
      case "Script", "sc", "Script_Extensions", "scx":
        guard
          let set = UnicodeScripts.set(
            parts[1], withExtensions: parts[0].hasSuffix("x") || parts[0].hasSuffix("s"))
        else { return nil }
        self = .script(set)
      default: return nil
      }
    } else if let categories = Self.categories[text] {
      self = .categories(categories)
    } else if let name = BinaryProperties.longName(text) {
      self = .binary(name)
    } else {
      return nil
    }
  }

  func contains(_ codePoint: UInt32) -> Bool {
    switch self {
    case .inverse(let set): return !set.contains(codePoint)
    case .script(let set): return set.contains(codePoint)
    case .categories(let categories):
      guard let scalar = Unicode.Scalar(codePoint) else { return categories.contains(.surrogate) }
      return categories.contains(scalar.properties.generalCategory)
    case .binary(let name):
      if name == "Any" { return true }
      guard let scalar = Unicode.Scalar(codePoint) else { return name == "Assigned" }
      return BinaryProperties.holds(name, of: scalar)
    }
  }

  /// The values of General_Category by their long names, short names and aliases.
  private static let categories: [String: Set<Unicode.GeneralCategory>] = {
    let single: [(String, [String], Unicode.GeneralCategory)] = [
      ("Lu", ["Uppercase_Letter"], .uppercaseLetter), ("Ll", ["Lowercase_Letter"], .lowercaseLetter),
      ("Lt", ["Titlecase_Letter"], .titlecaseLetter), ("Lm", ["Modifier_Letter"], .modifierLetter),
      ("Lo", ["Other_Letter"], .otherLetter), ("Mn", ["Nonspacing_Mark"], .nonspacingMark),
      ("Mc", ["Spacing_Mark"], .spacingMark), ("Me", ["Enclosing_Mark"], .enclosingMark),
      ("Nd", ["Decimal_Number", "digit"], .decimalNumber), ("Nl", ["Letter_Number"], .letterNumber),
      ("No", ["Other_Number"], .otherNumber), ("Pc", ["Connector_Punctuation"], .connectorPunctuation),
      ("Pd", ["Dash_Punctuation"], .dashPunctuation), ("Ps", ["Open_Punctuation"], .openPunctuation),
      ("Pe", ["Close_Punctuation"], .closePunctuation), ("Pi", ["Initial_Punctuation"], .initialPunctuation),
      ("Pf", ["Final_Punctuation"], .finalPunctuation), ("Po", ["Other_Punctuation"], .otherPunctuation),
      ("Sm", ["Math_Symbol"], .mathSymbol), ("Sc", ["Currency_Symbol"], .currencySymbol),
      ("Sk", ["Modifier_Symbol"], .modifierSymbol), ("So", ["Other_Symbol"], .otherSymbol),
      ("Zs", ["Space_Separator"], .spaceSeparator), ("Zl", ["Line_Separator"], .lineSeparator),
      ("Zp", ["Paragraph_Separator"], .paragraphSeparator), ("Cc", ["Control", "cntrl"], .control),
      ("Cf", ["Format"], .format), ("Cs", ["Surrogate"], .surrogate), ("Co", ["Private_Use"], .privateUse),
      ("Cn", ["Unassigned"], .unassigned),
    ]
    let groups: [String: [String]] = [
      "L": ["Letter"], "M": ["Mark", "Combining_Mark"], "N": ["Number"], "P": ["Punctuation", "punct"],
      "S": ["Symbol"], "Z": ["Separator"], "C": ["Other"],
    ]
    var table: [String: Set<Unicode.GeneralCategory>] = [
      "LC": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter],
      "Cased_Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter],
    ]
    for (short, names, category) in single {
      for name in [short] + names { table[name] = [category] }
      let group = String(short.prefix(1))
      for name in [group] + (groups[group] ?? []) { table[name, default: []].insert(category) }
    }
    return table
  }()
}
