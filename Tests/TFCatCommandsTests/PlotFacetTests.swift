import Foundation
import TFCatTestSupport
import Testing

/// Several pictures, labels, counts beside the picture, and PDF.
@Suite struct PlotFacetTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// One burst on each of three days of two years, the last over midnight.
  private var days: String {
    let times = [(1_158_051_600, 600), (1_158_138_000, 600), (1_189_555_200 - 300, 600)]
    let features = times.enumerated().map { index, time in
      let (start, end) = (time.0, time.0 + time.1)
      return """
        {"type": "Feature", "id": "b\(index)", "geometry": {"type": "Polygon", "coordinates": [[[\(start), 1], [\(end), 1], [\(end), 9], [\(start), 9], [\(start), 1]]]}, "properties": {"burst_type": "\(index == 1 ? "II" : "III")"}}
        """
    }
    return """
      {"type": "FeatureCollection", "fields": {"burst_type": {"info": "T", "datatype": "str", "ucd": "meta.code.class"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
  }

  private func plot(_ catalogue: String, _ arguments: String...) throws -> Execution {
    let path = try folder.write("c.tfcat", catalogue)
    return try Execution(["plot", path, "-o", "-"] + arguments)
  }

  /// The titles of the pictures, with how many events each has.
  private func panels(_ svg: String) -> [String] {
    svg.components(separatedBy: "<text class=\"p\"").dropFirst().compactMap { part in
      guard let start = part.range(of: ">")?.upperBound, let end = part.range(of: "</tspan>")?.lowerBound
      else {
        return nil
      }
      return part[start..<end].replacingOccurrences(
        of: "<[^>]*>", with: "", options: .regularExpression)
    }
  }

  @Test func daysYearsAndValuesHaveTheirPictures() throws {
    let byDay = try plot(days, "--facet", "day").output
    #expect(
      panels(byDay) == ["2006-09-12 1", "2006-09-13 1", "2007-09-11 1", "2007-09-12 1"], "\(panels(byDay))")
    let byYear = try plot(days, "--facet", "year").output
    #expect(panels(byYear) == ["2006 2", "2007 1"] && byYear.contains(">Jul</text>"))
    let byType = try plot(days, "--facet", "burst_type").output
    #expect(panels(byType) == ["III 2", "II 1"])
    // The spectral axis is one, and each event is where it is in all of them.
    #expect(byType.components(separatedBy: "id=\"c").count == 3)
    #expect(byType.components(separatedBy: "rotate(-90)").count == 2)
  }

  @Test func tooManyPicturesAreRefused() throws {
    // A minute apart, 100 000 events reach over 70 days.
    let run = try plot(BurstCatalogues.many(90_000), "--facet", "day")
    #expect(run.status == 2 && run.errors.contains("days would be as many pictures, of which 60 have room"))
    let wrong = try plot(days, "--facet", "burst_tipe")
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean \"burst_type\"?"))
  }

  @Test func labelsStandAtTheirEvents() throws {
    let names = try plot(days, "--label", "id", "--time", "2006-09-12/2006-09-14").output
    #expect(names.contains("class=\"l\"") && names.contains(">b0</text>") && names.contains(">b1</text>"))
    #expect(!names.contains(">b2</text>"))
    let types = try plot(BurstCatalogues.bursts, "--label", "burst_type").output
    #expect(types.contains(">III, &lt;odd&gt; &amp;"))
    let unknown = try plot(days, "--label", "x")
    #expect(unknown.status == 2 && unknown.errors.contains("there is no field \"x\""))
  }

  @Test func countsStandBesideThePicture() throws {
    let run = try plot(days, "--summary")
    #expect(run.status == 0 && run.output.contains(">Events per 5 days</text>"))
    #expect(try plot(days).output.contains("Events per") == false)
  }

  @Test func severalCataloguesHaveAColourEach() throws {
    let one = try folder.write("one.tfcat", BurstCatalogues.bursts)
    let two = try folder.write("two.tfcat", days)
    let both = try Execution(["plot", one, two, "-o", "-"]).output
    #expect(both.contains(">one.tfcat <tspan") && both.contains(">two.tfcat <tspan"))
    let byType = try Execution(["plot", one, two, "-o", "-", "--color", "burst_type"]).output
    #expect(!byType.contains("one.tfcat <tspan") && byType.contains(">II <tspan"))
  }

  /// Whether there is what draws PDF.
  private static let hasRenderer = ["librsvg-2.so.2", "libcairo.so.2"].allSatisfy { (name: String) in
    dlopen(name, RTLD_NOW) != nil
  }

  @Test(.enabled(if: !hasRenderer, "librsvg is installed")) func theMessageSaysWhatDrawsPDF() throws {
    let path = try folder.write("c.tfcat", days)
    let run = try Execution(["plot", path, "-o", folder.path("a.pdf")])
    #expect(run.status == 2 && run.errors.contains("librsvg2-2"))
  }

  @Test(.enabled(if: hasRenderer, "librsvg is not installed")) func textIsTextInPDF() throws {
    let path = try folder.write("c.tfcat", days)
    let files = try ["a.pdf", "b.pdf"].map { name in
      let run = try Execution(["plot", path, "-o", folder.path(name), "--title", "Bursts"])
      #expect(run.status == 0, "\(run.errors)")
      return try Data(contentsOf: URL(fileURLWithPath: folder.path(name)))
    }
    #expect(files[0] == files[1])
    let text = String(decoding: files[0], as: Unicode.ASCII.self)
    // 960 by 560 pixels at 96 dpi, and fonts instead of outlines of letters.
    #expect(text.hasPrefix("%PDF-1.") && text.contains("[ 0 0 720 420 ]") && text.contains("/ToUnicode"))
  }

  @Test(arguments: [
    (["--facet", "day", "--summary"], "Say --facet or --summary"),
    (["-o", "p.png", "--label", "id"], "are for SVG and PDF"),
    (["-o", "p.html", "--facet", "day"], "are for SVG and PDF"),
    (["-o", "p.html", "--size", "800x600"], "A page is as large as its window"),
  ])
  func mistakesAreTold(_ arguments: [String], _ words: String) throws {
    let path = try folder.write("c.tfcat", days)
    let output = arguments.contains("-o") ? [] : ["-o", "p.svg"]
    let run = try Execution(["plot", path] + output + arguments, directory: folder.url)
    #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
  }
}
