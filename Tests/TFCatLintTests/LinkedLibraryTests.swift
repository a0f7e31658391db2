import Foundation
import TFCatTestSupport
import Testing

/// What a program links that only lints catalogues, told by one of the examples.
@Suite struct LinkedLibraryTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// Beside the tests, where the build puts programs.
  private static let program = Bundle.main.executableURL.flatMap { tests in
    [tests.deletingLastPathComponent(), repository.appendingPathComponent(".build/debug")]
      .map { $0.appendingPathComponent("lint-only").path }.first(where: FileManager.default.isExecutableFile)
  }

  private static let unwanted = [
    "sqlite", "expat", "yaml", "nettle", "geos", "png", "Foundation", "icu", "xml",
  ]

  @Test(.enabled(if: OtherProgram.readelf != nil, "readelf (binutils) is not there"))
  func lintingNeedsNoDatabaseNoXMLNoYAMLAndNoFoundation() throws {
    let program = try #require(Self.program, "the example lint-only was not built")
    let readelf = try #require(OtherProgram.readelf)
    let outcome = try readelf.run(["-d", program])
    let needed = outcome.output.split(separator: "\n").filter { $0.contains("(NEEDED)") }
    #expect(needed.contains { $0.contains("jansson") }, "\(outcome.output)")
    for name in Self.unwanted {
      #expect(!needed.contains { $0.lowercased().contains(name.lowercased()) }, "\(name): \(needed)")
    }
  }

  @Test func theExampleLints() throws {
    let program = try #require(Self.program, "the example lint-only was not built")
    let broken = Self.repository.appendingPathComponent("examples/broken.tfcat.json").path
    let outcome = try OtherProgram(path: program).run([broken])
    #expect(outcome.status == 0 && outcome.output.contains("error: "), "\(outcome.output)\(outcome.errors)")
  }
}
