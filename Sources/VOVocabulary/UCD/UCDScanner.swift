import Base

/// Splits a text into the words of a UCD and notes every breach of the grammar (UCD 1.1, section 2.2):
///
///     ucd        = word *( ";" word )
///     word       = [ namespace ":" ] atom *( "." atom )
///     namespace  = atom
///     atom       = ( letter / digit ) *( letter / digit / "-" / "_" )
///
/// Letters are those of ASCII. After a breach the scan goes on, so that one pass reports them all.
struct UCDScanner {
  struct Result {
    /// The words that follow the grammar, white space around them left out.
    var components: [UCD.Component] = []
    /// For each of `components`, its place among all words of the text that are not empty.
    var positions: [Int] = []
    var findings: [UCDFinding] = []
  }

  private let bytes: [UInt8]
  private var result = Result()
  private var wordsSeen = 0

  static func scan(_ text: String) -> Result {
    var scanner = UCDScanner(bytes: Array(text.utf8))
    scanner.run()
    return scanner.result
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func run() {
    if bytes.allSatisfy(\.isBlank) {
      report("", bytes.indices, "a UCD has at least one word; this one is empty")
      return
    }
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: .semicolon) ?? bytes.count
      segment(start..<end)
      start = end + 1
    }
  }

  private mutating func segment(_ whole: Range<Int>) {
    guard let first = bytes[whole].firstIndex(where: { !$0.isBlank }),
      let last = bytes[whole].lastIndex(where: { !$0.isBlank })
    else {
      reportEmptyWord(whole)
      return
    }
    let range = first..<(last + 1)
    let word = text(range)
    for blank in [whole.lowerBound..<first, range.upperBound..<whole.upperBound] where !blank.isEmpty {
      report(word, blank, "white space beside \(word.inQuotes); words are joined by ';' alone", "")
    }
    let position = wordsSeen
    wordsSeen += 1
    let before = result.findings.count
    scanCharacters(range, word)
    guard result.findings.count == before else { return }
    scanParts(range, word, position)
  }

  /// Removing the reported bytes removes the empty word with one of its semicolons.
  private mutating func reportEmptyWord(_ whole: Range<Int>) {
    let range =
      wordsSeen == 0
      ? whole.lowerBound..<min(whole.upperBound + 1, bytes.count)
      : max(whole.lowerBound - 1, 0)..<whole.upperBound
    let message: String
    if whole.upperBound == bytes.count {
      message = "the UCD ends with ';'; a semicolon only stands between two words"
    } else if wordsSeen == 0 {
      message = "the UCD begins with ';'; a semicolon only stands between two words"
    } else {
      message = "two semicolons with no word between them"
    }
    report("", range, message, "")
  }

  private mutating func scanCharacters(_ range: Range<Int>, _ word: String) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard !bytes[index].isUCDCharacter else {
        index += 1
        continue
      }
      // A run is kept whole: it is one slip of the pen, and a character outside ASCII takes several bytes.
      let end = bytes[index..<range.upperBound].firstIndex(where: \.isUCDCharacter) ?? range.upperBound
      let run = index..<end
      if bytes[run].allSatisfy({ $0.isBlank || $0 == .comma || $0 == .bar }) {
        report(word, run, "in \(word.inQuotes): words are separated by ';', not by \(name(of: run))", ";")
      } else {
        report(
          word, run,
          "\(name(of: run)) in \(word.inQuotes); a word holds letters, digits, '-', '_' and periods only")
      }
      index = end
    }
  }

  private mutating func scanParts(_ range: Range<Int>, _ word: String, _ position: Int) {
    let colons = bytes[range].indices.filter { bytes[$0] == .colon }
    guard colons.count <= 1 else {
      report(
        word, range, "\(colons.count) colons in \(word.inQuotes); a word has one at most, after a namespace")
      return
    }
    let before = result.findings.count
    var namespace: String?
    var nameRange = range
    if let colon = colons.first {
      let namespaceRange = range.lowerBound..<colon
      nameRange = (colon + 1)..<range.upperBound
      namespace = text(namespaceRange)
      if namespaceRange.isEmpty {
        report(word, colon..<(colon + 1), "\(word.inQuotes) begins with ':' but names no namespace", "")
      } else if let period = bytes[namespaceRange].firstIndex(of: .period) {
        report(
          word, period..<(period + 1), "a period in the namespace of \(word.inQuotes); it must be one atom")
      } else {
        scanStart(of: namespaceRange, word, "the namespace of \(word.inQuotes)")
      }
    }
    scanAtoms(nameRange, word)
    guard result.findings.count == before else { return }
    result.components.append(
      UCD.Component(namespace: namespace, name: text(nameRange), range: range, nameRange: nameRange))
    result.positions.append(position)
  }

  private mutating func scanAtoms(_ range: Range<Int>, _ word: String) {
    guard !range.isEmpty else {
      report(word, range, "no word follows the namespace in \(word.inQuotes)")
      return
    }
    var start = range.lowerBound
    var previousIsEmpty = false
    while start <= range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: .period) ?? range.upperBound
      if start < end {
        scanStart(of: start..<end, word, "an atom of \(word.inQuotes)")
        previousIsEmpty = false
      } else if !previousIsEmpty || end == range.upperBound {
        // The period to remove is the one after an empty atom, or before it at the end of the word.
        let period = end < range.upperBound ? end : end - 1
        let isReported = result.findings.last?.range.contains(period) ?? false
        if !isReported { report(word, emptyAtoms(at: period, in: range), emptyAtomMessage(word), "") }
        previousIsEmpty = true
      }
      start = end + 1
    }
  }

  /// The needless periods around `period`: the whole run at either end of the word, all but one elsewhere.
  private func emptyAtoms(at period: Int, in range: Range<Int>) -> Range<Int> {
    var low = period
    var high = period + 1
    while low > range.lowerBound, bytes[low - 1] == .period { low -= 1 }
    while high < range.upperBound, bytes[high] == .period { high += 1 }
    let isAtAnEnd = low == range.lowerBound || high == range.upperBound
    return (isAtAnEnd ? low : low + 1)..<high
  }

  private func emptyAtomMessage(_ word: String) -> String {
    "a needless period in \(word.inQuotes); a period only stands between two atoms"
  }

  private mutating func scanStart(of range: Range<Int>, _ word: String, _ what: String) {
    let first = bytes[range.lowerBound]
    guard first == .hyphen || first == .underscore else { return }
    let sign = first == .hyphen ? "'-'" : "'_'"
    report(
      word, range.lowerBound..<(range.lowerBound + 1),
      "\(what) begins with \(sign); it must begin with a letter or a digit")
  }

  private func name(of run: Range<Int>) -> String {
    if bytes[run].allSatisfy({ $0 == 0x20 }) { return run.count == 1 ? "a blank" : "blanks" }
    if bytes[run].allSatisfy(\.isBlank) { return "white space" }
    if bytes[run].contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "a control character" }
    return "'\(text(run))'"
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func report(
    _ word: String, _ range: Range<Int>, _ message: String, _ suggestion: String? = nil
  ) {
    result.findings.append(
      UCDFinding(.syntax, word: word, range: range, message: message, suggestion: suggestion))
  }
}

extension UInt8 {
  fileprivate static let semicolon = UInt8(ascii: ";")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let bar = UInt8(ascii: "|")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let period = UInt8(ascii: ".")
  fileprivate static let hyphen = UInt8(ascii: "-")
  fileprivate static let underscore = UInt8(ascii: "_")

  fileprivate var isUCDCharacter: Bool {
    isLetterOrDigit || self == .period || self == .hyphen || self == .underscore || self == .colon
  }
}
