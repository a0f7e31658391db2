import Foundation
import TFCat
import TFCatPlot
import TFCatTestSupport
import Testing

struct PlotTests {
  private func svg(_ catalogue: String, title: String? = nil) throws -> String {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", catalogue)
    return String(decoding: try OverviewPlot(catalogues: [path], title: title).svg(), as: UTF8.self)
  }

  /// The sizes in the header of a PNG file.
  private func size(_ png: [UInt8]) -> (width: Int, height: Int)? {
    guard png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), png.count > 24 else {
      return nil
    }
    func number(_ start: Int) -> Int { png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  @Test func allKindsOfEventsAreDrawn() throws {
    let text = try svg(BurstCatalogues.bursts)
    #expect(text.contains("<title>Bursts &lt;of&gt; one day &amp; night</title>"))
    #expect(text.contains("3 events, 2006-09-12 09:00 to 12:00 UTC"))
    #expect(text.contains("Frequency (MHz)") && text.contains("Time (UTC)"))
    // The polygon, the line and the point.
    #expect(text.contains("Z\"/>") && text.contains("stroke-width=\"1.6\"/>") && text.contains("<circle"))
    // The legend, with what XML escapes; rare classes come last.
    #expect(text.contains("III, &lt;odd&gt; &amp;"))
    // More than a factor of ten in frequency: ticks at 1, 2, 5, 10 and 20, upwards.
    let heights = ["1", "2", "5", "10", "20"].compactMap { label -> Double? in
      guard let end = text.range(of: "\">\(label)</text>")?.lowerBound,
        let start = text[..<end].range(of: "y=\"", options: .backwards)?.upperBound
      else { return nil }
      return Double(text[start..<end])
    }
    #expect(heights.count == 5)
    #expect(heights == heights.sorted(by: >))
  }

  @Test func narrowRangesAreLinear() throws {
    let text = try svg(BurstCatalogues.arc)
    #expect(text.contains("1 event, 2024-01-01 06:00 to 06:28 UTC"))
    #expect(text.contains("Frequency (MHz)"))
    #expect(text.contains(">20</text>") && text.contains(">25</text>"))
  }

  /// From 1.8 to 18 MHz it is a factor of ten, and from 1.9 MHz less.
  @Test(arguments: [("1800", true), ("1900", false)])
  func aFactorOfTenIsLogarithmic(_ lowest: String, _ isLogarithmic: Bool) throws {
    let text = try svg(
      BurstCatalogues.arc.replacing("15000", with: lowest).replacing("30000", with: "15000"))
    // Between the decades there are ticks without numbers.
    #expect(text.contains("h-3\"/>") == isLogarithmic)
  }

  @Test func theSameCatalogueGivesTheSameBytes() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let plots = try (0..<2).map { _ in try OverviewPlot(catalogues: [path]) }
    #expect(try plots[0].svg() == plots[1].svg())
    #expect(try plots[0].thumbnail() == plots[1].thumbnail())
  }

