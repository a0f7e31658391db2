import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatTestSupport
import Testing

/// Events that are there already.
@Suite struct DedupeTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func dedupe(
    _ path: String, _ rule: CatalogueDedupe.Rule, same: [String] = [], to name: String, memory: Int = 48 << 20
  ) throws -> (path: String, report: CatalogueDedupe.Report) {
    let input = try CatalogueInput(path: path)
    let target = folder.path(name)
    let output = try FeatureOutput(
      path: target, as: TFCatFormat(), head: input.head, frame: input.frame)
    let report = try CatalogueDedupe(rule, sameProperties: same, memory: memory).run(input, into: output)
    try output.finish()
    return (target, report)
  }

  private func features(_ path: String) throws -> [Feature] {
    try CatalogueInput(path: path).all().map(\.feature)
  }

  @Test(arguments: 1...8) func doingItTwiceIsDoingItOnce(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    // So close together that many overlap.
    let path = try folder.write("a.tfcat", drawn.text(200, span: 40_000))
    let share = [0.05, 0.2, 0.5, 1][seed % 4]
    let once = try dedupe(path, .overlap(share), to: "b.tfcat")
    let twice = try dedupe(once.path, .overlap(share), to: "c.tfcat", memory: 3000)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: once.path))
        == Data(contentsOf: URL(fileURLWithPath: twice.path)))
    #expect(twice.report.dropped == 0 && (share > 0.5 || once.report.dropped > 0))
    // The same as comparing each with all that stay before it.
    let input = try CatalogueInput(path: path)
    var reader = ExtentReader(input.head.crs)
    var kept: [(id: FeatureID?, extent: PhysicalExtent)] = []
    for feature in try features(path) {
      let found = reader.extent(of: feature)
      let extent = try #require(found)
      if !kept.contains(where: { $0.extent.overlap(with: extent) >= share }) {
        kept.append((feature.id, extent))
      }
    }
    #expect(try features(once.path).map(\.id) == kept.map(\.id))
  }

  @Test func theSameIDIsTheSameEvent() throws {
    var drawn = GeneratedCatalogue(seed: 3)
    let text = drawn.text(20)
    let twice = text.replacing("\"id\": \"e7\"", with: "\"id\": \"e3\"")
    let path = try folder.write("a.tfcat", twice)
    let result = try dedupe(path, .id, to: "b.tfcat")
    let report = result.report
    #expect(report.looked == 20 && report.dropped == 1 && report.different == 1 && report.unknown == 0)
    #expect(try features(result.path).count == 19 && Set(features(result.path).map(\.id)).count == 19)
    #expect(try dedupe(result.path, .id, to: "c.tfcat").report.dropped == 0)
  }

  @Test func propertiesMayHaveToBeTheSame() throws {
    var drawn = GeneratedCatalogue(seed: 4)
    let path = try folder.write("a.tfcat", drawn.text(200, span: 20_000))
    let all = try dedupe(path, .overlap(0.2), to: "b.tfcat").report.dropped
    let alike = try dedupe(path, .overlap(0.2), same: ["kind_of_burst"], to: "c.tfcat").report.dropped
    #expect(alike > 0 && alike < all)
    #expect(throws: OperationError.self) { try dedupe(path, .id, same: ["kind"], to: "d.tfcat") }
  }

  @Test func overlapsAreThoseOfBoxes() {
    func extent(_ times: ClosedRange<Double>, _ frequencies: ClosedRange<Double>) -> PhysicalExtent {
      PhysicalExtent(times: times, frequencies: frequencies)
    }
    let box = extent(0...10, 0...10)
    #expect(box.overlap(with: box) == 1)
    #expect(box.overlap(with: extent(0...10, 0...5)) == 0.5)
    #expect(box.overlap(with: extent(5...15, 0...10)) == 50.0 / 150)
    #expect(box.overlap(with: extent(11...12, 0...10)) == 0)
    // Lines at the same frequency are compared by their times, and points are the same or not.
    #expect(extent(0...10, 3...3).overlap(with: extent(5...10, 3...3)) == 0.5)
    #expect(extent(1...1, 3...3).overlap(with: extent(1...1, 3...3)) == 1)
    #expect(extent(1...1, 3...3).overlap(with: box) == 0)
    #expect(PhysicalExtent(times: nil, frequencies: 0...1).overlap(with: box) == 0)
  }
}
