/// Reads STC-S as TAP has it (TAP 1.0, section 6): a shape, a frame, a reference position and a flavour,
/// which may be left out, and numbers; or regions in brackets. Upper and lower case are the same.
struct RegionParser {
  private var words: ArraySlice<Substring>

  static func region(_ text: String) -> Region {
    let spaced = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
    var parser = RegionParser(words: spaced.split(whereSeparator: \.isWhitespace)[...])
    if let fault = beginning(text) {
      var region = Region(shape: .polygon, numbers: [])
      region.refuse(fault)
      return region
    }
    var region = parser.region(depth: 0)
    if region.faults.isEmpty, let word = parser.words.first {
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
    guard let word = words.popFirst() else { return failed("ends where a shape such as Polygon is missing") }
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
    while let word = words.first, word != "(", word != ")", Region.Shape(rawValue: word.lowercased()) == nil {
      guard let number = Self.number(word) else {
        region.refuse(
          "has \"\(word.prefix(20))\" where a number in degrees should be\(word.contains(",") ? ": numbers are separated by blanks" : "")"
        )
        return region
      }
      numbers.append(number)
      words.removeFirst()
    }
    region = Region(shape: shape, numbers: numbers)
    region.check()
    return region
  }

  /// Numbers as databases read them: not "nan", "inf" or "0x10".
  private static func number(_ word: Substring) -> Double? {
    guard word.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(word)
  }

  private func failed(_ message: String) -> Region {
    var region = Region(shape: .polygon, numbers: [])
    region.refuse(message)
    return region
  }

  private mutating func combination(_ shape: Region.Shape, depth: Int) -> Region {
    guard depth < 16 else { return failed("has more than 16 regions inside each other") }
    guard words.popFirst() == "(" else { return failed("has no bracket behind \(shape)") }
    var region = Region(shape: shape, numbers: [])
    var count = 0
    while let word = words.first, word != ")" {
      let inner = self.region(depth: depth + 1)
      if !inner.faults.isEmpty { return inner }
      count += 1
    }
    guard words.popFirst() == ")" else { return failed("has brackets without their partners") }
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
    if let word = words.first?.lowercased(), Self.frames.contains(word) { words.removeFirst() }
    if let word = words.first?.lowercased(), Self.positions.contains(word) { words.removeFirst() }
    if let word = words.first?.lowercased() {
      if word == "spherical2" {
        words.removeFirst()
      } else if word == "cartesian2" || word == "cartesian3" {
        return "has the flavour \(word.uppercased()); DaCHS takes SPHERICAL2 alone"
      }
    }
    guard let word = words.first, word != "(", word.first?.isLetter == true,
      Region.Shape(rawValue: word.lowercased()) == nil,
      !["nan", "inf", "infinity"].contains(word.lowercased())
    else { return nil }
    return
      "has the frame \"\(word.prefix(20))\", which DaCHS refuses: write ICRS for the sky and UNKNOWNFrame for a body, and name the frame in spatial_coordinate_description"
  }
}
