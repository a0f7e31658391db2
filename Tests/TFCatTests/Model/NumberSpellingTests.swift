import Foundation
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

/// Numbers keep their values to the last digit, and whole numbers the way in which they are written.
@Suite struct NumberSpellingTests {
  private func rewritten(_ coordinates: String) throws -> String {
    let feature = Catalogues.feature(#"{"type": "LineString", "coordinates": \#(coordinates)}"#)
    let text = try Catalogues.rewritten(Catalogues.collection(feature))
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(#"{"type": "Feature""#) })
    let start = try #require(line.range(of: "[["))
    return String(line[start.lowerBound...].dropLast(2))
  }

  @Test(arguments: [
    // Whole numbers are integers or have a fraction, axis by axis ...
    "[[1158051858, 24730.0], [1158051859, 24000.0]]",
    "[[1158051858.0, 24730], [1158051859.0, 24000]]",
    "[[1158051858.5, 24730.5], [1158051859, 24000]]",
    // ... or number by number.
    "[[1158051858, 1], [1158051859.0, 1.0]]",
    "[[1.0, 5], [2, 5.0], [3.0, 6]]",
    // As many digits as there are.
    "[[2459946.123456789, 1], [2459946.1234567891, 1]]",
    "[[2459946.12345678901234567890123456789, 1], [0.1000000000000000055511151231257827, 1]]",
    // Nanoseconds of TT2000, and integers that no double is.
    "[[725803269184000001, 1], [725803269184000000, 1], [9007199254740993, 123456789012345678901234567890]]",
    // Around the largest integer that all doubles up to it can say.
    "[[4503599627370496, 4503599627370497], [9007199254740991, 9007199254740992]]",
    "[[4503599627370496.0, 4503599627370497.0], [9007199254740991.0, 0.5]]",
    // Zero and next to nothing.
    "[[-0, -0.0], [0, 0.0]]",
    "[[-0.0, -0], [0.0, 0]]",
    "[[1e-400, 1], [5e-324, 2]]",
    "[[0.0001, 0.00012345], [1e-05, 1.2345e-05]]",
    "[[1.7976931348623157e+308, 2.2250738585072014e-308], [-1e+17, 1]]",
  ])
  func valuesAreKept(_ coordinates: String) throws {
    #expect(try rewritten(coordinates) == coordinates)
  }

  /// However the numbers of a long line are mixed.
  @Test(arguments: 0..<50) func mixedNumbersAreKept(_ round: Int) throws {
    let ways = [
      ["5", "12"], ["5.0", "12.0"], ["5", "7.0"], ["0.5", "-1.25"], ["5", "0.5"], ["7.0", "0.5", "-0.0"],
    ]
    let mixes = [ways.randomElement() ?? [], ways.randomElement() ?? []]
    let coordinates = (0..<40).map { _ in
      "[" + mixes.map { $0.randomElement() ?? "" }.joined(separator: ", ") + "]"
    }
    let text = "[" + coordinates.joined(separator: ", ") + "]"
    #expect(try rewritten(text) == text)
  }

  @Test(arguments: [
    // Zeros at the end, and exponents that need not be, say nothing.
    ("[[1.50, 2.000], [1.500, 3.00]]", "[[1.5, 2.0], [1.5, 3.0]]"),
    ("[[15e-1, 1], [1.5E0, 2]]", "[[1.5, 1], [1.5, 2]]"),
    ("[[0.00001, 1], [0.00002, 2]]", "[[1e-05, 1], [2e-05, 2]]"),
  ])
  func spellingIsMadeUniform(_ coordinates: String, _ expected: String) throws {
    #expect(try rewritten(coordinates) == expected)
  }

  @Test func exactDigitsAreThereForPrograms() throws {
    let text = Catalogues.collection(Catalogues.point("[725803269184000001, 24730.0]"))
    var geometry = try #require(Catalogues.read(text).features.first?.geometry)
    #expect(geometry.coordinates?.number(at: 0)?.integerValue == 725_803_269_184_000_001)
    #expect(geometry.coordinates?.number(at: 1)?.literal == "24730.0")
    // A number that is changed has no other digits than its own.
    geometry.updatePositions { $0.time += 1024 }
    #expect(geometry.coordinates?.number(at: 0)?.literal == "7.25803269184001e+17")
  }

  /// The text of a number must not depend on the numbers before it.
  @Test func textIsTheShortestThatReadsBack() throws {
    var generator = SeededNumbers(11)
    var positions: [Position] = []
    for index in 0..<20_000 {
      let scale = [1, 10, 1000, 1e6, 1e9, 1e12][index % 6]
      let value =
        Double.random(in: -1...1, using: &generator) * [1e-6, 1, 1e3, 2.5e6, 2e9, 1e17][index / 7 % 6]
      positions.append(Position(time: value, spectral: (value * scale).rounded() / scale))
    }
    let json = Geometry.lineString(LineString(positions)).json
    let folder = try TemporaryFolder()
    try FeatureCollection(
      head: Catalogues.head, features: [Feature(geometry: .lineString(LineString(positions)))]
    ).write(to: folder.file("out.json"))
    let read = try FeatureCollection(path: folder.file("out.json"))
    #expect(read.features.first?.geometry == .lineString(LineString(positions)))
    // The writer has ways of its own for most numbers; the JSON tree has the text of the standard library.
    #expect(try folder.text(of: "out.json").contains(json.description))
  }
}
