import Base

extension RecoveringParser {
  /// After a value: something that is neither a comma nor the bracket that closes.
  mutating func recoverSeparator(_ byte: UInt8) {
    let start = position
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"): recoverBracket(byte)
    case UInt8(ascii: ":"): recoverColon()
    case UInt8(ascii: ";"):
      report(.missingComma, start..<start + 1, suggestion: ",", pointer: pointer(insideTop: false))
      lastComma = start
      position += 1
      expectation = top.isObject ? .name : .value
    case UInt8(ascii: "{") where top.isObject: recoverOpener()
    case UInt8(ascii: "{") where endsForgottenBrackets(): break
    case UInt8(ascii: "[") where !top.isObject && isFeatureStart(afterComma(start + 1)): reportStrayBracket()
    default:
      if top.isObject ? startsMember(start) : startsElement(start) {
        let text = excerpt(start..<min(end, start + 20))
        report(
          .missingComma, lastEnd..<lastEnd, text: text, suggestion: ",", pointer: pointer(insideTop: false))
        expectation = top.isObject ? .name : .value
      } else {
        skipTrailingWords()
      }
    }
  }

  private func afterComma(_ start: Int) -> Int {
    let offset = afterSpace(start)
    return byte(offset) == UInt8(ascii: ",") ? afterSpace(offset + 1) : end
  }

  /// What stands after a value and means nothing there: a unit, a remark.
  private mutating func skipTrailingWords() {
    let start = position
    if bytes[start] >= 0x80, UTF8Unit(bytes, at: start).scalar == nil {
      var offset = start
      _ = readInvalidUTF8(&offset, end: end)
      position = phraseEnd(offset)
    } else {
      position = bytes[start] == UInt8(ascii: "\"") ? plainStringEnd(start) : start + 1
      position = max(position, phraseEnd(position))
      report(.unexpectedCharacter, start..<position, pointer: pointer(insideTop: false))
    }
    // The mark of a string that was not opened.
    if byte(position) == UInt8(ascii: "\""), Self.endsPhrase(byte(afterSpace(position + 1))) { position += 1 }
    lastEnd = position
  }

  /// Whether a name and its colon stand there.
  func startsMember(_ start: Int) -> Bool {
    let stop: Int
    switch bytes[start] {
    case UInt8(ascii: "\""): stop = plainStringEnd(start)
    case UInt8(ascii: "'"):
      let limit = min(end, start + Self.horizon)
      stop = bytes[start + 1..<max(limit, start + 1)].firstIndex(of: UInt8(ascii: "'")).map { $0 + 1 } ?? end
    case let byte where Self.isWordByte(byte): stop = wordEnd(start)
    default: return false
    }
    let next = byte(afterSpace(stop))
    return next == UInt8(ascii: ":") || next == UInt8(ascii: "=")
  }

  /// Whether what stands there begins an element that lacks the comma before it.
  private func startsElement(_ start: Int) -> Bool {
    let byte = bytes[start]
    if Self.startsPlainValue(byte) || byte == UInt8(ascii: "'") || Self.isTypographicQuote(bytes, start) {
      return true
    }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") { return Self.isDigit(self.byte(start + 1)) }
    guard Self.isWordByte(byte) else { return false }
    return ForeignWord(string(start..<wordEnd(start))).kind != .bareWord
  }

  /// A colon after a value.
  private mutating func recoverColon() {
    let start = position
    if top.isObject {
      position += 1
      report(.unexpectedCharacter, start..<position, pointer: pointer(insideTop: false))
      skipToMember()
    } else if nodes.count > top.firstNode, let last = nodes.last, case .string(let name) = last.content {
      recoverMember(name, last.range)
    } else {
      position += 1
      report(.unexpectedCharacter, start..<position, pointer: pointer(insideTop: false))
      expectation = .value
    }
  }

  /// A member in an array: the array was not closed, or the brace is missing before it, or the array is an
  /// object that was opened with the wrong bracket. What fits the brackets that follow is believed.
  private mutating func recoverMember(_ name: String, _ range: Range<Int>) {
    let level = frames.count - 1
    let following = closersAhead(from: position + 1)
    nodes.removeLast()
    let isFirst = nodes.count == top.firstNode
    let before = isFirst ? (level == 0 ? 0 : top.open + 1) : nodes[nodes.count - 1].range.upperBound
    let outer = frames.indices.last { frames[$0].isObject }
    let braceScore = agreement(following, level: level, first: UInt8(ascii: "}"))
    let outerScore = outer.map { agreement(following, level: $0) } ?? -1
    let arrayScore = isFirst && level > 0 ? agreement(following, level: level) : -1
    if arrayScore > max(braceScore, outerScore) {
      let open = top.open
      report(.mismatchedBracket, open..<open + 1, pointer: pointer(insideTop: false))
      top.isObject = true
      top.firstMember = members.count
    } else if let outer, outerScore >= braceScore {
      report(
        .mismatchedBracket, before..<before, text: excerpt(range),
        suggestion: closers(from: level, to: outer + 1), pointer: pointer(insideTop: false))
      lastEnd = before
      abandonFrames(to: outer)
    } else if reopenObject(before: name) {
      // It goes on.
    } else {
      let start = range.lowerBound
      report(
        .mismatchedBracket, start..<start, text: excerpt(range), suggestion: "{",
        pointer: pointer(insideTop: true))
      enterFrame(closer: UInt8(ascii: "}"), open: start)
    }
    begin(name: name, range: range)
  }

  /// `{"a": 1}, "b": 2}`: an object that was closed before its last member.
  private mutating func reopenObject(before name: String) -> Bool {
    guard nodes.count > top.firstNode, let last = nodes.last, case .object(let known) = last.content,
      !known.contains(where: { $0.name.isSame(as: name) })
    else { return false }
    nodes.removeLast()
    enterFrame(closer: UInt8(ascii: "}"), open: last.range.lowerBound)
    members.append(contentsOf: known)
    let brace = last.range.upperBound - 1
    report(.mismatchedBracket, brace..<brace + 1, suggestion: "", pointer: pointer(insideTop: false))
    return true
  }

  /// Passes what is nested too deep, without a stack, to the bracket that closes the innermost container.
  mutating func skipTooDeep() {
    report(.nestingTooDeep, position..<position + 1)
    top.name = nil
    expectation = .separator
    var depth = 0
    var feature: Int?
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position = plainStringEnd(position)
        continue
      case UInt8(ascii: "{"):
        if feature == nil, depth > 0, isFeatureStart(position) { feature = position }
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
    lastEnd = end
    // The brackets do not add up: only a feature can be told from the rest.
    if let feature, feature < noFeatureStart, featureLevel != nil {
      noFeatureStart = feature
      position = feature
      abandonElement()
    } else {
      isStopped = true
    }
  }
}
