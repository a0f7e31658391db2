extension RecoveringParser {
  mutating func reportTrailing(_ comma: Int) {
    lastComma = nil
    // Of a tuple that stays one the comma tells it from parentheses that mean nothing.
    let container = containers.top
    if container.closer == UInt8(ascii: ")"), text.tupleEnd(container.open) == nil { return }
    report(.trailingComma, comma..<comma + 1, suggestion: "", pointer: containerPointer)
  }

  /// A member that has no value.
  mutating func reportMissingValue() {
    report(.missingValue, lastEnd..<lastEnd, text: text.excerpt(position..<position + 1))
    containers.abandonMember()
    expectation = .separator
  }

  /// A closing bracket where a value must stand: after the opening one, after a comma, after a colon.
  mutating func closeWithoutValue() {
    if expectation == .value, containers.top.isObject {
      let next = text.byte(text.afterSpace(position + 1))
      return DamagedText.startsPlainValue(next) ? reportStrayBracket() : reportMissingValue()
    }
    if let comma = lastComma { reportTrailing(comma) }
    expectation = .separator
    if text[position] == containers.top.closer {
      position += 1
      close(at: position)
    } else {
      recoverBracket(text[position])
    }
  }

  /// A closing bracket where what follows shows that nothing is closed.
  mutating func reportStrayBracket() {
    report(.mismatchedBracket, position..<position + 1, suggestion: "")
    position += 1
  }

  /// Commas where a value or a name must stand.
  mutating func readStrayCommas() {
    let start = position
    if expectation == .value, containers.top.isObject { return reportMissingValue() }
    if containers.isAtRoot {
      position += 1
      report(.unexpectedCharacter, start..<position, suggestion: "")
      return
    }
    var stop = start + 1
    var next = text.afterSpace(stop)
    while text.byte(next) == UInt8(ascii: ",") {
      stop = next + 1
      next = text.afterSpace(stop)
    }
    position = stop
    report(.missingValue, start..<stop, suggestion: containers.top.isObject ? "" : nil)
    lastComma = nil
  }

  /// What a bracket may mean that does not close the innermost container.
  private struct Reading {
    /// The containers that are open after it.
    var level: Int
    /// What is to be written instead.
    var suggestion: String
  }

  /// A bracket closes what it did not open. Either one before it is missing, or it is the wrong one, or it is
  /// one too many: what fits the brackets that follow is believed.
  mutating func recoverBracket(_ byte: UInt8) {
    let start = position
    let level = containers.level
    var readings: [Reading] = []
    if let match = containers.levels.dropFirst().last(where: { containers[$0].closer == byte }) {
      readings.append(Reading(level: match - 1, suggestion: containers.closers(from: level, to: match)))
    }
    if level > 0 {
      readings.append(
        Reading(level: level - 1, suggestion: String(Character(Unicode.Scalar(containers[level].closer)))))
    }
    readings.append(Reading(level: level, suggestion: ""))
    let following = text.closersAhead(from: start + 1)
    var best = readings[0]
    var bestScore = -1
    for reading in readings {
      let score =
        4 * containers.agreement(following, level: reading.level) + (fits(reading.level, start + 1) ? 2 : 0)
      if score > bestScore {
        best = reading
        bestScore = score
      }
    }
    let wasEmpty = level == 0 && containers.elements.isEmpty
    report(
      .mismatchedBracket, start..<start + 1, suggestion: best.suggestion, pointer: containerPointer)
    position = start + 1
    while containers.level > best.level {
      containers.abandonMember()
      close(at: containers.level - 1 > best.level ? lastEnd : position)
    }
    if best.level == level {
      if wasEmpty || level == 0 {
        let next = text.afterSpace(position)
        expectation = text[min(next, text.end - 1)] == UInt8(ascii: ",") ? .separator : .value
        if containers.isDocument { expectation = containers.elements.isEmpty ? .value : .end }
        if wasEmpty, expectation == .separator {
          position = next + 1
          expectation = .value
        }
      }
      lastEnd = position
    }
  }

  /// Whether what follows may stand in the container of that level.
  private func fits(_ level: Int, _ start: Int) -> Bool {
    let offset = text.afterSpace(start)
    let container = containers[level]
    guard offset < text.end else { return level == 0 }
    if text[offset] == container.closer { return true }
    guard text[offset] == UInt8(ascii: ",") else { return false }
    let next = text.afterSpace(offset + 1)
    let isMember =
      text.byte(next) == UInt8(ascii: "\"")
      && text.byte(text.afterSpace(text.plainStringEnd(next))) == UInt8(ascii: ":")
    if level == 0, containers.isDocument { return false }
    return container.isObject == isMember
  }
}
