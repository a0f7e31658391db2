import Base

extension RecoveringParser {
  mutating func readName() {
    skipSpace()
    guard expectation == .name else { return }
    guard position < end else { return readEnd() }
    let start = position
    switch bytes[start] {
    case UInt8(ascii: "\""):
      let name = readString()
      begin(name: name, range: start..<position)
    case UInt8(ascii: "'"): readQuotedName(.single)
    case UInt8(ascii: "`"): readQuotedName(.backtick)
    case top.closer:
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
      if Self.isTypographicQuote(bytes, start) { readQuotedName(.typographic) } else { readBareName() }
    }
  }

  private mutating func readQuotedName(_ quote: Quote) {
    let start = position
    let name = readOddString(quote, isName: true)
    begin(name: name, range: start..<position)
  }

  private mutating func readBareName() {
    let start = position
    let stop = max(phraseEnd(start), start + 1)
    var next = afterSpace(stop)
    var last = stop
    if byte(next) == UInt8(ascii: "\""), isColon(afterSpace(next + 1)) {
      // The opening mark alone is missing.
      last = next + 1
      next = afterSpace(last)
    }
    let text = string(start..<stop)
    if isColon(next) {
      position = last
      report(.bareWord, start..<last, suggestion: Self.quoted(text))
      begin(name: text, range: start..<last)
    } else if !takeDecimals(start..<stop) {
      if bytes[start] >= 0x80, UTF8Unit(bytes, at: start).scalar == nil {
        var offset = start
        _ = readInvalidUTF8(&offset, end: end)
      } else {
        report(.unexpectedCharacter, start..<stop)
      }
      position = start
      skipToMember()
    }
  }

  private func isColon(_ offset: Int) -> Bool {
    byte(offset) == UInt8(ascii: ":") || byte(offset) == UInt8(ascii: "=")
  }

  /// `"flux": 1,5`: a comma for the decimal point.
  private mutating func takeDecimals(_ range: Range<Int>) -> Bool {
    guard let comma = lastComma, comma == lastEnd, comma + 1 == range.lowerBound,
      bytes[range].allSatisfy(Self.isDigit), members.count > top.firstMember,
      case .number(let number) = members[members.count - 1].value.content, number.isInteger,
      let whole = JSONNumber(literal: number.literal + "." + string(range))
    else { return false }
    let next = byte(afterSpace(range.upperBound))
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
    let member = members[members.count - 1]
    report(
      .unexpectedCharacter, comma..<comma + 1, suggestion: ".",
      pointer: pointer(insideTop: false).appending(member.name))
    members[members.count - 1].value = JSONNode(
      .number(whole), range: member.value.range.lowerBound..<range.upperBound)
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
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let next = plainStringEnd(position)
        if depth == 0, followsComma, isColon(afterSpace(next)) {
          lastComma = nil
          expectation = .name
          return
        }
        // No string has this in it: its quotation marks would have backslashes. A mark is missing or too many.
        if let feature = (position..<next).first(where: { isFeatureStart($0) }), featureLevel != nil {
          position = feature
          abandonElement()
          return
        }
        position = next
      case UInt8(ascii: "{") where isFeatureStart(position) && featureLevel != nil:
        abandonElement()
        return
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0, byte == UInt8(ascii: "}") || byte == top.closer {
          lastEnd = position
          lastComma = nil
          expectation = .separator
          return
        }
        depth = max(0, depth - 1)
        position += 1
      default: position += 1
      }
      if !Self.isSpace(byte) { followsComma = byte == UInt8(ascii: ",") }
    }
    lastEnd = end
  }

  /// The end of a string, or of the line where it is not closed.
  func plainStringEnd(_ start: Int) -> Int {
    var offset = start + 1
    while offset < end, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "\"") { return offset + 1 }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset, end)
  }

  mutating func readColon() {
    skipSpace()
    guard expectation == .colon else { return }
    guard position < end else { return readEnd() }
    let start = position
    switch bytes[start] {
    case UInt8(ascii: ":"):
      position += 1
      if byte(position) == UInt8(ascii: "=") {
        position += 1
        report(.missingColon, start..<position, suggestion: ":")
      }
      beginValue()
    case UInt8(ascii: "="), UInt8(ascii: ";"):
      position += 1
      if byte(position) == UInt8(ascii: ">") || byte(position) == UInt8(ascii: "=") { position += 1 }
      report(.missingColon, start..<position, suggestion: ":")
      beginValue()
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if isColon(afterSpace(start + 1)) { reportStrayBracket() } else { reportNameAlone() }
    case UInt8(ascii: ",")
    where Self.startsPlainValue(byte(afterSpace(start + 1))) && !startsMember(afterSpace(start + 1)):
      position += 1
      report(.missingColon, start..<position, suggestion: ":")
      beginValue()
    case UInt8(ascii: ","), UInt8(ascii: ")"): reportNameAlone()
    default:
      report(.missingColon, lastEnd..<lastEnd, text: excerpt(start..<min(end, start + 20)), suggestion: ":")
      beginValue()
    }
  }

  private mutating func reportNameAlone() {
    top.name = nil
    report(
      .missingColon, lastEnd..<lastEnd, text: excerpt(top.nameRange), pointer: pointer(insideTop: false))
    expectation = .separator
  }

  private mutating func beginValue() {
    lastEnd = position
    expectation = .value
  }
}