  @Test func crowdsAreShownByDensity() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.many(OverviewPlot.shapeLimit + 1))
    let plot = try OverviewPlot(catalogues: [path], title: "Many")
    let text = String(decoding: try plot.svg(), as: UTF8.self)
    #expect(text.contains("10\u{202F}001 events") && text.contains("data:image/png;base64,iVBOR"))
    #expect(text.contains(">Events</text>") && !text.contains("class=\"s\""))
    #expect(text.utf8.count < 200_000)
    let thumbnail = try plot.thumbnail(width: 300, height: 100)
    #expect(size(thumbnail)?.width == 300 && size(thumbnail)?.height == 100)
  }

  @Test func shapesThatWouldCoverEachOtherAreShownByDensity() throws {
    // 5000 bars over most of the plot's height have no room beside each other in 800 pixels.
    #expect(try svg(BurstCatalogues.many(1000)).contains("class=\"s\""))
    #expect(try svg(BurstCatalogues.many(5000)).contains("data:image/png"))
  }

  @Test func shortEventsOfLongListsAreBars() throws {
    let text = try svg(BurstCatalogues.many(500))
    #expect(text.components(separatedBy: "class=\"s\"").count == 501)
  }

  @Test func catalogueWithoutEventsHasAPicture() throws {
    let text = try svg(
      "{\"type\": \"FeatureCollection\", \"fields\": {}, \"crs\": {\"type\": \"name\"}, \"features\": []}")
    #expect(text.contains("No event has a place") && text.hasSuffix("</svg>\n"))
  }

  @Test func eventsWithoutAPlaceAreTold() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(
      "c.tfcat",
      "{\"type\": \"FeatureCollection\", \"fields\": {}, \"crs\": {\"type\": \"name\"}, \"features\": [{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}, \"properties\": {}}]}"
    )
    let plot = try OverviewPlot(catalogues: [path])
    #expect(plot.count == 1 && plot.placedCount == 0)
    #expect(
      plot.notes == [
        "1 of 1 events have no place in the plot: no CRS tells what times and spectral values mean"
      ])
    #expect(size(try plot.thumbnail())?.width == 200)
  }

  @Test func extremeNumbersDoNoHarm() throws {
    for coordinates in [
      "[[[1e300, 1], [1e300, 2], [1, 2], [1e300, 1]]]", "[[[0, -5], [1, 1e308], [2, 0], [0, -5]]]",
      "[[[0, 0], [0, 0], [0, 0], [0, 0]]]", "[[[1e15, 1e-300], [2e15, 1e300], [1e15, 5], [1e15, 1e-300]]]",
      "[[[-1e11, 3], [1e11, 4], [0, 5], [-1e11, 3]]]", "[[[0, 1e-300], [9, 1e300], [5, 5], [0, 1e-300]]]",
      "[[[0, 1e-300], [9, 1e30], [5, 5], [0, 1e-300]]]", "[[[0, -1e30], [9, 1e30], [5, 5], [0, -1e30]]]",
      "[[[0, 5e-324], [9, 1e-323], [5, 5e-324], [0, 5e-324]]]", "[[[0, -2], [9, -1], [5, -1], [0, -2]]]",
      "[[[0, 5e-324], [9, 1e-320], [5, 5e-324], [0, 5e-324]]]",
    ] {
      let catalogue = BurstCatalogues.arc.replacingOccurrences(of: "\"mjd\"", with: "\"unix\"")
        .replacingOccurrences(
          of: "[[[60310.25, 15000], [60310.27, 18000], [60310.26, 30000], [60310.25, 15000]]]",
          with: coordinates)
      let text = try svg(catalogue)
      #expect(text.hasSuffix("</svg>\n"), "\(coordinates)")
      #expect(!text.contains("nan") && !text.contains("inf"), "\(coordinates)")
      let folder = try ScratchFolder()
      let path = try folder.write("c.tfcat", catalogue)
      #expect(try !OverviewPlot(catalogues: [path]).thumbnail().isEmpty)
    }
  }

  @Test func thumbnailsHaveTheSizeThatWasAskedFor() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let thumbnail = try OverviewPlot(catalogues: [path]).thumbnail()
    #expect(size(thumbnail)?.width == 200 && size(thumbnail)?.height == 120)
    var reader = try CatalogueReader(path: path)
    var pictures: Set<[UInt8]> = []
    while let feature = try reader.next() {
      let picture = OverviewPlot.thumbnail(of: feature, in: reader.head.crs, width: 64, height: 48)
      #expect(size(picture)?.width == 64 && size(picture)?.height == 48)
      pictures.insert(picture)
    }
    // Three events, three pictures.
    #expect(pictures.count == 3)
    let feature = Feature(geometry: .point(Point(Position(time: 0, spectral: 1))))
    #expect(size(OverviewPlot.thumbnail(of: feature, in: nil))?.width == 200)
  }

  @Test func photonEnergiesAreInElectronvolts() throws {
    let catalogue = BurstCatalogues.arc.replacingOccurrences(
      of: "\"type\": \"frequency\", \"unit\": \"kHz\"", with: "\"type\": \"energy\", \"unit\": \"eV\"")
    let text = try svg(catalogue)
    #expect(text.contains("Energy (keV)") && text.contains(">20</text>"))
  }

  @Test func severalCatalogues() throws {
    let folder = try ScratchFolder()
    let paths = [
      try folder.write("a.tfcat", BurstCatalogues.bursts), try folder.write("b.tfcat", BurstCatalogues.arc),
    ]
    let plot = try OverviewPlot(catalogues: paths)
    #expect(plot.count == 4 && plot.placedCount == 4)
    #expect(
      String(decoding: try plot.svg(), as: UTF8.self).contains("4 events, 2006-09-12 to 2024-01-01 UTC"))
  }
}
