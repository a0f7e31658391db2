/// Reads patterns by the grammar of ECMA-262, section 22.2.1, with the flag `u`: by code points, with
/// `\p{...}`.
struct PatternParser {
  typealias Fault = Pattern.Fault

  /// Patterns in schemas often escape what needs no escape, `\-` or `\_`, and leave `{` and `]` alone where
  /// they have no meaning. The flag forbids both; nobody can mean anything else by it.
  private let isLenient: Bool
  /// Whether a letter stands for its other case too.
  private let ignoresCase: Bool
  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var groupCount = 0
  /// Group indices by name.
  private var names: [String: [Int]] = [:]
  private var namedReferences: [(name: String, offset: Int)] = []
  private var numberedReferences: [(index: Int, offset: Int)] = []

  private static let greatestDepth = 200

  init(_ pattern: String, isLenient: Bool, ignoresCase: Bool = false) {
    text = Array(pattern.unicodeScalars)
    self.isLenient = isLenient
    self.ignoresCase = ignoresCase
  }

  mutating func parse() throws(Fault) -> (node: PatternNode, groupCount: Int) {
    names = Self.names(in: text)
    let node = try parseAlternatives()
    if position < text.count { throw fault("\")\" closes nothing") }
    for reference in numberedReferences where reference.index > groupCount {
      throw Fault(message: "there is no group \(reference.index)", offset: reference.offset)
    }
    for reference in namedReferences where names[reference.name] == nil {
      throw Fault(message: "there is no group <\(reference.name)>", offset: reference.offset)
    }
    return (node, groupCount)
  }

  /// The groups' names have to be known before a reference that stands before its group.
  private static func names(in text: [Unicode.Scalar]) -> [String: [Int]] {
    var names: [String: [Int]] = [:]
    var count = 0
    var isInClass = false
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case "\\": offset += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        if offset + 1 < text.count, text[offset + 1] == "?" {
          guard offset + 3 < text.count, text[offset + 2] == "<", text[offset + 3] != "=",
            text[offset + 3] != "!"
          else { break }
          count += 1
          let name = text[(offset + 3)...].prefix { $0 != ">" }
          names[String(String.UnicodeScalarView(name)), default: []].append(count)
        } else {
          count += 1
        }
      default: break
      }
      offset += 1
    }
    return names
  }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private func isNext(_ word: String) -> Bool {
    text[position...].starts(with: word.unicodeScalars)
  }

  private mutating func take(_ word: String) -> Bool {
    guard isNext(word) else { return false }
    position += word.unicodeScalars.count
    return true
  }

  private func fault(_ message: String) -> Fault { Fault(message: message, offset: position) }

  private mutating func parseAlternatives() throws(Fault) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.greatestDepth else { throw fault("groups are nested too deeply") }
    var alternatives = [try parseSequence()]
    while take("|") { alternatives.append(try parseSequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func parseSequence() throws(Fault) -> PatternNode {
    var terms: [PatternNode] = []
    while let byte = next, byte != "|", byte != ")" {
      let firstGroup = groupCount + 1
      let (term, isQuantifiable) = try parseTerm()
      terms.append(
        try parseQuantifier(of: term, groups: firstGroup..<(groupCount + 1), isAllowed: isQuantifiable))
    }
    return terms.count == 1 ? terms[0] : terms.isEmpty ? .empty : .sequence(terms)
  }

  private mutating func parseQuantifier(
    of term: PatternNode, groups: Range<Int>, isAllowed: Bool
  ) throws(Fault) -> PatternNode {
    let start = position
    let bounds: (least: Int, most: Int?)
    if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("?") {
      bounds = (0, 1)
    } else if next == "{", let braces = try parseBraces() {
      bounds = braces
    } else {
      return term
    }
    guard isAllowed else {
      position = start
      throw fault("nothing to repeat")
    }
    let isGreedy = !take("?")
    if let most = bounds.most, most < bounds.least {
      throw fault("the numbers of the quantifier are out of order")
    }
    return .repetition(
      term, least: bounds.least, most: bounds.most, isGreedy: isGreedy, groups: groups)
  }

  /// `{2}`, `{2,}` or `{2,5}`; `nil` where the brace stands for itself.
  private mutating func parseBraces() throws(Fault) -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    if let least = parseNumber() {
      if take("}") { return (least, least) }
      if take(",") {
        if take("}") { return (least, nil) }
        if let most = parseNumber(), take("}") { return (least, most) }
      }
    }
    position = start
    if isLenient { return nil }
    throw fault("this is no quantifier; a brace that stands for itself is written \\{")
  }

  /// Numbers beyond what anything could have are all the same.
  private mutating func parseNumber() -> Int? {
    let start = position
    var number = 0
    while let digit = next, ("0"..."9").contains(digit) {
      number = min(number * 10 + Int(digit.value - 0x30), 1 << 40)
      position += 1
    }
    return position > start ? number : nil
  }

  private mutating func parseTerm() throws(Fault) -> (PatternNode, isQuantifiable: Bool) {
    guard let character = next else { return (.empty, false) }
    switch character {
    case "^":
      position += 1
      return (.start, false)
    case "$":
      position += 1
      return (.end, false)
    case "(": return try parseGroup()
    case ".":
      position += 1
      return (.character(CodePointSet.lineTerminators.inverted), true)
    case "[": return (.character(try parseClass()), true)
    case "\\": return try parseEscape()
    case "*", "+", "?": throw fault("nothing to repeat")
    case "{":
      let isQuantifier = try parseBraces() != nil
      if isQuantifier || !isLenient { throw fault("nothing to repeat") }
    case "}", "]":
      if !isLenient { throw fault("write \\\(character == "}" ? "}" : "]") where it stands for itself") }
    default: break
    }
    position += 1
    return (.character(inBothCases(CodePointSet(character))), true)
  }

  private func inBothCases(_ set: CodePointSet) -> CodePointSet { ignoresCase ? set.inBothCases : set }

  private mutating func parseGroup() throws(Fault) -> (PatternNode, isQuantifiable: Bool) {
    let start = position
    func close(_ parser: inout PatternParser) throws(Fault) {
      guard parser.take(")") else { throw Fault(message: "the group is never closed", offset: start) }
    }
    for (opening, isAhead, isNegated) in [
      ("(?=", true, false), ("(?!", true, true), ("(?<=", false, false), ("(?<!", false, true),
    ] where take(opening) {
      let node = try parseAlternatives()
      try close(&self)
      return (.look(node, isAhead: isAhead, isNegated: isNegated), false)
    }
    if take("(?:") {
      let node = try parseAlternatives()
      try close(&self)
      return (node, true)
    }
    if take("(?<") {
      let name = try parseGroupName()
      if (names[name] ?? []).count > 1 { throw fault("two groups have the name <\(name)>") }
    } else if take("(?") {
      throw fault("this kind of group is not part of ECMA-262")
    } else {
      position += 1
    }
    groupCount += 1
    let index = groupCount
    let node = try parseAlternatives()
    try close(&self)
    return (.group(node, index: index), true)
  }

  private mutating func parseGroupName() throws(Fault) -> String {
    var name = String.UnicodeScalarView()
    while let character = next, character != ">" {
      let properties = character.properties
      guard
        character == "$" || character == "_"
          || (name.isEmpty ? properties.isIDStart : properties.isIDContinue)
      else { throw fault("a group's name has letters, digits and underscores") }
      name.append(character)
      position += 1
    }
    guard !name.isEmpty, take(">") else { throw fault("a group's name ends with \">\"") }
    return String(name)
  }
}

