extension RecoveringParser {
  mutating func reportTrailing(_ comma: Int) {
    report(.trailingComma, comma..<comma + 1, suggestion: "", pointer: pointer(insideTop: false))
    lastComma = nil
  }

  /// A member that has no value.
  mutating func reportMissingValue() {
    report(.missingValue, lastEnd..<lastEnd, text: excerpt(position..<position + 1))
    top.name = nil
    expectation = .separator
  }

  /// A closing bracket where a value must stand: after the opening one, after a comma, after a colon.
  mutating func closeWithoutValue() {
    if expectation == .value, top.isObject {
      let next = byte(afterSpace(position + 1))
      return Self.startsPlainValue(next) ? reportStrayBracket() : reportMissingValue()
    }
    if let comma = lastComma { reportTrailing(comma) }
    expectation = .separator
    if bytes[position] == top.closer {
      position += 1
      close(at: position)
    } else {
      recoverBracket(bytes[position])
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
    if expectation == .value, top.isObject { return reportMissingValue() }
    if frames.count == 1, case .document = scope {
      position += 1
      report(.unexpectedCharacter, start..<position, suggestion: "")
      return
    }
    var stop = start + 1
    while byte(afterSpace(stop)) == UInt8(ascii: ","), afterSpace(stop) < end { stop = afterSpace(stop) + 1 }
    position = stop
    report(.missingValue, start..<stop, suggestion: top.isObject ? "" : nil)
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
    let level = frames.count - 1
    var readings: [Reading] = []
    if let match = frames.indices.dropFirst().last(where: { frames[$0].closer == byte }) {
      readings.append(Reading(level: match - 1, suggestion: closers(from: level, to: match)))
    }
    if level > 0 {
      readings.append(
        Reading(level: level - 1, suggestion: String(Character(Unicode.Scalar(frames[level].closer)))))
    }
    readings.append(Reading(level: level, suggestion: ""))
    let following = closersAhead(from: start + 1)
    var best = readings[0]
    var bestScore = -1
    for reading in readings {
      let score = 4 * agreement(following, level: reading.level) + (fits(reading.level, start + 1) ? 2 : 0)
      if score > bestScore {
        best = reading
        bestScore = score
      }
    }
    let wasEmpty = level == 0 && nodes.isEmpty
    report(
      .mismatchedBracket, start..<start + 1, suggestion: best.suggestion, pointer: pointer(insideTop: false))
    position = start + 1
    while frames.count - 1 > best.level {
      top.name = nil
      close(at: frames.count - 2 > best.level ? lastEnd : position)
    }
    if best.level == level {
      if wasEmpty || level == 0 {
        let next = afterSpace(position)
        expectation = bytes[min(next, end - 1)] == UInt8(ascii: ",") ? .separator : .value
        if case .document = scope { expectation = nodes.isEmpty ? .value : .end }
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
    let offset = afterSpace(start)
    let frame = frames[level]
    guard offset < end else { return level == 0 }
    if bytes[offset] == frame.closer { return true }
    guard bytes[offset] == UInt8(ascii: ",") else { return false }
    let next = afterSpace(offset + 1)
    let isMember =
      byte(next) == UInt8(ascii: "\"") && byte(afterSpace(plainStringEnd(next))) == UInt8(ascii: ":")
    if level == 0, case .document = scope { return false }
    return frame.isObject == isMember
  }

  /// The brackets that close the containers from one level out to another.
  func closers(from inner: Int, to outer: Int) -> String {
    guard inner >= outer else { return "" }
    return String(
      decoding: (outer...inner).reversed().map { frames[$0].closer == 0x29 ? 0x5D : frames[$0].closer },
      as: UTF8.self)
  }

  /// The first brackets after an offset that close what is open there; 0 stands for the end of the text.
  func closersAhead(from start: Int) -> [UInt8] {
    var found: [UInt8] = []
    var depth = 0
    var offset = start
    let limit = min(end, start + Self.horizon)
    while offset < limit, found.count < 8 {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset = plainStringEnd(offset)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { found.append(bytes[offset]) } else { depth -= 1 }
      default: break
      }
      offset += 1
    }
    if offset >= end, depth == 0 { found.append(0) }
    return found
  }

  /// How many of these brackets close the containers up to a level as it must be.
  func agreement(_ closers: [UInt8], level: Int, first: UInt8? = nil) -> Int {
    var expected: [UInt8] = first.map { [$0] } ?? []
    expected += frames[0...level].reversed().prefix(closers.count + 1).map(\.closer)
    return zip(closers, expected).prefix { $0 == $1 }.count
  }
}
