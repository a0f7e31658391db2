import Foundation
import TFCatTestSupport
import Testing

/// `tfcat plot --on`, as a user runs it.
@Suite struct PlotRegionsCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let head =
      "ID_AR,DATE_OBS,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH\n"
    func row(_ number: Int, _ date: String, x: Int) -> String {
      "\(number),\(date)T01:35:03,1.98581,1.98581,512.743,512.471,488.779,\(x),500,444666000222,12\n"
    }
    try folder.write(
      "ar.csv",
      head + row(1, "2005-04-02", x: 600) + row(2, "2005-04-05", x: 200) + row(3, "2005-04-05", x: 2))
    _ = try Execution(["granules", "--from", "hfc1ar", "ar.csv", "-o", "regions.csv"], directory: folder.url)
  }

  private func plot(_ arguments: [String]) throws -> Execution {
    try Execution(["plot", "regions.csv"] + arguments, directory: folder.url)
  }

  @Test(arguments: ["disc", "carrington"]) func regionsOfATableAreDrawn(_ plane: String) throws {
    let run = try plot(["--on", plane, "-o", "a.svg"])
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.errors == "note: 1 of 3 rows have no region\n2 regions drawn to a.svg\n")
    let text = try folder.text("a.svg")
    #expect(text.contains("2 regions, 2005-04-02 01:35:03 to 2005-04-05 01:35:03"))
    #expect(text.contains("active region") == false)
    #expect(try plot(["--on", plane, "-o", "a.png"]).status == 0)
  }

  @Test func onlyAStretchOfTime() throws {
    let run = try plot(["--on", "disc", "--time", "2005-04-02", "--color", "granule_uid", "-o", "a.svg"])
    #expect(run.errors.contains("1 region drawn"))
    #expect(try folder.text("a.svg").contains("seen from 254.2° Carrington, -6.5°"))
  }

  @Test(arguments: [
    (["--on", "disc", "--frequency", "1-2", "-o", "a.svg"], "--frequency is for events"),
    (["--on", "disc", "-o", "a.html"], "--on draws pictures"),
    (["--on", "disc", "--color", "nothing", "-o", "a.svg"], "there is no column nothing"),
    (["--on", "disc", "--time", "2006", "-o", "a.svg"], "there is no region to draw"),
    (["--on", "sphere", "-o", "a.svg"], "--on"),
  ]) func whatDoesNotFitIsRefused(_ arguments: [String], _ words: String) throws {
    let run = try plot(arguments)
    #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
  }
}
