import Base
import EPNCore
import Foundation
import TFCatTables
import Testing

@Suite struct RegionTests {
  /// What a DaCHS server with pgSphere did with each text, tried and written down; the end-to-end proof asks
  /// it again.
  static func verdicts() throws -> [(name: String, isTaken: Bool, text: String)] {
    let path = DictionaryTests.repository.appendingPathComponent("Tests/EndToEnd/regions/verdicts.tsv")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      let parts = line.split(separator: "\t")
      guard parts.count == 3 else { return nil }
      return (String(parts[0]), parts[1] == "taken", written(out: String(parts[2])))
    }
  }

  /// `RING(n)` and `CAP(latitude,n)` as vertices.
  private static func written(out text: String) -> String {
    var text = text
    if let match = text.firstMatch(of: /RING\((\d+)\)/), let count = Int(match.1) {
      let ring = (0..<count).map { index in
        let angle = 2 * Double.pi * Double(index) / Double(count)
        return "\(10 * cos(angle) + 20) \(10 * sin(angle))"
      }
      text.replaceSubrange(match.range, with: ring.joined(separator: " "))
    }
    if let match = text.firstMatch(of: /CAP\(([-\d.]+),(\d+)\)/), let count = Int(match.2) {
      let ring = (0..<count).map { "\(360 * Double($0) / Double(count)) \(match.1)" }
      text.replaceSubrange(match.range, with: ring.joined(separator: " "))
    }
    return text
  }

  @Test func regionsAreRefusedThatServersRefuse() throws {
    let verdicts = try Self.verdicts()
    #expect(verdicts.count > 90 && verdicts.contains { !$0.isTaken })
    for (name, isTaken, text) in verdicts {
      let region = try #require(Region(.string(text), xtype: nil))
      let refusals = region.faults.filter { $0.kind == .refused }.map(\.message)
      #expect(refusals.isEmpty == isTaken, "\(name): \(refusals)")
    }
  }

  @Test(arguments: [
    ("Polygon UNKNOWNFrame 0 1 0 2 0 3", "without an area"),
    ("Polygon UNKNOWNFrame 10 10 20 20 20 10 10 20", "crosses itself"),
    ("Polygon UNKNOWNFrame 0 0 180 0 90 45", "an edge of 180 degrees"),
    ("Polygon UNKNOWNFrame 0 0 120 0 240 10", "90 degrees or more from its middle"),
    ("Polygon UNKNOWNFrame 0 0 10 0 5 0 5 10", "goes the same way twice"),
    ("Polygon UNKNOWNFrame 0 0 20 0 20 10 10 0 0 10", "touches itself"),
    ("Polygon UNKNOWNFrame 10 10 20 10 20 10 20 20", "repeats a vertex: vertex 3 (20 10)"),
    ("Polygon UNKNOWNFrame 10 10 20 10 20 20 10 10", "repeats its first vertex at the end"),
    (
      "Polygon UNKNOWNFrame 10 10 20 10 15 15 20 20 10 20 15 15", "comes to one place twice: vertices 3 and 6"
    ),
    ("Polygon UNKNOWNFrame 10 10 20 10 10.00000000001 10", "is a polygon of 2 different vertices"),
    ("Polygon UNKNOWNFrame 0 80 10 80 10 91", "the latitude 91"),
    ("Polygon UNKNOWNFrame -10 0 10 0 10 10", "the longitude -10"),
    ("Polygon HGC 10 10 20 10 20 20", "has the frame \"HGC\", which DaCHS refuses"),
    ("Polygon BODY 10 10 20 10 20 20", "has the frame \"BODY\", which DaCHS refuses"),
    ("Polygon ICRS CARTESIAN2 1 1 2 1 2 2", "SPHERICAL2 alone"),
    ("Circle ICRS 10 10 5", "is a circle: DaCHS keeps polygons"),
    ("Circle ICRS 10 10 -5", "a negative radius"), ("Circle ICRS 10 10 91", "more than 90 degrees"),
    ("Circle ICRS 10 10", "is a circle of 2 numbers; it has 3"),
    ("Union ICRS (Circle 10 10 5 Circle 20 20 5)", "is a union"),
    ("Union ICRS (Circle 10 10 5)", "has 1 regions in union"),
    ("Not (Circle 10 10 5", "brackets without their partners"),
    ("Point ICRS 10 10", "calls Position"), ("{(10d,10d),(20d,10d),(20d,20d)}", "as pgSphere does"),
    ("10 10 20 10 20 20", "without a shape"), ("", "has no shape"),
    ("Polygon ICRS 10 10 20 10 20 20)", "behind the region"),
  ]) func eachFaultIsNamed(_ text: String, _ words: String) throws {
    let faults = try #require(Region(.string(text), xtype: nil)).faults
    #expect(faults.contains { $0.message.contains(words) }, "\(faults)")
    // A vertex too few is one that is repeated.
    #expect(faults.count == (words.contains("different") ? 2 : 1))
  }

  @Test func nestedUnionsEndByAMessage() throws {
    let text = String(repeating: "Union (", count: 100_000)
    #expect(try #require(Region(.string(text), xtype: nil)).faults.count == 1)
  }

  @Test func numbersGoByTheirXtype() throws {
    let corners: TableValue = [10, 10, 20, 10, 20, 20]
    #expect(try #require(Region(corners, xtype: "polygon")).faults.isEmpty)
    #expect(try #require(Region(.string("10 10 20 10 20 20"), xtype: "polygon")).faults.isEmpty)
    #expect(try #require(Region([10, 10, 5], xtype: "circle")).faults.isEmpty)
    #expect(try #require(Region([10, 10], xtype: "point")).faults.isEmpty)
    #expect(try #require(Region([10, 10, 5], xtype: "point")).faults.count == 1)
    #expect(Region(.null, xtype: nil) == nil)
  }

  @Test func areasAreThoseOfTheSphere() throws {
    // An octant, from both sides.
    let octant = SphericalPolygon(degrees: [0, 0, 90, 0, 0, 90])
    #expect(abs(try #require(octant.signedArea) - .pi / 2) < 1e-12)
    let back = SphericalPolygon(degrees: [0, 90, 90, 0, 0, 0])
    #expect(abs(try #require(back.signedArea) + .pi / 2) < 1e-12)
    // Caps around the poles, and an outline across 0.
    let ring: [Double] = (0..<360).flatMap { (index: Int) -> [Double] in [Double(index), 80] }
    let cap: Double = 2 * .pi * (1 - sin(80 * .pi / 180))
    let found: Double = try #require(SphericalPolygon(degrees: ring).signedArea)
    #expect(abs(found - cap) < 1e-4)
    let south: [Double] = (0..<360).flatMap { (index: Int) -> [Double] in [Double(index), -80] }
    #expect(try #require(SphericalPolygon(degrees: south).signedArea) < 0)
    #expect(try #require(SphericalPolygon(degrees: [350, 0, 10, 0, 10, 10, 350, 10]).signedArea) > 0)
    #expect(SphericalPolygon(degrees: [0, 0, 120, 0, 240, 0]).signedArea == nil)
    // A thousandth of an arcsecond.
    let tiny = SphericalPolygon(degrees: [10, 60, 10.0000003, 60, 10.0000003, 60.0000003])
    #expect(try #require(tiny.signedArea) > 0 && tiny.faults.isEmpty)
  }

  /// A star of 1023 points, all of whose edges cross, and a comb: the answer comes at once.
  @Test func manyVerticesAreSeenThrough() throws {
    let star = (0..<1023).flatMap { index -> [Double] in
      let angle = 2 * Double.pi * Double(index * 511 % 1023) / 1023
      return [20 + 10 * cos(angle), 10 * sin(angle)]
    }
    #expect(
      SphericalPolygon(degrees: star).faults.contains { if case .crossing = $0 { true } else { false } })
    var comb: [Double] = []
    for index in 0..<500 { comb += [Double(index) * 0.1, index % 2 == 0 ? 1.0 : 9.0] }
    comb += [50, 10, 0, 10]
    #expect(SphericalPolygon(degrees: comb).faults == [])
    #expect(
      SphericalPolygon(degrees: [Double](repeating: 1, count: 1_000_000)).faults == [
        .tooManyVertices(500_000)
      ])
  }
}