// MARK: - Escapes and classes

extension PatternParser {
  private mutating func parseEscape() throws(Fault) -> (PatternNode, isQuantifiable: Bool) {
    let start = position
    guard position + 1 < text.count else { throw fault("a backslash at the end escapes nothing") }
    switch text[position + 1] {
    case "b", "B":
      position += 2
      return (.wordBoundary(isNegated: text[position - 1] == "B"), false)
    case "1"..."9" where ignoresCase, "k" where ignoresCase:
      throw Fault(message: "a reference to a group does not go together with (?i)", offset: start)
    case "1"..."9":
      position += 1
      let index = parseNumber() ?? 0
      numberedReferences.append((index, start))
      return (.backreference([index]), true)
    case "k":
      position += 2
      guard take("<") else { throw Fault(message: "\\k is followed by <name>", offset: start) }
      let name = try parseGroupName()
      namedReferences.append((name, start))
      return (.backreference(names[name] ?? []), true)
    default: return (.character(inBothCases(try parseClassEscape(isInClass: false))), true)
    }
  }

  /// `[...]`
  private mutating func parseClass() throws(Fault) -> CodePointSet {
    let start = position
    position += 1
    let isNegated = take("^")
    var set = CodePointSet([])
    while !take("]") {
      guard next != nil else { throw Fault(message: "the class is never closed", offset: start) }
      let (first, low) = try parseClassAtom()
      if next == "-", position + 1 < text.count, text[position + 1] != "]" {
        let dash = position
        position += 1
        let (last, high) = try parseClassAtom()
        if let low, let high {
          guard low <= high else { throw Fault(message: "the range is out of order", offset: dash) }
          set = set.union(CodePointSet([low...high]))
        } else if isLenient {
          set = set.union(first).union(last).union(CodePointSet([0x2D...0x2D]))
        } else {
          throw Fault(message: "a range goes from one character to another", offset: dash)
        }
      } else {
        set = set.union(first)
      }
    }
    set = inBothCases(set)
    return isNegated ? set.inverted : set
  }

