/// Which labels of other letters are allowed (RFC 5891, section 4.2, and RFC 5892).
enum InternationalLabel {
  static func isValid(_ label: [UInt32]) -> Bool {
    guard let first = label.first.flatMap(Unicode.Scalar.init), !isMark(first), label.first != 0x2D,
      label.last != 0x2D, !(label.count >= 4 && label[2] == 0x2D && label[3] == 0x2D)
    else { return false }
    return label.indices.allSatisfy { isAllowed(label, at: $0) }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  /// RFC 5892, section 3: the derived property, and the rules of appendix A where it depends on the
  /// neighbours.
  private static func isAllowed(_ label: [UInt32], at index: Int) -> Bool {
    let value = label[index]
    guard let scalar = Unicode.Scalar(value) else { return false }
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch value {
    case 0x00B7: return before == 0x6C && after == 0x6C
    case 0x0375: return after.map { isIn(greek, $0) } ?? false
    case 0x05F3, 0x05F4: return before.map { isIn(hebrew, $0) } ?? false
    case 0x30FB:
      return label.contains { $0 != 0x30FB && isIn(japanese, $0) }
    case 0x0660...0x0669: return !label.contains { (0x06F0...0x06F9).contains($0) }
    case 0x06F0...0x06F9: return !label.contains { (0x0660...0x0669).contains($0) }
    case 0x200C, 0x200D:
      if before.flatMap(Unicode.Scalar.init)?.properties.canonicalCombiningClass == .virama { return true }
      return value == 0x200C && isBetweenJoiningLetters(label, index)
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0x2D, 0x30...0x39, 0x61...0x7A: return true
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
    default: break
    }
    let properties = scalar.properties
    if value < 0x80 || properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint
      || properties.isWhitespace || properties.isNoncharacterCodePoint
    {
      return false
    }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  /// Whether a non-joiner stands where letters would join. Marks between do not count.
  private static func isBetweenJoiningLetters(_ label: [UInt32], _ index: Int) -> Bool {
    func isTransparent(_ value: UInt32) -> Bool {
      [.nonspacingMark, .enclosingMark, .format].contains(Unicode.Scalar(value)?.properties.generalCategory)
    }
    guard let before = label[..<index].last(where: { !isTransparent($0) }),
      let after = label[(index + 1)...].first(where: { !isTransparent($0) })
    else { return false }
    return isIn(arabic, before) && !isIn(joiningBackOnly, before) && isIn(arabic, after)
  }

  /// The letters of Arabic, which join to their neighbours but for a few that join to the one before alone.
  /// Of other scripts whose letters join Swift's standard library does not tell how they do.
  private static let arabic: [ClosedRange<UInt32>] = [
    0x0620...0x0620, 0x0622...0x064A, 0x066E...0x066F, 0x0671...0x0673, 0x0675...0x06D3, 0x06D5...0x06D5,
    0x06EE...0x06EF, 0x06FA...0x06FC, 0x06FF...0x06FF, 0x0750...0x077F,
  ]
  private static let joiningBackOnly: [ClosedRange<UInt32>] = [
    0x0622...0x0625, 0x0627...0x0627, 0x0629...0x0629, 0x062F...0x0632, 0x0648...0x0648, 0x0671...0x0673,
    0x0675...0x0677, 0x0688...0x0699, 0x06C0...0x06C0, 0x06C3...0x06CB, 0x06CD...0x06CD, 0x06CF...0x06CF,
    0x06D2...0x06D3, 0x06D5...0x06D5, 0x06EE...0x06EF, 0x0759...0x075B, 0x076B...0x076C, 0x0771...0x0771,
    0x0773...0x0774, 0x0778...0x0779,
  ]

  private static let greek: [ClosedRange<UInt32>] = [0x0370...0x03FF, 0x1F00...0x1FFF]
  private static let hebrew: [ClosedRange<UInt32>] = [0x0591...0x05F4, 0xFB1D...0xFB4F]
  /// Hiragana, Katakana and Han.
  private static let japanese: [ClosedRange<UInt32>] = [
    0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x3096, 0x309D...0x309F,
    0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9,
    0xFF66...0xFF9D, 0x1B000...0x1B16F, 0x20000...0x3FFFD,
  ]

  private static func isIn(_ script: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
    script.contains { $0.contains(value) }
  }
}
