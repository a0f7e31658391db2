import Foundation
import TFCatTestSupport
import Testing

/// Pictures of catalogues by `tfcat plot`.
@Suite struct PlotCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func plot(_ catalogue: String, _ arguments: String...) throws -> Execution {
    let path = try folder.write("c.tfcat", catalogue)
    return try Execution(["plot", path, "-o", "-"] + arguments)
  }

  @Test func aPictureGoesWhereItIsAsked() throws {
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let file = folder.path("p.svg")
    let run = try Execution(["plot", path, "-o", file, "--title", "A & B", "--size", "640x400"])
    #expect(run.status == 0 && run.output.isEmpty && run.errors == "3 events drawn to \(file)\n")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("<title>A &amp; B</title>") && text.contains("width=\"640\" height=\"400\""))
    let png = folder.path("p.png")
    #expect(try Execution(["plot", path, "-o", png, "--size", "500x300"]).status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: png))
    #expect(Array(bytes.prefix(4)) == [0x89, 0x50, 0x4E, 0x47] && bytes[18] == 1 && bytes[19] == 0xF4)
  }

  @Test func limitsShowAPartOfTheEvents() throws {
    // The first burst is at 9:00, the last at 12:00.
    let first = try plot(BurstCatalogues.bursts, "--time", "/2006-09-12T09:30")
    #expect(first.output.contains("1 event, 2006-09-12 09:00") && first.output.contains("clip-path"))
    #expect(first.errors == "note: 2 of 3 events lie outside of the plot\n1 event drawn\n")
    let high = try plot(BurstCatalogues.bursts, "--frequency", "20-30")
    #expect(high.output.contains("1 event, 2006-09-12 12:00") && high.output.contains("<circle"))
    let kilohertz = try plot(BurstCatalogues.bursts, "--frequency", "500kHz-2 MHz")
    #expect(kilohertz.output.contains("1 event, 2006-09-12 09:00"))
    let none = try plot(BurstCatalogues.bursts, "--time", "2020-01-01/2020-01-02")
    #expect(none.status == 0 && none.output.contains("No event lies in these limits"))
  }

  @Test func axesAndColoursAreChosen() throws {
    // Of 1 to 24.73 MHz only the logarithmic axis has ticks at 1, 2, 5, 10 and 20.
    let usual = try plot(BurstCatalogues.bursts).output
    #expect(usual.contains(">2</text>") && usual.contains(">20</text>"))
    let linear = try plot(BurstCatalogues.bursts, "--linear").output
    #expect(!linear.contains(">2</text>") && linear.contains(">15</text>"))
    let narrow = try plot(BurstCatalogues.arc).output
    #expect(try plot(BurstCatalogues.arc, "--log").output != narrow)
    #expect(try plot(BurstCatalogues.bursts, "--color", "count").output.contains(">3 <tspan"))
    let styles = try ["light", "dark", "print"].map { try plot(BurstCatalogues.bursts, "--style", $0).output }
    #expect(Set(styles).count == 3 && styles[0] == usual)
    #expect(styles[1].contains("fill=\"#14181d\"") && styles[2].contains("text { font-family"))
  }

  @Test(arguments: [
    (["--log", "--linear"], "Say --log or --linear"), (["--time", "2010-13-01"], "no value of --time"),
    (["--time", "2010-01-02/2010-01-01"], "no value of --time"),
    (["--frequency", "80-20"], "no value of --frequency"),
    (["--frequency", "20 s-30 s"], "no value of --frequency"), (["--size", "10x10"], "no value of --size"),
    (["--style", "drak"], "did you mean \"dark\"?"),
    (["--color", "burst_typ"], "did you mean \"burst_type\"?"),
  ])
  func mistakesAreTold(_ arguments: [String], _ words: String) throws {
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let run = try Execution(["plot", path, "-o", folder.path("p.svg")] + arguments)
    #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("p.svg")))
    let other = try Execution(["plot", path, "-o", folder.path("p.gif")])
    #expect(other.status == 2 && other.errors.contains("ends with .svg, .pdf, .png or .html"))
  }

  /// A list without frequencies is not drawn as stripes over the range of a receiver.
  @Test func aListWithoutFrequenciesIsDrawnAsCounts() throws {
    let list = """
      # Product: e-CALLISTO
      20220401\t08:41-08:43\tIII\tGLASGOW
      20220401\t09:41-09:43\tIII\tGLASGOW
      20220402\t10:41-10:43\tII\tGLASGOW
      20220403\t10:41-10:43\tIII\tGLASGOW

      """
    let source = try folder.write("e-CALLISTO_2022_04.txt", list)
    let catalogue = folder.path("c.tfcat")
    let made = try Execution(
      [
        "convert", source, "-o", catalogue, "--metadata",
        folder.write("m.yml", "caveat: April alone.\ndescription: Mine.\n"),
      ])
    #expect(made.status == 0, "\(made.errors)")
    let text = try String(contentsOfFile: catalogue, encoding: .utf8)
    #expect(
      text.contains("The lists give no frequencies") && text.contains("April alone.")
        && text.contains("Mine."))
    let run = try Execution(["plot", catalogue, "-o", "-"])
    #expect(run.status == 0)
    #expect(run.output.contains("Events per hour") && !run.output.contains("Frequency ("))
    #expect(run.output.contains("4 events") && run.output.contains("the list says no frequencies"))
    #expect(run.output.contains("<desc>The lists give no frequencies"))
    #expect(run.output.contains("III <tspan"))
    // A bar for each hour with an event.
    #expect(run.output.components(separatedBy: "fill-opacity=\".85\"/>").count == 5)
    #expect(run.errors.contains("note: the list says no frequencies"))
    let png = try Execution(["plot", catalogue, "-o", folder.path("c.png")])
    #expect(png.status == 0)
  }
}