  private mutating func parseClassAtom() throws(Fault) -> (CodePointSet, single: UInt32?) {
    guard let character = next else { throw fault("the class is never closed") }
    if character != "\\" {
      position += 1
      return (CodePointSet(character), character.value)
    }
    let start = position
    let set = try parseClassEscape(isInClass: true)
    return (set, set.single(writtenBy: text[start..<position]))
  }

  /// An escape that stands for one character of a set.
  private mutating func parseClassEscape(isInClass: Bool) throws(Fault) -> CodePointSet {
    let start = position
    guard position + 1 < text.count else { throw fault("a backslash at the end escapes nothing") }
    let character = text[position + 1]
    position += 2
    func one(_ codePoint: UInt32) -> CodePointSet { CodePointSet([codePoint...codePoint]) }
    let itself = CodePointSet(character)
    switch character {
    case "d": return .digits
    case "D": return CodePointSet.digits.inverted
    case "w": return .word
    case "W": return CodePointSet.word.inverted
    case "s": return .space
    case "S": return CodePointSet.space.inverted
    case "p", "P":
      guard take("{") else { throw Fault(message: "\\p is followed by {...}", offset: start) }
      let name = text[position...].prefix { $0 != "}" }
      let words = String(String.UnicodeScalarView(name))
      position += name.count
      guard take("}"), let property = UnicodeProperty(words) else {
        throw Fault(message: "there is no Unicode property \"\(words)\"", offset: start)
      }
      return CodePointSet(property, isNegated: character == "P")
    case "t": return one(0x09)
    case "n": return one(0x0A)
    case "v": return one(0x0B)
    case "f": return one(0x0C)
    case "r": return one(0x0D)
    case "b" where isInClass: return one(0x08)
    case "0":
      if let digit = next, ("0"..."9").contains(digit) {
        throw Fault(message: "octal escapes are not part of ECMA-262 patterns", offset: start)
      }
      return one(0)
    case "c":
      guard let letter = next, (0x61...0x7A).contains(letter.value | 0x20) else {
        throw Fault(message: "\\c is followed by a letter", offset: start)
      }
      position += 1
      return one(letter.value & 0x1F)
    case "x":
      guard let value = parseHexadecimal(2) else {
        throw Fault(message: "\\x is followed by two hexadecimal digits", offset: start)
      }
      return one(value)
    case "u": return one(try parseCodePoint(start))
    case "-" where isInClass: return itself
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return itself
    case "0"..."9", "A"..."Z", "a"..."z":
      throw Fault(message: "\\\(character) is no escape of ECMA-262", offset: start)
    default:
      guard isLenient else { throw Fault(message: "this character needs no backslash", offset: start) }
      return itself
    }
  }

  /// `\u0041`, `\u{1F600}` or a surrogate pair, after the `u`.
  private mutating func parseCodePoint(_ start: Int) throws(Fault) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while let digit = next.flatMap(hexadecimalValue), value <= CodePointSet.greatest {
        value = value << 4 | digit
        count += 1
        position += 1
      }
      guard count > 0, value <= CodePointSet.greatest, take("}") else {
        throw Fault(message: "\\u{...} holds the hexadecimal number of a character", offset: start)
      }
      return value
    }
    guard let lead = parseHexadecimal(4) else {
      throw Fault(message: "\\u is followed by four hexadecimal digits", offset: start)
    }
    let rest = position
    if (0xD800..<0xDC00).contains(lead), take("\\u"), let trail = parseHexadecimal(4),
      (0xDC00..<0xE000).contains(trail)
    {
      return 0x10000 + ((lead & 0x3FF) << 10 | (trail & 0x3FF))
    }
    position = rest
    return lead
  }

  private mutating func parseHexadecimal(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    let start = position
    for _ in 0..<count {
      guard let digit = next.flatMap(hexadecimalValue) else {
        position = start
        return nil
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private func hexadecimalValue(_ character: Unicode.Scalar) -> UInt32? {
    UInt8(exactly: character.value).flatMap(\.hexadecimalDigit).map(UInt32.init)
  }
}

extension CodePointSet {
  /// The one character of an escape that stands for one, `nil` for `\d`, `\p{...}` and their like.
  fileprivate func single(writtenBy escape: ArraySlice<Unicode.Scalar>) -> UInt32? {
    guard let letter = escape.dropFirst().first else { return nil }
    switch letter {
    case "d", "D", "w", "W", "s", "S", "p", "P": return nil
    default: return firstCodePoint
    }
  }
}
