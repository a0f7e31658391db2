/// The properties of characters that are or are not (ECMA-262, table 68), as Swift's standard library knows
/// them.
enum BinaryProperties {
  private static let aliases: [String: String] = [
    "Alpha": "Alphabetic", "AHex": "ASCII_Hex_Digit", "Bidi_C": "Bidi_Control", "Bidi_M": "Bidi_Mirrored",
    "CI": "Case_Ignorable", "CWCF": "Changes_When_Casefolded", "CWCM": "Changes_When_Casemapped",
    "CWKCF": "Changes_When_NFKC_Casefolded", "CWL": "Changes_When_Lowercased",
    "CWT": "Changes_When_Titlecased", "CWU": "Changes_When_Uppercased",
    "DI": "Default_Ignorable_Code_Point", "Dep": "Deprecated", "Dia": "Diacritic",
    "EBase": "Emoji_Modifier_Base",
    "EMod": "Emoji_Modifier", "EPres": "Emoji_Presentation", "Ext": "Extender", "Gr_Base": "Grapheme_Base",
    "Gr_Ext": "Grapheme_Extend", "Hex": "Hex_Digit", "IDC": "ID_Continue", "IDS": "ID_Start",
    "IDSB": "IDS_Binary_Operator", "IDST": "IDS_Trinary_Operator", "Ideo": "Ideographic",
    "Join_C": "Join_Control", "LOE": "Logical_Order_Exception", "Lower": "Lowercase",
    "NChar": "Noncharacter_Code_Point", "Pat_Syn": "Pattern_Syntax", "Pat_WS": "Pattern_White_Space",
    "QMark": "Quotation_Mark", "RI": "Regional_Indicator", "STerm": "Sentence_Terminal", "SD": "Soft_Dotted",
    "UIdeo": "Unified_Ideograph", "Upper": "Uppercase", "VS": "Variation_Selector", "space": "White_Space",
    "XIDC": "XID_Continue", "XIDS": "XID_Start",
  ]

  private static let tests: [String: @Sendable (Unicode.Scalar) -> Bool] = [
    "Any": { _ in true },
    "ASCII": { $0.isASCII },
    "ASCII_Hex_Digit": { $0.properties.isASCIIHexDigit },
    "Alphabetic": { $0.properties.isAlphabetic },
    "Assigned": { $0.properties.generalCategory != .unassigned },
    "Bidi_Control": { $0.properties.isBidiControl },
    "Bidi_Mirrored": { $0.properties.isBidiMirrored },
    "Case_Ignorable": { $0.properties.isCaseIgnorable },
    "Cased": { $0.properties.isCased },
    "Changes_When_Casefolded": { $0.properties.changesWhenCaseFolded },
    "Changes_When_Casemapped": { $0.properties.changesWhenCaseMapped },
    "Changes_When_Lowercased": { $0.properties.changesWhenLowercased },
    "Changes_When_NFKC_Casefolded": { $0.properties.changesWhenNFKCCaseFolded },
    "Changes_When_Titlecased": { $0.properties.changesWhenTitlecased },
    "Changes_When_Uppercased": { $0.properties.changesWhenUppercased },
    "Dash": { $0.properties.isDash },
    "Default_Ignorable_Code_Point": { $0.properties.isDefaultIgnorableCodePoint },
    "Deprecated": { $0.properties.isDeprecated },
    "Diacritic": { $0.properties.isDiacritic },
    "Emoji": { $0.properties.isEmoji },
    "Emoji_Modifier": { $0.properties.isEmojiModifier },
    "Emoji_Modifier_Base": { $0.properties.isEmojiModifierBase },
    "Emoji_Presentation": { $0.properties.isEmojiPresentation },
    "Extender": { $0.properties.isExtender },
    "Grapheme_Base": { $0.properties.isGraphemeBase },
    "Grapheme_Extend": { $0.properties.isGraphemeExtend },
    "Hex_Digit": { $0.properties.isHexDigit },
    "IDS_Binary_Operator": { $0.properties.isIDSBinaryOperator },
    "IDS_Trinary_Operator": { $0.properties.isIDSTrinaryOperator },
    "ID_Continue": { $0.properties.isIDContinue },
    "ID_Start": { $0.properties.isIDStart },
    "Ideographic": { $0.properties.isIdeographic },
    "Join_Control": { $0.properties.isJoinControl },
    "Logical_Order_Exception": { $0.properties.isLogicalOrderException },
    "Lowercase": { $0.properties.isLowercase },
    "Math": { $0.properties.isMath },
    "Noncharacter_Code_Point": { $0.properties.isNoncharacterCodePoint },
    "Pattern_Syntax": { $0.properties.isPatternSyntax },
    "Pattern_White_Space": { $0.properties.isPatternWhitespace },
    "Quotation_Mark": { $0.properties.isQuotationMark },
    "Radical": { $0.properties.isRadical },
    "Regional_Indicator": { (0x1F1E6...0x1F1FF).contains($0.value) },
    "Sentence_Terminal": { $0.properties.isSentenceTerminal },
    "Soft_Dotted": { $0.properties.isSoftDotted },
    "Unified_Ideograph": { $0.properties.isUnifiedIdeograph },
    "Uppercase": { $0.properties.isUppercase },
    "Variation_Selector": { $0.properties.isVariationSelector },
    "White_Space": { $0.properties.isWhitespace },
    "XID_Continue": { $0.properties.isXIDContinue },
    "XID_Start": { $0.properties.isXIDStart },
  ]

  /// The name under which a property is known here; `nil` where it is not.
  static func longName(_ name: String) -> String? {
    let long = aliases[name] ?? name
    return tests[long] == nil ? nil : long
  }

  static func holds(_ longName: String, of scalar: Unicode.Scalar) -> Bool {
    tests[longName]?(scalar) ?? false
  }
}
