import Foundation
import TFCatTestSupport
import Testing

/// The commands of the README and of pages run as they stand, and say what the pages say.
@Suite struct PageTests {
  @Test(
    .enabled(if: OtherProgram.python(with: "argparse") != nil, "no Python is installed"),
    arguments: [
      "README.md", "docs/comparing.md", "docs/operations.md", "docs/detectors.md", "docs/convert.md",
    ])
  func commandsSayWhatThePageSays(_ page: String) throws {
    let folder = try ScratchFolder()
    let package = Execution.packageFolder
    try folder.write("bin/.keep", "")
    try folder.link("bin/tfcat", to: Execution.executable().path)
    try folder.link("examples", to: package.appendingPathComponent("examples").path)
    let runner = package.appendingPathComponent("Tests/EndToEnd/run_page.py").path
    let path = package.appendingPathComponent(page).path
    let run = try Execution(
      shell: """
        export PATH='\(folder.path("bin"))':"$PATH"
        python3 '\(runner)' '\(path)' '\(folder.path("."))' --findings --without waves_type2 --without type2.tfcat
        """, directory: folder.url)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix(" commands\n"))
  }
}
