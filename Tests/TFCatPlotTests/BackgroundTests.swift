import Base
import DynamicSpectra
import Foundation
import TFCat
import TFCatPlot
import TFCatTestSupport
import Testing

/// Pictures with a dynamic spectrum under the events: a bright stripe, a gap, and an event on the stripe.
@Suite struct BackgroundTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Ten minutes from 2024-05-01T10:00 of 20 to 80 MHz: 1 everywhere, 100 from 10:02 to 10:03, nothing from
  /// 10:05 to 10:07.
  private func grid() throws -> String {
    var text = "time/MHz,25,35,45,55,65,75\n"
    for second in stride(from: 0, to: 600, by: 5) where !(300..<420).contains(second) {
      let time = "2024-05-01T10:0\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60)"
      let value = (120..<180).contains(second) ? "100" : "1"
      text += ([time] + [String](repeating: value, count: 6)).joined(separator: ",") + "\n"
    }
    return try folder.write("grid.csv", text)
  }

  private func catalogue(_ features: String) throws -> String {
    try folder.write(
      "c.tfcat",
      """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features)]}
      """)
  }

  private func plot(_ features: String, _ options: PlotOptions = PlotOptions()) throws -> OverviewPlot {
    try OverviewPlot(
      catalogues: [catalogue(features)], options: options, background: PlotBackground(path: grid()))
  }

  private static let stripe = """
    {"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": [[[1714557720, 30], [1714557780, 30], [1714557780, 70], [1714557720, 70], [1714557720, 30]]]}, "properties": {}}
    """

  private func image(_ plot: OverviewPlot) throws -> PNGImage {
    let bytes = try plot.thumbnail(width: 600, height: 300)
    return try #require(bytes.withUnsafeBytes { PNGImage(decoding: $0) })
  }

  @Test func intensitiesAndGapsAreWhereTheyWereMeasured() throws {
    let plot = try plot("")
    let image = try image(plot)
    let (faint, bright, gap) = ("#dce6ee", "#0b1a30", "#fbfcfd")
    // A pixel is a second; the first cell begins half a step before 10:00.
    for second in [20, 100, 200, 280, 440, 580] { #expect(image[second, 150].text == faint, "\(second)") }
    for second in [130, 150, 175] { #expect(image[second, 150].text == bright, "\(second)") }
    for second in [310, 360, 410] { #expect(image[second, 150].text == gap, "\(second)") }
  }

  @Test func eventsStandOnWhatTheyWereDrawnFrom() throws {
    let bare = try image(plot(""))
    let drawn = try image(plot(Self.stripe))
    var changed: [Int] = []
    for x in 2..<598 where drawn[x, 150] != bare[x, 150] { changed.append(x) }
    #expect((changed.first ?? 0) >= 118 && (changed.last ?? 999) <= 187 && changed.count > 40)
    // Above 70 MHz and below 30 MHz there is no event.
    #expect(drawn[150, 20] == bare[150, 20] && drawn[150, 280] == bare[150, 280])
  }

  @Test func theLimitsAreThoseOfTheBackgroundUnlessOthersAreAsked() throws {
    let whole = String(decoding: try plot(Self.stripe).svg(), as: UTF8.self)
    #expect(
      whole.contains("1 event, 2024-05-01 10:02") && whole.contains("<image ") && whole.contains("Intensity"))
    var options = PlotOptions()
    options.start = try Instant(iso8601: "2024-05-01T10:05:00")
    options.end = try Instant(iso8601: "2024-05-01T10:10:00")
    let later = try plot(Self.stripe, options)
    #expect(later.notes.contains("1 of 1 events lie outside of the plot"))
    let empty = String(decoding: try later.svg(), as: UTF8.self)
    #expect(empty.contains("<image "))
  }

  @Test func aLogarithmicAxisShowsTheSameFrequencies() throws {
    let text = "time/MHz,1,3,9,27,81\n2024-05-01T10:00:00,1,1,50,1,1\n2024-05-01T10:01:00,1,1,50,1,1\n"
    let path = try folder.write("log.csv", text)
    var options = PlotOptions()
    options.scale = .logarithmic
    (options.lowestFrequency, options.highestFrequency) = (1e6, 100e6)
    let plot = try OverviewPlot(
      catalogues: [catalogue("")], options: options, background: PlotBackground(path: path))
    let image = try image(plot)
    // 10 MHz is in the middle; the cell of 9 MHz reaches from 6 to 18 MHz.
    #expect(image[300, 150].text == "#0b1a30")
    #expect(image[300, 30].text == "#dce6ee" && image[300, 250].text == "#dce6ee")
  }

  @Test func aPNGImageIsLaidByItsEdges() throws {
    let path = folder.path("picture.png")
    try Data(try plot("").thumbnail(width: 600, height: 300)).write(to: URL(fileURLWithPath: path))
    var reading = SpectrumOptions()
    #expect(throws: SpectrumError.self) { try PlotBackground(path: path) }
    reading.edges = SpectrumEdges(
      start: try Instant(iso8601: "2024-05-01T10:00:00"), end: try Instant(iso8601: "2024-05-01T10:10:00"),
      low: 20e6, high: 80e6, isTurned: false, isLogarithmic: false)
    let plot = try OverviewPlot(
      catalogues: [catalogue("")], options: PlotOptions(),
      background: PlotBackground(path: path, reading: reading))
    let image = try image(plot)
    #expect(image[150, 150].text == "#0b1a30" && image[100, 150].text == "#dce6ee")
    let hostile = folder.path("hostile.png")
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).write(
      to: URL(fileURLWithPath: hostile))
    #expect(throws: SpectrumError.self) { try PlotBackground(path: hostile, reading: reading) }
  }

  /// The page counts from the day of its first event, and without one from that of the background.
  @Test func aPageHasTheBackgroundAtItsTimes() throws {
    let background = try PlotBackground(path: grid())
    let later = Self.stripe.replacingOccurrences(of: "17145577", with: "17147305")
    for (features, origin, first) in [
      (Self.stripe, "2024-05-01", "1714557600"), (later, "2024-05-03", "1714557600"),
      ("", "2024-05-01", "1714557600"),
    ] {
      let path = try catalogue(features)
      let page = try ViewPage(
        [ViewCatalogue(file: MappedFile(path: path), path: path)], background: background)
      let html = String(decoding: page.html, as: UTF8.self)
      #expect(html.contains("\"origin\": \"\(origin)T00:00:00Z\""))
      // Events of another day are told, as nobody would see them.
      #expect(
        page.notes.contains { $0.hasPrefix("no event is where the background is") } == (features == later))
      // What the picture shows at first: half a step before the first cell.
      let start = try #require(Double(first)) - 2.5
      let day = try #require(ISO8601DateFormatter().date(from: "\(origin)T00:00:00Z"))
      let midnight = day.timeIntervalSince1970
      let from = Int(((start - midnight) * 1e6).rounded())
      #expect(html.contains("\"from\": \(from)"), "\(from)")
      #expect(html.contains("\"shades\": [\"#dce6ee\"") && html.contains("\"low\": 20000000"))
    }
  }

  @Test func aPageSaysWhatItsBackgroundLost() throws {
    var text = "time/MHz,25,35\n"
    for second in 0..<5000 {
      let (minute, rest) = (second / 60 % 60, second % 60)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      text += "2024-05-01T\(two(10 + second / 3600)):\(two(minute)):\(two(rest)),1,2\n"
    }
    let path = try catalogue(Self.stripe)
    let page = try ViewPage(
      [ViewCatalogue(file: MappedFile(path: path), path: path)],
      background: PlotBackground(path: folder.write("long.csv", text)))
    #expect(
      page.notes == ["the page has means of 5000 times at 2 frequencies of the background: 2500 at 2"])
  }
}
