import Base
import TFCat
import TFCatTestSupport
import Testing

@testable import CatalogueComparison

/// Catalogues made at random: what is found does not depend on the way in which it is looked for.
@Suite struct MatchingTests {
  /// Boxes, triangles and points of one day, many of which overlap.
  private func catalogue(_ random: inout SeededNumbers, unit: Double = 1) throws
    -> ComparedCatalogue
  {
    let features = (0..<Int.random(in: 0...40, using: &random)).map { index in
      let (start, low) = (
        1_600_000_000 + Double(Int.random(in: 0...900, using: &random)),
        Double(Int.random(in: 10...60, using: &random))
      )
      let (end, high) = (
        start + Double(Int.random(in: 1...300, using: &random)),
        low + Double(Int.random(in: 1...30, using: &random))
      )
      let (bottom, top) = (low * unit, high * unit)
      let geometry =
        switch Int.random(in: 0...5, using: &random) {
        case 0: #"{"type": "Point", "coordinates": [\#(start), \#(bottom)]}"#
        case 1:
          #"{"type": "Polygon", "coordinates": [[[\#(start), \#(bottom)], [\#(end), \#(bottom)], [\#(end), \#(top)], [\#(start), \#(bottom)]]]}"#
        case 2: #"{"type": "LineString", "coordinates": [[\#(start), \#(bottom)], [\#(end), \#(top)]]}"#
        default:
          #"{"type": "Polygon", "coordinates": [[[\#(start), \#(bottom)], [\#(end), \#(bottom)], [\#(end), \#(top)], [\#(start), \#(top)], [\#(start), \#(bottom)]]]}"#
        }
      return #"{"type": "Feature", "id": \#(index), "geometry": \#(geometry), "properties": {}}"#
    }
    let text = """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"name": "x",
        "time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "\(unit == 1 ? "MHz" : "kHz")"},
        "ref_position_id": "GEOCENTER"}}, "features": [\(features.joined(separator: ",\n"))]}
      """
    return try ComparedCatalogue(
      CatalogueReader(bytes: Array(text.utf8)), typeField: nil, tt2000Origin: .j2000Noon,
      scale: .utc)
  }

  @Test func theIndexLosesNothingAndSidesDoNotMatter() throws {
    var random = SeededNumbers(1)
    for round in 0..<60 {
      let (one, other) = (try catalogue(&random), try catalogue(&random, unit: 1000))
      var options = MatchOptions()
      options.measure = MatchOptions.Measure.allCases[round % 4]
      options.threshold = [0.5, 0.2, 0, 0.9][(round / 4) % 4]
      if options.measure == .distance || round.isMultiple(of: 5) {
        (options.timeGap, options.frequencyGap) = (20, 2e6)
      }
      options.isManyToMany = true
      let all = try Matching(one, other, options: options)
      let measure = PairMeasure(options)
      var expected: [Matching.Pair] = []
      for (first, event) in one.events.enumerated() {
        for (second, candidate) in other.events.enumerated() {
          guard let shape = event.shape, let otherShape = candidate.shape else { continue }
          let value = measure.value(measure.shape(shape), measure.shape(otherShape))
          if measure.isEnough(value) { expected.append(.init(first: first, second: second, measure: value)) }
        }
      }
      #expect(all.pairs == expected)

      options.isManyToMany = false
      let (forward, backward) = (
        try Matching(one, other, options: options), try Matching(other, one, options: options)
      )
      #expect(forward.pairs.count == backward.pairs.count)
      let sums = [forward, backward].map { $0.pairs.reduce(0) { $0 + $1.measure } }
      #expect(abs(sums[0] - sums[1]) < 1e-6)
      #expect(Set(forward.pairs.map(\.first)).count == forward.pairs.count)
      #expect(Set(forward.pairs.map(\.second)).count == forward.pairs.count)
      #expect(forward.pairs.allSatisfy(expected.contains))

      let same = try Matching(one, one, options: options)
      #expect(
        same.pairs.map(\.first) == Array(one.events.indices)
          && same.pairs.allSatisfy {
            options.measure == .distance ? $0.measure == 0 : $0.measure == 1
          })
    }
  }

  @Test func intervalsAreSets() {
    let one = IntervalSet([3...4, 0...1, 0.5...2])
    #expect(one.intervals == [0...2, 3...4] && one.length == 3 && one.hull == 0...4)
    #expect(IntervalSet([0...2, 3...4], gap: 1).intervals == [0...4])
    #expect(one.intersection(IntervalSet([1...3.5])).intervals == [1...2, 3...3.5])
    #expect(one.intersection(IntervalSet([2...3])).intervals == [])
    #expect(one.intersection(IntervalSet([2...2])).intervals == [2...2])
    #expect(one.union(IntervalSet([2...3])).intervals == [0...4])
    #expect(one.length(in: 1...3.5) == 1.5 && one.length(in: 2...3) == 0)
    #expect(one.contains(2) && one.contains(3) && !one.contains(2.5) && !one.contains(5))
  }

  @Test func cellsOfMaps() {
    // Cells 4 to 7 of order 3 are the second cell of order 1.
    let shift = UInt64(58)
    let map = CoverageMap(.time, order: 3, [(4 << shift)..<(8 << shift), (1 << shift)..<(1 << shift)])
    #expect(map.ascii == "1/1 3/1\n" && map.ranges.count == 2)
    #expect(CoverageMap(.time, order: 61, [5..<8]).ascii == "60/3 61/5\n")
    #expect(CoverageMap(.frequency, order: 10, []).ascii == "10/\n")
    #expect(CoverageMap(.time, order: 0, [0..<(1 << 62)]).ascii == "0/0-1\n")
    let fits = map.fits
    #expect(fits.count == 3 * 2880 && fits.prefix(30) == Array("SIMPLE  =                    T".utf8)[...])
    #expect(Array(fits[5760..<5768]) == [4, 0, 0, 0, 0, 0, 0, 0])
  }
}
