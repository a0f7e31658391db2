import Base

extension RecoveringParser {
  mutating func readName() {
    skipSpace()
    guard expectation == .name else { return }
    guard position < text.end else { return readEnd() }
    let start = position
    switch text[start] {
    case UInt8(ascii: "\""):
      let name = readString()
      begin(name: name, range: start..<position)
    case UInt8(ascii: "'"): readQuotedName(.single)
    case UInt8(ascii: "`"): readQuotedName(.backtick)
    case containers.top.closer:
      if let comma = lastComma { reportTrailing(comma) }
      position += 1
      close(at: position)
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): closeWithoutValue()
    case UInt8(ascii: ","): readStrayCommas()
    case UInt8(ascii: "{"), UInt8(ascii: "["): recoverOpener()
    case UInt8(ascii: ":"):
      report(.unexpectedCharacter, start..<start + 1)
      begin(name: "", range: start..<start)
    default:
      if text.isTypographicQuote(start) { readQuotedName(.typographic) } else { readBareName() }
    }
  }

  private mutating func readQuotedName(_ quote: QuotationMark) {
    let start = position
    let name = readOddString(quote, isName: true)
    begin(name: name, range: start..<position)
  }

  private mutating func readBareName() {
    let start = position
    let stop = max(text.phraseEnd(start), start + 1)
    var next = text.afterSpace(stop)
    var last = stop
    if text.byte(next) == UInt8(ascii: "\""), text.isColon(text.afterSpace(next + 1)) {
      // The opening mark alone is missing.
      last = next + 1
      next = text.afterSpace(last)
    }
    let name = text.string(start..<stop)
    if text.isColon(next) {
      position = last
      report(.bareWord, start..<last, suggestion: FaultText.quoted(name))
      begin(name: name, range: start..<last)
    } else if !takeDecimals(start..<stop) {
      if text.isIllFormed(start) {
        _ = reportInvalidUTF8(at: start)
      } else {
        report(.unexpectedCharacter, start..<stop)
      }
      position = start
      skipToMember()
    }
  }

  /// `"flux": 1,5`: a comma for the decimal point.
  private mutating func takeDecimals(_ range: Range<Int>) -> Bool {
    guard let comma = lastComma, comma == lastEnd, comma + 1 == range.lowerBound,
      text[range].allSatisfy(\.isDigit), let member = containers.lastMember,
      case .number(let number) = member.value.content, number.isInteger,
      let whole = JSONNumber(literal: number.literal + "." + text.string(range))
    else { return false }
    let next = text.byte(text.afterSpace(range.upperBound))
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
    report(
      .unexpectedCharacter, comma..<comma + 1, suggestion: ".",
      pointer: containerPointer.appending(member.name))
    containers.replaceLastMemberValue(
      JSONNode(.number(whole), range: member.value.range.lowerBound..<range.upperBound))
    position = range.upperBound
    lastEnd = position
    lastComma = nil
    expectation = .separator
    return true
  }

  /// After something that cannot be understood in an object: goes to its next member or its end.
  mutating func skipToMember() {
    var depth = 0
    var followsComma = false
    while position < text.end {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "\""):
        let next = text.plainStringEnd(position)
        if depth == 0, followsComma, text.isColon(text.afterSpace(next)) {
          lastComma = nil
          expectation = .name
          return
        }
        // No string has this in it: its quotation marks would have backslashes. A mark is missing or too
        // many.
        if let feature = (position..<next).first(where: { text.isFeatureStart($0) }),
          containers.featureLevel != nil
        {
          position = feature
          abandonElement()
          return
        }
        position = next
      case UInt8(ascii: "{") where text.isFeatureStart(position) && containers.featureLevel != nil:
        abandonElement()
        return
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0, byte == UInt8(ascii: "}") || byte == containers.top.closer {
          lastEnd = position
          lastComma = nil
          expectation = .separator
          return
        }
        depth = max(0, depth - 1)
        position += 1
      default: position += 1
      }
      if !byte.isJSONWhitespace { followsComma = byte == UInt8(ascii: ",") }
    }
    lastEnd = text.end
  }

  mutating func readColon() {
    skipSpace()
    guard expectation == .colon else { return }
    guard position < text.end else { return readEnd() }
    let start = position
    switch text[start] {
    case UInt8(ascii: ":"):
      position += 1
      if text.byte(position) == UInt8(ascii: "=") {
        position += 1
        report(.missingColon, start..<position, suggestion: ":")
      }
      beginValue()
    case UInt8(ascii: "="), UInt8(ascii: ";"):
      position += 1
      if text.byte(position) == UInt8(ascii: ">") || text.byte(position) == UInt8(ascii: "=") {
        position += 1
      }
      report(.missingColon, start..<position, suggestion: ":")
      beginValue()
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if text.isColon(text.afterSpace(start + 1)) { reportStrayBracket() } else { reportNameAlone() }
    case UInt8(ascii: ",")
    where DamagedText.startsPlainValue(text.byte(text.afterSpace(start + 1)))
      && !text.startsMember(text.afterSpace(start + 1)):
      position += 1
      report(.missingColon, start..<position, suggestion: ":")
      beginValue()
    case UInt8(ascii: ","), UInt8(ascii: ")"): reportNameAlone()
    default:
      report(
        .missingColon, lastEnd..<lastEnd, text: text.excerpt(start..<min(text.end, start + 20)),
        suggestion: ":")
      beginValue()
    }
  }

  private mutating func reportNameAlone() {
    containers.abandonMember()
    report(
      .missingColon, lastEnd..<lastEnd, text: text.excerpt(containers.top.nameRange),
      pointer: containerPointer)
    expectation = .separator
  }

  private mutating func beginValue() {
    lastEnd = position
    expectation = .value
  }
}
