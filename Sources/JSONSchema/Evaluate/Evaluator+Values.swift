import Base
internal import TFCatJSON

extension Evaluator {
  func isWhole(_ node: Int) -> Bool { ExactNumber(tape.spelling(of: node)).isInteger }

  mutating func check(_ values: ValueKeywords, _ index: Int, _ node: Int) -> Bool {
    var isValid = true
    if let const = values.const, !holds(const, node) {
      isValid = false
      if !fail(.const, index, node) { return false }
    }
    if let enumeration = values.enumeration, !holds(enumeration, node) {
      isValid = false
      _ = fail(.enumKeyword, index, node)
    }
    return isValid
  }

  private func holds(_ choice: ValueKeywords.Choice, _ node: Int) -> Bool {
    let entry = tape.entries[node]
    guard entry.kind == .string else {
      return !choice.others.isEmpty && choice.others.contains(CanonicalValue.bytes(of: node, in: tape))
    }
    if choice.strings.isEmpty { return false }
    guard entry.isPlain else { return choice.strings.contains(tape.content(of: node)) }
    let content = tape.plainContent(of: node)
    for string in choice.strings where string.count == content.count {
      if string.elementsEqual(content) { return true }
    }
    return false
  }

  mutating func check(_ numbers: NumberKeywords, _ index: Int, _ node: Int) -> Bool {
    let spelling = tape.spelling(of: node)
    var exact: ExactNumber?
    func value() -> ExactNumber {
      let value = exact ?? ExactNumber(spelling)
      exact = value
      return value
    }
    var nearest: Double?
    if let base = spelling.baseAddress {
      nearest = NumberReader.read(base, limit: base + spelling.count)?.value
    }
    var isValid = true
    for bound in numbers.bounds {
      let order: Int
      // Doubles that differ are in the order of what they stand for; those that do not say nothing.
      if let nearest, nearest != bound.nearest {
        order = nearest < bound.nearest ? -1 : 1
      } else {
        let value = value()
        order = value == bound.exact ? 0 : value < bound.exact ? -1 : 1
      }
      let holds =
        switch bound.keyword {
        case .minimum: order >= 0
        case .maximum: order <= 0
        case .exclusiveMinimum: order > 0
        default: order < 0
        }
      if !holds {
        isValid = false
        if !fail(bound.keyword, index, node) { return false }
      }
    }
    if let divisor = numbers.multipleOf, !value().isMultiple(of: divisor.exact) {
      isValid = false
      _ = fail(.multipleOf, index, node)
    }
    return isValid
  }

  mutating func check(_ strings: StringKeywords, _ index: Int, _ node: Int) -> Bool {
    let content = tape.content(of: node)
    var isValid = true
    if strings.minLength != nil || strings.maxLength != nil {
      let length = content.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
      if let least = strings.minLength, length < least {
        isValid = false
        if !fail(.minLength, index, node, .count(length)) { return false }
      }
      if let most = strings.maxLength, length > most {
        isValid = false
        if !fail(.maxLength, index, node, .count(length)) { return false }
      }
    }
    if let pattern = strings.pattern {
      guard let isFound = pattern.isFound(in: content) else {
        give(up: .patternTooSlow(schema: program.location(of: index)))
        return false
      }
      if !isFound {
        isValid = false
        if !fail(.pattern, index, node) { return false }
      }
    }
    if let format = strings.format, !format.check(content) {
      isValid = false
      if !fail(.format, index, node) { return false }
    }
    if strings.contentEncoding != nil || strings.contentMediaType != nil,
      let keyword = ContentCheck.failure(of: content, strings)
    {
      isValid = false
      _ = fail(keyword, index, node)
    }
    return isValid
  }
}
