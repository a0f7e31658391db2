import Base

extension RecoveringParser {
  /// After a value: something that is neither a comma nor the bracket that closes.
  mutating func recoverSeparator(_ byte: UInt8) {
    let start = position
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"): recoverBracket(byte)
    case UInt8(ascii: ":"): recoverColon()
    case UInt8(ascii: ";"):
      report(.missingComma, start..<start + 1, suggestion: ",", pointer: containerPointer)
      lastComma = start
      position += 1
      expectation = containers.top.isObject ? .name : .value
    case UInt8(ascii: "{") where containers.top.isObject: recoverOpener()
    case UInt8(ascii: "{") where endsForgottenBrackets(): break
    case UInt8(ascii: "[") where !containers.top.isObject && text.isFeatureStart(afterComma(start + 1)):
      reportStrayBracket()
    default:
      if containers.top.isObject ? text.startsMember(start) : text.startsElement(start) {
        let shown = text.excerpt(start..<min(text.end, start + 20))
        report(
          .missingComma, lastEnd..<lastEnd, text: shown, suggestion: ",", pointer: containerPointer)
        expectation = containers.top.isObject ? .name : .value
      } else {
        skipTrailingWords()
      }
    }
  }

  private func afterComma(_ start: Int) -> Int {
    let offset = text.afterSpace(start)
    return text.byte(offset) == UInt8(ascii: ",") ? text.afterSpace(offset + 1) : text.end
  }

  /// What stands after a value and means nothing there: a unit, a remark.
  private mutating func skipTrailingWords() {
    let start = position
    if text.isIllFormed(start) {
      position = text.phraseEnd(reportInvalidUTF8(at: start))
    } else if text[start] == UInt8(ascii: "\""), text.closesPhrase(text.afterSpace(start + 1)) {
      // The mark that closes a string which was not opened.
      position = start + 1
      report(.unexpectedCharacter, start..<position, pointer: containerPointer)
    } else {
      position = text[start] == UInt8(ascii: "\"") ? text.plainStringEnd(start) : start + 1
      position = max(position, text.phraseEnd(position))
      report(.unexpectedCharacter, start..<position, pointer: containerPointer)
    }
    // The mark of a string that was not opened.
    if text.byte(position) == UInt8(ascii: "\""),
      DamagedText.endsPhrase(text.byte(text.afterSpace(position + 1)))
    {
      position += 1
    }
    lastEnd = position
  }

  /// A colon after a value.
  private mutating func recoverColon() {
    let start = position
    if containers.top.isObject {
      position += 1
      report(.unexpectedCharacter, start..<position, pointer: containerPointer)
      skipToMember()
    } else if let last = containers.lastElement, case .string(let name) = last.content {
      recoverMember(name, last.range)
    } else {
      position += 1
      report(.unexpectedCharacter, start..<position, pointer: containerPointer)
      expectation = .value
    }
  }

  /// A member in an array: the array was not closed, or the brace is missing before it, or the array is an
  /// object that was opened with the wrong bracket. What fits the brackets that follow is believed.
  private mutating func recoverMember(_ name: String, _ range: Range<Int>) {
    let level = containers.level
    let following = text.closersAhead(from: position + 1)
    containers.removeLastElement()
    let lastElement = containers.lastElement
    let isFirst = lastElement == nil
    let before = lastElement?.range.upperBound ?? (level == 0 ? 0 : containers.top.open + 1)
    let outer = containers.levels.last { containers[$0].isObject }
    let braceScore = containers.agreement(following, level: level, first: UInt8(ascii: "}"))
    let outerScore = outer.map { containers.agreement(following, level: $0) } ?? -1
    let arrayScore = isFirst && level > 0 ? containers.agreement(following, level: level) : -1
    if arrayScore > max(braceScore, outerScore) {
      let open = containers.top.open
      report(.mismatchedBracket, open..<open + 1, pointer: containerPointer)
      containers.makeTopAnObject()
    } else if let outer, outerScore >= braceScore {
      report(
        .mismatchedBracket, before..<before, text: text.excerpt(range),
        suggestion: containers.closers(from: level, to: outer + 1), pointer: containerPointer)
      lastEnd = before
      abandonContainers(to: outer)
    } else if reopenObject(before: name) {
      // It goes on.
    } else {
      let start = range.lowerBound
      report(
        .mismatchedBracket, start..<start, text: text.excerpt(range), suggestion: "{",
        pointer: containers.pointer(insideTop: true))
      enter(closer: UInt8(ascii: "}"), open: start)
    }
    begin(name: name, range: range)
  }

  /// `{"a": 1}, "b": 2}`: an object that was closed before its last member.
  private mutating func reopenObject(before name: String) -> Bool {
    guard let last = containers.lastElement, case .object(let known) = last.content,
      !known.contains(where: { $0.name.isSame(as: name) })
    else { return false }
    containers.reopen(known, open: last.range.lowerBound)
    beginContainer(open: last.range.lowerBound)
    let brace = last.range.upperBound - 1
    report(.mismatchedBracket, brace..<brace + 1, suggestion: "", pointer: containerPointer)
    return true
  }

  /// Passes what is nested too deep, without a stack, to the bracket that closes the innermost container.
  mutating func skipTooDeep() {
    report(.nestingTooDeep, position..<position + 1)
    containers.abandonMember()
    expectation = .separator
    var depth = 0
    var feature: Int?
    while position < text.end {
      switch text[position] {
      case UInt8(ascii: "\""):
        position = text.plainStringEnd(position)
        continue
      case UInt8(ascii: "{"):
        if feature == nil, depth > 0, text.isFeatureStart(position) { feature = position }
        depth += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 {
          lastEnd = position
          return
        }
        depth -= 1
      default: break
      }
      position += 1
    }
    lastEnd = text.end
    // The brackets do not add up: only a feature can be told from the rest.
    if let feature, containers.featureLevel != nil, features.mayGoBack(to: feature) {
      position = feature
      abandonElement()
    } else {
      stopReading()
    }
  }
}
