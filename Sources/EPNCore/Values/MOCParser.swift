/// Reads the text of a MOC word by word.
struct MOCParser {
  struct Failure: Error {
    var message: String
  }

  private(set) var faults: [MOC.Fault] = []
  private var parts: [MOC.Part] = []
  private var order: Int?
  /// Whether the order that was said last has cells.
  private var orderHasCells = false
  private var word = 0
  private var saysCommas = false

  mutating func parts(of text: String) throws(Failure) -> [MOC.Part] {
    for word in text.utf8.split(whereSeparator: {
      $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: ",")
    }) {
      self.word += 1
      try take(Substring(word))
    }
    if text.utf8.contains(UInt8(ascii: ",")) {
      faults.append(
        MOC.Fault(
          kind: .form, message: "has commas between cells, as drafts of MOC 1 had; MOC 2.0 has blanks"))
    }
    guard !parts.isEmpty else { throw Failure(message: "has no cells; the empty MOC is 0/") }
    endOrder()
    try checkAlternation()
    return parts
  }

  private func failure(_ word: Substring, _ reason: String) -> Failure {
    Failure(message: "has \"\(word.prefix(30))\" (word \(self.word)): \(reason)")
  }

  private mutating func take(_ word: Substring) throws(Failure) {
    var rest = word
    if let letter = rest.first, letter.isLetter {
      switch letter {
      case "s": begin(.space)
      case "t": begin(.time)
      case "f": throw failure(word, "MOC 2.0 has space (s) and time (t), and no frequencies (f)")
      case "S", "T": throw failure(word, "the letter of a dimension is in lower case")
      default: throw failure(word, "a cell is written as 5/123")
      }
      rest = rest.dropFirst()
      if rest.isEmpty { return }
    }
    guard let slash = rest.firstIndex(of: "/") else { return try takeCells(rest, of: word) }
    let digits = rest[..<slash]
    guard let number = Self.number(digits), let next = Int(exactly: number) else {
      throw failure(
        word, digits.isEmpty ? "an order is missing before /" : "the order before / is no whole number")
    }
    if parts.isEmpty { begin(.space) }
    guard let part = parts.last else { return }
    guard next <= part.dimension.maximumOrder else {
      throw failure(word, "orders of \(part.dimension.name) go from 0 to \(part.dimension.maximumOrder)")
    }
    endOrder()
    order = next
    orderHasCells = false
    rest = rest[rest.index(after: slash)...]
    if !rest.isEmpty { try takeCells(rest, of: word) }
  }

  private mutating func begin(_ dimension: MOC.Dimension) {
    endOrder()
    order = nil
    if parts.last?.dimension != dimension { parts.append(MOC.Part(dimension: dimension)) }
  }

  /// An order without cells is that of the resolution.
  private mutating func endOrder() {
    guard let order, !orderHasCells, !parts.isEmpty else { return }
    parts[parts.count - 1].order = order
  }

  private mutating func takeCells(_ text: Substring, of word: Substring) throws(Failure) {
    guard let order, let part = parts.last else {
      throw failure(word, "an order is missing, as in 5/\(text.prefix(20))")
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
    guard ends.count <= 2, let low = ends.first.flatMap({ $0 }), let high = ends.last.flatMap({ $0 }) else {
      throw failure(word, "a cell is a whole number, or two with a dash between them")
    }
    guard low <= high else { throw failure(word, "the range begins behind its end") }
    let count = part.dimension.cellCount(of: order)
    guard high < count else {
      throw failure(word, "the cells of order \(order) are numbered from 0 to \(count - 1)")
    }
    orderHasCells = true
    parts[parts.count - 1].cells.append(MOC.Cells(order: order, numbers: low...high, word: self.word))
  }

  /// A number of digits alone.
  private static func number(_ text: Substring) -> UInt64? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? UInt64(text) : nil
  }

  private func checkAlternation() throws(Failure) {
    guard parts.count > 1 else { return }
    for (index, part) in parts.enumerated() {
      guard part.dimension == (index % 2 == 0 ? .time : .space) else {
        throw Failure(
          message: "has places before times; in a MOC of both each time (t) is followed by its places (s)")
      }
      guard !part.cells.isEmpty || index >= parts.count - 2 else {
        throw Failure(message: "has a part of \(part.dimension.name) without cells")
      }
    }
    guard parts.count.isMultiple(of: 2) else {
      throw Failure(message: "has a time (t) without places (s) at its end")
    }
  }
}
