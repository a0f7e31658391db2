internal import Base
internal import TFCatTables

/// Reads STC-S as TAP has it (TAP 1.0, section 6): a shape, a frame, a reference position and a flavour,
/// which may be left out, and numbers; or regions in brackets. Upper and lower case are the same.
struct RegionParser {
  private var words: Words

  static func region(_ text: String) -> Region {
    if let fault = beginning(text) {
      var region = Region(shape: .polygon, numbers: [])
      region.refuse(fault)
      return region
    }
    var parser = RegionParser(words: Words(text))
    var region = parser.region(depth: 0)
    if region.faults.isEmpty, let word = parser.words.peek() {
      region.refuse("has \"\(word.prefix(20))\" behind the region")
    }
    switch region.shape {
    case .polygon, .box: break
    default: if region.faults.isEmpty { region.noteThatItIsNoPolygon() }
    }
    return region
  }

  /// What other programs write instead.
  private static func beginning(_ text: String) -> String? {
    guard let first = text.first(where: { !$0.isWhitespace }) else { return "has no shape" }
    if first == "{" || first == "<" {
      return
        "is written as pgSphere does; write Polygon UNKNOWNFrame and the numbers in degrees, separated by blanks"
    }
    if first.isNumber || first == "-" || first == "+" || first == "." {
      return
        "has numbers without a shape and without an xtype that tells it; write Polygon UNKNOWNFrame before them"
    }
    return nil
  }

  private mutating func region(depth: Int) -> Region {
    guard let word = words.take() else { return failed("ends where a shape such as Polygon is missing") }
    guard let shape = Region.Shape(rawValue: word.lowercased()) else {
      if word.lowercased() == "point" { return failed("has Point, which STC-S calls Position") }
      return failed("does not begin with a shape of STC-S such as Polygon, but with \"\(word.prefix(20))\"")
    }
    if let fault = takeFrame() { return failed(fault) }
    switch shape {
    case .union, .intersection, .not: return combination(shape, depth: depth)
    default: break
    }
    var region = Region(shape: shape, numbers: [])
    var numbers: [Double] = []
    numbers.reserveCapacity(words.numberCapacity)
    while true {
      if let number = words.takeNumber() {
        numbers.append(number)
        continue
      }
      guard let word = words.peek(), word != "(", word != ")",
        Region.Shape(rawValue: word.lowercased()) == nil
      else { break }
      region.refuse(
        "has \"\(word.prefix(20))\" where a number in degrees should be\(word.contains(",") ? ": numbers are separated by blanks" : "")"
      )
      return region
    }
    region = Region(shape: shape, numbers: numbers)
    region.check()
    return region
  }

  private func failed(_ message: String) -> Region {
    var region = Region(shape: .polygon, numbers: [])
    region.refuse(message)
    return region
  }

  private mutating func combination(_ shape: Region.Shape, depth: Int) -> Region {
    guard depth < 16 else { return failed("has more than 16 regions inside each other") }
    guard words.take() == "(" else { return failed("has no bracket behind \(shape)") }
    var region = Region(shape: shape, numbers: [])
    var count = 0
    while let word = words.peek(), word != ")" {
      let inner = self.region(depth: depth + 1)
      if !inner.faults.isEmpty { return inner }
      count += 1
    }
    guard words.take() == ")" else { return failed("has brackets without their partners") }
    if shape == .not ? count != 1 : count < 2 {
      region.refuse("has \(count) regions in \(shape), which joins \(shape == .not ? "one" : "at least two")")
    }
    return region
  }

  // MARK: Frames

  private static let frames: Set<String> = [
    "icrs", "fk4", "fk5", "galactic", "relocatable", "unknown", "unknownframe",
  ]
  private static let positions: Set<String> = [
    "barycenter", "geocenter", "heliocenter", "lsr", "topocenter", "relocatable", "unknownrefpos",
  ]

  /// Reads the frame, the reference position and the flavour.
  ///
  /// - Returns: what DaCHS refuses about them.
  private mutating func takeFrame() -> String? {
    if let word = words.peek()?.lowercased(), Self.frames.contains(word) { words.skip() }
    if let word = words.peek()?.lowercased(), Self.positions.contains(word) { words.skip() }
    if let word = words.peek()?.lowercased() {
      if word == "spherical2" {
        words.skip()
      } else if word == "cartesian2" || word == "cartesian3" {
        return "has the flavour \(word.uppercased()); DaCHS takes SPHERICAL2 alone"
      }
    }
    guard let word = words.peek(), word != "(", word.first?.isLetter == true,
      Region.Shape(rawValue: word.lowercased()) == nil,
      !["nan", "inf", "infinity"].contains(word.lowercased())
    else { return nil }
    return
      "has the frame \"\(word.prefix(20))\", which DaCHS refuses: write ICRS for the sky and UNKNOWNFrame for a body, and name the frame in spatial_coordinate_description"
  }
}

extension RegionParser {
  /// The words of a text one after the other: what blanks separate, and each bracket.
  private struct Words {
    private let text: [UInt8]
    private var position = 0

    init(_ text: String) {
      let hasOnlyPlainBlanks = text.utf8.allSatisfy { $0 < 0x80 }
      self.text = Array((hasOnlyPlainBlanks ? text : String(text.map { $0.isWhitespace ? " " : $0 })).utf8)
    }

    /// No text has more numbers.
    var numberCapacity: Int { (text.count - position) / 2 + 1 }

    func peek() -> String? { next.map { String(decoding: text[$0], as: UTF8.self) } }

    mutating func skip() { position = next?.upperBound ?? position }

    mutating func take() -> String? {
      defer { skip() }
      return peek()
    }

    /// The next word, if it is a number as databases read them: not "nan", "inf" or "0x10".
    mutating func takeNumber() -> Double? {
      guard let word = next, text[word].allSatisfy(Self.isNumeric),
        let number = text.withUnsafeBufferPointer({
          TableText.double(UnsafeBufferPointer(rebasing: $0[word]))
        })
      else { return nil }
      position = word.upperBound
      return number
    }

    private var next: Range<Int>? {
      var start = position
      while start < text.count, text[start].isBlank { start += 1 }
      guard start < text.count else { return nil }
      var end = start + 1
      guard !Self.isBracket(text[start]) else { return start..<end }
      while end < text.count, !text[end].isBlank, !Self.isBracket(text[end]) { end += 1 }
      return start..<end
    }

    private static func isNumeric(_ byte: UInt8) -> Bool { byte.isDigit || "+-.eE".utf8.contains(byte) }

    private static func isBracket(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
  }
}
