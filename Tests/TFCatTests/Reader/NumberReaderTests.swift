import Foundation
import TFCat
import TFCatTestSupport
import Testing

/// Numbers are read to the nearest double, as the standard library reads them.
@Suite struct NumberReaderTests {
  /// The coordinates of points with the given numbers for times, by the fast way.
  private func read(_ literals: [String]) throws -> [Double] {
    let positions = literals.map { "[\($0), 1]" }.joined(separator: ", ")
    let feature = Catalogues.feature(#"{"type": "MultiPoint", "coordinates": [\#(positions)]}"#)
    let geometry = try #require(Catalogues.read(Catalogues.collection(feature)).features.first?.geometry)
    return try #require(geometry.coordinates).positions.map(\.time)
  }

  private func expectNearest(_ literals: [String]) throws {
    let values = try read(literals)
    try #require(values.count == literals.count)
    for (literal, value) in zip(literals, values) where Double(literal)?.bitPattern != value.bitPattern {
      Issue.record("\(literal) is read as \(value)")
    }
  }

  @Test func randomLiteralsAreReadToTheNearestDouble() throws {
    var generator = SeededNumbers(2026)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) })
    }
    var literals: [String] = []
    for _ in 0..<100_000 {
      let total = Int.random(in: 1...22, using: &generator)
      let whole = Int.random(in: 1...total, using: &generator)
      var literal = Bool.random(using: &generator) ? "-" : ""
      literal += whole == 1 ? digits(1) : String(Int.random(in: 1...9, using: &generator)) + digits(whole - 1)
      if total > whole { literal += "." + digits(total - whole) }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        literal +=
          ["e", "E", "e+", "e-"][Int.random(in: 0..<4, using: &generator)]
          + digits(Int.random(in: 1...2, using: &generator))
      }
      literals.append(literal)
    }
    try expectNearest(literals)
  }

  /// Texts of 16 to 19 digits right at, and next to, the middle between two doubles: the hardest to round.
  @Test func middlesAreRoundedAsTheyShould() throws {
    var generator = SeededNumbers(5)
    var literals: [String] = []
    for _ in 0..<20_000 {
      // Between 2^53 and 2^63 the middles between doubles are integers.
      let bits = UInt64.random(in: (1 << 53)..<(1 << 63), using: &generator)
      let double = Double(bits)
      let middle = UInt64(double) + UInt64(double.ulp) / 2
      for integer in [middle - 1, middle, middle + 1] {
        let text = String(integer)
        let point = text.index(text.startIndex, offsetBy: Int.random(in: 1..<text.count, using: &generator))
        literals.append("\(integer).0")
        literals.append("\(text[..<point]).\(text[point...])")
      }
    }
    try expectNearest(literals)
  }

  @Test func shortestTextsOfRandomDoublesAreReadBack() throws {
    var generator = SeededNumbers(6)
    var literals: [String] = []
    while literals.count < 50_000 {
      let value = Double(bitPattern: .random(in: 0 ... .max, using: &generator))
      if value.isFinite { literals.append(value.description) }
    }
    try expectNearest(literals)
  }

  @Test(arguments: [
    "0", "-0", "0.0", "-0.0", "0e0", "-0e5", "0.000000000000000000000000001", "1e22", "1e23", "1e-22",
    "1e-23", "1e308",
    "1.7976931348623157e308", "2.2250738585072014e-308", "4.9e-324", "2.4703282292062328e-324",
    "9007199254740992", "9007199254740992.0", "9007199254740993.0", "18446744073709551615.0",
    "18446744073709551616.0",
    "9999999999999999999", "99999999999999999999", "0.9999999999999999999", "123456789.1234567890123456789",
    "8.5", "1.00000000000000011102230246251565", "1.0000000000000001110223024625156541",
  ])
  func edgesAreReadToTheNearestDouble(_ literal: String) throws {
    try expectNearest([literal, "-" + literal].filter { !$0.hasPrefix("--") })
  }

  @Test(arguments: [
    "01", "-01", "00", "+1", ".5", "5.", "1.e5", "1e", "1e+", "-", "0x10", "1_000", "NaN", "Infinity",
    "-Infinity", "1,5",
    "1 2", "\"1\"", "null", "true", "1e400", "-1e400", "1.2.3", "--1", "1e5.0", "٣",
  ])
  func whatIsNoNumberIsRefused(_ literal: String) {
    #expect(throws: CatalogueError.self) { try read([literal]) }
  }
}
